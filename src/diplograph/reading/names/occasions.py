"""Meetings without a name of their own: ``a courtesy call``, ``Russian-Chinese talks``.

The patterns run over a masked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from diplograph.lexicon import meetings as meeting_lexicon
from diplograph.lexicon.words import words
from diplograph.reading.names.mentions import Mention
from diplograph.reading.names.phrases import Before, before
from diplograph.reading.steps import step
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.ordinals import ordinal
from diplograph.reading.text.patterns import alternatives

NAMED_ONLY = words("no_unnamed_meetings")
VERB_LIKE = words("verb_like")
NO_MEETING_WITH = words("no_meeting_with")
ROUND_OF = re.compile(r"(?:\b(?:the|a|an|their|its) )?(?:(?P<number>[\w-]+) )?round of (?:the )?$")
NUMBER_AND = re.compile(r"\b(?P<number>[\w-]+)(?:,| and|, and) $")
POSSESSIVES = ("his", "her", "their", "its", "our")


@dataclass(frozen=True, slots=True)
class Occasion:
    """An unnamed meeting in a masked sentence: its span there, its noun, kind, number, and the actors in the phrase.

    ``single`` is the noun in the singular, ``owner`` the possessive pronoun before it.
    """

    start: int
    end: int
    noun: str
    single: str
    kind: str
    definite: bool
    ordinal: int | None
    actors: tuple[str, ...]
    plural: bool
    dates: tuple[str, ...]
    bare: bool
    owner: str
    ordinals: tuple[int, ...]


@cache
def _meeting_nouns() -> re.Pattern[str]:
    kinds = {f: m.kind for f, m in meeting_lexicon.kinds().items() if m.kind.name not in NAMED_ONLY}
    nouns = [*kinds, *(f.title() for f, kind in kinds.items() if kind.meeting_class == "visit" and " " in f)]
    return re.compile(rf"(?<![\w@'-])(?:{alternatives([*nouns, *(n.capitalize() for n in nouns)])})(?![\w-])")


@cache
def _meeting_forms() -> Mapping[str, meeting_lexicon.MeetingForm]:
    return {form.replace("-", " "): found for form, found in meeting_lexicon.kinds().items()}


@step("unnamed-meetings")
def occasions(mask: Mask[Mention]) -> Iterator[Occasion]:
    """The unnamed meetings of a masked sentence."""
    for match in _meeting_nouns().finditer(mask.text):
        noun = match[0].casefold()
        form = _meeting_forms().get(noun.replace("-", " "))
        if form is None:
            continue
        left = before(mask.text, match.start())
        numbers, start = _numbers(mask.text, left)
        introduced = bool(left.det or left.possessive or numbers or left.adjectives or left.actors or left.dates)
        if noun in VERB_LIKE and not introduced and (match.start() > 0 or noun in ("dialogue", "dialog", "forum")):
            continue
        if left.det in ("a", "an") and noun in ("dialogue", "forum", "discussion") and not left.actors:
            continue
        if any(w in NO_MEETING_WITH for w in left.adjectives) or _goes_on(
            noun, mask.text[match.end() : match.end() + 14]
        ):
            continue
        plural = form.number == "plural" or left.det in ("two", "three", "several", "separate")
        yield Occasion(
            start=start,
            end=match.end(),
            noun=noun,
            single=form.kind.name,
            kind=form.kind.meeting_class,
            definite=left.det in ("the", "this", "that"),
            ordinal=numbers[0] if numbers else None,
            ordinals=numbers,
            actors=left.actors if len(left.actors) > 1 or left.possessive else (),
            plural=plural,
            dates=left.dates,
            bare=not (left.adjectives or left.actors or numbers or left.dates),
            owner=left.det if left.det in POSSESSIVES else "",
        )


def _numbers(text: str, left: Before) -> tuple[tuple[int, ...], int]:
    """The numbers of a phrase and where it begins: ``the 5th and 6th meetings``, ``the fifth round of A-B talks``."""
    numbers = [left.number] if left.number is not None else []
    start = left.start
    if match := ROUND_OF.search(text, max(0, start - 40), start):
        number = ordinal(match["number"]) if match["number"] else None
        return ((number,) if number is not None else tuple(numbers)), match.start()
    while numbers and (match := NUMBER_AND.search(text, max(0, start - 24), start)):
        number = ordinal(match["number"])
        if number is None:
            break
        numbers.insert(0, number)
        start = match.start()
    return tuple(numbers), start


def _goes_on(noun: str, following: str) -> bool:
    """Words after a noun that show it to be something else: ``a call for peace``, ``meeting the needs``."""
    if noun == "calls" and re.match(r" (?:up)?on ", following):
        return True
    if noun == "reception":
        return re.match(r" of (?:the )?@A", following) is not None
    if noun in ("call", "calls"):
        return re.match(r" (?:for|to (?!@))", following) is not None
    if noun == "meeting":
        return re.match(r" (?:the|its|these|our|a|place|room|point) ", following) is not None
    return (
        re.match(r"(?: (?:relations|partners?|relationship|mechanism|process|with reporters)|-)", following, re.I)
        is not None
    )
