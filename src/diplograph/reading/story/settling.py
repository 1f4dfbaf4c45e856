"""From what a sentence says of meetings to records: which meeting it is, and what is put down of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.lexicon import meetings as lexicon
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, PLACE, Mention, spelled
from diplograph.reading.names.names import party_mentions
from diplograph.reading.names.occasions import Occasion
from diplograph.reading.registry import without_article
from diplograph.reading.story.circumstances import is_alongside, places, when
from diplograph.reading.story.facts import FOCUS, Fact
from diplograph.reading.story.modality import is_none
from diplograph.reading.story.sameness import Told, find, fits, one_way
from diplograph.reading.story.scene import Scene
from diplograph.reading.story.story import ANY_MEETING, bare
from diplograph.reading.text.ordinals import suffixed

RECALLED = re.compile(
    r"\b(?:previously|earlier|last|recalled|ago|has met|have met|had met|since|recent|recently|follows|"
    r"during his visit|first)\b"
)
FRONT = 30  # characters
OF_SERIES = re.compile(r"(?:(?:the|their|its|our) )?(?:next|last|previous|following)\b", re.I)
SAID_OF = re.compile(r"(?:^|\b(?:This|It|The [a-z]+)) (?:is|was|will be|marks|marked)(?: also)?\s+$")


def settle(facts: Sequence[Fact], scene: Scene) -> Entity | None:
    """Find or make the meeting of each fact and fill it in; returns the first, which the sentence is mainly about."""
    settled: list[tuple[Fact, Entity]] = []
    for fact in facts:
        meeting = _meeting(fact, facts, scene)
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


def _meeting(fact: Fact, facts: Sequence[Fact], scene: Scene) -> Entity | None:
    story = scene.story
    if fact.kind == FOCUS:
        return story.spoken_of(scene.subject())
    if fact.mention is not None and fact.mention.entities:
        _take_part_by_name(fact.mention, scene)
        return fact.named or fact.mention.entity
    date = _date(fact, facts, scene)
    if fact.mention is None:
        told = Told(fact.kind, fact.filled("attended", "chaired", "hosted"), date, fact.filled("held_in"))
        made = find(story, told) or story.new_meeting(fact.kind, fact.kind)
        made.parties.extend(b for b in fact.bodies if b not in made.parties)
        return made
    return _of_occasion(fact, fact.mention, facts, scene, date)


def _of_occasion(fact: Fact, mention: Mention, facts: Sequence[Fact], scene: Scene, date: str | None) -> Entity | None:
    """The meeting that an unnamed occasion means: referred back to, told already, or new."""
    story, occasion = scene.story, scene.occasions[mention]
    placed = fact.filled("held_in") or places(fact, facts, scene)
    if _says_more(fact, date, occasion, placed):
        fact.fill("attended", scene.owned.get(mention, ()), "owner-of-noun")
    before = _before_or_after(mention, date, placed, scene)
    if before is not None and not fact.filled("attended"):
        fact.fill("attended", _series(before), "parties-of-series")
    actors = fact.filled("attended", "chaired", "hosted")
    said = bare(spelled(scene.text, mention.start, mention.end))
    if occasion.plural and actors:
        said = re.sub(rf"{re.escape(occasion.noun)}$", occasion.single, re.sub(r"^(?:several|separate) ", "", said))
    title = scene.line.sentence.kind == "title"
    if occasion.plural and not actors and len(occasion.ordinals) < 2:
        return None
    if _is_said_of(mention, scene):
        return story.focus or story.headline
    if _is_none(mention, scene):
        return None
    if occasion.ordinal:
        return _numbered(occasion, fact.number or occasion.ordinal, said, scene)
    if before is None and occasion.definite and (occasion.bare or not actors):
        known = _referred(occasion, date, scene, placed)
        if known is not None or not (actors or (placed and date)):
            return known
    bodies = _whose(mention, scene)
    if occasion.bare and not title and not actors and not fact.filled("held_in"):
        return _referred(occasion, date, scene) if occasion.noun in ANY_MEETING else None
    if not (actors or bodies or placed or (date and not title)):
        return story.new_meeting(occasion.kind, said) if title else _referred(occasion, date, scene)
    apart = mention in scene.apart
    told = Told(occasion.kind, [*actors, *bodies], date, placed, story.headline if apart else before)
    meeting = find(story, told) or story.new_meeting(occasion.kind, said)
    if apart:
        story.recalled.add(meeting)
    meeting.parties.extend(b for b in bodies if b not in meeting.parties)
    meeting.call(said)
    return meeting


def _before_or_after(mention: Mention, date: str | None, placed: Sequence[Entity], scene: Scene) -> Entity | None:
    """The meeting that the text has told of the series in which ``the next talks``, ``their last meeting`` is another.

    Only where something is said of the other.
    """
    if not OF_SERIES.match(scene.text[mention.start : mention.end]) or not (date or placed):
        return None
    known = _referred(scene.occasions[mention], None, scene)
    if known is None or (date and known.properties.get("date") and fits(known, date) and one_way(known, placed)):
        return None
    return known


def _series(meeting: Entity) -> list[Entity]:
    """Who takes part in every meeting of a series: the sides of this one, else its persons."""
    present = meeting.held("attended")
    return [e for e in present if e.type != "Official"] or present


def _says_more(fact: Fact, date: str | None, occasion: Occasion, placed: Sequence[Entity]) -> bool:
    """Whether more than whose it is is said of a meeting: ``his visit`` alone goes back to one, or is none."""
    return bool(date or placed or fact.filled("attended", "held_in", "hosted", "chaired")) and occasion.ordinal is None


def _take_part_by_name(mention: Mention, scene: Scene) -> None:
    """Those whom the name of a meeting joins take part; another number of a series has the parties of the series."""
    named = [e for m in party_mentions(mention.inner, scene.text, mention.start, mention.end) for e in m.entities]
    series = mention.entity.parties if mention.chunk is None and len(mention.entity.parties) > 1 else []
    scene.story.attend(mention.entity, [*named, *series], scene.support("participants-in-name"))
    if without_article(mention.entity.name) not in lexicon.series():
        for inner in (m for m in mention.inner if m.letter == PLACE):
            place = scene.story.registry.place(spelled(scene.text, inner.start, inner.end))
            mention.entity.put("held_in", place, scene.support("place-in-name"))


def _whose(mention: Mention, scene: Scene) -> list[Entity]:
    """The bodies that an occasion is of (``CSTO summit``, ``a meeting of the Council``): whose it is, not who came."""
    actors = [m for m in scene.line.mentions if m.letter == ACTOR]
    inside = [m for m in actors if mention.start <= m.start < mention.end]
    if after := re.match(r" of (?:the )?", scene.text[mention.end : mention.end + 8]):
        inside += [m for m in actors if m.start == mention.end + after.end()]
    return [e for m in inside for e in m.entities if e.type == "Organisation"]


def _is_said_of(mention: Mention, scene: Scene) -> bool:
    """``This is the first meeting …`` speaks of the meeting in focus."""
    return SAID_OF.search(scene.text[scene.line.sentence.start : mention.start]) is not None


def _is_none(mention: Mention, scene: Scene) -> bool:
    """``would welcome a visit``, ``has postponed his visit``: no meeting, or not yet."""
    at = scene.line.sentence.start
    return is_none(scene.text[at : scene.line.sentence.end], mention.start - at, mention.end - at)


def _referred(occasion: Occasion, date: str | None, scene: Scene, placed: Sequence[Entity] = ()) -> Entity | None:
    """``the meeting``: the one in focus; ``the summit``: the last of that noun, else of that kind."""
    story = scene.story
    told_before = reversed(list(story.dossier.of("Meeting")))
    order = (story.spoken_of(scene.subject()), story.focus, story.headline, *told_before)
    told = [e for e in order if e is not None and fits(e, date) and one_way(e, placed)]
    any_of_them = told if occasion.noun in ANY_MEETING else []
    if occasion.noun in ("meeting", "event"):
        chosen = any_of_them
    else:
        same_kind = [e for e in told if e.properties.get("kind") == occasion.kind]
        chosen = [e for e in told if _has_noun(e, occasion.noun)] or same_kind or any_of_them
    return chosen[0] if chosen else None


def _numbered(occasion: Occasion, number: int, said: str, scene: Scene) -> Entity:
    """``its eighth meeting``, ``the 5th talks``: a meeting by its number."""
    said = said if len(occasion.ordinals) < 2 else f"{suffixed(number)} {occasion.single}"
    for known in scene.story.dossier.of("Meeting"):
        if known.properties.get("ordinal") == number and _has_noun(known, occasion.single):
            known.call(said)
            return known
    entity = scene.story.registry.take("Meeting", f"{number} {occasion.single}", said)
    entity.set("ordinal", number)
    entity.set("kind", occasion.kind)
    return entity


def _has_noun(meeting: Entity, noun: str) -> bool:
    return re.search(rf"\b{re.escape(noun)}\b", " ".join(meeting.names).casefold()) is not None


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
    if scene.setting.place is not None and not meeting.held("held_in"):
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
    """What a later sentence says of another year does not date the headline."""
    if meeting is not scene.story.headline or meeting.said == 0 or scene.published is None:
        return True
    return date[:4] == scene.published[:4] and len(date) > 4


def _date(fact: Fact, facts: Sequence[Fact], scene: Scene) -> str | None:
    said = when(fact, facts, scene)
    if said is not None and said.when is not None:
        return said.when.value
    return scene.setting.date if scene.setting is not None else None
