"""Head words: the nouns that say what a name names, from the lexicons of agreements, bodies and meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph.lexicon import agreements, meetings, organisations
from diplograph.lexicon.words import words
from diplograph.reading.text.tokens import Token, tokenise

NO_NAMES = words("no_head_words")


@dataclass(frozen=True, slots=True)
class Head:
    """A head word (``words``, folded), the node type and the kind that it makes.

    ``doubtful``: the noun alone names nothing; ``occasion``: a body that is an occasion as often.
    """

    words: tuple[str, ...]
    type: str
    kind: str
    plural: bool = False
    doubtful: bool = False
    occasion: bool = False


@cache
def heads() -> Mapping[tuple[str, ...], Head]:
    """Every head word; a noun that is a body and an occasion is a body that counts as doubtful."""
    found: dict[tuple[str, ...], Head] = {}
    for form, meeting in meetings.kinds().items():
        doubtful = bool(meeting.kind.ambiguous) or meeting.kind.body
        kind = meeting.kind.meeting_class
        _enter(found, form, Head((), "Meeting", kind, meeting.number == "plural", doubtful))
    for form, body in organisations.heads().items():
        doubtful = body.meeting or bool(body.ambiguous)
        _enter(found, form, Head((), "Organisation", body.kind, body.number == "plural", doubtful, body.meeting))
    for form, agreement in agreements.kinds().items():
        doubtful = agreement.kind.generic or bool(agreement.kind.ambiguous)
        _enter(found, form, Head((), "Agreement", agreement.kind.name, agreement.number == "plural", doubtful))
    return {key: head for key, head in found.items() if key[0] not in NO_NAMES}


def longest_head(tokens: Sequence[Token], last: int) -> Head | None:
    """The longest head word that ends at token ``last``."""
    for length in _lengths().get(tokens[last].text.casefold(), ()):
        if last - length + 1 >= 0:
            head = heads().get(tuple(t.text.casefold() for t in tokens[last - length + 1 : last + 1]))
            if head is not None:
                return head
    return None


@cache
def _lengths() -> Mapping[str, tuple[int, ...]]:
    """How many words the head words have that end in a word, the most first."""
    found: dict[str, set[int]] = {}
    for key in heads():
        found.setdefault(key[-1], set()).add(len(key))
    return {word: tuple(sorted(lengths, reverse=True)) for word, lengths in found.items()}


def _enter(found: dict[tuple[str, ...], Head], form: str, head: Head) -> None:
    key = _key(form)
    if key not in found or found[key].doubtful or not head.doubtful:
        found[key] = replace(head, words=key)


def _key(form: str) -> tuple[str, ...]:
    return tuple(t.text.casefold() for t in tokenise(form))
