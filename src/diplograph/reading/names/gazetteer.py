"""Names that the lexicon knows, found in running text: the longest first, from left to right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from diplograph.lexicon import agreements, organisations, places, states
from diplograph.lexicon.words import words
from diplograph.reading.text.tokens import Token, tokenise

SKIPPED = {"-", "."}


@dataclass(frozen=True, slots=True)
class Entry:
    """What a form may mean: ``kind`` (state, demonym, people, organisation, agreement, city, region) and its key."""

    kind: str
    key: str
    form: str
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Match:
    """A known form at tokens ``first`` to ``last`` (exclusive) with everything that it may mean."""

    first: int
    last: int
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _Branch:
    branches: dict[str, _Branch] = field(default_factory=dict)
    entries: tuple[Entry, ...] = ()


class Gazetteer:
    """A tree of forms by their tokens; hyphens and full stops do not count."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Branch()
        for entry in entries:
            self._insert(entry)

    def _insert(self, entry: Entry) -> None:
        branch = self._root
        for word in _keys(t.text for t in tokenise(entry.form)):
            branch = branch.branches.setdefault(word, _Branch())
        if branch is not self._root and entry not in branch.entries:
            branch.entries = (*branch.entries, entry)

    def matches(self, tokens: Sequence[Token]) -> Iterator[Match]:
        """The longest known forms, none overlapping another."""
        at = 0
        while at < len(tokens):
            found = self._longest(tokens, at)
            if found is None:
                at += 1
            else:
                yield found
                at = found.last

    def _longest(self, tokens: Sequence[Token], first: int) -> Match | None:
        branch, best, at = self._root, None, first
        while at < len(tokens):
            word = tokens[at].text
            if word in SKIPPED and at > first:
                at += 1
                continue
            following = branch.branches.get(_key(word))
            if following is None:
                break
            branch, at = following, at + 1
            entries = tuple(e for e in branch.entries if _spelt(e.form, tokens[first:at]))
            if entries:
                best = Match(first, at, entries)
        return best


@cache
def known_names() -> Gazetteer:
    """Everything in the lexicon that has a name."""
    return Gazetteer([*_states(), *_organisations(), *_agreements(), *_places()])


def _states() -> Iterator[Entry]:
    for form, candidates in states.names().items():
        for name in candidates:
            kind = {"demonym": "demonym", "people": "people", "capital": "city"}.get(name.kind, "state")
            yield Entry(kind, name.code, form, bool(name.ambiguous))
    for form in (*states.subnational(), *words("waters_and_regions")):
        yield Entry("region", form, form)


def _organisations() -> Iterator[Entry]:
    for form, candidates in organisations.names().items():
        for name in candidates:
            yield Entry("organisation", name.organisation.name, form, bool(name.ambiguous))


def _agreements() -> Iterator[Entry]:
    for form, agreement in agreements.named().items():
        yield Entry("agreement", agreement.form, form, bool(agreement.ambiguous))


def _places() -> Iterator[Entry]:
    for form, cities in places.cities().items():
        yield Entry("city", cities[0].state, form, bool(cities[0].ambiguous))
    for form, venue in places.venues().items():
        yield Entry("venue", venue.name, form, bool(venue.ambiguous))


def _keys(words: Iterable[str]) -> list[str]:
    return [_key(word) for word in words if word not in SKIPPED]


def _key(word: str) -> str:
    return word.replace(".", "").casefold()


def _spelt(form: str, tokens: Sequence[Token]) -> bool:
    """Capitals count: a form that is all capitals is met only so, a capital letter never by a small one."""
    said = [t.text for t in tokens if t.text not in SKIPPED]
    known = [t.text for t in tokenise(form) if t.text not in SKIPPED]
    if len(known) == 1 and known[0].isupper():
        return said[0].replace(".", "") == known[0].replace(".", "") and (said[0].isupper() or len(said[0]) > 3)
    return all(s[0] == k[0] or s[0].isupper() for s, k in zip(said, known, strict=True))
