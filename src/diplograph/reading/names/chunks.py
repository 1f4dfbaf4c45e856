"""Capitalised names by their head word: ``27th ASEAN-RoK Dialogue``, ``Plan of Action to Implement …``.

The head word says what the name names. To its left a name takes capitals, ordinals and known names; to its right it
goes on over small words as long as capitals follow, and ends in a period of years and an acronym in brackets.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from diplograph.lexicon.words import words
from diplograph.reading.names.endings import acronym_after, before_years, inner_acronym
from diplograph.reading.names.extents import OPENERS, leftwards, rightwards
from diplograph.reading.names.heads import Head, heads, longest_head
from diplograph.reading.text.tokens import Tagged, Token

AGENCY_FIELDS = words("agency_fields")
NOUNS_AFTER_HEADS = words("nouns_after_heads")
NOUNS_AFTER_INSTRUMENTS = words("nouns_after_instruments")
LEADS_TO_MATTER = words("leads_to_matter")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A capitalised name: tokens ``first`` to ``last`` (exclusive), its head, and the acronym in brackets after it.

    ``inner`` are the names within it (``Agreement between the Ministry of … and the Ministry of …``).
    """

    first: int
    last: int
    head: Head
    head_at: int
    acronym: str | None = None
    inner: tuple[Chunk, ...] = ()


def chunks(tagged: Tagged, no_heads: frozenset[int]) -> list[Chunk]:
    """The names in a sentence; ``no_heads`` are tokens of names of states (``Russian Federation``)."""
    found: list[Chunk] = []
    at = len(tagged.tokens) - 1
    while at >= 0:
        head = longest_head(tagged.tokens, at)
        if (
            head is None
            or (head.doubtful and head.type == "Organisation" and at in tagged.blocked)
            or at in no_heads
            or not tagged.tokens[at].capital
            or tagged.within_known(at)
        ):
            at -= 1
            continue
        chunk = _around(tagged, at, head)
        if _is_known(tagged, chunk):
            at = tagged.known[at][0] - 1
        elif not _is_name(tagged, chunk):
            at -= len(head.words)
        else:
            inner = tuple(
                replace(c, last=before_years(tagged.tokens, c.first, c.last) if c.last == chunk.last else c.last)
                for c in found
                if chunk.first < c.first and c.last <= chunk.last
            )
            found = [c for c in found if not (chunk.first <= c.first and c.last <= chunk.last)]
            chunk = replace(chunk, inner=(*inner, *(d for c in inner for d in c.inner)))
            if not any(c.first <= at < c.last for c in found):
                found.append(chunk)
            at = chunk.first - 1
    return sorted(found, key=lambda c: c.first)


def _around(tagged: Tagged, at: int, head: Head) -> Chunk:
    """The words around a head that ends at token ``at``."""
    first = leftwards(tagged, at - len(head.words) + 1, head)
    end = at + 1 if _ends_known_body(tagged, at, head) else rightwards(tagged, at + 1, head)
    acronym, last = acronym_after(tagged.tokens, end)
    return Chunk(first, last, head, at, acronym or inner_acronym(tagged.tokens, at + 1, last))


def _ends_known_body(tagged: Tagged, at: int, head: Head) -> bool:
    """``European Commission on …``: a known body of several words is complete."""
    first, last = tagged.known.get(at, (at, at))
    return head.type == "Organisation" and last == at + 1 and last - first > 1


def _is_known(tagged: Tagged, chunk: Chunk) -> bool:
    """The words are those of a known name and no more."""
    known = tagged.known.get(chunk.head_at)
    return known is not None and chunk.acronym is None and known[0] <= chunk.first and chunk.last <= known[1]


def _is_plural(tagged: Tagged, at: int) -> bool:
    """``Treaties and Agreements``: a heading of plural nouns."""
    head = heads().get((tagged.tokens[at].text.casefold(),))
    return tagged.tokens[at].text == "and" or (head is not None and head.plural)


def _opens_purpose(word: str, head: Head) -> bool:
    """What may follow a noun that alone names nothing: ``Agreement on``, ``Protocol Amending``."""
    if word.casefold() in ("of", "on", "for"):
        return True
    leads = word.casefold() in LEADS_TO_MATTER or (word[0].isupper() and word.endswith("ing"))
    return head.type == "Agreement" and leads


def _is_about_a_place(tagged: Tagged, at: int) -> bool:
    """``the Council on East Timor``: what the Council spoke on and no name."""
    tokens = tagged.tokens
    return at + 1 < len(tokens) and tokens[at].text == "on" and at + 1 in tagged.known


def _is_a_presidents(left: Sequence[Token]) -> bool:
    """``Biden-Harris Administration``: words before it that no name of an agency begins with are of persons."""
    return 0 < len(left) < 4 and all(t.text.casefold() not in AGENCY_FIELDS and t.text != "U.S" for t in left)


def _is_name(tagged: Tagged, chunk: Chunk) -> bool:
    """A head word alone (``the Convention``) is no name, nor one that another noun takes for itself."""
    tokens, head, after = tagged.tokens, chunk.head, chunk.head_at + 1
    following = tokens[after].text.casefold() if after < len(tokens) else ""
    if following in NOUNS_AFTER_HEADS or (head.type == "Agreement" and following in NOUNS_AFTER_INSTRUMENTS):
        return False
    if head.plural and all(_is_plural(tagged, at) for at in range(chunk.first, chunk.last)):
        return False
    before = tokens[chunk.first : after - len(head.words)]
    left = [t for t in before if t.text[:1].isalnum() and t.text.casefold() not in OPENERS]
    right = [t for t in tokens[after : chunk.last] if t.capital or t.text[:1].isdigit()]
    if head.words == ("administration",) and _is_a_presidents(left):
        return False
    if head.doubtful and not left:
        if _is_about_a_place(tagged, after):
            return False
        return bool(right) and after < len(tokens) and _opens_purpose(tokens[after].text, head)
    return bool(left or right)
