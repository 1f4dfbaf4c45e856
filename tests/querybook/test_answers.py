"""Running a query: names are found as people write them, answers are cut where it is told."""

from __future__ import annotations

import re

import pytest

from diplograph import querybook
from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.records import Document, Node, Reading, Table

BOOK = querybook.book()


def filled(connection: Connection) -> Connection:
    """A graph of three entities without ties."""
    nodes = (
        Node("state:arland", "State", ("Arland", "Republic of Arland")),
        Node("state:vietland", "State", ("Việt-Land",)),
        Node("organisation:league", "Organisation", ("League of Nine Isles",)),
    )
    graph = Graph(connection)
    graph.prepare()
    graph.write([Reading(Document("document:d", "d", ""), nodes)], "fingerprint")
    return connection


@pytest.mark.database
@pytest.mark.parametrize("name", ["Việt-Land", "viet land", "VIỆT-LAND", "viet-land"])
def test_a_name_is_found_without_regard_to_case_and_accents(connection: Connection, name: str) -> None:
    answer = querybook.run(filled(connection), BOOK["network/around"], {"name": name})
    assert [row["id"] for row in answer.dicts()] == ["state:vietland"]


@pytest.mark.database
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Republic of Ireland", "nothing in the graph is called 'Republic of Ireland'; near to it: Republic of Arland"),
        ("x`}) DETACH DELETE n //", "nothing in the graph is called 'x`}) DETACH DELETE n //'"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_the_nearest(connection: Connection, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}$"):
        querybook.run(filled(connection), BOOK["bodies/members"], {"body": name})


@pytest.mark.database
def test_no_answer_keeps_the_columns(connection: Connection) -> None:
    answer = querybook.run(filled(connection), BOOK["bodies/members"], {"body": "League of Nine Isles"})
    assert answer == Table(("member", "since", "until", "tie", "body"), ())


@pytest.mark.database
def test_an_answer_is_cut_where_it_is_told(connection: Connection) -> None:
    answer = querybook.run(filled(connection), BOOK["network/names"], limit=2)
    assert [row["name"] for row in answer.dicts()] == ["Arland", "League of Nine Isles"]
    assert answer.cut is not None
    assert querybook.run(connection, BOOK["network/names"], limit=4).cut is None
