// Names beside nodes: the most connected first, each only where it covers no other name and no node; the very first may
// cover small nodes where there is no other place.

const LONGEST_LINE = 24;
const CELL = 48;
const AIR = 5;
const SPACE_PER_LABEL = 7000;
const GREAT = 4;

class Labels {
  constructor(graph) {
    const most = Math.max(1, graph.nodes[0]?.lines.length ?? 1);
    this.styles = new Map(graph.nodes.map((node) => {
      const weight = Math.sqrt(node.lines.length / most);
      return [node, { size: Math.round(11.5 + 6.5 * weight), bold: weight > 0.6, lines: wrapped(node.name) }];
    }));
  }

  draw(context, { scale, place, first, colours, centre, size, nodes }) {
    const screen = (node) => {
      const { x, y, options } = place(node);
      return {
        x: (x - centre.x) * scale + size.width / 2,
        y: (y - centre.y) * scale + size.height / 2,
        radius: options.size * scale,
      };
    };
    const inView = ({ x, y }) => x > -80 && y > -40 && x < size.width + 80 && y < size.height + 40;
    const great = (node) => first.includes(node) || this.styles.get(node).bold || node.id < GREAT;
    const taken = { names: new Grid(), nodes: new Grid() };
    for (const node of nodes) {
      const { x, y, radius } = screen(node);
      if (radius > 2.5 && inView({ x, y })) taken[great(node) ? "names" : "nodes"].add(square(x, y, radius * 0.8), node);
    }
    let left = Math.max(12, (size.width * size.height) / SPACE_PER_LABEL);
    context.save();
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const node of [...first, ...nodes.filter((node) => !first.includes(node))]) {
      if (left <= 0) break;
      const spot = screen(node);
      const rules = { taken, size, colours, great: great(node), always: first.includes(node) };
      if (inView(spot) && this.put(context, node, spot, rules)) left -= 1;
    }
    context.restore();
  }

  put(context, node, spot, { taken, size, colours, great, always }) {
    const style = this.styles.get(node);
    context.font = `${style.bold ? "600 " : ""}${style.size}px ${FONT}`;
    style.width ??= Math.max(...style.lines.map((line) => context.measureText(line).width));
    const height = style.lines.length * style.size * 1.15;
    const boxes = around(spot, style.width, height);
    const open = boxes.filter((one) => within(one, size) && taken.names.free(one, node));
    const box = open.find((one) => taken.nodes.free(one, node)) ?? (great ? open[0] : null) ?? (always ? boxes[0] : null);
    if (!box) return false;
    taken.names.add(box, node);
    context.textAlign = box.align;
    const x = { center: (box.left + box.right) / 2, left: box.left, right: box.right }[box.align];
    context.lineWidth = 3.5;
    context.strokeStyle = colours.paper;
    context.fillStyle = colours.ink;
    style.lines.forEach((line, number) => {
      const y = box.top + (number + 0.5) * style.size * 1.15;
      context.strokeText(line, x, y);
      context.fillText(line, x, y);
    });
    return true;
  }
}

const FONT = 'system-ui, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif';

const square = (x, y, half) => ({ left: x - half, right: x + half, top: y - half, bottom: y + half });

// The places that a label may take, the best first: below, right, left, above, the corners, then aslant.
function around({ x, y, radius }, width, height) {
  const gap = radius + 3;
  const box = (left, top, align) => ({ left, right: left + width, top, bottom: top + height, align });
  return [
    box(x - width / 2, y + gap, "center"),
    box(x + gap + 2, y - height / 2, "left"),
    box(x - gap - 2 - width, y - height / 2, "right"),
    box(x - width / 2, y - gap - height, "center"),
    box(x + gap * 0.75, y + gap * 0.5, "left"),
    box(x + gap * 0.75, y - gap * 0.5 - height, "left"),
    box(x - gap * 0.75 - width, y + gap * 0.5, "right"),
    box(x - gap * 0.75 - width, y - gap * 0.5 - height, "right"),
    box(x - width * 0.15, y + gap, "left"),
    box(x - width * 0.85, y + gap, "right"),
    box(x - width * 0.15, y - gap - height, "left"),
    box(x - width * 0.85, y - gap - height, "right"),
  ];
}

const within = ({ left, right, top, bottom }, { width, height }) => left > 4 && top > 4 && right < width - 4 && bottom < height - 4;

// A name in at most two lines; the rest is cut.
function wrapped(name) {
  const lines = [""];
  for (const word of name.split(/\s+/)) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word;
    if (longer.length <= LONGEST_LINE || !lines.at(-1)) lines[lines.length - 1] = longer;
    else if (lines.length < 2) lines.push(word);
    else return [lines[0], `${lines[1].slice(0, LONGEST_LINE - 1)}…`];
  }
  return lines.map((line) => (line.length > LONGEST_LINE + 4 ? `${line.slice(0, LONGEST_LINE + 3)}…` : line));
}

// Boxes on the screen, kept by the cells that they touch.
class Grid {
  constructor() {
    this.cells = new Map();
  }

  *touched({ left, right, top, bottom }) {
    for (let x = Math.floor(left / CELL); x <= Math.floor(right / CELL); x += 1) {
      for (let y = Math.floor(top / CELL); y <= Math.floor(bottom / CELL); y += 1) yield x * 65536 + y;
    }
  }

  add(box, owner) {
    for (const cell of this.touched(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push([box, owner]);
    }
  }

  free(box, owner) {
    for (const cell of this.touched(box)) {
      for (const [other, whose] of this.cells.get(cell) ?? []) {
        if (whose !== owner && other.left < box.right + AIR && box.left < other.right + AIR
          && other.top < box.bottom && box.top < other.bottom) return false;
      }
    }
    return true;
  }
}
