"""Result files: their form follows from the ending, and each is written whole or not at all."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplograph.errors import DiplographError, UsageError

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def form(path: str | Path, known: Iterable[str]) -> str:
    """The ending of ``path`` in lower case, with its dot; ``UsageError`` lists the ``known`` ones."""
    ending = Path(path).suffix.lower()
    endings = list(known)
    if ending not in endings:
        raise UsageError(f"{path}: the form follows from the ending; use one of {', '.join(endings)}")
    return ending


def write(path: str | Path, text: str) -> None:
    """Write ``text`` as UTF-8 with plain line ends; an earlier file stays as it was until the new one is whole.

    Raises ``UsageError`` where the folder does not exist, ``DiplographError`` where the file cannot be written.
    """
    target = Path(path)
    if not target.parent.is_dir():
        raise UsageError(f"{target}: there is no folder {target.parent}; make it first, or name another file")
    unfinished = target.with_name(f".{target.name}.unfinished")
    try:
        unfinished.write_bytes(text.encode("utf-8", "backslashreplace"))
        unfinished.replace(target)
    except OSError as reason:
        unfinished.unlink(missing_ok=True)
        raise DiplographError(f"{target} cannot be written: {reason.strerror}") from reason


def comma_separated(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    """A CSV page. A text that a spreadsheet would run as a formula is led by an apostrophe."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    return page.getvalue()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
