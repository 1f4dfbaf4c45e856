"""A check by hand of edges drawn at random: how many of those that are in the graph are right.

    python benchmarks/hand_check.py draw --sheets FOLDER [--edges N] [--seed N] [--into FILE]
    python benchmarks/hand_check.py table [FILE] [--json]

``draw`` reads all documents of ../shared/corpus and draws 100 of their edges, each equally likely. It writes
benchmarks/hand-check.csv, a row an edge with an empty verdict, and in FOLDER, outside the repository,
``hand-check.txt``: the same edges with their quote and the text around it. Who judges writes ``right``, ``wrong`` or
``open`` (the guide leaves it open; it does not count) into the column verdict, by tests/golden/GUIDE.md. ``table``
shows the share that is right by type of edge, with the interval that holds 95 of 100 (Wilson).
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import corpus
import golden
import sheets
from progress import counted
from shares import share, shown, wilson

from diplograph.errors import DiplographError, UsageError
from diplograph.records import Edge, Reading
from diplograph.workers import usable_cores

FILE = golden.ROOT / "benchmarks" / "hand-check.csv"
VERDICTS = ("right", "wrong", "open")
AROUND = 600  # characters of the text before and after a quote


@dataclass(frozen=True, slots=True)
class Row:
    """One edge that was drawn, and what was found of it."""

    document: str
    edge: str
    source: str
    target: str
    rule: str
    verdict: str = ""


COLUMNS = tuple(field.name for field in fields(Row))
Drawn = tuple[str, Reading, Edge]


def drawn(read: Iterable[tuple[str, Reading]], number: int, seed: int) -> list[Drawn]:
    """``number`` of the edges of all these readings, each equally likely; a document that comes twice counts once."""
    once = {reading.document.id: (name, reading) for name, reading in read}
    every = [(name, reading, edge) for name, reading in sorted(once.values(), key=_name) for edge in reading.edges]
    if len(every) < number:
        raise UsageError(f"the documents have {len(every)} edges, fewer than {number}; draw fewer with --edges")
    return sorted(random.Random(f"hand check {seed}").sample(every, number), key=_name)


def row(name: str, reading: Reading, edge: Edge) -> Row:
    """An edge as a row without verdict."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return Row(name, edge.type, names[edge.source], names[edge.target], edge.evidence[0].rule)


def sheet(found: Sequence[Drawn]) -> Iterator[str]:
    """The edges with their quotes and what stands around them, numbered as the rows are."""
    for number, (name, reading, edge) in enumerate(found, 1):
        document = reading.document
        names = {node.id: node.names[0] for node in reading.nodes}
        yield sheets.RULE
        yield f"{number}. {name} | published {document.published} | publisher {document.publisher}"
        yield f"   {document.title}"
        yield f"   {sheets.said(edge, names)}"
        for evidence in edge.evidence:
            before = document.text[max(0, evidence.start - AROUND) : evidence.start]
            after = document.text[evidence.end : evidence.end + AROUND]
            yield f"   {evidence.rule}: {before}>>>{evidence.quote}<<<{after}"


def judged(path: Path) -> list[Row]:
    """The rows of a file, each with its verdict; UsageError where one has none."""
    if not path.exists():
        raise UsageError(f"there is no file {path}; draw writes it")
    with path.open(encoding="utf-8", newline="") as file:
        rows = [Row(**{column: line.get(column) or "" for column in COLUMNS}) for line in csv.DictReader(file)]
    for number, one in enumerate(rows, 1):
        if one.verdict not in VERDICTS:
            raise UsageError(f"{path.name}: row {number} has the verdict {one.verdict!r}; use {', '.join(VERDICTS)}")
    return rows


def figures(rows: Sequence[Row]) -> dict[str, Any]:
    """What is right of all edges and of each type."""
    types = sorted({one.edge for one in rows})
    return {"all": _figures(rows), "types": {t: _figures([one for one in rows if one.edge == t]) for t in types}}


def table(found: dict[str, Any]) -> Iterator[str]:
    """The figures as lines of text."""
    yield f"{'':<20} {'right':>6} {'wrong':>6} {'open':>6}  share right"
    for name, counts in (*found["types"].items(), ("all", found["all"])):
        right, wrong = counts["right"], counts["wrong"]
        yield f"{name:<20} {right:>6} {wrong:>6} {counts['open']:>6}  {shown(right, right + wrong)}"


def write(found: Sequence[Drawn], into: Path, folder: Path) -> list[Path]:
    """The file for the verdicts and the sheet; UsageError where the file is there already."""
    if into.exists():
        raise UsageError(f"{into} is there already; its verdicts would be lost: move it away first")
    with into.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(row(*one)) for one in found)
    text = folder / "hand-check.txt"
    text.write_text("\n".join(sheet(found)) + "\n", encoding="utf-8")
    return [into, text]


def _name(entry: tuple[Any, ...]) -> str:
    return str(entry[0])


def _figures(rows: Sequence[Row]) -> dict[str, Any]:
    counts = {verdict: sum(one.verdict == verdict for one in rows) for verdict in VERDICTS}
    of = counts["right"] + counts["wrong"]
    return {**counts, "share": share(counts["right"], of), "interval": wilson(counts["right"], of)}


def _readings(workers: int) -> Iterator[tuple[str, Reading]]:
    files = corpus.files()
    for path, steps in counted(corpus.readings(files, workers), len(files), "reading"):
        yield from ((corpus.name(path), step) for step in steps if isinstance(step, Reading))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="draw edges and write what a judge needs")
    draw.add_argument(
        "--sheets", type=Path, required=True, metavar="FOLDER", help="for the text, outside the repository"
    )
    draw.add_argument("--edges", type=int, default=100, metavar="N", help="so many (100)")
    draw.add_argument("--seed", type=int, default=1, metavar="N", help="another drawing (1)")
    draw.add_argument("--into", type=Path, default=FILE, metavar="FILE", help="for the verdicts")
    draw.add_argument("--workers", type=int, default=usable_cores(), metavar="N", help="so many processes")
    showing = commands.add_parser("table", help="show the share that is right")
    showing.add_argument("file", nargs="?", type=Path, default=FILE, metavar="FILE")
    showing.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def main() -> int:
    """Draw or show, as the command line asks."""
    args = _arguments()
    if args.command == "table":
        found = figures(judged(args.file))
        print(json.dumps(found, indent=1) if args.json else "\n".join(table(found)))
        return 0
    folder = sheets.folder(args.sheets)
    print(*write(drawn(_readings(args.workers), args.edges, args.seed), args.into, folder), sep="\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"hand_check: {error}")
