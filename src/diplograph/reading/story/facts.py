"""What the frames of one sentence say of each meeting, before it is settled which meeting that is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from diplograph.reading.dossier import Entity
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import Mention
from diplograph.reading.story.agenda import topics
from diplograph.reading.story.listed_agreements import listed
from diplograph.reading.story.modality import is_to_come
from diplograph.reading.story.scene import Scene, held_by

FOCUS = "focus"
CALLED = ("courtesy call", "visit")
AGENDA = {"discussed", "conflicts"}
NEXT_TO = re.compile(r"(?:,? ?(?:at|during|in|for|to|of)? ?(?:the|this|their|its|our)? ?)")
FURTHER = re.compile(r"@A\d+,? (?:(?:will|has|have|had|then|is|are) )*(?:also|separately)\b")
SINGLY = re.compile(r"(?<!not )\b(?:separately|individually|in turn|one-on-one)\b")
TAKEN_UP = re.compile(r"\b(?:considered|debated|discussed|noted|raised|reviewed|shared|about|on) (?:the )?$")


@dataclass(slots=True)
class Fact:
    """What is said of one meeting, and who fills which slot of it.

    ``mention`` names it; there is none where a verb tells it. ``kind`` is ``FOCUS`` where it is the meeting that the
    text speaks of. ``bodies`` are those whose meeting it is, ``within`` who takes part by its own phrase (``the talks
    with A``). ``told``: more than mentioned, ``further``: one more. Of several told in one
    phrase, ``named``, ``number`` and ``date`` say which it is. ``each``: every partner was met by itself. ``called``:
    the words for what has no noun of a meeting (``the opening of the bridge``).
    """

    mention: Mention | None
    kind: str
    at: int
    fills: dict[str, list[Entity]] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    bodies: list[Entity] = field(default_factory=list)
    within: list[Entity] = field(default_factory=list)
    planned: bool = False
    told: bool = False
    further: bool = False
    each: bool = False
    named: Entity | None = None
    number: int | None = None
    date: Mention | None = None
    called: str = ""

    def fill(self, slot: str, entities: Iterable[Entity], rule: str) -> None:
        """Add to a slot; the first rule that fills it is named as evidence."""
        row = self.fills.setdefault(slot, [])
        row.extend(e for e in entities if e not in row)
        if row:
            self.rules.setdefault(slot, rule)

    def filled(self, *slots: str) -> list[Entity]:
        """Everybody in these slots."""
        return [e for slot in slots for e in self.fills.get(slot, [])]


@dataclass(slots=True)
class Facts:
    """The facts of one sentence in the making."""

    scene: Scene
    found: list[Fact] = field(default_factory=list)
    _of: dict[Mention, Fact] = field(default_factory=dict)
    _told: set[tuple[bool, Mention]] = field(default_factory=set)
    _spans: list[tuple[int, int]] = field(default_factory=list)

    def take(self, use: Use) -> None:
        """Note what a frame of meetings says."""
        if self._told_already(use):
            return
        named: list[Mention | None] = []
        named += [m for role, ms in use.roles.items() if use.frame.roles[role] == "meeting" for m in ms]
        words = self.scene.masked.text[max(0, use.start - 12) : use.end]
        for mention in named or [None]:
            fact = self._fact(use, mention)
            fact.planned = fact.planned or is_to_come(words)
            fact.told = fact.told or not use.frame.passing
            fact.further = fact.further or (fact.kind != FOCUS and FURTHER.search(words) is not None)
            fact.each = fact.each or (mention is None and SINGLY.search(words) is not None)
            for role, slot in use.frame.roles.items():
                if slot != "meeting" and role in use.roles:
                    self._fill(fact, use, role, slot)
                    if use.frame.passing and slot == "attended":
                        fact.within += held_by(use, role)

    def finish(self) -> list[Fact]:
        """All facts in the order of the text; meetings that no frame spoke of are among them."""
        for mention in self.scene.meetings():
            self._of_mention(mention)
        return sorted(self.found, key=lambda f: f.at)

    def _told_already(self, use: Use) -> bool:
        """Whether another frame has made a meeting of the same words, or of words that hold these."""
        if use.frame.focus or any(use.frame.roles[role] == "meeting" for role in use.roles):
            return False
        told = {(use.frame.kind in CALLED, m) for role in list(use.roles)[-1:] for m in use.roles[role]}
        within = any(start <= use.start and use.end <= end for start, end in self._spans)
        if told & self._told or (within and use.frame.several):
            return True
        self._told |= told
        self._spans.append((use.start, use.end))
        return False

    def _fact(self, use: Use, mention: Mention | None) -> Fact:
        if mention is not None:
            return self._of_mention(mention)
        if use.frame.focus:
            return self._in_focus(use)
        self.found.append(Fact(None, use.frame.kind or "meeting", use.start, called=self._called(use)))
        return self.found[-1]

    def _called(self, use: Use) -> str:
        """``opening of the bridge``, ``meeting with local leaders``: the words that stand for a noun."""
        group = self.scene.said_as(use, "group")
        return f"{use.frame.kind} with {group}" if group else self.scene.said_as(use, "called")

    def _of_mention(self, mention: Mention) -> Fact:
        if mention not in self._of:
            occasion = self.scene.occasions.get(mention)
            fact = Fact(mention, occasion.kind if occasion else "meeting", self.scene.position(mention))
            fact.planned = is_to_come(self.scene.text[mention.start : mention.end])
            if occasion is not None:
                fact.fill("attended", self.scene.actors[mention], "actors-of-noun")
                fact.within += self.scene.actors[mention]
            self._of[mention] = fact
            self.found.append(fact)
        return self._of[mention]

    def _in_focus(self, use: Use) -> Fact:
        """The meeting that words without one are said of.

        It is named before them in this sentence, or after them where they open it; else a verb tells it, else it is the
        one in focus.
        """
        here = self.scene.masked.source(use.start, use.start + 1)[0] + 1
        before = [m for m in self.scene.meetings() if m.end <= here]
        before = before or self._next_to(use)
        if before:
            return self._of_mention(before[-1])
        unnamed = sorted((f for f in self.found if f.mention is None), key=lambda f: f.kind == FOCUS)
        if not unnamed:
            self.found.append(Fact(None, FOCUS, use.start))
        return unnamed[0] if unnamed else self.found[-1]

    def _next_to(self, use: Use) -> list[Mention]:
        """The first meeting where it follows (``Chaired by A, the meeting``, ``A was present at the talks``).

        Where the text has spoken of none before, it is meant wherever it stands.
        """
        first = next(self.scene.meetings(), None)
        if first is None:
            return []
        at = self.scene.position(first)
        if (at < use.end and AGENDA & set(use.frame.roles.values())) or TAKEN_UP.search(self.scene.masked.text[:at]):
            return []
        between = self.scene.masked.text[use.end : at]
        story = self.scene.story
        return [first] if NEXT_TO.fullmatch(between) or (story.focus or story.headline) is None else []

    def _fill(self, fact: Fact, use: Use, role: str, slot: str) -> None:
        rule = use.frame.name
        if slot in ("discussed", "conflicts"):
            self._discussed(fact, use, role, slot)
        elif slot == "of":
            fact.bodies += held_by(use, role)
        elif slot == "other":
            visited = "held_in" if fact.kind == "visit" else "attended"
            fact.fill(visited, held_by(use, role, ("State", "Place")), rule)
            fact.fill("attended", held_by(use, role, ("Official", "Organisation")), rule)
        elif role == "other" and slot == "attended" and (fact.each or fact.mention in self.scene.occasions):
            fact.fill("partners", held_by(use, role), rule)
        elif slot == "adopted":
            fact.fill(slot, listed(use, role, self.scene), rule)
        else:
            fact.fill(slot, held_by(use, role), rule)

    def _discussed(self, fact: Fact, use: Use, role: str, slot: str) -> None:
        """Topics; a role for conflicts takes no others."""
        allowed = use.frame.guards.get(role)
        found = [(e, c) for e, c in topics(use, role, self.scene) if allowed is None or e.type in allowed]
        fact.fill("discussed", (e for e, conflict in found if conflict or slot == "discussed"), use.frame.name)
        fact.fill("conflicts", (e for e, conflict in found if conflict), use.frame.name)
