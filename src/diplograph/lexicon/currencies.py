"""Currencies and sums of money as texts write them, from ``currencies.tsv`` and ``currencies.yaml``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from diplograph.lexicon.files import read_rows, read_yaml

NUMBER = r"\d{1,3}(?:[,\u00a0 ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2}(?!\d))?|\d+\.\d+"


@dataclass(frozen=True, slots=True)
class Currency:
    """A form of a currency and its ISO 4217 code; ``ambiguous`` says what else the form may mean.

    ``kind`` is "code", "sign" (they stand before a number or after it) or "name" (after it).
    """

    form: str
    code: str
    kind: str
    ambiguous: str = ""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of money in a text: characters ``start`` to ``end`` say ``amount`` units of ``currency`` (ISO 4217)."""

    start: int
    end: int
    amount: float
    currency: str


@cache
def forms() -> Mapping[str, Currency]:
    """Every way to write a currency: ISO codes, signs, and names in singular and plural."""
    found = {each.form: each for each in _declared_forms()}
    for code, *names in read_rows("currencies.tsv"):
        found.setdefault(code, Currency(code, code, "code"))
        for name in names:
            found.setdefault(name, Currency(name, code, "name"))
    return MappingProxyType(found)


@cache
def magnitudes() -> Mapping[str, int]:
    """Words and letters that multiply the number before them ("million", "bn")."""
    return MappingProxyType(_declared()["magnitudes"])


def sums(text: str) -> tuple[Sum, ...]:
    """The sums of money in ``text``, in order: "USD 48 million", "£1m", "25 million pounds", "S$1.5 million".

    >>> sums("a grant of 1 million GBP")
    (Sum(start=11, end=24, amount=1000000.0, currency='GBP'),)
    """
    return tuple(_sum(match) for match in _pattern().finditer(text))


def _sum(match: re.Match[str]) -> Sum:
    said = match.groupdict()
    factor = magnitudes()[(said["many"] or said["many_after"])] if said["many"] or said["many_after"] else 1
    amount = _number(said["number"] or said["number_after"]) * factor
    form = said["before"] or said["after"]
    return Sum(match.start(), match.end(), round(amount, 2), forms()[form].code)


def _number(text: str) -> float:
    """A number with separators of thousands, or with a decimal comma of one or two digits."""
    if re.fullmatch(r"\d+,\d{1,2}", text):
        return float(text.replace(",", "."))
    return float(re.sub(r"[,\u00a0 ]", "", text))


@cache
def _pattern() -> re.Pattern[str]:
    """A currency before its number, or after it and its magnitude."""
    before = _either(form for form, currency in forms().items() if currency.kind != "name")
    after = _either(form for form in forms() if not form.endswith("$"))
    many = _either(magnitudes())
    return re.compile(
        rf"(?<!\w)(?P<before>{before})\s?(?P<number>{NUMBER})(?:[\s-]?(?P<many>{many})\b)?"
        rf"|(?<![\w.,])(?P<number_after>{NUMBER})(?:[\s-]?(?P<many_after>{many})\b)?(?:\sof)?[\s-]?(?P<after>{after})(?!\w)"
    )


def _either(texts: Iterator[str] | Mapping[str, int]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=lambda text: (-len(text), text)))


def _declared_forms() -> Iterator[Currency]:
    for form, body in _declared()["signs"].items():
        yield Currency(form, body["code"], "sign", body.get("ambiguous", ""))
    for name, body in _declared()["names"].items():
        for form in filter(None, (name, body.get("plural"))):
            yield Currency(form, body["code"], "name", body.get("ambiguous", ""))


@cache
def _declared() -> Mapping[str, Any]:
    declared: Mapping[str, Any] = read_yaml("currencies.yaml")
    return declared
