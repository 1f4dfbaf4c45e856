"""Whom persons speak for where no words beside the name say it.

Before the sentences are read: leaders whom every reader of the field knows, those whose superior is known, hosts of a
visit. After that: the publisher's own officials, and the other side of a text about two states.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.lexicon import persons, places
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import ACTOR, PLACE, Mention
from diplograph.reading.persons.envoys import of_histories, of_letters, of_missions, sent_to_each_other
from diplograph.reading.story.scan import Line
from diplograph.reading.story.story import Story

HEADS = persons.CLASSES["head"]
LEADING = HEADS | {"minister"}
HOSTS = LEADING | {"civil", "parliament"}
EARLY = 4  # sentences, the title among them
NOT_AMERICAN = words("offices_not_american")
MEETS = re.compile(r"\b(?:meets?|met|meeting|talks?|spoke|received by|hosted by|welcomed by|courtesy call)\b")
THERE = re.compile(r"(?:While |When |Also )?[Ii]n $")
OWNED = re.compile(r"(?:'s|s') $")
WITH = re.compile(r"\b(?:with|met|meets?)(?: the| his| her)? $")


def known_sides(story: Story, lines: Sequence[Line], text: str, published: str | None) -> None:
    """What every reader knows, and what a sentence says of others than the person."""
    year = int(published[:4]) if published else None
    first = _first_lines(lines)
    for official in story.officials.known:
        if official not in first or not _is_open(story, official):
            continue
        support = Support(first[official].sentence.start, first[official].sentence.end, "leader-of-state")
        if (state := _led(story, official, year)) is not None:
            official.put("represents", state, support, office=story.officials.main_office(official))
        elif (state := _superiors(story, official)) is not None:
            office = story.officials.main_office(official)
            official.put("represents", state, Support(support.start, support.end, "side-of-superior"), office=office)
    of_histories(story, lines, text)
    of_missions(story, lines, text)
    of_letters(story, lines, text)
    for line in lines:
        _hosts(story, line, text)


def sides_of_publisher(story: Story, lines: Sequence[Line], text: str) -> None:
    """A minister whom the publisher names without a state is of its own government; a president is rather its guest."""
    if story.home is None:
        return
    first = _first_lines(lines)
    for official in sorted(story.officials.known, key=lambda e: e.first):
        if official not in first or not _is_open(story, official):
            continue
        line = first[official]
        if _is_other_side(story, official, line, text):
            if story.topic_state is not None:
                support = Support(line.sentence.start, line.sentence.end, "other-side")
                official.put("represents", story.topic_state, support, office=story.officials.main_office(official))
        elif line.sentence.kind != "speech" and _may_be_ours(story, official, line, text):
            support = Support(line.sentence.start, line.sentence.end, "side-of-publisher")
            official.put("represents", story.home, support, office=story.officials.main_office(official))
    sent_to_each_other(story, lines, text)


def _first_lines(lines: Sequence[Line]) -> dict[Entity, Line]:
    found: dict[Entity, Line] = {}
    for line in lines:
        for mention in line.mentions:
            for entity in mention.entities:
                if entity.type == "Official":
                    found.setdefault(entity, line)
    return found


def _is_open(story: Story, official: Entity) -> bool:
    """Whether nobody has said yet whom an official speaks for; who held an office once speaks for nobody."""
    return not official.held("represents") and official not in story.officials.former


def _classes(story: Story, official: Entity) -> set[str]:
    return {post.office_class for post in story.officials.posts.get(official, [])}


def _led(story: Story, official: Entity, year: int | None) -> Entity | None:
    """The state that an official is known to lead, where the text names it or is published there."""
    states = _states(story)
    for name in official.names:
        leader = persons.leader_named(name) if " " in name else None
        if leader is not None and leader.state in states:
            return states[leader.state]
    surnames = [name for name in official.names if " " not in name]
    if len(surnames) < len(official.names) or not _classes(story, official) & LEADING:
        return None
    classes = _classes(story, official)
    led = [c for c in states if any(persons.leader_by_surname(name, c, year, classes) for name in surnames)]
    ours = next(iter(states)) if story.home is not None else None
    if ours in led:
        return states[ours]
    return states[led[0]] if len(led) == 1 else None


def _states(story: Story) -> dict[str, Entity]:
    """The states of the text by their codes, the publisher's first."""
    named = [e for e in story.dossier.of("State") if e is not story.home]
    return {e.key: e for e in ([story.home] if story.home is not None else []) + named}


def _superiors(story: Story, official: Entity) -> Entity | None:
    """The side of ``the President`` for an ``Adviser to the President``."""
    post = story.officials.under.get(official)
    if post is None:
        return None
    held = {s for e in story.officials.with_post(post.name) for s in e.held("represents")}
    sides = {s for s in held if s.type == "State"} or held
    ours = story.home if post.office_class != "international" else None
    return sides.pop() if len(sides) == 1 else (ours if not sides else None)


def _hosts(story: Story, line: Line, text: str) -> None:
    """``In Oslo, A met with Minister B``: whom one meets in a country is of that country."""
    opening = next(iter(line.mentions), None)
    state = _country(story, opening) if opening is not None else None
    if opening is None or state is None or state is story.home:
        return
    if THERE.fullmatch(text[line.sentence.start : opening.start]) is None:
        return
    met = MEETS.search(text, opening.end, line.sentence.end)
    for mention in line.mentions if met else ():
        official = mention.entities[0] if mention.entities else None
        if met is None or official is None or official.type != "Official" or mention.start < met.end():
            continue
        if _is_open(story, official) and _classes(story, official) & HOSTS:
            support = Support(line.sentence.start, line.sentence.end, "host-of-visit")
            official.put("represents", state, support, office=story.officials.main_office(official))


def _country(story: Story, mention: Mention) -> Entity | None:
    """The state that a mention names, or whose city it names."""
    if not mention.entities:
        return None
    if mention.letter == ACTOR and mention.entity.type == "State":
        return mention.entity
    if mention.letter == PLACE:
        cities = places.cities().get(mention.entity.name)
        return story.registry.state(cities[0].state) if cities else None
    return None


def _is_other_side(story: Story, official: Entity, line: Line, text: str) -> bool:
    """Somebody by whose office it is not the publisher's, or whom the publisher's own met."""
    classes = _classes(story, official)
    if classes & HEADS or _is_un_american(story, official):
        return True
    mention = next(m for m in line.mentions if official in m.entities)
    if not classes & HOSTS or WITH.search(text[line.sentence.start : mention.start]) is None:
        return False
    return story.home in {side for e in _before(line, mention) for side in e.held("represents")}


def _is_un_american(story: Story, official: Entity) -> bool:
    """The ministers of the United States are called secretaries."""
    if story.home is None or story.home.key != "USA":
        return False
    posts = story.officials.posts.get(official, [])
    return any(word in NOT_AMERICAN for post in posts for word in re.findall(r"[a-z]+", post.name.casefold()))


def _before(line: Line, mention: Mention) -> Iterator[Entity]:
    return (e for m in line.mentions if m.start < mention.start for e in m.entities if e.type == "Official")


def _may_be_ours(story: Story, official: Entity, line: Line, text: str) -> bool:
    """Whom a text names early, or again and again, and not as somebody else's (``the rebels' leader``)."""
    mention = next(m for m in line.mentions if official in m.entities)
    if OWNED.search(text[line.sentence.start : mention.start]) is not None:
        return False
    classes = {"minister", "court", "civil"} | ({"diplomat"} if story.topic_state is not None else set())
    if not classes & _classes(story, official):
        return False
    return story.topic_state is not None or line.sentence.number <= EARLY or official.said > 2
