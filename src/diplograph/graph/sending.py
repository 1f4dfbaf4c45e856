"""The rows of one transaction on their way: some at a time, each step one at which a process may die, all counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields

from diplograph.connection import Transaction
from diplograph.graph import failpoint
from diplograph.graph.rows import Row, parts
from diplograph.model import Model

COUNTERS = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
)


@dataclass(slots=True)
class Written:
    """What a load did.

    Documents that are new, that were replaced (read by other rules before), that were there already and that went
    because no file holds them any more; nodes, edges and claims that are new; and how many ``changes`` of any kind the
    server itself counted.
    """

    documents: int = 0
    replaced: int = 0
    known: int = 0
    dropped: int = 0
    nodes: int = 0
    edges: int = 0
    claims: int = 0
    changes: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


class Sender:
    """Sends rows in ``transaction``; ``written`` counts what that did."""

    def __init__(self, transaction: Transaction, model: Model) -> None:
        self.model = model
        self.written = Written()
        self._transaction = transaction

    def ask(self, text: str, keys: Iterable[str]) -> list[Row]:
        """The rows that a statement finds for ``keys``."""
        failpoint.step()
        return [row for part in parts(keys) for row in self._transaction.run(text, rows=part).data()]

    def run(self, text: str, rows: Iterable[Row | str]) -> dict[str, int]:
        """Run a statement over ``rows``, some at a time; what the server counted."""
        sums = dict.fromkeys(COUNTERS, 0)
        for part in parts(rows):
            counters = self._transaction.run(text, rows=part).consume().counters
            failpoint.step()
            for name in COUNTERS:
                sums[name] += getattr(counters, name)
        self.written.changes += sum(sums.values())
        return sums
