"""Ordinal words: ``27th``, ``Fifth``, ``inaugural``."""

from __future__ import annotations

import re

ORDINALS = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth",
        ),
        start=1,
    )
} | {"inaugural": 1}  # fmt: skip
NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.I)


def ordinal(word: str) -> int | None:
    """The number that an ordinal word says; ``None`` where it says none."""
    if match := NUMERAL.fullmatch(word):
        return int(match[1])
    return ORDINALS.get(word.casefold())


def suffixed(number: int) -> str:
    """``23`` as ``23rd``."""
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
