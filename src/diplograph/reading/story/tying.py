"""What frames say of lasting ties: memberships, partnerships, relations, recognition, support, contributions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.reading.dossier import DATED, Entity, Support
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import ACTOR, SUM, YEARS, Mention
from diplograph.reading.registry import UNITED
from diplograph.reading.story.scene import Scene, held_by
from diplograph.reading.story.story import Story
from diplograph.records import Value

ESTABLISHING = re.compile(r"\bestablish(?:ing|ment of)(?: the)? diplomatic relations\b", re.I)
SERIES = re.compile(r"(@A\d+)[^@]*(@D\d+)")
NUMBER = re.compile(r"\d+$")
JOINED_BY_FOUNDING = (*UNITED, "forum")  # kinds of body
CELLS = ("row", "cell")  # of a table
DIALOGUE = re.compile(r"^((?:Sectoral )?Dialogue)$", re.I)


def stands(use: Use, scene: Scene) -> bool:
    """Whether the bodies are of the kinds that the frame asks for, and the words of the mentions those."""
    frame = use.frame
    for role, kinds in frame.kinds.items():
        if any(e.type == "Organisation" and e.properties.get("kind") not in kinds for e in held_by(use, role)):
            return False
    for role, words in frame.said.items():
        said = (scene.text[m.start : m.end] for m in use.roles.get(role, ()))
        if not all(re.search(words, text) for text in said):
            return False
    return True


def tie(use: Use, scene: Scene) -> None:
    """Put down the ties between the sources and the targets of a frame's use, or between its pair."""
    frame = use.frame
    support = _whole_line(scene, frame.name) if scene.line.sentence.kind in CELLS else scene.support(frame.name)
    if "pair" in frame.roles.values():
        for first, second in _pairs(use, scene):
            _join(first, second, _facts(use, scene, ""), use, support)
        for first, second, since in _series(use, scene):
            _join(first, second, _facts(use, scene, "") | {"since": since}, use, support)
        return
    for number in _rows(use):
        facts = _facts(use, scene, number)
        for source in _ends(use, scene, "source", number):
            if frame.slot == "represents" and source.held("represents"):
                continue
            for target in _ends(use, scene, "target", number):
                source.put(frame.slot, target, support, **facts)
                if frame.slot == "established" and _joins_by_founding(source, target):
                    source.put("member_of", target, support, since=facts.get("date"))


def _whole_line(scene: Scene, rule: str) -> Support:
    """The whole line as evidence, where a cell of it says a sum and one before it whose."""
    sentence = scene.line.sentence
    return Support(scene.text.rfind("\n", 0, sentence.start) + 1, sentence.end, rule)


def relate(story: Story) -> None:
    """A communiqué on the establishment of diplomatic relations establishes them between its two states."""
    for instrument in story.dossier.of("Agreement"):
        states = [e for e in (instrument.held("parties") or instrument.parties) if e.type == "State"]
        if len(states) == 2 and any(ESTABLISHING.search(name) for name in instrument.names):
            ties = instrument.slots.get("parties", {}).get(states[0])
            support = ties[0].supports[0] if ties else None
            if support is not None:
                since = instrument.properties.get("date")
                span = Support(support.start, support.end, "relations-by-instrument")
                states[0].put("relations_with", states[1], span, kind="diplomatic", since=since)


def _rows(use: Use) -> list[str]:
    """The numbers of the roles that the words fill: ``amount2`` and ``target2`` say one tie, ``amount`` another."""
    return sorted({_number(role) for role in use.roles} or {""})


def _number(role: str) -> str:
    match = NUMBER.search(role)
    return match[0] if match else ""


def _ends(use: Use, scene: Scene, slot: str, number: str) -> list[Entity]:
    """Who fills one end of a tie: the role of this number, else one that the row shares, else who is implied."""
    roles = [role for role, filled in use.frame.roles.items() if filled == slot and role in use.roles]
    own = [role for role in roles if _number(role) == number] or roles[:1]
    found = list(dict.fromkeys(e for role in own for e in held_by(use, role)))
    if not found and (implied := scene.story.implied(use.frame.implied.get(slot, ""))) is not None:
        found = [implied]
    if use.frame.sides:
        found = [side for e in found if (side := scene.story.side(e)) is not None]
    return found


def _pairs(use: Use, scene: Scene) -> list[tuple[Entity, Entity]]:
    """Those whom a tie joins: two of one row, or each of a row with each of those it has ties with.

    In a history of relations the one left out is the state that it is about, or ours.
    """
    story = scene.story
    first, others = _row(use, "pair"), _row(use, "other")
    if len(first) + len(others) < 2 and use.frame.subject and None not in (story.home, story.topic_state):
        left_out = [e for e in (story.home, story.topic_state) if e is not None and e not in (*first, *others)]
        first = [*first, *left_out][: 2 - len(others)]
    if not first and not others and use.frame.implied.get("pair") == "sides":
        first = _two_states(scene) or [e for e in story.both() if e.type == "State"]
    if others:
        return [(a, b) for a in first for b in others if a is not b]
    return [(first[0], first[1])] if len(first) == 2 else []


def _row(use: Use, start: str) -> list[Entity]:
    """Who fills the roles of a pair whose names begin so, in order."""
    roles = [role for role, filled in use.frame.roles.items() if filled == "pair" and role.startswith(start)]
    return list(dict.fromkeys(e for role in roles for e in held_by(use, role)))


def _series(use: Use, scene: Scene) -> Iterator[tuple[Entity, Entity, str]]:
    """``with B in 1952, C in 1984 and D in 2002``: those who follow, each with its own date."""
    for key, day in SERIES.findall(use.word("series")):
        when = scene.masked.behind[day].when
        for first in _row(use, "pair") if when is not None else ():
            for second in scene.masked.behind[key].entities:
                if second.type == "State" and second is not first and when is not None:
                    yield first, second, when.value


def _two_states(scene: Scene) -> list[Entity]:
    """The two states that one mention of the sentence joins."""
    rows = ([e for e in m.entities if e.type == "State"] for m in scene.masked.behind.values() if m.letter == ACTOR)
    return next((row for row in rows if len(row) == 2), [])


def _join(first: Entity, second: Entity, facts: dict[str, Value], use: Use, support: Support) -> None:
    """A tie between two; a state is the partner of a body, not the body of the state; recognition is mutual."""
    if use.frame.slot == "partner_of" and first.type == "Organisation" and second.type == "State":
        first, second = second, first
    first.put(use.frame.slot, second, support, **facts)
    if use.frame.slot == "recognises":
        second.put("recognises", first, support, **facts)


def _joins_by_founding(founder: Entity, body: Entity) -> bool:
    return founder.type == "State" and body.properties.get("kind") in JOINED_BY_FOUNDING


def _facts(use: Use, scene: Scene, number: str) -> dict[str, Value]:
    """Dates, sums, status and kind that the words give to the tie of this number."""
    facts: dict[str, Value] = {}
    for slot, mention in _filled(use, number):
        if slot in DATED and mention.when is not None:
            facts.setdefault(slot, mention.when.value)
        if mention.letter == YEARS:
            facts.update(_term(scene.text[mention.start : mention.end]))
        if mention.letter == SUM and mention.amount is not None:
            facts["amount"], facts["currency"] = mention.amount
    if use.frame.slot == "partner_of" and "status" in use.words:
        facts["status"] = _spelt_out(use.words["status"], scene)
    if use.frame.slot == "relations_with":
        facts["kind"] = use.words.get("kind", "diplomatic").casefold()
    if "years" in use.words and "since" not in facts and (since := _years_ago(use, scene)):
        facts["since"] = since
    if use.frame.slot == "contributes_to" and scene.setting is not None and scene.setting.date:
        facts.setdefault("date", scene.setting.date)
    if use.frame.slot == "established" and "date" not in facts:
        days = [m.when.value for m in scene.masked.behind.values() if m.when is not None]
        facts.update({"date": days[0]} if len(days) == 1 else {})
    return facts


def _spelt_out(words: str, scene: Scene) -> str:
    """The words of the text, where a placeholder stands for them; who has dialogue relations is a Dialogue Partner."""
    mention = scene.masked.behind.get(words)
    said = scene.text[mention.start : mention.end] if mention is not None else words
    return DIALOGUE.sub(r"\1 Partner", said)


def _filled(use: Use, number: str) -> Iterator[tuple[str, Mention]]:
    """Slots and mentions of the roles of this number, and of a slot that only one role can fill."""
    slots = list(use.frame.roles.values())
    for role, slot in use.frame.roles.items():
        if _number(role) == number or slots.count(slot) == 1:
            for mention in use.roles.get(role, ()):
                yield slot, mention


def _term(years: str) -> dict[str, Value]:
    """``2020-2021``: from when to when."""
    found = re.findall(r"\d{4}", years)
    return {"since": found[0], "until": found[-1]} if len(found) == 2 else {}


def _years_ago(use: Use, scene: Scene) -> str | None:
    """``the 25th anniversary of``: the year that the words or the publication count from, less the number of years."""
    year = next((m.when.value[:4] for m in use.roles.get("marked", ()) if m.when is not None), None)
    if year is None and scene.published is not None:
        before = scene.masked.text[max(0, use.start - 12) : use.start].casefold()
        shift = 1 if "next year" in before else -1 if "last year" in before else 0
        year = str(int(scene.published[:4]) + shift)
    number = re.match(r"\d+", use.words["years"])
    return str(int(year) - int(number[0])) if year and number else None
