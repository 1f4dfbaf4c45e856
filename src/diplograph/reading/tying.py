"""What frames say of lasting ties: memberships, partnerships, relations, recognition, support, contributions."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.frames import Frame, Use
from diplograph.reading.mentions import SUM
from diplograph.reading.scene import Scene, held_by
from diplograph.records import Value

DATED = ("since", "until", "date")


def tie(use: Use, scene: Scene) -> None:
    """Put down the tie between the source and the target of a frame's use, or between its pair."""
    frame, story = use.frame, scene.story
    support = scene.support(frame.name)
    facts = _facts(use, scene)
    if pair := _filling(use, "pair"):
        _pair(pair, frame, facts, support)
        return
    if frame.subject and story.home is not None and story.topic_state is not None:
        _pair([story.home, story.topic_state], frame, facts, support)
        return
    sources = _filling(use, "source")
    if frame.sides:
        sources = [side for e in sources if (side := story.side(e)) is not None]
    for source in sources:
        if frame.slot == "represents" and source.held("represents"):
            continue
        for target in _filling(use, "target"):
            source.put(frame.slot, target, support, **facts)


def accredit(use: Use, scene: Scene) -> None:
    """Letters of credence go to the state of whoever takes them, in a history of relations to the state it is about."""
    story = scene.story
    takers = held_by(use, "other", ("Official", "State", "Organisation"))
    receiver = next((side for e in takers if (side := story.side(e)) is not None), None) or story.topic_state
    for envoy in held_by(use, "who"):
        side = story.side(envoy)
        target = receiver if receiver is not side else story.home
        if target is not None and target is not side and any(p.mission for p in story.officials.posts.get(envoy, [])):
            envoy.put("accredited_to", target, scene.support(use.frame.name))


def _filling(use: Use, slot: str) -> list[Entity]:
    """Everybody whose role fills ``slot``, each once."""
    found = [e for role, filled in use.frame.roles.items() if filled == slot for e in held_by(use, role)]
    return list(dict.fromkeys(found))


def _pair(pair: Sequence[Entity], frame: Frame, facts: dict[str, Value], support: Support) -> None:
    """A tie between two; a state is the partner of a body, not the body of the state."""
    if len(pair) != 2:
        return
    first, second = pair
    if frame.slot == "partner_of" and first.type == "Organisation" and second.type == "State":
        first, second = second, first
    first.put(frame.slot, second, support, **facts)


def _facts(use: Use, scene: Scene) -> dict[str, Value]:
    """Dates, sums, status and kind that the words give."""
    facts: dict[str, Value] = {}
    for role, slot in use.frame.roles.items():
        for mention in use.roles.get(role, ()):
            if slot in DATED and mention.when is not None:
                facts.setdefault(slot, mention.when.value)
            if mention.letter == SUM and mention.amount is not None:
                facts["amount"], facts["currency"] = mention.amount
    if use.frame.slot == "partner_of" and "status" in use.words:
        facts["status"] = use.words["status"]
    if use.frame.slot == "relations_with":
        facts["kind"] = use.words.get("kind", "diplomatic").casefold()
    if use.frame.slot == "established" and "date" not in facts:
        days = [m.when.value for m in scene.masked.behind.values() if m.when is not None]
        facts.update({"date": days[0]} if len(days) == 1 else {})
    return facts
