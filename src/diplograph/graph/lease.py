"""One writer at a time: a turn that is taken in the graph itself, so that it holds on any server and from anywhere.

Whoever writes takes the node ``Writer`` first, looks in his transaction whether it is still his turn, and gives it up
with it; so a turn that was taken from one who seemed dead costs him a new start and never mixes two writers.
"""

from __future__ import annotations

import os
import platform
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from diplograph.connection import Connection, Transaction
from diplograph.errors import DatabaseError, ServerGone
from diplograph.graph import failpoint

T = TypeVar("T")
MAKE = """OPTIONAL MATCH (x:Writer {id: 'writer'}) WITH x WHERE x IS NULL
CREATE (w:Writer {id: 'writer', owner: '', until: 0, turns: 0})"""
LOOK = "MATCH (w:Writer {id: 'writer'}) RETURN w.owner AS owner, w.until AS until, timestamp() AS now"
# The first SET takes the lock of a Neo4j server, so that what WITH reads is what others have written.
TAKE = """MATCH (w:Writer {id: 'writer'}) SET w.turns = w.turns + 1
WITH w WHERE w.owner = $before SET w.owner = $me, w.until = timestamp() + $long RETURN w.owner AS owner"""
KEEP = """MATCH (w:Writer {id: 'writer'}) SET w.turns = w.turns + 1
WITH w, coalesce(w.last, '') AS last WHERE w.owner = $me
SET w.until = timestamp() + $long, w.last = $now RETURN last"""
GIVE = "MATCH (w:Writer {id: 'writer'}) WHERE w.owner = $me SET w.owner = ''"
DISTURB = "MATCH (w:Writer {id: 'writer'}) SET w.last = ''"
LONG = 60_000  # milliseconds after which a writer counts as dead
PATIENCE = 900.0  # seconds that one waits for others
LOOKS = 0.05  # seconds between two looks


class TurnLost(Exception):
    """Another writer has taken the turn: start again."""


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
    _last: str | None = None  # what the last transaction of this writer left as its mark

    def make(self) -> None:
        """Make the node that is taken, where there is none yet."""
        self._run(MAKE)

    def write(self, work: Callable[[Transaction, bool], T]) -> T:
        """What ``work`` returns, done in one transaction while nobody else writes; the turn ends with it.

        ``work`` is given the transaction, and whether nobody has written since the last one of this writer.
        ``DatabaseError`` where another writer does not come to an end.
        """
        while True:
            self.take()
            now = secrets.token_hex(8)
            try:
                done = self.connection.write(partial(self._alone, work, now))
            except TurnLost:
                continue
            except ServerGone:
                raise
            except BaseException:
                with suppress(DatabaseError):
                    self._run(GIVE)
                raise
            self._last = now
            return done

    @contextmanager
    def aside(self) -> Iterator[None]:
        """A turn for what is written by hand, in transactions of its own; others look at the graph anew after it.

        Where nobody has written yet, there are no turns.
        """
        if not self.connection.read(LOOK).rows:
            yield
            return
        self.take()
        try:
            yield
        finally:
            self._run(DISTURB)
            self._run(GIVE)

    def take(self) -> None:
        """Wait for one's turn and take it; ``DatabaseError`` where another writer does not come to an end."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            failpoint.step()
            owner, until, now = self._look()
            free = not owner or until < now or owner == self.me or dead(owner.partition(" ")[0])
            if free and self._run(TAKE, before=owner, long=LONG) is not None:
                return
            time.sleep(LOOKS)
        raise DatabaseError(
            f"{owner.partition(' ')[0]} has been writing to {self.connection.address} for {PATIENCE / 60:.0f} minutes; "
            "wait until it is done, or end it, and run the command again"
        )

    def _alone(self, work: Callable[[Transaction, bool], T], now: str, transaction: Transaction) -> T:
        last = _answer(KEEP, {"me": self.me, "long": LONG, "now": now}, transaction)
        if last is None:
            raise TurnLost
        failpoint.step()
        done = work(transaction, last == self._last)
        _answer(GIVE, {"me": self.me}, transaction)
        return done

    def _run(self, text: str, **more: object) -> object:
        return self.connection.write(partial(_answer, text, {"me": self.me, **more}))

    def _look(self) -> tuple[str, int, int]:
        rows = self.connection.read(LOOK).rows
        if not rows:
            self.make()
            return "", 0, 0
        owner, until, now = rows[0]
        return str(owner or ""), int(str(until)), int(str(now))


def _answer(text: str, parameters: dict[str, object], transaction: Transaction) -> object:
    """Run one statement; what it answered with, ``None`` for nothing."""
    answer = transaction.run(text, parameters).single()
    return None if answer is None else answer[0]
