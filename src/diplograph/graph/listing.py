"""What the ledger says to people: the documents with their files, the loads, and which documents a user means."""

from __future__ import annotations

import difflib
import os
from collections.abc import Sequence
from pathlib import Path

from diplograph import filenames
from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.graph import statements
from diplograph.graph.runs import status
from diplograph.records import Table

DOCUMENTS = ("id", "name", "title", "published", "source", "files", "claims", "reader")
RUNS = (
    *("started", "ended", "status", "read", "known", "set_aside", "documents", "replaced", "dropped"),
    *("nodes", "edges", "claims", "paths", "settings"),
)


def documents(connection: Connection) -> Table:
    """Every document with the files that hold it and the number of its claims, in the order of their names."""
    rows = connection.read(statements.LISTED_DOCUMENTS).dicts()
    for row in rows:
        row["files"] = sorted(map(str, row["files"])) if isinstance(row["files"], list) else []
    rows.sort(key=lambda row: (str(row["name"]), str(row["id"])))
    return Table(DOCUMENTS, tuple(tuple(row[column] for column in DOCUMENTS) for row in rows))


def runs(connection: Connection) -> Table:
    """Every load that changed the graph, the latest first."""
    found = []
    for row in connection.read(statements.LISTED_RUNS).dicts():
        run = row["run"]
        if isinstance(run, dict):
            run["status"] = status(str(run.get("status")), str(run.get("process")))
            found.append(run)
    found.sort(key=lambda run: (str(run.get("started")), str(run.get("id"))), reverse=True)
    return Table(RUNS, tuple(tuple(run.get(column) for column in RUNS) for run in found))


def meant(connection: Connection, named: Sequence[str]) -> list[str]:
    """The ids of the documents that each of ``named`` means: an id, a file or folder, a name or an address.

    ``UsageError`` where one means nothing, or is the name of several documents.
    """
    table = documents(connection).dicts()
    found: dict[str, None] = {}
    for text in named:
        found.update(dict.fromkeys(_meant(text, table)))
    return list(found)


def _meant(text: str, table: Sequence[dict[str, object]]) -> list[str]:
    if not text.strip():
        raise UsageError("an empty text means no document; diplograph documents lists what there is")
    path = filenames.written(os.path.realpath(text))
    in_files = [row for row in table if any(_under(file, path) for file in _files(row))]
    exact = [row for row in table if text in (row["id"], row["name"], row["source"])]
    if len(exact) > 1:
        raise UsageError(
            f"{text!r} means {len(exact)} documents: {_which(exact)}; give the id or the file of one of them"
        )
    if exact and in_files and exact != in_files:
        raise UsageError(
            f"{text!r} is the name of a document, {_which(exact)}, and the place of {len(in_files)}; "
            f"give the id of the one, or ./{text} for the place"
        )
    exact = exact or in_files
    if not exact:
        near = difflib.get_close_matches(text, [str(row["name"]) for row in table], n=3)
        hint = f"did you mean {' or '.join(near)}" if near else "diplograph documents lists what there is"
        raise UsageError(f"the graph holds no document {text!r}; {hint}")
    return [str(row["id"]) for row in exact]


def _which(rows: Sequence[dict[str, object]]) -> str:
    return "; ".join(f"{row['id']} ({', '.join(_files(row)) or row['source']})" for row in rows)


def _files(row: dict[str, object]) -> list[str]:
    files = row["files"]
    return [str(file) for file in files] if isinstance(files, list) else []


def _under(file: str, path: str) -> bool:
    return file == path or Path(path) in Path(file).parents
