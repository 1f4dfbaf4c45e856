"""Whose part a body is: by its name, its official, or the one state of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import ACTOR, PLACE, Mention
from diplograph.reading.names.state_bodies import OF_A_STATE
from diplograph.reading.story.scan import Line
from diplograph.reading.story.story import Story
from diplograph.reading.text.patterns import any_of

PEOPLE = re.compile(rf"(?:'s?|\u2019s?)? (?:[a-z]+ )?{any_of('people_of')}\b")


def own(story: Story, lines: Sequence[Line]) -> None:
    """Note for every body that is named, within other names too, whose part it is."""
    for line in lines:
        support = Support(line.sentence.start, line.sentence.end, "owner-in-name")
        for mention in _all(line.mentions):
            for body in mention.entities:
                _by_name(story, body, support)
    for official in story.officials.known:
        _of_official(story, official)
    for line in lines:
        _of_the_sentence(line)


def _all(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions and those within them, but for those within the name of a place or of another body."""
    for mention in mentions:
        yield mention
        if mention.letter != PLACE and (mention.letter != ACTOR or mention.chunk is None):
            yield from _all(mention.inner)


def _by_name(story: Story, body: Entity, support: Support) -> None:
    """A body is part of the body or the state that its name says."""
    if body.type != "Organisation":
        return
    for owner in body.parties:
        body.put("part_of", owner, support)
    parent = story.registry.parent_in_name(body)
    if parent is not None:
        body.put("part_of", parent, support)


def _of_official(story: Story, official: Entity) -> None:
    """The bodies of an official's posts; a ministry is of the one state for which its official stands."""
    held = official.slots.get("represents", {})
    states = [e for e in held if e.type == "State"]
    for body, ties in list(held.items()):
        span = ties[0].supports[0]
        _by_name(story, body, Support(span.start, span.end, "owner-in-name"))
        if len(states) == 1 and body.properties.get("kind") in OF_A_STATE and not body.held("part_of"):
            body.put("part_of", states[0], Support(span.start, span.end, "state-of-its-official"))


def _of_the_sentence(line: Line) -> None:
    """A ministry that nothing else tells the state of is of the one whose people the sentence has named before it."""
    states: set[Entity] = set()
    for mention in line.mentions:
        after = line.text[mention.end - line.sentence.start :]
        if mention.letter == ACTOR and PEOPLE.match(after):
            states.update(e for e in mention.entities if e.type == "State")
        for body in mention.entities:
            ministry = body.type == "Organisation" and body.properties.get("kind") == "ministry"
            if ministry and not body.held("part_of") and len(states) == 1:
                support = Support(line.sentence.start, line.sentence.end, "state-of-its-sentence")
                body.put("part_of", next(iter(states)), support)
