"""The only writer of the graph: what documents say goes in, merged so that the order of reading does not matter.

Each document leaves its ``MENTIONS`` and its ``Claim`` s; nodes and edges are merged anew from all of them whenever
one of these changes. An edge lives as long as a claim supports it, a node as long as a document mentions it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from diplograph import model as models
from diplograph.connection import Connection, Transaction
from diplograph.graph import digest, rows, statements
from diplograph.graph.digest import Digest
from diplograph.graph.writing import Writing, Written
from diplograph.records import Reading

__all__ = ["Digest", "Graph", "Written"]


class Graph:
    """The graph behind ``connection``."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.model = models.load()

    def prepare(self) -> None:
        """Declare what the model wants to be unique and quick to find; nothing happens where that is done."""
        self.connection.declare(statements.schema(self.model))

    def known(self, fingerprint: str) -> set[str]:
        """The ids of the documents that were read by the reader of this fingerprint."""
        table = self.connection.read(statements.KNOWN, {"reader": fingerprint})
        return {str(identity) for (identity,) in table.rows}

    def write(self, readings: Iterable[Reading], fingerprint: str) -> Written:
        """Put ``readings`` into the graph, some documents a transaction, each of them as a whole.

        A document that is there with this ``fingerprint`` is left alone; with another one, it is replaced.
        ``ModelError`` for a reading that the model does not allow, before anything of it is written.
        """
        written = Written()
        for group in rows.groups(self._rows(reading, fingerprint) for reading in readings):
            written += self.connection.write(partial(self._write, group))
        return written

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

    def digest(self) -> Digest:
        """One hash of what the graph means, equal on both servers and for any order of loading."""
        return digest.digest(self.connection)

    def _rows(self, reading: Reading, fingerprint: str) -> rows.Rows:
        self.model.check(reading)
        return rows.of(reading, fingerprint, self.model)

    def _write(self, group: Sequence[rows.Rows], transaction: Transaction) -> Written:
        writing = Writing(transaction, self.model)
        writing.write(group)
        return writing.written
