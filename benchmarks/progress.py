"""How far a long command has come, on stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def counted(items: Iterable[T], of: int, doing: str) -> Iterator[T]:
    """``items`` as they come, counted: on a terminal each, elsewhere a line every tenth of them."""
    terminal = sys.stderr.isatty()
    for number, item in enumerate(items, 1):
        yield item
        if terminal:
            print(f"\r{doing}: {number} of {of}", end="\n" if number == of else "", file=sys.stderr)
        elif number == of or number % max(1, of // 10) == 0:
            print(f"{doing}: {number} of {of}", file=sys.stderr)
