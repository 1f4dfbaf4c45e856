"""One sentence while it is read: its mentions as a masked text, and the story so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.frames import PLACEHOLDER, Use
from diplograph.reading.names.instruments import Instrument
from diplograph.reading.names.mentions import ACTOR, AGREEMENT, MEETING, Mention, longest, spelled
from diplograph.reading.names.occasions import Occasion
from diplograph.reading.story.declarations import in_the_past, subject_of_clause
from diplograph.reading.story.scan import Line
from diplograph.reading.story.story import Story
from diplograph.reading.story.turns import Turn
from diplograph.reading.text.masks import Mask, lowered, mask, without

# What stands between a verb or its subject and the items of a list: "signed the following documents: @G1; @G2".
LEADING = re.compile(
    r"(?<=ed)(?: (?:the )?following(?: [a-z-]+){1,5})?:(?= @G)|(?<=by):(?= @A)|(?<=with):(?= @A)|(?<=@A\d):(?= [a-z])|"
    r"(?<=@A\d\d):(?= [a-z])"
)

SUBJECT = re.compile(r"[^@]{0,60}?(@A\d+)|(?:[^@]|@[^A]){0,60}?(?<! by )(?<! by the )(@A\d+)")


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands above a sentence and holds for it: the day and the place, and whose diary it is."""

    date: str | None = None
    place: Entity | None = None
    who: tuple[Entity, ...] = ()


@dataclass(slots=True)
class Scene:
    """What is at hand for one sentence.

    ``setting`` is what stands above it, ``turn`` who speaks. ``occasions`` and ``instruments`` say what the unnamed
    meetings and agreements among the mentions are; ``actors`` are those within the words of an occasion, ``owned``
    those whose it is by a pronoun. ``apart`` are occasions that a speaker sets apart from the one at which he speaks,
    ``next_subject`` is who is spoken of next where it is not the first actor.
    """

    text: str
    published: str | None
    story: Story
    line: Line
    mentions: list[Mention]
    setting: Setting | None = None
    turn: Turn | None = None
    occasions: dict[Mention, Occasion] = field(default_factory=dict)
    instruments: dict[Mention, Instrument] = field(default_factory=dict)
    actors: dict[Mention, list[Entity]] = field(default_factory=dict)
    owned: dict[Mention, tuple[Entity, ...]] = field(default_factory=dict)
    apart: set[Mention] = field(default_factory=set)
    clause: Mention | None = None
    next_subject: tuple[Entity, ...] = ()
    masked: Mask[Mention] = field(init=False)
    positions: dict[Mention, int] = field(init=False)

    def __post_init__(self) -> None:
        sentence = self.line.sentence
        if sentence.kind in ("text", "item", "speech"):
            self.clause = subject_of_clause(self.line.text, sentence.start, self.story.we())
        if self.clause is not None:
            self.mentions = [self.clause, *self.mentions]
        self.mask_again()

    def mask_again(self) -> None:
        """Bring the masked text up to date with the mentions."""
        sentence = self.line.sentence
        pairs = [("J" if m.adjective and m.letter == ACTOR else m.letter, m) for m in self.mentions]
        masked = mask(self.text, sentence.start, sentence.end, pairs)
        if sentence.kind == "list":
            masked = without(masked, LEADING)
        if self.clause is not None:
            masked = in_the_past(masked)
        self.masked = lowered(masked) if self.line.named.headline else masked
        self.positions = {}
        for match in PLACEHOLDER.finditer(self.masked.text):
            if (mention := self.masked.behind.get(match[0])) is not None:
                self.positions.setdefault(mention, match.start())

    def said_as(self, use: Use, group: str) -> str:
        """The words of the text in a named group of a frame's pattern."""
        said = use.word(group)
        at = self.masked.text.find(said, use.start) if said else -1
        return spelled(self.text, *self.masked.source(at, at + len(said))) if at >= 0 else ""

    def add(self, finder: Callable[[Mask[Mention]], Iterable[Mention]]) -> None:
        """Take in the mentions that ``finder`` sees in the masked text; what they cover is within them from then on."""
        found = list(finder(self.masked))
        if found:
            self.mentions = longest([*found, *self.mentions])
            self.mask_again()

    def support(self, rule: str) -> Support:
        """This sentence as evidence."""
        return Support(self.line.sentence.start, self.line.sentence.end, rule)

    def position(self, mention: Mention) -> int:
        """Where the placeholder of ``mention`` stands in the masked text; 0 where it has none."""
        return self.positions.get(mention, 0)

    def keys(self, letter: str) -> list[tuple[int, Mention]]:
        """The mentions of one letter with their positions in the masked text, from left to right."""
        return [(self.position(m), m) for key, m in self.masked.behind.items() if key[1] == letter]

    def meetings(self) -> Iterator[Mention]:
        """The mentions of meetings, from left to right."""
        return (m for m in self.masked.behind.values() if m.letter == MEETING)

    def subject(self) -> tuple[Entity, ...]:
        """The first actors near the front of the sentence."""
        match = SUBJECT.match(self.masked.text)
        return self.masked.behind[match[1] or match[2]].entities if match else ()

    def remember(self) -> None:
        """Let the story know what this sentence named: its first actors are whom ``they`` means next."""
        if (subject := self.next_subject or self.subject()) and self.line.sentence.kind != "speaker":
            self.story.subject = subject
        for mention in self.masked.behind.values():
            if mention.letter == AGREEMENT and mention.entities:
                self.story.agreement = mention.entity
            for body in mention.inner[:1] if mention.letter == MEETING else ():
                if body.letter == ACTOR and body.entity.type == "Organisation":
                    self.story.mention(body.entity)
            for entity in mention.entities:
                entity.said += 1
                entity.first = min(entity.first, mention.start)
                if entity.type == "Organisation":
                    self.story.mention(entity)


def held_by(use: Use, role: str, types: Sequence[str] | None = None) -> list[Entity]:
    """The entities in a role of a frame's use, those of ``types`` (or of the frame's guard) only, each once."""
    allowed = types if types is not None else use.frame.guards.get(role)
    found = [e for m in use.roles.get(role, ()) for e in m.entities if allowed is None or e.type in allowed]
    return list(dict.fromkeys(found))[-1 if use.frame.last == role else 0 :]
