"""The sentences behind a node or a tie, as they stand in the documents."""

from __future__ import annotations

import re

import pytest

from diplograph import evidence
from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.records import Document, Edge, Evidence, Node, Reading

TEXT = "Talks in Aral.\nArland and Borland held talks. Ann Arden of Arland took the chair. Both recognise Corland."
DOCUMENT = Document("document:note", "note", TEXT, title="Talks in Aral", published="2001-05-02", source="note.txt")
NODES = (
    Node("state:arland", "State", ("Arland",)),
    Node("state:borland", "State", ("Borland", "Republic of Borland")),
    Node("state:corland", "State", ("Corland",)),
    Node("meeting:talks", "Meeting", ("talks of Arland and Borland",)),
    Node("official:arden", "Official", ("Ann Arden",)),
)
KEYS = ("tie", "subject", "object", "quote", "rule", "confidence")


def edge(kind: str, source: str, target: str, *quotes: str) -> Edge:
    spans = (Evidence(TEXT.index(quote), TEXT.index(quote) + len(quote), quote, "a rule", 0.75) for quote in quotes)
    return Edge(kind, source, target, {}, tuple(spans))


HELD, CHAIRED, BOTH = "Arland and Borland held talks.", "Ann Arden of Arland took the chair.", "Both recognise Corland."
EDGES = (
    edge("ATTENDED", "state:arland", "meeting:talks", HELD, CHAIRED),
    edge("ATTENDED", "state:borland", "meeting:talks", HELD),
    edge("CHAIRED", "official:arden", "meeting:talks", CHAIRED),
    edge("REPRESENTS", "official:arden", "state:arland", CHAIRED),
    edge("RECOGNISES", "state:borland", "state:corland", BOTH),
)


@pytest.fixture
def filled(connection: Connection) -> Connection:
    """The graph of the note."""
    graph = Graph(connection)
    graph.prepare()
    graph.write([Reading(DOCUMENT, NODES, EDGES)], "fingerprint")
    return connection


@pytest.mark.database
def test_the_sentences_behind_a_node(filled: Connection) -> None:
    talks = "talks of Arland and Borland"
    rows = evidence.of_node(filled, "ARLAND").dicts()
    assert [tuple(row[key] for key in KEYS) for row in rows] == [
        ("ATTENDED", "Arland", talks, HELD, "a rule", 0.75),
        ("ATTENDED", "Arland", talks, CHAIRED, "a rule", 0.75),
        ("REPRESENTS", "Ann Arden", "Arland", CHAIRED, "a rule", 0.75),
    ]
    assert [TEXT[int(str(row["start"])) : int(str(row["end"]))] for row in rows] == [row["quote"] for row in rows]
    where = [(row["document"], row["title"], row["published"], row["source"]) for row in rows]
    assert set(where) == {("note", "Talks in Aral", "2001-05-02", "note.txt")}


@pytest.mark.database
def test_the_sentences_behind_the_ties_between_two(filled: Connection) -> None:
    talks = "talks of Arland and Borland"
    rows = evidence.between(filled, "Republic of Borland", "Arland").dicts()
    assert [tuple(row[key] for key in ("via", "tie", "subject", "quote")) for row in rows] == [
        (talks, "ATTENDED", "Arland", HELD),
        (talks, "ATTENDED", "Arland", CHAIRED),
        (talks, "ATTENDED", "Borland", HELD),
    ]
    direct = evidence.between(filled, "Corland", "Borland").dicts()
    assert [tuple(row[key] for key in ("via", "tie", "subject", "object", "quote")) for row in direct] == [
        (None, "RECOGNISES", "Borland", "Corland", BOTH)
    ]


@pytest.mark.database
def test_two_that_nothing_joins_have_no_sentences(filled: Connection) -> None:
    assert evidence.between(filled, "Arland", "Corland").rows == ()


@pytest.mark.database
@pytest.mark.parametrize("names", [("Arlandia",), ("Arlandia", "Borland"), ("Borland", "Arlandia")])
def test_a_name_that_nothing_has_is_refused_with_the_nearest(filled: Connection, names: tuple[str, ...]) -> None:
    ask = evidence.of_node if len(names) == 1 else evidence.between
    with pytest.raises(UsageError, match=re.escape("nothing in the graph is called 'Arlandia'; near to it: Arland")):
        ask(filled, *names)


@pytest.mark.database
def test_one_name_twice_has_nothing_between(connection: Connection) -> None:
    with pytest.raises(UsageError, match=re.escape("'Arland' and 'ARLAND' are one name; give the names of two")):
        evidence.between(connection, "Arland", "ARLAND")
