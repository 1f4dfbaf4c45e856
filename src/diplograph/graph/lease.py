"""One writer at a time: a turn that is taken in the graph itself, so that it holds on any server and from anywhere.

Whoever writes takes the node ``Writer`` first, and looks in each transaction whether it is still his turn; so a turn
that was taken from one who seemed dead costs him a new start and never mixes two writers.
"""

from __future__ import annotations

import os
import platform
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial

from diplograph.connection import Connection, Transaction
from diplograph.errors import DatabaseError
from diplograph.graph import failpoint

MAKE = """OPTIONAL MATCH (x:Writer {id: 'writer'}) WITH x WHERE x IS NULL
CREATE (w:Writer {id: 'writer', owner: '', until: 0, turns: 0})"""
LOOK = "MATCH (w:Writer {id: 'writer'}) RETURN w.owner AS owner, w.until AS until, timestamp() AS now"
# The first SET takes the lock of a Neo4j server, so that what WITH reads is what others have written.
TAKE = """MATCH (w:Writer {id: 'writer'}) SET w.turns = w.turns + 1
WITH w WHERE w.owner = $before SET w.owner = $me, w.until = timestamp() + $long RETURN w.owner AS owner"""
KEEP = """MATCH (w:Writer {id: 'writer'}) SET w.turns = w.turns + 1
WITH w WHERE w.owner = $me SET w.until = timestamp() + $long RETURN w.owner AS owner"""
GIVE = "MATCH (w:Writer {id: 'writer'}) WHERE w.owner = $me SET w.owner = ''"
LONG = 60_000  # milliseconds after which a writer counts as dead
PATIENCE = 900.0  # seconds that one waits for others
LOOKS = 0.05  # seconds between two looks


class TurnLost(Exception):
    """Another writer has taken the turn; start again."""


def this_process() -> str:
    """The machine and the process that this runs in."""
    return f"{platform.node()}:{os.getpid()}"


def dead(process: str) -> bool:
    """Whether ``process`` ran on this machine and has ended."""
    node, _, pid = process.partition(":")
    if node != platform.node() or not pid.isdigit():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


@dataclass(slots=True)
class Lease:
    """The right to write to the graph behind ``connection``."""

    connection: Connection
    me: str = field(default_factory=lambda: f"{this_process()} {secrets.token_hex(8)}")

    def make(self) -> None:
        """Make the node that is taken, where there is none yet."""
        self.connection.write(partial(_run, MAKE, {}))

    @contextmanager
    def held(self) -> Iterator[None]:
        """Wait for one's turn and keep it; ``DatabaseError`` where another writer does not come to an end."""
        self._take()
        try:
            yield
        finally:
            self.connection.write(partial(_run, GIVE, {"me": self.me}))

    def keep(self, transaction: Transaction) -> None:
        """In each transaction first: make sure that it is still one's turn. ``TurnLost`` where it is not."""
        if not _run(KEEP, {"me": self.me, "long": LONG}, transaction):
            raise TurnLost

    def _take(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            failpoint.step()
            owner, until, now = self._look()
            free = not owner or until < now or owner == self.me or dead(owner.partition(" ")[0])
            asked = {"before": owner, "me": self.me, "long": LONG}
            if free and self.connection.write(partial(_run, TAKE, asked)):
                return
            time.sleep(LOOKS)
        raise DatabaseError(
            f"{owner.partition(' ')[0]} has been writing to {self.connection.address} for {PATIENCE / 60:.0f} minutes; "
            "wait until it is done, or end it, and run the command again"
        )

    def _look(self) -> tuple[str, int, int]:
        rows = self.connection.read(LOOK).rows
        if not rows:
            self.make()
            return "", 0, 0
        owner, until, now = rows[0]
        return str(owner or ""), int(str(until)), int(str(now))


def _run(text: str, parameters: dict[str, object], transaction: Transaction) -> bool:
    """Run one statement; whether it answered with anything."""
    return transaction.run(text, parameters).single() is not None
