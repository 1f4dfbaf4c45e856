"""Shortest paths between all pairs of nodes of a graph, counted in batches with sparse matrices.

networkx walks from one node at a time in Python; the same sums (Brandes 2001, "A faster algorithm for betweenness
centrality", Journal of Mathematical Sociology 25, 163–177) as products of sparse and dense matrices are tens of times
faster, which lets a whole corpus be measured exactly. Every tie has length 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np

from diplograph.network import SimpleGraph

CELLS_IN_A_BATCH = 250_000


@dataclass(frozen=True, slots=True)
class Paths:
    """What the shortest paths of a graph amount to, one value a node in the order of ``nodes``.

    ``through``: sum over all pairs of other nodes of the share of their shortest paths that run through the node; in an
    undirected graph each pair counts once. ``reached`` and ``reach``: how many nodes have a path to the node and are
    reached from it; ``distance_in`` and ``distance_out``: the sums of their distances. ``longest``: the longest of all
    shortest paths, 0 in a graph without ties.
    """

    nodes: tuple[str, ...]
    through: Any
    reached: Any
    reach: Any
    distance_in: Any
    distance_out: Any
    longest: int


def shortest_paths(graph: SimpleGraph) -> Paths:
    """Walk all shortest paths of ``graph``, directed or not, without regard to weights; O(n·m) time, O(n) memory."""
    nodes = tuple(graph)
    size = len(nodes)
    through, reached, reach, distance_in, distance_out = (np.zeros(size) for _ in range(5))
    longest = 0
    if graph.number_of_edges():
        forward = nx.to_scipy_sparse_array(graph, nodelist=nodes, weight=None, dtype=np.dtype(float), format="csr")
        backward = forward.T.tocsr()
        for sources in _batches(size):
            depth, share = _walk(forward, backward, sources, size)
            found = depth > 0
            through += share.sum(axis=1)
            reached += found.sum(axis=1)
            distance_in += np.where(found, depth, 0).sum(axis=1)
            reach[sources] = found.sum(axis=0)
            distance_out[sources] = np.where(found, depth, 0).sum(axis=0)
            longest = max(longest, int(depth.max()))
    return Paths(
        nodes=nodes,
        through=through if graph.is_directed() else through / 2,
        reached=reached,
        reach=reach,
        distance_in=distance_in,
        distance_out=distance_out,
        longest=longest,
    )


def _batches(size: int) -> Iterator[Any]:
    width = max(1, CELLS_IN_A_BATCH // size)
    return (np.arange(start, min(start + width, size)) for start in range(0, size, width))


def _walk(forward: Any, backward: Any, sources: Any, size: int) -> tuple[Any, Any]:
    """Depth of each node from each source (−1: no path), and how much of each source's paths runs through each node."""
    columns = np.arange(len(sources))
    depth = np.full((size, len(sources)), -1)
    depth[sources, columns] = 0
    number = np.zeros((size, len(sources)))
    number[sources, columns] = 1
    front, level = number, 0
    while True:
        front = np.where(depth < 0, backward @ front, 0)
        met = front > 0
        if not met.any():
            break
        level += 1
        depth[met] = level
        number += front
    share = np.zeros_like(number)
    for below in range(level, 0, -1):
        handed = np.divide(1 + share, number, out=np.zeros_like(share), where=depth == below)
        share += np.where(depth == below - 1, number * (forward @ handed), 0)
    share[sources, columns] = 0
    return depth, share
