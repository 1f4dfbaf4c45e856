"""How much of what golden documents say is read, and how much of what is read is right, by ``tests/golden/score.py``.

    python benchmarks/accuracy.py [FOLDER …] [--by-document | --errors | --json | --markdown | --readme | --pin]
                                  [--write-readings DIR]

FOLDER holds golden documents (default: tests/golden/documents, and ../shared/gold/dev and check where they are). Of a
folder named ``check`` only totals are shown: its misses stay unread, or it measures nothing any more.
"""

from __future__ import annotations

import argparse
import datetime
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

import floors
import golden

from diplograph.errors import DiplographError

README = golden.ROOT / "README.md"
BLOCK = re.compile(r"(<!-- accuracy:[^\n]*-->\n).*?(<!-- end of accuracy -->)", re.S)
COMMAND = "python benchmarks/accuracy.py"
RATES = ("precision", "recall", "f1")
Figures = dict[str, Any]


def figures(material: golden.Material, readings: Mapping[str, Mapping[str, Any]]) -> Figures:
    """Precision, recall and F1 of nodes and edges, over all items (``micro``) and as the mean of documents (``macro``).

    ``dates`` is the share of right dates of matched nodes and edges. Figures by type and by document are left out where
    only totals may be shown.
    """
    nodes, edges, dates, _ = golden.scorer().score(readings, material.golds)
    by_document = {name: _one(readings, name, gold) for name, gold in sorted(material.golds.items())}
    totals = {
        "documents": len(material.golds),
        "nodes": {"micro": _whole(nodes), "macro": _mean([one["nodes"] for one in by_document.values()])},
        "edges": {"micro": _whole(edges), "macro": _mean([one["edges"] for one in by_document.values()])},
        "dates": {"right": dates[0], "wanted": dates[1], "share": dates[0] / dates[1] if dates[1] else None},
    }
    if material.sealed:
        return totals
    return totals | {
        "nodes_by_type": {kind: tally.figures() for kind, tally in sorted(nodes.items())},
        "edges_by_type": {kind: tally.figures() for kind, tally in sorted(edges.items())},
        "by_document": by_document,
    }


def scores(found: Figures) -> dict[str, float]:
    """The three figures that are pinned: F1 of nodes and of edges over all items, share of right dates."""
    return {
        "nodes": found["nodes"]["micro"]["f1"],
        "edges": found["edges"]["micro"]["f1"],
        "dates": found["dates"]["share"] or 0.0,
    }


def _one(readings: Mapping[str, Mapping[str, Any]], name: str, gold: Mapping[str, Any]) -> Figures:
    nodes, edges, _, _ = golden.scorer().score(readings, {name: gold})
    return {"nodes": _whole(nodes), "edges": _whole(edges)}


def _whole(tallies: Mapping[str, Any]) -> Figures:
    whole: Figures = golden.scorer().total(tallies).figures()
    return whole


def _mean(rows: Sequence[Figures]) -> Figures:
    """The mean of the documents that have anything to find."""
    wanted = [row for row in rows if row["wanted"]]
    return {rate: fmean(row[rate] for row in wanted) for rate in RATES} if wanted else {}


def table(name: str, found: Figures) -> Iterator[str]:
    """The figures of one folder as lines of text."""
    yield f"{name}: {found['documents']} documents, {_relation(name)}"
    for what in ("nodes", "edges"):
        yield f"  {what:<22} {'P':>6} {'R':>6} {'F1':>6}  right/said/wanted"
        for kind, row in found.get(f"{what}_by_type", {}).items():
            yield f"    {kind:<20} {_rates(row)}  {_counts(row)}"
        yield f"    {'all':<20} {_rates(found[what]['micro'])}  {_counts(found[what]['micro'])}"
        yield f"    {'mean of documents':<20} {_rates(found[what]['macro'])}"
    if found["dates"]["wanted"]:
        yield f"  {'dates right':<22} {found['dates']['share']:20.3f}  of {found['dates']['wanted']}"


def documents_table(name: str, found: Figures) -> Iterator[str]:
    """A line a document of one folder, the least F1 of edges first."""
    yield f"{name:<50} {'nodes P':>8} {'R':>6} {'F1':>6} {'edges P':>9} {'R':>6} {'F1':>6}  edges right/said/wanted"
    rows = found.get("by_document", {})
    for document in sorted(rows, key=lambda one: (rows[one]["edges"]["f1"], one)):
        nodes, edges = rows[document]["nodes"], rows[document]["edges"]
        yield f"  {document[:50]:<50} {_rates(nodes)}    {_rates(edges)}  {_counts(edges)}"
    if not rows:
        yield "  totals alone are shown"


def _relation(name: str) -> str:
    if name == golden.SEALED:
        return "held out of the rules; totals alone"
    return "which the rules were written from" if name in golden.WRITTEN_FROM else "of your own"


def _rates(row: Figures) -> str:
    return " ".join(f"{row[rate]:6.3f}" for rate in RATES)


def _counts(row: Figures) -> str:
    return f"{row['right']}/{row['said']}/{row['wanted']}"


def markdown(measured: Mapping[str, Figures], day: datetime.date) -> str:
    """The figures as README shows them."""
    lines = [
        f"Precision, recall and F1 over all documents, on {day.isoformat()} by `{COMMAND}` (`make accuracy`).",
        "",
        "| golden documents | to the rules | nodes P / R / F1 | edges P / R / F1 | dates right |",
        "|---|---|---|---|---|",
        *(row(name, found) for name, found in measured.items()),
        "",
        "Where the rules were written from the documents, the figures are those of an exercise. `check` estimates new "
        "documents of the same publishers: no rule is written from it, but its totals were looked at in choosing "
        "between rules.",
    ]
    return "\n".join(lines)


def row(name: str, found: Figures) -> str:
    """One folder as a row of README's table."""
    where = {"own": "`tests/golden/documents`"}.get(name, f"`{name}`")
    known = "written from" if name in golden.WRITTEN_FROM else "held out"
    nodes, edges = (" / ".join(f"{found[what]['micro'][rate]:.3f}" for rate in RATES) for what in ("nodes", "edges"))
    return f"| {where}, {found['documents']} documents | {known} | {nodes} | {edges} | {found['dates']['share']:.3f} |"


def misses(material: golden.Material, readings: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Every miss and every wrong node, edge and date, one a line."""
    for error in golden.scorer().score(readings, material.golds)[3]:
        yield " | ".join(str(part) for part in error)


def write_readings(material: golden.Material, readings: Mapping[str, Mapping[str, Any]], folder: Path) -> None:
    """One NAME.json a document in ``folder``/NAME OF THE MATERIAL."""
    into = folder / material.name
    into.mkdir(parents=True, exist_ok=True)
    for name, reading in readings.items():
        (into / f"{name}.json").write_text(json.dumps(reading, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    shown = parser.add_mutually_exclusive_group()
    shown.add_argument("--by-document", action="store_true", help="show a line a document, the worst first")
    shown.add_argument("--errors", action="store_true", help="list every miss and every wrong node, edge and date")
    shown.add_argument("--json", action="store_true", help="print the figures as JSON")
    shown.add_argument("--markdown", action="store_true", help="print the table of README")
    shown.add_argument("--readme", action="store_true", help="write that table into README.md")
    shown.add_argument(
        "--pin", action="store_true", help="pin the present figures as floors in tests/golden/floors.json"
    )
    parser.add_argument("--lower", metavar="REASON", help="with --pin: why a floor may sink; it is kept with the floor")
    parser.add_argument("--write-readings", type=Path, metavar="DIR", help="write the readings there")
    args = parser.parse_args()
    opened = args.errors or args.write_readings
    if opened and golden.SEALED in map(golden.name_of, args.folders):
        parser.error(
            f"the misses and readings of {golden.SEALED} stay closed, or it measures nothing more; ask for its totals"
        )
    args.folders = args.folders or [f for f in golden.present() if not (opened and golden.name_of(f) == golden.SEALED)]
    return args


def main() -> int:
    """Measure what the command line asks for."""
    args = _arguments()
    measured: dict[str, Figures] = {}
    pinned: list[floors.Measured] = []
    for folder in args.folders:
        material = golden.load(folder)
        readings = golden.readings(material)
        measured[material.name] = found = figures(material, readings)
        pinned.append(floors.Measured(material.name, material.digest, found["documents"], scores(found)))
        if args.write_readings:
            write_readings(material, readings, args.write_readings)
        if args.errors:
            print(*misses(material, readings), sep="\n")
        elif args.by_document:
            print(*documents_table(material.name, found), "", sep="\n")
        elif not (args.json or args.markdown or args.readme):
            print(*table(material.name, found), "", sep="\n")
    if args.json:
        print(json.dumps(measured, indent=1))
    elif args.markdown:
        print(markdown(measured, datetime.date.today()))
    elif args.readme:
        block = markdown(measured, datetime.date.today())
        text = README.read_text(encoding="utf-8")
        README.write_text(BLOCK.sub(lambda m: f"{m[1]}{block}\n{m[2]}", text), encoding="utf-8")
    elif args.pin:
        print(*floors.pin(pinned, args.lower), sep="\n")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"accuracy: {error}")
