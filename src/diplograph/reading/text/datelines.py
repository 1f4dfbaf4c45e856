"""Datelines: the place, the day and the agency that news begin with (``OSLO, May 4 (NTB) - ``)."""

from __future__ import annotations

import re
from functools import lru_cache

from diplograph.lexicon import places, states
from diplograph.lexicon.words import words
from diplograph.reading.text.dates import MONTHS

OPENERS = words("openers")
NAME = r"[A-Z][A-Za-z.'-]+(?: [A-Z][A-Za-z.'-]+){0,2}"
_MONTH = "|".join(sorted({m[:3].capitalize() for m in MONTHS}))
_NUMBER = r"\d{1,2}(?:st|nd|rd|th)?"
DAY = rf"(?:{_NUMBER} (?i:{_MONTH})[a-z]*\.?|(?i:{_MONTH})[a-z]*\.? {_NUMBER})(?:,? \d{{4}})?"
AGENCY = r"(?:\((?P<brackets>[A-Z][\w./ -]{1,30})\)|/(?P<slashes>[A-Z][\w. -]{1,24})/|(?P<bare>[A-Z]{5,14})(?=\. ))"
DATELINE = re.compile(
    rf"(?P<where>{NAME}(?:,? {{1,2}}[A-Z]?[\w. ]{{3,22}}?)??)(?: ?[,–-] ?(?P<day>{DAY})| (?P<day2>{DAY}))?"
    rf"[.,]? ?{AGENCY}?\.? ?"
    r"(?P<mark>[–—:_]|--|-(?= )|(?<=/)|(?<=/\.)|(?<=/\. )|(?<=/ )|(?<=[A-Z]{5}\. )) ?(?=[A-Z\"])"
)
BEFORE_ARTICLE = re.compile(rf"(?P<where>{NAME}), (?=(?:The|His|Her) [A-Z])")
DAY_ALONE = re.compile(rf"{DAY} ?(?:[–—]|--?(?= )) ?(?=[A-Z])")


def dateline(text: str) -> tuple[int, int] | None:
    """Where the place ends and the text begins, of a paragraph that opens with a dateline; the place may be empty.

    A name before a colon is a place only where it is known as one, or where a day or an agency stands beside it: else
    it is somebody who speaks.
    """
    if (alone := DAY_ALONE.match(text)) is not None:
        return 0, alone.end()
    found = DATELINE.match(text)
    if found is not None:
        opens = found["where"].split()[0].casefold() in OPENERS
        sure = (
            (found["mark"] != ":" and not opens)
            or found["day"]
            or found["day2"]
            or found["brackets"]
            or found["slashes"]
        )
        if (sure and not found["bare"]) or is_place(found["where"].split(",")[0]):
            return found.end("where"), found.end()
    found = BEFORE_ARTICLE.match(text)
    return (found.end("where"), found.end()) if found is not None and is_place(found["where"]) else None


@lru_cache(maxsize=10_000)
def is_place(name: str) -> bool:
    """Whether ``name`` is a city or a state that the lexicon knows, in capitals or not."""
    forms = {name, name.title()} if name.isupper() else {name}
    return any(form in places.cities() or form in states.names() for form in forms)
