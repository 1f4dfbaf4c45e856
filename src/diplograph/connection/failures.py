"""What the driver raises, turned into one clear sentence with the mend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j.exceptions import DriverError, Neo4jError, ServiceUnavailable, SessionExpired

from diplograph.errors import DatabaseError, DiplographError, LimitError, ServerGone, UsageError

TIMED_OUT = ("TransactionTimedOut", "TransactionTimedOutClientConfiguration")
WRITES = ("AccessMode", "Forbidden")
LONGEST = 300  # characters of the server's own words


@contextmanager
def told(address: str, mend: str, *, writing: bool = False) -> Iterator[None]:
    """Turn errors of the driver and of the server at ``address`` into ours; ``mend`` helps where none answers.

    ``writing`` says that the right to write was asked for.
    """
    try:
        yield
    except Neo4jError as error:
        raise _of_server(address, error, writing) from error
    except (ServiceUnavailable, SessionExpired) as error:
        raise ServerGone(f"no database answers at {address}; {mend}") from error
    except OSError as error:
        raise ServerGone(f"no way to the database at {address}: {_first_line(str(error))}; {mend}") from error
    except DriverError as error:
        raise DatabaseError(f"no way to the database at {address}: {_first_line(str(error))}; {mend}") from error


def _of_server(address: str, error: Neo4jError, writing: bool) -> DiplographError:
    code = error.code or ""
    kind = code.rpartition(".")[2]
    words = _first_line(error.message or str(error))
    if kind in WRITES and "LOAD CSV" in words:
        return UsageError(f"the query cannot be run: {words}")
    if kind in WRITES and writing:
        return DatabaseError(
            f"the login may not write to the database at {address}: {words}; "
            "set NEO4J_USERNAME and NEO4J_PASSWORD to those of a user who may"
        )
    if kind in WRITES:
        return UsageError(f"the query was refused because it does more than read: {words}")
    if "not expected in state" in words:  # how ArcadeDB answers while it stops
        return ServerGone(f"the database at {address} is about to end: {words}; run the command again")
    if code.startswith("Neo.ClientError.Security."):
        return DatabaseError(
            f"the database at {address} refuses the login: set NEO4J_USERNAME and NEO4J_PASSWORD right ({kind})"
        )
    if kind in TIMED_OUT:
        return LimitError("the query took longer than it may; ask for less, or allow it more time")
    if kind == "Terminated":
        return DatabaseError(f"the query was ended by somebody at the server: {words}; run it again")
    if kind == "ParameterMissing":
        return UsageError(f"the query lacks a parameter: {words}")
    if kind == "DatabaseNotFound":
        return DatabaseError(f"the server at {address} has no such database: {words}; correct NEO4J_DATABASE")
    if code.startswith("Neo.ClientError.") or "Unknown procedure" in words:
        return UsageError(f"the query cannot be run: {words}")
    return DatabaseError(f"the database at {address} failed: {words} ({code})")


def _first_line(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "no reason given")
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
