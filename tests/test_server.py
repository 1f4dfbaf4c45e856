"""The life of a server, embedded or a real Neo4j: one a store, private, found again, gone with its owner."""

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
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from diplograph import server
from diplograph.connection import connect
from diplograph.errors import DatabaseError
from diplograph.server import arcade, community
from diplograph.server.engine import Engine
from diplograph.server.process import Process
from diplograph.server.store import Run, Store
from diplograph.settings import Settings

START = """
import sys
from pathlib import Path
from diplograph import server
from diplograph.server import arcade, community
root, cache = map(Path, sys.argv[1:])
engine = arcade.ENGINE if root.name == "store" else community.engine(cache)
"""
SERVE = f"""{START}
server.serve(root, lambda found: print(found.pid, found.owner, flush=True), engine)
"""
OPEN = f"""{START}
with server.opened(root, engine) as found:
    print(found.pid, found.owner, flush=True)
    sys.stdin.readline()
"""


@dataclass(frozen=True)
class Place:
    """A store and what runs in it."""

    home: Path
    root: Path
    engine: Engine
    cache: Path

    def process(self, script: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", script, str(self.root), str(self.cache)]
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def opened(self) -> AbstractContextManager[server.Server]:
        return server.opened(self.root, self.engine)

    def running(self) -> server.Server | None:
        return server.running(self.root, self.engine)


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """The store of an embedded server."""
    return tmp_path / "a home with spaces" / "store"


def kind(request: pytest.FixtureRequest, home: Path) -> Place:
    """A place for the kind of server that the parameter names."""
    if request.param == "embedded":
        return Place(home, home / "store", arcade.ENGINE, home)
    cache: Path = request.getfixturevalue("neo4j_parts")
    return Place(home, home / "neo4j", community.engine(cache), cache)


@pytest.fixture(params=["embedded", "neo4j"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """An empty store of each kind of server in turn."""
    return kind(request, tmp_path / "a home with spaces")


@pytest.fixture(scope="module", params=["embedded", "neo4j"])
def live(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A store of each kind in turn whose server this process has started and will stop."""
    found = kind(request, tmp_path_factory.mktemp("live") / "a home with spaces")
    with found.opened():
        yield found
    assert found.running() is None


@pytest.fixture
def served(place: Place) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """Another process that serves the store, and the process id of its server."""
    with place.process(SERVE) as process:
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


def create(home: Path, number: int) -> None:
    text = "UNWIND range(1, $number) AS i CREATE (:Entity {id: i})"
    with connect(Settings(home=home)) as connection:
        connection.write(lambda transaction: transaction.run(text, number=number).consume())


def count(place: Place) -> int:
    with place.opened(), connect(Settings(home=place.home)) as connection:
        (row,) = connection.read("MATCH (n:Entity) RETURN count(n) AS number").dicts()
    assert isinstance(row["number"], int)
    return row["number"]


def test_a_store_is_private_its_ports_are_on_loopback_and_its_passwords_nowhere_else(live: Place) -> None:
    found = live.running()
    assert found is not None
    process = psutil.Process(found.pid)
    listening = [one.laddr for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN]
    seen = " ".join(process.cmdline()) + " ".join(process.environ().values()) + repr(found)
    for path in (live.root / "log").rglob("*"):
        seen += path.read_text(encoding="utf-8", errors="replace")
    assert sorted(address.ip.removeprefix("::ffff:") for address in listening) == ["127.0.0.1", "127.0.0.1"]
    assert mode(live.root) == 0o700
    users = sorted({live.engine.writer, live.engine.reader})
    secrets = [(live.root / f"secret-{user}").read_text() for user in users]
    assert secrets == [dict([found.writer, found.reader])[user] for user in users]
    assert [mode(live.root / f"secret-{user}") for user in users] == [0o600] * len(users)
    assert len(set(secrets)) == len(users)
    assert [secret for secret in secrets if secret in seen or len(secret) < 24] == []
    assert [path for path in live.root.rglob("*") if path.is_file() and mode(path) & 0o077] == []


def test_a_second_opening_attaches_and_does_not_stop_it(live: Place) -> None:
    first = live.running()
    assert first is not None
    with live.opened() as second:
        assert (second.pid, second.address, second.owner) == (first.pid, first.address, False)
    third = live.running()
    assert third is not None
    assert third.pid == first.pid


def test_serve_returns_where_another_process_serves(live: Place) -> None:
    told: list[tuple[int, bool]] = []
    server.serve(live.root, lambda found: told.append((found.pid, found.owner)), live.engine)
    first = live.running()
    assert first is not None
    assert told == [(first.pid, False)]


def test_a_server_that_nobody_told_of_is_named(live: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (live.root / "run.json").rename(live.root / "run.away")
    monkeypatch.setattr(server, "TRIES", 1)
    with pytest.raises(DatabaseError, match=r"locked by another process.*end the server that uses"), live.opened():
        pass
    (live.root / "run.away").rename(live.root / "run.json")


def test_the_server_that_runs_in_a_home_is_used(live: Place) -> None:
    with connect(Settings(home=live.home)) as connection:
        found = live.running()
        assert found is not None
        assert connection.address == found.address


def test_a_graph_in_a_neo4j_that_is_not_served_is_missed(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    (settings.neo4j_store / "data" / "databases").mkdir(parents=True)
    with pytest.raises(DatabaseError, match="run diplograph serve --engine neo4j"), connect(settings):
        pass
    with server.opened(settings.store), connect(settings) as connection:
        assert connection.engine == "arcadedb"


def test_racing_openings_make_one_server(store: Path) -> None:
    place = Place(store.parent, store, arcade.ENGINE, store)
    racers = [place.process(OPEN) for _ in range(3)]
    said = [racer.stdout.readline().split() for racer in racers if racer.stdout]
    for racer in racers:
        racer.communicate("done\n")
    assert len({pid for pid, _ in said}) == 1
    assert sorted(owner for _, owner in said) == ["False", "False", "True"]


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux: the end of a server with its parent")
def test_the_server_ends_with_its_owner_and_what_was_written_is_found_again(
    place: Place, served: tuple[subprocess.Popen[str], int]
) -> None:
    owner, pid = served
    create(place.home, 9)
    owner.kill()
    assert wait(lambda: not psutil.pid_exists(pid))
    assert (place.root / "run.json").exists()  # stale
    assert place.running() is None
    assert count(place) == 9


def test_a_killed_server_is_replaced_and_nothing_is_lost(
    place: Place, served: tuple[subprocess.Popen[str], int]
) -> None:
    owner, pid = served
    create(place.home, 9)
    os.kill(pid, signal.SIGKILL)
    owner.wait(60)
    assert owner.returncode == 1  # serve says that its server has ended
    assert count(place) == 9


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("place", ["embedded"], indirect=True)  # the command line is tried on Neo4j
def test_serve_ends_cleanly(place: Place, served: tuple[subprocess.Popen[str], int], number: int) -> None:
    owner, pid = served
    owner.send_signal(number)
    assert owner.wait(60) == 0
    assert not psutil.pid_exists(pid)
    assert not (place.root / "run.json").exists()


def test_a_wrong_password_is_told_with_the_mend_and_the_mend_keeps_the_data(place: Place) -> None:
    running = psutil.Process().children(recursive=True)
    with place.opened():
        create(place.home, 1)
    secret = place.root / f"secret-{place.engine.writer}"
    secret.write_text("wrong")
    with pytest.raises(DatabaseError, match=rf"{re.escape(str(secret))}: remove that file"), place.opened():
        pass
    assert psutil.Process().children(recursive=True) == running
    secret.unlink()
    assert count(place) == 1


def test_a_store_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(DatabaseError, match="set DIPLOGRAPH_HOME to a writable folder"):
        server.opened(tmp_path / "file" / "store").__enter__()


def test_a_machine_without_the_wheel_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, store: Path) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(DatabaseError, match="pip install arcadedb-embedded"):
        server.opened(store).__enter__()


def test_a_start_that_fails_is_told_in_the_servers_words(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    for recipe in (arcade, community):
        monkeypatch.setattr(recipe, "HEAP", "1m")
    with (
        pytest.raises(DatabaseError, match="the server did not start: Error occurred during initialization of VM"),
        place.opened(),
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
    for text in ("", "{", "[]", '{"pid": 1}', '{"pid": "x", "bolt": 1, "http": 2, "birth": ""}'):
        (tmp_path / "run.json").write_text(text)
        assert store.run() is None
    store.tell(Run(pid=1, bolt=2, http=3, birth="today"))
    assert store.run() == Run(pid=1, bolt=2, http=3, birth="today")
    store.untell(pid=4)
    assert store.run() == Run(pid=1, bolt=2, http=3, birth="today")
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
