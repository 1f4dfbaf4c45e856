"""The words of a sentence with their spans."""

from __future__ import annotations

import re
from dataclasses import dataclass

WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+?(?='s\b)|'s\b|[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
SMALL = frozenset(["of", "and", "the", "for", "on", "in", "to", "at", "by", "with", "from", "between", "against", "de", "la", "du", "des", "von", "van", "al"])


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` with offsets into ``text``."""
    stop = len(text) if end is None else end
    return [Token(m[0], m.start(), m.end()) for m in WORD.finditer(text, start, stop)]


def title_case(tokens: list[Token]) -> bool:
    """Whether a sentence is set in the capitals of a headline."""
    words = [t.text for t in tokens if t.text[0].isalpha() and t.text.casefold() not in SMALL and len(t.text) > 2]
    return len(words) > 2 and sum(w[0].isupper() for w in words) >= 0.75 * len(words)
