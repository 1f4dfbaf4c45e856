"""Whether reading keeps what it has read: the memory of one process that reads the same documents again and again.

    python benchmarks/reading_memory.py [FOLDER] [--documents N] [--passes N] [--json]

FOLDER holds documents (default: ../shared/corpus), read five times over. A line a pass shows the resident memory after
it. The first pass fills the caches; ends with 1 where the last is more than 5 % over the second.
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import corpus
from progress import counted

from diplograph.errors import DiplographError
from diplograph.reading import Reader

STATUS = Path("/proc/self/status")
ALLOWED = 1.05


def resident() -> float:
    """The memory of this process in MB."""
    if not STATUS.exists():
        raise DiplographError("this system does not tell the memory of a process in /proc; measure on Linux")
    line = next(line for line in STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / 1024


def grows(passes: Sequence[float]) -> bool:
    """Whether the last pass takes more memory than the second, by more than is allowed."""
    return passes[-1] > passes[1] * ALLOWED


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=corpus.CORPUS, metavar="FOLDER")
    parser.add_argument("--documents", type=int, metavar="N", help="the first N documents alone")
    parser.add_argument("--passes", type=int, default=5, metavar="N", help="read them so often (5)")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    if args.passes < 2:
        parser.error("--passes is at least 2: the first pass fills the caches")
    documents = corpus.documents(args.folder, args.documents)
    reader, measured = Reader(), []
    for number in range(1, args.passes + 1):
        for document in counted(documents, len(documents), f"pass {number}"):
            reader.read(document)
        gc.collect()
        measured.append(round(resident(), 1))
        if not args.json:
            print(f"pass {number}: {measured[-1]:7.1f} MB after {len(documents)} documents", flush=True)
    if args.json:
        print(json.dumps({"documents": len(documents), "megabytes": measured, "grows": grows(measured)}))
    else:
        print(f"the last pass is {measured[-1] / measured[1] - 1:+.1%} beside the second; allowed is {ALLOWED - 1:.0%}")
    return int(grows(measured))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"reading_memory: {error}")
