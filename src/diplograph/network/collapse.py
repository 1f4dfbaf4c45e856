"""A multigraph of typed ties → a simple weighted graph that can be measured, always explicitly.

Most measures are defined on simple graphs, and how parallel ties become one changes every result. So it is never done
in passing: each function here returns an undirected ``networkx.Graph`` whose edges carry ``weight`` (> 0) and ``types``
and whose ``graph["rule"]`` says in words what is a tie, what its weight counts and what was passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import combinations
from typing import Any, Literal

import networkx as nx

from diplograph import model
from diplograph.errors import UsageError
from diplograph.network.multigraph import Multigraph, SimpleGraph, evidence, nearest

ATTENDANCE = "ATTENDED"
DELEGATION = "REPRESENTS"
WEIGHTS: Mapping[str, str] = {
    "edges": "the number of ties between the two, of every kind counted and in either direction",
    "claims": "the number of statements in documents that support the ties between the two",
}


def collapse(
    graph: Multigraph, types: Collection[str] | None = None, weight: Literal["edges", "claims"] = "edges"
) -> SimpleGraph:
    """The simple graph on all nodes of ``graph``, joined where at least one edge of ``types`` (all by default) joins.

    ``weight="edges"`` counts the edges between two nodes, ``"claims"`` the statements that support them. Direction is
    dropped; an edge from a node to itself is no tie. Nodes without ties stay, so they count in every denominator.
    Raises ``UsageError`` for a type that the model lacks or an unknown weight.
    """
    kinds = _known(types, model.load().edges, "type of edge")
    if weight not in WEIGHTS:
        raise UsageError(f"{weight!r} is no weight of a collapse; use one of {', '.join(WEIGHTS)}")
    simple = _bare(graph, graph.nodes)
    loops = 0
    for source, target, data in graph.edges(data=True):
        if data["type"] not in kinds:
            continue
        if source == target:
            loops += 1
            continue
        _add(simple, source, target, 1 if weight == "edges" else len(evidence(data)), data["type"])
    simple.graph["rule"] = _collapse_rule(types, weight, loops)
    return simple


def co_attendance(graph: Multigraph, onto: Collection[str] = ("State",), delegates: bool = True) -> SimpleGraph:
    """Meetings projected onto those who took part: nodes of the types ``onto``, joined where they attended together.

    A meeting with k of them adds 1/(k − 1) to the weight of each pair (Newman 2001, "Scientific collaboration networks
    II", Physical Review E 64, 016132), so that a node's weights sum to the number of meetings that it shared and a
    large conference does not drown bilateral talks. With ``delegates`` whoever an attending official represents has
    attended too. Nodes that share no meeting are left out. A tie's ``meetings`` are those that the two shared, the
    smallest first. Raises ``UsageError`` for a type that the model lacks.
    """
    kinds = _known(onto, model.load().nodes, "type of node")
    present = _participants(graph, kinds, delegates)
    shared = {meeting: people for meeting, people in present.items() if len(people) > 1}
    simple = _bare(graph, sorted(set().union(*shared.values())))
    for meeting, people in sorted(shared.items(), key=lambda item: (len(item[1]), item[0])):
        for one, other in combinations(sorted(people), 2):
            _add(simple, one, other, 1 / (len(people) - 1), ATTENDANCE)
            simple.edges[one, other].setdefault("meetings", []).append(meeting)
    simple.graph["projection"] = sorted(kinds)
    simple.graph["rule"] = (
        f"two nodes are tied where they {ATTENDANCE.lower()} the same meeting"
        + (", themselves or through an official who represents them" if delegates else "")
        + f"; a meeting of k adds 1/(k − 1) to each pair (Newman 2001); {len(shared)} of {len(present)} meetings were "
        "shared by two or more, and nodes that share none are left out"
    )
    return simple


def directed(graph: Multigraph, types: Collection[str] | None = None) -> SimpleGraph:
    """The simple directed graph of who has a tie of ``types`` (all by default) to whom; no weights."""
    kinds = _known(types, model.load().edges, "type of edge")
    simple: SimpleGraph = nx.DiGraph()
    simple.add_nodes_from(graph)
    simple.add_edges_from((one, other) for one, other, data in graph.edges(data=True) if data["type"] in kinds)
    return simple


def delegates_of(graph: Multigraph, node: str) -> set[str]:
    """The officials who represent ``node``."""
    return {who for who, _, data in graph.in_edges(node, data=True) if data["type"] == DELEGATION}


def _participants(graph: Multigraph, kinds: Collection[str], delegates: bool) -> dict[str, set[str]]:
    present: dict[str, set[str]] = defaultdict(set)
    for who, meeting, data in graph.edges(data=True):
        if data["type"] != ATTENDANCE:
            continue
        stand_for = [who, *_principals(graph, who)] if delegates else [who]
        present[meeting].update(node for node in stand_for if graph.nodes[node]["type"] in kinds)
    return present


def _principals(graph: Multigraph, official: str) -> list[str]:
    return [whom for _, whom, data in graph.out_edges(official, data=True) if data["type"] == DELEGATION]


def _bare(graph: Multigraph, nodes: Collection[str]) -> SimpleGraph:
    simple: SimpleGraph = nx.Graph()
    simple.add_nodes_from((node, {key: graph.nodes[node][key] for key in ("type", "name")}) for node in nodes)
    return simple


def _add(simple: SimpleGraph, one: str, other: str, amount: float, kind: str) -> None:
    tie: dict[str, Any] = simple.get_edge_data(one, other, {"weight": 0, "types": []})
    simple.add_edge(one, other, weight=tie["weight"] + amount, types=sorted({*tie["types"], kind}))


def _known(wanted: Collection[str] | None, known: Mapping[str, object], what: str) -> set[str]:
    if wanted is None:
        return set(known)
    for one in wanted:
        if one not in known:
            raise UsageError(f"{one!r} is no {what} of the model{nearest(one, known)}")
    return set(wanted)


def _collapse_rule(types: Collection[str] | None, weight: str, loops: int) -> str:
    counted = "of any kind" if types is None else "of the kinds " + ", ".join(sorted(types))
    rule = f"two nodes are tied where at least one tie {counted} joins them, in either direction; its weight is "
    return rule + WEIGHTS[weight] + (f"; {loops} from a node to itself passed over" if loops else "")
