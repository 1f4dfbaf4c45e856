"""Result files: their form follows from the ending, and each is written whole or not at all."""

from __future__ import annotations

import csv
import io
import itertools
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from diplograph.errors import DiplographError, UsageError

LONGEST = 200  # bytes of a name, which has 255 with all that is put to it
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def form(path: str | Path, known: Iterable[str]) -> str:
    """The ending of ``path`` in lower case, with its dot; ``UsageError`` lists the ``known`` ones."""
    ending = Path(path).suffix.lower()
    endings = list(known)
    if ending not in endings:
        raise UsageError(f"{path}: the form follows from the ending; use one of {', '.join(endings)}")
    return ending


def name(wanted: str, other: str, taken: set[str]) -> str:
    """A name for a file, without its ending: ``wanted`` as far as a file may bear it, with ``other`` where it is taken.

    It is added to ``taken``. Names that differ in case or in the form of accents alone are one file on some systems.
    """
    plain = re.sub(r"[/\\\0]", "_", wanted).lstrip(".").encode("utf-8", "replace")[:LONGEST].decode("utf-8", "ignore")
    found = plain = plain or other
    for number in itertools.count(1):
        key = unicodedata.normalize("NFC", found).casefold()
        if key not in taken:
            taken.add(key)
            break
        found = f"{plain}-{other}" if number == 1 else f"{plain}-{other}-{number}"
    return found


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
