// The panel beside the map: what a node is, its ties by kind, and the sentences that say them.

const TIES_AT_ONCE = 25;
const OPEN_UP_TO = 40;

class Panel {
  constructor(graph, choose, close) {
    this.graph = graph;
    this.choose = choose;
    this.close = close;
    this.root = byId("panel");
  }

  fill(...children) {
    this.root.replaceChildren(...children.filter((child) => child != null));
    this.root.scrollTop = 0;
  }

  // Nothing chosen: how to begin, and the nodes with most ties.
  overview() {
    if (!this.graph.nodes.length) return this.fill();
    const first = [...this.graph.nodes].sort((a, b) => b.edges.length - a.edges.length).slice(0, 12);
    return this.fill(
      ...this.graph.notes.map((note) => element("p", { class: "note", text: note })),
      element("h2", { text: "Most ties" }),
      element("ol", { class: "ranking" }, ...first.map((node) =>
        element("li", {}, this.link(node), element("small", { text: count(node.edges.length, "tie") })))),
      element("p", { class: "hint", text: "Choose a node or a line to read the sentences behind it. The legend filters; / searches by any name." }),
    );
  }

  node(node, reveal) {
    const documents = new Set(node.edges.flatMap(({ statements }) => statements.map(({ document }) => document)));
    const groups = this.groups(node);
    const open = node.edges.length <= OPEN_UP_TO;
    this.fill(
      this.head([sign(node.type), element("span", { text: node.type.name })], node.name),
      node.names.length > 1 ? element("p", { class: "names", text: `Also: ${node.names.slice(1).join("; ")}` }) : null,
      this.properties(node.properties, node.type.properties),
      element("p", { class: "sum" }, `${count(node.edges.length, "tie")} in ${count(documents.size, "document")}`, reveal),
      ...groups.map(([heading, ties], place) => this.group(heading, ties, node, open || place === 0)),
    );
  }

  line(line) {
    const [one, other] = line.ends;
    this.fill(
      this.head([element("span", { text: count(line.edges.length, "tie") })], null),
      element("p", { class: "ends" }, this.link(one), element("span", { text: " and " }), this.link(other)),
      ...line.edges.map((edge) => element(
        "section", { class: "tie" },
        element("p", {}, this.link(edge.source), element("span", { class: "verb", text: ` ${edge.kind.meaning} ` }), this.link(edge.target)),
        this.properties(edge.properties, edge.kind.properties),
        ...edge.statements.map((said) => this.quote(said)),
      )),
    );
  }

  head(kind, name) {
    return element(
      "header", {},
      element("p", { class: "kind" }, ...kind),
      element("button", { type: "button", class: "close", title: "Close (Esc)", "aria-label": "Close", text: "×", click: this.close }),
      name === null ? null : element("h2", { text: name }),
    );
  }

  // Ties by kind and direction, most first; where a kind counts in either direction both are one group. Within a group
  // the latest come first.
  groups(node) {
    const found = new Map();
    const order = (edge) => this.graph.kinds.indexOf(edge.kind);
    for (const edge of [...node.edges].sort((a, b) => order(a) - order(b) || begun(b) - begun(a))) {
      const either = edge.kind.either.join() === [edge.source.type.name, edge.target.type.name].join();
      const out = edge.source === node || either;
      const heading = out ? `${edge.kind.meaning} …` : `… ${edge.kind.meaning} ${node.name}`;
      const key = `${edge.kind.name} ${out}`;
      if (!found.has(key)) found.set(key, [heading, []]);
      found.get(key)[1].push([edge, edge.source === node ? edge.target : edge.source]);
    }
    return [...found.values()].sort((a, b) => b[1].length - a[1].length);
  }

  group(heading, ties, node, open) {
    const body = element("ul", { class: "ties" });
    const more = (from) => {
      const rows = ties.slice(from, from + TIES_AT_ONCE).map(([edge, other]) => this.tie(edge, other));
      const left = ties.length - from - rows.length;
      const button = left > 0 && element("li", {}, element("button", {
        type: "button", class: "more", text: `Show ${Math.min(left, TIES_AT_ONCE)} more of ${left}`,
        click: (event) => {
          event.target.parentElement.remove();
          more(from + TIES_AT_ONCE);
        },
      }));
      body.append(...rows, ...(button ? [button] : []));
    };
    const group = element(
      "details", { class: "group", open },
      element("summary", {}, element("span", { class: "words", text: heading }), element("span", { class: "number", text: ties.length })), body,
    );
    const fill = () => { if (group.open && !body.children.length) more(0); };
    group.addEventListener("toggle", fill);
    fill();
    return group;
  }

  tie(edge, other) {
    const outside = this.graph.passes(edge) ? "tie" : "tie outside";
    return element(
      "li", { class: outside }, this.link(other), this.properties(edge.properties, edge.kind.properties),
      ...edge.statements.map((said) => this.quote(said)),
    );
  }

  link(node) {
    return element("button", { type: "button", class: "link", click: () => this.choose(node) }, sign(node.type), element("span", { text: node.name }));
  }

  properties(values, meanings) {
    const rows = Object.keys(meanings).filter((name) => name in values);
    if (!rows.length) return null;
    return element("dl", {}, ...rows.flatMap((name) => [
      element("dt", { text: name.replaceAll("_", " "), title: meanings[name] }), element("dd", { text: shown(values[name]) }),
    ]));
  }

  quote({ quote, document, rule, confidence }) {
    const title = /^https?:\/\//i.test(document.source)
      ? element("a", { href: document.source, target: "_blank", rel: "noopener noreferrer", text: document.title, title: document.source })
      : element("span", { text: document.title, title: document.source });
    const how = [rule && `rule ${rule}`, confidence != null && `confidence ${confidence}`].filter(Boolean).join(", ");
    return element(
      "blockquote", {}, element("p", { text: quote }),
      element("footer", {}, title, element("span", { class: "date", text: ` · ${document.published ?? "no date"}` }), element("span", { class: "how", text: how })),
    );
  }
}

const begun = ({ years }) => years?.[0] ?? 0;

const shown = (value) => (typeof value === "number" && value >= 10000 ? value.toLocaleString("en") : String(value));
