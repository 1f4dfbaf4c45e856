"""Bodies by every name (``organisations.yaml``) and nouns that make a phrase a body (``organisation_heads.yaml``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon.files import read_rows, read_yaml
from diplograph.lexicon.spelling import spellings, without_article


@dataclass(frozen=True, slots=True)
class Organisation:
    """A body under its usual full name.

    ``parent`` is the ``name`` of the body that it belongs to, ``state`` the code of the state whose body it is.
    """

    name: str
    kind: str
    acronyms: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    parent: str | None = None
    state: str | None = None
    ambiguous: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """One form of a body's name, without "the": ``kind`` is "name", "other" or "acronym".

    ``ambiguous`` says what else the form may mean, empty where nothing.
    """

    form: str
    organisation: Organisation
    kind: str
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A noun that makes a capitalised phrase a body of this ``kind``.

    ``meeting``: it is an occasion as often as a body; ``optional``: a graph may leave such bodies out.
    """

    form: str
    kind: str
    number: str
    meeting: bool = False
    optional: bool = False
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class GenericBody:
    """A body that every state has: ``name`` is what ``form`` stands for; the text tells whose it is."""

    form: str
    name: str
    kind: str


@cache
def organisations() -> Mapping[str, Organisation]:
    """Every body by its full name: those written by hand, then those of the public list that add something."""
    declared = read_yaml("organisations.yaml")
    by_hand = {name: _organisation(name, body) for name, body in declared.items()}
    known = {spelling for each in by_hand.values() for form, _ in _forms(each) for spelling in spellings(form)}
    parents = {form: each.name for each in by_hand.values() for form, _ in _forms(each)}
    found = {each.name: _with_parent(each, parents) for each in by_hand.values()}
    for name, kind, *acronyms in read_rows("organisations_more.tsv"):
        if name not in known:
            found[name] = Organisation(name, kind, tuple(a for a in acronyms if a and a not in known))
    return MappingProxyType(found)


@cache
def names() -> Mapping[str, tuple[OrganisationName, ...]]:
    """Every form, in all its spellings, with the bodies that it may mean, the likeliest first."""
    found: dict[str, list[OrganisationName]] = {}
    for each in organisations().values():
        for form, kind in _forms(each):
            name = OrganisationName(form, each, kind, each.ambiguous.get(form, ""))
            for spelling in spellings(form):
                known = found.setdefault(spelling, [])
                if all(other.organisation is not each for other in known):
                    known.append(name)
    return MappingProxyType({form: tuple(sorted(names, key=_likelihood)) for form, names in found.items()})


def find(form: str) -> tuple[OrganisationName, ...]:
    """What ``form`` may mean, with or without a leading "the"; empty where no such body is known."""
    return names().get(form) or names().get(without_article(form), ())


@cache
def heads() -> Mapping[str, Head]:
    """The head nouns, singular and plural, longest first."""
    found: dict[str, Head] = {}
    for form, body in _declared()["heads"].items():
        facts = {key: value for key, value in body.items() if key != "plural"}
        found[form] = Head(form, number="singular", **facts)
        if "plural" in body:
            found[body["plural"]] = Head(body["plural"], number="plural", **facts)
    return MappingProxyType({form: found[form] for form in sorted(found, key=lambda text: (-len(text), text))})


@cache
def generic() -> Mapping[str, GenericBody]:
    """The bodies that every state has, by each form that names one without its state, in all spellings."""
    return MappingProxyType(
        {
            spelling: GenericBody(form, **body)
            for form, body in _declared()["generic"].items()
            for spelling in spellings(form)
        }
    )


def _organisation(name: str, body: Mapping[str, Any]) -> Organisation:
    facts: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in body.items()}
    return Organisation(name, **facts)


def _with_parent(each: Organisation, parents: Mapping[str, str]) -> Organisation:
    if each.parent is None:
        return each
    return Organisation(
        each.name, each.kind, each.acronyms, each.other, parents[each.parent], each.state, each.ambiguous
    )


def _forms(each: Organisation) -> Iterator[tuple[str, str]]:
    yield each.name, "name"
    yield from ((form, "other") for form in each.other)
    yield from ((form, "acronym") for form in each.acronyms)


def _likelihood(name: OrganisationName) -> tuple[bool, bool]:
    """Sorts forms that mean nothing else, and names before acronyms, to the front; else the order of the file."""
    return bool(name.ambiguous), name.kind == "acronym"


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_yaml("organisation_heads.yaml")
    return declared
