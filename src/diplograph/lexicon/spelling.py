"""The spellings in which one name occurs: straight or curly apostrophe, with or without accents."""

from __future__ import annotations

import re
import unicodedata

APOSTROPHES = "'’ʻ‘ʼ"
ARTICLE = re.compile(r"^the\s+", re.IGNORECASE)
STROKES = str.maketrans("đĐøØłŁıæÆœŒß", "dDoOlLiaAoOs")  # letters that Unicode does not decompose


def spellings(form: str) -> tuple[str, ...]:
    """``form`` first, then its other spellings, without repetition.

    >>> spellings("Côte d'Ivoire")
    ("Côte d'Ivoire", 'Côte d’Ivoire', "Cote d'Ivoire", 'Cote d’Ivoire')
    """
    found = dict.fromkeys(
        _with_apostrophe(text, apostrophe) for text in (form, without_accents(form)) for apostrophe in (None, "'", "’")
    )
    return tuple(found)


def without_accents(text: str) -> str:
    """``text`` in plain Latin letters."""
    decomposed = unicodedata.normalize("NFKD", text.translate(STROKES))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def without_article(text: str) -> str:
    """``text`` without a leading "the" and without space around it."""
    return ARTICLE.sub("", text.strip())


def _with_apostrophe(text: str, apostrophe: str | None) -> str:
    if apostrophe is None:
        return text
    return "".join(apostrophe if c in APOSTROPHES else c for c in text)
