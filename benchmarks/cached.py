"""Readings that are made once and kept in a file, for measures of what comes after the reading."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import corpus

from diplograph import intake
from diplograph.records import Document, Reading, Refused
from diplograph.workers import Task, spread, usable_cores

Read = Callable[[Document], Reading | Refused]


@cache
def _loaded(file: Path) -> dict[str, Reading | Refused]:
    found: dict[str, Reading | Refused] = pickle.loads(file.read_bytes())
    return found


def reader(file: Path, paths: Sequence[Path]) -> Read:
    """What reads the documents under ``paths`` out of ``file``, which is written first where it is not there."""
    if not file.exists():
        found = [each for path in paths for each in corpus.documents(path)]
        print(f"reading {len(found)} documents into {file} …", file=sys.stderr)
        read = spread(intake.read, map(Task, found), usable_cores())
        kept = {document.id: each for document, each in zip(found, read, strict=True)}
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(pickle.dumps(kept))
    known = _loaded(file)

    def cached(document: Document) -> Reading | Refused:
        found = known.get(document.id)
        if isinstance(found, Reading):
            return Reading(document, found.nodes, found.edges)
        return found if isinstance(found, Refused) else intake.read(document)

    return cached
