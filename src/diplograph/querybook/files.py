"""A query module: one question in one ``.cypher`` file, whose header is its documentation.

A file opens in Neo4j Browser and runs there as it stands, because the values it asks about are written in it::

    // Which partners does a body have, in what status and since when?
    //
    // Every state and organisation with a status at the body, the oldest first.
    //
    // body (name): the body, by any of its names
    // status (text, optional): only statuses with this word in them
    // -> partner (node), status (text), since (date), tie (edge), body (node)

    WITH "ASEAN" AS body, null AS status
    MATCH …

The first line is the title: the question in plain words. The paragraphs after it describe the answer. Then comes a
line for each parameter with its type (``PARAMETER_TYPES``) and meaning, and last, after ``->``, the columns of the
answer with their types (``COLUMN_TYPES``); an answer with a ``node``, an ``edge`` or several draws in Browser.

The first clause of a file with parameters is one line that gives each of them, in the order of the header, a value
in JSON: of an optional parameter its default, of the others an example. In Browser one writes another value there;
``Query.statement`` has the driver's parameter (``$body``) in the place of each value, so that no value ever becomes
text of the query. (``:param`` lines would not do: Browser runs them with a query only in its multi-statement mode,
which shows no answer.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.errors import UsageError
from diplograph.model import DATE

# What a parameter may be, and the values in JSON that can stand for it. A name finds an entity by any of its names.
PARAMETER_TYPES: dict[str, type] = {"name": str, "text": str, "date": str, "integer": int, "list": list}
DRAWN = ("node", "edge", "nodes", "edges", "path")
COLUMN_TYPES = ("text", "texts", "date", "integer", "number", "map", "maps", *DRAWN)

PARAMETER_LINE = re.compile(r"(?P<name>\w+) \((?P<type>\w+)(?P<optional>, optional)?\): (?P<meaning>\S.*)")
COLUMN = re.compile(r"(?P<name>\w+) \((?P<type>\w+)\)")
ITEM_END = re.compile(r" AS (?P<name>\w+)(?P<more>, |$)")
# Strings, quoted names and comments are matched first, so that a $ inside them is no parameter.
USED = re.compile(r"'(?:\\.|[^'\\])*'|\"(?:\\.|[^\"\\])*\"|`[^`]*`|//[^\n]*|/\*.*?\*/|\$(?P<name>[A-Za-z_]\w*)", re.S)


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a query is asked about; ``value`` is the default of an optional parameter, of others an example."""

    name: str
    type: str
    meaning: str
    value: object = None
    optional: bool = False

    def __str__(self) -> str:
        return f"{self.name} ({self.type}{', optional' if self.optional else ''})"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an answer and the type of its values (one of ``COLUMN_TYPES``)."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question of the graph.

    ``text`` is the file as it stands, ``statement`` what a driver runs. A query that came without a header has no
    columns; its parameters have the type ``json``.
    """

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    text: str
    statement: str

    @property
    def topic(self) -> str:
        """The folder that the query stands in, empty for one that is not of the book."""
        return self.name.rpartition("/")[0]

    @property
    def draws(self) -> bool:
        """Whether the answer holds nodes or relationships, which Neo4j Browser draws."""
        return any(column.type in DRAWN for column in self.columns)

    @property
    def examples(self) -> dict[str, object]:
        """The values that stand in the file, by parameter."""
        return {parameter.name: parameter.value for parameter in self.parameters}


def parse(text: str, name: str, file: str) -> Query:
    """The query module in ``text``; ``UsageError`` names ``file`` and the line of what is wrong with its header."""
    lines = text.splitlines()
    header = list(_header(lines, file))
    title, about = header[0], header[2:]
    first = next((at for at, line in enumerate(about) if _opens(line)), len(about))
    description = "\n".join(about[:first]).strip()
    if not description or header[1]:
        raise _wrong(file, 2, "the title needs an empty comment line and a description after it")
    declared, columns = _declarations(about[first:], file, at=first + 3)
    parameters, statement = _with_values(declared, lines, len(header), file)
    return Query(name, title, description, parameters, columns, text, statement)


def bare(text: str, name: str) -> Query:
    """The query in ``text``, which has no header: every ``$name`` in it is a parameter."""
    used = dict.fromkeys(match["name"] for match in USED.finditer(text) if match["name"])
    parameters = tuple(Parameter(parameter, "json", "a parameter of the query") for parameter in used)
    return Query(name, _first_comment(text), "", parameters, (), text, text)


def has_header(text: str) -> bool:
    """Whether ``text`` begins with comments that declare columns, as a query module's do."""
    for line in text.splitlines():
        if not line.startswith("//"):
            return False
        if line.startswith("// ->"):
            return True
    return False


def _header(lines: list[str], file: str) -> Iterator[str]:
    """The texts of the comment lines at the top."""
    comments = 0
    for number, line in enumerate(lines, 1):
        if not line.startswith("//"):
            break
        if line != "//" and not re.match(r"// \S", line):
            raise _wrong(file, number, "a header line is '//' alone or '// ' and a text")
        comments += 1
        yield line[3:]
    if comments < 3 or lines[0] == "//":
        raise _wrong(file, 1, "the file must begin with a comment: title, description and columns")


def _opens(line: str) -> bool:
    """Whether the declarations begin here: a line for a parameter or for the columns."""
    return line.startswith("->") or re.match(r"\w+ ?\([\w, ]*\):", line) is not None


def _declarations(lines: list[str], file: str, at: int) -> tuple[list[Parameter], tuple[Column, ...]]:
    parameters: list[Parameter] = []
    for number, line in enumerate(lines, at):
        if line.startswith("-> "):
            return parameters, tuple(_columns(" ".join(lines[number - at :])[3:], file, number))
        match = PARAMETER_LINE.fullmatch(line)
        if match is None:
            raise _wrong(file, number, f"not of the form 'name (type): meaning': {line!r}")
        if match["type"] not in PARAMETER_TYPES:
            raise _wrong(file, number, f"{match['type']!r} is no type; there are {', '.join(PARAMETER_TYPES)}")
        if match["name"] in [parameter.name for parameter in parameters]:
            raise _wrong(file, number, f"the parameter {match['name']!r} stands twice")
        parameters.append(
            Parameter(match["name"], match["type"], match["meaning"], optional=match["optional"] is not None)
        )
    raise _wrong(file, at + len(lines) - 1, "the header must end with the columns, after '-> '")


def _columns(text: str, file: str, number: int) -> Iterator[Column]:
    for item in text.split(", "):
        match = COLUMN.fullmatch(item)
        if match is None:
            raise _wrong(file, number, f"not of the form 'column (type)': {item!r}")
        if match["type"] not in COLUMN_TYPES:
            raise _wrong(file, number, f"{match['type']!r} is no type; there are {', '.join(COLUMN_TYPES)}")
        yield Column(match["name"], match["type"])


def _with_values(
    declared: list[Parameter], lines: list[str], header: int, file: str
) -> tuple[tuple[Parameter, ...], str]:
    """The parameters with their values from the first clause, and the statement with the values taken out of it."""
    start = next((at for at in range(header, len(lines)) if lines[at].strip()), None)
    if start is None:
        raise _wrong(file, len(lines), "there is no query after the header")
    if not declared:
        return (), "\n".join(lines)
    values = dict(_items(lines[start], file, start + 1))
    if list(values) != [parameter.name for parameter in declared]:
        given = ", ".join(values)
        raise _wrong(file, start + 1, f"the first clause must give every parameter of the header a value, not {given}")
    parameters = tuple(
        Parameter(each.name, each.type, each.meaning, values[each.name], each.optional) for each in declared
    )
    for parameter in parameters:
        if not _fits(parameter):
            raise _wrong(file, start + 1, f"{json.dumps(parameter.value)} is no {parameter.type} for {parameter.name}")
    clause = "WITH " + ", ".join(f"${name} AS {name}" for name in values)
    return parameters, "\n".join([*lines[:start], clause, *lines[start + 1 :]])


def _items(line: str, file: str, number: int) -> Iterator[tuple[str, object]]:
    """The pairs of a clause ``WITH <value in JSON> AS <name>, …``."""
    if not line.startswith("WITH "):
        raise _wrong(file, number, "the query must begin with the values: WITH <value in JSON> AS <parameter>, …")
    decoder, at, more = json.JSONDecoder(), len("WITH "), True
    while more:
        try:
            value, end = decoder.raw_decode(line, at)
        except json.JSONDecodeError as error:
            raise _wrong(file, number, f"no value in JSON at column {error.pos + 1}") from None
        match = ITEM_END.match(line, end)
        if match is None:
            raise _wrong(file, number, f"no 'AS <parameter>' at column {end + 1}")
        yield match["name"], value
        at, more = match.end(), bool(match["more"])


def _fits(parameter: Parameter) -> bool:
    value = parameter.value
    if value is None:
        return parameter.optional
    if isinstance(value, bool) or not isinstance(value, PARAMETER_TYPES[parameter.type]):
        return False
    return parameter.type != "date" or DATE.fullmatch(str(value)) is not None


def _first_comment(text: str) -> str:
    first = text.lstrip().partition("\n")[0]
    return first[2:].strip() if first.startswith("//") else ""


def _wrong(file: str, line: int, what: str) -> UsageError:
    return UsageError(f"{file}:{line}: {what}")
