"""Transcripts: whose turn it is to speak, and whom the speaker means by "I", "you" and "we".

A turn begins with the speaker's name and ends where another's begins. Of two speakers each speaks to the other; one who
speaks alone speaks to whom the headline says he met.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.names.occasions import Occasion
from diplograph.reading.steps import step
from diplograph.reading.story.scan import Line
from diplograph.reading.story.story import Story
from diplograph.reading.text.masks import Mask

SPOKEN = ("speech", "item")
SELF = re.compile(r"\bI\b(?!['’@.])")
YOU = re.compile(
    r"(?:(?<=^)|(?<=[.;,] )|(?<=that )|(?<=when )|(?<=where )|(?<=and )|(?<=after )|(?<=before )"
    r"|(?<=met with )|(?<=talks with )|(?<=spoke with ))[Yy]ou\b(?!')"
)
WE = re.compile(r"\b[Ww]e\b(?!')")
OURS = re.compile(
    r"\b(?:[Mm]y|[Oo]ur) (?:own )?(?:delegation|country|[Gg]overnment|nation|people|Republic|Kingdom|Administration)\b"
)
TOGETHER = re.compile(
    r"\b(?:met|meet\w*|talks?|talked|discuss\w*|spoke|sign\w*|agreed|visit\w*|conversations?|exchanged)\b"
)
POSSESSIVE = re.compile(r"(?:my|your|our)\b", re.I)
THAT_ONE = re.compile(r" (?:(?:in|to|at|on|during|last)\b[^.;@]{0,15})?@[PAD]\d")
PAST_OR_NEXT = words("past_or_next")


@dataclass(frozen=True, slots=True)
class Turn:
    """Who speaks, for whom and to whom; ``speaker`` is ``None`` where it is somebody unnamed."""

    speaker: Entity | None = None
    side: Entity | None = None
    addressed: tuple[Entity, ...] = ()

    @property
    def both(self) -> tuple[Entity, ...]:
        """Speaker and addressed, where both are known."""
        return (self.speaker, *self.addressed) if self.speaker is not None and self.addressed else ()

    def references(self, mask: Mask[Mention]) -> Iterator[Mention]:
        """``I``, ``you``, ``we`` and ``my country``; "we" are those who talk where the sentence is of talks."""
        alone = (self.speaker,) if self.speaker is not None else ()
        side = (self.side,) if self.side is not None else ()
        we = self.both if TOGETHER.search(mask.text) else side
        for pattern, meant in ((SELF, alone), (YOU, self.addressed), (WE, we), (OURS, side)):
            if meant:
                for match in pattern.finditer(mask.text):
                    yield Mention(ACTOR, *mask.source(*match.span()), meant)

    def whose(self, mask: Mask[Mention], occasion: Occasion) -> tuple[Entity, ...]:
        """``my visit to @A1``, ``our last meeting``: who takes part in an occasion that the words set apart."""
        said = POSSESSIVE.match(mask.text, occasion.start)
        apart = occasion.dates or occasion.ordinal or THAT_ONE.match(mask.text, occasion.end) or occasion.kind == "call"
        if said is None or not (apart or not PAST_OR_NEXT.isdisjoint(mask.text[occasion.start : occasion.end].split())):
            return ()
        alone = (self.speaker,) if self.speaker is not None else ()
        if mask.text.startswith(" with", occasion.end):
            return alone
        return {"my": alone, "your": self.addressed, "our": self.both}[said[0].casefold()]


@dataclass(slots=True)
class Transcript:
    """The turns of one document while its lines are read."""

    speakers: tuple[Entity, ...]
    turn: Turn | None = None

    def follow(self, line: Line, story: Story) -> Turn | None:
        """The turn that ``line`` belongs to; none in what is told around the transcript."""
        kind = line.sentence.kind
        if kind == "speaker":
            self.turn = self._turn(speaker(line), story)
            if self.turn.speaker is not None:
                _takes_part(self.turn.speaker, line, story)
            return None
        if kind not in SPOKEN:
            self.turn = None
        return self.turn

    def _turn(self, who: Entity | None, story: Story) -> Turn:
        if who is None:
            return Turn()
        others = tuple(e for e in self.speakers if e is not who)
        if not others and story.headline is not None:
            others = tuple(e for e in story.headline.held("attended") if e.type == "Official" and e is not who)
        return Turn(who, story.side(who), others if len(others) == 1 else ())


@step("transcripts", lambda _: Transcript(()))
def transcript(lines: Sequence[Line]) -> Transcript:
    """The transcript in a document; without one it has no speakers."""
    named = (speaker(line) for line in lines if line.sentence.kind == "speaker")
    return Transcript(tuple(dict.fromkeys(e for e in named if e is not None)))


def speaker(line: Line) -> Entity | None:
    """The official whom a line of kind speaker names last (``President of Russia Vladimir Putin``)."""
    named = [e for m in line.mentions for e in m.entities if e.type == "Official"]
    return named[-1] if named else None


def _takes_part(who: Entity, line: Line, story: Story) -> None:
    """An official who speaks in a transcript is at the meeting that it is of."""
    meeting = story.headline
    if meeting is not None and (story.officials.posts.get(who) or who.held("represents")):
        story.attend(meeting, [who], Support(line.sentence.start, line.sentence.end, "speaker"))
