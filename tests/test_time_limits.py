"""Queries that take too long, that are interrupted or ended by others, on both servers."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable

import pytest

from diplograph.connection import Connection, connect
from diplograph.errors import DatabaseError, LimitError, UsageError
from diplograph.records import Table
from diplograph.settings import Settings

ENDLESS = (
    "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a + b < 0 RETURN count(a) AS number"
)


def running(connection: Connection) -> list[object]:
    """What is being run on the server."""
    return [one["currentQuery"] for one in connection.execute("SHOW TRANSACTIONS").dicts()]


@pytest.mark.parametrize("ask", [Connection.read, Connection.execute])
@pytest.mark.parametrize("text", [ENDLESS, f"{ENDLESS} // {'x' * 5000}"], ids=["short", "long"])
def test_a_query_ends_with_its_time_and_the_connection_lives_on(
    connection: Connection, ask: Callable[..., Table], text: str
) -> None:
    started = time.monotonic()
    with pytest.raises(LimitError, match="the query was stopped after"):
        ask(connection, text, timeout=1)
    assert time.monotonic() - started < 8
    assert connection.read("RETURN 1 AS one", timeout=5).rows == ((1,),)
    assert running(connection) == ["SHOW TRANSACTIONS"]


@pytest.mark.parametrize(
    ("ask", "text"),
    [(Connection.read, ENDLESS), (Connection.execute, f"CREATE (:Entity {{id: 'new'}}) WITH 1 AS one {ENDLESS}")],
    ids=["reading", "writing"],
)
def test_an_interruption_ends_the_query_at_once(connection: Connection, ask: Callable[..., Table], text: str) -> None:
    timer = threading.Timer(1, lambda: os.kill(os.getpid(), signal.SIGINT))
    started = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        ask(connection, text, timeout=60)
    assert time.monotonic() - started < 8
    deadline = time.monotonic() + 10
    while len(running(connection)) > 1 and time.monotonic() < deadline:
        time.sleep(0.1)
    assert running(connection) == ["SHOW TRANSACTIONS"]
    assert connection.read("MATCH (n) RETURN n").rows == ()


def test_a_query_that_another_ends_is_not_said_to_have_taken_too_long(
    connection: Connection, settings: Settings
) -> None:
    def end() -> None:
        with connect(settings) as other:
            (found,) = (
                one for one in other.execute("SHOW TRANSACTIONS").dicts() if ENDLESS in str(one["currentQuery"])
            )
            other.execute("TERMINATE TRANSACTION $id", {"id": found["transactionId"]})

    timer = threading.Timer(1, end)
    timer.start()
    with pytest.raises(DatabaseError, match="the query was ended by somebody at the server"):
        connection.read(ENDLESS, timeout=60)
    timer.join()


def test_places_in_messages_are_those_of_the_text(connection: Connection) -> None:
    for timeout in (None, 60):
        with pytest.raises(UsageError, match=r"line 1[:,] ?(9|column 10)\b"):
            connection.read("MATCH (n RETURN n", timeout=timeout)


def test_a_query_that_is_explained_is_not_run(connection: Connection) -> None:
    assert connection.read(" explain MATCH (n) RETURN n.id AS id", timeout=60).rows == ()
