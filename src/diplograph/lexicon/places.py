"""Cities and venues where meetings are held, from ``cities.tsv``, ``towns.tsv``, ``venues.yaml`` and the capitals."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon import states
from diplograph.lexicon.files import read_rows, read_yaml
from diplograph.lexicon.spelling import spellings, without_article


@dataclass(frozen=True, slots=True)
class City:
    """A city or a town: ``state`` is a code, ``thousands`` its people in thousands (0 where not known).

    ``capital`` tells a capital or another seat of government; ``host`` a place that is listed by hand because
    diplomats meet there; ``ambiguous`` says what else the name may mean.
    """

    name: str
    state: str
    thousands: int = 0
    capital: bool = False
    host: bool = False
    ambiguous: str = ""
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue that is known by its name; ``ambiguous`` says what else the name may mean."""

    name: str
    city: str
    state: str
    other: tuple[str, ...] = ()
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class VenueHead:
    """A noun that makes a capitalised phrase a venue."""

    form: str
    ambiguous: str = ""


@cache
def cities() -> Mapping[str, tuple[City, ...]]:
    """Every city by each of its names, in all spellings, with the cities of that name, the likeliest first."""
    found: dict[str, list[City]] = {}
    for city in _cities().values():
        for name in (city.name, *city.other):
            for spelling in spellings(name):
                found.setdefault(spelling, []).append(city)
    return MappingProxyType({name: tuple(sorted(set(same), key=_likelihood)) for name, same in found.items()})


def find(form: str) -> tuple[City, ...]:
    """The cities that ``form`` may mean, with or without a leading "the"; empty where none is known."""
    plain = without_article(form)
    with_article = () if plain == form else cities().get(f"The {plain}", ())
    return cities().get(form) or with_article or cities().get(plain, ())


@cache
def venues() -> Mapping[str, Venue]:
    """Venues by each of their names, in all spellings."""
    found: dict[str, Venue] = {}
    for name, body in _declared()["named"].items():
        facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in body.items()}
        venue = Venue(name, **facts)
        for each in (name, *venue.other):
            for spelling in spellings(each):
                found.setdefault(spelling, venue)
    return MappingProxyType(found)


@cache
def venue_heads() -> Mapping[str, VenueHead]:
    """The nouns of venues, longest first."""
    heads = {
        spelling: VenueHead(form, **body) for form, body in _declared()["heads"].items() for spelling in spellings(form)
    }
    return MappingProxyType({form: heads[form] for form in sorted(heads, key=lambda text: (-len(text), text))})


def _likelihood(city: City) -> tuple[bool, bool, int, str]:
    """Sorts capitals to the front, then places known as hosts, then by size."""
    return not city.capital, not city.host, -city.thousands, city.state


@cache
def _cities() -> Mapping[tuple[str, str], City]:
    """Every city by name and state; what towns.tsv and states.yaml say of a city is added to cities.tsv."""
    found: dict[tuple[str, str], City] = {}
    for name, state, thousands, *meaning in read_rows("cities.tsv"):
        found[name, state] = City(name, state, int(thousands), ambiguous="".join(meaning))
    for name, state, *rest in read_rows("towns.tsv"):
        ambiguous, other = (*rest, "", "")[:2]
        known = found.get((name, state), City(name, state))
        names = tuple(other.split(";")) if other else ()
        found[name, state] = replace(known, host=True, ambiguous=ambiguous or known.ambiguous, other=names)
    for name, state, other_names in _seats():
        known = found.get((name, state), City(name, state))
        found[name, state] = replace(known, capital=True, other=tuple(dict.fromkeys((*known.other, *other_names))))
    return MappingProxyType({key: _marked(city) for key, city in found.items()})


def _seats() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The seats of government of the states of today: name, state and other names."""
    for state in states.states().values():
        if state.current and state.capital:
            yield state.capital, state.code, state.capital_names
            yield from ((seat, state.code, ()) for seat in state.seats)


def _marked(city: City) -> City:
    """``city``, marked where its name is also that of a state (as more than its capital) or of a part of one."""
    meanings = [name for name in states.names().get(city.name, ()) if name.kind != "capital"]
    if city.ambiguous or not (meanings or city.name in states.subnational()):
        return city
    return replace(city, ambiguous="name of a state" if meanings else "part of a state")


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_yaml("venues.yaml")
    return declared
