"""Values of a measure → places, among nodes of one type."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from diplograph.network import SimpleGraph

EQUAL_WITHIN = 1e-9


@dataclass(frozen=True, slots=True)
class Ranked:
    """A node's place: ``rank`` is 1 + the number of nodes with a higher value, ``tied`` whether it shares it."""

    node: str
    name: str
    value: float
    rank: int
    tied: bool


def rank(graph: SimpleGraph, values: Mapping[str, float], type: str) -> list[Ranked]:
    """The nodes of one ``type`` that have a value, highest first, equal ones by name.

    Values within a relative ``EQUAL_WITHIN`` of the first of their group are equal, so that noise of the arithmetic
    breaks no tie.
    """
    groups: list[list[str]] = []
    nodes = [node for node in values if graph.nodes[node]["type"] == type]
    for node in sorted(nodes, key=lambda node: -values[node]):
        if groups and math.isclose(values[groups[-1][0]], values[node], rel_tol=EQUAL_WITHIN, abs_tol=1e-15):
            groups[-1].append(node)
        else:
            groups.append([node])
    places: list[Ranked] = []
    for group in groups:
        above = len(places)
        for node in sorted(group, key=lambda node: (graph.nodes[node]["name"], node)):
            places.append(Ranked(node, graph.nodes[node]["name"], values[node], above + 1, len(group) > 1))
    return places
