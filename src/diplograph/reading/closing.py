"""What the whole text says beyond its sentences: parties in names, owners of bodies, sides by default, date and place of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.layout import Layout
from diplograph.reading.mentions import ACTOR, AGREEMENT, MEETING, PLACE, Mention
from diplograph.reading.scan import Line, party_mentions
from diplograph.reading.story import Story

DATELINE = re.compile(r"^\s*(?P<place>[A-Z][A-Za-z .'-]{2,30}?)(?:, (?P<date>[^()–—:-]{3,25}?))? ?(?:\([A-Za-z./ ]{2,20}\))?\s?(?:[–—:-]) ?(?=[A-Z])")


def close(story: Story, lines: Sequence[Line], layout: Layout, published: str | None) -> None:
    """Fill in what names, headings and the publisher say; nothing that a sentence has said is changed."""
    for line in lines:
        for mention in line.mentions:
            _by_name(story, mention, line, layout.text)
    _default_sides(story, lines)
    if story.headline is not None:
        _headline(story, story.headline, lines, layout, published)
    _adopted_on_the_day(story)


def _by_name(story: Story, mention: Mention, line: Line, text: str) -> None:
    support = Support(line.sentence.start, line.sentence.end, "parties-in-name")
    if mention.letter == AGREEMENT and mention.entities:
        instrument = mention.entity
        for party in instrument.parties:
            instrument.put("parties", party, support)
        if mention.chunk is not None and re.search(r"\b[Ii]mplement", text[mention.start : mention.end]):
            for inner in mention.inner:
                if inner.letter == AGREEMENT and inner.entities:
                    instrument.put("implements", inner.entity, Support(line.sentence.start, line.sentence.end, "implements-in-name"))
    elif mention.letter == MEETING and mention.entities and mention.chunk is not None:
        named = party_mentions(mention.inner, text, mention.start, mention.end)
        parties = [e for m in named for e in m.entities]
        story.attend(mention.entity, parties, Support(line.sentence.start, line.sentence.end, "participants-in-name"))
    elif mention.letter == ACTOR and mention.entities and mention.entity.type == "Organisation":
        _owner(story, mention.entity, Support(line.sentence.start, line.sentence.end, "owner-in-name"))


def _owner(story: Story, body: Entity, support: Support) -> None:
    """A body is part of the body or the state that its name says."""
    for owner in body.parties:
        body.put("part_of", owner, support)
    parent = story.registry.parent_in_name(body)
    if parent is not None:
        body.put("part_of", parent, support)


def _default_sides(story: Story, lines: Sequence[Line]) -> None:
    """Officials with an office but no side speak for the publisher's state."""
    if story.home is None or not lines:
        return
    first = lines[0].sentence
    for official in story.officials.known:
        posts = story.officials.posts.get(official, [])
        if not official.held("represents") and any(p.office_class in ("head_of_state", "head_of_government", "minister") for p in posts):
            line = next((x for x in lines if any(official in m.entities for m in x.mentions)), None)
            where = line.sentence if line is not None else first
            official.put("represents", story.home, Support(where.start, where.end, "side-of-publisher"), office=posts[0].name)


def _headline(story: Story, meeting: Entity, lines: Sequence[Line], layout: Layout, published: str | None) -> None:
    for line in lines[:6]:
        body = layout.text[line.sentence.start : line.sentence.end]
        places = [m for m in line.mentions if m.letter == PLACE]
        alone = line.sentence.kind == "line" and places and not any(m.letter == ACTOR and m.start < places[0].start for m in line.mentions)
        dateline = DATELINE.match(body) if line.sentence.kind == "text" else None
        if (alone or (dateline and places and places[0].start < line.sentence.start + 12)) and not meeting.held("held_in"):
            meeting.put("held_in", places[0].entity, Support(line.sentence.start, line.sentence.end, "venue-line"))
        if alone or dateline:
            break
    if not meeting.properties.get("date") and published and meeting.properties.get("status") != "planned" and _is_news(meeting, lines):
        meeting.set("date", published)
        meeting.set("date_from", "publication")


def _is_news(meeting: Entity, lines: Sequence[Line]) -> bool:
    """The headline of a text that tells an event, not a history."""
    return meeting.first <= (lines[min(3, len(lines) - 1)].sentence.end if lines else 0)


def _adopted_on_the_day(story: Story) -> None:
    """What a dated meeting adopted carries its date."""
    for meeting in story.dossier.of("Meeting"):
        day = meeting.properties.get("date")
        for instrument, tie in meeting.slots.get("adopted", {}).items():
            date = instrument.properties.get("date") or day
            if date:
                instrument.set("date", date)
                tie.properties.setdefault("date", date)
                for slot in ("signers",):
                    for signed in instrument.slots.get(slot, {}).values():
                        signed.properties.setdefault("date", date)


