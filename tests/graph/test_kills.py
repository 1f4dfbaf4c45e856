"""Killed at any step of a load, or with its server: the same command again ends where an undisturbed load ends."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing.context import BaseContext
from pathlib import Path

import pytest
from ruritania import read, wipe, write_folders

from diplograph import intake, server
from diplograph.connection import connect
from diplograph.graph import Graph
from diplograph.records import Document, Reading
from diplograph.settings import Settings

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="kills processes as POSIX systems do")
MANY = 300  # more steps than a load of these documents has

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


def test_the_server_killed_during_a_load(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH", 1)
    settings = Settings(home=tmp_path / "home")
    with ExitStack() as stack:

        def graph() -> Graph:
            return Graph(stack.enter_context(connect(settings)))

        def murderous(document: Document) -> Reading:
            if document.name == "b":
                found = server.running(settings.store)
                assert found is not None
                os.kill(found.pid, signal.SIGKILL)
            return read(document)

        intake.load([folder], graph(), work=murderous, again=graph)
        found = graph()
        after = found.digest()
        wipe(found)
        intake.load([folder], found, work=read)
        assert found.digest() == after
