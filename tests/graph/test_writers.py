"""One writer at a time: several processes at once leave the graph of one."""

from __future__ import annotations

import multiprocessing
import platform
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ruritania import read, wipe, write_folders

from diplograph import intake
from diplograph.errors import DatabaseError
from diplograph.graph import Graph, lease
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
    with one.held():
        monkeypatch.setattr(lease, "PATIENCE", 0.2)
        where = f"{lease.this_process()} has been writing to {graph.connection.address}"
        with pytest.raises(DatabaseError, match=where), other.held():
            pass
        monkeypatch.setattr(lease, "dead", lambda process: process == lease.this_process())
        with other.held(), pytest.raises(lease.TurnLost):
            graph.connection.write(one.keep)


def test_a_turn_ends_by_the_clock(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "LONG", 100)
    with lease.Lease(graph.connection).held():
        started = time.monotonic()
        with lease.Lease(graph.connection).held():
            assert time.monotonic() - started < 30


def test_who_is_dead() -> None:
    assert not lease.dead(lease.this_process())
    assert not lease.dead("another machine:1")
    assert not lease.dead("no process")
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    assert lease.dead(f"{platform.node()}:{process.pid}")
