"""Result files: their form follows from the ending, and each is written whole or not at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from diplograph.errors import DiplographError, UsageError


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
