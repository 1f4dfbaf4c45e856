"""The ledger: which files hold which documents, so that what has not changed is not even opened.

A document is known by what it says; a file holds documents. A file that holds others than before lets the old ones go,
and a document that no file holds any more leaves the graph. So a changed file replaces what it said, a renamed file
brings its document along, and a copy keeps it.
"""

from __future__ import annotations

import json
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from diplograph.connection import Connection
from diplograph.graph import statements
from diplograph.identity import digest
from diplograph.model import Model
from diplograph.records import Document, Properties, Refused

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """A document in a file: its id, and what it is called there."""

    document: str
    called: Properties


@dataclass(frozen=True, slots=True)
class File:
    """A file that has been read to its end: all documents in it, and what of it became none.

    ``bytes`` is the SHA-256 of its bytes, ``settings`` the fingerprint of what read it. ``gone`` is what
    files that are no more held and what stands in this one now: the path of each, and the document.
    """

    path: str
    bytes: str
    settings: str
    holds: tuple[Held, ...] = ()
    refused: tuple[Refused, ...] = ()
    gone: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        """The id of its node."""
        return file_id(self.path)


@dataclass(frozen=True, slots=True)
class Ledger:
    """What the graph knew when a load began: its files by their paths, and the documents of one reader.

    ``holders`` are the paths of the files of this machine that hold a document, by its id; ``origins`` say where on it
    the one document of a source (an address) in a file stands, by that source: path and document.
    """

    files: Mapping[str, File] = field(default_factory=dict)
    read: frozenset[str] = frozenset()
    holders: Mapping[str, frozenset[str]] = field(default_factory=dict)
    origins: Mapping[str, frozenset[tuple[str, str]]] = field(default_factory=dict)

    def unchanged(self, path: str, content: str, settings: str) -> File | None:
        """What the graph knows of the file at ``path`` if it was read with these bytes and settings, else ``None``."""
        known = self.files.get(path)
        if known is None or (known.bytes, known.settings) != (content, settings):
            return None
        return known if all(held.document in self.read for held in known.holds) else None


def file_id(path: str) -> str:
    """The id of the file at ``path``."""
    return f"file:{digest(path)}"


def this_machine() -> str:
    """The machine that this runs on: what is no more on it may well be on another one."""
    return platform.node()


def held(document: Document, model: Model) -> Held:
    """``document`` as its file holds it."""
    declared = model.ledger_edges["HOLDS"].properties
    return Held(document.id, {name: getattr(document, name) for name in declared if getattr(document, name)})


def known(connection: Connection, settings: str) -> Ledger:
    """The ledger of the graph behind ``connection`` for a load with these ``settings``."""
    files: dict[str, File] = {}
    holds: dict[str, list[Held]] = defaultdict(list)
    holders: dict[str, set[str]] = defaultdict(set)
    sources: dict[tuple[str, str], set[str]] = defaultdict(set)
    here = this_machine()
    for row in connection.read(statements.FILES).dicts():
        properties = cast(Row, row["file"])
        files[properties["path"]] = _file(properties)
    for row in connection.read(statements.HOLDINGS).dicts():
        path, document, called = str(row["path"]), str(row["document"]), cast(Row, row["called"])
        holds[path].append(Held(document, called))
        if row["machine"] == here:
            holders[document].add(path)
            sources[str(called.get("source")), path].add(document)
    return Ledger(
        {path: _with(file, holds[path]) for path, file in files.items()},
        frozenset(str(i) for (i,) in connection.read(statements.KNOWN, {"reader": settings}).rows),
        {name: frozenset(paths) for name, paths in holders.items()},
        _origins(sources),
    )


def holding_rows(path: str, all_held: Iterable[Held]) -> Iterator[Row]:
    """The rows that say that the file at ``path`` holds documents."""
    for one in all_held:
        yield {"file": file_id(path), "path": path, "document": one.document, "called": dict(one.called)}


def file_row(file: File, run: str | None) -> Row:
    """What is kept of a file that was read to its end."""
    refused = json.dumps([asdict(each) for each in file.refused], ensure_ascii=False, sort_keys=True)
    props = {
        "path": file.path,
        "machine": this_machine(),
        "bytes": file.bytes or None,
        "settings": file.settings,
        "set_aside": refused,
        "run": run,
    }
    return {"id": file.id, "props": props}


def best_called(called: Sequence[Properties]) -> Row:
    """What a document is called that stands in several files: as in the first by its name, then its source."""

    def rank(one: Properties) -> tuple[str, str, str]:
        return str(one.get("name", "")), str(one.get("source", "")), json.dumps(dict(one), sort_keys=True)

    best = min(called, key=rank)
    return dict(best)


def _origins(sources: Mapping[tuple[str, str], set[str]]) -> dict[str, frozenset[tuple[str, str]]]:
    """Where documents stand that are the only one of their source in their file."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for (source, path), documents in sources.items():
        if len(documents) == 1:
            found[source] |= {(path, document) for document in documents}
    return {source: frozenset(places) for source, places in found.items()}


def _file(properties: Row) -> File:
    refused = tuple(Refused(**each) for each in json.loads(properties.get("set_aside") or "[]"))
    return File(properties["path"], properties.get("bytes") or "", properties.get("settings") or "", refused=refused)


def _with(file: File, holds: Iterable[Held]) -> File:
    ordered = tuple(sorted(holds, key=lambda one: (str(one.called.get("name")), one.document)))
    return File(file.path, file.bytes, file.settings, ordered, file.refused)
