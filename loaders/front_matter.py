"""YAML front matter: the fields between two lines of three hyphens at the top of a file."""

from __future__ import annotations

import re
from collections.abc import Mapping

import yaml

from diplograph.errors import DocumentError

Fields = Mapping[str, object]
"""Names of fields in lower case, with underscores; values are strings, lists and mappings of strings."""

LONGEST = 100_000
FRONT_MATTER = re.compile(
    r"\A\ufeff?\s*^---[ \t]*\r?\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE
)


def split(text: str, name: str) -> tuple[Fields, str]:
    """The fields at the top of ``text`` and the body below; no fields where there is no front matter.

    A file that only begins with a line of hyphens has none. DocumentError where the YAML is broken or very long.
    """
    found = FRONT_MATTER.match(text)
    if not found:
        return {}, text
    if len(found["yaml"]) > LONGEST:
        raise DocumentError(f"the front matter of {name} is longer than {LONGEST:,} characters; put its text below it")
    # Strings only: a date or a number in a title must stay as it was written, and no value can fail to be built.
    # Never the loader in C: it crashes the whole run on values that nest very deep.
    try:
        fields = yaml.load(found["yaml"], Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError) as error:
        raise DocumentError(
            f"the YAML front matter of {name} is broken{_place(error, found['yaml'])}; "
            "mend it or put quotes around the value"
        ) from error
    if fields is None or fields == "":
        return {}, text[found.end() :]
    if not isinstance(fields, dict):
        return {}, text
    return named(fields), text[found.end() :]


def named(fields: Mapping[object, object]) -> Fields:
    """``fields`` under plain names: ``Source-URL`` becomes ``source_url``."""
    return {re.sub(r"[\s-]+", "_", str(name).strip().casefold()): value for name, value in fields.items()}


def first(fields: Fields, names: tuple[str, ...]) -> str | None:
    """The first of ``names`` that holds a text, on its own or at the head of a list."""
    for name in names:
        value = fields.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return value.strip()
    return None


def _place(error: Exception, text: str) -> str:
    """Where the file is broken: what is opened and never closed is broken where it was opened."""
    mark = getattr(error, "problem_mark", None)
    if mark is not None and mark.line >= text.count("\n"):
        mark = getattr(error, "context_mark", None) or mark
    return f" at line {mark.line + 2}" if mark is not None else ""
