"""Ordinal words: ``27th``, ``Fifth``, ``inaugural``."""

from __future__ import annotations

import re

UNITS = {
    word: number
    for number, word in enumerate(
        (
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth",
        ),
        start=1,
    )
}  # fmt: skip
TENS = ("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")
ORDINALS = (
    UNITS
    | {f"{ten}ieth": 10 * tens for tens, ten in enumerate(TENS, start=2)}
    | {f"{ten}y-{w}": 10 * tens + n for tens, ten in enumerate(TENS, start=2) for w, n in UNITS.items() if n < 10}
    | {"inaugural": 1}
)
NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.I)


def ordinal(word: str) -> int | None:
    """The number that an ordinal word says; ``None`` where it says none."""
    if match := NUMERAL.fullmatch(word):
        return int(match[1])
    return ORDINALS.get(word.casefold())


def suffixed(number: int) -> str:
    """``23`` as ``23rd``."""
    return f"{number}{'th' if 10 <= number % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
