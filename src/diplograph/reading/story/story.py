"""The records of a document as the sentences fill them, and what the text speaks of at each point.

The first meeting of the title or the first sentences is the headline; the meeting spoken of last is in focus. What is
said of "the meeting" or of no meeting by name is said of the one in focus.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from diplograph.lexicon import persons
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Dossier, Entity, Support
from diplograph.reading.persons.officials import Officials
from diplograph.reading.registry import UNITED, Registry

LED_BY = persons.CLASSES["head"] | {"minister"}
ANY_MEETING = words("any_meeting")


@dataclass(slots=True)
class Story:
    """What the text has told so far, and what it speaks of at this point.

    ``home`` is the state of the publisher. ``headline`` is the meeting that the text is about, ``focus`` the one spoken
    of last, ``subject`` the first actors of the last sentence, ``agreement`` the agreement named last, ``bodies`` all
    bodies in the order of their last mention. ``document`` is the agreement that the document itself is,
    ``topic_state`` the state that its title is about, ``under`` the agreement of the heading above.
    ``lists_signed``: the items that follow were signed, by ``signing_sides`` where a sentence said so. ``plain`` are
    agreements of a noun too general to mean one by itself, ``unnamed`` the meetings without a name by their nouns,
    ``announced`` the agreements that a title calls by a general word, by their topics,
    ``recalled`` those that are only mentioned as past; ``counter`` numbers the unnamed.
    """

    registry: Registry
    officials: Officials
    home: Entity | None = None
    published: str | None = None
    headline: Entity | None = None
    focus: Entity | None = None
    subject: tuple[Entity, ...] = ()
    topic_state: Entity | None = None
    hero: Entity | None = None
    document: Entity | None = None
    agreement: Entity | None = None
    lists_signed: bool = False
    plain: set[Entity] = field(default_factory=set)
    under: Entity | None = None
    signing_sides: tuple[Entity, ...] = ()
    bodies: list[Entity] = field(default_factory=list)
    unnamed: dict[Entity, str] = field(default_factory=dict)
    announced: dict[str, Entity] = field(default_factory=dict)
    recalled: set[Entity] = field(default_factory=set)
    around: dict[Entity, Entity] = field(default_factory=dict)
    counter: int = 0

    @property
    def dossier(self) -> Dossier:
        """The entities."""
        return self.registry.dossier

    def side(self, entity: Entity) -> Entity | None:
        """The state or body behind an actor: itself, or the first that an official represents."""
        if entity.type != "Official":
            return entity
        held = entity.held("represents")
        if not held:
            return self.home
        states = [e for e in held if e.type == "State"]
        return (states or held)[0]

    def mention(self, body: Entity) -> None:
        """The text names this body, the last of those that it goes back to."""
        if body in self.bodies:
            self.bodies.remove(body)
        self.bodies.append(body)

    def implied(self, what: str) -> Entity | None:
        """Whom words mean that leave it out: the ``fund`` or the ``body`` of states named last, the ``subject``."""
        if what == "subject":
            return next((s for e in self.subject if (s := self.side(e)) is not None), None)
        kinds = {"fund": ("fund",), "body": UNITED}.get(what, ())
        return next((b for b in reversed(self.bodies) if b.properties.get("kind") in kinds), None)

    def we(self) -> tuple[Entity, ...]:
        """Who speaks as "we" in a joint document: its parties, else those who met."""
        if self.document is None:
            return ()
        parties = tuple(self.document.held("parties") or self.document.parties)
        return parties or (tuple(self.headline.held("attended")) if self.headline else ())

    def pair(self) -> tuple[Entity, ...]:
        """Who is meant by "the two leaders": the persons of the meeting in focus, else those spoken of last."""
        people = [e for e in self.subject if e.type == "Official"]
        if len(people) > 1:
            return self._leading(people)
        for meeting in (self.focus, self.headline):
            people = [e for e in meeting.held("attended") if e.type == "Official"] if meeting else []
            if len(people) > 1:
                return self._leading(people)
        return self.both()

    def _leading(self, people: Sequence[Entity]) -> tuple[Entity, ...]:
        """Those of more than two who lead: the envoys beside "the Ministers" are none of them."""
        led = [e for e in people if any(o.office_class in LED_BY for o in self.officials.posts.get(e, ()))]
        return tuple(led if len(people) > 2 and len(led) > 1 else people)

    def both(self) -> tuple[Entity, ...]:
        """Who is meant by "both sides": the sides of the meeting in focus, else its officials."""
        meeting = self.focus or self.headline
        if meeting is None:
            return self.subject if len(self.subject) > 1 else ()
        attended = meeting.held("attended")
        sides = [e for e in attended if e.type != "Official"]
        if len(sides) >= 2:
            return tuple(sides)
        people = [e for e in attended if e.type == "Official"]
        return tuple(people) if len(people) >= 2 else tuple(attended)

    def new_meeting(self, kind: str, noun: str) -> Entity:
        """An unnamed meeting that the text has not told before."""
        self.counter += 1
        made = self.dossier.add(Entity("Meeting", [noun], f"unnamed {self.counter}"))
        made.set("kind", kind)
        self.unnamed[made] = noun
        return made

    def note(self, meeting: Entity, at: int) -> None:
        """The text speaks of this meeting now."""
        self.focus = meeting
        meeting.first = min(meeting.first, at)
        meeting.said += 1
        if self.headline is None and at < 900:
            self.headline = meeting

    def spoken_of(self, subject: Sequence[Entity]) -> Entity | None:
        """The meeting in focus, or the headline where more of those who are spoken of take part in it."""
        people = [e for e in subject if e.type == "Official"]
        if self.focus is None or self.headline is None or not people:
            return self.focus or self.headline
        here, at_headline = ([e for e in people if e in m.held("attended")] for m in (self.focus, self.headline))
        return self.headline if len(at_headline) > len(here) else self.focus

    def begin_paragraph(self, told: int) -> None:
        """A new paragraph speaks of the headline again where the last one, of ``told`` sentences, ended elsewhere.

        That is a meeting yet to come, or one of another time told in more than a sentence.
        """
        if self.focus is None or self.headline is None or self.focus is self.headline:
            return
        planned = self.focus.properties.get("status") == "planned" != self.headline.properties.get("status")
        if planned or (told > 1 and self._of_other_time(self.focus, self.headline)):
            self.focus = self.headline

    def _of_other_time(self, meeting: Entity, other: Entity) -> bool:
        numbers = meeting.properties.get("ordinal"), other.properties.get("ordinal")
        alike = meeting.properties.get("kind") == other.properties.get("kind")
        if alike and None not in numbers and numbers[0] != numbers[1]:
            return True
        return meeting in self.recalled or not agree(meeting.properties.get("date"), other.properties.get("date"))

    def takes_part(self, meeting: Entity, other: Entity) -> bool:
        """Whether ``other`` or one of its officials is at the meeting."""
        present = meeting.held("attended")
        return other in present or other in {self.side(e) for e in present}

    def attend(self, meeting: Entity, actors: Iterable[Entity], support: Support, slot: str = "attended") -> None:
        """Fill participants; a chair or a host takes part as well, and the states of a joint body that meets."""
        for actor in actors:
            if actor.type in ("Official", "State", "Organisation"):
                if slot != "attended":
                    meeting.put(slot, actor, support)
                meeting.put("attended", actor, support)
                for state in actor.joint:
                    meeting.put("attended", state, support)


def agree(a: object, b: object) -> bool:
    """Two dates agree where one is silent or the other says it more exactly."""
    if not a or not b:
        return True
    return str(a).startswith(str(b)) or str(b).startswith(str(a))


def bare(noun: str) -> str:
    """A noun without a leading article."""
    return re.sub(r"^(?:the|an?|their|his|her|its|my|our|your|this|that)\s+", "", noun, flags=re.I)
