"""The documents of ``../shared/corpus``, and the fifth of them that is kept for measuring on text nobody has seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import golden

from diplograph import sources
from diplograph.errors import UsageError
from diplograph.records import Document

CORPUS = golden.ROOT.parent / "shared" / "corpus"
SOURCES = golden.SHARED / "sources.json"
KEPT_ONE_IN = 5


def files(folder: Path = CORPUS) -> list[Path]:
    """The files of documents under ``folder``, sorted; of the corpus, those within its publishers' folders."""
    if not folder.is_dir():
        raise UsageError(f"there is no folder {folder}; name one that holds documents")
    deep = [path for path in folder.rglob("*") if path.is_file() and (folder != CORPUS or path.parent != folder)]
    return sorted(path for path in deep if not path.name.startswith("."))


def documents(folder: Path = CORPUS, most: int | None = None) -> Iterator[Document]:
    """The documents in ``files``, at most so many."""
    for found in sources.documents(files(folder)):
        if most == 0:
            return
        if isinstance(found, Document):
            yield found
            most = most and most - 1


def name(path: Path) -> str:
    """How a file of the corpus is called: its path within it."""
    return path.relative_to(CORPUS).as_posix()


def publisher(name: str) -> str:
    """Whose document it is: the folder of the corpus."""
    return name.partition("/")[0]


def kept() -> list[str]:
    """The documents for rounds on fresh text: a fifth of the corpus by digest of the name, without golden ones."""
    gold = {entry.get("corpus") for entry in json.loads(SOURCES.read_text(encoding="utf-8"))}
    return [one for one in map(name, files()) if _is_kept(one) and one not in gold]


def _is_kept(name: str) -> bool:
    return int(sha256(name.encode("utf-8")).hexdigest(), 16) % KEPT_ONE_IN == 0
