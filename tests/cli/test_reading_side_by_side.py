"""Many documents are read in several processes: the same output, and one Ctrl-C ends them all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.workers import FEW

COMMAND = [sys.executable, "-c", "from diplograph.cli import main; main()", "read"]


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder with more documents than one process reads alone, and one that is none."""
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(FEW + 4):
        text = f"Norway and Chile held talks in Oslo on {number + 1} May 2021."
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    (folder / "07b.txt").write_text("")
    return folder


def test_the_output_is_that_of_one_process(many: Path) -> None:
    done = [
        subprocess.run([*COMMAND, many, "--json", "--workers", number], capture_output=True, text=True, check=False)
        for number in ("1", "2")
    ]
    assert done[0].returncode == done[1].returncode == 3
    assert len(done[0].stdout.splitlines()) == FEW + 4
    assert (done[0].stdout, done[0].stderr) == (done[1].stdout, done[1].stderr)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks for processes in /proc")
def test_one_interruption_ends_them_all(many: Path) -> None:
    with subprocess.Popen(
        [*COMMAND, many, "--workers", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=_hear_interruptions,
    ) as command:
        _wait(lambda: len(_group(command.pid)) > 3)  # the command, the tracker of its resources, two workers
        os.killpg(command.pid, signal.SIGINT)
        _, said = command.communicate(timeout=60)
    assert (command.returncode, said) == (130, "Error: interrupted; what was written so far is kept\n")
    _wait(lambda: not _group(command.pid))


def _hear_interruptions() -> None:
    """Tests that run behind a shell may have been started deaf to Ctrl-C, and what they start would be so too."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait(reached: Callable[[], bool]) -> None:
    for _ in range(300):
        if reached():
            return
        time.sleep(0.1)
    raise AssertionError("still not so after 30 seconds")


def _group(pid: int) -> list[int]:
    """The processes of one session."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            session = stat.read_text().rpartition(")")[2].split()[3]
        except OSError:
            continue
        if int(session) == pid:
            found.append(int(stat.parent.name))
    return found
