"""What each frame, rule and step of the reading is worth: the F1 that is lost without it.

    python benchmarks/ablation.py [--rules NAME …] [--steps | --frames | --all] [--workers N] [--most N] [--json]

Every golden document is read once; then, for each name, those documents again that came upon it (the others read the
same), with the name left out. Shown are points lost of the F1 of edges and of nodes and of the share of right dates: on
``dev`` and ``own``, which the rules were written from, and on ``check`` by its totals. A loss below nought says that
the reading is better without. Two that do the same hide each other: either alone costs little.

NAME is that of a frame (reading/frames/), of a rule (the evidence of an edge names it) or of a step (reading/steps.py).
--steps measures all steps (the default), --frames all frames, --all everything that the documents come upon (two to
three minutes). The work is done in as many processes as there are usable cores.
"""

from __future__ import annotations

import argparse
import difflib
import functools
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Any

import golden
from progress import counted

from diplograph.errors import DiplographError, UsageError
from diplograph.interchange import as_json
from diplograph.reading import Reader, steps
from diplograph.reading.frames import frames
from diplograph.reading.text import language
from diplograph.workers import Lost, Task, in_processes, usable_cores

WHAT = ("edges", "nodes", "dates")
ALL = ""  # the name of nothing: the whole reading

Key = tuple[str, str]  # the folder of golden documents, the document
Counts = dict[str, tuple[float, float, float]]  # right, said and wanted of edges, nodes and dates


@dataclass(frozen=True, slots=True)
class Without:
    """A job: read these documents without what has this name."""

    name: str
    documents: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a job: the counts of each document, and the names that each came upon."""

    name: str
    counts: Mapping[Key, Counts]
    met: Mapping[Key, frozenset[str]]


def measure(job: Without) -> Found:
    """Do one job."""
    _remember_persons()
    counts, met = {}, {}
    for key in job.documents:
        document, gold = _golden()[key]
        with steps.without(job.name), steps.met() as names:
            reading = as_json(_reader().read(document))
        nodes, edges, dates, _ = golden.scorer().score({document.name: reading}, {document.name: gold})
        counts[key] = {"edges": _sum(edges), "nodes": _sum(nodes), "dates": (dates[0], dates[1], dates[1])}
        met[key] = frozenset(names)
    return Found(job.name, counts, met)


def lost(whole: Mapping[Key, Counts], without: Mapping[Key, Counts]) -> dict[str, dict[str, float]]:
    """Points of F1 lost by folder and by what is counted, where these documents have other counts."""
    folders = sorted({folder for folder, _ in whole})
    left = {**whole, **without}
    return {
        folder: {what: 100 * (_f1(whole, folder, what) - _f1(left, folder, what)) for what in WHAT}
        for folder in folders
    }


def ablation(names: Iterable[str] | None, workers: int) -> Iterator[dict[str, Any]]:
    """A row for each of ``names``, else for each name that a document comes upon."""
    documents = sorted(_golden())
    first = _done([Without(ALL, (key,)) for key in documents], workers, "reading")
    whole = {key: counts for found in first for key, counts in found.counts.items()}
    came_upon: dict[str, list[Key]] = defaultdict(list)
    for found in first:
        for key, met in found.met.items():
            for name in met:
                came_upon[name].append(key)
    wanted = sorted(came_upon if names is None else names)
    jobs = [Without(name, tuple(came_upon[name])) for name in wanted if name in came_upon]
    again = {found.name: found.counts for found in _done(jobs, workers, "reading without")}
    for name in wanted:
        yield {"name": name, "documents": len(came_upon[name]), "lost": lost(whole, again.get(name, {}))}


def known() -> set[str]:
    """All names: of frames, of steps, and of the rules that stand in the code of the reading."""
    room = resources.files("diplograph.reading")
    with resources.as_file(room) as folder:
        code = "\n".join(file.read_text(encoding="utf-8") for file in folder.rglob("*.py"))
    rules = set(re.findall(r'"([a-z]+(?:-[a-z]+)*)"', code))
    return {frame.name for frame in frames()} | steps.STEPS.keys() | rules


def check(names: Iterable[str]) -> None:
    """UsageError, before anything is read, where one of ``names`` is that of nothing."""
    unknown = sorted(set(names) - known())
    if unknown:
        near = difflib.get_close_matches(unknown[0], [name for name in known() if "-" in name], 3)
        hint = f"; near to it: {', '.join(near)}" if near else ""
        raise UsageError(f"no frame, rule or step is called {unknown[0]!r}{hint}")


def table(rows: Sequence[dict[str, Any]], most: int | None) -> Iterator[str]:
    """The rows as lines of text, the greatest loss of edges first."""
    folders = list(rows[0]["lost"]) if rows else []
    yield f"{'points lost without':<34} {'documents':>9}  " + "  ".join(
        f"{what + ' ' + folder:>12}" for what in WHAT for folder in folders
    )
    ordered = sorted(rows, key=lambda row: (-sum(row["lost"][f]["edges"] for f in folders), row["name"]))
    for row in ordered[:most]:
        yield f"{row['name']:<34} {row['documents']:>9}  " + "  ".join(
            f"{row['lost'][folder][what]:>12.2f}" for what in WHAT for folder in folders
        )


@functools.cache
def _golden() -> dict[Key, tuple[Any, Any]]:
    """Every golden document with its gold graph."""
    materials = map(golden.load, golden.present())
    return {(m.name, document.name): (document, m.golds[document.name]) for m in materials for document in m.documents}


@functools.cache
def _reader() -> Reader:
    return Reader()


@functools.cache
def _remember_persons() -> None:
    """A text is read many times; what the language model says of it is asked once."""
    asked = language.persons
    language.persons = functools.cache(lambda text: tuple(asked(text)))


def _done(jobs: Sequence[Without], workers: int, doing: str) -> list[Found]:
    found: list[Found] = []
    tasks = (Task(job) for job in jobs)
    results = in_processes(measure, tasks, workers) if workers > 1 else (measure(job) for job in jobs)
    for result in counted(results, len(jobs), doing):
        if isinstance(result, Lost):
            raise DiplographError(f"the process that read without {result.item.name or 'nothing'} died: {result.how}")
        found.append(result)
    return found


def _sum(tallies: Mapping[str, Any]) -> tuple[int, int, int]:
    whole = golden.scorer().total(tallies)
    return whole.right, whole.said, whole.wanted


def _f1(counts: Mapping[Key, Counts], folder: str, what: str) -> float:
    rows = [of[what] for (where, _), of in counts.items() if where == folder]
    right, said, wanted = (sum(row[at] for row in rows) for at in range(3))
    return 2 * right / (said + wanted) if said + wanted else 0.0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--rules", nargs="+", metavar="NAME", help="these frames, rules and steps")
    which.add_argument("--steps", action="store_true", help="all steps (the default)")
    which.add_argument("--frames", action="store_true", help="all frames")
    which.add_argument("--all", action="store_true", help="all that the golden documents come upon")
    parser.add_argument("--workers", type=int, default=usable_cores(), metavar="N", help="so many processes")
    parser.add_argument("--most", type=int, metavar="N", help="show the N greatest losses")
    parser.add_argument("--json", action="store_true", help="print the rows as JSON")
    return parser.parse_args()


def main() -> int:
    """Measure what the command line asks for."""
    args = _arguments()
    names: Iterable[str] | None = steps.STEPS
    if args.all:
        names = None
    elif args.frames:
        names = {frame.name for frame in frames()}
    elif args.rules:
        check(args.rules)
        names = args.rules
    rows = list(ablation(names, args.workers))
    print(json.dumps(rows, indent=1) if args.json else "\n".join(table(rows, args.most)))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"ablation: {error}")
