"""``diplograph query`` reads only, whatever it is asked: the graph and its schema stay as they are.

So it is on both servers, and in a shell that was led to the embedded one by what ``diplograph serve`` prints.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import Environment

from diplograph.cli import main
from diplograph.connection import Connection
from diplograph.connection.loading import refuse
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.settings import Settings

Run = Callable[..., Result]

REFUSED = {
    "CREATE": "CREATE (:Entity {id: 'new'})",
    "CREATE of an edge": "MATCH (a {id: 'state:a'}), (b {id: 'state:b'}) CREATE (a)-[:RECOGNISES {id: 'new'}]->(b)",
    "INSERT": "INSERT (:Entity {id: 'new'})",
    "MERGE that creates": "MERGE (n:Entity {id: 'new'}) ON CREATE SET n.name = 'new'",
    "MERGE that matches": "MERGE (n:Entity {id: 'state:a'}) ON MATCH SET n.name = 'new'",
    "SET of a property": "MATCH (n:Entity) SET n.name = 'new'",
    "SET of a map": "MATCH (n:Entity) SET n += {name: 'new'}",
    "SET of a label": "MATCH (n:Entity) SET n:New",
    "SET of a dynamic label": "MATCH (n:Entity) SET n:$('New')",
    "REMOVE of a property": "MATCH (n:Entity) REMOVE n.names",
    "REMOVE of a label": "MATCH (n:Entity) REMOVE n:State",
    "DELETE": "MATCH ()-[e]->() DELETE e",
    "DETACH DELETE": "MATCH (n) DETACH DELETE n",
    "NODETACH DELETE": "MATCH (n {id: 'document:lone'}) NODETACH DELETE n",
    "FOREACH that sets": "MATCH (a:Entity) FOREACH (x IN [1] | SET a.name = 'new')",
    "FOREACH that creates": "FOREACH (x IN ['a', 'b'] | CREATE (:Entity {id: x}))",
    "a subquery": "CALL { CREATE (:Entity {id: 'new'}) }",
    "a subquery with a variable": "MATCH (n:Entity) CALL (n) { SET n.name = 'new' } RETURN n",
    "IN TRANSACTIONS": "UNWIND ['a', 'b'] AS i CALL (i) { CREATE (:Entity {id: i}) } IN TRANSACTIONS OF 1 ROW",
    "after a UNION": "MATCH (n:Entity) RETURN n UNION MATCH (n) DETACH DELETE n RETURN n",
    "after a WITH": "MATCH (n:Entity) WITH n LIMIT 1 CREATE (m:Entity {id: 'new'}) RETURN m",
    "a second statement": "RETURN 1 AS one; MATCH (n) DETACH DELETE n",
    "a comment before": "/* harmless */ mAtCh (n:Entity) sEt n.name = 'new'",
    "a comment that ends": "// RETURN 1\nMATCH (n:Entity) DETACH DELETE n",
    "a procedure for labels": "CALL db.createLabel('New')",
    "a procedure for properties": "CALL db.createProperty('new')",
    "a procedure that merges": "CALL merge.node(['Entity'], {id: 'new'}, {}, {})",
    "a procedure that runs Cypher": "CALL apoc.cypher.doIt('CREATE (:Entity)', {})",
    "an index": "CREATE INDEX new IF NOT EXISTS FOR (n:Entity) ON (n.new)",
    "a constraint": "CREATE CONSTRAINT new IF NOT EXISTS FOR (n:Other) REQUIRE n.id IS UNIQUE",
    "a constraint gone": "DROP CONSTRAINT entity_id",
    "a user": "CREATE USER intruder SET PASSWORD 'intruder-intruder'",
    "a password": "ALTER USER neo4j SET PASSWORD 'intruder-intruder'",
    "a user gone": "DROP USER neo4j",
    "a database": "CREATE DATABASE intruder",
    "a database gone": "DROP DATABASE diplo",
    "LOAD CSV of a file": "LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row",
    "LOAD CSV of an address": "LOAD CSV FROM 'http://127.0.0.1:1/x' AS row CREATE (:Entity {id: row[0]})",
    "LOAD CSV in a subquery": "RETURN COLLECT { LOAD CSV FROM 'file:///etc/hostname' AS row RETURN row } AS rows",
}
WITHOUT_EFFECT = {  # a server may refuse these too
    "EXPLAIN of CREATE": "EXPLAIN CREATE (:Entity {id: 'new'})",
    "EXPLAIN of an index": "EXPLAIN CREATE INDEX new IF NOT EXISTS FOR (n:Entity) ON (n.new)",
    "EXPLAIN of a constraint": "EXPLAIN CREATE CONSTRAINT new IF NOT EXISTS FOR (n:Other) REQUIRE n.id IS UNIQUE",
    "EXPLAIN of a constraint gone": "EXPLAIN DROP CONSTRAINT entity_id",
    "EXPLAIN of a user": "EXPLAIN CREATE USER intruder SET PASSWORD 'intruder-intruder'",
    "PROFILE of CREATE": "PROFILE CREATE (:Entity {id: 'new'})",
    "PROFILE of SET": "PROFILE MATCH (n:Entity) SET n.name = 'new'",
    "PROFILE of an index": "PROFILE CREATE INDEX new IF NOT EXISTS FOR (n:Entity) ON (n.new)",
    "an index gone": "DROP INDEX entity_id IF EXISTS",
}
CROSS_PRODUCT = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(*) AS n"
)


def whole(connection: Connection) -> list[str]:
    """Every node and edge, the schema, the users and the databases, as text in one order."""
    found = []
    for text, columns in (
        ("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties", ("labels", "properties")),
        ("MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS e, properties(e) AS p, b.id AS b", ("a", "e", "p", "b")),
        ("SHOW INDEXES", ("name", "type", "labelsOrTypes", "properties")),
        ("SHOW CONSTRAINTS", ("name", "type", "labelsOrTypes", "properties")),
        ("SHOW USERS", ("user",)),
        ("SHOW DATABASES", ("name",)),
    ):
        rows = connection.execute(text).dicts()
        found += sorted(json.dumps([row[column] for column in columns], sort_keys=True, default=sorted) for row in rows)
    return found


@pytest.fixture(scope="session")
def served(embedded: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The embedded server as a shell knows it that has evaluated the lines of ``serve``."""
    lines = CliRunner().invoke(main, ["serve"], env={"DIPLOGRAPH_HOME": str(embedded.home), "NEO4J_URI": None}).stdout
    shown = tmp_path_factory.mktemp("served") / "shown"  # into a file: no test prints a password
    subprocess.run(["bash", "-c", f"{lines}\nenv -0 > {shown}"], check=True)
    return Settings.from_environment(Environment(line.split("=", 1) for line in shown.read_text().split("\0") if line))


@pytest.fixture(scope="session", params=["embedded", "served", "real_neo4j"])
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings for each way in turn."""
    found: Settings = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def pair(connection: Connection) -> Connection:
    """Two states, the tie between them, and a document alone."""
    Graph(connection).prepare()
    connection.execute(
        "CREATE (:Entity:State {id: 'state:a', names: ['A', 'Á']})-[:RECOGNISES {id: 'recognises:1', since: '1992'}]->"
        "(:Entity:State {id: 'state:b'}), (:Document {id: 'document:lone'})"
    )
    return connection


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in REFUSED.items()])
def test_writing_is_refused(run: Run, pair: Connection, environment: dict[str, str], text: str) -> None:
    before = whole(pair)
    result = run("query", "-", stdin=text, **environment)
    assert (result.exit_code, result.stdout, len(result.stderr.splitlines())) == (2, "", 1)
    assert whole(pair) == before


@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in WITHOUT_EFFECT.items()])
def test_explaining_has_no_effect(run: Run, pair: Connection, environment: dict[str, str], text: str) -> None:
    before = whole(pair)
    result = run("query", "-", stdin=text, **environment)
    assert (result.exit_code, result.stdout.strip()) in ((0, ""), (2, ""))
    assert whole(pair) == before


def test_writing_is_done_where_it_is_asked_for(run: Run, pair: Connection, environment: dict[str, str]) -> None:
    text = "CREATE (n:Entity:State {id: $id}) RETURN n.id AS id"
    result = run("query", "-", "--write", "-P", "id=state:c", "--format", "csv", stdin=text, **environment)
    assert (result.exit_code, result.stdout, result.stderr) == (0, "id\nstate:c\n", "")
    assert pair.read("MATCH (n:State) RETURN n.id ORDER BY n.id").rows == (("state:a",), ("state:b",), ("state:c",))


def test_what_is_written_is_all_there_where_the_answer_is_cut(
    run: Run, connection: Connection, environment: dict[str, str]
) -> None:
    text = "UNWIND range(1, 3000) AS i CREATE (n:Entity {id: i}) RETURN n.id AS id"
    result = run("query", "-", "--write", "--limit", "1", stdin=text, **environment)
    assert (result.exit_code, result.stderr) == (5, "the answer was cut at 1 rows; ask for more with --limit\n")
    assert connection.read("MATCH (n:Entity) RETURN count(n)").rows == ((3000,),)


def test_nothing_is_written_where_the_time_is_up(run: Run, connection: Connection, environment: dict[str, str]) -> None:
    text = f"CREATE (:Entity {{id: 'new'}}) WITH 1 AS one {CROSS_PRODUCT}"
    result = run("query", "-", "--write", "--timeout", "1", stdin=text, **environment)
    assert (result.exit_code, result.stdout) == (5, "")
    assert connection.read("MATCH (n) RETURN count(n)").rows == ((0,),)


def test_an_answer_is_cut_at_a_thousand_rows_and_marked(run: Run, environment: dict[str, str]) -> None:
    result = run("query", "-", "--format", "json", stdin="UNWIND range(1, 1001) AS n RETURN n", **environment)
    assert (result.exit_code, result.stderr) == (5, "the answer was cut at 1000 rows; ask for more with --limit\n")
    assert json.loads(result.stdout) == {
        "columns": ["n"],
        "rows": [{"n": n} for n in range(1, 1001)],
        "cut": "1000 rows",
    }


def test_a_cross_product_ends_with_the_time_that_is_given_to_all(run: Run, environment: dict[str, str]) -> None:
    result = run("query", "-", stdin=CROSS_PRODUCT, **environment)
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr.startswith("Error: the query was stopped after 1")
    assert result.stderr.endswith(" s; ask for less, or allow it more time\n")


def test_the_servers_that_are_ours_load_no_files_even_for_those_who_may_write(
    connection: Connection, tmp_path: Path
) -> None:
    (tmp_path / "secret.csv").write_text("secret")
    for address in (f"file://{tmp_path}/secret.csv", "http://127.0.0.1:1/secret.csv"):
        with pytest.raises(UsageError):
            connection.execute(f"LOAD CSV FROM '{address}' AS row RETURN row")


@pytest.mark.parametrize(
    "text",
    [
        "LOAD CSV FROM 'file:///x' AS row RETURN row",
        "load\tcsv\nWITH HEADERS FROM 'file:///x' AS row RETURN row",
        "RETURN EXISTS { Load /* RETURN 1 */ // the end\r Csv FROM 'file:///x' AS row RETURN row }",
        r"\u004cOAD\u0020C\uu0053V FROM 'file:///x' AS row RETURN row",
        "LOAD\u2028\u180eCſV FROM 'file:///x' AS row RETURN row",
        "WITH 1 AS one LIMIT 1LOAD CSV FROM 'file:///x' AS row RETURN row",
    ],
)
def test_load_csv_is_found_however_it_is_written(text: str) -> None:
    with pytest.raises(UsageError, match="LOAD CSV opens files and addresses"):
        refuse(text)


@pytest.mark.parametrize("text", ["RETURN 'load', 'csv'", "MATCH (n) RETURN n.load, n.csv", "RETURN loadcsv AS x"])
def test_other_uses_of_the_words_are_left_alone(text: str) -> None:
    refuse(text)
