"""Venues by their head word: ``at the Klow Palace``, ``at the Klow Fund Headquarters``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplograph.lexicon import places
from diplograph.reading.names.mentions import PLACE, Mention
from diplograph.reading.text.patterns import alternatives

WORD = r"(?:(?:St|Mt)\. )?[A-Z\u00c0-\u00de][\w\u2019'-]*"


@cache
def _venue() -> re.Pattern[str]:
    """A capitalised phrase that ends in the noun of a venue after ``at``, or after ``in the``."""
    heads = alternatives([*places.venue_heads(), "headquarters"])
    return re.compile(rf"\b(?:[Aa]t (?:the )?|in the )(?P<venue>(?:{WORD} ){{1,6}}?(?:{heads})(?![\w-])(?! [A-Z]))")


def venues(text: str, start: int, end: int) -> Iterator[Mention]:
    """The venues in ``text[start:end]``, whether the lexicon knows them by name or not."""
    for match in _venue().finditer(text, start, end):
        yield Mention(PLACE, *match.span("venue"))
