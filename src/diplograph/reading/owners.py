"""Whose part a body is: as its name says, and as the state does for which its official stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.mentions import ACTOR, PLACE, Mention
from diplograph.reading.scan import Line
from diplograph.reading.story import Story

OF_A_STATE = ("agency", "court", "executive", "ministry", "parliament", "secretariat")


def own(story: Story, lines: Sequence[Line]) -> None:
    """Note for every body that is named, within other names too, whose part it is."""
    for line in lines:
        support = Support(line.sentence.start, line.sentence.end, "owner-in-name")
        for mention in _all(line.mentions):
            for body in mention.entities:
                _by_name(story, body, support)
    for official in story.officials.known:
        _of_official(story, official)


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
