"""The servers that diplograph starts itself: one a store, reused by other processes, stopped by its owner.

The embedded one (``arcade``) is started when first needed; a real Neo4j (``community``) while ``serve`` keeps it up.
"""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from neo4j.exceptions import DriverError, Neo4jError

from diplograph.errors import DatabaseError
from diplograph.server import arcade, community
from diplograph.server.bolt import Login, driver
from diplograph.server.engine import Engine, Ports
from diplograph.server.process import Process, birth, free_port
from diplograph.server.store import Run, Store
from diplograph.settings import Settings

LOOPBACK = ("localhost", "127.0.0.1", "::1")
BOLT_PORT = 7687  # of an address that names none
TRIES = 3
# Another process may take a port meanwhile, and an orphan takes a moment to let go of the store.
PASSING = re.compile(r"locked by another process|Address already in use|BindException")


@dataclass(frozen=True, slots=True)
class Server:
    """A running server and how to log in; ``owner`` where this process started it and will stop it.

    ``page`` is the address of its web page, where it has one.
    """

    engine: str
    address: str
    database: str
    writer: Login = field(repr=False)
    reader: Login = field(repr=False)
    password_file: Path
    pid: int
    owner: bool
    page: str | None = None

    @property
    def username(self) -> str:
        """The user that may write; its password stands in ``password_file``."""
        return self.writer[0]

    def answers_at(self, address: str) -> bool:
        """Whether the Bolt address ``address`` is that of this server, under any name of the loopback interface."""
        parts, own = urlsplit(address), urlsplit(self.address)
        return parts.hostname in LOOPBACK and (parts.port or BOLT_PORT) == own.port


@contextmanager
def needed(settings: Settings) -> Iterator[Server]:
    """The server that holds the graph of ``settings``: a Neo4j that is served now, else the embedded one, ``opened``.

    ``DatabaseError`` where the graph is in a Neo4j that nobody serves, or the embedded server cannot be started.
    """
    found = running_neo4j(settings)
    if found is not None:
        yield found
        return
    if _kept_by_neo4j(settings) and not _kept_embedded(settings):
        raise DatabaseError(
            f"the graph in {settings.neo4j_store} is kept by a Neo4j that is not up: "
            "run diplograph serve --engine neo4j in another terminal"
        )
    with opened(settings.store) as started:
        yield started


def holds_graph(settings: Settings) -> bool:
    """Whether a server of diplograph's own was ever started in the home folder."""
    return _kept_embedded(settings) or _kept_by_neo4j(settings)


def _kept_embedded(settings: Settings) -> bool:
    return arcade.ENGINE.holds_graph(Store(settings.store))


def _kept_by_neo4j(settings: Settings) -> bool:
    return community.engine(settings.cache).holds_graph(Store(settings.neo4j_store))


def running_neo4j(settings: Settings) -> Server | None:
    """The Neo4j that ``serve`` keeps up in the home folder, ``None`` where there is none."""
    return running(settings.neo4j_store, community.engine(settings.cache))


@contextmanager
def opened(root: Path, engine: Engine = arcade.ENGINE) -> Iterator[Server]:
    """The server of the store in ``root``: the one that runs there, else a new one that ends with this context.

    ``DatabaseError`` where it cannot be started. Open it in a thread that lives as long as the server is needed:
    on Linux the server ends with the thread that started it.
    """
    with _opened(root, engine) as (server, _):
        yield server


def running(root: Path, engine: Engine = arcade.ENGINE) -> Server | None:
    """The server that runs in the store now, ``None`` where there is none; nothing is started."""
    store = Store(root.absolute())
    run = _found(store, engine)
    return _server(store, engine, run, owner=False) if run else None


def serve(root: Path, announce: Callable[[Server], None], engine: Engine = arcade.ENGINE) -> None:
    """Keep the server up until ^C or SIGTERM; ``announce`` is told how to connect.

    Returns at once, after ``announce``, where another process serves the store already (``Server.owner`` is false).
    ``DatabaseError`` where the server does not start or ends by itself.
    """
    ended = threading.Event()
    with _signals(ended), _opened(root, engine) as (server, process):
        announce(server)
        while process is not None and not ended.wait(0.5):
            if not process.alive:
                raise DatabaseError(f"the server has ended by itself; its last words are in {process.output}")


@contextmanager
def _opened(root: Path, engine: Engine) -> Iterator[tuple[Server, Process | None]]:
    store = Store(root.absolute())
    store.prepare()
    with store.starting():
        run = _found(store, engine)
        process = None
        if run is None:
            process, run = _start(store, engine)
    try:
        yield _server(store, engine, run, owner=process is not None), process
    finally:
        if process is not None:
            with store.starting():  # nobody may take the dying server for a living one
                store.untell(process.pid)
                process.stop()


def _found(store: Store, engine: Engine) -> Run | None:
    """The server that run.json tells of, if it answers.

    Its process is looked at first: to log in is to tell the password, so nobody else who has its port by now is asked.
    """
    run = store.run()
    if run is None or birth(run.pid) != run.birth or not _answers(_server(store, engine, run, owner=False)):
        return None
    return run


def _answers(server: Server) -> bool:
    """Whether a server is there that takes our password."""
    try:
        with driver(server.address, server.writer) as bolt, bolt.session(database=server.database) as session:
            session.run("RETURN 1").consume()  # at once: a managed transaction would try again for a while
    except (DriverError, Neo4jError, OSError):
        return False
    return True


def _start(store: Store, engine: Engine) -> tuple[Process, Run]:
    """A new server, ready, and told of in run.json."""
    last = ""
    for _ in range(TRIES):
        try:
            return _try(store, engine)
        except DatabaseError as error:
            last = str(error)
            if not PASSING.search(last):
                raise
        time.sleep(1)
    raise DatabaseError(f"{last}; end the server that uses {store.root}, or set DIPLOGRAPH_HOME to another folder")


def _try(store: Store, engine: Engine) -> tuple[Process, Run]:
    ports = Ports(free_port(), free_port())
    command = engine.command(store, ports)
    engine.prepare(store, ports)
    process = Process(command, folder=store.root, output=store.log / "server.out")
    try:
        printed = process.wait_for(engine.started, engine.failed)
        run = Run(
            pid=process.pid, bolt=engine.bolt_port(printed, ports), http=ports.http, birth=birth(process.pid) or ""
        )
        if not _answers(_server(store, engine, run, owner=True)):
            raise DatabaseError(
                f"the server refuses the password in {store.secret_file(engine.writer)}: remove that file, and the "
                "next start makes a new one; the data stay"
            )
        engine.admit(store, ports)
        store.tell(run)
    except BaseException:
        process.stop()
        raise
    return process, run


def _server(store: Store, engine: Engine, run: Run, *, owner: bool) -> Server:
    return Server(
        engine=engine.name,
        address=f"bolt://127.0.0.1:{run.bolt}",
        database=engine.database,
        writer=(engine.writer, store.secret(engine.writer) or ""),
        reader=(engine.reader, store.secret(engine.reader) or ""),
        password_file=store.secret_file(engine.writer),
        pid=run.pid,
        owner=owner,
        page=f"http://127.0.0.1:{run.http}{engine.page}" if engine.page else None,
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
