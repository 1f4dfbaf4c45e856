"""Reading and writing on both servers: values, limits and plain errors."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from neo4j.exceptions import ConstraintError, Neo4jError

from diplograph import server
from diplograph.connection import Connection, Transaction, connect
from diplograph.connection.failures import told
from diplograph.errors import DatabaseError, ServerGone, UsageError
from diplograph.records import GraphEdge, GraphNode, Table
from diplograph.server.process import free_port
from diplograph.settings import Settings

CANARY = "canary-in-the-password"


@pytest.fixture
def pair(connection: Connection) -> Connection:
    """Two nodes and the tie between them."""
    connection.write(
        lambda transaction: transaction.run(
            "CREATE (:Entity:State {id: 'state:a', names: ['A', 'Á']})"
            "-[:RECOGNISES {id: 'recognises:1', since: '1992'}]->(:Entity:State {id: 'state:b'})"
        ).consume()
    )
    return connection


A = GraphNode("state:a", ("Entity", "State"), {"id": "state:a", "names": ["A", "Á"]})
B = GraphNode("state:b", ("Entity", "State"), {"id": "state:b"})
TIE = GraphEdge("recognises:1", "RECOGNISES", "state:a", "state:b", {"id": "recognises:1", "since": "1992"})


def test_the_engine_is_told_by_what_answers(connection: Connection, settings: Settings) -> None:
    assert connection.engine == ("neo4j" if settings.uri else "arcadedb")
    found = server.running(settings.store)
    assert connection.address == (settings.uri or (found and found.address))


def test_nodes_edges_and_paths(pair: Connection) -> None:
    assert pair.read("MATCH (a)-[e]->(b) RETURN a, e, b") == Table(("a", "e", "b"), ((A, TIE, B),))
    assert pair.read("MATCH p = (:Entity {id: 'state:b'})<--() RETURN p").rows == (([B, TIE, A],),)
    assert pair.read("MATCH (a)-[e]->(b) RETURN {ends: [a, b]} AS both").rows == (({"ends": [A, B]},),)


def test_an_edge_without_its_ends_has_empty_ones(pair: Connection) -> None:
    assert pair.read("MATCH (a)-[e]->() RETURN e").rows == ((replace(TIE, source="", target=""),),)
    assert pair.read("MATCH (a)-[e]->() RETURN e, a").rows == ((replace(TIE, target=""), A),)


def test_values_are_plain(connection: Connection) -> None:
    asked: Mapping[str, tuple[str, object]] = {
        "none": ("null", None),
        "text": ("'Đồng Văn'", "Đồng Văn"),
        "number": ("1.5", 1.5),
        "list": ("[1, [true]]", [1, [True]]),
        "map": ("{a: {b: 2}}", {"a": {"b": 2}}),
        "date": ("date('2023-05-16')", "2023-05-16"),
        "time": ("datetime('2023-05-16T09:30:00Z')", "2023-05-16T09:30:00.000000000Z"),
        "span": ("duration('P1Y2M')", "P1Y2M"),
        "point": ("point({x: 1.0, y: 2.0})", {"srid": 7203, "x": 1.0, "y": 2.0}),
    }
    text = "RETURN " + ", ".join(f"{literal} AS {name}" for name, (literal, _) in asked.items())
    (row,) = connection.read(text).dicts()
    row["time"] = str(row["time"]).replace("+00:00", "Z")
    assert row == {name: value for name, (_, value) in asked.items()}


def test_an_answer_is_cut_at_the_limit_and_says_so(connection: Connection) -> None:
    text = "UNWIND range(1, 5) AS n RETURN n"
    rows = tuple((n,) for n in range(1, 6))
    assert connection.read(text, limit=4) == Table(("n",), rows[:4], "4 rows")
    assert connection.read(text, limit=5) == Table(("n",), rows)
    assert connection.read(text, limit=0) == Table(("n",), (), "0 rows")
    assert connection.read("UNWIND range(1, 3000) AS n RETURN n", limit=2500).cut == "2500 rows"


def test_an_answer_without_rows(connection: Connection) -> None:
    columns = ("id", "one") if connection.engine == "neo4j" else ()
    assert connection.read("MATCH (n:Entity) RETURN n.id AS id, 1 AS one") == Table(columns, ())


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("MATCH (n RETURN n", "cannot be run"),
        ("RETURN foo", "foo"),
        ("RETURN nosuch(1)", "nosuch"),
        ("CALL nosuch()", "nosuch"),
        ("RETURN 1 / 0", "by zero"),
        ("RETURN $state", "lacks a parameter.*state"),
        ("", "cannot be run"),
    ],
)
def test_a_query_that_cannot_be_run(connection: Connection, text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        connection.read(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("value", ["\ud800", object(), 10**20])
def test_a_parameter_that_cannot_be_sent(connection: Connection, value: object) -> None:
    with pytest.raises(UsageError, match="a parameter of the query cannot be sent"):
        connection.read("RETURN $value", {"value": value})


def test_writing_is_one_transaction(connection: Connection) -> None:
    def broken(transaction: Transaction) -> None:
        transaction.run("CREATE (:Entity {id: 'half'})").consume()
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        connection.write(broken)
    assert connection.read("MATCH (n) RETURN n").rows == ()


def test_writing_is_tried_once_more_where_two_writers_made_the_same(connection: Connection) -> None:
    tries: list[int] = []

    def second_time(transaction: Transaction) -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ConstraintError("another writer was quicker")
        return str(transaction.run("RETURN 'done' AS word").single(strict=True)["word"])

    assert connection.write(second_time) == "done"

    def always(_: Transaction) -> None:
        tries.append(1)
        raise ConstraintError("never")

    with pytest.raises(DatabaseError):
        connection.write(always)
    assert len(tries) == 4


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
@runs(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_stored_as_text(connection: Connection, text: str) -> None:
    name = f"x`}}) DETACH DELETE n // {text}"
    connection.write(
        lambda transaction: transaction.run("MERGE (n:Entity {id: 'one'}) SET n.name = $name", name=name).consume()
    )
    assert connection.read("MATCH (n {name: $name}) RETURN n.name", {"name": name}).rows == ((name,),)


def test_a_wrong_password_is_refused_at_once_and_shown_nowhere(
    settings: Settings, connection: Connection, caplog: pytest.LogCaptureFixture
) -> None:
    wrong = replace(settings, uri=connection.address, username=settings.username or "root", password=CANARY)
    started = time.monotonic()
    with (
        caplog.at_level(logging.DEBUG),
        pytest.raises(DatabaseError, match="refuses the login: set NEO4J_USERNAME") as caught,
        connect(wrong),
    ):
        pass
    assert time.monotonic() - started < 5
    assert CANARY not in caplog.text + repr(caught.value) + repr(caught.value.__cause__) + repr(wrong)


def test_a_server_that_wants_a_password_and_gets_none(settings: Settings, connection: Connection) -> None:
    bare = Settings(home=settings.home, uri=connection.address)
    with pytest.raises(DatabaseError, match="set NEO4J_USERNAME and NEO4J_PASSWORD"), connect(bare):
        pass


def test_the_embedded_server_is_read_as_its_reader_under_any_name_of_its_address(embedded: Settings) -> None:
    found = server.running(embedded.store)
    assert found is not None
    username, password = found.writer
    for host in ("127.0.0.1", "localhost"):
        uri = found.address.replace("127.0.0.1", host)
        named = Settings(home=embedded.home, uri=uri, username=username, password=password)
        with connect(named) as connection:
            assert connection.address == uri
            assert connection.execute("RETURN 1 AS one").rows == ((1,),)
            with pytest.raises(UsageError, match="does more than read"):
                connection.read("CREATE (n:Entity {id: 'new'}) RETURN n")


def test_a_login_that_may_not_write_is_told_so(embedded: Settings) -> None:
    found = server.running(embedded.store)
    assert found is not None
    username, password = found.reader
    named = Settings(home=embedded.home, uri=found.address, username=username, password=password, database="diplo")
    with (
        connect(named) as connection,
        pytest.raises(DatabaseError, match=r"the login may not write .* NEO4J_PASSWORD to those of a user who may"),
    ):
        connection.write(lambda transaction: transaction.run("CREATE (:Entity {id: 'new'})").consume())


def test_an_embedded_server_whose_reader_is_not_known_is_not_asked(embedded: Settings, tmp_path: Path) -> None:
    found = server.running(embedded.store)
    assert found is not None
    username, password = found.writer
    foreign = Settings(home=tmp_path, uri=found.address, username=username, password=password)
    with (
        pytest.raises(DatabaseError, match=f"{found.address} is an ArcadeDB .*set DIPLOGRAPH_HOME"),
        connect(foreign),
    ):
        pass


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_a_server_that_does_not_answer_is_named(tmp_path: Path, scheme: str) -> None:
    address = f"{scheme}://127.0.0.1:{free_port()}"
    started = time.monotonic()
    with (
        pytest.raises(DatabaseError, match=f"no database answers at {address}; start it, or correct NEO4J_URI"),
        connect(Settings(home=tmp_path, uri=address, password="x")),
    ):
        pass
    assert time.monotonic() - started < 5


def test_a_database_that_the_server_lacks_is_named(real_neo4j: Settings) -> None:
    lacking = replace(real_neo4j, database="atlantis")
    with pytest.raises(DatabaseError, match="correct NEO4J_DATABASE"), connect(lacking):
        pass


def test_a_server_that_is_about_to_end_is_gone() -> None:
    words = "BEGIN not expected in state: AUTHENTICATION"
    error = Neo4jError._hydrate_neo4j(code="Neo.ClientError.Request.Invalid", message=words)
    with pytest.raises(ServerGone, match=words), told("bolt://localhost", "start it"):
        raise error


def test_a_server_that_goes_away_is_told(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    with ExitStack() as owner:
        owner.enter_context(server.opened(settings.store))
        with connect(settings) as connection:
            owner.close()
            with pytest.raises(DatabaseError, match="run the command again"):
                connection.read("RETURN 1")
