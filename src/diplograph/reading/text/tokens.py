"""The words of a sentence with their spans."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from diplograph.lexicon.words import words

WORD = re.compile(r"[HS]\. E\.|[HS]\.E\b\.?|(?:[A-Z]\.){2,}|[^\W_]+?(?='s\b)|'s\b|[^\W_]+(?:'[^\W_]+)*|[^\w\s]|_")
SMALL = words("headline_small_words")


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


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tokens of a sentence with what is known of them before names are sought by their head words.

    ``known`` maps each token of a known name to the first and the last token (exclusive) of the name; ``blocked`` are
    tokens that belong to somebody's office and so to no name, ``places`` those of cities.
    """

    tokens: Sequence[Token]
    known: Mapping[int, tuple[int, int]]
    blocked: frozenset[int]
    headline: bool
    places: frozenset[int] = frozenset()

    def opens_known(self, at: int) -> bool:
        """Whether a known name begins at token ``at``."""
        return at in self.known and self.known[at][0] == at

    def within_known(self, at: int) -> bool:
        """Whether the token ``at`` is in a known name of several tokens and not its last."""
        return at in self.known and self.known[at][1] > at + 1


def tokenise(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """The tokens of ``text[start:end]`` with offsets into ``text``."""
    stop = len(text) if end is None else end
    return [Token(m[0], m.start(), m.end()) for m in WORD.finditer(text, start, stop)]


def title_case(tokens: list[Token]) -> bool:
    """Whether a sentence is set in the capitals of a headline."""
    said = [t.text for t in tokens if t.text[0].isalpha() and t.text.casefold() not in SMALL and len(t.text) > 2]
    return len(said) > 2 and sum(w[0].isupper() for w in said) >= 0.75 * len(said)
