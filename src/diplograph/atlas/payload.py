"""A multigraph → what the page draws and what it tells: plain lists, each text once.

Nodes are numbered by their number of neighbours, most connected first, so that "the first 400" means something; the
page, the layout and the search all rely on that order.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from diplograph import model, network
from diplograph.atlas.layout import Layout, layout
from diplograph.model import Property
from diplograph.network import Multigraph, SimpleGraph

SMALLEST, LARGEST, LARGEST_IN_A_SMALL_GRAPH = 6.0, 26.0, 17.0
MANY_NODES = 300
LOOKS_AS_LARGE = {"square": 0.86, "diamond": 1.1, "triangle": 1.02, "triangleDown": 1.02, "star": 1.2}
DATED = ("date", "period")


@dataclass(frozen=True, slots=True)
class Payload:
    """``nodes`` and ``lines`` are drawn by vis-network; ``records`` is all that panels, filters and search show.

    Several ties between the same two nodes are one line.
    """

    nodes: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    records: dict[str, Any]


@dataclass(slots=True)
class _Register:
    """Values numbered in the order in which they are first met."""

    numbers: dict[Any, int] = field(default_factory=dict)

    def number(self, value: Any) -> int:
        return self.numbers.setdefault(value, len(self.numbers))

    def values(self) -> list[Any]:
        return list(self.numbers)

    @classmethod
    def of(cls, values: Iterable[Any]) -> _Register:
        return cls({value: number for number, value in enumerate(values)})


@dataclass(slots=True)
class _Said:
    """The statements of the graph; a sentence that says several ties is kept once."""

    statements: _Register = field(default_factory=_Register)
    quotes: _Register = field(default_factory=_Register)
    documents: _Register = field(default_factory=_Register)
    rules: _Register = field(default_factory=_Register)

    def number(self, said: Mapping[str, Any]) -> int:
        document = (said["title"] or said["document"] or "", said["published"], said["source"] or "")
        statement = (
            self.quotes.number(said["quote"] or ""),
            self.documents.number(document),
            self.rules.number(said["rule"] or ""),
            said["confidence"],
        )
        return self.statements.number(statement)


def payload(graph: Multigraph) -> Payload:
    """Everything that the page of ``graph`` needs."""
    simple = network.collapse(graph)
    order = sorted(simple, key=lambda node: (-len(simple[node]), graph.nodes[node]["name"], node))
    number = {node: place for place, node in enumerate(order)}
    lines = sorted(_ends(number, one, other) for one, other in simple.edges)
    sizes = radii(simple, order)
    places = layout(simple, order, sizes)
    return Payload(
        nodes=list(_nodes(graph, order, sizes, places)),
        lines=[{"from": one, "to": other} for one, other in lines],
        records={**_records(graph, number, lines), "stretch": places.stretch},
    )


def _ends(number: Mapping[str, int], one: str, other: str) -> tuple[int, int]:
    return min(number[one], number[other]), max(number[one], number[other])


def radii(simple: SimpleGraph, order: list[str]) -> list[float]:
    """Radii that grow with the square root of the number of neighbours, so that areas can be compared."""
    most = max((len(simple[node]) for node in order), default=0) or 1
    largest = LARGEST_IN_A_SMALL_GRAPH + (LARGEST - LARGEST_IN_A_SMALL_GRAPH) * min(len(order) / MANY_NODES, 1)
    return [SMALLEST + (largest - SMALLEST) * math.sqrt(len(simple[node]) / most) for node in order]


def _nodes(graph: Multigraph, order: list[str], sizes: list[float], places: Layout) -> Iterator[dict[str, Any]]:
    kinds = model.load().nodes
    for place, (node, size, (x, y)) in enumerate(zip(order, sizes, places.points, strict=True)):
        kind = kinds[graph.nodes[node]["type"]]
        looks = round(size * LOOKS_AS_LARGE.get(kind.shape, 1.0), 1)
        yield {"id": place, "group": kind.name, "size": looks, "x": x, "y": y}


def _records(graph: Multigraph, number: Mapping[str, int], lines: list[tuple[int, int]]) -> dict[str, Any]:
    met = {data["type"] for _, data in graph.nodes(data=True)}
    types = _Register.of(kind for kind in model.load().nodes if kind in met)
    met = {data["type"] for *_, data in graph.edges(data=True)}
    kinds = _Register.of(kind for kind in model.load().edges if kind in met)
    said = _Said()
    line = {ends: place for place, ends in enumerate(lines)}
    when = {node: years(data, model.load().nodes[data["type"]].properties) for node, data in graph.nodes(data=True)}
    edges = [
        [
            kinds.number(data["type"]),
            number[source],
            number[target],
            line.get(_ends(number, source, target), -1),
            data["properties"],
            [said.number(statement) for statement in network.evidence(data)],
            years(data["properties"], model.load().edges[data["type"]].properties) or when[source] or when[target],
        ]
        for source, target, _, data in sorted(graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    ]
    return {
        "types": [_type(name) for name in types.values()],
        "kinds": [_kind(name) for name in kinds.values()],
        "nodes": [_node(graph.nodes[node], types) for node in number],
        "edges": edges,
        "statements": said.statements.values(),
        "quotes": said.quotes.values(),
        "documents": said.documents.values(),
        "rules": said.rules.values(),
    }


def _node(data: Mapping[str, Any], types: _Register) -> list[Any]:
    declared = model.load().nodes[data["type"]].properties
    return [types.number(data["type"]), data["names"], {name: data[name] for name in declared if name in data}]


def _type(name: str) -> dict[str, Any]:
    kind = model.load().nodes[name]
    return {
        "name": name,
        "plural": kind.plural,
        "meaning": kind.meaning,
        "colour": kind.colour,
        "shape": kind.shape,
        "properties": {one.name: one.meaning for one in kind.properties.values()},
    }


def _kind(name: str) -> dict[str, Any]:
    kind = model.load().edges[name]
    return {
        "name": name,
        "meaning": kind.meaning,
        "properties": {one.name: one.meaning for one in kind.properties.values()},
        "either": list(kind.either_direction),
    }


def years(values: Mapping[str, Any], declared: Mapping[str, Property]) -> list[int | None] | None:
    """First and last year of what ``values`` date, by the model's dates and periods; ``None`` where they date nothing.

    What began (``since``) and is not said to have ended has no last year.
    """
    dates = [str(values[name]) for name, kind in declared.items() if kind.type in DATED and name in values]
    if not dates:
        return None
    found = sorted(_years_in(dates))
    return [found[0], None if "since" in values and "until" not in values else found[-1]]


def _years_in(dates: Iterable[str]) -> list[int]:
    return [int(part[:4]) for date in dates for part in date.split("/")]
