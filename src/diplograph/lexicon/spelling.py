"""The spellings of one name: British or American, straight or curly apostrophe, with or without accents."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

APOSTROPHES = "'’ʻ‘ʼ"
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
STROKES = str.maketrans("đĐøØłŁıæÆœŒß", "dDoOlLiaAoOs")  # letters that Unicode does not decompose
PAIRS = (
    ("rganisation", "rganization"),
    ("Centre", "Center"),
    ("centre", "center"),
    ("rogramme", "rogram"),
    ("efence", "efense"),
    ("abour", "abor"),
    ("o-operati", "ooperati"),
    ("onourable", "onorable"),
    ("ounsellor", "ounselor"),
    ("pecialised", "pecialized"),
    ("oundtable", "ound table"),
    ("United Nations ", "UN "),
    ("United States ", "U.S. "),
    ("United States ", "US "),
    ("U.S. ", "US "),
)
EXCHANGES = tuple(
    (re.compile(rf"(?<![A-Za-z]){old}" if old.isupper() else rf"{re.escape(old)}(?![mr])"), new)
    for pair in PAIRS
    for old, new in (pair, pair[::-1])
)
EXCHANGEABLE = re.compile("|".join(pattern.pattern for pattern, _ in EXCHANGES))


@cache
def spellings(form: str) -> tuple[str, ...]:
    """``form`` first, then its other spellings, without repetition.

    >>> spellings("Côte d'Ivoire")
    ("Côte d'Ivoire", 'Côte d’Ivoire', "Cote d'Ivoire", 'Cote d’Ivoire')
    >>> spellings("ASEAN-Korea Centre")
    ('ASEAN-Korea Centre', 'ASEAN-Korea Center')
    """
    found: Iterable[str] = _national(form) if EXCHANGEABLE.search(form) else (form,)
    if not form.isascii():
        found = [text for each in found for text in (each, without_accents(each))]
    if any(c in APOSTROPHES for c in form):
        found = [text for each in found for text in (each, *_apostrophes(each))]
    return tuple(dict.fromkeys(found))


def without_accents(text: str) -> str:
    """``text`` in plain Latin letters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_article(text: str) -> str:
    """``text`` without a leading "the" and without space around it."""
    return ARTICLE.sub("", text.strip())


def _national(form: str) -> list[str]:
    """``form`` with each of the ``PAIRS`` exchanged throughout, in every combination."""
    found = [form]
    for pattern, new in EXCHANGES:
        found += [text for text in (pattern.sub(new, each) for each in found) if text not in found]
    return found


def _apostrophes(text: str) -> tuple[str, str]:
    straight = "".join("'" if c in APOSTROPHES else c for c in text)
    return straight, straight.replace("'", "’")
