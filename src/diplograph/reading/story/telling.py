"""Sentence by sentence: mentions without names are marked, frames are read, and the records of the story filled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.frames import Use, uses
from diplograph.reading.persons.careers import careers
from diplograph.reading.persons.envoys import BEARERS, accredit
from diplograph.reading.story.address import address
from diplograph.reading.story.deeds import note_deeds
from diplograph.reading.story.diary import days
from diplograph.reading.story.facts import Facts
from diplograph.reading.story.making import make, make_listed, note_signing_sides
from diplograph.reading.story.marking import mark
from diplograph.reading.story.modality import is_denied, is_unreal
from diplograph.reading.story.parting import apart
from diplograph.reading.story.scan import Line
from diplograph.reading.story.scene import Scene, held_by
from diplograph.reading.story.settling import settle
from diplograph.reading.story.story import Story
from diplograph.reading.story.trips import begin, end, trips
from diplograph.reading.story.turns import transcript
from diplograph.reading.story.tying import stands, tie

OWNS = re.compile("'s? |’s? ")


def tell(lines: Sequence[Line], text: str, story: Story, published: str | None) -> None:
    """Read all sentences in order into ``story``."""
    travels = trips(lines, story)
    diary = days(lines, story.hero)
    spoken = transcript(lines)
    whole = address(lines)
    paragraph = told = 0
    for line in lines:
        if line.sentence.paragraph != paragraph:
            story.begin_paragraph(told)
            paragraph, told = line.sentence.paragraph, 0
        told += 1
        trip = travels.get(line.sentence.number)
        if trip is not None:
            begin(trip, line, story)
        setting = trip.setting if trip is not None else diary.get(line.sentence.number)
        scene = Scene(text, published, story, line, list(line.mentions), setting, spoken.follow(line, story) or whole)
        mark(scene)
        careers(scene)
        _read(scene)
        scene.remember()
        if trip is not None:
            end(line, story)


def _read(scene: Scene) -> None:
    """Ties at once; meetings when all that the sentence says of them is gathered; agreements last.

    Agreements need the meeting that they were made at.
    """
    allowed = [use for use in uses(scene.masked) if _allowed(use, scene)]
    facts = Facts(scene)
    for use in allowed:
        if use.frame.record == "tie":
            tie(use, scene)
        elif use.frame.record == "meeting":
            facts.take(use)
            if use.frame.name in BEARERS:
                accredit(use, scene)
    meeting = settle(apart(facts.finish(), scene), scene)
    note_deeds(scene)
    note_signing_sides(scene)
    for use in allowed:
        if use.frame.record == "agreement":
            make(use, scene, meeting)
    make_listed(scene)


def _allowed(use: Use, scene: Scene) -> bool:
    """What is denied is no fact; guards hold; a frame for the unnamed leaves names alone."""
    frame = use.frame
    if is_denied(scene.masked.text, use.start, use.end):
        return False
    if frame.record == "meeting" and not frame.focus and is_unreal(scene.masked.text, use.start, use.end):
        return False
    if (frame.record == "meeting" or frame.slot == "supports") and _is_no_subject(use, scene):
        return False
    if frame.only == "unnamed" and not _speaks_of_unnamed(use, scene):
        return False
    guarded = (role for role in frame.guards if role in use.roles and role not in frame.optional)
    if not all(held_by(use, role) for role in guarded):
        return False
    if not stands(use, scene):
        return False
    return not frame.several or len(held_by(use, frame.several)) > 1


def _is_no_subject(use: Use, scene: Scene) -> bool:
    """``during her visit to Norway, met``: a state after ``to``, ``in`` or ``from`` does nothing itself."""
    first = scene.masked.behind.get(next(iter(re.findall(r"^@A\d+", scene.masked.text[use.start : use.end])), ""))
    if first is None or not first.entities or first.entity.type != "State" or OWNS.match(scene.text, first.end):
        return False
    return re.search(r"\b(?:to|in|from)(?: the)? $", scene.masked.text[: use.start]) is not None


def _speaks_of_unnamed(use: Use, scene: Scene) -> bool:
    targets = [ms[0] for role, ms in use.roles.items() if use.frame.roles[role] in ("meeting", "agreement")]
    return not targets or targets[0] in scene.occasions or targets[0] in scene.instruments
