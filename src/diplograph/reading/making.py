"""What frames say of agreements: who made them, who signed, when, and at which meeting."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.frames import Use
from diplograph.reading.mentions import AGREEMENT, DATE
from diplograph.reading.scene import Scene, held_by
from diplograph.reading.story import agree

ACTS = frozenset({"signed", "signed-with", "was-signed", "signing-of", "documents-signed", "following-statement"})
BY_HAND = re.compile(r"\bsign|\binitial|\bink")
OTHER_MATTER = re.compile(
    r"in line with|pursuant to|under the|within the framework|in accordance|based on|provided for|to implement|"
    r"as part of"
)
LIST_GAP = 220


@dataclass(frozen=True, slots=True)
class Act:
    """How makers made an agreement: the slot they fill, whether by signature, and when."""

    slot: str
    signed: bool
    date: str | None
    support: Support


def make(use: Use, scene: Scene, meeting: Entity | None) -> None:
    """Fill in the agreements of a frame's use; ``meeting`` is the one that the sentence is mainly about."""
    frame = use.frame
    roles = [role for role in frame.roles if role in use.roles]
    instruments = [e for role in roles if frame.roles[role] == "agreement" for e in _listed(use, role, scene)]
    if frame.itself and scene.story.document is not None:
        instruments = [scene.story.document]
    signed = BY_HAND.search(scene.masked.text[use.start : use.end]) is not None
    date = _date(use, scene)
    support = scene.support(frame.name)
    for role in roles:
        if frame.roles[role] != "agreement":
            act = Act(frame.roles[role], signed, date, support)
            for maker in held_by(use, role):
                for instrument in instruments:
                    _put(instrument, maker, act, scene)
    if frame.name in ACTS:
        _adopt(instruments, use, scene, meeting, date)


def _put(instrument: Entity, maker: Entity, act: Act, scene: Scene) -> None:
    """A maker in its slot: an official signs for a side, a state or a body is a party."""
    instrument.doubtful = False
    if maker.type == "Agreement":
        if act.slot == "implements":
            instrument.put("implements", maker, act.support)
    elif maker.type == "Official":
        if act.signed and act.slot == "makers":
            instrument.put("signers", maker, act.support, date=act.date)
        if (side := scene.story.side(maker)) is not None:
            instrument.put("parties", side, act.support)
    elif maker.type in ("State", "Organisation"):
        instrument.put("parties", maker, act.support, date=act.date if act.signed else None)


def _adopt(instruments: list[Entity], use: Use, scene: Scene, meeting: Entity | None, date: str | None) -> None:
    """What is made is adopted at the meeting of the sentence or of that day, where its own participants make it."""
    named = [m.entity for m in scene.meetings() if m.entities]
    where = named[0] if len(named) == 1 else meeting or _meeting_of_day(scene, date)
    for instrument in instruments:
        instrument.set("date", date)
        if where is not None and agree(where.properties.get("date"), date) and _could_adopt(where, use, scene):
            where.put("adopted", instrument, scene.support(use.frame.name), date=date)


def _could_adopt(meeting: Entity, use: Use, scene: Scene) -> bool:
    story = scene.story
    makers = {e for role, slot in use.frame.roles.items() if slot != "agreement" for e in held_by(use, role)}
    sides = {story.side(e) for e in meeting.held("attended")}
    present = {*meeting.held("attended"), *sides}
    return not makers or bool(makers & present) or bool({story.side(m) for m in makers} & sides)


def _meeting_of_day(scene: Scene, date: str | None) -> Entity | None:
    known = scene.story.focus or scene.story.headline
    if known is None or date is None:
        return known
    day = known.properties.get("date")
    return known if day and agree(day, date) else None


def _date(use: Use, scene: Scene) -> str | None:
    """The date of the act: within or near its words, or opening the sentence."""
    for at, mention in scene.keys(DATE):
        if (at < 8 or use.start - 45 <= at <= use.end + 30) and mention.when is not None:
            return mention.when.value
    return None


def _listed(use: Use, role: str, scene: Scene) -> list[Entity]:
    """The agreements of a list; it ends where the text turns to what they rest on."""
    text = scene.masked.text
    found: list[Entity] = []
    last = use.start
    for mention in use.roles[role]:
        if mention.letter != AGREEMENT:
            continue
        at = scene.position(mention)
        if OTHER_MATTER.search(text[last:at]) or (found and at - last > LIST_GAP):
            break
        last = at
        found += mention.entities
    return list(dict.fromkeys(found))
