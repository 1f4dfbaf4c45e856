"""Tables of travels: a row with a day, a traveller and a place is a visit, and its text tells what was done there.

``2011-12-01 | Ann Lee | Oslo`` and below it ``Met with Prime Minister Ben Moe.``: the sentence has no subject, no day
and no place of its own; they are those of the row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import DATE, MEETING, PLACE
from diplograph.reading.persons.sides import LEADING
from diplograph.reading.steps import step
from diplograph.reading.story.scan import Line
from diplograph.reading.story.scene import Setting
from diplograph.reading.story.story import Story, agree
from diplograph.reading.story.travellers import CELLS, rows

OWN_SIDE = re.compile(r"\b(?:accompanied|accompanying|supported|joined)(?: then)?\s+$", re.I)


@dataclass(frozen=True, slots=True)
class Trip:
    """One visit of a table with what holds for the sentences of its row."""

    visit: Entity
    who: tuple[Entity, ...]
    setting: Setting


@step("tables-of-travels", lambda *_: {})
def trips(lines: Sequence[Line], story: Story) -> dict[int, Trip]:
    """The trip that each text of a table tells of, by the number of its sentence; the visits are noted."""
    found: dict[int, Trip] = {}
    for row in rows([line.sentence for line in lines]):
        trip = _trip([lines[at] for at in row if lines[at].sentence.kind in CELLS], lines, story)
        if trip is not None:
            found |= {lines[at].sentence.number: trip for at in row if lines[at].sentence.kind == "entry"}
    return found


def _trip(cells: Sequence[Line], lines: Sequence[Line], story: Story) -> Trip | None:
    when = next((m.when for cell in cells for m in cell.mentions if m.letter == DATE and m.when is not None), None)
    who = _officials(cells) or _officials([x for x in lines[:1] if x.sentence.kind == "title"])
    where = (cell for cell in cells if not _has(cell, DATE) and not _officials([cell]))
    places = [place for cell in where for place in _places(cell, story)]
    if when is None or not who or not places:
        return None
    support = Support(cells[0].sentence.start, cells[-1].sentence.end, "row-of-travels")
    visit = story.new_meeting("visit", "visit")
    visit.set("date", when.value)
    visit.set("date_from", when.known)
    if when.last:
        visit.set("start", when.value)
        visit.set("end", when.last)
    story.attend(visit, who, support)
    for place in (*([story.topic_state] if story.topic_state is not None else ()), *places):
        visit.put("held_in", place, support)
    return Trip(visit, tuple(who), Setting(when.value, places[0] if len(places) == 1 else None))


def _has(line: Line, letter: str) -> bool:
    return any(m.letter == letter for m in line.mentions)


def _officials(lines: Sequence[Line]) -> list[Entity]:
    return list(dict.fromkeys(e for line in lines for m in line.mentions for e in m.entities if e.type == "Official"))


def _places(cell: Line, story: Story) -> list[Entity]:
    """The places that a cell names, known or not."""
    found = []
    at = 0
    for part in cell.text.split(","):
        start = cell.sentence.start + at
        inside = [m for m in cell.mentions if start <= m.start < start + len(part) and m.entities]
        name = part.strip()
        at += len(part) + 1
        known = next((m.entity for m in inside if m.letter == PLACE or m.entity.type == "State"), None)
        if known is not None or name[:1].isupper():
            found.append(known or story.registry.place(name))
    return found


def begin(trip: Trip, line: Line, story: Story) -> None:
    """Before a text of the row is read: it speaks of this visit; a series met before meets here again."""
    story.focus, story.subject = trip.visit, trip.who
    for mention in line.mentions:
        if mention.letter != MEETING or not mention.entities:
            continue
        if not agree(mention.entity.properties.get("date"), trip.setting.date):
            mention.entities = (_again(mention.entity, trip, story),)


def _again(known: Entity, trip: Trip, story: Story) -> Entity:
    another = story.dossier.add(Entity("Meeting", list(known.names), known.key))
    another.set("kind", known.properties.get("kind"))
    another.set("date", trip.setting.date)
    another.parties.extend(known.parties)
    return another


def end(line: Line, story: Story) -> None:
    """After it: an official met without a word of his state is one of the state visited."""
    for mention in line.mentions:
        before = line.text[: mention.start - line.sentence.start]
        side = story.home if OWN_SIDE.search(before) else story.topic_state
        for official in (e for e in mention.entities if e.type == "Official" and not e.held("represents")):
            posts = [p for p in story.officials.posts.get(official, []) if p.office_class in LEADING]
            if posts and side is not None:
                support = Support(line.sentence.start, line.sentence.end, "official-of-state-visited")
                official.put("represents", side, support, office=posts[0].name)
