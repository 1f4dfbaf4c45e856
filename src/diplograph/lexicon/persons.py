"""Who is one person under several names: leaders from ``leaders.tsv``, given names from ``given_names.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache

from diplograph.identity import fold
from diplograph.lexicon.files import read_rows, read_yaml
from diplograph.lexicon.offices import folded_suffixes

CLASSES = {
    "head": frozenset({"head_of_state", "head_of_government"}),
    "foreign": frozenset({"minister"}),
}
STATES_OF_FAMILY_FIRST = frozenset({"CHN", "KOR", "PRK", "VNM", "SGP", "KHM"})  # states whose family names come first
HALF_A_TERM = 1  # years in which an office holder is still, or already, called by the office


@dataclass(frozen=True, slots=True)
class Leader:
    """Who led a state or its diplomacy; ``office`` is "head", "foreign" or "other", ``until`` None where it goes on."""

    name: str
    also: tuple[str, ...]
    state: str
    office: str
    since: int
    until: int | None

    def held_office(self, year: int) -> bool:
        """Whether ``year`` is one of office, or next to one."""
        return self.since <= year <= (self.until or year) + HALF_A_TERM


def person_key(name: str) -> str:
    """The words that tell a person from others: equal for ``Joe Biden`` and ``Joseph R. Biden, Jr.``.

    A leader of the lexicon has the words of his or her first name there; of others, initials after the first word
    go, and short forms and spellings of given names become one.
    """
    words = name_words(name)
    leader = _by_name().get(" ".join(words))
    return " ".join(name_words(leader.name)) if leader else " ".join(_plain(words))


def leader_named(name: str) -> Leader | None:
    """The leader of the lexicon who has this full name."""
    said = name_words(name)
    return _by_name().get(" ".join(said)) or _by_name().get(" ".join(_plain(said)))


def leader_by_surname(surname: str, state: str, year: int | None, classes: Set[str]) -> Leader | None:
    """The one leader of ``state`` (its code) who is called so and held an office of these classes in ``year``.

    Without a year, and years after the office, only a surname that one leader of the state had tells who it is.
    """
    bearers = [
        leader
        for leader in _by_surname().get((state, fold(surname)), ())
        if leader.office in CLASSES and CLASSES[leader.office] & classes
    ]
    in_office = [leader for leader in bearers if year is not None and leader.held_office(year)]
    found = in_office or [leader for leader in bearers if year is None or leader.since <= year]
    return found[0] if len(found) == 1 else None


def name_words(name: str) -> list[str]:
    """The words of a name, folded, without what may follow a name (``Jr.``)."""
    words = fold(name).split()
    while len(words) > 1 and words[-1] in folded_suffixes():
        words.pop()
    return words


def _plain(words: list[str]) -> Iterator[str]:
    short, spellings = _given()
    for number, word in enumerate(words):
        initial = number > 0 and len(word) == 1
        if initial and len(words) > 2:
            continue
        formal = short.get(word, word) if number == 0 and len(words) > 1 else word
        yield spellings.get(formal, formal)


@cache
def _given() -> tuple[Mapping[str, str], Mapping[str, str]]:
    declared = read_yaml("given_names.yaml")
    short = {fold(form): fold(name) for form, name in declared["short"].items()}
    spellings = {fold(form): fold(name) for name, forms in declared["spellings"].items() for form in forms}
    return short, {**spellings, "el": "al"}


@cache
def _leaders() -> tuple[Leader, ...]:
    rows = read_rows("leaders.tsv")
    next(rows)
    return tuple(
        Leader(name, tuple(filter(None, also.split(";"))), state, office, int(since), int(until) if until else None)
        for name, also, state, office, since, until in rows
    )


@cache
def _by_name() -> Mapping[str, Leader]:
    found: dict[str, set[Leader]] = {}
    for leader in _leaders():
        for words in map(name_words, (leader.name, *leader.also)):
            for form in (" ".join(words), " ".join(_plain(words))):
                found.setdefault(form, set()).add(leader)
    return {form: leaders.pop() for form, leaders in found.items() if len(leaders) == 1}


@cache
def _by_surname() -> Mapping[tuple[str, str], tuple[Leader, ...]]:
    found: dict[tuple[str, str], tuple[Leader, ...]] = {}
    for leader in _leaders():
        for surname in _surnames(leader):
            found[leader.state, surname] = (*found.get((leader.state, surname), ()), leader)
    return found


def _surnames(leader: Leader) -> Iterator[str]:
    """The last word, and the first where family names come first."""
    words = name_words(leader.name)
    yield words[-1]
    if leader.state in STATES_OF_FAMILY_FIRST and words[0] != words[-1]:
        yield words[0]
