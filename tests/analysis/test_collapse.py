"""What becomes a tie of the simple graph, what its weight counts, and that the rule says so."""

from __future__ import annotations

from typing import Literal, cast

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph import network
from diplograph.errors import UsageError


def graph_of(types: dict[str, str], ties: list[tuple[str, str, str]]) -> network.Multigraph:
    graph: network.Multigraph = nx.MultiDiGraph()
    graph.add_nodes_from(
        (node, {"type": type, "name": node.upper(), "names": [node.upper()]}) for node, type in types.items()
    )
    for number, (source, type, target) in enumerate(ties):
        graph.add_edge(source, target, key=f"{type}:{number}", type=type, properties={}, evidence=[{}] * (number + 1))
    return graph


TRIAD = graph_of(
    {"a": "State", "b": "State", "o": "Organisation", "alone": "State"},
    [("a", "RECOGNISES", "b"), ("b", "RECOGNISES", "a"), ("a", "MEMBER_OF", "o"), ("o", "SUPPORTS", "o")],
)


def ties(graph: network.SimpleGraph) -> dict[tuple[str, str], tuple[float, list[str]]]:
    return {(min(ends), max(ends)): (data["weight"], data["types"]) for *ends, data in graph.edges(data=True)}


def test_parallel_ties_become_one_whose_weight_is_their_number() -> None:
    simple = network.collapse(TRIAD)
    assert dict(simple.nodes.items()) == {
        "a": {"type": "State", "name": "A"},
        "b": {"type": "State", "name": "B"},
        "o": {"type": "Organisation", "name": "O"},
        "alone": {"type": "State", "name": "ALONE"},
    }
    assert ties(simple) == {("a", "b"): (2, ["RECOGNISES"]), ("a", "o"): (1, ["MEMBER_OF"])}
    assert simple.graph["rule"] == (
        "two nodes are tied where at least one tie of any kind joins them, in either direction; its weight is the "
        "number of ties between the two, of every kind counted and in either direction; 1 from a node to itself passed "
        "over"
    )


def test_weight_can_count_the_statements() -> None:
    assert ties(network.collapse(TRIAD, weight="claims")) == {
        ("a", "b"): (3, ["RECOGNISES"]),
        ("a", "o"): (3, ["MEMBER_OF"]),
    }


def test_only_the_kinds_asked_for_count() -> None:
    simple = network.collapse(TRIAD, types=["MEMBER_OF"])
    assert ties(simple) == {("a", "o"): (1, ["MEMBER_OF"])}
    assert len(simple) == 4
    assert "at least one tie of the kinds MEMBER_OF joins them" in simple.graph["rule"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: network.collapse(TRIAD, types=["MEMBERS_OF"]), "'MEMBERS_OF' is no type of edge .*'MEMBER_OF'"),
        (
            lambda: network.collapse(TRIAD, weight=cast("Literal['edges']", "fame")),
            "'fame' is no weight of a collapse; use one of edges, claims",
        ),
        (lambda: network.co_attendance(TRIAD, onto=["Stat"]), "'Stat' is no type of node .*'State'"),
    ],
)
def test_an_unknown_word_is_named(call: object, message: str) -> None:
    assert callable(call)
    with pytest.raises(UsageError, match=message):
        call()


MEETINGS = graph_of(
    {"a": "State", "b": "State", "c": "State", "p": "Official", "m": "Meeting", "n": "Meeting", "lone": "Meeting"},
    [
        ("a", "ATTENDED", "m"),
        ("b", "ATTENDED", "m"),
        ("p", "ATTENDED", "m"),
        ("p", "REPRESENTS", "c"),
        ("a", "ATTENDED", "n"),
        ("p", "ATTENDED", "n"),
        ("p", "CHAIRED", "n"),
        ("b", "ATTENDED", "lone"),
    ],
)


def test_meetings_are_projected_with_newmans_weights() -> None:
    projected = network.co_attendance(MEETINGS)
    assert ties(projected) == {
        ("a", "b"): (0.5, ["ATTENDED"]),
        ("a", "c"): (1.5, ["ATTENDED"]),
        ("b", "c"): (0.5, ["ATTENDED"]),
    }
    assert projected.graph["rule"] == (
        "two nodes are tied where they attended the same meeting, themselves or through an official who represents "
        "them; a meeting of k adds 1/(k − 1) to each pair (Newman 2001); 2 of 3 meetings were shared by two or more, "
        "and nodes that share none are left out"
    )


def test_delegates_can_be_passed_over() -> None:
    assert ties(network.co_attendance(MEETINGS, delegates=False)) == {("a", "b"): (1.0, ["ATTENDED"])}


def test_officials_can_be_projected_onto() -> None:
    assert ties(network.co_attendance(MEETINGS, onto=["Official", "State"], delegates=False)) == {
        ("a", "b"): (0.5, ["ATTENDED"]),
        ("a", "p"): (1.5, ["ATTENDED"]),
        ("b", "p"): (0.5, ["ATTENDED"]),
    }


@given(st.lists(st.sets(st.sampled_from("abcdefgh"), min_size=1), max_size=8))
def test_a_nodes_weights_sum_to_the_meetings_that_it_shared(meetings: list[set[str]]) -> None:
    types = dict.fromkeys("abcdefgh", "State") | {f"m{number}": "Meeting" for number in range(len(meetings))}
    attended = [(state, "ATTENDED", f"m{number}") for number, people in enumerate(meetings) for state in people]
    projected = network.co_attendance(graph_of(types, attended))
    shared = {state: sum(state in people and len(people) > 1 for people in meetings) for state in "abcdefgh"}
    assert dict(projected.degree(weight="weight")) == pytest.approx({s: n for s, n in shared.items() if n})


def test_the_graph_that_is_collapsed_stays_as_it_was(asean: network.Multigraph) -> None:
    before = network.digest(asean)
    network.collapse(asean)
    network.co_attendance(asean)
    assert network.digest(asean) == before
