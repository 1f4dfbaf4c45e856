// The legend, which is the filter too: kinds of node, kinds of tie, years.

class Legend {
  constructor(graph, changed) {
    this.graph = graph;
    this.changed = changed;
    this.rows = [];
    const numbers = (things, key) => {
      const found = new Map();
      for (const thing of things) found.set(thing[key], (found.get(thing[key]) ?? 0) + 1);
      return found;
    };
    const nodes = numbers(graph.nodes, "type");
    const edges = numbers(graph.edges, "kind");
    this.list("types", graph.types, graph.hiddenTypes, (type) => [sign(type), type.plural], (type) => nodes.get(type));
    const kinds = [...graph.kinds].sort((a, b) => edges.get(b) - edges.get(a));
    this.list("kinds", kinds, graph.hiddenKinds, (kind) => [null, spoken(kind.name)], (kind) => edges.get(kind));
    const alone = graph.nodes.filter(({ lines }) => !lines.length).length;
    byId("alone").hidden = alone === 0;
    this.extra("untied", alone);
    this.extra("undated", graph.edges.filter(({ years }) => !years).length);
    this.time();
    byId("reset").addEventListener("click", () => {
      graph.clear();
      changed();
    });
    if (!graph.nodes.length) document.querySelector(".legend").hidden = true;
  }

  list(id, things, hidden, face, number) {
    byId(id).append(...things.map((thing) => {
      const [picture, words] = face(thing);
      const box = element("input", { type: "checkbox" });
      box.checked = true;
      box.addEventListener("change", () => {
        if (box.checked) hidden.delete(thing);
        else hidden.add(thing);
        this.changed();
      });
      const only = element("button", {
        type: "button", class: "only", text: "only", "aria-label": `Only ${words}`,
        click: () => {
          const alone = hidden.size === things.length - 1 && !hidden.has(thing);
          hidden.clear();
          if (!alone) for (const other of things) if (other !== thing) hidden.add(other);
          this.changed();
        },
      });
      this.rows.push(() => { box.checked = !hidden.has(thing); });
      const label = element("label", { title: thing.meaning }, box, picture, element("span", { class: "words", text: words }));
      return element("li", {}, label, only, element("span", { class: "number", text: number(thing).toLocaleString("en") }));
    }));
  }

  // A checkbox of its own for what has no date or no tie.
  extra(name, number) {
    byId(`${name}-number`).textContent = number.toLocaleString("en");
    byId(name).addEventListener("change", (event) => {
      this.graph[name] = event.target.checked;
      this.changed();
    });
    this.rows.push(() => { byId(name).checked = this.graph[name]; });
  }

  time() {
    const { span } = this.graph;
    if (!span || span[0] === span[1]) return;
    byId("time").hidden = false;
    const [from, to] = [byId("from"), byId("to")];
    for (const field of [from, to]) {
      [field.min, field.max] = span;
      field.addEventListener("input", () => {
        const years = [Number(from.value), Number(to.value)];
        if (years[0] > years[1]) years[field === from ? 1 : 0] = Number(field.value);
        this.graph.years = years;
        this.changed();
      });
    }
    this.rows.push(() => {
      [from.value, to.value] = this.graph.years;
      byId("span").textContent = this.graph.years[0] === this.graph.years[1] ? this.graph.years[0] : this.graph.years.join(" – ");
      const part = (year) => `${((year - span[0]) / (span[1] - span[0])) * 100}%`;
      const range = document.querySelector(".range");
      range.style.setProperty("--from", part(this.graph.years[0]));
      range.style.setProperty("--to", part(this.graph.years[1]));
    });
  }

  refresh() {
    for (const row of this.rows) row();
    byId("reset").hidden = !this.graph.filtered;
  }
}

// "HAS_RELATIONS_WITH" as people write it.
const spoken = (name) => name.toLowerCase().replaceAll("_", " ");
