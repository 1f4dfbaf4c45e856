"""The end of a treaty: who signed for whom, where and when (``For the Government of Norway: Ann Lee``)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import ACTOR, AGREEMENT, DATE, Mention, Named
from diplograph.reading.persons.person import Person
from diplograph.reading.persons.personal_names import name_pattern
from diplograph.reading.steps import step
from diplograph.reading.story.story import Story
from diplograph.reading.text.sentences import Sentence

if TYPE_CHECKING:
    from diplograph.reading.story.scan import Line

FOR = re.compile(r"(?:For|On behalf of)\b(?: and on behalf of)?(?: the| His| Her)?[^:;]{3,120}?:\s*", re.I)
MARKS = r"(?:\W*(?:[Ss]igned|SIGNED|[Ss]ignature)\b\W*)?"
TITLES = r"(?:(?:H\. ?E\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Sir|Dame|Hon\.?) +)*"
DONE = re.compile(r"\b(?:DONE|Done|Signed|SIGNED)\b[^.;]{0,160}\b(?:at|in)\b")
EARLY = 3  # sentences


def signatories(
    sentences: Sequence[Sentence], things: Sequence[Sequence[Mention]], named: Sequence[Named], text: str
) -> dict[int, Person]:
    """The signatory at each place in ``sentences`` that is a signature; ``things`` are the mentions in each."""
    found = {}
    for at, sentence in enumerate(sentences):
        said = text[sentence.start : sentence.end]
        leader = FOR.match(said)
        if leader is None or sentence.kind == "title":
            continue
        last = sentence.start + leader.end()
        sides = tuple(e for m in things[at] if m.letter == ACTOR and m.end <= last for e in m.entities)
        name = _name().match(said, leader.end())
        if sides and name is not None:
            found[at] = _signatory(sentence, name, named[at], sides[:1])
    return found


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"{MARKS}{TITLES}(?P<name>{name_pattern()})(?=\s*(?:[;,(\n]|$))")


def _signatory(sentence: Sentence, name: re.Match[str], named: Named, sides: tuple[Entity, ...]) -> Person:
    start, end = sentence.start + name.start("name"), sentence.start + name.end("name")
    said = name["name"].title() if name["name"].isupper() else name["name"]
    after = (p for p in named.offices if not p.plural and named.tokens[p.first].start >= end)
    office = next(after, None)
    if office is None:
        return Person(start, end, start, end, said, None, (), sides)
    span = (named.tokens[office.first].start, named.tokens[office.last - 1].end)
    return Person(start, end, start, end, said, span, (office.office,), sides)


@step("signatures", lambda *_: None)
def sign(story: Story, lines: Sequence[Line]) -> None:
    """The signatories sign the document, for their sides, on the day on which it was done."""
    treaty = story.document or _of_title(lines)
    signed = [line for line in lines if line.sentence.kind != "title" and FOR.match(line.text)]
    if treaty is None or not signed:
        return
    done = next((line for line in lines if DONE.search(line.text)), None)
    date = next((m.when.value for m in done.mentions if m.letter == DATE and m.when), None) if done else None
    treaty.set("date", date)
    for line in signed:
        support = Support(line.sentence.start, line.sentence.end, "signature")
        named = [e for m in line.mentions for e in m.entities]
        side = next((e for e in named if e.type in ("State", "Organisation")), None)
        official = next((e for e in named if e.type == "Official"), None)
        if side is None or official is None:
            continue
        treaty.put("signers", official, support, date=date)
        treaty.put("parties", side, support, date=date)
        if not official.held("represents"):
            official.put("represents", side, support)


def _of_title(lines: Sequence[Line]) -> Entity | None:
    """The agreement that the first words of the document name."""
    mentions = [m for line in lines[:EARLY] for m in line.mentions if m.letter == AGREEMENT and m.entities]
    return mentions[0].entity if mentions else None
