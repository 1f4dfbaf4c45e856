"""Whose meeting ``his visit``, ``their talks`` and ``her meetings with …`` are."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.names.occasions import Occasion
from diplograph.reading.story.sameness import lies_in
from diplograph.reading.story.story import Story
from diplograph.reading.text.masks import Mask

OF_ONE, OF_MORE = ("his", "her"), ("their",)
THERE = re.compile(r" (?:to|in)(?: the)? (@[AP]\d+)")
TOLD = re.compile(  # who tells of his visit is the visitor, not who hears of it
    r"\b(?:briefed|informed|told|notified|updated|spoke to|reported to|shared with)(?: the)? @A\d+ [^@]*$"
)
FRONT = 60  # characters within which a phrase opens a sentence, and its owner follows
FOLLOWING = re.compile(r"^[^.;]{0,90}?, (?:the )?(@A\d+)")


def possessors(masked: Mask[Mention], occasion: Occasion, story: Story) -> tuple[Entity, ...]:
    """The persons or sides that the possessive pronoun of an occasion means; none where nobody fits."""
    if occasion.owner in OF_ONE:
        before = _before(masked, occasion)[TOLD.search(masked.text[: occasion.start]) is not None :]
        people = [e for e in (*before, *_after(masked, occasion), *_spoken_of(story)) if len(e) == 1]
        there = _destination(masked, occasion)
        return next((e for e in people if e[0].type == "Official" and not _at_home(story.side(e[0]), there)), ())
    if occasion.owner in OF_MORE:
        rows = (*_before(masked, occasion), *_after(masked, occasion), _two(masked, occasion), story.pair())
        return next((row for row in rows if len(row) > 1), ())
    return ()


def _before(masked: Mask[Mention], occasion: Occasion) -> list[tuple[Entity, ...]]:
    """The actors before the phrase, the nearest first."""
    keys = re.findall(r"@A\d+", masked.text[: occasion.start])
    return [masked.behind[key].entities for key in reversed(keys) if masked.behind[key].letter == ACTOR]


def _two(masked: Mask[Mention], occasion: Occasion) -> tuple[Entity, ...]:
    """``A told B during their talks``: the only two persons before the phrase."""
    people = dict.fromkeys(e for row in _before(masked, occasion) for e in row if e.type == "Official")
    return tuple(people) if len(people) == 2 else ()


def _after(masked: Mask[Mention], occasion: Occasion) -> list[tuple[Entity, ...]]:
    """The subject after a phrase that opens the sentence: ``During his visit to Oslo, Ann Lee``."""
    match = FOLLOWING.match(masked.text[occasion.end :]) if occasion.start < FRONT else None
    return [masked.behind[match[1]].entities] if match is not None else []


def _spoken_of(story: Story) -> list[tuple[Entity, ...]]:
    people = tuple(e for e in story.subject if e.type == "Official")
    return [people] if len(people) == 1 else []


def _at_home(side: Entity | None, there: Sequence[Entity]) -> bool:
    return any(place is side or lies_in(place, side) for place in there)


def _destination(masked: Mask[Mention], occasion: Occasion) -> tuple[Entity, ...]:
    """Where a visit leads: nobody visits his own state."""
    match = THERE.match(masked.text, occasion.end) if occasion.kind == "visit" else None
    return masked.behind[match[1]].entities if match is not None else ()
