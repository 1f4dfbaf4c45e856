"""Where each node stands: computed before the page is written, so that it opens at once and always the same.

The most connected nodes, a few hundred, are laid out by forces (networkx's ForceAtlas2); every other node is set beside
the least connected of its neighbours that already has a place, for that says most about where it belongs. Sets of nodes
that do not hang together are laid out on their own and packed beneath each other, nodes without ties in close rows, and
at the end overlapping nodes are pushed apart.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from scipy.spatial import cKDTree

from diplograph.centrality import components
from diplograph.network import SimpleGraph

SEED = 1
LAID_BY_FORCES = 400
ROUNDS = 150
ROUNDS_OF_PUSHING = 60
GAP = 8.0
GAP_BETWEEN_PARTS = 90.0
GAP_IN_LONG_ROWS = 45.0
LONG_ROWS = 60
WIDER_THAN_HIGH = 1.3
GOLDEN_ANGLE = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True)
class Layout:
    """``points``: whole-numbered coordinates, centred on the origin, with room for radii ``stretch`` ** 0.5 times as
    large. ``stretch`` (≥ 1): how much farther apart the most connected nodes are than they would need to be alone;
    divide by it as long as only those are shown."""

    points: list[tuple[int, int]]
    stretch: float


def layout(graph: SimpleGraph, order: Sequence[str], sizes: Sequence[float]) -> Layout:
    """Places for the nodes in ``order`` (most connected first), whose radii are ``sizes``; equal for equal graphs."""
    if not order:
        return Layout([], 1.0)
    tied = sum(len(graph[node]) > 0 for node in order)
    stretch = max(1.0, math.sqrt(tied / LAID_BY_FORCES))
    core = set(order[:LAID_BY_FORCES])
    place = {node: number for number, node in enumerate(order)}
    parts = [_part(graph, sorted(nodes, key=place.__getitem__), core, stretch) for nodes in components(graph)]
    placed = _packed(parts, stretch)
    points = _apart(np.array([placed[node] for node in order]), np.array(sizes, dtype=float) * math.sqrt(stretch))
    points -= (points.min(axis=0) + points.max(axis=0)) / 2
    return Layout([(round(x), round(y)) for x, y in points.tolist()], round(stretch, 3))


def _part(graph: SimpleGraph, order: list[str], core: set[str], stretch: float) -> dict[str, Any]:
    """The places of nodes that hang together, around their own centre."""
    first = _piece(graph, [node for node in order if node in core] or order[:1])
    placed = {node: point * stretch for node, point in _by_forces(graph.subgraph(first), first).items()}
    neighbours = {node: list(graph[node]) for node in order}
    crowd: Counter[str] = Counter()
    waiting = [node for node in order if node not in placed]
    while waiting:
        later = []
        for node in waiting:
            near = [other for other in neighbours[node] if other in placed]
            if not near:
                later.append(node)
                continue
            beside = min(near, key=lambda other: (len(neighbours[other]), other))
            crowd[beside] += 1
            placed[node] = placed[beside] + (12 + 16 * math.sqrt(crowd[beside])) * _towards(crowd[beside])
        waiting = later
    return placed


def _piece(graph: SimpleGraph, nodes: list[str]) -> list[str]:
    """The most of ``nodes`` that hang together by themselves: forces would drive the others away without end."""
    largest = components(graph.subgraph(nodes))[0]
    return [node for node in nodes if node in largest]


def _by_forces(graph: SimpleGraph, order: list[str]) -> dict[str, Any]:
    size = len(order)
    if size == 1:
        return {order[0]: np.zeros(2)}
    start = {node: _towards(place) * math.sqrt(place) for place, node in enumerate(order)}
    ordered: SimpleGraph = nx.Graph()
    ordered.add_nodes_from(order)
    ordered.add_edges_from(graph.edges)
    found = nx.forceatlas2_layout(ordered, pos=start, max_iter=ROUNDS, seed=SEED)
    points = np.array([found[node] for node in order])
    points = (points - points.mean(axis=0)) * (WIDER_THAN_HIGH**0.5, WIDER_THAN_HIGH**-0.5)
    reach = np.sqrt((points**2).sum(axis=1).mean()) or 1.0
    points *= _room(size) * math.sqrt(size / (2 * math.pi)) / reach
    return dict(zip(order, points, strict=True))


def _room(size: int) -> float:
    """How far apart ``size`` nodes stand: a small graph has room for every name, a large one shows its shape."""
    return 52 + 60 / (1 + size / 60)


def _towards(number: int) -> Any:
    """A direction that differs from those of all other numbers; nodes in a row take them like seeds in a sunflower."""
    return np.array([math.cos(number * GOLDEN_ANGLE), math.sin(number * GOLDEN_ANGLE)])


def _packed(parts: list[dict[str, Any]], stretch: float) -> dict[str, Any]:
    """The first part, and the rest in rows beneath it that are as wide."""
    placed = dict(parts[0])
    points = np.array(list(placed.values()))
    single = GAP_BETWEEN_PARTS if sum(len(part) == 1 for part in parts) < LONG_ROWS else GAP_IN_LONG_ROWS
    gap = GAP_BETWEEN_PARTS * min(stretch, 1.5)
    left = points[:, 0].min()
    right = max(points[:, 0].max(), left + 6 * gap)
    x, y, row = left, points[:, 1].max() + gap, 0.0
    for part in parts[1:]:
        box = np.array(list(part.values()))
        low, size = box.min(axis=0), np.ptp(box, axis=0)
        air = single if len(part) == 1 else gap
        if x > left and x + size[0] > right:
            x, y, row = left, y + row + air, 0.0
        placed |= {node: point - low + (x, y) for node, point in part.items()}
        x, row = x + size[0] + air, max(row, size[1])
    return placed


def _apart(points: Any, sizes: Any) -> Any:
    """``points`` pushed apart until no two discs of the given ``sizes`` overlap, or all rounds are over."""
    for _ in range(ROUNDS_OF_PUSHING):
        pairs = _close(points, sizes)
        between = points[pairs[:, 1]] - points[pairs[:, 0]]
        far = np.hypot(between[:, 0], between[:, 1])
        short = sizes[pairs].sum(axis=1) + GAP - far
        if not (short > 0).any():
            break
        turn = pairs[:, 0] * GOLDEN_ANGLE
        anywhere = np.column_stack([np.cos(turn), np.sin(turn)])
        away = np.where(far[:, None] > 1e-6, between / np.maximum(far, 1e-6)[:, None], anywhere)
        push = away * (np.maximum(short, 0) / 2)[:, None]
        for axis in (0, 1):
            points[:, axis] -= np.bincount(pairs[:, 0], push[:, axis], len(points))
            points[:, axis] += np.bincount(pairs[:, 1], push[:, axis], len(points))
    return points


def _close(points: Any, sizes: Any) -> Any:
    """Pairs of nodes that may overlap: all near ones, and for the few large nodes those within their reach."""
    tree = cKDTree(points)
    usual = float(np.quantile(sizes, 0.9))
    pairs = [tree.query_pairs(2 * usual + GAP, output_type="ndarray")]
    large = np.flatnonzero(sizes > usual)
    for node, others in zip(large, tree.query_ball_point(points[large], sizes[large] + sizes.max() + GAP), strict=True):
        pairs.append(np.array([(node, other) for other in others if other != node], dtype=int).reshape(-1, 2))
    return np.unique(np.sort(np.concatenate(pairs), axis=1), axis=0)
