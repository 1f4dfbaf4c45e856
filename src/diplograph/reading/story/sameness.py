"""Whether words about an unnamed meeting tell one that the text has told: by kind, date, participants, destination."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date as day

from diplograph.lexicon import places, states
from diplograph.reading.dossier import Entity
from diplograph.reading.registry import ORGANS
from diplograph.reading.steps import step
from diplograph.reading.story.story import Story

ALIKE = {"meeting": "talks", "courtesy call": "talks", "presentation of credentials": "ceremony"}  # others: themselves
NEWS_DAYS = 10  # so long after an event it may still be the news


@dataclass(frozen=True, slots=True)
class Told:
    """What a sentence tells of an unnamed meeting: kind, participants, date, where it went or was, what it is not.

    ``further`` tells that it is one more (``also met``): only those who met before in full met again.
    """

    kind: str
    actors: Sequence[Entity]
    date: str | None = None
    places: Sequence[Entity] = field(default=())
    other_than: Entity | None = None
    further: bool = False


@step("told-twice", lambda *_: None)
def find(story: Story, told: Told) -> Entity | None:
    """The meeting that the text has told already in other words."""
    known = [story.focus, story.headline, *reversed(list(story.unnamed))]
    return next((e for e in dict.fromkeys(known) if e not in (None, told.other_than) and _same(story, e, told)), None)


def fits(known: Entity, date: str | None) -> bool:
    """Whether a meeting may be of this date: one is silent, or says it more exactly, or it is one of the days."""
    day = known.properties.get("date")
    if not day or not date:
        return True
    start, end = str(day), str(known.properties.get("end", day))
    return start.startswith(date) or date.startswith(start) or start <= date <= end


def _compared(kind: str) -> str:
    return ALIKE.get(kind, kind)


def _same(story: Story, known: Entity, told: Told) -> bool:
    if (known not in story.unnamed and known is not story.headline) or not may_be(story, known, told):
        return False
    old, new = _compared(str(known.properties.get("kind", ""))), _compared(told.kind)
    people = {e for e in told.actors if e.type == "Official"}
    if told.further and people != _people(known):
        return False
    if known is story.headline and known.said <= 2 and new == "talks" and _same_body(story, known, told.actors):
        return True
    if len(people) > 1 and people == _people(known) and {old, new} <= {"talks", "call"}:
        return not with_others(story, known, told.actors)
    if known is story.headline and old == new != "visit" and _completes(story, known, people):
        return True
    if old != new and not (told.kind == "meeting" and old in ("call", "talks")):
        return False
    return shares(story, known, told.actors) and (old != "visit" or one_way(known, told.places))


def may_be(story: Story, known: Entity, told: Told) -> bool:
    """Whether nothing that is told speaks against its being ``known``: neither day nor place nor who stood for whom."""
    if not fits(known, told.date) or (known is story.headline and _is_old(story, known, told)):
        return False
    if told.places and known.properties.get("kind") == "call" != told.kind:
        return False
    return not _elsewhere(known, told.places) and not _by_others(story, known, told.actors)


def _is_old(story: Story, headline: Entity, told: Told) -> bool:
    """Whether a date is not that of the news: the headline event, if nothing dates it, is of the days before it."""
    if headline.said < 2 or headline.properties.get("date") or not told.date or not story.published:
        return False
    if len(told.date) < 10:
        return not story.published.startswith(told.date)
    days = (day.fromisoformat(told.date) - day.fromisoformat(story.published)).days
    of_another_kind = headline.properties.get("kind") != told.kind and headline.properties.get("status") != "planned"
    return abs(days) > NEWS_DAYS or (days > 0 and of_another_kind)


def _elsewhere(known: Entity, there: Sequence[Entity]) -> bool:
    """Whether a meeting was in one city and the other in another."""
    cities = [{e for e in row if e.type == "Place" and places.find(e.name)} for row in (known.held("held_in"), there)]
    return known.properties.get("kind") != "visit" and all(cities) and cities[0].isdisjoint(cities[1])


def _by_others(story: Story, known: Entity, actors: Sequence[Entity]) -> bool:
    """Whether others than those known stood for one of the sides."""
    old, new = _people(known), {e for e in actors if e.type == "Official"}
    return not {story.side(e) for e in old - new}.isdisjoint(story.side(e) for e in new - old)


def with_others(story: Story, known: Entity, actors: Sequence[Entity]) -> bool:
    """Whether each of the two has a participant that the other lacks: the same persons met one side, then another."""
    old, new = set(known.held("attended")), set(actors)
    return bool(old - _covered(story, old, new)) and bool(new - _covered(story, new, old))


def _people(meeting: Entity) -> set[Entity]:
    return {e for e in meeting.held("attended") if e.type == "Official"}


def _same_body(story: Story, known: Entity, actors: Sequence[Entity]) -> bool:
    """A meeting of a body's organ told again (``SCO Heads of State Council``) is the headline's ``SCO summit``."""
    bodies = {e for e in actors if e.type == "Organisation"}
    parents = {p for b in bodies for p in (*b.parties, story.registry.parent_in_name(b)) if p is not None}
    return bool((bodies | parents) & set(known.parties))


def _completes(story: Story, known: Entity, people: set[Entity]) -> bool:
    """A title that names only the guest, and a first sentence that names only the host, tell one meeting."""
    named = _people(known)
    if known.said > 1 or not people or not named or story.home is None:
        return False
    return all(story.side(e) is story.home for e in people) and all(story.side(e) is not story.home for e in named)


def shares(story: Story, known: Entity, actors: Sequence[Entity]) -> bool:
    """Whether these may be the participants of ``known``: one row holds the other, persons stand for their sides."""
    old, new = set(known.held("attended")), set(actors)
    if not old or not new:
        return known is story.headline and not old
    common = _covered(story, old, new) | _covered(story, new, old)
    if not common or (len(new) < len(old) and new <= {story.home}):
        return False
    if with_others(story, known, actors):
        return False
    more, fewer = old - _covered(story, old, new), new - _covered(story, new, old)
    alone = {e for e in common if e.type == "Official"} or common
    if (more or fewer) and story.home is not None and all(story.side(e) is story.home for e in alone):
        return known.said <= 1
    return True


def _covered(story: Story, row: set[Entity], other: set[Entity]) -> set[Entity]:
    """Those of ``row`` who are in ``other`` too, themselves or by their side: ``A of Norway`` and ``Norway``.

    An organ and the body that it is of cover each other.
    """
    bare = {e for e in other if e.type != "Official"}
    sides = {story.side(e) for e in other}
    parents = {p for e in bare if e.properties.get("kind") in ORGANS for p in e.parties}
    return {
        e
        for e in row
        if e in other or story.side(e) in bare or (e.type != "Official" and e in sides | parents) or _whole(e) & bare
    }


def _whole(organ: Entity) -> set[Entity]:
    """The body whose organ it is."""
    return set(organ.parties) if organ.type == "Organisation" and organ.properties.get("kind") in ORGANS else set()


def one_way(visit: Entity, there: Sequence[Entity]) -> bool:
    """Whether a meeting may have been there: at a place of its own, in a city of its state or the state of its city."""
    known = [e for e in visit.held("held_in") if e.type in ("Place", "State")]
    there = [e for e in there if e.type in ("Place", "State")]
    return not known or not there or any(a is b or lies_in(a, b) or lies_in(b, a) for a in known for b in there)


def lies_in(place: Entity, state: Entity | None) -> bool:
    """Whether a place is a city of a state that the lexicon knows."""
    if place.type != "Place" or state is None or state.type != "State":
        return False
    return any(states.state(city.state).code == state.key for city in places.find(place.name))
