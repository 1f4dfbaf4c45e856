"""A time limit for one query on ArcadeDB, which ignores the one that the driver sends.

The query carries a mark in a comment; when its time is up, a second session finds it by that mark among the
running ones and ends it on the server.
"""

from __future__ import annotations

import secrets
import threading
from types import TracebackType

import neo4j
from neo4j.exceptions import DriverError, Neo4jError


class Watchdog:
    """Ends the query marked by it after ``seconds``; use it as a context around that query."""

    def __init__(self, driver: neo4j.Driver, database: str | None, seconds: float) -> None:
        self.mark = secrets.token_hex(8)
        self.bitten = False
        self._driver = driver
        self._database = database
        self._timer = threading.Timer(seconds, self._bite)
        self._timer.daemon = True

    def marked(self, text: str) -> str:
        """``text`` with the mark, in a comment behind it, so that places in error messages stay right."""
        return f"{text}\n// {self.mark}"

    def __enter__(self) -> Watchdog:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()

    def _bite(self) -> None:
        self.bitten = True
        try:
            running = self._driver.execute_query("SHOW TRANSACTIONS", database_=self._database).records
            for one in running:
                if self.mark in str(one["currentQuery"]):
                    self._driver.execute_query(
                        "TERMINATE TRANSACTION $id", id=one["transactionId"], database_=self._database
                    )
        except (DriverError, Neo4jError):
            pass  # the server's own limit ends the query later
