"""The words of offices and of forms of address, from ``offices.yaml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.identity import fold
from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings


@dataclass(frozen=True, slots=True)
class Office:
    """The head word of an office.

    ``name`` is its full singular; ``office_class`` one of the classes that ``offices.yaml`` explains; ``mission`` tells
    a head of mission; ``role`` a function in a meeting rather than a post; ``press`` who speaks to the press; ``state``
    is set where the words alone name the state (its code); ``ambiguous`` says what else the word may mean.
    """

    name: str
    office_class: str
    plural: str | None = None
    abbreviations: tuple[str, ...] = ()
    mission: bool = False
    role: bool = False
    press: bool = False
    state: str | None = None
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class OfficeForm:
    """One way to write an office: ``number`` is "singular" or "plural"; ``short`` tells an abbreviation."""

    form: str
    office: Office
    number: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word beside a head: ``after`` where it follows ("Elect"); ``tense`` is past, then, present or future."""

    form: str
    after: bool = False
    tense: str = "present"


@dataclass(frozen=True, slots=True)
class Honorific:
    """A form of address before a name; ``kind`` as ``offices.yaml`` explains; ``plural`` where names follow."""

    form: str
    kind: str
    plural: bool = False
    ambiguous: str = ""


@cache
def heads() -> Mapping[str, OfficeForm]:
    """Every form of every office, capitalised as in titles ("Foreign Ministers", "PM", "Charge d'affaires")."""
    found: dict[str, OfficeForm] = {}
    for office in _offices():
        for form in _forms(office):
            for spelling in spellings(form.form):
                found.setdefault(spelling, form)
    return MappingProxyType(found)


@cache
def modifiers() -> Mapping[str, Modifier]:
    """The words that go with a head, by form; "Ex-" and "Co-" are glued to the word that follows."""
    declared = read_declared()["modifiers"]
    return MappingProxyType({form: Modifier(form, **body) for form, body in declared.items()})


@cache
def honorifics() -> Mapping[str, Honorific]:
    """Forms of address by form, in all spellings."""
    declared = read_declared()["honorifics"]
    return MappingProxyType(
        {spelling: Honorific(form, **body) for form, body in declared.items() for spelling in spellings(form)}
    )


@cache
def particles() -> frozenset[str]:
    """Lower-case words inside names ("bin", "van der"); one that ends in "-" or "'" is glued to what follows."""
    return frozenset(read_declared()["particles"])


@cache
def suffixes() -> frozenset[str]:
    """What may follow a name: "Jr.", "III", decorations."""
    return frozenset(read_declared()["suffixes"])


@cache
def folded_suffixes() -> frozenset[str]:
    """The same as the words of a folded name have them."""
    return frozenset(fold(suffix) for suffix in suffixes())


@cache
def read_declared() -> Mapping[str, Any]:
    """What ``offices.yaml`` declares."""
    declared: Mapping[str, Any] = read_yaml("offices.yaml")
    return declared


def _offices() -> Iterator[Office]:
    for office_class, offices in read_declared()["heads"].items():
        for name, body in offices.items():
            yield Office(
                name=name,
                office_class=office_class,
                plural=body.get("plural"),
                abbreviations=tuple(body.get("abbreviations", ())),
                mission=body.get("mission", False),
                role=body.get("role", False),
                press=body.get("press", False),
                state=body.get("state"),
                ambiguous=body.get("ambiguous", ""),
            )


def _forms(office: Office) -> Iterator[OfficeForm]:
    yield OfficeForm(office.name, office, "singular")
    if office.plural:
        yield OfficeForm(office.plural, office, "plural")
    for short in office.abbreviations:
        yield OfficeForm(short, office, "singular", short=True)
