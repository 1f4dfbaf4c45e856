"""The document that is itself an agreement: a joint statement, a declaration, the text of a treaty."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplograph.lexicon import agreements
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import AGREEMENT
from diplograph.reading.registry import Registry
from diplograph.reading.story.scan import Line
from diplograph.reading.story.story import Story
from diplograph.reading.text.patterns import alternatives

RULE = "joint-of-those-who-met"
BESIDE = re.compile(r"\bon the (?:margins|sidelines) of\b", re.I)
OPENING = 20  # characters before the name in a title
EARLY = 6  # sentences
SPEAKS = re.compile(
    r"^(?:\d+\. )?We,? |\b(?:have|having) (?:hereby )?(?:agreed|declared|decided|resolved) (?:as|on|to)\b"
)


@cache
def _joint_title() -> re.Pattern[str]:
    forms = [form for form, found in agreements.kinds().items() if found.kind.joint and not found.short]
    return re.compile(rf"(?:the )?(?P<noun>{alternatives(forms)})\b(?P<more>.*)", re.I | re.S)


def document_itself(lines: Sequence[Line], registry: Registry) -> Entity | None:
    """The agreement that the title announces the document to be."""
    title = next((x for x in lines if x.sentence.kind == "title"), None)
    if title is None:
        return None
    named = next((m for m in title.mentions if m.letter == AGREEMENT and m.entities), None)
    if named is None or named.start - title.sentence.start >= OPENING:
        return _unnamed(title, registry)
    form = agreements.kinds().get(str(named.entity.properties.get("kind")))
    speaks = any(SPEAKS.search(line.text) for line in lines[1:EARLY])
    return named.entity if form is not None and (form.kind.joint or speaks) else None


def _unnamed(title: Line, registry: Registry) -> Entity | None:
    """``Joint Statement``, ``Joint statement by the foreign ministers of …``: the title is its name."""
    match = _joint_title().match(title.text.strip())
    if match is None or re.search(r"\b(?:signed|issued|adopted|released)\b", match["more"]):
        return None
    return registry.agreement(title.text.strip(), agreements.kinds()[match["noun"].lower()].kind.name)


def joint_ones_are_of_those_who_met(story: Story) -> None:
    """A joint statement that a meeting of several sides adopted is theirs."""
    for meeting in story.dossier.of("Meeting"):
        sides = list(dict.fromkeys(s for e in meeting.held("attended") if (s := story.side(e)) is not None))
        for instrument, ties in meeting.slots.get("adopted", {}).items():
            form = agreements.kinds().get(str(instrument.properties.get("kind")))
            joint = form is not None and form.kind.joint
            if joint and len(sides) > 1 and not instrument.held("parties") and not instrument.parties:
                for side in sides:
                    instrument.put("parties", side, Support(ties[0].supports[0].start, ties[0].supports[0].end, RULE))


def _whose_meeting(meeting: Entity) -> list[Entity]:
    """The organisations of states that the name of a meeting says: what their summit issues is theirs."""
    return [e for e in meeting.parties if e.properties.get("kind") == "intergovernmental"]


def made_by_those_who_met(story: Story, meeting: Entity, lines: Sequence[Line]) -> None:
    """A joint statement that the title announces is made by those who met."""
    if story.document is None:
        return
    title = next(x for x in lines if x.sentence.kind == "title")
    support = Support(title.sentence.start, title.sentence.end, "document-itself")
    sides = _whose_meeting(meeting) or [s for e in meeting.held("attended") if (s := story.side(e)) is not None]
    if not story.document.held("parties"):
        for side in sides:
            story.document.put("parties", side, support)
    beside = BESIDE.search(" ".join(story.document.names)) is not None
    if not beside and set(sides) & set(story.document.held("parties")):
        meeting.put("adopted", story.document, support)
        story.attend(meeting, story.document.held("parties"), support)
