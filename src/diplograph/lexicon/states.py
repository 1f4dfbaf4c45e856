"""States and everything that English texts call them, from ``states.yaml`` and ``subnational.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings, without_article

# How a name is used, from the most to the least telling; the first that fits is the kind of a form.
LISTED_KINDS = {
    "official": "official",
    "aliases": "alias",
    "acronyms": "acronym",
    "historic": "historic",
    "adjectives": "demonym",
    "people": "people",
}
KINDS = ("short", *LISTED_KINDS.values(), "capital")


@dataclass(frozen=True, slots=True)
class State:
    """A state under its usual English name; ``ended`` and ``successor`` are set for states of the past."""

    code: str
    name: str
    official: tuple[str, ...]
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capital: str | None = None
    capital_names: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    ended: int | None = None
    successor: str | None = None
    forms: tuple[StateName, ...] = field(default=(), repr=False, compare=False)

    @property
    def current(self) -> bool:
        """Whether the state exists today."""
        return self.ended is None


@dataclass(frozen=True, slots=True)
class StateName:
    """One form of a state's name, without "the".

    ``kind`` is one of ``KINDS``: "demonym" is an adjective, which may also mean a person ("Thai"); "people" is a noun
    only ("Thais", "Briton"); "capital" stands for the government. ``ambiguous`` says what else the form may mean,
    empty where nothing; ``language`` tells that the form also names a language.
    """

    form: str
    code: str
    kind: str
    ambiguous: str = ""
    language: bool = False


@cache
def states() -> Mapping[str, State]:
    """Every state by its code, those of today first."""
    declared = read_yaml("states.yaml")
    pairs = [*declared["current"].items(), *declared["ended"].items()]
    return MappingProxyType({code: _state(code, body) for code, body in pairs})


def state(code: str) -> State:
    """The state with this code; ``KeyError`` where there is none."""
    return states()[code]


@cache
def names() -> Mapping[str, tuple[StateName, ...]]:
    """Every form, in all its spellings, with the states that it may mean, states of today first."""
    found: dict[str, list[StateName]] = {}
    for spelling, name in sorted(_spelled(), key=lambda pair: pair[0] != pair[1].form):  # declared forms before derived
        known = found.setdefault(spelling, [])
        if all(other.code != name.code for other in known):
            known.append(name)
    today = {form: sorted(names, key=lambda name: not state(name.code).current) for form, names in found.items()}
    return MappingProxyType({form: tuple(names) for form, names in today.items()})


def find(form: str) -> tuple[StateName, ...]:
    """What ``form`` may mean, with or without a leading "the"; empty where it is no name of a state."""
    return names().get(form) or names().get(without_article(form), ())


@cache
def subnational() -> Mapping[str, tuple[str, ...]]:
    """Names of provinces, territories and regions that are no states, with the codes of the states they belong to."""
    found: dict[str, dict[str, None]] = {}
    for code, units in read_yaml("subnational.yaml").items():
        for unit in units:
            for spelling in spellings(unit):
                found.setdefault(spelling, {})[code] = None
    return MappingProxyType({name: tuple(codes) for name, codes in found.items()})


def _spelled() -> Iterator[tuple[str, StateName]]:
    """Every form of every state in every spelling."""
    for each in states().values():
        for name in each.forms:
            yield from ((spelling, name) for spelling in spellings(name.form))


def _state(code: str, body: Mapping[str, Any]) -> State:
    return State(
        code=code,
        name=body["name"],
        official=tuple(body.get("official", ())),
        demonyms=tuple(body.get("adjectives", ())),
        people=tuple(body.get("people", ())),
        capital=body.get("capital"),
        capital_names=tuple(body.get("capital_names", ())),
        seats=tuple(body.get("seats", ())),
        ended=body.get("ended"),
        successor=body.get("successor"),
        forms=tuple(_forms(code, body)),
    )


def _forms(code: str, body: Mapping[str, Any]) -> Iterator[StateName]:
    ambiguous = body.get("ambiguous", {})
    languages = body.get("languages", ())
    for form, kind in _kinds(body).items():
        yield StateName(form, code, kind, ambiguous.get(form, ""), form in languages)


def _kinds(body: Mapping[str, Any]) -> dict[str, str]:
    """Each form of one state with its kind."""
    found = {body["name"]: "short"}
    for key, kind in LISTED_KINDS.items():
        for form in body.get(key, ()):
            found.setdefault(form, kind)
    for form in (body.get("capital"), *body.get("capital_names", ()), *body.get("seats", ())):
        if form:
            found.setdefault(form, "capital")
    return found
