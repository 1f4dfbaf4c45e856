"""The nouns of meetings and the series that go by an acronym, from ``meeting_kinds.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings

CLASSES = ("summit", "talks", "call", "visit", "conference", "ceremony", "other")


@dataclass(frozen=True, slots=True)
class MeetingKind:
    """A noun for meetings: ``meeting_class`` is one of ``CLASSES``; ``plural`` is ``None`` where it is one already.

    ``body`` tells that the noun is a standing body as often as an occasion; ``ambiguous`` says what else it may mean.
    """

    name: str
    meeting_class: str
    plural: str | None = None
    acronym: str | None = None
    body: bool = False
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class MeetingForm:
    """A form of a kind's noun, in lower case; ``number`` is "singular", "plural" or, for "talks", "either"."""

    form: str
    kind: MeetingKind
    number: str


@dataclass(frozen=True, slots=True)
class Series:
    """A series of meetings: ``participants`` are names of organisations or codes of states that always take part."""

    form: str
    name: str
    kind: str
    other: tuple[str, ...] = ()
    participants: tuple[str, ...] = ()
    ambiguous: str = ""


@cache
def kinds() -> Mapping[str, MeetingForm]:
    """Every form of every noun, in lower case, in all spellings, longest first."""
    found: dict[str, MeetingForm] = {}
    for form in (*map(_name, _kinds()), *filter(None, map(_plural, _kinds()))):
        for spelling in spellings(form.form):
            found.setdefault(spelling, form)
    return MappingProxyType({form: found[form] for form in sorted(found, key=lambda text: (-len(text), text))})


@cache
def modifiers() -> frozenset[str]:
    """Lower-case words that may stand before a kind and belong to its name ("special", "high-level")."""
    return frozenset(spelling for word in _declared()["modifiers"] for spelling in spellings(word))


@cache
def series() -> Mapping[str, Series]:
    """Series of meetings by acronym, full name and other names, in all spellings."""
    found: dict[str, Series] = {}
    for form, body in _declared()["series"].items():
        each = Series(
            form=form,
            name=body["name"],
            kind=body["kind"],
            other=tuple(body.get("other", ())),
            participants=tuple(body["participants"]),
            ambiguous=body.get("ambiguous", ""),
        )
        for name in (form, each.name, *each.other):
            for spelling in spellings(name):
                found.setdefault(spelling, each)
    return MappingProxyType(found)


@cache
def _kinds() -> tuple[MeetingKind, ...]:
    return tuple(
        MeetingKind(name, meeting_class, **body)
        for meeting_class, kinds_of_class in _declared()["kinds"].items()
        for name, body in kinds_of_class.items()
    )


def _name(kind: MeetingKind) -> MeetingForm:
    return MeetingForm(kind.name, kind, "singular" if kind.plural else "either")


def _plural(kind: MeetingKind) -> MeetingForm | None:
    return MeetingForm(kind.plural, kind, "plural") if kind.plural else None


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_yaml("meeting_kinds.yaml")
    return declared
