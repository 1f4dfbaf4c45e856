"""Capitalised names by their head word: ``27th ASEAN-RoK Dialogue``, ``Ministry of Law``, ``Plan of Action to Implement …``.

The head word says what the name names. To its left a name takes capitals, ordinals and known names; to its right it
goes on over small words as long as capitals follow, and ends in a period of years and an acronym in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.reading.extents import NOT_HEADS, OPENERS, acronym_after, inner_acronym, leftwards, ordinal, rightwards
from diplograph.reading.heads import Head, heads, longest_head
from diplograph.reading.tokens import Token

__all__ = ["OPENERS", "Chunk", "chunks", "ordinal"]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A capitalised name: tokens ``first`` to ``last`` (exclusive), its head, and the acronym in brackets after it."""

    first: int
    last: int
    head: Head
    head_at: int
    acronym: str | None = None


def chunks(
    tokens: Sequence[Token],
    known: dict[int, tuple[int, int]],
    blocked: frozenset[int] = frozenset(),
    headline: bool = False,
    no_heads: frozenset[int] = frozenset(),
) -> list[Chunk]:
    """The names in a sentence.

    ``known`` maps each token of a known name to the name's first and last token; ``blocked`` are tokens that belong to
    somebody's office and so to no name, ``no_heads`` tokens of names of states (``Russian Federation``).
    """
    found: list[Chunk] = []
    at = len(tokens) - 1
    while at >= 0:
        head = longest_head(tokens, at, heads())
        if head is None or at in no_heads or not tokens[at].capital or _inside(known, at):
            at -= 1
            continue
        first_of_head = at - len(head.words) + 1
        first = leftwards(tokens, first_of_head, known, head, blocked, headline)
        last = rightwards(tokens, at + 1, known, head, blocked, headline)
        acronym, last = acronym_after(tokens, last)
        acronym = acronym or inner_acronym(tokens, at + 1, last)
        if at in known and known[at][0] <= first and last <= known[at][1] and acronym is None:
            at = known[at][0] - 1
            continue
        if at + 1 < len(tokens) and tokens[at + 1].text.casefold() in NOT_HEADS:
            at = first_of_head - 1
            continue
        if _names_something(tokens, first, first_of_head, at, last, head):
            found = [c for c in found if not (first <= c.first and c.last <= last)]
            if not any(c.first <= at < c.last for c in found):
                found.append(Chunk(first, last, head, at, acronym))
            at = first - 1
        else:
            at = first_of_head - 1
    return sorted(found, key=lambda c: c.first)


def _inside(known: dict[int, tuple[int, int]], at: int) -> bool:
    """A head word inside a longer known name is part of that name (``Council`` in ``European Council``)."""
    return at in known and known[at][1] - known[at][0] > 1 and known[at][1] > at + 1


def _names_something(tokens: Sequence[Token], first: int, head_first: int, head_at: int, last: int, head: Head) -> bool:
    """A head word alone (``the Convention``) is no name."""
    left = [t for t in tokens[first:head_first] if t.text[:1].isalnum() and t.text.casefold() not in OPENERS]
    right = [t for t in tokens[head_at + 1 : last] if t.capital or t.text[:1].isdigit()]
    if head.doubtful and not left:
        return any(t.text.casefold() in ("of", "on", "for") for t in tokens[head_at + 1 : head_at + 2]) and bool(right)
    return bool(left or right)
