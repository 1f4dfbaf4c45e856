"""Whether the same documents are read the same: in any order, process and number of processes, with any hash seed.

    python benchmarks/same_readings.py [FOLDER …] [--documents N] [--json]

FOLDER holds documents (default: ../shared/corpus). They are read in fresh processes: as they stand by one, backwards by
two side by side, and shuffled by three, each time with another PYTHONHASHSEED. A line a run shows the digest of all
readings as JSON. Ends with 1 where two runs differ, and names the documents.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import corpus

from diplograph import intake, sources
from diplograph.errors import DiplographError
from diplograph.identity import digest
from diplograph.interchange import as_json
from diplograph.records import Document, Reading
from diplograph.workers import Task, in_processes


@dataclass(frozen=True, slots=True)
class Run:
    """One way of reading all documents."""

    order: str
    workers: int
    seed: int


RUNS = (Run("forwards", 1, 0), Run("backwards", 2, 1), Run("shuffled", 3, 2))
ORDERS: dict[str, Callable[[list[Document]], list[Document]]] = {
    "forwards": lambda documents: documents,
    "backwards": lambda documents: documents[::-1],
    "shuffled": lambda documents: random.Random(1).sample(documents, len(documents)),
}


def digests(folders: Sequence[Path], most: int | None, run: Run) -> dict[str, str]:
    """The digest of each reading by the id of its document, read here as ``run`` says."""
    paths = [path for folder in folders for path in corpus.files(folder) if path.suffix != ".json"]
    documents = [found for found in sources.documents(paths) if isinstance(found, Document)][:most]
    ordered = ORDERS[run.order](documents)
    if run.workers > 1:
        results = in_processes(intake.read, map(Task, ordered), run.workers)
    else:
        results = map(intake.read, ordered)
    return {
        f"{document.name} ({document.id})": _digest(result) for document, result in zip(ordered, results, strict=True)
    }


def in_fresh_process(folders: Sequence[Path], most: int | None, run: Run) -> dict[str, str]:
    """The same in a process of its own, with the hash seed of the run."""
    command = [sys.executable, __file__, *map(str, folders), "--run", json.dumps(asdict(run))]
    if most is not None:
        command += ["--documents", str(most)]
    seeded = {**os.environ, "PYTHONHASHSEED": str(run.seed)}
    done = subprocess.run(command, env=seeded, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode:
        raise DiplographError(f"reading {run.order} with {run.workers} workers failed; its reason stands above")
    found: dict[str, str] = json.loads(done.stdout)
    return found


def differing(runs: Sequence[dict[str, str]]) -> list[str]:
    """The documents that are not read the same in all runs."""
    return sorted(name for name in runs[0] if len({run.get(name) for run in runs}) > 1)


def whole(run: dict[str, str]) -> str:
    """One digest for all readings, whatever their order."""
    return digest(*(f"{name} {run[name]}" for name in sorted(run)))


def _digest(result: object) -> str:
    if not isinstance(result, Reading):
        raise DiplographError(f"a document was not read: {result}")
    return digest(json.dumps(as_json(result), ensure_ascii=False))


def main() -> int:
    """Compare the runs, or be one of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER", default=[corpus.CORPUS])
    parser.add_argument("--documents", type=int, metavar="N", help="the first N documents alone")
    parser.add_argument("--json", action="store_true", help="print the runs as JSON")
    parser.add_argument("--run", help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.run:
        print(json.dumps(digests(args.folders, args.documents, Run(**json.loads(args.run)))))
        return 0
    found = []
    for run in RUNS:
        found.append(in_fresh_process(args.folders, args.documents, run))
        if not args.json:
            ways = f"{run.order}, workers {run.workers}, hash seed {run.seed}"
            print(f"{whole(found[-1])}  {len(found[-1])} documents {ways}", flush=True)
    strange = differing(found)
    if args.json:
        runs = [{**asdict(run), "digest": whole(one)} for run, one in zip(RUNS, found, strict=True)]
        print(json.dumps({"runs": runs, "documents": len(found[0]), "differing": strange}, indent=1))
    elif strange:
        print("not read the same:", *strange, sep="\n  ")
    return int(bool(strange))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"same_readings: {error}")
