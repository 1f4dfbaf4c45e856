"""Office phrases (``Minister for Foreign Affairs and Trade``) and forms of address in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from diplograph.lexicon import offices, portfolios
from diplograph.lexicon.offices import Office
from diplograph.lexicon.words import words
from diplograph.reading.text.tokens import Token, tokenise

T = TypeVar("T")
GLUE = frozenset({"-", "/"})
SMALL_ORDINALS = words("small_ordinals")
LEADERS = words("leader_words")
PORTFOLIO_LEADS = tuple(tuple(lead.split()) for lead in words("portfolio_leads"))
RETIRED = words("retired")
DELEGATION_WITHIN = 14
LONGEST_SHORT = 4  # letters of a word that a full stop cuts short (``Maj. Gen.``)


@dataclass(frozen=True, slots=True)
class Phrase:
    """An office phrase over tokens ``first`` to ``last`` (exclusive); ``past`` tells that it is held no more."""

    first: int
    last: int
    office: Office
    plural: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A form of address over tokens ``first`` to ``last`` (exclusive)."""

    first: int
    last: int
    plural: bool = False


def phrases(tokens: Sequence[Token], known: Mapping[int, tuple[int, int]]) -> list[Phrase]:
    """The office phrases of a sentence, from left to right."""
    found: list[Phrase] = []
    at = 0
    while at < len(tokens):
        match = None if at in known and known[at][1] - known[at][0] > 1 else _longest(tokens, at, _heads())
        if match is None:
            at += 1
            continue
        last, form = match
        ends_a_name = form.short and last - at == 1 and not _begins(tokens, at, last)
        if (ends_a_name and tokens[at].text.istitle()) or _is_other_word(tokens, at, last, form.office):
            at += 1
            continue
        first = _leftwards(tokens, at, found[-1].last if found else 0, known)
        last = _retired(tokens, last + _is_cut_short(tokens, last, form))
        last = _portfolio(tokens, _after(tokens, last, known), known)
        found.append(Phrase(first, last, form.office, form.number == "plural", _is_past(tokens, first, at)))
        at = last
    delegations = _delegations(tokens)
    apart = [p for p in found if not any(d.first < p.last and p.first < d.last for d in delegations)]
    return sorted([*apart, *delegations], key=lambda p: p.first)


def addresses(tokens: Sequence[Token]) -> list[Address]:
    """The forms of address of a sentence (``Mr.``, ``His Excellency``)."""
    found: list[Address] = []
    at = inside = 0
    while at < len(tokens):
        match = _longest(tokens, at, _honorifics())
        if match is None:
            inside = at + 1 if at == inside and tokens[at].capital else inside  # bin Pehin Datu Klow Haji …
            at += 1
            continue
        last = match[0]
        if at and (at == inside or tokens[at - 1].text.casefold() in particles()):  # bin Pengiran Dato Paduka …
            at = inside = last
            continue
        if last < len(tokens) and tokens[last].text == "." and last + 1 < len(tokens):
            last += 1
        elif last - at == 1 and at and tokens[at - 1].capital and not (last < len(tokens) and tokens[last].capital):
            at = last  # the last word of a name: Hun Sen
            continue
        last = _retired(tokens, last)
        found.append(Address(at, last, match[1].plural))
        at = last
    return found


def _is_cut_short(tokens: Sequence[Token], last: int, form: offices.OfficeForm) -> bool:
    """Whether the full stop after an office is that of its short form (``Gen. Moe``)."""
    stopped = form.short and last + 1 < len(tokens) and tokens[last].text == "."
    return stopped and (tokens[last + 1].capital or tokens[last + 1].text == "(")


def _retired(tokens: Sequence[Token], last: int) -> int:
    """Take in ``(Rtd)`` after a rank."""
    words = [t.text for t in tokens[last : last + 4]]
    if words[:1] == ["("] and len(words) > 2 and words[1].casefold() in RETIRED:
        length = 4 if words[2:4] == [".", ")"] else 3
        return last + length if words[length - 1] == ")" else last
    return last


@cache
def particles() -> frozenset[str]:
    """Small words inside personal names."""
    return frozenset(p for p in offices.particles() if not p.endswith(("-", "'")))


@cache
def _heads() -> Mapping[tuple[str, ...], offices.OfficeForm | None]:
    return _with_beginnings({_key(form): found for form, found in offices.heads().items()})


@cache
def _honorifics() -> Mapping[tuple[str, ...], offices.Honorific | None]:
    return _with_beginnings({_key(form): found for form, found in offices.honorifics().items()})


@cache
def _modifiers() -> Mapping[str, offices.Modifier]:
    return {form.rstrip("-").casefold(): found for form, found in offices.modifiers().items()}


def _key(form: str) -> tuple[str, ...]:
    return tuple(t.text.casefold().rstrip(".") for t in tokenise(form) if t.text not in GLUE and t.text != ".")


def _with_beginnings(table: Mapping[tuple[str, ...], T]) -> Mapping[tuple[str, ...], T | None]:
    """``table``, and ``None`` for every row of words that begins a longer one of it."""
    beginnings = {key[:length]: None for key in table for length in range(1, len(key))}
    return {**beginnings, **table}


def _longest(tokens: Sequence[Token], first: int, table: Mapping[tuple[str, ...], T | None]) -> tuple[int, T] | None:
    words: list[str] = []
    best: tuple[int, T] | None = None
    at = first
    while at < len(tokens):
        word = tokens[at].text
        if words and (word in GLUE or (word == "." and len(words[-1]) <= LONGEST_SHORT)):
            at += 1
            continue
        words.append(word.casefold().rstrip("."))
        at += 1
        beginning = tuple(words)
        if beginning not in table:
            break
        if (hit := table[beginning]) is not None:
            best = (at, hit)
    return best


def _begins(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether a name may follow a short office; before a comma it ends one: ``Hun Sen, then Prime Minister``."""
    if last == len(tokens) or (tokens[last].text == "," and first > 0 and tokens[first - 1].capital):
        return False
    return tokens[last].capital or tokens[last].text in (".", ",", "-")


def _is_other_word(tokens: Sequence[Token], first: int, last: int, office: Office) -> bool:
    """``King`` as a surname, ``Official Visit``, ``the first Minister Resident``: no office of this name."""
    if office.ambiguous in ("surname", "portfolio and common word") and not _is_office(tokens, first, last):
        return True
    if office.name == "Official":
        return last < len(tokens) and tokens[last].capital
    return last - first > 1 and tokens[first].text in SMALL_ORDINALS and tokens[first + 1].capital


def _is_past(tokens: Sequence[Token], first: int, head: int) -> bool:
    """Whether a word before the head says that the office is held no more (``former``)."""
    before = (tokens[at].text.casefold() for at in range(max(0, first - 2), head))
    return any(word in _modifiers() and _modifiers()[word].tense == "past" for word in before)


def _is_office(tokens: Sequence[Token], first: int, last: int) -> bool:
    """``King`` and ``Justice`` are offices before a name or ``of``."""
    return last < len(tokens) and (tokens[last].text == "of" or (tokens[first].capital and tokens[last].capital))


def _leftwards(tokens: Sequence[Token], at: int, stop: int, known: Mapping[int, tuple[int, int]]) -> int:
    """Where the phrase begins: modifiers and a portfolio before the head (``Senior Foreign Trade Minister``)."""
    first = at
    while first > stop and first - 1 not in known and _leads(tokens, first - 1, at, stop):
        first -= 1
    return first


def _leads(tokens: Sequence[Token], at: int, head: int, stop: int) -> bool:
    """Whether token ``at`` belongs to the phrase with its head at token ``head``."""
    word = tokens[at].text
    modifier = _modifiers().get(word.casefold())
    if modifier is not None and not modifier.after:
        return True
    if word == "-" and at > stop and tokens[at - 1].text.casefold() in _modifiers():
        return True
    if word in portfolios.words() and tokens[head].capital:
        return True
    if word in ("and", "&") and tokens[head].capital:  # Climate and Energy Minister
        return at > stop and tokens[at - 1].text in portfolios.words() and tokens[at + 1].text in portfolios.words()
    return word.isupper() and 2 <= len(word) <= 6 and tokens[head].text == "leader"


def _after(tokens: Sequence[Token], last: int, known: Mapping[int, tuple[int, int]]) -> int:
    """Take in ``-designate``, ``(SMS)``, ``(Planning and Law)`` and the like after a head."""
    if (
        last + 1 < len(tokens)
        and tokens[last].text == "-"
        and tokens[last + 1].text.casefold() in ("designate", "elect")
    ):
        last += 2
    elif last < len(tokens) and tokens[last].text.casefold() in ("designate", "elect"):
        last += 1
    if last < len(tokens) and tokens[last].text == "(":
        closed = next((at for at in range(last + 2, min(last + 10, len(tokens))) if tokens[at].text == ")"), last)
        inside = range(last + 1, closed)
        if inside and not any(at in known for at in inside) and all(_in_brackets(tokens[at]) for at in inside):
            return closed + 1
    return last


def _in_brackets(token: Token) -> bool:
    return token.capital or token.text in (",", "and", "&", "/", "-", "of", "for")


def _portfolio(tokens: Sequence[Token], last: int, known: Mapping[int, tuple[int, int]]) -> int:
    """Take in ``for Foreign Affairs and Trade`` after a head."""
    at = last
    for lead in PORTFOLIO_LEADS:
        if tuple(t.text.casefold() for t in tokens[at : at + len(lead)]) == lead:
            at += len(lead)
    if at < len(tokens) and tokens[at].text == "," and at + 1 < len(tokens) and tokens[at + 1].text in ("of", "for"):
        at += 1
    if at >= len(tokens) or tokens[at].text not in ("of", "for", "on"):
        return last
    at += 1
    end = last
    while at < len(tokens):
        word = tokens[at].text
        if word in portfolios.words() and at not in known:
            at += 1
            end = at
        elif word in (",", "and", "&", "the", "of", "for", "-"):
            at += 1
        else:
            break
    return end


def _delegations(tokens: Sequence[Token]) -> list[Phrase]:
    """``acting head of the … delegation``: an office whose words hold a whole body between them."""
    office = offices.heads()["Head of Delegation"].office
    found = []
    for at, token in enumerate(tokens):
        if token.text.casefold() not in LEADERS or at + 1 >= len(tokens) or tokens[at + 1].text != "of":
            continue
        for last in range(at + 2, min(at + 2 + DELEGATION_WITHIN, len(tokens))):
            if tokens[last].text in (",", ";", "."):
                break
            if tokens[last].text.casefold() == "delegation":
                found.append(Phrase(_leftwards(tokens, at, 0, {}), last + 1, office))
                break
    return found
