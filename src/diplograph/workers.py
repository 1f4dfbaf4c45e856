"""Work spread over processes, with the results in the order of the items.

Each process does one item at a time and the parent knows which, so that a process that dies costs that item alone and
names it. Items are taken as they are needed: what is taken and not yet given back is bounded.
"""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, Generic, TypeVar, cast

from diplograph.errors import DiplographError

FEW = 20  # so many items are done before a second process is ready
AHEAD = 8  # items taken for each process and not yet given back
READY = "ready"
GRACE = 5.0  # seconds in which a process ends by itself, or on request
QUOTA = Path("/sys/fs/cgroup/cpu.max")

T = TypeVar("T")
R = TypeVar("R")


def usable_cores() -> int:
    """How many processors this process may use: those it is bound to, within the quota of its container."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = QUOTA.read_text(encoding="ascii").split()
        return max(1, min(bound, int(quota) // int(period)))
    return bound


@dataclass(frozen=True, slots=True)
class Task(Generic[T]):
    """An item that is to be worked on."""

    item: T


@dataclass(frozen=True, slots=True)
class Lost(Generic[T]):
    """An item whose process died; ``how`` says of what."""

    item: T
    how: str


def spread(work: Callable[[T], R], items: Iterable[Task[T] | R], processes: int) -> Iterator[R | Lost[T]]:
    """``work`` of each task in order, in so many ``processes``, or in this one where the tasks are few.

    What is no task is a result already and comes in its turn. ``work`` is a function of a module that does not raise.
    DiplographError where no process can be started.
    """
    rest = iter(items)
    held: list[Task[T] | R] = []
    if processes > 1:
        for item in rest:
            if not held and not isinstance(item, Task):
                yield item
                continue
            held.append(item)
            if len(held) == FEW * AHEAD or sum(isinstance(one, Task) for one in held) == FEW:
                yield from in_processes(work, itertools.chain(held, rest), processes)
                return
    for item in itertools.chain(held, rest):
        yield work(item.item) if isinstance(item, Task) else item


@dataclass(slots=True)
class _Place(Generic[T, R]):
    """An item on its way, and what came of it."""

    task: Task[T] | None
    results: list[R | Lost[T]] = field(default_factory=list)


@dataclass(slots=True)
class _Worker(Generic[T, R]):
    """One process, the parent's end of its pipe, and the item that it has."""

    process: BaseProcess
    pipe: Connection[Any, Any]
    place: _Place[T, R] | None = None
    ready: bool = False

    def take(self, place: _Place[T, R]) -> None:
        self.place = place
        with contextlib.suppress(OSError):  # it has died meanwhile; its end of the pipe will tell
            self.pipe.send(place.task)

    def hear(self) -> bool:
        """Take what the process sent; ``False`` where it has died."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return False
        if self.place is not None:
            self.place.results.append(said)
        self.place, self.ready = None, True
        return True

    def stop(self) -> None:
        """End the process; one that does not heed the request is killed."""
        self.pipe.close()
        self.process.terminate()
        self.process.join(GRACE)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()


@dataclass(slots=True)
class _Pool(Generic[T, R]):
    """Processes that all do the same work."""

    work: Callable[[T], R]
    workers: list[_Worker[T, R]] = field(default_factory=list)

    def start(self) -> None:
        """One more process. Always started anew: a copy of this one would have its threads' locks, not its threads."""
        context = multiprocessing.get_context("spawn")
        resource_tracker.ensure_running()  # it lets Ctrl-C through again where it is started, so not below
        here, there = context.Pipe()
        process = context.Process(target=_serve, args=(there, self.work), daemon=True)
        with _without_interruption():
            process.start()
        there.close()
        self.workers.append(_Worker(process, here))

    def idle(self) -> _Worker[T, R] | None:
        """A process without an item."""
        return next((worker for worker in self.workers if worker.ready and worker.place is None), None)

    def listen(self) -> None:
        """Wait until a process has said something; one that died is replaced, and its item is lost."""
        by_pipe = {worker.pipe: worker for worker in self.workers}
        for pipe in cast("list[Connection[Any, Any]]", wait(list(by_pipe))):
            if not by_pipe[pipe].hear():
                self._replace(by_pipe[pipe])

    def _replace(self, worker: _Worker[T, R]) -> None:
        worker.process.join(GRACE)
        worker.stop()
        self.workers.remove(worker)
        how = _end(worker.process.exitcode)
        if not worker.ready:
            raise DiplographError(f"a process that should help ended at its start ({how}); do with one: --workers 1")
        if worker.place is not None and worker.place.task is not None:
            worker.place.results.append(Lost(worker.place.task.item, how))
        self.start()

    def stop(self) -> None:
        """End all processes, whatever they do."""
        for worker in self.workers:
            worker.stop()


def in_processes(work: Callable[[T], R], items: Iterator[Task[T] | R], processes: int) -> Iterator[R | Lost[T]]:
    """As ``spread``, however few the tasks are."""
    pool = _Pool[T, R](work)
    places: deque[_Place[T, R]] = deque()
    waiting: deque[_Place[T, R]] = deque()
    try:
        for _ in range(processes):
            pool.start()
        while True:
            for item in itertools.islice(items, processes * AHEAD - len(places)):
                if isinstance(item, Task):
                    places.append(place := _Place[T, R](item))
                    waiting.append(place)
                else:
                    places.append(_Place(None, [item]))
            while waiting and (worker := pool.idle()) is not None:
                worker.take(waiting.popleft())
            if not places:
                return
            if not places[0].results:
                pool.listen()
            while places and places[0].results:
                yield places.popleft().results[0]
    finally:
        pool.stop()


@contextlib.contextmanager
def _without_interruption() -> Iterator[None]:
    """What is started meanwhile does not hear Ctrl-C, which reaches all processes; the parent ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(pipe: Connection[Any, Any], work: Callable[[Any], object]) -> None:
    """What a process does: item after item, until the parent closes the pipe or ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):
        pipe.send(READY)
        while True:
            pipe.send(work(pipe.recv().item))


def _end(code: int | None) -> str:
    """How a process ended, in words."""
    if code is None or code >= 0:
        return f"exit code {code}"
    named = {number.value: number.name for number in signal.Signals}
    return f"signal {named.get(-code, -code)}"  # those for real time have no name
