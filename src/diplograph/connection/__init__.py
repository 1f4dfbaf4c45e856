"""One connection to the graph's server, whichever it is: reading without the right to write, and writing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext
from itertools import islice
from typing import Literal, TypeVar

import neo4j
from neo4j.exceptions import ClientError, ConstraintError

from diplograph import server
from diplograph.connection.failures import told
from diplograph.connection.interruption import as_cancellation, as_interruption
from diplograph.connection.loading import refuse
from diplograph.connection.values import plain
from diplograph.connection.watchdog import Watchdog
from diplograph.errors import DatabaseError, LimitError, UsageError
from diplograph.records import Table
from diplograph.server.bolt import Login, driver
from diplograph.settings import Settings

Engine = Literal["neo4j", "arcadedb"]
Transaction = neo4j.ManagedTransaction
T = TypeVar("T")
Answer = tuple[tuple[str, ...], list[neo4j.Record]]
FETCH = 1000  # rows that the driver asks for at a time
DEFAULT_USERNAME = "neo4j"
START_IT = "start it, or correct NEO4J_URI (where it is not set, diplograph starts its own)"
RUN_AGAIN = "its owner has stopped it: run the command again"
NO_READER = (
    "the server at {} is an ArcadeDB whose reading user is not known, so that queries could write: "
    "set DIPLOGRAPH_HOME to the folder in which diplograph keeps it"
)


class Connection:
    """An open way to the graph; ``connect`` makes it.

    ``engine`` is what answers, ``address`` where, ``database`` which of its databases (``None``: its home database).
    """

    def __init__(
        self, address: str, database: str | None, writer: neo4j.Driver, reader: neo4j.Driver, mend: str = START_IT
    ) -> None:
        self.address = address
        self.database = database
        self._mend = mend
        self._bookmarks = (
            neo4j.GraphDatabase.bookmark_manager()
        )  # a read sees what was written before, in a cluster too
        self._writer = writer
        self._reader = reader
        with self._told():
            with self._session(neo4j.READ_ACCESS) as session:
                session.run("RETURN 1").consume()
            self.agent = reader.get_server_info().agent
        self.engine: Engine = "arcadedb" if "ArcadeDB" in self.agent else "neo4j"

    def read(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Table:
        """The answer to the Cypher query ``text``, at most ``limit`` rows of it, without the right to write.

        ``Table.cut`` says when there were more. ArcadeDB does not name the columns of an answer without rows.
        ``LimitError`` after ``timeout`` seconds (a Neo4j server looks at its clock every two, unless told otherwise);
        ``UsageError`` for a query that cannot be run, lacks a parameter, wants to write or holds ``LOAD CSV``;
        ``DatabaseError`` where the server fails or does not answer.
        """
        refuse(text)
        return self._answer(text, parameters, neo4j.READ_ACCESS, limit, timeout)

    def execute(
        self,
        text: str,
        parameters: Mapping[str, object] | None = None,
        *,
        limit: int | None = None,
        timeout: float | None = None,
    ) -> Table:
        """The answer to the Cypher statement ``text`` with the right to write, otherwise as ``read``.

        It is a transaction of its own: what it writes is there once this returns, and nothing where it raises.
        """
        return self._answer(text, parameters, neo4j.WRITE_ACCESS, limit, timeout)

    def write(self, work: Callable[[Transaction], T]) -> T:
        """What ``work`` returns, done in one transaction.

        ``work`` may be called again: after an error that the server calls passing, and once after a
        ``ConstraintError``, which is how ArcadeDB tells of two writers that created the same node at a time.
        """
        with self._told(neo4j.WRITE_ACCESS), self._session(neo4j.WRITE_ACCESS) as session:
            try:
                return session.execute_write(work)
            except (ConstraintError, ClientError) as error:
                if not isinstance(error, ConstraintError) and "already exists" not in str(error):
                    raise
                return session.execute_write(work)

    def declare(self, statements: Iterable[str]) -> None:
        """Run statements about constraints and indexes, each alone, as both servers want it."""
        with self._told(neo4j.WRITE_ACCESS), self._session(neo4j.WRITE_ACCESS) as session:
            for statement in statements:
                session.run(statement).consume()

    def _answer(
        self, text: str, parameters: Mapping[str, object] | None, access: str, limit: int | None, timeout: float | None
    ) -> Table:
        dog = Watchdog(self._writer, self.database, timeout) if timeout and self.engine == "arcadedb" else None
        marked = dog.marked(text) if dog else text
        fetch = FETCH if limit is None else min(FETCH, limit + 1)
        started = time.monotonic()
        try:
            with self._told(access), as_interruption(), self._session(access, fetch) as session:
                run = _reading if access == neo4j.READ_ACCESS else _writing
                columns, records = run(session, marked, dict(parameters or {}), limit, timeout, dog or nullcontext())
        except (TypeError, ValueError, OverflowError) as error:
            raise UsageError(f"a parameter of the query cannot be sent: {error}") from error
        except LimitError as error:
            raise LimitError(
                f"the query was stopped after {time.monotonic() - started:.0f} s; ask for less, or allow it more time"
            ) from error
        more = limit is not None and len(records) > limit
        rows = tuple(tuple(plain(value) for value in record.values()) for record in records[:limit])
        return Table(columns, rows, f"{limit} rows" if more else None)

    def _told(self, access: str = neo4j.READ_ACCESS) -> AbstractContextManager[None]:
        return told(self.address, self._mend, writing=access == neo4j.WRITE_ACCESS)

    def _session(self, access: str, fetch: int = FETCH) -> neo4j.Session:
        driver = self._reader if access == neo4j.READ_ACCESS else self._writer
        return driver.session(
            database=self.database,
            default_access_mode=access,
            fetch_size=fetch,
            bookmark_manager=self._bookmarks,
        )


@contextmanager
def connect(settings: Settings) -> Iterator[Connection]:
    """A connection to the server of ``NEO4J_URI``, or where it is not set to diplograph's own (``server.needed``).

    ``DatabaseError`` where no server answers, it refuses the login, the embedded one cannot be started, or what answers
    is an embedded one of another home, whose reading user is not known here.
    """
    with ExitStack() as stack:
        if settings.uri is None:
            found = stack.enter_context(server.needed(settings))
            writer, reader = (_open(stack, found.address, login) for login in (found.writer, found.reader))
            yield Connection(found.address, found.database, writer, reader, RUN_AGAIN)
        else:
            yield _named(stack, settings, settings.uri)


def _named(stack: ExitStack, settings: Settings, uri: str) -> Connection:
    """The server at ``uri``; where that is the embedded one of ``settings``, its own reader asks the queries."""
    writer = _open(stack, uri, _login(settings))
    own = server.running(settings.store)
    if own is None or not own.answers_at(uri):
        connection = Connection(uri, settings.database, writer, writer)
        if connection.engine == "arcadedb":  # where reading only cannot be asked for, it takes a user without the right
            raise DatabaseError(NO_READER.format(uri))
        return connection
    with told(uri, START_IT):
        writer.verify_connectivity()
    reader = _open(stack, uri, own.reader)
    return Connection(uri, settings.database or own.database, writer, reader)


def _reading(
    session: neo4j.Session,
    text: str,
    parameters: dict[str, object],
    limit: int | None,
    timeout: float | None,
    dog: AbstractContextManager[object],
) -> Answer:
    with as_cancellation(), dog:
        return _answer(session.run(neo4j.Query(text, timeout=timeout), parameters), limit)


def _writing(
    session: neo4j.Session,
    text: str,
    parameters: dict[str, object],
    limit: int | None,
    timeout: float | None,
    dog: AbstractContextManager[object],
) -> Answer:
    """In an explicit transaction, for ArcadeDB keeps half of what a statement did that was stopped without one.

    The session rolls it back where it was not committed.
    """
    transaction = session.begin_transaction(timeout=timeout)
    with as_cancellation(), dog:
        answer = _answer(transaction.run(text, parameters), limit)
    transaction.commit()
    return answer


def _answer(result: neo4j.Result, limit: int | None) -> Answer:
    """The columns and the records of ``result``, one more than ``limit`` where there are more."""
    records = list(result if limit is None else islice(result, limit + 1))
    columns = tuple(result.keys())
    result.consume()
    return columns, records


def _login(settings: Settings) -> Login | None:
    if settings.password is None:
        return None
    return settings.username or DEFAULT_USERNAME, settings.password


def _open(stack: ExitStack, address: str, login: Login | None) -> neo4j.Driver:
    with told(address, START_IT):
        return stack.enter_context(driver(address, login))
