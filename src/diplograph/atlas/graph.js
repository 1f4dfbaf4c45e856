// The graph of the page and what of it is to be seen.

class Graph {
  constructor(records, lines) {
    const { types, kinds, documents, statements, quotes, rules } = records;
    this.types = types;
    this.kinds = kinds;
    this.documents = documents.map(([title, published, source]) => ({ title, published, source }));
    this.statements = statements.map(([quote, document, rule, confidence]) =>
      ({ quote: quotes[quote], document: this.documents[document], rule: rules[rule], confidence }));
    this.nodes = records.nodes.map(([type, names, properties], id) =>
      ({ id, type: types[type], name: names[0], names, properties, edges: [], lines: [], folded: names.map(fold) }));
    this.lines = lines.map(({ from, to }, id) => ({ id, ends: [this.nodes[from], this.nodes[to]], edges: [] }));
    for (const line of this.lines) for (const node of line.ends) node.lines.push(line);
    this.edges = records.edges.map(([kind, source, target, line, properties, said, years], id) => ({
      id, kind: kinds[kind], source: this.nodes[source], target: this.nodes[target], line: this.lines[line] ?? null,
      properties, statements: said.map((number) => this.statements[number]), years,
    }));
    for (const edge of this.edges) {
      edge.source.edges.push(edge);
      if (edge.target !== edge.source) edge.target.edges.push(edge);
      edge.line?.edges.push(edge);
    }
    this.opened = records.opened;
    this.stretch = records.stretch;
    this.notes = records.notes;
    this.all = this.nodes.length <= this.opened;
    this.first = new Set(this.nodes.slice(0, this.opened).filter(({ lines }) =>
      lines.some(({ ends }) => ends.every(({ id }) => id < this.opened))));
    this.revealed = new Set();
    this.hiddenTypes = new Set();
    this.hiddenKinds = new Set();
    const dated = this.edges.flatMap(({ years }) => (years ? [years[0], years[1] ?? years[0]] : []));
    this.span = dated.length ? [dated.reduce((a, b) => Math.min(a, b)), dated.reduce((a, b) => Math.max(a, b))] : null;
    this.clear();
  }

  clear() {
    this.hiddenTypes.clear();
    this.hiddenKinds.clear();
    this.years = this.span;
    this.undated = true;
    this.untied = true;
  }

  get filtersTies() {
    return this.hiddenKinds.size > 0 || !this.undated || this.narrowed;
  }

  get narrowed() {
    return this.span !== null && (this.years[0] > this.span[0] || this.years[1] < this.span[1]);
  }

  get filtered() {
    return this.filtersTies || this.hiddenTypes.size > 0 || !this.untied;
  }

  passes({ kind, years }) {
    if (this.hiddenKinds.has(kind)) return false;
    if (!years) return this.undated;
    return years[0] <= this.years[1] && (years[1] ?? Infinity) >= this.years[0];
  }

  // Nodes and lines to be seen now: at first the most connected nodes that have a tie among themselves. Once ties are
  // filtered, a node that keeps none of its ties is hidden with them.
  seen() {
    const allowed = (node) =>
      !this.hiddenTypes.has(node.type) && (this.all || this.first.has(node) || this.revealed.has(node));
    const lines = new Set(this.lines.filter((line) =>
      line.ends.every(allowed) && line.edges.some((edge) => this.passes(edge))));
    const kept = (node) => {
      if (this.revealed.has(node)) return true;
      if (!node.lines.length) return this.untied && !this.filtersTies;
      return !this.filtersTies || node.lines.some((line) => lines.has(line));
    };
    return { nodes: new Set(this.nodes.filter((node) => allowed(node) && kept(node))), lines };
  }

  // Nodes whose names hold every word of the text: whole names first, then beginnings, then the names of which the text
  // is the greater part, then the better connected.
  find(text, most = 12) {
    const wanted = fold(text);
    if (!wanted) return this.nodes.slice(0, most);
    const words = wanted.split(" ");
    const found = [];
    for (const node of this.nodes) {
      const worth = Math.max(...node.folded.map((name) => {
        if (name === wanted) return 4;
        if (name.startsWith(wanted)) return 3;
        const share = wanted.length / (name.length + 1);
        if (words.every((word) => ` ${name}`.includes(` ${word}`))) return 2 + share;
        return words.every((word) => name.includes(word)) ? 1 + share : 0;
      }));
      if (worth) found.push([worth, node]);
    }
    return found.sort((a, b) => b[0] - a[0] || a[1].id - b[1].id).slice(0, most).map(([, node]) => node);
  }
}
