"""The nouns of instruments and the instruments that are known by a name, from ``agreement_kinds.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings

CLASSES = ("binding", "political", "programme")


@dataclass(frozen=True, slots=True)
class AgreementKind:
    """A noun for instruments: ``agreement_class`` is one of ``CLASSES``; ``plural`` is ``None`` where it has none.

    ``generic`` tells that the noun alone names no instrument; ``joint`` that the parties in its title made it;
    ``ambiguous`` says what else the word may mean.
    """

    name: str
    agreement_class: str
    plural: str | None = None
    other: tuple[str, ...] = ()
    acronyms: tuple[str, ...] = ()
    generic: bool = False
    joint: bool = False
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """A form of a kind's noun: in lower case, or an acronym (``short``).

    ``number`` is "singular", "plural" or, where there is one form only, "either".
    """

    form: str
    kind: AgreementKind
    number: str
    short: bool = False


@dataclass(frozen=True, slots=True)
class NamedAgreement:
    """A well-known instrument: its short ``form``, full ``name``, ``kind`` (name of an ``AgreementKind``).

    ``parties`` are names of organisations or codes of states, given only where they are few and beyond doubt.
    """

    form: str
    name: str
    kind: str
    other: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    year: int | None = None
    ambiguous: str = ""


@cache
def kinds() -> Mapping[str, AgreementForm]:
    """Every form of every noun, in all spellings, longest first; acronyms as they are written ("MoU", "FTAs")."""
    found: dict[str, AgreementForm] = {}
    for kind in _kinds():
        for form in _forms(kind):
            for spelling in spellings(form.form):
                found.setdefault(spelling, form)
    return MappingProxyType({form: found[form] for form in sorted(found, key=lambda text: (-len(text), text))})


@cache
def named() -> Mapping[str, NamedAgreement]:
    """Well-known instruments by every name, in all spellings."""
    found: dict[str, NamedAgreement] = {}
    for form, body in _declared()["named"].items():
        each = NamedAgreement(form, **{key: _frozen(value) for key, value in body.items()})
        for name in (form, each.name, *each.other):
            for spelling in spellings(name):
                found.setdefault(spelling, each)
    return MappingProxyType(found)


def _kinds() -> list[AgreementKind]:
    return [
        AgreementKind(name, agreement_class, **{key: _frozen(value) for key, value in body.items()})
        for agreement_class, kinds_of_class in _declared()["kinds"].items()
        for name, body in kinds_of_class.items()
    ]


def _forms(kind: AgreementKind) -> list[AgreementForm]:
    forms = [AgreementForm(kind.name, kind, "singular" if kind.plural else "either")]
    forms += [AgreementForm(plural, kind, "plural") for plural in (kind.plural, *kind.other) if plural]
    for acronym in kind.acronyms:
        forms.append(AgreementForm(acronym, kind, "singular", short=True))
        if not acronym.endswith((".", "s")):
            forms.append(AgreementForm(acronym + "s", kind, "plural", short=True))
    return forms


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_yaml("agreement_kinds.yaml")
    return declared
