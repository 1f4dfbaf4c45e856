"""From what a sentence says of meetings to records: which meeting it is, and what is put down of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.names.meetings import years_in_name
from diplograph.reading.names.mentions import ACTOR, PLACE, Mention, spelled
from diplograph.reading.registry import without_article
from diplograph.reading.story.circumstances import is_alongside, places, when
from diplograph.reading.story.facts import FOCUS, Fact
from diplograph.reading.story.meant import meant
from diplograph.reading.story.scene import Scene

RECALLED = re.compile(
    r"\b(?:previously|earlier|last|recalled|ago|has met|have met|had met|since|recent|recently|follows|"
    r"during his visit|first)\b"
)
FRONT = 30  # characters


def settle(facts: Sequence[Fact], scene: Scene) -> Entity | None:
    """Find or make the meeting of each fact and fill it in; returns the first, which the sentence is mainly about."""
    settled: list[tuple[Fact, Entity]] = []
    _leave_to_others(facts)
    for fact in facts:
        meeting = meant(fact, facts, scene)
        if meeting is not None:
            _fill(meeting, fact, facts, scene)
            settled.append((fact, meeting))
    _note_events_around(settled, scene)
    return settled[0][1] if settled else None


def _note_events_around(settled: Sequence[tuple[Fact, Entity]], scene: Scene) -> None:
    """``met on the margins of the Klow Summit``: the summit was around the day of the meeting."""
    for fact, event in settled:
        side = next((meeting for other, meeting in settled if other is not fact and meeting is not event), None)
        if side is not None and is_alongside(fact, scene):
            scene.story.around.setdefault(event, side)


def _leave_to_others(facts: Sequence[Fact]) -> None:
    """Who took part in another meeting, and where it was, is no topic (``the results of her talks in Oslo``)."""
    for fact in facts:
        others = [f for f in facts if f is not fact and f.mention is not None]
        theirs = {e for other in others for e in (*other.within, *other.filled("held_in"))}
        topics = fact.fills.get("discussed", [])
        topics[:] = [e for e in topics if e not in theirs or e in fact.filled("conflicts")]


def _fill(meeting: Entity, fact: Fact, facts: Sequence[Fact], scene: Scene) -> None:
    story = scene.story
    for slot in ("attended", "chaired", "hosted"):
        story.attend(meeting, fact.filled(slot), scene.support(fact.rules.get(slot, "meeting")), slot)
    _keep_words(meeting, fact, scene)
    for place in fact.filled("held_in"):
        meeting.put("held_in", place, scene.support(fact.rules["held_in"]))
    for instrument in fact.filled("adopted"):
        instrument.doubtful = False
        meeting.put("adopted", instrument, scene.support(fact.rules["adopted"]))
    for topic in fact.filled("discussed"):
        if topic in fact.filled("conflicts") or not story.takes_part(meeting, topic):
            meeting.put("discussed", topic, scene.support(fact.rules["discussed"]))
    _set_date(meeting, when(fact, facts, scene), scene)
    for place in places(fact, facts, scene):
        meeting.put("held_in", place, scene.support("place-beside-meeting"))
    _set_setting(meeting, scene)
    if meeting.said == 0:
        if fact.planned and _is_to_come(meeting, scene.published):
            meeting.set("status", "planned")
        if RECALLED.search(scene.text[scene.line.sentence.start : scene.line.sentence.end]):
            story.recalled.add(meeting)
    _note(meeting, fact, facts, scene)


def _keep_words(meeting: Entity, fact: Fact, scene: Scene) -> None:
    """The words for states and bodies that take part, for the name of the meeting."""
    present = {e for e in fact.filled("attended") if e.type != "Official"}
    for mention in scene.mentions:
        if mention.letter == ACTOR and len(mention.entities) == 1 and mention.entity in present:
            said = without_article(spelled(scene.text, mention.start, mention.end))
            if said[:1].isupper() and said not in mention.entity.names:
                meeting.worded.setdefault(mention.entity, said)


def _is_to_come(meeting: Entity, published: str | None) -> bool:
    """Whether nothing speaks against a meeting that words call planned: no date, or one from the publication on."""
    date = str(meeting.properties.get("date", ""))
    return not date or (published is not None and date >= published[: len(date)])


def _note(meeting: Entity, fact: Fact, facts: Sequence[Fact], scene: Scene) -> None:
    """The text speaks of this meeting from here on, unless it was only mentioned in passing."""
    told = fact.told and bool(fact.filled("attended", "chaired", "hosted", "discussed", "adopted"))
    opens = scene.story.focus is None or scene.line.sentence.kind == "title"
    front = fact.mention is not None and scene.position(fact.mention) < FRONT
    main = bool(meeting.held("attended")) and fact is facts[0] and front and meeting not in scene.story.recalled
    if fact.kind != FOCUS and (told or opens or main):
        scene.story.note(meeting, scene.line.sentence.start)


def _set_setting(meeting: Entity, scene: Scene) -> None:
    """The day and the place that stand above the sentence, where it says none."""
    if scene.setting is None:
        return
    if scene.setting.date and not meeting.properties.get("date"):
        meeting.set("date", scene.setting.date)
        meeting.set("date_from", "stated")
    elsewhere = any(m.letter == PLACE for m in scene.masked.behind.values())
    if scene.setting.place is not None and not elsewhere and not meeting.held("held_in"):
        meeting.put("held_in", scene.setting.place, scene.support("place-above"))


def _set_date(meeting: Entity, said: Mention | None, scene: Scene) -> None:
    if said is None or said.when is None or not _may_date(meeting, said.when.value, scene):
        return
    meeting.set("date", said.when.value)
    meeting.set("date_from", said.when.known)
    if said.when.last and meeting.properties.get("date") == said.when.value:
        meeting.set("start", said.when.value)
        meeting.set("end", said.when.last)


def _may_date(meeting: Entity, date: str, scene: Scene) -> bool:
    """What is said of another year dates neither a meeting with a year in its name nor the headline told already."""
    if (years := years_in_name(meeting)) and date[:4] not in years:
        return False
    if meeting is not scene.story.headline or meeting.said == 0 or scene.published is None:
        return True
    return date[:4] == scene.published[:4] and len(date) > 4
