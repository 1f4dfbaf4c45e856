"""Meetings and agreements without a name of their own: ``a courtesy call``, ``Russian-Chinese talks``, ``a memorandum on …``.

The patterns run over a masked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from diplograph.lexicon import agreements as agreement_lexicon
from diplograph.lexicon import meetings as meeting_lexicon
from diplograph.reading.chunks import ORDINALS, ordinal
from diplograph.reading.masks import Mask
from diplograph.reading.mentions import Mention
from diplograph.reading.patterns import alternatives

GENERIC = frozenset(
    "event round week launch opening mission tour transit exhibition expo exercise parade concert lecture "
    "panel interview hearing training congress assembly convention celebration commemoration journey "
    "negotiations negotiation bilateral ministerial trilateral press-conference".split()
) | {"press conference", "briefing", "joint exercise", "exchange of views", "training course"}
VERB_LIKE = frozenset({"call", "visit", "meeting", "signing", "dialogue", "dialog", "discussion", "consultation", "session", "conversation", "forum"})
WORDS = r"(?:[a-z]+(?:-[a-z]+)* )"
NOT_BEFORE = frozenset(
    "of in on at to for with by and or from as is was were are be been has have had will would that which who during after "
    "before following than it not no any into about through under this regular future further all such when while".split()
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An unnamed meeting in a masked sentence: its span there, its noun, kind, number, and the actors in the phrase."""

    start: int
    end: int
    noun: str
    kind: str
    definite: bool
    ordinal: int | None
    actors: tuple[str, ...]
    plural: bool
    dates: tuple[str, ...]
    bare: bool


@cache
def _meeting_pattern() -> re.Pattern[str]:
    nouns = [f for f, m in meeting_lexicon.kinds().items() if m.kind.name not in GENERIC]
    numbers = "|".join([*ORDINALS, r"\d{1,3}(?:st|nd|rd|th)"])
    lead = r"(?:(?:@[AJ]\d+)(?:'s?)?(?:(?:, | and |-|–| )(?:the )?)?)*"
    det = r"(?:[Tt]he|[Aa]n?|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts|[Tt]his|[Tt]hat|[Tt]hese|[Tt]wo|[Tt]hree|[Ss]everal|[Ss]eparate|[Aa]nother|[Bb]oth|[Oo]ur)"
    return re.compile(
        rf"(?<![\w@-])(?P<det>{det} )?(?P<number1>(?:{numbers})[ -])?(?P<lead>{lead})(?P<date>(?:@D\d+,? )?)"
        rf"(?P<number>(?:{numbers})[ -])?(?P<mods>{WORDS}{{0,3}}?)(?P<noun>{alternatives([*nouns, *(n.capitalize() for n in nouns)])})(?![\w-])",
        re.I,
    )


def occasions(mask: Mask[Mention]) -> Iterator[Occasion]:
    """The unnamed meetings of a masked sentence."""
    for match in _meeting_pattern().finditer(mask.text):
        noun = match["noun"].casefold()
        form = meeting_lexicon.kinds().get(noun)
        mods = match["mods"].split()
        det = (match["det"] or "").strip().casefold()
        actors = tuple(re.findall(r"@[AJ]\d+", match["lead"]))
        if form is None or any(w in NOT_BEFORE for w in mods):
            continue
        possessive = "'" in match["lead"]
        number = ordinal((match["number"] or match["number1"] or "").strip(" -"))
        introduced = bool(det or possessive or number or mods or actors or match["date"])
        if noun in VERB_LIKE and not introduced and match.start() > 0:
            continue
        if det in ("a", "an") and noun in ("dialogue", "forum", "discussion") and not actors:
            continue
        following = mask.text[match.end() : match.end() + 12]
        if noun == "call" and re.match(r" (?:for|to)\b", following) or noun == "meeting" and re.match(r" (?:the|its|these|our|a) ", following):
            continue
        yield Occasion(
            match.start(), match.end(), noun, form.kind.meeting_class, det in ("the", "this", "that"), number, actors,
            form.number == "plural" or det in ("two", "three", "several", "separate"),
            tuple(re.findall(r"@D\d+", match["date"])),
            bare=not (mods or actors or number or match["date"]),
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Instrument:
    """An unnamed agreement in a masked sentence: its span, kind, and the actors within."""

    start: int
    end: int
    kind: str
    topic: str
    actors: tuple[str, ...]
    definite: bool
    plural: bool


NAMELESS = frozenset("plan programme program framework strategy initiative project act contract concession order law list note letter statement partnership policy vision roadmap road map concept arrangement charter constitution decision package report".split())


@cache
def _agreement_pattern() -> re.Pattern[str]:
    nouns = [f for f, k in agreement_lexicon.kinds().items()]
    det = r"(?:[Tt]he|[Aa]n?|[Tt]heir|[Ii]ts|[Tt]his|[Tt]wo|[Tt]hree|[Ss]everal)"
    topic = (
        r"(?: (?:on|concerning|regarding|for|in the field of|in the area of|relating to|to|of)"
        r" (?!@D|their behalf|behalf)(?:the |an? )?[^@.,;:()]{3,70}?(?= between|,|\.|;|$| with @| at | in @| on @D| was | were | and the | which | that | during | to be | by @| signed| will | has | had ))?"
    )
    between = r"(?P<between>(?: between| of| by| with)(?: the)? @A\d+)?"
    return re.compile(
        rf"(?<![\w@-])(?P<det>{det} )?(?P<lead>(?:@[AJ]\d+(?:'s?)?[ -]?)*)(?P<mods>{WORDS}{{0,3}}?)(?P<noun>{alternatives(nouns)})(?![\w-])"
        rf"(?P<between1>(?: between(?: the)? @A\d+)?)(?P<topic>{topic}){between}"
    )


def instruments(mask: Mask[Mention]) -> Iterator[Instrument]:
    """The unnamed agreements of a masked sentence that say more than a general word."""
    for match in _agreement_pattern().finditer(mask.text):
        form = agreement_lexicon.kinds()[match["noun"]]
        det = (match["det"] or "").strip().casefold()
        topic, actors = match["topic"].strip(), re.findall(r"@[AJ]\d+", match["lead"] + match["between1"] + (match["between"] or ""))
        mods = match["mods"].split()
        if any(w in NOT_BEFORE for w in mods) or form.kind.name in NAMELESS and not (topic and actors):
            continue
        if not (topic or actors or form.kind.joint or mods):
            continue
        yield Instrument(
            match.start(), match.end(), form.kind.name, topic, tuple(actors), det in ("the", "this", "their", "its"), form.number == "plural"
        )
