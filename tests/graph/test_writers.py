"""One writer at a time: several processes at once leave the graph of one."""

from __future__ import annotations

import multiprocessing
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ruritania import READER, RURITANIA, envoy, node, properties, read, reading, wipe, write_folders

from diplograph import intake
from diplograph.connection import Connection
from diplograph.errors import DatabaseError
from diplograph.graph import Graph, lease
from diplograph.records import Reading
from diplograph.settings import Settings

STATES = ["Ruritania", "Syldavia", "Borduria", "Trentino", "Firefly"]


@pytest.fixture
def folders(tmp_path: Path) -> list[Path]:
    """Folders that share documents among each other, each under its own file."""
    found = []
    for number in range(4):
        folder = tmp_path / str(number)
        folder.mkdir()
        found.append(folder)
        for part in range(number, number + 4):
            one, other = STATES[part % 5], STATES[(part + 2) % 5]
            (folder / f"{part % 5}.txt").write_text(f"{one} recognises {other}.\n{other} recognises {one}.")
    return found


def test_four_processes_at_once_leave_the_graph_of_one(graph: Graph, folders: list[Path], settings: Settings) -> None:
    intake.load(folders, graph, work=read)
    expected = graph.digest()
    wipe(graph)
    context = multiprocessing.get_context("spawn")
    parts = [folders[:2], folders[1:3], folders[2:], [folders[3], folders[0]]]
    processes = [context.Process(target=write_folders, args=(settings, part)) for part in parts]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0, 0, 0]
    assert graph.digest() == expected


def test_a_turn_is_waited_for_but_not_that_of_the_dead(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = lease.Lease(graph.connection), lease.Lease(graph.connection)
    one.take()
    monkeypatch.setattr(lease, "PATIENCE", 0.2)
    where = f"{lease.this_process()} has been writing to {graph.connection.address}"
    with pytest.raises(DatabaseError, match=where):
        other.take()
    monkeypatch.setattr(lease, "dead", lambda process: process == lease.this_process())
    other.take()


def test_a_turn_ends_by_the_clock(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LONG", 100)
    lease.Lease(graph.connection).take()
    started = time.monotonic()
    lease.Lease(graph.connection).take()
    assert time.monotonic() - started < 30


def test_a_turn_that_is_lost_is_taken_again(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = lease.Lease(graph.connection), lease.Lease(graph.connection)
    monkeypatch.setattr(lease, "dead", lambda process: process == lease.this_process())
    takes, take = [], lease.Lease.take

    def late(taker: lease.Lease) -> None:
        takes.append(1)
        take(taker)
        if len(takes) == 1:
            take(other)

    monkeypatch.setattr(lease.Lease, "take", late)
    assert one.write(lambda *_: "written") == "written"
    assert len(takes) == 2


def test_a_writer_knows_whether_another_one_has_written(graph: Graph) -> None:
    one, other = lease.Lease(graph.connection), lease.Lease(graph.connection)

    def undisturbed(writer: lease.Lease) -> bool:
        return writer.write(lambda _, undisturbed: undisturbed)

    assert [undisturbed(writer) for writer in (one, one, one, other, one, one)] == [
        False, True, True, False, False, True,
    ]  # fmt: skip
    with pytest.raises(ZeroDivisionError):
        one.write(lambda *_: 1 / 0)
    assert undisturbed(one)
    with other.aside():
        pass
    assert [undisturbed(one), undisturbed(one)] == [False, True]


def test_what_another_writer_says_is_not_overlooked(graph: Graph, connection: Connection) -> None:
    other = Graph(connection)
    graph.write([envoy("one", since="1992")], READER)
    graph.write([envoy("two", since="1992")], READER)
    other.write([renamed("three")], READER)
    other.write([renamed("four")], READER)
    other.write([renamed("five")], READER)
    graph.write([envoy("six", since="1992")], READER)
    assert properties(graph, RURITANIA.id) == {
        "id": RURITANIA.id,
        "name": "Old Ruritania",
        "names": ["Old Ruritania", "Ruritania", "the Kingdom of Ruritania"],
        "search": ["old ruritania", "ruritania", "the kingdom of ruritania"],
    }


def test_what_is_written_by_hand_is_not_overlooked(graph: Graph) -> None:
    graph.write([envoy("one"), envoy("two"), renamed("three")], READER)
    with graph.by_hand():
        graph.connection.execute("MATCH (d:Document) WHERE d.name IN ['one', 'two'] DETACH DELETE d")
    graph.write([renamed("four")], READER)
    found = properties(graph, RURITANIA.id)
    assert isinstance(found, dict)
    assert found["names"] == ["Old Ruritania"]


def renamed(name: str) -> Reading:
    """A document that calls Ruritania otherwise."""
    return reading(name, [node(RURITANIA.id, "Old Ruritania")])


def test_who_is_dead() -> None:
    assert not lease.dead(lease.this_process())
    assert not lease.dead("another machine:1")
    assert not lease.dead("no process")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    assert lease.dead(f"{platform.node()}:{process.pid}")
