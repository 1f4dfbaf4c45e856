"""What is new among files: what the graph has read already is known by its bytes, before it is opened."""

from __future__ import annotations

import functools
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import resources
from pathlib import Path

from diplograph import filenames, sources, workers
from diplograph import model as models
from diplograph.curation import Corrections
from diplograph.graph import File, Held, Ledger, held
from diplograph.identity import digest
from diplograph.reading import fingerprint
from diplograph.records import Document, Reading, Refused

WEB = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the graph has already, read by the same rules; it is not read again."""

    name: str
    path: str


Entry = workers.Task[Document] | Reading | Refused | Known | File


@dataclass(frozen=True, slots=True)
class Settings:
    """What a load depends on besides the files.

    ``reader`` stands for rules and corrections, ``whole`` for the loaders as well.
    """

    reader: str
    whole: str


def settings(corrections: Corrections) -> Settings:
    """The settings of this installation with these ``corrections``."""
    code = _code()
    return Settings(corrections.reader(code.reader), corrections.reader(code.whole))


@functools.cache
def _code() -> Settings:
    room = resources.files("diplograph.loaders")
    code = sorted((file for file in room.iterdir() if file.is_file()), key=lambda file: file.name)
    loaders = [f"{file.name}:{digest(file.read_bytes().hex())}" for file in code]
    return Settings(fingerprint(), digest(fingerprint(), *loaders))


class Inventory:
    """Goes through files beside the ``ledger`` of a graph; it is good for one pass over them."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._ledger = ledger
        self._settings = settings
        self._seen: dict[str, str] = {}
        self._there: set[str] = set(ledger.read)

    def entries(self, files: Sequence[Path]) -> Iterator[Entry]:
        """For each of ``files`` what it holds, and after it the ``File`` that says so.

        A document to be read is a ``Task``; one that the graph has is ``Known``. No ``File`` follows one that no loader
        knows, that cannot be read to its end just now, or of which the graph knows all.
        """
        for path in files:
            content = _sha256(path) if sources.loadable(path) else None
            known = content and self._ledger.unchanged(_real(path), content, self._settings.whole)
            if content is None:
                for found in sources.contents(path):
                    yield found if isinstance(found, Refused) else workers.Task(found)
            elif known:
                yield from self._unchanged(path, known)
            else:
                yield from self._opened(path, content)

    def read(self, document: str) -> None:
        """The document of this id has been read."""
        self._there.add(document)

    def ended(self, file: File) -> File:
        """``file`` as far as its documents could be read; one of which something could not is to be read again."""
        held = tuple(each for each in file.holds if each.document in self._there)
        return file if held == file.holds else replace(file, bytes="", holds=held)

    def _unchanged(self, path: Path, file: File) -> Iterator[Entry]:
        for each in file.holds:
            name = str(each.called.get("name", ""))
            yield self._twice(path, each.document, name) or Known(name, _shown(path))
        for refused in file.refused:
            yield replace(refused, path=f"{_shown(path)}{refused.path}")
        if gone := self._gone(file.path, file.holds):
            yield replace(file, gone=gone)

    def _opened(self, path: Path, content: str) -> Iterator[Entry]:
        holds: dict[str, Held] = {}
        refused = []
        for found in sources.contents(path):
            if isinstance(found, Refused):
                refused.append(replace(found, path=found.path.removeprefix(_shown(path))))
                yield found
                continue
            holds.setdefault(found.id, held(found, models.load()))
            twice = self._twice(path, found.id, found.name)
            if twice:
                yield twice
            elif found.id in self._ledger.read:
                yield Known(found.name, _shown(path))
            else:
                yield workers.Task(found)
        if any(each.passing for each in refused):
            return  # what it held before stays, and it is opened again the next time
        real = _real(path)
        held_here = tuple(holds.values())
        yield File(real, content, self._settings.whole, held_here, tuple(refused), self._gone(real, held_here))

    def _twice(self, path: Path, document: str, name: str) -> Refused | None:
        """What to say of a document that has come already."""
        if document in self._seen:
            return sources.duplicate(path, name, self._seen[document])
        self._seen[document] = f"{name} in {_shown(path)}"
        return None

    def _gone(self, path: str, holds: Sequence[Held]) -> tuple[tuple[str, str], ...]:
        """Which documents of files that are no more stand at ``path`` now, themselves or others of the same address.

        Each with the path of its file. What else such a file held stays there, until it is forgotten.
        """
        others = {(file, each.document) for each in holds for file in self._ledger.holders.get(each.document, ())}
        sources = Counter(str(each.called.get("source", "")) for each in holds)
        for source, times in sources.items():
            if times == 1 and source.startswith(WEB):
                others |= self._ledger.origins.get(source, frozenset())
        files = {file for file, _ in others if file != path and not filenames.there(file)}
        return tuple(sorted(other for other in others if other[0] in files))


def _shown(path: Path) -> str:
    return filenames.written(str(path))


def _real(path: Path) -> str:
    return filenames.written(os.path.realpath(path))


def _sha256(path: Path) -> str | None:
    """The SHA-256 of the file at ``path``; ``None`` where it cannot be read, or is a pipe, of which there is no end."""
    try:
        if not path.is_file():
            return None
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
