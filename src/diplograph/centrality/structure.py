"""Figures of a graph as a whole; formulas hold for simple graphs, directed or not."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx

from diplograph.centrality.paths import Paths, shortest_paths
from diplograph.network import SimpleGraph


def either_way(graph: SimpleGraph) -> SimpleGraph:
    """``graph`` without directions; a pair tied both ways becomes one tie with the larger of the two weights."""
    if not graph.is_directed():
        return graph
    simple: SimpleGraph = nx.Graph()
    simple.add_nodes_from(graph)
    for one, other, weight in graph.edges(data="weight", default=1):
        known = simple.get_edge_data(one, other, {"weight": weight})["weight"]
        simple.add_edge(one, other, weight=max(known, weight))
    return simple


def components(graph: SimpleGraph) -> list[set[str]]:
    """The sets of nodes that hang together whichever way ties point, largest first, equal ones by smallest id."""
    return sorted(nx.connected_components(either_way(graph)), key=lambda nodes: (-len(nodes), min(nodes)))


def density(graph: SimpleGraph) -> float:
    """The number of ties divided by the number that n nodes could have: n(n − 1), or half of it without direction."""
    return float(nx.density(graph))


def reciprocity(graph: SimpleGraph) -> float:
    """The number of pairs tied in both directions divided by the number of tied pairs of a directed graph.

    networkx's ``overall_reciprocity`` divides ties by ties instead, which counts each mutual pair twice.
    """
    pairs = {frozenset(ends) for ends in graph.edges if len(set(ends)) == 2}
    both = sum(all(graph.has_edge(one, other) for one, other in (tuple(pair), tuple(pair)[::-1])) for pair in pairs)
    return both / len(pairs) if pairs else 0.0


def clustering(graph: SimpleGraph) -> float:
    """The mean over all nodes of the density of ties among the node's neighbours; 0 with fewer than two neighbours."""
    return sum(_local(graph, node) for node in graph) / max(len(graph), 1)


def average_path_length(graph: SimpleGraph, walked: Paths | None = None) -> float:
    """The mean length of the shortest paths between all pairs that have one, each tie of length 1; 0 without ties."""
    walked = walked or shortest_paths(graph)
    number = walked.reach.sum()
    return float(walked.distance_out.sum() / number) if number else 0.0


def centralisation(values: Mapping[str, float], most: float) -> float:
    """How far the network hangs on one node: the sum of the differences to the highest value divided by ``most``.

    ``most`` is that sum in a star of as many nodes: n − 2 for degree, n − 1 for betweenness (both normalised).
    Source: Freeman 1979, "Centrality in social networks", Social Networks 1, 215–239.
    """
    top = max(values.values(), default=0.0)
    return sum(top - value for value in values.values()) / most if most > 0 else 0.0


def _local(graph: SimpleGraph, node: str) -> float:
    if not graph.is_directed():
        return float(nx.average_clustering(graph, [node]))
    around = set(nx.all_neighbors(graph, node)) - {node}
    return float(nx.density(graph.subgraph(around))) if len(around) > 1 else 0.0
