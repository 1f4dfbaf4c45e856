"""What the whole text says beyond its sentences: parties in names, owners of bodies, date and place of the headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, pairwise

from diplograph.lexicon import agreements
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.meetings import years_in_name
from diplograph.reading.names.mentions import ACTOR, AGREEMENT, PLACE, Mention
from diplograph.reading.names.parents import own
from diplograph.reading.persons.envoys import of_ceremonies
from diplograph.reading.persons.sides import sides_of_publisher
from diplograph.reading.story.documents import joint_ones_are_of_those_who_met, made_by_those_who_met
from diplograph.reading.story.scan import Line
from diplograph.reading.story.signatures import sign
from diplograph.reading.story.story import Story
from diplograph.reading.story.timing import date_the_undated
from diplograph.reading.story.tying import relate
from diplograph.reading.text.layout import Layout

IMPLEMENTING = re.compile(
    r"\b(?:[Ii]mplement|[Oo]perationali[sz]|[Aa]mending\b|[Ii]n [Ss]upport [Oo]f\b)|[Pp]rotocol to\b"
)
ARTICLE = 6  # characters before the first word of a name
UNKNOWN_TOWN = re.compile(r"(?P<town>[A-Z][a-z]+(?: [A-Z][a-z]+)?), [A-Z][A-Za-z ]+")
AT_A_DISTANCE = re.compile(
    r"\b(?:virtual(?:ly)?|by phone|over (?:the )?phone|by telephone|video ?conference|online)\b", re.I
)
CAPTIONED = re.compile(
    r"\((?:L ?[-–] ?R|(?:from )?left(?: to right)?|right|centre|center|\w+ from (?:left|right))\)|"
    r"^\W*(?:L ?[-–] ?R|[Ff]rom (?:left|right))\b"
)
TOP = 6  # sentences


def close(story: Story, lines: Sequence[Line], layout: Layout, published: str | None) -> None:
    """Fill in what names, headings and the publisher say; nothing that a sentence has said is changed."""
    for line in lines:
        for mention in line.mentions:
            if mention.letter == AGREEMENT and mention.entities:
                _instrument(mention, line, layout.text)
    sign(story, lines)
    sides_of_publisher(story, lines, layout.text)
    own(story, lines)
    _pictured(story, lines, layout.text)
    if story.headline is not None:
        _headline(story, story.headline, lines, layout, published)
        made_by_those_who_met(story, story.headline, lines)
    joint_ones_are_of_those_who_met(story)
    of_ceremonies(story)
    date_the_undated(story, published)
    _adopted_on_the_day(story)
    _parties_of_the_day(story)
    relate(story)


def _pictured(story: Story, lines: Sequence[Line], text: str) -> None:
    """Persons whom a caption names from left to right are at the meeting that most of them are known to be at."""
    meetings = [m for m in story.dossier.of("Meeting") if m.properties.get("kind") != "visit"]
    for line in lines:
        if CAPTIONED.search(text[line.sentence.start : line.sentence.end]):
            people = {e for m in line.mentions for e in m.entities if e.type == "Official"}
            most = max(meetings, key=lambda m: len(people & set(m.held("attended"))), default=None)
            if most is not None and people & set(most.held("attended")):
                ordered = sorted(people, key=lambda e: e.first)
                story.attend(most, ordered, Support(line.sentence.start, line.sentence.end, "caption"))


def _instrument(mention: Mention, line: Line, text: str) -> None:
    """The parties that the name of an agreement says, and what it says it carries out."""
    instrument = mention.entity
    for party in instrument.parties:
        instrument.put("parties", party, Support(line.sentence.start, line.sentence.end, "parties-in-name"))
    aim = _aim(mention, text)
    if aim is not None:
        instrument.put("implements", aim.entity, Support(line.sentence.start, line.sentence.end, "implements-in-name"))
        _instrument(aim, line, text)


def _aim(mention: Mention, text: str) -> Mention | None:
    """The agreement that a name carries out: ``Plan to Implement the T``, ``T Work Programme``."""
    within = next((m for m in mention.inner if m.letter == AGREEMENT and m.entities), None)
    if mention.chunk is None or within is None:
        return None
    leads = within.start - mention.start < ARTICLE and _is_programme(mention.entity) > _is_programme(within.entity)
    return within if leads or IMPLEMENTING.search(text[mention.start : mention.end]) else None


def _is_programme(instrument: Entity) -> bool:
    form = agreements.kinds().get(str(instrument.properties.get("kind")))
    return form is not None and form.kind.agreement_class == "programme"


def _headline(story: Story, meeting: Entity, lines: Sequence[Line], layout: Layout, published: str | None) -> None:
    """Where and when the headline was, as the top of the text and its date tell."""
    _set_venue(story, meeting, lines, layout)
    planned = meeting.properties.get("status") == "planned"
    of_the_year = not published or not (years := years_in_name(meeting)) or published[:4] in years
    if published and of_the_year and not planned and not meeting.properties.get("date") and _is_news(meeting, lines):
        meeting.set("date", published)
        meeting.set("date_from", "publication")


def _set_venue(story: Story, meeting: Entity, lines: Sequence[Line], layout: Layout) -> None:
    """A line of its own near the top says where, unless a sentence has said it."""
    if any(e.type == "Place" for e in meeting.held("held_in")) or meeting.properties.get("kind") == "call":
        return
    if any(AT_A_DISTANCE.search(line.text) for line in lines[:TOP]):
        return
    for line, following in pairwise(lines[: TOP + 1]):
        place = _venue(story, line, layout) if line.sentence.kind == "line" else None
        if place is not None and not _is_elsewhere(line, following, place, layout.text):
            meeting.put("held_in", place, Support(line.sentence.start, line.sentence.end, "venue-line"))
            return


def _is_elsewhere(line: Line, following: Line, place: Entity, text: str) -> bool:
    """Whether the sentence after a dateline says that it tells of another place (``OSLO – … met in Bergen``)."""
    if "\n" in text[line.sentence.end : following.sentence.start]:
        return False
    return any(m.letter == PLACE and m.entities and m.entity is not place for m in following.mentions)


def _venue(story: Story, line: Line, layout: Layout) -> Entity | None:
    """The place that a line names before any actor, or an unknown town before a known name (``Klow, Norway``)."""
    places = [m for m in line.mentions if m.letter == PLACE]
    if places and not any(m.letter == ACTOR and m.start < places[0].start for m in line.mentions):
        return places[0].entity
    town = UNKNOWN_TOWN.fullmatch(layout.text[line.sentence.start : line.sentence.end].strip())
    known = line.mentions and not any(m.adjective for m in line.mentions)
    return story.registry.place(town["town"]) if town and known else None


def _is_news(meeting: Entity, lines: Sequence[Line]) -> bool:
    """The headline of a text that tells an event, not a history."""
    return meeting.first <= (lines[min(3, len(lines) - 1)].sentence.end if lines else 0)


def _adopted_on_the_day(story: Story) -> None:
    """What a dated meeting adopted carries its date; what one of several days did, as much of it as they share."""
    for meeting in story.dossier.of("Meeting"):
        day = _shared(str(meeting.properties.get("date", "")), str(meeting.properties.get("end", "")))
        for instrument, ties in meeting.slots.get("adopted", {}).items():
            date = instrument.properties.get("date") or day
            if date:
                instrument.set("date", date)
                signatures = chain.from_iterable(instrument.slots.get("signers", {}).values())
                for tie in (*ties, *signatures):
                    tie.properties.setdefault("date", date)


def _parties_of_the_day(story: Story) -> None:
    """The other party that the name says signed on the day on which one is said to have signed."""
    for instrument in story.dossier.of("Agreement"):
        ties = list(chain.from_iterable(instrument.slots.get("parties", {}).values()))
        told = (tie.properties for tie in ties if tie.properties.get("status") == "signatory")
        signed = {str(said["date"]) for said in told if "date" in said}
        for tie in ties if len(signed) == 1 else ():
            if any(support.rule == "parties-in-name" for support in tie.supports):
                tie.properties.setdefault("date", *signed)


def _shared(start: str, end: str) -> str:
    """The month or the year of two days, the day where there is one."""
    if not end or start == end:
        return start
    return next((start[:length] for length in (7, 4) if start[:length] == end[:length]), "")
