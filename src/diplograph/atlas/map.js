// The parts put together: what is chosen, what is shown, which key does what.

const graph = new Graph(read("records"), read("lines"));
const canvas = new Canvas(graph, read("nodes"), read("options"));
const legend = new Legend(graph, () => refresh(true));
const panel = new Panel(graph, choose, () => choose(null));
const search = new Search(graph, choose);
let chosen = null;

function refresh(aloud) {
  const seen = graph.seen();
  canvas.show(seen);
  canvas.refocus();
  legend.refresh();
  notice(seen.nodes.size);
  if (aloud) say(`${seen.nodes.size} of ${count(graph.nodes.length, "node")} shown`);
}

function notice(shown) {
  byId("notice").hidden = graph.all;
  byId("notice-text").textContent =
    `${shown.toLocaleString("en")} of ${graph.nodes.length.toLocaleString("en")} nodes shown: the most connected.`;
}

// Choose a node or a line (null: nothing): the panel tells about it, the map brings it to the fore. What is chosen on the
// map itself stays where it is.
function choose(thing, { move = true } = {}) {
  chosen = thing;
  if (thing === null) {
    panel.overview();
    canvas.focusOn(null);
    canvas.network.unselectAll();
    say("Nothing chosen");
    return;
  }
  if (thing.ends) panel.line(thing);
  else bring(thing);
  canvas.focusOn(thing);
  if (move) {
    if (!thing.ends) canvas.approach();
    byId("panel").focus({ preventScroll: true });
  }
  say(thing.ends
    ? `${count(thing.edges.length, "tie")} between ${thing.ends[0].name} and ${thing.ends[1].name}`
    : `${thing.name}, ${thing.type.name}, ${count(thing.edges.length, "tie")}`);
}

// A node that is chosen is shown, even where a limit or a filter hid it.
function bring(node) {
  if (!canvas.shownNodes.has(node)) {
    graph.hiddenTypes.delete(node.type);
    graph.revealed.add(node);
    refresh(false);
  }
  const hidden = neighbours(node).filter((other) => !canvas.shownNodes.has(other) && !graph.hiddenTypes.has(other.type));
  const reveal = graph.all || !hidden.length ? null : element("button", {
    type: "button", class: "more", text: `Show ${count(hidden.length, "hidden neighbour")}`,
    click: () => {
      hidden.forEach((other) => graph.revealed.add(other));
      refresh(true);
      choose(node, { move: false });
    },
  });
  panel.node(node, reveal);
}

const neighbours = (node) => node.lines.map(({ ends }) => (ends[0] === node ? ends[1] : ends[0]));

function tip(text, { x, y } = {}) {
  const box = byId("tip");
  box.hidden = !text;
  if (!text) return;
  box.textContent = text;
  const { width, height } = canvas.size();
  box.style.left = `${Math.min(x + 14, width - box.offsetWidth - 8)}px`;
  box.style.top = `${Math.min(y + 14, height - box.offsetHeight - 8)}px`;
}

const told = (line) => {
  const kinds = [...new Set(line.edges.map(({ kind }) => spoken(kind.name)))].join(", ");
  return `${line.ends[0].name} – ${line.ends[1].name}: ${kinds}`;
};

canvas.network.on("click", ({ nodes, edges }) => {
  if (nodes.length) choose(graph.nodes[nodes[0]], { move: false });
  else if (edges.length) choose(graph.lines[edges[0]], { move: false });
  else if (chosen) choose(null);
});
canvas.network.on("hoverNode", ({ node, pointer }) => {
  canvas.hovered = graph.nodes[node];
  tip(`${canvas.hovered.name} · ${canvas.hovered.type.name} · ${count(canvas.hovered.edges.length, "tie")}`, pointer.DOM);
});
canvas.network.on("hoverEdge", ({ edge, pointer }) => tip(told(graph.lines[edge]), pointer.DOM));
for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) {
  canvas.network.on(event, () => {
    canvas.hovered = null;
    tip(null);
  });
}

byId("closer").addEventListener("click", () => canvas.zoom(1.4));
byId("farther").addEventListener("click", () => canvas.zoom(1 / 1.4));
byId("fit").addEventListener("click", () => canvas.fit(undefined, { duration: 300 }));
byId("picture").addEventListener("click", () => canvas.picture());
byId("all").addEventListener("click", () => {
  graph.all = true;
  refresh(true);
  canvas.dress();
  canvas.fit();
});
byId("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = getComputedStyle(root).getPropertyValue("--dark").trim() === "1";
  root.dataset.theme = dark ? "light" : "dark";
  canvas.dress();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => canvas.dress());

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target.matches("input[type=search]");
  if (event.key === "Escape" && chosen) choose(null);
  else if (event.key === "/" && !typing) byId("search").focus();
  else if (event.key === "0" && !typing) canvas.fit();
  else return;
  event.preventDefault();
});

byId("empty").hidden = graph.nodes.length > 0;
refresh(false);
panel.overview();
canvas.fit();
window.diplograph = { graph, canvas, choose };
