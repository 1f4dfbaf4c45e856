"""What a personal name looks like, and where it ends."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import cache

from diplograph.lexicon import offices as lexicon
from diplograph.lexicon import portfolios
from diplograph.lexicon.words import words
from diplograph.reading.persons.offices import particles

WORD = (
    r"(?>(?:al|el|ul|ad|as|ash|an|ar|at)-[A-Z][^\W\d_]+"  # al-Sisi
    r"|(?:[A-Z][a-z]?\.)+[A-Z][^\W\d_]{2,}"  # D.Davaasuren
    r"|(?:Ma|Md|Mohd|Muhd)\.(?= [A-Z])"  # Ma. Theresa
    r"|(?:[A-Z]\.-?)+(?![a-z])"  # J. K., J.-P.
    r"|[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['-][^\W\d_]+)*)"  # O'Neill, Aït-Sahlia
)
MOST_WORDS = 9
NO_NAME = words("no_personal_names")
LATER_NAMES = words("later_names")
GIVEN_NAMES = words("given_names")


@cache
def name_pattern() -> str:
    """A personal name: capitals, initials, particles, suffixes."""
    small = "|".join(sorted((re.escape(p) for p in particles()), key=len, reverse=True))
    suffix = "|".join(sorted((re.escape(s) for s in lexicon.suffixes()), key=len, reverse=True))
    return rf"{WORD}(?:(?>(?: (?:{small})(?= ))*) {WORD}){{0,{MOST_WORDS}}}(?:,? (?:{suffix})(?!\w))?"


def clean(name: str) -> str:
    """The name without words that cannot begin or go on a name; empty where nothing is left."""
    kept: list[str] = []
    said = _without_field(name.split())
    for at, word in enumerate(said):
        if _is_no_name(word, begun=bool(kept), follows=at + 1 < len(said)):
            break
        kept.append(_without_possessive(word))
        if word.endswith(("'s", "'")):
            break
    while kept and (kept[-1].casefold() in particles() or kept[-1] in ("and", "of", "The")):
        kept.pop()
    if all(word in portfolios.words() for word in kept):
        return ""
    whole = _without_possessive(" ".join(kept).rstrip(","))
    return "" if whole.isupper() and (len(whole) < 3 or "-" in whole) else whole


def halves(name: str, known: Set[str]) -> tuple[str, str] | None:
    """Two names that stand side by side, where the text has the second alone elsewhere (``Ann Lee Ben Moe``)."""
    said = name.split()
    for at in range(2, len(said) - 1):
        first, second = " ".join(said[:at]), " ".join(said[at:])
        if second in known and (first in known or at == len(said) - 2):
            return first, second
    return None


def _without_field(said: list[str]) -> list[str]:
    """Without the end of a portfolio that stands before the name (``Organization Affairs Ann Lee``)."""
    first = 0
    while first + 2 < len(said) and said[first] in portfolios.words():
        first += 1
    return said[first:]


def _is_no_name(word: str, begun: bool, follows: bool) -> bool:
    """A word that is no part of a name; an initial is one, ``May`` after a first name, ``Bill`` before another."""
    bare = word.strip(".,").casefold().removesuffix("'s")
    initial = len(bare) == 1 and word.endswith(".")
    if bare in GIVEN_NAMES and not begun and follows:
        return False
    later = begun and word[0].isupper() and bare in LATER_NAMES
    return bare in NO_NAME and not initial and not later


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")
