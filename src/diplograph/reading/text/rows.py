"""Rows of tables: cells between bars or tabs on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST_BARS = 2
LONG_CELL = 5  # words, from which on a cell is prose
RULE = re.compile(r"[|:+=\s-]*")


def with_bars(text: str) -> str:
    """``text`` with the tabs of rows as bars."""
    if "\t" not in text:
        return text
    return "".join(_barred(line) for line in text.splitlines(keepends=True))


def _barred(line: str) -> str:
    filled = [cell for cell in line.split("\t") if cell.strip()]
    return line.replace("\t", "|") if len(filled) > LEAST_BARS else line


def is_row(line: str) -> bool:
    """Whether a line is cells between bars."""
    return line.count("|") >= LEAST_BARS


def cells(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The cells of a row with their kinds: row for the first, cell, and entry for prose; none of a ruled line."""
    if RULE.fullmatch(text, start, end):
        return
    kind = "row"
    for match in re.finditer(r"[^|]+", text[start:end]):
        said = match[0].strip()
        if not said:
            continue
        first = start + match.start() + len(match[0]) - len(match[0].lstrip())
        prose = len([word for word in said.split() if word[0].islower()]) > 1 and len(said.split()) >= LONG_CELL
        yield ("entry" if prose else kind), first, first + len(said)
        kind = "cell"
