// The search field: a list of nodes below it, steered by keys or pointer.

class Search {
  constructor(graph, choose) {
    this.graph = graph;
    this.choose = choose;
    this.field = byId("search");
    this.list = byId("found");
    this.found = [];
    this.at = -1;
    this.field.addEventListener("input", () => this.open());
    this.field.addEventListener("focus", () => this.open());
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
  }

  open() {
    this.found = this.graph.find(this.field.value);
    this.list.replaceChildren(...this.found.map((node, place) => this.row(node, place)));
    if (!this.found.length) this.list.append(element("li", { class: "none", text: "Nothing has such a name." }));
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.move(this.field.value && this.found.length ? 0 : -1);
    if (this.field.value) say(count(this.found.length, "node") + " found");
  }

  row(node, place) {
    const wanted = fold(this.field.value);
    const alias = node.names.find((name, number) => number > 0 && wanted && node.folded[number].includes(wanted));
    const shown = alias && !node.folded[0].includes(wanted) ? ` – ${alias}` : "";
    return element(
      "li", { id: `found-${place}`, role: "option", "aria-selected": "false", click: () => this.take(place) },
      sign(node.type), element("span", { class: "name", text: node.name }, element("small", { text: shown })),
      element("small", { text: count(node.edges.length, "tie") }),
    );
  }

  move(place) {
    this.at = place;
    [...this.list.children].forEach((row, number) => row.setAttribute("aria-selected", String(number === place)));
    if (place < 0) this.field.removeAttribute("aria-activedescendant");
    else {
      this.field.setAttribute("aria-activedescendant", `found-${place}`);
      this.list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  key(event) {
    const last = this.found.length - 1;
    if (event.key === "ArrowDown") this.move(Math.min(this.at + 1, last));
    else if (event.key === "ArrowUp") this.move(Math.max(this.at - 1, Math.min(0, last)));
    else if (event.key === "Enter" && this.at >= 0) this.take(this.at);
    else if (event.key === "Escape") {
      if (this.field.value) {
        this.field.value = "";
        this.open();
      } else this.field.blur();
      event.stopPropagation();
    } else return;
    event.preventDefault();
  }

  take(place) {
    const node = this.found[place];
    this.field.value = "";
    this.field.blur();
    this.choose(node);
  }

  close() {
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }
}
