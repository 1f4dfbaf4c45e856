"""From paths to documents: finds the files, the loader that knows each, and documents that are there twice."""

from __future__ import annotations

import functools
import glob
import importlib
import os
import pkgutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from diplograph import filenames
from diplograph.errors import DiplographError, DocumentError, UsageError
from diplograph.records import Document, Refused

Load = Callable[[Path], Iterator[Document | Refused]]


@functools.cache
def loaders() -> Mapping[str, Load]:
    """What loads a file, by its ending: of every module in ``diplograph.loaders`` that declares ``ENDINGS``."""
    room = importlib.import_module("diplograph.loaders")
    found: dict[str, Load] = {}
    for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
        loader = importlib.import_module(module.name)
        for ending in getattr(loader, "ENDINGS", ()):
            if ending in found:
                raise DiplographError(f"two loaders know files that end in {ending}; take it out of one of them")
            found[ending] = loader.load
    return found


def documents(paths: Sequence[str | Path]) -> Iterator[Document | Refused]:
    """The documents of files, folders (with all folders in them) and globs, in the order of their paths.

    A file that is no document comes as Refused and never stops the others: one that cannot be read (its ``kind`` is
    ``fault``), one whose ending no loader knows (``unknown``), a document that has come already (``duplicate``). In a
    folder, what is hidden and files named README are passed over. UsageError, before the first document, where a path
    does not exist.
    """
    return _each_once(files(paths))


def contents(path: Path) -> Iterator[Document | Refused]:
    """The documents in the one file at ``path``, each with its ``file``; what is none comes as Refused.

    Names of files in them are as ``filenames.written`` has them.
    """
    written = filenames.written
    for found in _load(path):
        if isinstance(found, Document):
            named = {"name": written(found.name), "source": written(found.source)}
            yield replace(found, **named, file=written(os.path.realpath(path)))
        else:
            yield replace(found, path=written(found.path), reason=written(found.reason))


def files(paths: Sequence[str | Path]) -> list[Path]:
    """Every file that ``paths`` name once, sorted by path. UsageError where a path does not exist."""
    found: dict[str, Path] = {}
    for given in paths:
        for path in _under(given):
            found.setdefault(os.path.realpath(path), path)
    return sorted(found.values(), key=lambda path: path.as_posix())


def loadable(path: Path) -> bool:
    """Whether a loader knows files of this name."""
    return path.suffix.casefold() in loaders() and not _describes_its_folder(path.name)


def duplicate(path: Path, name: str, first: str) -> Refused:
    """What becomes of a document called ``name`` that came already, called ``first``."""
    return Refused(
        filenames.written(str(path)), f"{name} is the same document as {first}; it counts once", kind="duplicate"
    )


def document(path: str | Path) -> Document:
    """The only document in the file at ``path``; DocumentError where it has none, or more than one."""
    found = list(documents([path]))
    if len(found) == 1 and isinstance(found[0], Document):
        return found[0]
    if len(found) == 1 and isinstance(found[0], Refused):
        raise DocumentError(found[0].reason)
    raise DocumentError(f"{path} holds {len(found)} documents; read it with documents()")


def _each_once(paths: Sequence[Path]) -> Iterator[Document | Refused]:
    seen: dict[str, str] = {}
    for path in paths:
        for found in contents(path):
            if isinstance(found, Document):
                if found.id in seen:
                    yield duplicate(path, found.name, seen[found.id])
                    continue
                seen[found.id] = f"{found.name} in {path}"
            yield found


def _load(path: Path) -> Iterator[Document | Refused]:
    if _describes_its_folder(path.name):
        yield Refused(str(path), f"{path.name} describes its folder; rename it to have it read", kind="unknown")
        return
    load = loaders().get(path.suffix.casefold())
    if load is None:
        ending = f"files that end in {path.suffix}" if path.suffix else "files without an ending"
        known = ", ".join(sorted(loaders()))
        yield Refused(str(path), f"no loader knows {ending}; known are {known}", kind="unknown")
        return
    try:
        yield from load(path)
    except DocumentError as error:
        yield Refused(str(path), str(error))
    except OSError as error:
        reason = f"{path.name} cannot be opened: {error.strerror or error}; check that it may be read"
        yield Refused(str(path), reason, passing=True)
    except MemoryError:
        yield Refused(str(path), f"{path.name} needs more memory than there is; divide it", passing=True)


def _under(given: str | Path) -> list[Path]:
    path = Path(given)
    if path.is_dir():
        return _in_folder(path)
    if os.path.lexists(path):
        return [path]
    matches = sorted(glob.glob(str(given), recursive=True)) if glob.has_magic(str(given)) else []
    if not matches:
        raise UsageError(f"there is no file or folder {given}; check the path")
    return [file for match in matches for file in _under(match)]


def _in_folder(folder: Path) -> list[Path]:
    files: list[Path] = []
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files += [Path(where, name) for name in names if not (name.startswith(".") or _describes_its_folder(name))]
    return files


def _describes_its_folder(name: str) -> bool:
    return name.split(".")[0].casefold() == "readme"
