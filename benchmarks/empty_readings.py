"""Documents of some length that say nothing in the graph: where the reading is blind, or fails.

    python benchmarks/empty_readings.py [FOLDER] [--words N] [--workers N] [--json]

FOLDER holds documents (default: ../shared/corpus). Listed are those of more than N words (100) of which no edge was
read, or whose reading failed, with their words, nodes and edges. Ends with 1 where one has no node at all, or failed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import corpus
from progress import counted

from diplograph.errors import DiplographError
from diplograph.records import Reading, Refused
from diplograph.workers import usable_cores


@dataclass(frozen=True, slots=True)
class Empty:
    """A document without edges; ``failed`` says why there is no reading."""

    document: str
    words: int
    nodes: int
    edges: int
    failed: str = ""


def empty(name: str, step: object, least: int) -> Empty | None:
    """What a step of the reading says, where it is a failure or the reading of a long document without edges."""
    if isinstance(step, Refused):
        return Empty(name, 0, 0, 0, step.reason)
    if not isinstance(step, Reading) or step.edges:
        return None
    words = len(step.document.text.split())
    return Empty(name, words, len(step.nodes), 0) if words > least else None


def table(found: list[Empty], of: int) -> Iterator[str]:
    """The documents as lines of text."""
    yield f"{'words':>6} {'nodes':>6} {'edges':>6}  document"
    for one in found:
        yield f"{one.words:>6} {one.nodes:>6} {one.edges:>6}  {one.document}{one.failed and ': ' + one.failed}"
    without, failed = sum(not one.nodes and not one.failed for one in found), sum(bool(one.failed) for one in found)
    yield f"{len(found) - failed} of {of} files without edges, {without} of them without nodes; {failed} failed"


def main() -> int:
    """List what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=corpus.CORPUS, metavar="FOLDER")
    parser.add_argument("--words", type=int, default=100, metavar="N", help="documents of more words alone (100)")
    parser.add_argument("--workers", type=int, default=usable_cores(), metavar="N", help="so many processes")
    parser.add_argument("--json", action="store_true", help="print the list as JSON")
    args = parser.parse_args()
    files = corpus.files(args.folder)
    steps = counted(corpus.readings(files, args.workers), len(files), "reading")
    every = (empty(corpus.name(path), step, args.words) for path, found in steps for step in found)
    found = sorted((one for one in every if one is not None), key=lambda one: (one.nodes, -one.words, one.document))
    print(json.dumps([asdict(one) for one in found], indent=1) if args.json else "\n".join(table(found, len(files))))
    return int(any(not one.nodes for one in found))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"empty_readings: {error}")
