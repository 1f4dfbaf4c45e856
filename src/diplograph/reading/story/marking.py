"""What a sentence speaks of without a name becomes a mention: groups, references, unnamed meetings and agreements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.agreements import mark_agreements
from diplograph.reading.names.bodies import again, ministries
from diplograph.reading.names.capitals import governments
from diplograph.reading.names.instruments import bodies
from diplograph.reading.names.mentions import ACTOR, DATE, MEETING, Mention, spelled
from diplograph.reading.names.occasions import occasions
from diplograph.reading.persons.retinue import addressed, companies, delegations, families, owned, titled
from diplograph.reading.persons.sides import HEADS
from diplograph.reading.story.diary import opens_entry, subjects
from diplograph.reading.story.ellipsis import shared_subjects
from diplograph.reading.story.groups import apposed, coordinate, references, related, roles, single_roles, unnamed_posts
from diplograph.reading.story.possessors import possessors
from diplograph.reading.story.scene import Scene
from diplograph.reading.text.masks import Mask

# "Ann Lee (Norway)", "Ann Lee – Norway" and "Norway – Ann Lee", as lists of participants have them
BESIDE = re.compile(r"(@A\d+)(?: [–—-] (@A\d+)(?=[;,.]|$)| \((@A\d+)\))")
COUNTERPART = re.compile(r"\bcounterparts?$")
AT_HOME = words("posts_at_home")


def mark(scene: Scene) -> None:
    """Add to the mentions of a sentence, from actors to what they do; each step sees what those before have marked."""
    story = scene.story
    scene.add(lambda masked: governments(masked, story.registry.state))
    scene.add(lambda masked: roles(masked, lambda body: _leaders_of(scene, body), lambda *who: _heads_of(scene, *who)))
    _counterparts(scene)
    if scene.line.sentence.kind in ("list", "item", "line"):
        scene.add(lambda masked: _sides_beside(scene, masked))
    scene.add(lambda masked: _bodies(scene, masked))
    scene.add(unnamed_posts)
    scene.add(lambda masked: single_roles(masked, lambda post, side: _holder(scene, post, side)))
    both = story.both() or related(scene.masked)
    scene.add(lambda masked: references(masked, both, story.pair(), story.subject, story.we()))
    if scene.turn is not None:
        scene.add(scene.turn.references)
    scene.add(addressed)
    scene.add(owned)
    scene.add(titled)
    scene.add(families)
    scene.add(lambda masked: coordinate(masked, scene.text))
    scene.add(delegations)
    scene.add(companies)
    scene.add(lambda masked: again(masked, story.bodies, story.subject))
    scene.add(lambda masked: _ministries(scene, masked))
    scene.add(lambda masked: coordinate(masked, scene.text))
    scene.add(apposed)
    mark_agreements(scene)
    scene.add(lambda masked: _occasions(scene, masked))
    scene.add(lambda masked: subjects(masked, scene.setting))
    scene.add(lambda masked: shared_subjects(masked, story.subject))


def _sides_beside(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    """In a list a name with a state or a body beside it is of that side; both are one item."""
    for match in BESIDE.finditer(masked.text):
        pair = [e for key in match.groups() if key for e in masked.behind[key].entities]
        people = [e for e in pair if e.type == "Official"]
        if len(pair) != 2 or len(people) != 1:
            continue
        if not people[0].held("represents"):
            side = pair[1] if pair[0] is people[0] else pair[0]
            office = scene.story.officials.main_office(people[0])
            people[0].put("represents", side, scene.support("side-beside-name"), office=office)
        yield Mention(ACTOR, *masked.source(*match.span()), tuple(pair))


def _counterparts(scene: Scene) -> None:
    """``their Australian counterparts, A and B``: the persons named are of that state."""
    sides: tuple[Entity, ...] = ()
    end = 0
    for mention in scene.mentions:
        between = scene.text[end : mention.start].strip()
        if COUNTERPART.search(scene.text[mention.start : mention.end]) and mention.entity.type != "Official":
            sides = mention.entities
        elif between not in (",", "and", ", and", ""):
            sides = ()
        elif sides and mention.entity.type == "Official" and not mention.entity.held("represents"):
            for side in sides:
                mention.entity.put("represents", side, scene.support("counterpart"))
        end = mention.end


def _leaders_of(scene: Scene, body: Entity) -> list[Entity]:
    """``the presidents of the member states`` of a body: the officials at the meeting spoken of, but the body's own."""
    meeting = scene.story.focus or scene.story.headline
    if meeting is None or body.type != "Organisation":
        return []
    people = [e for e in meeting.held("attended") if e.type == "Official" and body not in e.held("represents")]
    return people if len(people) > 1 else []


def _heads_of(scene: Scene, office: str, sides: Sequence[Entity]) -> list[Entity]:
    """``the leaders of A and B``: the persons whom the text has named as such, one of each; not of earlier years."""
    days = (m.when.value for m in scene.mentions if m.letter == DATE and m.when is not None)
    if scene.published is not None and any(day[:4] < scene.published[:4] for day in days):
        return []
    post = office.casefold().replace("heads of", "head of").removesuffix("s")
    known = scene.story.officials
    rows = [known.with_post(post, side) or _first(scene, side, post) for side in sides]
    return [row[0] for row in rows] if all(len(row) == 1 for row in rows) else []


def _first(scene: Scene, side: Entity, post: str) -> list[Entity]:
    """``the leader`` of a side is who of the known represents it at its head."""
    story = scene.story
    ours = [e for e in story.officials.known if story.side(e) is side] if post == "leader" else []
    known = [e for e in ours if any(o.office_class in HEADS for o in story.officials.posts.get(e, []))]
    return known or [e for e in ours if not story.officials.posts.get(e)]


def _holder(scene: Scene, post: str, side: Entity | None) -> Entity | None:
    """The person who holds an office: of the side named, else the last that the text spoke of."""
    story = scene.story
    holders = story.officials.with_post(post, side)
    if not holders and post.casefold() == "leader" and side is not None:
        holders = [e for e in story.officials.known if side in e.held("represents")]
    if story.home is not None and side in (None, story.home) and post in AT_HOME:
        holders = _of_home(scene, holders, side)
    if side is None and len(holders) > 1:
        holders = [e for e in holders if e in story.subject] or sorted(holders, key=lambda e: -e.said)
    if not holders:
        return None
    if side is not None and not holders[0].held("represents"):
        holders[0].put("represents", side, scene.support("office-of-known-person"), office=post)
    return holders[0]


def _of_home(scene: Scene, holders: list[Entity], side: Entity | None) -> list[Entity]:
    """``The President`` of a text without more is the publisher's own; a person named without any office may be it."""
    story = scene.story
    known = story.officials.known
    ours = [e for e in known if not story.officials.posts.get(e) and story.side(e) is story.home]
    ours += [e for e in holders if story.side(e) is story.home]
    return ours[:1] if len(ours) == 1 or (ours and side is None) else holders


def _bodies(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    for first, last, kind, parties in bodies(masked):
        start, end = masked.source(first, last)
        entity = scene.story.registry.body(spelled(scene.text, start, end), kind)
        yield Mention(ACTOR, start, end, (entity,), tuple(masked.behind[key] for key in parties))


def _ministries(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    for mention in ministries(masked, scene.story.registry):
        for body in mention.entities:
            for state in body.parties:
                body.put("part_of", state, scene.support("owner-in-name"))
        yield mention


def _occasions(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    for occasion in occasions(masked):
        inner = tuple(masked.behind[key] for key in occasion.actors)
        mention = Mention(MEETING, *masked.source(occasion.start, occasion.end), (), inner)
        scene.occasions[mention] = occasion
        whose = scene.turn.whose(masked, occasion) if scene.turn is not None else ()
        if scene.setting is not None and scene.setting.who and opens_entry(masked, occasion.start):
            whose = scene.setting.who
        if not inner:
            scene.owned[mention] = possessors(masked, occasion, scene.story)
        scene.actors[mention] = [*(e for m in inner for e in m.entities), *whose]
        if whose and scene.turn is not None:
            scene.apart.add(mention)
        yield mention
