"""A time limit for one query on ArcadeDB, which ignores the one that the driver sends.

The query carries a mark in a comment; when its time is up, or nobody waits for its answer any longer, a second session
finds it by that mark among the running ones and ends it on the server.
"""

from __future__ import annotations

import re
import secrets
import threading
from types import TracebackType

import neo4j
from neo4j.exceptions import DriverError, Neo4jError

from diplograph.errors import LimitError

EXPLAINED = re.compile(r"\s*explain\b", re.IGNORECASE)  # the server knows it as the first word alone, and only plans


class Watchdog:
    """Ends the query marked by it after ``seconds``; use it as a context around that query alone.

    Leaving the context raises ``LimitError`` where the query has failed because it was ended so. Where it is left
    by an interruption, the query is ended at once.
    """

    def __init__(self, driver: neo4j.Driver, database: str | None, seconds: float) -> None:
        self.mark = f"/* {secrets.token_hex(8)} */"
        self._bitten = False
        self._driver = driver
        self._database = database
        self._timer = threading.Timer(seconds, self._bite)
        self._timer.daemon = True

    def marked(self, text: str) -> str:
        """``text`` with the mark in front: the server lists the first 1,024 characters of a running query.

        It counts the places in its messages behind leading comments, so that they stay right.
        """
        return text if EXPLAINED.match(text) else f"{self.mark} {text}"

    def __enter__(self) -> Watchdog:
        self._timer.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._timer.cancel()
        self._timer.join()
        if error is not None and not isinstance(error, Exception) and not self._bitten:
            self._bite()
        if self._bitten and isinstance(error, Neo4jError) and "terminated" in str(error).lower():
            raise LimitError("its time was up") from error

    def _bite(self) -> None:
        self._bitten = True
        try:
            running = self._driver.execute_query("SHOW TRANSACTIONS", database_=self._database).records
            for one in running:
                if str(one["currentQuery"]).startswith(self.mark):
                    self._driver.execute_query(
                        "TERMINATE TRANSACTION $id", id=one["transactionId"], database_=self._database
                    )
        except (DriverError, Neo4jError):
            pass  # the server's own limit ends the query later
