"""From files to the graph: each document read once, written in batches, with an account of what was passed over.

This is the way of the data up to the graph in one place; the command line only shows its progress.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from diplograph import sources, workers
from diplograph.errors import DiplographError
from diplograph.graph import Graph, Written
from diplograph.reading import Reader, fingerprint
from diplograph.records import Document, Reading, Refused

BATCH = 50


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the graph has already, read by the same rules; it is not read again."""

    document: Document


Step = Reading | Refused | Known


@dataclass(slots=True)
class Account:
    """What became of the files of one load; ``written`` counts what is new in the graph."""

    read: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)
    written: Written = field(default_factory=Written)

    def add(self, step: Step) -> None:
        """Count one step."""
        if isinstance(step, Reading):
            self.read += 1
        elif isinstance(step, Known):
            self.known += 1
        else:
            self.refused.append(step)


def readings(paths: Sequence[str | Path], known: Collection[str] = (), processes: int = 1) -> Iterator[Step]:
    """What each document under ``paths`` says, in order; a document whose id is in ``known`` is not read.

    With more than one of ``processes``, many documents are read side by side. The program must then bear to be
    imported by them: what it starts stands under ``if __name__ == "__main__"``.

    A document that cannot be read, or whose reading the model does not allow, comes as Refused and never stops the
    others. UsageError where a path does not exist.
    """
    steps: Iterator[Step | workers.Lost[Document]] = workers.spread(read, _tasks(paths, known), processes)
    return (_without_reading(step) if isinstance(step, workers.Lost) else step for step in steps)


def read(document: Document) -> Reading | Refused:
    """The reading of one document; Refused says in one sentence why there is none."""
    try:
        return _reader().read(document)
    except DiplographError as error:
        return Refused(document.source or document.name, str(error))
    except Exception as error:  # a fault of ours in one document must not cost the user the others
        return Refused(
            document.source or document.name, f"reading {document.name} failed: {type(error).__name__}: {error}"
        )


def load(
    paths: Sequence[str | Path], graph: Graph, watch: Callable[[Step], None] = lambda _: None, processes: int = 1
) -> Account:
    """Read what the graph does not know yet under ``paths`` and write it; ``watch`` sees each step as it is done.

    ``processes`` is as with ``readings``.
    """
    graph.prepare()
    account = Account()
    batch: list[Reading] = []
    rules = fingerprint()
    for step in readings(paths, graph.known(rules), processes):
        account.add(step)
        watch(step)
        if isinstance(step, Reading):
            batch.append(step)
        if len(batch) == BATCH:
            account.written += graph.write(batch, rules)
            batch = []
    if batch:
        account.written += graph.write(batch, rules)
    return account


def _tasks(paths: Sequence[str | Path], known: Collection[str]) -> Iterator[workers.Task[Document] | Step]:
    for found in sources.documents(paths):
        if isinstance(found, Refused):
            yield found
        else:
            yield Known(found) if found.id in known else workers.Task(found)


def _without_reading(lost: workers.Lost[Document]) -> Refused:
    name = lost.item.name
    reason = f"the process that read {name} died ({lost.how}); read it alone, with --workers 1, to see why"
    return Refused(lost.item.source or name, reason)


@functools.cache
def _reader() -> Reader:
    return Reader()
