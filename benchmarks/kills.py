"""Whether a load that is killed, at any step or at random, ends after a second start where an undisturbed one ends.

    python benchmarks/kills.py [--engine neo4j] [--documents 12] [--random 30] [--servers 10] [--corpus FOLDER …]
        [--readings FILE] [--json]

First a load of so many documents is killed with SIGKILL at its step 1, 2, 3 … to the end; then a load of all documents
of the corpus is killed at random so many times, each time at another step, and started again; then the server is
killed so many times at a random step of the load of few, and both are started again. After each kill the same load runs
to its end and the digest is compared with that of an undisturbed load. Readings are made once and kept in --readings.
Ends with 1 where a digest differs.
"""

from __future__ import annotations

import argparse
import itertools
import json
import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

import cached
import corpus
import served

from diplograph import intake
from diplograph.connection import Connection, Transaction, connect
from diplograph.errors import DatabaseError, DiplographError
from diplograph.graph import Digest, Graph, failpoint, lease
from diplograph.server.engine import Engine
from diplograph.settings import Settings

SMALL_BATCH = 4  # documents a transaction, so that a small load has many


def load(settings: Settings, paths: Sequence[Path], readings: Path, folders: Sequence[Path], batch: int) -> None:
    """Load ``paths`` with readings that were made before."""
    intake.BATCH = batch
    with connect(settings) as connection:
        intake.load(paths, Graph(connection), work=cached.reader(readings, folders))


def dying(point: int, *args: object) -> None:
    """A load that dies at step ``point``."""
    failpoint.die_at(point)
    load(*args)  # type: ignore[arg-type]


def killed(context: multiprocessing.context.BaseContext, point: int, args: tuple[object, ...]) -> bool:
    """Whether a load of its own process died at step ``point``; False where it was done before."""
    process = context.Process(target=dying, args=(point, *args))
    process.start()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise DiplographError(f"the load that should die at step {point} ended with {process.exitcode}")
    return process.exitcode != 0


def wipe(connection: Connection) -> None:
    """Take everything out, some at a time."""
    while Graph(connection).counts() or connection.read("MATCH (n) RETURN n.id LIMIT 1").rows:
        connection.write(partial(_run, "MATCH (n) WITH n LIMIT 5000 DETACH DELETE n"))


def _run(text: str, transaction: Transaction) -> None:
    transaction.run(text).consume()


def servers_killed(
    engine: Engine, expected: Digest, files: Sequence[Path], read: cached.Read, points: Iterable[int]
) -> list[int]:
    """At which of ``points`` a killed server, and a second start of it and of the load, led to another graph."""
    wrong = []
    for point in points:
        with tempfile.TemporaryDirectory() as folder:
            with served.served(Path(folder), engine) as (_, connection, running):
                failpoint.step = _killer(running.pid, point)  # type: ignore[assignment]
                with suppress(DatabaseError):
                    intake.load(files, Graph(connection), work=read)
            failpoint.step = _nothing  # type: ignore[assignment]
            lease.dead = lambda _: True  # who held the turn: this process, which has not died with the server
            with served.served(Path(folder), engine) as (_, connection, _):
                intake.load(files, Graph(connection), work=read)
                if Graph(connection).digest() != expected:
                    wrong.append(point)
        print(f"\rserver killed, wrong {len(wrong)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return wrong


def _killer(pid: int, point: int) -> Callable[[], None]:
    steps = itertools.count(1)

    def step() -> None:
        if next(steps) == point:
            os.kill(pid, signal.SIGKILL)

    return step


def _nothing() -> None:
    """A step at which nothing happens."""


def measure(settings: Settings, connection: Connection, engine: Engine, args: argparse.Namespace) -> dict[str, object]:
    """Kill and compare; what came of it."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["diplograph.intake", "diplograph.connection"])
    files = [path for folder in args.corpus for path in corpus.files(folder)]
    few = random.Random(1).sample(files, min(args.documents, len(files)))
    found: dict[str, object] = {"agent": connection.agent}
    started = time.monotonic()
    small = (settings, few, args.readings, args.corpus, SMALL_BATCH)
    every = _compare(connection, context, small, range(1, 10_000))
    found |= {"documents": len(few), "steps": every[0], "wrong_steps": every[1]}
    if args.random:
        large = (settings, files, args.readings, args.corpus, intake.BATCH)
        steps = _steps(context, connection, large)
        points = random.Random(2).sample(range(1, steps), min(args.random, steps - 1))
        at_random = _compare(connection, context, large, points)
        found |= {"corpus": len(files), "corpus_steps": steps, "kills": at_random[0], "wrong_kills": at_random[1]}
    if args.servers:
        wipe(connection)
        load(*small)
        points = random.Random(3).sample(range(1, every[0]), min(args.servers, every[0] - 1))
        wrong = servers_killed(
            engine, Graph(connection).digest(), few, cached.reader(args.readings, args.corpus), points
        )
        found |= {"servers": len(points), "wrong_servers": wrong}
    return {**found, "seconds": round(time.monotonic() - started)}


def _compare(
    connection: Connection,
    context: multiprocessing.context.BaseContext,
    args: tuple[object, ...],
    points: Iterable[int],
) -> tuple[int, list[int]]:
    """How often a load was killed, and at which of ``points`` what it left behind was wrong after a second start."""
    graph = Graph(connection)
    wipe(connection)
    load(*args)  # type: ignore[arg-type]
    expected = graph.digest()
    kills, wrong = 0, []
    for point in points:
        wipe(connection)
        if not killed(context, point, args):
            break
        kills += 1
        load(*args)  # type: ignore[arg-type]
        if graph.digest() != expected:
            wrong.append(point)
        print(f"\rkilled {kills} times, wrong {len(wrong)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return kills, wrong


def _steps(context: multiprocessing.context.BaseContext, connection: Connection, args: tuple[object, ...]) -> int:
    """About how many steps a load has at least: a point at which it still died, found in steps of four."""
    low, high = 1, 1
    wipe(connection)
    while killed(context, high, args):
        low, high = high, 4 * high
        wipe(connection)
    return low


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=12, metavar="N", help="kill at every step of so many")
    parser.add_argument("--random", type=int, default=30, metavar="N", help="kill so often a load of the corpus")
    parser.add_argument("--servers", type=int, default=10, metavar="N", help="kill the server so often")
    parser.add_argument("--engine", choices=served.ENGINES, default="embedded")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[corpus.CORPUS], metavar="FOLDER")
    parser.add_argument("--readings", type=Path, default=Path(tempfile.gettempdir()) / "diplograph-readings.pickle")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    cached.reader(args.readings, args.corpus)
    engine = served.engine(args.engine)
    with tempfile.TemporaryDirectory() as folder, served.served(Path(folder), engine) as (settings, connection, _):
        found = measure(settings, connection, engine, args)
    print(json.dumps(found, indent=1) if args.json else "\n".join(f"{name}: {value}" for name, value in found.items()))
    return int(any(found.get(name) for name in ("wrong_steps", "wrong_kills", "wrong_servers")))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"kills: {error}")
