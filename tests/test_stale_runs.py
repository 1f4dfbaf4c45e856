"""What run.json says of a server that is gone: nobody who took its process id or its port hears our password."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from diplograph import server
from diplograph.errors import DatabaseError
from diplograph.server import arcade
from diplograph.server.engine import Ports
from diplograph.server.process import birth
from diplograph.server.store import Run, Store

BORN = birth(os.getpid()) or ""
NO_PROCESS = 2**22 + 1  # above what Linux gives


@pytest.mark.parametrize(
    ("pid", "born", "calls"),
    [
        pytest.param(os.getpid(), f"{BORN}0", 0, id="the id was given anew"),
        pytest.param(os.getpid(), f"another boot {BORN.rpartition(' ')[2]}", 0, id="the machine was started anew"),
        pytest.param(NO_PROCESS, BORN, 0, id="no such process"),
        pytest.param(os.getpid(), BORN, 1, id="the process that it tells of"),
    ],
)
def test_only_the_process_that_was_started_is_told_the_password(
    tmp_path: Path, pid: int, born: str, calls: int
) -> None:
    store = Store(tmp_path)
    store.make_secret(arcade.WRITER)
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(2)

        def listen() -> None:
            try:
                caller, _ = listener.accept()
            except TimeoutError:
                return
            with caller:
                heard.append(caller.recv(1))

        ear = threading.Thread(target=listen)
        ear.start()
        store.tell(Run(pid=pid, bolt=listener.getsockname()[1], http=1, birth=born))
        assert server.running(tmp_path) is None
        ear.join()
    assert len(heard) == calls


def test_a_process_has_one_birth() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True) as later:
        assert birth(os.getpid()) == BORN != birth(later.pid)
        later.communicate("\n")
    assert birth(NO_PROCESS) is None


def test_a_password_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    Store(tmp_path).secret_file(arcade.WRITER).mkdir()
    with pytest.raises(DatabaseError, match=r"secret-root cannot be read .* remove that file"):
        Store(tmp_path).secret(arcade.WRITER)


def test_groups_that_cannot_be_understood_are_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    (store.config / "server-groups.json").write_text("{")
    with pytest.raises(DatabaseError, match=r"server-groups\.json cannot be understood: remove it"):
        arcade.prepare(store, Ports(1, 2))


def test_a_store_that_cannot_be_written_or_locked_is_named(tmp_path: Path) -> None:
    store = Store(tmp_path)
    (tmp_path / "start.lock").mkdir()
    with pytest.raises(DatabaseError, match=r"start\.lock cannot be locked .* set DIPLOGRAPH_HOME"), store.starting():
        pass
    (tmp_path / "run.json").mkdir()
    with pytest.raises(DatabaseError, match=r"run\.json cannot be written: Is a directory"):
        store.tell(Run(pid=1, bolt=2, http=3, birth=""))
