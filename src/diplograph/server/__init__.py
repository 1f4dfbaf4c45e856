"""The embedded server: started when first needed, reused by other processes, stopped by its owner."""

from __future__ import annotations

import re
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

TRIES = 3
# Another process may take the HTTP port meanwhile, and an orphan takes a moment to let go of the store.
PASSING = re.compile(r"locked by another process|Address already in use|BindException")


@dataclass(frozen=True, slots=True)
class Server:
    """A running embedded server and how to log in; ``owner`` where this process started it and will stop it."""

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

    ``DatabaseError`` where it cannot be started. Open it in a thread that lives as long as the server is needed:
    on Linux the server ends with the thread that started it.
    """
    with _opened(root) as (server, _):
        yield server


def running(root: Path) -> Server | None:
    """The server that runs in the store now, ``None`` where there is none; nothing is started."""
    store = Store(root.absolute())
    run = _found(store)
    return _server(store, run, owner=False) if run else None


def serve(root: Path, announce: Callable[[Server], None]) -> None:
    """Keep the server up until ^C or SIGTERM; ``announce`` is told how to connect.

    Returns at once, after ``announce``, where another process serves the store already (``Server.owner`` is false).
    ``DatabaseError`` where the server does not start or ends by itself.
    """
    ended = threading.Event()
    with _signals(ended), _opened(root) as (server, process):
        announce(server)
        while process is not None and not ended.wait(0.5):
            if not process.alive:
                raise DatabaseError(f"the embedded server has ended by itself; its last words are in {process.output}")


@contextmanager
def _opened(root: Path) -> Iterator[tuple[Server, Process | None]]:
    store = Store(root.absolute())
    store.prepare()
    with store.starting():
        run = _found(store)
        process = None
        if run is None:
            process, run = _start(store)
    try:
        yield _server(store, run, owner=process is not None), process
    finally:
        if process is not None:
            with store.starting():  # nobody may take the dying server for a living one
                store.untell(process.pid)
                process.stop()


def _found(store: Store) -> Run | None:
    """The server that run.json tells of, if it lives and knows our password: only ours does."""
    run = store.run()
    if run is None or not exists(run.pid) or not _answers(_server(store, run, owner=False)):
        return None
    return run


def _answers(server: Server) -> bool:
    """Whether a server is there that knows our password; another one on its port does not."""
    try:
        with driver(server.address, server.writer) as bolt:
            bolt.execute_query("RETURN 1", database_=server.database)
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _start(store: Store) -> tuple[Process, Run]:
    """A new server, ready, and told of in run.json."""
    arcade.prepare(store)
    last = ""
    for _ in range(TRIES):
        try:
            return _try(store)
        except DatabaseError as error:
            last = str(error)
            if not PASSING.search(last):
                raise
        time.sleep(1)
    raise DatabaseError(f"{last}; end the server that uses {store.root}, or set DIPLOGRAPH_HOME to another folder")


def _try(store: Store) -> tuple[Process, Run]:
    http = free_port()
    process = Process(arcade.command(store, http), folder=store.root, output=store.log / "server.out")
    try:
        printed = process.wait_for(arcade.STARTED, arcade.FAILED)
        run = Run(pid=process.pid, bolt=arcade.bolt_port(printed), http=http)
        if not _answers(_server(store, run, owner=True)):
            secret = store.secret_file(arcade.WRITER)
            raise DatabaseError(
                f"the embedded server refuses the password in {secret}: remove that file, and the next start makes a "
                "new one; the data stay"
            )
        arcade.admit_reader(store, http)
        store.tell(run)
    except BaseException:
        process.stop()
        raise
    return process, run


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
