"""Killed at any step of a load, or with its server: the same command again ends where an undisturbed load ends."""

from __future__ import annotations

import itertools
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from ruritania import read, wipe, write_folders

from diplograph import intake, server
from diplograph.connection import connect
from diplograph.errors import ServerGone
from diplograph.graph import Digest, Graph, failpoint, lease
from diplograph.server import arcade, community
from diplograph.server.engine import Engine
from diplograph.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as POSIX systems do")
MANY = 300  # more steps than a load of these documents has
INSIDE = 12  # a step of the first transaction that writes documents

Change = Callable[[], None]


@pytest.fixture(scope="module")
def processes() -> BaseContext:
    """Where processes come from that have imported everything already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["diplograph.intake", "diplograph.connection"])
    return context


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "documents"
    found.mkdir()
    (found / "a.txt").write_text("Ruritania recognises Syldavia.\nSyldavia recognises Ruritania.")
    (found / "b.txt").write_text("Ruritania recognises Borduria.")
    return found


@pytest.fixture
def engine(graph: Graph, request: pytest.FixtureRequest) -> Engine:
    """What serves ``graph``."""
    if graph.connection.engine == "arcadedb":
        return arcade.ENGINE
    return community.engine(request.getfixturevalue("neo4j_parts"))


def change(folder: Path) -> None:
    """One document changes, one moves, one is new."""
    (folder / "a.txt").write_text("Ruritania recognises Trentino.")
    (folder / "b.txt").rename(folder / "d.txt")
    (folder / "c.txt").write_text("Syldavia recognises Trentino.\nRuritania recognises Syldavia.")


def test_killed_at_every_step(graph: Graph, folder: Path, settings: Settings, processes: BaseContext) -> None:
    before = {path.name: path.read_text() for path in folder.iterdir()}
    change(folder)
    intake.load([folder], graph, work=read)
    expected = graph.digest()
    every = 1 if graph.connection.engine == "arcadedb" else 4  # benchmarks/kills.py takes each on both
    for point in range(1, MANY, every):
        wipe(graph)
        for path in folder.iterdir():
            path.unlink()
        for name, text in before.items():
            (folder / name).write_text(text)
        intake.load([folder], graph, work=read)
        change(folder)
        process = processes.Process(target=write_folders, args=(settings, [folder], point))  # type: ignore[attr-defined]
        process.start()
        process.join(120)
        if process.exitcode == 0:
            break
        assert process.exitcode == -signal.SIGKILL
        intake.load([folder], graph, work=read)
        assert graph.digest() == expected, f"killed at step {point}"
    assert process.exitcode == 0
    assert graph.digest() == expected
    assert point > 30


def test_the_server_killed_in_a_transaction_is_started_again(
    tmp_path: Path, folder: Path, graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = loaded(graph, folder)
    settings = Settings(home=tmp_path / "home")
    monkeypatch.setattr(lease, "PATIENCE", 2.0)  # too short to wait for the turn that the server took with it
    with ExitStack() as stack:

        def found() -> Graph:
            return Graph(stack.enter_context(connect(settings)))

        first = found()
        running = server.running(settings.store)
        assert running is not None
        monkeypatch.setattr(failpoint, "step", killer(running.pid, INSIDE))
        intake.load([folder], first, work=read, again=found)
        assert found().digest() == expected


def test_the_server_killed_in_a_transaction_and_started_by_its_owner(
    tmp_path: Path, folder: Path, graph: Graph, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = loaded(graph, folder)
    with opened(tmp_path, engine) as (found, running):
        monkeypatch.setattr(failpoint, "step", killer(running.pid, INSIDE))
        with pytest.raises(ServerGone):
            intake.load([folder], found, work=read)
    with opened(tmp_path, engine) as (found, _):
        monkeypatch.setattr(lease, "dead", lambda _: True)  # the process that held the turn: this one, another time
        intake.load([folder], found, work=read)
        assert found.digest() == expected


def loaded(graph: Graph, folder: Path) -> Digest:
    """The digest of ``graph`` after an undisturbed load of ``folder``."""
    intake.load([folder], graph, work=read)
    return graph.digest()


def killer(pid: int, point: int) -> Change:
    """A step of writing that ends the process ``pid`` when it is taken for the ``point``-th time."""
    steps = itertools.count(1)

    def step() -> None:
        if next(steps) == point:
            os.kill(pid, signal.SIGKILL)

    return step


@contextmanager
def opened(home: Path, engine: Engine) -> Iterator[tuple[Graph, server.Server]]:
    """The graph on a server of this kind in ``home``, and the server."""
    own = Settings(home=home)
    with server.opened(own.store if engine is arcade.ENGINE else own.neo4j_store, engine) as running:
        username, password = running.writer
        settings = Settings(home=home, uri=running.address, username=username, password=password)
        with connect(settings) as connection:
            yield Graph(connection), running
