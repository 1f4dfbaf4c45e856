"""From files to the graph: each document read once, written in batches, with an account of what was passed over.

This is the way of the data up to the graph in one place; the command line only shows its progress.
"""

from __future__ import annotations

import functools
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from diplograph import filenames, sources, workers
from diplograph.curation import Corrections
from diplograph.errors import DatabaseError, DiplographError, ServerGone
from diplograph.graph import File, Graph, Run, Written
from diplograph.inventory import Entry, Inventory, Known, settings
from diplograph.reading import Reader
from diplograph.records import Document, Reading, Refused

BATCH = 50
PASSES = 5  # how often files are read again whose documents other loads have taken out meanwhile
NONE = Corrections()
RESTARTS = 3  # how often one batch is tried on a server that was found again, and how often one is looked for
PAUSE = 1.0  # seconds between two looks

Step = Reading | Refused | Known
Read = Callable[[Document], Reading | Refused]
Begin = Callable[[Document], None]
T = TypeVar("T")


@dataclass(slots=True)
class Account:
    """What became of the files of one load.

    ``written`` counts what is new in the graph, ``counts`` what is in it now, by type; ``idle`` are the corrections
    that meet nothing in it.
    """

    read: int = 0
    known: int = 0
    refused: list[Refused] = field(default_factory=list)
    written: Written = field(default_factory=Written)
    counts: Mapping[str, int] = field(default_factory=dict)
    idle: Sequence[str] = ()

    def add(self, step: Step) -> None:
        """Count one step."""
        if isinstance(step, Reading):
            self.read += 1
        elif isinstance(step, Known):
            self.known += 1
        else:
            self.refused.append(step)


def readings(
    paths: Sequence[str | Path], processes: int = 1, begin: Begin = lambda _: None
) -> Iterator[Reading | Refused]:
    """What each document under ``paths`` says, in order; ``begin`` is told of each before it is read.

    With more than one of ``processes``, many documents are read side by side. The program must then bear to be
    imported by them: what it starts stands under ``if __name__ == "__main__"``.

    A document that cannot be read, or whose reading the model does not allow, comes as Refused and never stops the
    others. UsageError where a path does not exist.
    """
    found = (_task(each, begin) for each in sources.documents(paths))
    steps: Iterator[Reading | Refused | workers.Lost[Document]] = workers.spread(read, found, processes)
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
    paths: Sequence[str | Path],
    graph: Graph,
    watch: Callable[[Step], None] = lambda _: None,
    processes: int = 1,
    *,
    work: Read = read,
    again: Callable[[], Graph] | None = None,
    corrections: Corrections = NONE,
    begin: Begin = lambda _: None,
) -> Account:
    """Read what the graph does not know yet under ``paths`` and write it; ``watch`` sees each step as it is done.

    A file whose bytes have not changed since these settings read it is not even opened as a document. What has been
    read when the load is interrupted, or fails, is written before it ends, as far as a server takes it. ``processes``
    is as with ``readings``; ``work`` reads one document. ``again`` finds the graph once more where its server has gone;
    without it, that is a ``DatabaseError``. ``corrections`` put right what was read; with others, everything is read
    again. ``begin`` is told of each document before it is read.
    """
    load = _Load(graph, paths, watch, work, again, corrections, begin)
    try:
        load.all(processes)
    except KeyboardInterrupt:
        load.end("interrupted")
        raise
    except DiplographError:
        load.fail()
        raise
    load.end("done")
    return load.account


class _Load:
    """One load on its way: what has been read and not yet written, and the account so far."""

    def __init__(
        self,
        graph: Graph,
        paths: Sequence[str | Path],
        watch: Callable[[Step], None],
        work: Read,
        again: Callable[[], Graph] | None,
        corrections: Corrections,
        begin: Begin,
    ) -> None:
        self.account = Account()
        self._graph = graph
        self._watch = watch
        self._work = work
        self._again = again
        self._corrections = corrections
        self._settings = settings(corrections)
        self._run = Run(self._settings.whole, [filenames.written(str(path)) for path in paths])
        self._batch: list[Reading | File] = []
        self._paths = paths
        self._left: list[str] = []
        self._begun = False
        self._begin = begin

    def all(self, processes: int) -> None:
        """Read and write everything; files whose documents went meanwhile are taken once more."""
        files = sources.files(self._paths)
        self._asked(Graph.prepare)
        for _ in range(PASSES):
            self._pass(files, processes)
            files, self._left = [Path(filenames.real(path)) for path in self._left], []
            if not files:
                return

    def end(self, status: str) -> None:
        """Write what has been read, and note how the load ended where it changed anything."""
        self._flush()
        if self.account.written.changes:
            self._asked(lambda graph: graph.finish(self._run, self.account.written, status))
        self.account.counts = self._asked(Graph.counts)
        self.account.idle = self._asked(self._corrections.idle)

    def fail(self) -> None:
        """Write what has been read, and note that the load failed, as far as a server answers and takes it."""
        if not self._begun:
            return
        self._again = None
        with suppress(DiplographError):
            self._graph.counts()  # one that has gone is not waited for
            try:
                self._flush()
            finally:
                self._graph.finish(self._run, self.account.written, "failed")

    def _pass(self, files: Sequence[Path], processes: int) -> None:
        inventory = Inventory(self._asked(lambda graph: graph.ledger(self._settings.reader)), self._settings)
        found = (self._announced(entry) for entry in inventory.entries(files))
        steps: Iterator[Step | File | workers.Lost[Document]] = workers.spread(self._work, found, processes)
        for step in steps:
            if isinstance(step, File):
                self._batch.append(inventory.ended(step))
            elif isinstance(step, workers.Lost):
                self._take(_without_reading(step))
            else:
                if isinstance(step, Reading):
                    inventory.read(step.document.id)
                    step = self._corrections.apply(step)
                self._take(step)
            # A document goes with the end of its file; only a file of many is written bit by bit.
            many = sum(isinstance(each, Reading) for each in self._batch)
            if many >= (BATCH if isinstance(step, File) else 2 * BATCH):
                self._flush()
        self._flush()

    def _announced(self, entry: Entry) -> Entry:
        if isinstance(entry, workers.Task):
            self._begin(entry.item)
        return entry

    def _take(self, step: Step) -> None:
        self.account.add(step)
        if isinstance(step, Reading):
            self._batch.append(step)
        self._watch(step)

    def _flush(self) -> None:
        if self._batch:
            self._begun = True
            self._run.read, self._run.known = self.account.read, self.account.known
            self._run.set_aside = sum(each.kind == "fault" for each in self.account.refused)
            self.account.written += self._asked(self._write)
            self._batch = []

    def _write(self, graph: Graph) -> Written:
        return graph.write(self._batch, self._settings.reader, self._run, self._left.append)

    def _asked(self, question: Callable[[Graph], T]) -> T:
        """What the graph answers, on a server that was found again if need be."""
        for _ in range(RESTARTS):
            try:
                return question(self._graph)
            except ServerGone:
                if self._again is None:
                    raise
                self._graph = self._found_again(self._again)
        return question(self._graph)

    def _found_again(self, again: Callable[[], Graph]) -> Graph:
        """The graph on a server that is up again, or soon."""
        tries = 1
        while True:
            try:
                found = again()
                found.succeed(self._graph)
                found.prepare()
                return found
            except DatabaseError:
                if tries == RESTARTS:
                    raise
            tries += 1
            time.sleep(PAUSE)


def _task(found: Document | Refused, begin: Begin) -> workers.Task[Document] | Refused:
    if isinstance(found, Refused):
        return found
    begin(found)
    return workers.Task(found)


def _without_reading(lost: workers.Lost[Document]) -> Refused:
    name = lost.item.name
    reason = f"the process that read {name} died ({lost.how}); read it alone, with --workers 1, to see why"
    return Refused(lost.item.source or name, reason)


@functools.cache
def _reader() -> Reader:
    return Reader()
