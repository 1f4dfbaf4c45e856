"""The book of queries: finds query modules, checks what they are asked, and runs them, reading only.

How a module is written stands in ``files``; where a query has its name from: ``queries/<topic>/<name>.cypher``
is ``<topic>/<name>``, and ``<name>`` alone will do where no other topic has one of that name.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.identity import fold
from diplograph.model import DATE
from diplograph.querybook.files import Column, Parameter, Query, bare, has_header, parse
from diplograph.records import Table

__all__ = ["LIMIT", "TIMEOUT", "Column", "Parameter", "Query", "book", "convert", "find", "from_text", "run"]

LIMIT = 1000
TIMEOUT = 10.0
ENDING = ".cypher"
NAMES = "network/names"


@cache
def book() -> Mapping[str, Query]:
    """Every query of this installation by its name, in the order of names; ``UsageError`` for a bad header."""
    found = {}
    for topic, entry in _files(resources.files("diplograph.queries")):
        name = f"{topic}/{entry.name.removesuffix(ENDING)}"
        found[name] = parse(entry.read_text(encoding="utf-8"), name, f"queries/{topic}/{entry.name}")
    return dict(sorted(found.items()))


def find(name: str) -> Query:
    """The query called ``name``, with its topic or without; ``UsageError`` offers the nearest names."""
    wanted = name.strip().removesuffix(ENDING).replace("_", "-").lower()
    queries = book()
    if wanted in queries:
        return queries[wanted]
    short = [full for full in queries if full.rpartition("/")[2] == wanted]
    if len(short) == 1:
        return queries[short[0]]
    if short:
        raise UsageError(f"several queries are called {name!r}: say which of {_listed(short)}")
    raise UsageError(f"no query is called {name!r}{_nearest(wanted, queries)}; `diplograph queries` lists all")


def from_text(text: str, name: str = "-") -> Query:
    """The query in ``text``, the content of a ``.cypher`` file ``name``, with the header of a module or without."""
    if not text.strip():
        raise UsageError(f"{name} holds no query; write Cypher into it")
    return parse(text, name, name) if has_header(text) else bare(text, name)


def convert(query: Query, given: Mapping[str, object]) -> dict[str, Any]:
    """The values that ``query`` runs with: those ``given`` (texts, as a command line has them, or typed values), else
    the defaults.

    A name is folded (``identity.fold``), a list may be given with commas; in a query without a header a text that is
    JSON is read as such. ``UsageError`` for a parameter that is missing or unknown, or a value of another type.
    """
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known:
            takes = f"it takes {_listed(known)}" if known else "it takes none"
            raise UsageError(f"{query.name} has no parameter {name!r}: {takes}")
    return {name: _value(query, parameter, given) for name, parameter in known.items()}


def run(
    connection: Connection,
    query: Query,
    parameters: Mapping[str, object] | None = None,
    *,
    limit: int | None = LIMIT,
    timeout: float | None = TIMEOUT,
    write: bool = False,
) -> Table:
    """The answer to ``query``, at most ``limit`` rows and ``timeout`` seconds (``None``: no limit).

    It may only read, unless ``write`` is asked for. Where there is no answer because no entity has a name that was
    given, ``UsageError`` says so and offers the nearest.
    """
    values = convert(query, parameters or {})
    ask = connection.execute if write else connection.read
    table = ask(query.statement, values, limit=limit, timeout=timeout)
    if table.rows:
        return table
    _refuse_unknown_names(connection, query, values, parameters or {})
    # ArcadeDB names no columns where there are no rows
    return replace(table, columns=tuple(column.name for column in query.columns) or table.columns)


def _files(root: Traversable) -> Iterator[tuple[str, Traversable]]:
    for topic in root.iterdir():
        if topic.is_dir():
            yield from ((topic.name, entry) for entry in topic.iterdir() if entry.name.endswith(ENDING))


def _value(query: Query, parameter: Parameter, given: Mapping[str, object]) -> object:
    if parameter.name in given:
        return _converted(query, parameter, given[parameter.name])
    if parameter.optional:
        return parameter.value
    example = "VALUE" if parameter.type == "json" else _shown(parameter.value)
    raise UsageError(
        f"{query.name} needs the parameter {parameter.name!r} ({parameter.meaning}): "
        f"give it with -P {parameter.name}={example}"
    )


def _converted(query: Query, parameter: Parameter, value: object) -> object:
    """``value`` as the type of ``parameter`` wants it."""
    if value is None and parameter.optional:
        return None
    match parameter.type, value:
        case "name", str() if fold(value):
            return fold(value)
        case "text", str():
            return value
        case "date", str() if DATE.fullmatch(value):
            return value
        case "integer", int() if not isinstance(value, bool):
            return value
        case "integer", str() if value.strip().lstrip("-").isascii() and value.strip().lstrip("-").isdigit():
            return int(value)
        case "list", str():
            return [part.strip() for part in value.split(",") if part.strip()]
        case "list", list() | tuple():
            return list(value)
        case "json", str():
            return _json_or_text(value)
        case "json", _:
            return value
    raise UsageError(
        f"{query.name} cannot take {value!r} for {parameter.name!r}: it must be {SORTS[parameter.type]}, "
        f"as in -P {parameter.name}={_shown(parameter.value)}"
    )


SORTS = {
    "name": "a name",
    "text": "a text",
    "date": "a date (2023, 2023-05 or 2023-05-16)",
    "integer": "a whole number",
    "list": "a list (a,b,c)",
}


def _json_or_text(value: str) -> object:
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def _shown(value: object) -> str:
    """``value`` as one types it on a command line."""
    if value is None:
        return "VALUE"
    text = ",".join(map(str, value)) if isinstance(value, list) else str(value)
    return f'"{text}"' if " " in text else text


def _refuse_unknown_names(
    connection: Connection, query: Query, values: Mapping[str, object], given: Mapping[str, object]
) -> None:
    asked = [each.name for each in query.parameters if each.type == "name" and values[each.name] is not None]
    if not asked:
        return
    names = connection.read(find(NAMES).statement, {"part": None}, limit=None, timeout=TIMEOUT).dicts()
    known = {fold(str(row["name"])): str(row["name"]) for row in names}
    for name in asked:
        wanted = fold(str(values[name]))
        if wanted not in known:
            near = [known[key] for key in difflib.get_close_matches(wanted, known, n=3, cutoff=0.7)]
            offer = f"; near to it: {_listed(near)}" if near else ""
            raise UsageError(f"nothing in the graph is called {given.get(name, values[name])!r}{offer}")


def _nearest(wanted: str, queries: Mapping[str, Query]) -> str:
    """What to offer in the place of ``wanted``: by the whole name or by its last part."""
    by_ending: dict[str, list[str]] = {}
    for full in queries:
        for ending in (full, full.rpartition("/")[2]):
            by_ending.setdefault(ending, []).append(full)
    near = difflib.get_close_matches(wanted, by_ending, n=3, cutoff=0.5)
    offered = list(dict.fromkeys(full for ending in near for full in by_ending[ending]))
    return f"; near to it: {_listed(offered)}" if offered else ""


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names)
