"""The life of the embedded server: one a store, private, found again, gone with its owner."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from diplograph import server
from diplograph.connection import connect
from diplograph.errors import DatabaseError
from diplograph.server import arcade
from diplograph.server.process import Process
from diplograph.server.store import Run, Store
from diplograph.settings import Settings

SERVE = """
import sys
from pathlib import Path
from diplograph import server
server.serve(Path(sys.argv[1]), lambda found: print(found.pid, found.owner, flush=True))
"""


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return tmp_path / "a home with spaces" / "store"


@pytest.fixture
def served(store: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another process that serves ``store``, and the process id of its server."""
    with subprocess.Popen([sys.executable, "-c", SERVE, str(store)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        pid, _, owner = process.stdout.readline().strip().partition(" ")
        assert owner == "True"
        yield process, int(pid)
        process.kill()


def wait(condition: Callable[[], bool], seconds: float = 20.0) -> bool:
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def count(root: Path) -> int:
    with connect(Settings(home=root.parent)) as connection:
        (row,) = connection.read("MATCH (n:Entity) RETURN count(n) AS number").dicts()
    assert isinstance(row["number"], int)
    return row["number"]


def test_a_store_is_private_its_ports_are_on_loopback_and_its_passwords_nowhere_else(store: Path) -> None:
    with server.opened(store) as found:
        process = psutil.Process(found.pid)
        listening = [one.laddr for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN]
        seen = " ".join(process.cmdline()) + " ".join(process.environ().values()) + repr(found)
        for path in (store / "log").rglob("*"):
            seen += path.read_text(encoding="utf-8", errors="replace")
    assert sorted(address.ip.removeprefix("::ffff:") for address in listening) == ["127.0.0.1", "127.0.0.1"]
    assert mode(store) == 0o700
    secrets = [found.writer[1], found.reader[1]]
    assert [(store / name).read_text() for name in ("secret-root", "secret-reader")] == secrets
    assert [mode(store / name) for name in ("secret-root", "secret-reader")] == [0o600, 0o600]
    assert found.writer[1] != found.reader[1]
    assert [secret for secret in secrets if secret in seen or len(secret) < 24] == []
    assert [path for path in store.rglob("*") if path.is_file() and mode(path) & 0o077] == []
    assert not psutil.pid_exists(found.pid)
    assert not (store / "run.json").exists()


def test_a_second_opening_attaches_and_only_the_owner_stops(store: Path) -> None:
    with server.opened(store) as first:
        with server.opened(store) as second:
            assert (second.pid, second.address, second.owner) == (first.pid, first.address, False)
        third = server.running(store)
        assert third is not None
        assert third.pid == first.pid
    assert server.running(store) is None


def test_racing_openings_make_one_server(store: Path) -> None:
    script = """
import sys, time
from pathlib import Path
from diplograph import server
with server.opened(Path(sys.argv[1])) as found:
    print(found.pid, found.owner, flush=True)
    sys.stdin.readline()
"""
    racers = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    said = [racer.stdout.readline().split() for racer in racers if racer.stdout]
    for racer in racers:
        racer.communicate("done\n")
    assert len({pid for pid, _ in said}) == 1
    assert sorted(owner for _, owner in said) == ["False", "False", "True"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: the end of a server with its parent")
def test_the_server_ends_with_its_owner_and_what_was_written_is_found_again(
    store: Path, served: tuple[subprocess.Popen[str], int]
) -> None:
    owner, pid = served
    with connect(Settings(home=store.parent)) as connection:
        connection.write(
            lambda transaction: transaction.run("UNWIND range(1, 9) AS i CREATE (:Entity {id: i})").consume()
        )
    owner.kill()
    assert wait(lambda: not psutil.pid_exists(pid))
    assert (store / "run.json").exists()  # stale
    assert server.running(store) is None
    assert count(store) == 9


def test_a_killed_server_is_replaced_and_nothing_is_lost(
    store: Path, served: tuple[subprocess.Popen[str], int]
) -> None:
    owner, pid = served
    with connect(Settings(home=store.parent)) as connection:
        connection.write(
            lambda transaction: transaction.run("UNWIND range(1, 9) AS i CREATE (:Entity {id: i})").consume()
        )
    os.kill(pid, signal.SIGKILL)
    owner.wait(20)
    assert owner.returncode == 1  # serve says that its server has ended
    assert count(store) == 9


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_serve_ends_cleanly(store: Path, served: tuple[subprocess.Popen[str], int], number: int) -> None:
    owner, pid = served
    owner.send_signal(number)
    assert owner.wait(20) == 0
    assert not psutil.pid_exists(pid)
    assert not (store / "run.json").exists()


def test_serve_returns_where_another_process_serves(store: Path, served: tuple[subprocess.Popen[str], int]) -> None:
    told: list[tuple[int, bool]] = []
    server.serve(store, lambda found: told.append((found.pid, found.owner)))
    assert told == [(served[1], False)]


def test_a_lost_password_is_made_anew_and_the_data_stay(store: Path) -> None:
    with connect(Settings(home=store.parent)) as connection:
        connection.write(lambda transaction: transaction.run("CREATE (:Entity {id: 'kept'})").consume())
    (store / "secret-root").unlink()
    assert count(store) == 1


def test_a_wrong_password_is_told_with_the_mend(store: Path) -> None:
    with server.opened(store):
        pass
    running = psutil.Process().children(recursive=True)
    (store / "secret-root").write_text("wrong")
    with (
        pytest.raises(DatabaseError, match=rf"{re.escape(str(store / 'secret-root'))}: remove that file"),
        server.opened(store),
    ):
        pass
    assert psutil.Process().children(recursive=True) == running


@pytest.mark.usefixtures("served")
def test_a_server_that_nobody_told_of_is_named(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (store / "run.json").unlink()
    monkeypatch.setattr(server, "TRIES", 1)
    with (
        pytest.raises(DatabaseError, match=r"locked by another process.*end the server that uses"),
        server.opened(store),
    ):
        pass


def test_a_store_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="set DIPLOGRAPH_HOME to a writable folder"):
        server.opened(tmp_path / "file" / "store").__enter__()


def test_a_machine_without_the_wheel_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(DatabaseError, match="pip install arcadedb-embedded"):
        server.opened(store).__enter__()


def test_a_start_that_fails_is_told_in_the_servers_words(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arcade, "HEAP", "1m")
    with (
        pytest.raises(DatabaseError, match="the server did not start: Error occurred during initialization of VM"),
        server.opened(store),
    ):
        pass


def test_a_server_that_stays_silent_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("diplograph.server.process.PATIENCE", 0.3)
    silent = Process([sys.executable, "-c", "import time; time.sleep(60)"], folder=tmp_path, output=tmp_path / "out")
    with pytest.raises(DatabaseError, match="did not start within"):
        silent.wait_for(arcade.STARTED, arcade.FAILED)
    assert not silent.alive


def test_a_run_that_is_no_run_is_none(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert store.run() is None
    for text in ("", "{", "[]", '{"pid": 1}', '{"pid": "x", "bolt": 1, "http": 2}'):
        (tmp_path / "run.json").write_text(text)
        assert store.run() is None
    store.tell(Run(pid=1, bolt=2, http=3))
    assert store.run() == Run(pid=1, bolt=2, http=3)
    store.untell(pid=4)
    assert store.run() == Run(pid=1, bolt=2, http=3)
    store.untell(pid=1)
    assert store.run() is None


def test_one_starts_at_a_time(tmp_path: Path) -> None:
    store = Store(tmp_path)
    order: list[str] = []

    def second() -> None:
        with store.starting():
            order.append("second")

    with store.starting():
        other = threading.Thread(target=second)
        other.start()
        time.sleep(0.2)
        order.append("first")
    other.join()
    assert order == ["first", "second"]
