"""A multigraph and a scope → the report's sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from diplograph import centrality, model, network
from diplograph.centrality import Paths, Ranked
from diplograph.network import Multigraph, SimpleGraph
from diplograph.report.caveats import caveats
from diplograph.report.scope import scope_box
from diplograph.report.sections import Actors, Definition, Evidence, Figure, Ranking, Report, Scope, Tie, Value

ACTORS_WITH_EVIDENCE = 3
TIES_OF_AN_ACTOR = 3
TITLE = "Centrality in the documents"


def build(graph: Multigraph, scope: Scope | None = None) -> Report:
    """Measure ``graph`` as ``scope`` says (the whole of it by default); an empty graph gives a report that says so.

    Takes O(n·m) time; a few seconds for some thousand nodes. Raises ``UsageError`` for a type that the model lacks.
    """
    scope = scope or Scope()
    simple = collapsed(graph, scope)
    walked = centrality.shortest_paths(simple)
    values = centrality.measure(simple, walked)
    actors = tuple(_actors(simple, values, scope.top))
    return Report(
        title=TITLE,
        scope=tuple(scope_box(graph, simple, scope)),
        network=tuple(_figures(graph, simple, walked, values, scope)),
        actors=actors,
        evidence=tuple(_evidence(graph, simple, actors)),
        caveats=tuple(caveats(graph, simple, scope)),
        measures=tuple(Definition(one.key, one.title, one.meaning, one.source) for one in centrality.MEASURES),
        values=tuple(_values(simple, values)),
    )


def collapsed(graph: Multigraph, scope: Scope) -> SimpleGraph:
    """The simple graph that ``scope`` measures."""
    if scope.onto:
        return network.co_attendance(graph, scope.onto)
    return network.collapse(graph, scope.types, scope.weight)


def _figures(
    graph: Multigraph, simple: SimpleGraph, walked: Paths, values: Mapping[str, dict[str, float]], scope: Scope
) -> Iterator[Figure]:
    size = len(simple)
    parts = centrality.components(simple)
    yield Figure("Nodes", size, "all that can be tied, with those that have no tie")
    yield Figure("Tied pairs", simple.number_of_edges(), "pairs of nodes that are tied")
    yield Figure("Density", centrality.density(simple), "tied pairs divided by all n(n − 1)/2 pairs of nodes")
    yield Figure("Components", len(parts), "sets of nodes that hang together; a node without ties is one")
    giant = len(parts[0]) / size if parts else 0.0
    yield Figure("Share of the largest component", giant, "its nodes divided by all nodes")
    yield Figure(
        "Average path length",
        centrality.average_path_length(simple, walked),
        "mean length of the shortest paths between all pairs that have one, each tie of length 1",
    )
    yield Figure("Longest shortest path", walked.longest, "between any two nodes that have a path")
    yield Figure(
        "Clustering",
        centrality.clustering(simple),
        "mean share of a node's pairs of neighbours that are tied themselves",
    )
    yield Figure(
        "Degree centralisation",
        centrality.centralisation(values["degree"], size - 2),
        "how far all ties hang on one node: 1 in a star, 0 where all nodes are alike",
    )
    yield Figure(
        "Betweenness centralisation",
        centrality.centralisation(values["betweenness"], size - 1),
        "how far all shortest paths run through one node: 1 in a star, 0 where all nodes are alike",
    )
    if not scope.onto:
        yield Figure(
            "Reciprocity",
            centrality.reciprocity(network.directed(graph, scope.types)),
            "pairs of nodes with ties in both directions divided by all tied pairs",
        )


def _actors(simple: SimpleGraph, values: Mapping[str, dict[str, float]], top: int) -> Iterator[Actors]:
    for kind in model.load().nodes.values():
        number = sum(data["type"] == kind.name for _, data in simple.nodes(data=True))
        rankings = tuple(_ranking(simple, values[one.key], kind.name, one.key, top) for one in centrality.MEASURES)
        if any(ranking.rows for ranking in rankings):
            yield Actors(kind.name, kind.plural, number, rankings)


def _ranking(simple: SimpleGraph, values: Mapping[str, float], type: str, measure: str, top: int) -> Ranking:
    places = [place for place in centrality.rank(simple, values, type) if place.value > 0]
    shown = tuple(places[:top])
    return Ranking(measure, shown, sum(place.rank == shown[-1].rank for place in places[top:]) if shown else 0)


def _values(simple: SimpleGraph, values: Mapping[str, dict[str, float]]) -> Iterator[Value]:
    for kind in model.load().nodes:
        for measure, found in values.items():
            for place in centrality.rank(simple, found, kind):
                yield Value(place.node, place.name, kind, measure, place.value, place.rank, place.tied)


def _evidence(graph: Multigraph, simple: SimpleGraph, actors: tuple[Actors, ...]) -> Iterator[Evidence]:
    for group in actors:
        by_degree = group.rankings[0].rows
        for place in by_degree[:ACTORS_WITH_EVIDENCE]:
            yield Evidence(place.name, group.type, tuple(_strongest(graph, simple, place)))


def _strongest(graph: Multigraph, simple: SimpleGraph, place: Ranked) -> Iterator[Tie]:
    ties = sorted(simple[place.node].items(), key=lambda tie: (-tie[1]["weight"], simple.nodes[tie[0]]["name"], tie[0]))
    for other, tie in ties[:TIES_OF_AN_ACTOR]:
        said = _best(_statements(graph, place.node, other, tie))
        yield Tie(
            other=simple.nodes[other]["name"],
            other_type=simple.nodes[other]["type"],
            weight=tie["weight"],
            kinds=tuple(tie["types"]),
            quote=said.get("quote") or "",
            document=said.get("title") or said.get("document") or "",
            published=said.get("published"),
            source=said.get("source") or "",
        )


def _statements(graph: Multigraph, node: str, other: str, tie: Mapping[str, Any]) -> list[dict[str, Any]]:
    """What says the tie: the edges between the two, or of a projection the node's attendance at what they shared."""
    if "meetings" not in tie:
        return _between(graph, {node}, other, tie["types"])
    through = {node} | network.delegates_of(graph, node)
    found = (_between(graph, through, meeting, tie["types"]) for meeting in tie["meetings"])
    return next((statements for statements in found if statements), [])


def _between(graph: Multigraph, nodes: set[str], other: str, kinds: list[str]) -> list[dict[str, Any]]:
    ties = [*graph.in_edges(other, data=True), *((b, a, data) for a, b, data in graph.out_edges(other, data=True))]
    return [
        statement
        for end, _, data in ties
        if end in nodes and data["type"] in kinds
        for statement in network.evidence(data)
    ]


def _best(statements: list[dict[str, Any]]) -> dict[str, Any]:
    return max(statements, key=_worth, default={})


def _worth(statement: Mapping[str, Any]) -> tuple[float, str, str]:
    return statement["confidence"] or 0.0, str(statement["published"] or ""), str(statement["quote"])
