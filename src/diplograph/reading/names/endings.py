"""What may end a name: a period of years, an acronym in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.text.tokens import Token

PERIOD = re.compile(r"(?:1[6-9]|20)\d\d(?:\s*[-–—/]\s*(?:(?:1[6-9]|20)\d\d|\d\d))?")
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"^\d{1,3}(?:st|nd|rd|th) ")  # (14th AMS)
ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&+/-]{1,14}(?: [A-Z][A-Za-z]{2,9})?")


def is_year(word: str) -> bool:
    """Whether ``word`` is a year of our times."""
    return YEAR.fullmatch(word) is not None


def with_years(tokens: Sequence[Token], last: int) -> int:
    """Take in ``(2021-2025)``, ``2021–2025`` and ``for 2021-2025`` after a name."""
    at = last
    if at + 1 < len(tokens) and tokens[at].text == "(" and is_year(tokens[at + 1].text):
        close = _closing(tokens, at + 2, at + 6)
        return close + 1 if close else last
    if at < len(tokens) and tokens[at].text == "for":
        at += 1
    if (
        at + 2 < len(tokens)
        and is_year(tokens[at].text)
        and tokens[at + 1].text in "-–—/"
        and re.fullmatch(r"\d{2,4}", tokens[at + 2].text)
    ):
        return at + 3
    return last


def before_years(tokens: Sequence[Token], first: int, last: int) -> int:
    """Where a name within another ends: the period of years after both belongs to the outer one."""
    for at in range(last - 1, max(first, last - 6), -1):
        if tokens[at].text in ("(", "for") and is_year(tokens[at + 1].text if at + 1 < last else ""):
            return at
    return last


def acronym_after(tokens: Sequence[Token], last: int) -> tuple[str | None, int]:
    """``(AN-JSCC)`` after a name belongs to it: the acronym, and where the name then ends."""
    if last + 2 < len(tokens) and tokens[last].text == "(":
        close = _closing(tokens, last + 1, last + 8)
        if close is not None:
            inside = NUMBER.sub("", _as_written(tokens[last + 1 : close]).strip("\"'"))
            if ACRONYM.fullmatch(inside) and sum(c.isupper() for c in inside) >= 2:
                return inside, with_years(tokens, close + 1)
    return None, last


def inner_acronym(tokens: Sequence[Token], start: int, last: int) -> str | None:
    """``Plan of Action (POA) to Implement …``: an acronym within the name."""
    return acronym_after(tokens, start)[0] if start < last else None


def _as_written(tokens: Sequence[Token]) -> str:
    """The words of tokens with a space where one stands between them."""
    words = [
        t.text if before is None or before.end == t.start else f" {t.text}"
        for before, t in zip((None, *tokens), tokens, strict=False)
    ]
    return "".join(words)


def _closing(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The closing bracket among the tokens ``first`` to ``last`` (exclusive)."""
    return next((at for at in range(first, min(last, len(tokens))) if tokens[at].text == ")"), None)
