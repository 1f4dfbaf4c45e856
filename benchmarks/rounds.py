"""Rounds of reading text that nobody has seen: how much of it arrives in the graph, and how much of that is right.

    python benchmarks/rounds.py draw N [--sheets FOLDER]
    python benchmarks/rounds.py add N MARKS.csv
    python benchmarks/rounds.py score N FOLDER
    python benchmarks/rounds.py table [--last DOCUMENTS] [--json]

``draw`` takes 20 documents at random (the last round may have fewer), seeded by the number of the round, from the
fifth of ../shared/corpus that is kept for this (corpus.py) and that no earlier round has used, and names them. With
--sheets it writes what a round needs there: ``round-N.txt``, each text with its numbered edges, and ``round-N.csv``, a
row a document with the edges that were read. Who marks reads the text, judges each edge by tests/golden/GUIDE.md and
fills in how many edges are right, wrong and missing; an edge that the guide leaves open is none of them. ``add`` takes
that file into benchmarks/reading-rounds.csv: names and counts, never text. ``score`` does so for documents of other
publishers, kept outside the repository in FOLDER with the golden graph of each beside it and ``sources.csv`` (name,
publisher), written by eyes that do not know the rules. ``table`` shows precision and recall by
round and by publisher, of all documents or of the last ones.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import corpus
import golden
import sheets
from shares import share, shown

from diplograph import sources
from diplograph.errors import DiplographError, UsageError
from diplograph.reading import Reader

LOG = golden.ROOT / "benchmarks" / "reading-rounds.csv"
DOCUMENTS = 20
ELSEWHERE = "elsewhere"  # what documents of no corpus are called by
FEWEST = 10  # documents of a last round, when the corpus holds no more
MARKS = ("document", "edges", "edges_right", "edges_wrong", "edges_missing")


@dataclass(frozen=True, slots=True)
class Mark:
    """What was found in one document of a round."""

    round: int
    publisher: str
    document: str
    edges_right: int
    edges_wrong: int
    edges_missing: int


COLUMNS = tuple(field.name for field in fields(Mark))


def drawn(number: int, kept: Sequence[str], log: Iterable[Mark]) -> list[str]:
    """The documents of a round, of those that are kept and in no earlier round; UsageError where one is not marked."""
    earlier = [mark for mark in log if mark.round < number]
    if unmarked := set(range(1, number)) - {mark.round for mark in earlier}:
        raise UsageError(f"round {min(unmarked)} is not in the log; add its marks first, for no document comes twice")
    used = {mark.document for mark in earlier}
    left = sorted(set(kept) - used)
    if len(left) < FEWEST:
        raise UsageError(f"only {len(left)} documents are left for a round; take another corpus")
    return random.Random(f"round {number}").sample(left, min(DOCUMENTS, len(left)))


def log(path: Path = LOG) -> list[Mark]:
    """All marks so far."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [
            Mark(**{k: v if k in ("publisher", "document") else int(v) for k, v in row.items()}) for row in _rows(file)
        ]


def marks(number: int, path: Path, wanted: Sequence[str]) -> list[Mark]:
    """The marks of a round from a file that ``draw`` wrote; UsageError where they are not whole."""
    if not path.exists():
        raise UsageError(f"there is no file {path}; draw writes it with --sheets")
    with path.open(encoding="utf-8", newline="") as file:
        found = {row["document"]: row for row in _rows(file) if "document" in row}
    for name in sorted(found.keys() ^ set(wanted)):
        what = "is not in it" if name in found else "is missing"
        raise UsageError(f"{path.name} is not of round {number}: {name} {what}")
    return [_mark(number, name, found[name]) for name in wanted]


def add(number: int, found: Sequence[Mark], path: Path = LOG) -> None:
    """Write a round behind the others; UsageError where it is there already."""
    if any(mark.round == number for mark in log(path)):
        raise UsageError(f"round {number} is in {path.name} already; take its rows out to mark it anew")
    new = not path.exists()
    with path.open("a", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        if new:
            writer.writeheader()
        writer.writerows(asdict(mark) for mark in found)


def scored(number: int, folder: Path) -> list[Mark]:
    """The marks of a round from the golden graphs in ``folder``; UsageError where it does not tell the publishers."""
    listed = folder / "sources.csv"
    if not listed.exists():
        raise UsageError(f"there is no file {listed}; write the name and the publisher of each document there")
    with listed.open(encoding="utf-8", newline="") as file:
        publishers = {row["name"]: row["publisher"] for row in _rows(file)}
    material = golden.load(folder)
    read = golden.readings(material)
    return [_scored(number, publishers[name], name, read[name], gold) for name, gold in sorted(material.golds.items())]


def _scored(number: int, publisher: str, name: str, read: Mapping[str, Any], gold: Mapping[str, Any]) -> Mark:
    _, edges, _, _ = golden.scorer().score({name: read}, {name: gold})
    found = golden.scorer().total(edges).figures()
    right, wrong, missing = found["right"], found["said"] - found["right"], found["wanted"] - found["right"]
    return Mark(number, publisher, f"{ELSEWHERE}/{name}", right, wrong, missing)


def figures(found: Sequence[Mark]) -> dict[str, Any]:
    """Precision and recall of these documents together, by round and by publisher."""
    by_round = {str(n): [m for m in found if m.round == n] for n in sorted({m.round for m in found})}
    by_publisher = {p: [m for m in found if m.publisher == p] for p in sorted({m.publisher for m in found})}
    return {
        "all": _figures(found),
        "rounds": {key: _figures(of) for key, of in by_round.items()},
        "publishers": {key: _figures(of) for key, of in by_publisher.items()},
    }


def table(measured: dict[str, Any]) -> Iterator[str]:
    """The figures as lines of text; in brackets the interval that holds 95 of 100."""
    yield f"{'':<42} {'documents':>9} {'right':>6} {'wrong':>6} {'missing':>7}  {'precision':<19} {'recall':<19}"
    for title, rows in (("round ", measured["rounds"]), ("", measured["publishers"]), ("", {"all": measured["all"]})):
        for key, row in rows.items():
            right, wrong, missing = row["right"], row["wrong"], row["missing"]
            rates = f"{shown(right, right + wrong):<19} {shown(right, right + missing):<19}"
            yield f"{title + key:<42} {row['documents']:>9} {right:>6} {wrong:>6} {missing:>7}  {rates}".rstrip()


def write(number: int, names: Sequence[str], folder: Path) -> list[Path]:
    """The sheet of a round, and the file for its marks."""
    reader = Reader()
    read = {name: reader.read(sources.document(corpus.CORPUS / name)) for name in names}
    text, table = folder / f"round-{number}.txt", folder / f"round-{number}.csv"
    text.write_text(
        "\n".join(line for name in names for line in sheets.sheet(name, read[name])) + "\n", encoding="utf-8"
    )
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(MARKS)
        writer.writerows([name, len(read[name].edges), "", "", ""] for name in names)
    return [text, table]


def _rows(file: Iterable[str]) -> Iterator[dict[str, str]]:
    return iter(csv.DictReader(file))


def _mark(number: int, name: str, row: dict[str, str]) -> Mark:
    counts = [row.get(column) or "" for column in MARKS[2:]]
    if not all(count.isdigit() for count in counts):
        raise UsageError(f"{name}: fill in {', '.join(MARKS[2:])} with whole numbers")
    right, wrong, missing = map(int, counts)
    said = row.get("edges") or ""
    if said.isdigit() and right + wrong > int(said):
        raise UsageError(f"{name}: {right} right and {wrong} wrong are more than the {said} edges that were read")
    return Mark(number, corpus.publisher(name), name, right, wrong, missing)


def _figures(found: Sequence[Mark]) -> dict[str, Any]:
    right, wrong, missing = (sum(getattr(m, f"edges_{of}") for m in found) for of in ("right", "wrong", "missing"))
    return {
        "documents": len(found),
        "right": right,
        "wrong": wrong,
        "missing": missing,
        "precision": share(right, right + wrong),
        "recall": share(right, right + missing),
    }


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    draw = commands.add_parser("draw", help="name the documents of a round, and write what it needs")
    draw.add_argument("round", type=int, metavar="N")
    draw.add_argument(
        "--sheets", type=Path, metavar="FOLDER", help="write texts and edges there, outside the repository"
    )
    adding = commands.add_parser("add", help="take the marks of a round into the log")
    adding.add_argument("round", type=int, metavar="N")
    adding.add_argument("marks", type=Path, metavar="MARKS.csv")
    scoring = commands.add_parser("score", help="take a round of other publishers into the log")
    scoring.add_argument("round", type=int, metavar="N")
    scoring.add_argument("folder", type=Path, metavar="FOLDER")
    showing = commands.add_parser("table", help="show precision and recall")
    showing.add_argument("--last", type=int, metavar="DOCUMENTS", help="of the last so many documents alone")
    showing.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser.parse_args()


def main() -> int:
    """Draw, add or show, as the command line asks."""
    args = _arguments()
    known = log()
    if args.command == "table":
        measured = figures(known[-args.last :] if args.last else known)
        print(json.dumps(measured, indent=1) if args.json else "\n".join(table(measured)))
        return 0
    if args.command == "score":
        found = scored(args.round, args.folder)
        add(args.round, found)
        print(*table(figures(found)), sep="\n")
        return 0
    names = drawn(args.round, corpus.kept(), known)
    if args.command == "add":
        add(args.round, marks(args.round, args.marks, names))
        print(*table(figures([mark for mark in log() if mark.round == args.round])), sep="\n")
        return 0
    print(*names, sep="\n")
    if args.sheets:
        print(*write(args.round, names, sheets.folder(args.sheets)), sep="\n", file=sys.stderr)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"rounds: {error}")
