"""Whatever stands in documents, arguments and parameters is stored and asked for as text, and harms nothing."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from ruritania import LEAGUE, READER, RURITANIA, Tie, node, reading

from diplograph import querybook
from diplograph.cli import main
from diplograph.connection import Connection
from diplograph.errors import ModelError, UsageError
from diplograph.evidence import between, of_node
from diplograph.graph import Graph
from diplograph.identity import fold
from diplograph.records import Node

ATTACKS = (
    "x`}) DETACH DELETE n //",
    "x'}) DETACH DELETE n //",
    'x"}) DETACH DELETE n //',
    "x\\'}) WITH 1 AS one MATCH (n) DETACH DELETE n /*",
    "$name} `) MATCH (n) SET n.name = 'taken' RETURN n; //",
    "x\\u0027}) MATCH (n) DETACH DELETE n //",
    "'; DROP CONSTRAINT entity_id; CREATE USER intruder SET PASSWORD 'intruder-intruder' //",
    "{{n}} {0} %s $rows ${HOME}",
)
HOSTILE = st.builds(
    str.__add__, st.sampled_from(ATTACKS), st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
)
SENTINEL = [
    reading("sentinel", [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"since": "1992"}, "It joined.")])
]
SEVERAL = runs(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def graph(connection: Connection) -> Graph:
    """A graph with a sentinel that must stay as it is."""
    found = Graph(connection)
    found.prepare()
    found.write(SENTINEL, READER)
    return found


@pytest.fixture
def whole(graph: Graph) -> Iterator[None]:
    """What surrounds the test must not change."""
    digest, users = graph.digest(), graph.connection.execute("SHOW USERS").dicts()
    yield
    assert (graph.digest(), graph.connection.execute("SHOW USERS").dicts()) == (digest, users)


def run(environment: dict[str, str], *arguments: str, stdin: str | None = None) -> Result:
    bare = dict.fromkeys(name for name in os.environ if name.startswith("NEO4J_"))
    return CliRunner().invoke(main, arguments, input=stdin, env={**bare, **environment}, prog_name="diplograph")


@given(text=HOSTILE)
@SEVERAL
def test_documents_are_stored_as_they_are(graph: Graph, text: str) -> None:
    before = graph.digest()
    pact = Node("agreement:hostile", "Agreement", (text, f"the {text}"), {"kind": text})
    said = f"Ruritania signed {text}."
    one = reading("hostile", [RURITANIA, pact], [("PARTY_TO", RURITANIA.id, pact.id, {"status": text}, said)])
    one = replace(one, document=replace(one.document, name=text, source=text, title=text))
    graph.write([one], READER)
    ask = graph.connection.read
    assert ask("MATCH (n:Agreement) RETURN n.name, n.names, n.kind, n.search").rows == (
        (text, [text, f"the {text}"], text, sorted({fold(text), fold(f"the {text}")})),
    )
    assert ask("MATCH ()-[e:PARTY_TO]->() RETURN e.status, e.claims").rows == ((text, 1),)
    assert ask(
        "MATCH (d:Document {title: $title})-[:STATES]->(c) RETURN d.name, d.source, c.quote", {"title": text}
    ).rows == ((text, text, said),)
    graph.forget([one.document.id])
    assert graph.digest() == before


@pytest.mark.usefixtures("whole")
@given(text=HOSTILE)
@SEVERAL
def test_a_parameter_is_a_text(connection: Connection, text: str) -> None:
    echo = querybook.from_text("RETURN $name AS name")
    assert querybook.run(connection, echo, {"name": text}).rows == ((text,),)
    with pytest.raises(UsageError, match="nothing in the graph is called"):
        of_node(connection, text)
    with pytest.raises(UsageError, match="nothing in the graph is called"):
        between(connection, "Ruritania", text)
    with pytest.raises(UsageError, match="has no parameter"):
        querybook.run(connection, echo, {text: "x"})


@pytest.mark.usefixtures("whole")
def test_an_argument_is_a_text(environment: dict[str, str]) -> None:
    text = ATTACKS[0]
    same = run(environment, "query", "-", "-P", f"name={text}", "--format", "csv", stdin="RETURN $name AS name")
    assert (same.exit_code, same.stdout, same.stderr) == (0, f"name\n{text}\n", "")
    for arguments in (
        ("query", "meetings/agenda", "-P", f"meeting={text}"),
        ("query", "-", "-P", f"{text}=1"),
        ("query", text),
        ("evidence", text),
        ("map", "-o", "map.html", "--around", text),
        ("export", "-o", "map.json", "--query", "meetings/agenda", "-P", f"meeting={text}"),
    ):
        result = run(environment, *arguments, stdin="RETURN 1 AS one")
        assert (result.exit_code, result.stdout) == (2, ""), arguments


@pytest.mark.usefixtures("whole")
@pytest.mark.parametrize("text", ATTACKS)
def test_a_kind_that_the_model_does_not_know_is_refused(graph: Graph, text: str) -> None:
    for wrong in (
        reading("wrong", [replace(RURITANIA, type=text)]),
        reading("wrong", [replace(RURITANIA, properties={text: "x"})]),
        reading("wrong", [RURITANIA, LEAGUE], [(text, RURITANIA.id, LEAGUE.id, {}, "It joined.")]),
    ):
        with pytest.raises((ModelError, UsageError)):
            graph.write([wrong], READER)


def test_a_file_is_loaded_and_found_by_its_hostile_name(
    graph: Graph, environment: dict[str, str], tmp_path: Path
) -> None:
    title = f"Norway {ATTACKS[0]} Singapore"
    (tmp_path / "x`}) DETACH DELETE n.md").write_text(
        f"---\ntitle: '{title}'\ndate: 2024-03-05\n---\n\nThe Minister of Foreign Affairs of Norway, {ATTACKS[2]} "
        "Espen Barth Eide, met with the Minister for Foreign Affairs of Singapore, Vivian Balakrishnan, in 2024.\n",
        encoding="utf-8",
    )
    result = run(environment, "load", "--workers", "1", str(tmp_path))
    assert result.exit_code == 0, result.output
    found = graph.connection.read("MATCH (d:Document) WHERE d.name <> 'sentinel' RETURN d.title, d.name").rows
    assert found == ((title, "x`}) DETACH DELETE n"),)
    assert graph.connection.read(
        "MATCH (:Entity {id: $id})-[e:MEMBER_OF]->() RETURN e.since", {"id": RURITANIA.id}
    ).rows == (("1992",),)


def test_a_node_is_asked_for_by_its_hostile_name(graph: Graph, environment: dict[str, str]) -> None:
    for number, text in enumerate(ATTACKS):
        other = node(f"state:hostile-{number}", text)
        tie: Tie = ("RECOGNISES", RURITANIA.id, other.id, {}, f"It recognises {text}.")
        graph.write([reading(f"number {number}", [RURITANIA, other], [tie])], READER)
    for text in ATTACKS:
        alike = {f"It recognises {other}." for other in ATTACKS if fold(other) == fold(text)}
        rows = csv.DictReader(io.StringIO(run(environment, "evidence", text, "--format", "csv").stdout))
        assert {row["quote"] for row in rows} == alike
