"""The documents of ``../shared/corpus``, their readings, and the fifth that is kept for rounds on fresh text."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import golden

from diplograph import intake, sources
from diplograph.errors import UsageError
from diplograph.intake import Step
from diplograph.records import Document, Refused
from diplograph.workers import Lost, Task, spread

CORPUS = golden.ROOT.parent / "shared" / "corpus"
SOURCES = golden.SHARED / "sources.json"
KEPT_ONE_IN = 5


def files(folder: Path = CORPUS) -> list[Path]:
    """The files of documents under ``folder``, sorted; of the corpus, those within its publishers' folders."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; name one that holds documents")
    deep = [path for path in folder.rglob("*") if path.is_file() and (folder != CORPUS or path.parent != folder)]
    return sorted(path for path in deep if not path.name.startswith("."))


def documents(folder: Path = CORPUS, most: int | None = None) -> list[Document]:
    """The documents in the first ``files``, at most so many."""
    found = sources.documents(files(folder)[:most])
    return [document for document in found if isinstance(document, Document)]


def read(path: Path) -> list[Step]:
    """What the documents of one file say."""
    return list(intake.readings([path]))


def readings(paths: Sequence[Path], workers: int) -> Iterator[tuple[Path, list[Step]]]:
    """Each file with what its documents say, in order."""
    done = spread(read, (Task(path) for path in paths), workers)
    for path, steps in zip(paths, done, strict=True):
        if isinstance(steps, Lost):
            yield path, [Refused(str(path), f"the process that read it died: {steps.how}")]
        else:
            yield path, steps


def name(path: Path) -> str:
    """How a file is called: by its path within the corpus, or within its folder."""
    return path.relative_to(CORPUS if path.is_relative_to(CORPUS) else path.parent).as_posix()


def publisher(name: str) -> str:
    """Whose document it is: the folder of the corpus."""
    return name.partition("/")[0]


def kept() -> list[str]:
    """The documents for rounds on fresh text: a fifth of the corpus by digest of the name, without golden ones."""
    gold = {entry.get("corpus") for entry in json.loads(SOURCES.read_text(encoding="utf-8"))}
    return [one for one in map(name, files()) if _is_kept(one) and one not in gold]


def _is_kept(name: str) -> bool:
    return int(sha256(name.encode("utf-8")).hexdigest(), 16) % KEPT_ONE_IN == 0
