"""Dates in words, as treaties have them: ``this sixth day of February, one thousand nine hundred and seventy-four``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplograph.reading.text.ordinals import ORDINALS, ordinal

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("zero", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS = {word: n for n, word in enumerate(ONES)} | {word: 10 * n for n, word in enumerate(TENS)}
YEAR = r"(?:1[6-9]\d\d|20\d\d)"


@cache
def pattern() -> re.Pattern[str]:
    """Day and month, the year in words or figures."""
    days = "|".join(sorted((word.replace("-", "[- ]") for word in ORDINALS), key=len, reverse=True))
    small = "|".join(sorted(NUMBERS, key=len, reverse=True))
    words = rf"(?:one|two) thousand(?:,? (?:and )?(?:{small}) hundred)?(?:,? (?:and )?(?:{small})(?:[- ](?:{small}))?)?"
    return re.compile(
        rf"\b(?P<day>{days}|\d{{1,2}}(?:st|nd|rd|th)) (?:day )?of (?:the month of )?(?P<month>[A-Z][a-z]+),?"
        rf"(?: (?:in )?(?:the )?year(?: of our lord)?)?,? (?P<year>{YEAR}|{words})\b",
        re.I,
    )


def spelled_dates(text: str) -> Iterator[tuple[int, int, int, str, int]]:
    """Each date in words as its span, year, month and day."""
    if " of " not in text:
        return
    for match in pattern().finditer(text):
        day = ordinal(match["day"].replace(" ", "-").lower())
        year = _number(match["year"])
        if day is not None and 1600 <= year < 2100:
            yield match.start(), match.end(), year, match["month"].lower(), day


def _number(said: str) -> int:
    if said.isdigit():
        return int(said)
    total = part = 0
    for word in re.split(r"[\s,-]+", said.lower()):
        if word == "thousand":
            total, part = total + 1000 * part, 0
        elif word == "hundred":
            part *= 100
        else:
            part += NUMBERS.get(word, 0)
    return total + part
