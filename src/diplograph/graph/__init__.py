"""The only writer of the graph: what documents say goes in, merged so that the order of reading does not matter.

Each document leaves its ``MENTIONS`` and its ``Claim`` s; nodes and edges are merged anew from all of them whenever
one of these changes. An edge lives as long as a claim supports it, a node as long as a document mentions it, a document
that came out of a file as long as a file holds it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import TypeVar

from diplograph import model as models
from diplograph.connection import Connection, Transaction
from diplograph.graph import conflicts, digest, failpoint, ledger, listing, review, rows, statements, versions
from diplograph.graph.digest import Digest
from diplograph.graph.lease import Lease
from diplograph.graph.ledger import File, Held, Ledger, held
from diplograph.graph.recent import Recent
from diplograph.graph.runs import Run
from diplograph.graph.sending import Written
from diplograph.graph.writing import Writing
from diplograph.records import Reading, Table

__all__ = ["Digest", "File", "Graph", "Held", "Ledger", "Run", "Written", "held"]

T = TypeVar("T")
Left = Callable[[str], None]


def _nothing(path: str) -> None:
    """Nobody wants to know which file was left."""


class Graph:
    """The graph behind ``connection``."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.model = models.load()
        self._lease = Lease(connection)
        self._recent = Recent()

    def prepare(self) -> None:
        """Declare what the model wants to be unique and quick to find; nothing happens where that is done.

        ``VersionError`` where the graph was made with another version of the model, ``UsageError`` where the database
        holds what is not ours.
        """
        self.check()
        new = versions.found(self.connection) is None
        if new:
            versions.refuse_others(self.connection)
        self.connection.declare(statements.schema(self.model))
        if new:
            self._in_turn(lambda transaction: versions.note(transaction, self.model.version))

    def check(self) -> None:
        """``VersionError`` where the graph was made with another version of the model, with the mend."""
        versions.check(self.connection, self.model.version)

    def migrate(self) -> tuple[int, int]:
        """Bring the graph to the version of the model of this installation; the version that it had, and has.

        ``VersionError`` where it is of a newer one, ``UsageError`` where the database holds what is not ours.
        """
        current = self.model.version
        found = versions.found(self.connection)
        if found is None:
            versions.refuse_others(self.connection)
        before = found or current
        if before > current:
            self.check()
        self.connection.declare(statements.schema(self.model))
        self._in_turn(lambda transaction: versions.migrate(transaction, before, current))
        return before, current

    def known(self, fingerprint: str) -> set[str]:
        """The ids of the documents that were read by the reader of this fingerprint."""
        table = self.connection.read(statements.KNOWN, {"reader": fingerprint})
        return {str(identity) for (identity,) in table.rows}

    def ledger(self, settings: str) -> Ledger:
        """Which files the graph knows, and which documents were read with these ``settings``."""
        return ledger.known(self.connection, settings)

    def write(
        self,
        readings: Iterable[Reading | File],
        fingerprint: str,
        run: Run | None = None,
        left: Left = _nothing,
    ) -> Written:
        """Put ``readings`` into the graph, some documents a transaction, each of them as a whole.

        A document that is there with this ``fingerprint`` is left alone; with another one, it is replaced. A ``File``
        after its documents says that these are all that it holds: what it held before and holds no more goes, in the
        transaction of its last document. ``left`` is told the path of a file that holds a document which is neither
        among the readings nor in the graph: nothing is noted of it. ``run`` is noted where anything is written.
        ``ModelError`` for a reading that the model does not allow, before anything of it is written.
        """
        written = Written()
        for group in rows.groups(self._rows(reading, fingerprint) for reading in readings):
            writing = self._write(group, None if run is None else run.row(written))
            written += writing.written
            for path in writing.left:
                left(path)
        return written

    def finish(self, run: Run, written: Written, status: str) -> None:
        """Note how ``run`` ended and what it did in all; nothing is noted of one that never wrote."""
        row = run.row(written, status)
        self._in_turn(lambda transaction: transaction.run(statements.SET_RUNS, rows=[row]).consume())

    def forget(self, documents: Sequence[str]) -> Written:
        """Take the documents of these ids out, each in one transaction, as if they had never been read."""
        written = Written()
        for document in documents:

            def work(transaction: Transaction, document: str = document) -> Written:
                writing = Writing(transaction, self.model, self._recent)
                writing.forget([document])
                return writing.written

            written += self._in_turn(work)
        return written

    def succeed(self, before: Graph) -> None:
        """Take over from ``before``, the same graph on a server that has gone: the turn that it may hold still."""
        self._lease.me = before._lease.me

    def by_hand(self) -> AbstractContextManager[None]:
        """A turn to write with statements of one's own: no load writes meanwhile, and all look at the graph anew."""
        return self._lease.aside()

    def counts(self) -> Mapping[str, int]:
        """How many nodes and edges of each type there are, evidence included; types that do not occur are left out."""
        found = {
            str(kind): number
            for text in (statements.COUNT_NODES, statements.COUNT_EDGES)
            for kind, number in self.connection.read(text).rows
            if isinstance(number, int)
        }
        model = self.model
        ordered = (*model.nodes, *model.edges, *model.evidence_nodes, *model.evidence_edges)
        return {kind: found[kind] for kind in ordered if kind in found}

    def documents(self) -> Table:
        """Every document with the files that hold it; the columns are those of ``listing.DOCUMENTS``."""
        return listing.documents(self.connection)

    def runs(self) -> Table:
        """Every load that changed the graph, the latest first; the columns are those of ``listing.RUNS``."""
        return listing.runs(self.connection)

    def meant(self, named: Sequence[str]) -> list[str]:
        """The ids of the documents that ``named`` means: ids, files, folders, names or addresses.

        ``UsageError`` where one means nothing, or is the name of several documents.
        """
        return listing.meant(self.connection, named)

    def conflicts(self) -> Table:
        """On what documents disagree; the columns are those of ``conflicts.COLUMNS``."""
        return conflicts.conflicts(self.connection, self.model)

    def review(self, apart: frozenset[frozenset[str]] = frozenset(), most: int = 50) -> Table:
        """What most needs a look, the widest effect first; the columns are those of ``review.COLUMNS``."""
        return review.review(self.connection, self.model, apart, most)

    def corrected(self) -> set[str]:
        """The corrections that documents have met, as ``Reading.corrected`` names them."""
        return {str(met) for (met,) in self.connection.read(statements.CORRECTED).rows}

    def entities(self, ids: Iterable[str]) -> set[str]:
        """Which of ``ids`` are those of entities."""
        return {str(found) for (found,) in self.connection.read(statements.NAMED, {"ids": sorted(ids)}).rows}

    def digest(self) -> Digest:
        """One hash of what the graph means, equal on both servers and for any order of loading."""
        return digest.digest(self.connection)

    def _rows(self, reading: Reading | File, fingerprint: str) -> rows.Rows | File:
        if isinstance(reading, File):
            return reading
        self.model.check(reading)
        return rows.of(reading, fingerprint, self.model)

    def _write(self, group: Sequence[rows.Rows | File], run: rows.Row | None) -> Writing:
        def work(transaction: Transaction) -> Writing:
            writing = Writing(transaction, self.model, self._recent)
            writing.write(group, run)
            return writing

        return self._in_turn(work)

    def _in_turn(self, work: Callable[[Transaction], T]) -> T:
        """What ``work`` returns, done in one transaction while nobody else writes."""

        def noted(transaction: Transaction, undisturbed: bool) -> T:
            self._recent.begin(undisturbed)
            return work(transaction)

        done = self._lease.write(noted)
        failpoint.step()
        self._recent.commit()
        return done
