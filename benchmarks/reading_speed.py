"""What reading costs beside the language model's own pipeline, and how much faster two processes are than one.

    python benchmarks/reading_speed.py [FOLDER] [--documents N] [--no-workers] [--json]

FOLDER holds documents (default: ../shared/corpus). Their texts go through the reader and, bare, through the whole
pipeline of the same spaCy model (``nlp.pipe``), part by part in turn, so that both meet the same machine; compared is
processor time without what loading takes. Then one and two worker processes read them all; compared is time by the
clock, from their start on. Ends with 1 where reading costs more than the pipeline, or two workers are not 1.7 times as
fast as one; the second needs two idle processors.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import corpus

from diplograph import intake
from diplograph.errors import DiplographError
from diplograph.reading import Reader
from diplograph.reading.text import language
from diplograph.records import Document
from diplograph.workers import Task, in_processes

PARTS = 10
MOST_COST, LEAST_GAIN = 1.0, 1.7


def costs(documents: Sequence[Document]) -> dict[str, float]:
    """Seconds of processor time of the reader and of the bare pipeline."""
    import spacy

    reader, pipeline = Reader(), spacy.load(language.model_name())
    ways: dict[str, Callable[[Sequence[Document]], Any]] = {
        "reading": lambda part: [reader.read(document) for document in part],
        "pipeline": lambda part: list(pipeline.pipe([document.text for document in part])),
    }
    taken = dict.fromkeys(ways, 0.0)
    for way in ways.values():
        way(documents[:1])
    for number, part in enumerate(_parts(documents)):
        for name in sorted(ways, reverse=bool(number % 2)):
            begun = time.process_time()
            ways[name](part)
            taken[name] += time.process_time() - begun
    return taken


def clocked(documents: Sequence[Document], workers: int) -> float:
    """Seconds by the clock of reading in so many worker processes."""
    begun = time.perf_counter()
    for _ in in_processes(intake.read, map(Task, documents), workers):
        pass
    return time.perf_counter() - begun


def _parts(documents: Sequence[Document]) -> Iterator[Sequence[Document]]:
    size = max(1, len(documents) // PARTS)
    return (documents[at : at + size] for at in range(0, len(documents), size))


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=corpus.CORPUS, metavar="FOLDER")
    parser.add_argument("--documents", type=int, metavar="N", help="the first N documents alone")
    parser.add_argument("--no-workers", action="store_true", help="compare processor time alone")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    documents = corpus.documents(args.folder, args.documents)
    words = sum(len(document.text.split()) for document in documents)
    found: dict[str, float] = {"documents": len(documents), "words": words, **costs(documents)}
    found["cost"] = found["reading"] / found["pipeline"]
    if not args.no_workers:
        found |= {"one_worker": clocked(documents, 1), "two_workers": clocked(documents, 2)}
        found["gain"] = found["one_worker"] / found["two_workers"]
    print(json.dumps(found, indent=1) if args.json else "\n".join(table(found)))
    return int(found["cost"] > MOST_COST or found.get("gain", LEAST_GAIN) < LEAST_GAIN)


def table(found: dict[str, float]) -> Iterator[str]:
    """The figures as lines of text."""
    yield f"{found['documents']:,} documents, {found['words']:,} words"
    for name in ("reading", "pipeline"):
        yield f"{name:<12} {found[name]:8.2f} s of processor time, {found['words'] / found[name]:8,.0f} words a second"
    yield f"{'cost':<12} {found['cost']:8.2f} times the pipeline; allowed is {MOST_COST}"
    if "gain" in found:
        yield f"{'one worker':<12} {found['one_worker']:8.2f} s by the clock"
        yield f"{'two workers':<12} {found['two_workers']:8.2f} s by the clock"
        yield f"{'gain':<12} {found['gain']:8.2f} times as fast; wanted is {LEAST_GAIN}"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"reading_speed: {error}")
