"""Heads of mission: who sends them, and to whom they are sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from diplograph.lexicon.persons import leader_named
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.story.scan import Line
from diplograph.reading.story.scene import Scene, held_by
from diplograph.reading.story.story import Story
from diplograph.reading.text.patterns import any_of

TAKERS = {
    "credentials": ("other",),
    "accredited-by": ("host", "host2"),
    "credentials-received": ("host",),
    "reception-of-envoy": ("host",),
}
BEARERS = {
    "credentials": ("who",),
    "accredited-by": ("guest", "guest2"),
    "credentials-received": ("guest",),
    "reception-of-envoy": ("guest", "guest2"),
}
MISSION = re.compile(rf"\b{any_of('missions')}\b")
OPENED = re.compile(
    r"\b(?:established|opened|set up|maintained) (?:an?|its|the)(?: first)? (?:legation|embassy|consulate)", re.I
)
HISTORY = re.compile(r"\bHistory of Recognition\b|\b[Dd]iplomatic [Rr]elations\b")
LETTERS = re.compile(r"\b(?:letters? of (?:credence|credentials)|credentials) (?:from|of)\b")
LEADS = re.compile(r"(?:'s?)?(?: first)? ")
OF = re.compile(r" of (?:the )?")
ELSEWHERE = re.compile(r" (?:at|in) [A-Z]")
RECEIVED = re.compile(r"\b(?:received|receiving|reception of)(?: Mr\.?)? $")


def accredit(use: Use, scene: Scene) -> None:
    """Letters of credence go to the state of whoever takes them, in a history of relations to the state it is about."""
    story, name = scene.story, use.frame.name
    takers = [e for role in TAKERS[name] for e in held_by(use, role, ("Official", "State", "Organisation"))]
    receiver = next((side for e in takers if (side := story.side(e)) is not None), None)
    for envoy in (e for role in BEARERS[name] for e in held_by(use, role, ("Official",))):
        sender = next((s for s in envoy.held("represents") if s.type == "State"), None) or _other(story, receiver)
        target = receiver if receiver is not sender else None
        target = target or _other(story, sender)
        if target is not None and sender is not None and target is not sender:
            envoy.put("represents", sender, scene.support(name), office=story.officials.main_office(envoy))
            envoy.put("accredited_to", target, scene.support(name))
        elif sender is None and receiver is not None and receiver.type == "Organisation":
            envoy.put("accredited_to", receiver, scene.support(name))


def of_ceremonies(story: Story) -> None:
    """Who presents credentials is sent to the state of the one who takes them: the head of state."""
    for ceremony in story.dossier.of("Meeting"):
        if ceremony.properties.get("kind") != "presentation of credentials":
            continue
        people = [e for e in ceremony.held("attended") if e.type == "Official"]
        chief = next((e for e in people if _is_chief(story, e)), None)
        receiver = story.side(chief) if chief is not None else None
        for envoy in people if receiver is not None and receiver.type == "State" else ():
            senders = envoy.held("represents")
            if receiver is not None and senders and receiver not in senders:
                envoy.put("accredited_to", receiver, ceremony.slots["attended"][envoy][0].supports[0])


def _is_chief(story: Story, official: Entity) -> bool:
    """Whether the official is known as a head of state."""
    posts = story.officials.posts.get(official, [])
    leader = leader_named(official.name)
    known = leader is not None and leader.office == "head" and not posts
    return known or any(post.office_class == "head_of_state" for post in posts)


def of_missions(story: Story, lines: Sequence[Line], text: str) -> None:
    """``A opened a Legation in B with Ann Lee as Consul``: who works at a mission is of the state whose it is."""
    for line in lines:
        owner = _owner(line, text)
        for mention in line.mentions if owner is not None else ():
            for official in _unsided_diplomats(story, mention):
                if owner is not None:
                    support = Support(line.sentence.start, line.sentence.end, "side-of-mission")
                    official.put("represents", owner, support, office=story.officials.main_office(official))


def of_letters(story: Story, lines: Sequence[Line], text: str) -> None:
    """``A received letters of credence from: B – Norway; …``: who brings them is sent to whom A speaks for."""
    for line in lines:
        letters = LETTERS.search(text, line.sentence.start, line.sentence.end)
        if letters is None:
            continue
        takers = [e for m in line.mentions if m.end <= letters.start() for e in m.entities if e.type == "Official"]
        receiver = next((s for e in takers for s in e.held("represents")), story.home)
        for envoy in (e for m in line.mentions if m.start >= letters.end() for e in m.entities):
            sent = envoy.type == "Official" and bool(envoy.held("represents"))
            if sent and receiver is not None and receiver not in envoy.held("represents"):
                support = Support(line.sentence.start, line.sentence.end, "credentials-received")
                envoy.put("accredited_to", receiver, support)


def of_histories(story: Story, lines: Sequence[Line], text: str) -> None:
    """In a history of the relations of two states the heads of mission of the one are sent to the other."""
    if story.topic_state is None or not _is_history(lines, text):
        return
    for line in lines:
        for mention in line.mentions:
            received = RECEIVED.search(text[line.sentence.start : mention.start]) is not None
            for official in _unsided_diplomats(story, mention) if received else ():
                support = Support(line.sentence.start, line.sentence.end, "received-envoy")
                official.put("represents", story.topic_state, support, office=story.officials.main_office(official))


def sent_to_each_other(story: Story, lines: Sequence[Line], text: str) -> None:
    """A head of mission in a history of two states is sent to the state that does not send him."""
    if not _is_history(lines, text):
        return
    for official in story.officials.known:
        senders = [s for s in official.held("represents") if s.type == "State"]
        mission = any(post.mission for post in story.officials.posts.get(official, []))
        target = _other(story, senders[0]) if len(senders) == 1 else None
        if mission and target is not None and not official.held("accredited_to"):
            tie = official.slots["represents"][senders[0]][0]
            if ELSEWHERE.search(str(tie.properties.get("office", ""))) is None:
                support = Support(tie.supports[0].start, tie.supports[0].end, "envoy-of-two-states")
                official.put("accredited_to", target, support)


def _is_history(lines: Sequence[Line], text: str) -> bool:
    """Whether the title announces a history of the relations of two states."""
    title = next((text[x.sentence.start : x.sentence.end] for x in lines if x.sentence.kind == "title"), "")
    return HISTORY.search(title) is not None


def _other(story: Story, state: Entity | None) -> Entity | None:
    """Of the publisher's state and the one that the text is about, the other than ``state``."""
    if state is story.home:
        return story.topic_state
    return story.home if state is not None and state is story.topic_state else None


def _owner(line: Line, text: str) -> Entity | None:
    """Whose mission a sentence speaks of: the state that opened it, else the one beside the word."""
    states = list(_states(line.mentions))
    if (opened := OPENED.search(text, line.sentence.start, line.sentence.end)) is not None:
        before = [m for m in states if m.end <= opened.start()]
        return before[-1].entity if before else None
    for word in MISSION.finditer(text, line.sentence.start, line.sentence.end):
        beside = [m for m in states if LEADS.fullmatch(text[m.end : word.start()])]
        behind = [m for m in states if m.start >= word.end() and OF.fullmatch(text[word.end() : m.start])]
        if beside or behind:
            return (beside[-1:] or behind)[0].entity
    return None


def _states(mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The mentions of states, within other names too."""
    for mention in mentions:
        if mention.letter == ACTOR and mention.entities and mention.entity.type == "State":
            yield mention
        yield from _states(mention.inner)


def _unsided_diplomats(story: Story, mention: Mention) -> Iterator[Entity]:
    for entity in mention.entities:
        posts = story.officials.posts.get(entity, [])
        diplomat = any(post.office_class == "diplomat" for post in posts)
        if diplomat and not entity.held("represents") and entity not in story.officials.former:
            yield entity
