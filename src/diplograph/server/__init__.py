"""The embedded server: started when first needed, reused by other processes, stopped by its owner."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from neo4j.exceptions import DriverError, Neo4jError

from diplograph.errors import DatabaseError
from diplograph.server import arcade
from diplograph.server.bolt import Login, driver
from diplograph.server.process import Process, exists, free_port
from diplograph.server.store import Run, Store

TRIES = 3  # starts: another process may take the HTTP port, or an orphan may take a moment to let go of the store


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server and how to log in; the process that started it is its owner."""

    address: str
    database: str
    writer: Login = field(repr=False)
    reader: Login = field(repr=False)
    password_file: Path
    pid: int
    owner: bool

    @property
    def username(self) -> str:
        """The user that may write; its password stands in ``password_file``."""
        return self.writer[0]


@contextmanager
def opened(root: Path) -> Iterator[Server]:
    """The server of the store in ``root``: the one that runs there, else a new one that ends with this context.

    ``DatabaseError`` where it cannot be started. Start it from a thread that lives as long as the server is
    needed: on Linux the server ends with the thread that started it.
    """
    store = Store(root)
    store.prepare()
    with store.starting():
        run = _found(store)
        process = None if run else _start(store)
    if process is None:
        assert run is not None
        yield _server(store, run, owner=False)
        return
    try:
        run = store.run()
        assert run is not None
        yield _server(store, run, owner=True)
    finally:
        with store.starting():
            store.untell(process.pid)
            process.stop()


def running(root: Path) -> Server | None:
    """The server that runs in the store now, ``None`` where there is none; nothing is started."""
    store = Store(root)
    run = _found(store) if root.is_dir() else None
    return _server(store, run, owner=False) if run else None


def serve(root: Path, announce: Callable[[Server], None]) -> None:
    """Keep the server up until ^C or SIGTERM; ``announce`` is told how to connect.

    Returns at once, after ``announce``, where another process serves the store already (``Server.owner`` is false).
    """
    ended = threading.Event()
    with _signals(ended), opened(root) as server:
        announce(server)
        while server.owner and not ended.wait(0.5):
            if not exists(server.pid):
                raise DatabaseError(f"the embedded server has ended by itself; its last words are in {root / 'log'}")


def _found(store: Store) -> Run | None:
    """The server that run.json tells of, if it lives and knows our password."""
    run = store.run()
    if run is None or not exists(run.pid) or not _answers(store, run):
        return None
    return run


def _answers(store: Store, run: Run) -> bool:
    server = _server(store, run, owner=False)
    try:
        with driver(server.address, server.writer) as bolt:
            bolt.execute_query("RETURN 1", database_=server.database)
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _start(store: Store) -> Process:
    """A new server, ready, and told of in run.json."""
    arcade.prepare(store)
    for attempt in range(TRIES):
        http = free_port()
        process = Process(arcade.command(store, http), folder=store.root, output=store.log / "server.out")
        try:
            printed = process.wait_for(arcade.STARTED, arcade.FAILED)
        except DatabaseError:
            if attempt + 1 == TRIES:
                raise
            time.sleep(1)
            continue
        try:
            arcade.admit_reader(store, http)
            port = arcade.BOLT_PORT.search(printed)
            if port is None:
                raise DatabaseError(f"the embedded server does not listen; what it printed is in {process.output}")
            store.tell(Run(pid=process.pid, bolt=int(port[1]), http=http))
        except BaseException:
            process.stop()
            raise
        return process
    raise AssertionError("unreachable")


def _server(store: Store, run: Run, *, owner: bool) -> Server:
    return Server(
        address=f"bolt://127.0.0.1:{run.bolt}",
        database=arcade.DATABASE,
        writer=(arcade.WRITER, store.secret(arcade.WRITER) or ""),
        reader=(arcade.READER, store.secret(arcade.READER) or ""),
        password_file=store.secret_file(arcade.WRITER),
        pid=run.pid,
        owner=owner,
    )


@contextmanager
def _signals(ended: threading.Event) -> Iterator[None]:
    """While held, ^C and SIGTERM set ``ended`` instead of breaking off."""
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    for number in before:
        signal.signal(number, lambda _number, _frame: ended.set())
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
