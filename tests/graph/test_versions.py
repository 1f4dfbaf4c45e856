"""A graph knows the version of its model: an older one is migrated, a newer one is left alone."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from ruritania import INVENTED, READER, run, whole

from diplograph import model
from diplograph.connection import Connection
from diplograph.errors import UsageError, VersionError
from diplograph.graph import Graph, versions


def test_each_version_leads_to_the_next() -> None:
    assert sorted(versions.MIGRATIONS) == list(range(1, model.load().version))


def test_a_graph_that_tells_no_version_is_of_the_first_and_migrated(graph: Graph) -> None:
    graph.write(INVENTED, READER)
    digest = graph.digest()
    for label in ("Graph", "Writer", "Run", "File"):
        graph.connection.write(partial(run, f"MATCH (n:{label}) DETACH DELETE n"))
    now = graph.model.version
    told = (
        f"the graph at {graph.connection.address} was made by an older diplograph: its model has version 1, "
        f"this one needs {now}; run: diplograph migrate"
    )
    for refused in (graph.check, graph.prepare):
        with pytest.raises(VersionError) as error:
            refused()
        assert str(error.value) == told
    assert graph.migrate() == (1, now)
    graph.prepare()
    assert graph.digest() == digest
    assert graph.migrate() == (now, now)


def test_a_newer_graph_is_refused(graph: Graph) -> None:
    now = graph.model.version
    graph.connection.write(partial(run, f"MATCH (g:Graph) SET g.model = {now + 1}"))
    for refused in (graph.check, graph.prepare, graph.migrate):
        with pytest.raises(VersionError, match=f"newer diplograph: its model has version {now + 1}, this one knows"):
            refused()


@pytest.mark.parametrize("label", ["File", "Person"])
def test_a_database_of_others_is_refused_and_left_alone(connection: Connection, label: str) -> None:
    graph = Graph(connection)
    connection.execute(f"CREATE (:{label} {{name: 'theirs'}})")
    before = whole(connection)
    for refused in (graph.prepare, graph.migrate):
        with pytest.raises(UsageError) as error:
            refused()
        assert str(error.value) == (
            f"the database at {connection.address} holds nodes that are not diplograph's; give it an empty database of "
            "its own: set NEO4J_DATABASE or NEO4J_URI to another one (DIPLOGRAPH_HOME, where it starts its own server)"
        )
    assert whole(connection) == before
    connection.execute("MATCH (n) DETACH DELETE n CREATE (:Writer {id: 'writer', owner: '', until: 0, turns: 0})")
    graph.prepare()
    connection.execute("CREATE (:Person {name: 'added later'})")
    graph.prepare()


def test_a_migration_runs_its_statements_in_order(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    graph.write(INVENTED, READER)
    now = graph.model.version
    steps = {now: ("MATCH (n:Entity) SET n.code = 'a'",), now + 1: ("MATCH (n:Entity) SET n.code = n.code + 'b'",)}
    monkeypatch.setattr(versions, "MIGRATIONS", {**versions.MIGRATIONS, **steps})
    later = Graph(graph.connection)
    later.model = replace(later.model, version=now + 2)
    with pytest.raises(VersionError, match="run: diplograph migrate"):
        later.prepare()
    assert later.migrate() == (now, now + 2)
    later.prepare()
    assert later.connection.read("MATCH (n:Entity) RETURN DISTINCT n.code").rows == (("ab",),)
