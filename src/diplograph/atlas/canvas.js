// The drawing: vis-network holds the nodes and lines; the veil over what is not in focus and all labels are drawn here.

const LINES_IN_FULL_COLOUR = 1500;

class Canvas {
  constructor(graph, places, options) {
    this.graph = graph;
    this.focus = null;
    this.hovered = null;
    this.places = places;
    this.shownNodes = new Set();
    this.shownLines = new Set();
    this.nodes = new vis.DataSet(this.placed().map((node) => ({ ...node, hidden: true })));
    this.lines = new vis.DataSet();
    this.show(graph.seen());
    this.network = new vis.Network(byId("canvas"), { nodes: this.nodes, edges: this.lines }, options);
    this.labels = new Labels(graph);
    this.network.on("afterDrawing", (context) => this.decorate(context));
    this.dress();
  }

  // Colours of the page's theme, for what is drawn; the more lines there are, the fainter each.
  dress() {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(`--${name}`).trim();
    this.colours = Object.fromEntries(["paper", "ink", "soft", "line", "accent"].map((name) => [name, colour(name)]));
    const line = colour("thread");
    const opacity = Math.max(0.3, Math.min(1, LINES_IN_FULL_COLOUR / this.shownLines.size));
    const color = { color: line, highlight: line, hover: line, inherit: false, opacity };
    this.network.setOptions({ edges: { color, width: this.stretch } });
  }

  // While only the most connected nodes are shown they stand closer than the places for all nodes would have them; when
  // all are shown nodes and lines are drawn larger, for they are seen from farther away.
  get stretch() {
    return this.graph.all ? this.graph.stretch : 1;
  }

  placed() {
    this.stretched = this.stretch;
    const factor = this.stretch / this.graph.stretch;
    return this.places.map((node) =>
      ({ ...node, x: node.x * factor, y: node.y * factor, size: node.size * Math.sqrt(this.stretch) }));
  }

  // All nodes are always there, some of them hidden; of the lines only those that are seen.
  show({ nodes, lines }) {
    if (this.stretched !== this.stretch) this.nodes.update(this.placed());
    const changed = this.graph.nodes.filter((node) => this.shownNodes.has(node) !== nodes.has(node));
    if (changed.length) this.nodes.update(changed.map((node) => ({ id: node.id, hidden: !nodes.has(node) })));
    const gone = [...this.shownLines].filter((line) => !lines.has(line));
    if (gone.length) this.lines.remove(gone.map(({ id }) => id));
    const come = [...lines].filter((line) => !this.shownLines.has(line));
    if (come.length) this.lines.add(come.map(({ id, ends: [from, to] }) => ({ id, from: from.id, to: to.id })));
    this.shownNodes = nodes;
    this.shownLines = lines;
  }

  // What is in focus: a node or a line with its surroundings; null for everything.
  focusOn(thing) {
    this.focus = thing && {
      thing,
      lines: thing.ends ? [thing] : thing.lines.filter((line) => this.shownLines.has(line)),
    };
    if (this.focus) {
      this.focus.nodes = new Set(this.focus.lines.flatMap((line) => line.ends));
      if (!thing.ends) this.focus.nodes.add(thing);
    }
    this.network.redraw();
  }

  refocus() {
    if (this.focus) this.focusOn(this.focus.thing);
  }

  decorate(context) {
    const scale = this.network.getScale();
    const place = (node) => this.network.body.nodes[node.id];
    if (this.focus) this.unveil(context, scale, place);
    const shown = this.focus ? this.graph.nodes.filter((node) => this.focus.nodes.has(node)) : this.graph.nodes;
    const first = [this.hovered, this.focus?.thing].filter((one) => one && !one.ends);
    this.labels.draw(context, {
      scale, place, first, colours: this.colours,
      centre: this.network.getViewPosition(),
      size: this.size(),
      nodes: shown.filter((node) => this.shownNodes.has(node)),
    });
  }

  // Fade everything, then draw what is in focus once more above it.
  unveil(context, scale, place) {
    const { width, height } = this.size();
    const centre = this.network.getViewPosition();
    context.save();
    context.globalAlpha = 0.84;
    context.fillStyle = this.colours.paper;
    context.fillRect(centre.x - width / scale, centre.y - height / scale, (2 * width) / scale, (2 * height) / scale);
    context.globalAlpha = 0.75;
    context.strokeStyle = this.colours.accent;
    context.lineWidth = (this.focus.thing.ends ? 3 : 1.4) / scale;
    context.beginPath();
    for (const { ends: [one, other] } of this.focus.lines) {
      context.moveTo(place(one).x, place(one).y);
      context.lineTo(place(other).x, place(other).y);
    }
    context.stroke();
    context.restore();
    for (const node of this.focus.nodes) if (this.shownNodes.has(node)) place(node).draw(context);
    if (!this.focus.thing.ends) this.ring(context, scale, place(this.focus.thing));
  }

  ring(context, scale, { x, y, options: { size } }) {
    context.save();
    context.strokeStyle = this.colours.accent;
    context.lineWidth = 2.5 / scale;
    context.beginPath();
    context.arc(x, y, size * 1.15 + 5 / scale, 0, 2 * Math.PI);
    context.stroke();
    context.restore();
  }

  size() {
    const { clientWidth: width, clientHeight: height } = byId("canvas");
    return { width, height };
  }

  fit(nodes = [...this.shownNodes], animation = false) {
    this.network.setSize("100%", "100%");
    if (nodes.length) this.network.fit({ nodes: nodes.map(({ id }) => id), maxZoomLevel: 1.2, animation });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor, animation: { duration: 150 } });
  }

  // Bring what is in focus into view, moving only as far as the reader's settings allow.
  approach() {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.fit([...this.focus.nodes].filter((node) => this.shownNodes.has(node)), still ? false : { duration: 350 });
  }

  picture() {
    const drawn = byId("canvas").querySelector("canvas");
    const copy = element("canvas", { width: drawn.width, height: drawn.height });
    const context = copy.getContext("2d");
    context.fillStyle = this.colours.paper;
    context.fillRect(0, 0, copy.width, copy.height);
    context.drawImage(drawn, 0, 0);
    element("a", { href: copy.toDataURL("image/png"), download: "map.png" }).click();
  }
}
