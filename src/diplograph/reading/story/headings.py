"""Headings that name a treaty: what the paragraph below calls ``the first treaty between A and B`` is that one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.lexicon import agreements
from diplograph.reading.dossier import Entity
from diplograph.reading.names.instruments import Instrument
from diplograph.reading.names.mentions import AGREEMENT, Mention
from diplograph.reading.registry import name_key
from diplograph.reading.story.scene import Scene

HEADING = re.compile(r"(?:the )?(?P<name>@G\d+)(?:,? \(?(?P<date>@D\d+)\)?)?\.?$", re.I)
KINDS = ("heading", "title", "line")


def note_heading(scene: Scene) -> None:
    """Keep the agreement that a heading names until the next; below it a longer or a shorter name is its own."""
    story = scene.story
    if scene.line.sentence.kind in KINDS:
        match = HEADING.match(scene.masked.text)
        story.under = scene.masked.behind[match["name"]].entity if match else None
        if match and match["date"] and story.under is not None:
            when = scene.masked.behind[match["date"]].when
            story.under.set("date", when.value if when is not None else None)
    elif story.under is not None:
        for mention in scene.mentions:
            if mention.letter == AGREEMENT and mention.chunk is not None and _is_same(mention.entity, story.under):
                story.under.call(mention.entity.name)
                mention.entities = (story.under,)


def _is_same(named: Entity, heading: Entity) -> bool:
    one, other = set(name_key(named.name).split()), set(name_key(heading.name).split())
    return named.properties.get("kind") == heading.properties.get("kind") and (one <= other or other <= one)


def below_heading(scene: Scene, instrument: Instrument, inner: Sequence[Mention]) -> Entity | None:
    """The treaty of the heading, where the words below it speak of one between states without naming it."""
    heading = scene.story.under
    sides = {e for m in inner for e in m.entities}
    if heading is None or instrument.plural or not (instrument.counted or len(sides) > 1):
        return None
    form, known = agreements.kinds().get(instrument.kind), agreements.kinds().get(str(heading.properties.get("kind")))
    both_bind = form is not None and known is not None and form.kind.agreement_class == known.kind.agreement_class
    return heading if both_bind else None
