"""Which meeting a sentence means: a named one, one told before, one that a noun goes back to, or a new one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.lexicon import meetings as lexicon
from diplograph.reading.dossier import Entity
from diplograph.reading.names.meetings import series_key
from diplograph.reading.names.mentions import ACTOR, PLACE, Mention, spelled
from diplograph.reading.names.names import party_mentions
from diplograph.reading.names.occasions import Occasion
from diplograph.reading.registry import without_article
from diplograph.reading.story.circumstances import places, when
from diplograph.reading.story.facts import FOCUS, Fact
from diplograph.reading.story.modality import is_none
from diplograph.reading.story.sameness import Told, find, fits, may_be, one_way, shares, with_others
from diplograph.reading.story.scene import Scene
from diplograph.reading.story.story import ANY_MEETING, Story, bare
from diplograph.reading.text.ordinals import suffixed

OF_SERIES = re.compile(r"(?:(?:the|their|its|our) )?(?:next|last|previous|following)\b", re.I)
OF_OTHERS = re.compile(
    r" (?:of|by|among|between) (?!(?:the )?(?:day|week|month|year|same|past|last|this|these|which|two|both)\b|this )"
)
TO_PLACES = re.compile(
    r"@M\d+ to (?:the )?(?P<first>@[AP]\d+)(?:(?:,|,? and) (?:the )?@[AP]\d+)*,? and (?:the )?(?P<last>@[AP]\d+)"
)
PROPER = re.compile(r"(?:Summit|Meeting|Conference|Session|Forum) (?:(?:was|were|has|had|also) )*[a-z]+ed\b")
PROPER_WITHIN = 30  # characters
SAID_OF = re.compile(r"(?:^|\b(?:This|It|The [a-z]+)) (?:is|was|will be|marks|marked)(?: also)?\s+$")


def meant(fact: Fact, facts: Sequence[Fact], scene: Scene) -> Entity | None:
    """The meeting that a fact is of; ``None`` where the words mean none."""
    story = scene.story
    if fact.kind == FOCUS:
        return story.spoken_of(scene.subject())
    if fact.mention is not None and fact.mention.entities:
        _take_part_by_name(fact.mention, scene)
        return fact.named or fact.mention.entity
    date = _date(fact, facts, scene)
    if fact.mention is None:
        who, where = fact.filled("attended", "chaired", "hosted"), fact.filled("held_in")
        told = Told(fact.kind, who, date, where, further=fact.further and fact.kind != "visit")
        made = _by_words(story, fact.called) if fact.called else find(story, told)
        made = made or story.new_meeting(fact.kind, bare(fact.called) or fact.kind)
        made.parties.extend(b for b in fact.bodies if b not in made.parties)
        return made
    return _of_occasion(fact, fact.mention, facts, scene, date)


def _by_words(story: Story, called: str) -> Entity | None:
    """The meeting told by these words before."""
    return next((e for e, noun in story.unnamed.items() if noun == bare(called)), None)


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
    said = _called(mention, occasion, scene, one_of_several=bool(actors))
    journey = _journey(mention, occasion, said, scene)
    title = scene.line.sentence.kind == "title"
    if occasion.plural and not actors and len(occasion.ordinals) < 2:
        return None
    if _is_said_of(mention, scene):
        return story.focus or story.headline
    if _is_none(mention, scene):
        return None
    if occasion.ordinal:
        numbered = _numbered(occasion, fact.number or occasion.ordinal, _said_of(mention, said, scene), scene)
        numbered.call(said)
        return numbered
    apart = not actors and bool(date or placed) and _is_of_others(mention, scene)
    definite = occasion.definite or (not title and _is_proper(mention, scene))
    if before is None and not apart and definite and (occasion.bare or not actors):
        known = _referred(occasion, Told(occasion.kind, fact.within, date, placed), scene)
        known = None if known is not None and _is_of_other_persons(known, fact, story) else known
        if known is not None or not (actors or (placed and date)):
            return known
    bodies = _whose(mention, scene)
    if occasion.bare and not title and not actors and not apart and not fact.filled("held_in"):
        return _referred(occasion, Told(occasion.kind, (), date), scene) if occasion.noun in ANY_MEETING else None
    if not (actors or bodies or placed or (date and not title)):
        if title:
            return story.new_meeting(occasion.kind, said)
        return _referred(occasion, Told(occasion.kind, (), date), scene)
    other_than = story.headline if mention in scene.apart else before
    further = fact.further and occasion.kind != "visit" and not occasion.definite
    told = Told(occasion.kind, [*actors, *bodies], date, placed, other_than, further)
    meeting = None if apart else _by_name(mention, said, date, scene) or find(story, told)
    meeting = meeting or story.new_meeting(occasion.kind, said)
    if mention in scene.apart:
        story.recalled.add(meeting)
    meeting.parties.extend(b for b in bodies if b not in meeting.parties)
    meeting.call(said)
    meeting.call(journey)
    return meeting


def _is_proper(mention: Mention, scene: Scene) -> bool:
    """``Summit noted``: a noun with a capital, without an article and before its verb, is the one spoken of."""
    return PROPER.match(scene.text[mention.start : mention.end + PROPER_WITHIN]) is not None


def _called(mention: Mention, occasion: Occasion, scene: Scene, one_of_several: bool) -> str:
    """What a meeting is called by an occasion's words; of a plural (``separate meetings``) the single."""
    said = bare(spelled(scene.text, mention.start, mention.end))
    if not (occasion.plural and one_of_several):
        return said
    return re.sub(rf"{re.escape(occasion.noun)}$", occasion.single, re.sub(r"^(?:several|separate) ", "", said))


def _by_name(mention: Mention, said: str, date: str | None, scene: Scene) -> Entity | None:
    """``the Klow Union summit`` is what the text calls ``KU Summit`` elsewhere."""
    inside = [m for m in scene.line.mentions if m.letter == ACTOR and mention.start <= m.start < mention.end]
    if not inside or any(m.entities and m.entity.type != "Organisation" for m in inside):
        return None
    known = scene.story.registry.by_key.get(("Meeting", series_key(said, inside)))
    return known if known is not None and fits(known, date) else None


def _journey(mention: Mention, occasion: Occasion, said: str, scene: Scene) -> str:
    """``travel to A, B and C``: the words of a visit that goes to more than one place."""
    there = TO_PLACES.match(scene.masked.text, scene.position(mention)) if occasion.kind == "visit" else None
    if there is None:
        return ""
    first, last = (scene.masked.behind[there[part]] for part in ("first", "last"))
    return f"{said} to {spelled(scene.text, first.start, last.end)}"


def _before_or_after(mention: Mention, date: str | None, placed: Sequence[Entity], scene: Scene) -> Entity | None:
    """The meeting that the text has told of the series in which ``the next talks``, ``their last meeting`` is another.

    Only where something is said of the other.
    """
    if not OF_SERIES.match(scene.text[mention.start : mention.end]) or not (date or placed):
        return None
    known = _referred(scene.occasions[mention], Told(scene.occasions[mention].kind, ()), scene)
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


def _said_of(mention: Mention, said: str, scene: Scene) -> str:
    """The words with the body that follows them: ``132nd session of the Oslo Committee``."""
    after = re.match(r" of (?:the )?", scene.text[mention.end : mention.end + 8])
    of = [m for m in scene.line.mentions if after and m.letter == ACTOR and m.start == mention.end + after.end()]
    bodies = [m for m in of if m.entities and m.entity.type == "Organisation"]
    return f"{said} of the {spelled(scene.text, bodies[0].start, bodies[0].end)}" if bodies else said


def _is_said_of(mention: Mention, scene: Scene) -> bool:
    """``This is the first meeting …`` speaks of the meeting in focus."""
    return SAID_OF.search(scene.text[scene.line.sentence.start : mention.start]) is not None


def _is_of_others(mention: Mention, scene: Scene) -> bool:
    """``the meeting of the opposition``: words after the noun set it apart from those told, by nobody that is known."""
    return OF_OTHERS.match(scene.text, mention.end) is not None


def _is_none(mention: Mention, scene: Scene) -> bool:
    """``would welcome a visit``, ``has postponed his visit``: no meeting, or not yet."""
    at = scene.line.sentence.start
    return is_none(scene.text[at : scene.line.sentence.end], mention.start - at, mention.end - at)


def _referred(occasion: Occasion, told: Told, scene: Scene) -> Entity | None:
    """``the meeting``: the one in focus; ``the summit``: the last of that noun, else of that kind."""
    story = scene.story
    told_before = reversed(list(story.dossier.of("Meeting")))
    order = (story.spoken_of(scene.subject()), story.focus, story.headline, *told_before)
    known = [e for e in order if e is not None and one_way(e, told.places) and may_be(story, e, told)]
    known = [e for e in known if not told.actors or not e.held("attended") or shares(story, e, told.actors)]
    known = [e for e in known if not told.actors or (e.properties.get("kind") == "visit") == (told.kind == "visit")]
    any_of_them = known if occasion.noun in ANY_MEETING else []
    if occasion.noun in ("meeting", "event"):
        chosen = any_of_them
    else:
        same_kind = [e for e in known if e.properties.get("kind") == occasion.kind]
        chosen = [e for e in known if _has_noun(e, occasion.noun)] or same_kind or any_of_them
    return chosen[0] if chosen else None


def _is_of_other_persons(known: Entity, fact: Fact, story: Story) -> bool:
    """``During the talks A and B discussed``: not the meeting of A and C."""
    people = [e for e in fact.filled("attended") if e.type == "Official"]
    return len(people) > 1 and with_others(story, known, people)


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


def _date(fact: Fact, facts: Sequence[Fact], scene: Scene) -> str | None:
    said = when(fact, facts, scene)
    if said is not None and said.when is not None:
        return said.when.value
    return scene.setting.date if scene.setting is not None else None
