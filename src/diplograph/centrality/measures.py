"""How central each node is. Reports print the first paragraph of each docstring, the definition, and its source.

Every measure takes a simple graph (see ``network.collapse``) and gives a value a node. ``n`` is the number of nodes of
that graph, those without ties included.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy.sparse.linalg import ArpackNoConvergence, eigsh

from diplograph.centrality.paths import Paths, shortest_paths
from diplograph.centrality.structure import components, either_way
from diplograph.network import SimpleGraph

DAMPING = 0.85
PAGERANK_TOLERANCE = 1e-12
EIGENVECTOR_TOLERANCE = 1e-12
SMALL_ENOUGH_FOR_DENSE = 300


def degree(graph: SimpleGraph) -> dict[str, float]:
    """The number of nodes tied to the node, divided by n − 1, the most it could be.

    Source: Freeman 1979, "Centrality in social networks", Social Networks 1, 215–239.

    In a directed graph a neighbour in both directions counts once.
    """
    most = max(len(graph) - 1, 1)
    return {node: len(set(neighbours) - {node}) / most for node, neighbours in either_way(graph).adjacency()}


def strength(graph: SimpleGraph) -> dict[str, float]:
    """The sum of the weights of the node's ties, divided by nothing.

    Source: Barrat et al. 2004, "The architecture of complex weighted networks", PNAS 101, 3747–3752.
    """
    return {node: float(value) for node, value in graph.degree(weight="weight")}


def betweenness(graph: SimpleGraph, walked: Paths | None = None, *, distances: bool = False) -> dict[str, float]:
    """The share of shortest paths between two other nodes that run through the node, summed over all pairs, divided by
    the number of such pairs: (n − 1)(n − 2)/2, or twice that in a directed graph.

    Source: Freeman 1977, "A set of measures of centrality based on betweenness", Sociometry 40, 35–41.

    Each tie has length 1 however often documents repeat it; with ``distances`` its length is 1/weight, which needs
    O(n·m·log n) time in Python. ``walked`` saves walking all paths again. Fewer than three nodes: 0.
    """
    if distances:
        return _weighted_betweenness(graph)
    walked = walked or shortest_paths(graph)
    pairs = max((len(graph) - 1) * (len(graph) - 2) / (1 if graph.is_directed() else 2), 1)
    return {node: float(value) / pairs for node, value in zip(walked.nodes, walked.through, strict=True)}


def closeness(graph: SimpleGraph, walked: Paths | None = None) -> dict[str, float]:
    """The number of nodes with a path to the node divided by the sum of their distances, times the share of all other
    nodes that they are.

    Source: Wasserman & Faust 1994, "Social Network Analysis", formula 5.22.

    In a directed graph this is closeness of incoming paths; reverse the graph for outgoing ones. A node that nothing
    reaches: 0.
    """
    walked = walked or shortest_paths(graph)
    most = max(len(graph) - 1, 1)
    near = np.divide(walked.reached, walked.distance_in, out=np.zeros(len(graph)), where=walked.distance_in > 0)
    values = near * walked.reached / most
    return {node: float(value) for node, value in zip(walked.nodes, values, strict=True)}


def eigenvector(graph: SimpleGraph) -> dict[str, float]:
    """The node's entry in the principal eigenvector of the weighted adjacency matrix of the largest component, scaled
    so that the squares of all entries sum to 1.

    Source: Bonacich 1987, "Power and centrality", American Journal of Sociology 92, 1170–1182.

    The vector is unique only on a connected graph, so nodes outside the largest component have no value (they are not
    in the answer). Direction is dropped. Computed by ARPACK with tolerance ``EIGENVECTOR_TOLERANCE``; by LAPACK's dense
    solver up to ``SMALL_ENOUGH_FOR_DENSE`` nodes and where ARPACK does not converge. A single node: 1.
    """
    if not len(graph):
        return {}
    giant = sorted(components(graph)[0])
    adjacency = either_way(graph).subgraph(giant)
    matrix = nx.to_scipy_sparse_array(adjacency, nodelist=giant, weight="weight", dtype=np.dtype(float), format="csr")
    return dict(zip(giant, np.abs(_principal(matrix)).tolist(), strict=True))


def pagerank(graph: SimpleGraph) -> dict[str, float]:
    """The share of time at the node of a walker who follows ties in proportion to their weights with probability 0.85
    and else jumps to any node; all values sum to 1.

    Source: Brin & Page 1998, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30,
    107–117.

    Iterated until all values together change by less than ``PAGERANK_TOLERANCE`` × n.
    """
    if not len(graph):
        return {}
    return dict(nx.pagerank(graph, alpha=DAMPING, weight="weight", tol=PAGERANK_TOLERANCE, max_iter=1000))


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of centrality as reports name it; its meaning and source are those of its function's docstring."""

    key: str
    title: str
    function: Callable[..., dict[str, float]]

    @property
    def meaning(self) -> str:
        """The definition: the first paragraph of the docstring."""
        return self._paragraphs()[0]

    @property
    def source(self) -> str:
        """Where the formula comes from: the paragraph that begins with ``Source:``."""
        found = next((text for text in self._paragraphs() if text.startswith("Source: ")), "")
        return found.removeprefix("Source: ")

    def _paragraphs(self) -> list[str]:
        return [" ".join(text.split()) for text in (inspect.getdoc(self.function) or "").split("\n\n")]


MEASURES = (
    Measure("degree", "Degree", degree),
    Measure("strength", "Strength", strength),
    Measure("betweenness", "Betweenness", betweenness),
    Measure("eigenvector", "Eigenvector", eigenvector),
    Measure("pagerank", "PageRank", pagerank),
)


def measure(graph: SimpleGraph, walked: Paths | None = None) -> Mapping[str, dict[str, float]]:
    """The values of all ``MEASURES`` by their keys; on a projection betweenness takes 1/weight as distance."""
    distances = "projection" in graph.graph
    return {
        one.key: one.function(graph, walked, distances=distances)
        if one.function is betweenness
        else one.function(graph)
        for one in MEASURES
    }


def _principal(matrix: Any) -> Any:
    """The eigenvector of the largest eigenvalue of a symmetric sparse matrix; its sign is arbitrary."""
    if matrix.shape[0] > SMALL_ENOUGH_FOR_DENSE:
        with contextlib.suppress(ArpackNoConvergence):
            return eigsh(matrix, k=1, which="LA", v0=np.ones(matrix.shape[0]), tol=EIGENVECTOR_TOLERANCE)[1][:, 0]
    return np.linalg.eigh(matrix.toarray())[1][:, -1]


def _weighted_betweenness(graph: SimpleGraph) -> dict[str, float]:
    far = graph.copy()
    for _, _, data in far.edges(data=True):
        data["distance"] = 1 / data["weight"]
    return dict(nx.betweenness_centrality(far, weight="distance"))
