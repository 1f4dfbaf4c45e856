"""What most needs a look comes first, with the correction that would mend it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest
from ruritania import LEAGUE, READER, RURITANIA, SYLDAVIA, Tie, node, reading

from diplograph.graph import Graph, digest
from diplograph.records import Reading

TAN, OTHER, MICHAEL = (
    node("official:tan", "Tan See Leng"),
    node("official:tann", "Tan Seee Leng"),
    node("official:m", "Mike"),
)


def doubtful(found: Reading) -> Reading:
    """The same reading, less sure of itself."""
    edges = (replace(e, evidence=tuple(replace(v, confidence=0.4) for v in e.evidence)) for e in found.edges)
    return replace(found, edges=tuple(edges))


def fill(graph: Graph) -> None:
    ties: list[Tie] = [
        ("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"until": "1992"}, "It left."),
        ("REPRESENTS", TAN.id, RURITANIA.id, {}, "Mr Tan of Ruritania spoke."),
        ("REPRESENTS", OTHER.id, RURITANIA.id, {}, "Mr Tann of Ruritania spoke."),
    ]
    graph.write([reading("one", [RURITANIA, LEAGUE, TAN, OTHER, MICHAEL], ties)], READER)
    graph.write([reading("two", [RURITANIA, LEAGUE], [(*ties[0][:3], {"until": "1994"}, "It left them.")])], READER)
    odd: list[Tie] = [("RECOGNISES", RURITANIA.id, SYLDAVIA.id, {}, "They may recognise it.")]
    graph.write([doubtful(reading("three", [RURITANIA, SYLDAVIA], odd))], READER)


def test_what_most_needs_a_look(graph: Graph) -> None:
    fill(graph)
    ((doubt,),) = graph.connection.read("MATCH ()-[e:RECOGNISES]->() RETURN e.id").rows
    rows = [
        ("documents disagree", "Ruritania MEMBER_OF League of Plains: until 1992 or 1994", 2, ""),
        ("doubtful tie", "Ruritania RECOGNISES Syldavia (0.40)", 1, f"wrong: {doubt}"),
        ("may be one", "Tan See Leng and Tan Seee Leng", 1, "merge: [official:tan, official:tann]"),
    ]
    assert list(graph.review().rows) == rows
    short = graph.review(most=1)
    assert (list(short.rows), short.cut) == (rows[:1], "1 rows")
    apart = frozenset({frozenset({TAN.id, OTHER.id})})
    assert list(graph.review(apart).rows) == rows[:2]


def test_what_goes_while_one_looks_is_passed_over(graph: Graph) -> None:
    fill(graph)
    graph.connection.execute("MATCH (n:Entity {id: $id}) DETACH DELETE n", {"id": SYLDAVIA.id})
    graph.connection.execute(
        "MATCH (d:Document {name: 'one'}) CREATE (d)-[:MENTIONS {said: '{\"date\": \"2001\"}'}]->(:Entity {id: 'odd'})"
    )
    assert graph.review().column("why") == ["documents disagree", "may be one"]


def test_a_digest_says_whether_anybody_wrote_meanwhile(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(graph)
    assert graph.digest().settled
    of = digest._of

    def late(rows: Iterable[Mapping[str, object]]) -> tuple[int, str]:
        graph.write([reading("late", [RURITANIA])], READER)
        return of(rows)

    monkeypatch.setattr(digest, "_of", late)
    assert not graph.digest().settled
