"""Whether the order of loading, or loading again, changes the graph, and how long a second load takes.

    python benchmarks/load_orders.py [--corpus FOLDER …] [--readings FILE] [--json]

The documents are loaded as they stand and then again, in three random orders, and in two halves one after the other,
each into an empty graph. A line a way shows its digest and time; the second load must write nothing, and its share of
the time of the first is shown. Readings are made once and kept in --readings, so that the times leave them out.
The server is that of NEO4J_URI, which must be empty, else an embedded one in a temporary folder. Ends with 1 where two
digests differ, where the second load wrote, or where it took a fifth of the time of the first or more.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

import cached
import corpus
from kills import wipe

from diplograph import intake, sources
from diplograph.connection import Connection, connect
from diplograph.errors import DiplographError, UsageError
from diplograph.graph import Graph
from diplograph.settings import Settings


@dataclass(frozen=True, slots=True)
class Load:
    """One way of loading, and what came of it."""

    way: str
    digest: str
    seconds: float
    changes: int


def measure(connection: Connection, files: Sequence[Path], read: cached.Read) -> list[Load]:
    """All ways of loading ``files``."""
    half = len(files) // 2
    ways = [("as they stand", [list(files)]), ("the second half first", [list(files[half:]), list(files[:half])])]
    ways += [(f"in random order {seed}", [random.Random(seed).sample(files, len(files))]) for seed in (1, 2, 3)]
    found = []
    for way, parts in ways:
        wipe(connection)
        found.append(_load(connection, way, parts, read))
        if way == "as they stand":
            found.append(_load(connection, "again", parts, read))
    return found


def _load(connection: Connection, way: str, parts: Sequence[Sequence[Path]], read: cached.Read) -> Load:
    graph = Graph(connection)
    started = time.perf_counter()
    changes = sum(_of_part(graph, part, read) for part in parts)
    seconds = time.perf_counter() - started
    load = Load(way, graph.digest().whole, round(seconds, 2), changes)
    print(f"{load.digest[:16]}  {seconds:7.1f} s {changes:>8} changes  {way}", file=sys.stderr, flush=True)
    return load


def _of_part(graph: Graph, part: Sequence[Path], read: cached.Read) -> int:
    """How many changes the load of ``part`` made, taken in the order that it has."""
    before = sources.files
    sources.files = lambda _: list(part)  # type: ignore[assignment]  # which sorts them
    try:
        return intake.load(part, graph, work=read).written.changes
    finally:
        sources.files = before


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, nargs="+", default=[corpus.CORPUS], metavar="FOLDER")
    parser.add_argument("--readings", type=Path, default=Path(tempfile.gettempdir()) / "diplograph-readings.pickle")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    read = cached.reader(args.readings, args.corpus)
    files = [path for folder in args.corpus for path in corpus.files(folder)]
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.from_environment(os.environ)
        settings = settings if settings.uri else replace(settings, home=Path(folder))
        with connect(settings) as connection:
            if Graph(connection).counts():
                raise UsageError(f"the graph at {connection.address} is not empty: measure on an empty one")
            loads = measure(connection, files, read)
            agent = connection.agent
    first, again = loads[:2]
    share = again.seconds / first.seconds
    right = len({load.digest for load in loads}) == 1 and not again.changes and share < 0.2
    if args.json:
        found = {"agent": agent, "files": len(files), "again_share": round(share, 3), "right": right}
        print(json.dumps({**found, "loads": [asdict(load) for load in loads]}, indent=1))
    else:
        print(
            f"{agent}: {len(files)} files, {len({load.digest for load in loads})} digest, again {share:.1%} of the time"
        )
    return int(not right)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"load_orders: {error}")
