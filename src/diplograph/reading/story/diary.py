"""Diaries, schedules and chronicles: a line that is nothing but a day or a place holds for what stands below it.

``Monday, 4 September.``, ``Klow`` and then ``The ministers meet.``: the day holds until the next one, or until a
heading or another short lead (``Ahead.``) ends it. Of a text about one person, whom its title names, the entries leave
that person out (``09.00 Receives Foreign Minister Ben Moe.``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, DATE, MEETING, PLACE, Mention
from diplograph.reading.steps import step
from diplograph.reading.story.scan import Line
from diplograph.reading.story.scene import Setting
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.relative_dates import WEEKDAY

STAGE = r"\b(?:Day|Stop) (?:\d+|one|two|three|four|five|six|seven)\b"
DAY = re.compile(rf"\b(?:{WEEKDAY})\b|{STAGE}|\b(?:on|to|and|noon)\b", re.I)
NUMBERED = re.compile(rf"\W*{STAGE}", re.I)
LEAD = re.compile(r"(?:\w+ ){0,2}\w+[.:]")
TIME = (
    r"(?:(?:at |from )?\d{1,2}(?:[.:h]\d{2})?(?: ?[–-] ?\d{1,2}[.:h]\d{2})?"
    r"(?: ?(?:[ap]\.?m\.?|hrs|hours|GMT|noon))?\W*)?"
)
OPENING = re.compile(rf"\W*{TIME}(?:(?:in the margins|on the margins|on the sidelines),? )?", re.I)


def hero(lines: Sequence[Line]) -> Entity | None:
    """The one person whom the title names, where it tells of no meeting: the text is about that person."""
    title = [m for line in lines if line.sentence.kind == "title" for m in line.mentions]
    people = {e for m in title for e in m.entities if e.type == "Official"}
    return people.pop() if len(people) == 1 and not any(m.letter == MEETING for m in title) else None


@step("diaries", lambda *_: {})
def days(lines: Sequence[Line], who: Entity | None) -> dict[int, Setting]:
    """The day, place and person of each sentence below one, by the number of the sentence; one day makes no diary."""
    found: dict[int, Setting] = {}
    setting: Setting | None = None
    seen: set[str] = set()
    people = (who,) if who is not None else ()
    for at, line in enumerate(lines):
        dates = [m.when.value for m in line.mentions if m.when is not None]
        places = [m.entity for m in line.mentions if m.letter == PLACE]
        numbered = NUMBERED.match(line.text)
        if line.sentence.kind != "title" and _is_alone(line) and (dates or numbered):
            setting = Setting(dates[0] if dates else None, places[0] if places else None, people)
            seen.add(dates[0] if dates else line.text)
        elif setting is not None and places and _is_alone(line):
            setting = Setting(setting.date, places[0], people)
        elif line.sentence.kind in ("title", "heading") or _is_lead(lines, at):
            setting = None
        elif setting is not None:
            found[line.sentence.number] = setting
    return found if len(seen) > 1 else {}


def _is_alone(line: Line) -> bool:
    """Whether a line is made of days, places and states alone, one day or a span of them."""
    rest, at = "", line.sentence.start
    for mention in line.mentions:
        if mention.letter not in (DATE, PLACE) and not (mention.letter == ACTOR and mention.entity.type == "State"):
            return False
        rest += line.text[at - line.sentence.start : mention.start - line.sentence.start]
        at = mention.end
    rest += line.text[at - line.sentence.start :]
    return re.search(r"\w", DAY.sub("", rest)) is None and re.search(r"\w", line.text) is not None


def _is_lead(lines: Sequence[Line], at: int) -> bool:
    opens = at == 0 or lines[at - 1].sentence.paragraph != lines[at].sentence.paragraph
    return opens and not lines[at].mentions and LEAD.fullmatch(lines[at].text.strip()) is not None


@cache
def _verb() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("verbs_of_diaries")))
    return re.compile(rf"{OPENING.pattern}(?P<verb>{verbs})\b", re.I)


def subjects(mask: Mask[Mention], setting: Setting | None) -> Iterator[Mention]:
    """The person of the diary before a verb that opens an entry."""
    match = _verb().match(mask.text) if setting is not None and setting.who else None
    if match is not None and setting is not None:
        start = mask.source(match.start("verb"), match.start("verb") + 1)[0]
        yield Mention(ACTOR, start, start, setting.who)


def opens_entry(mask: Mask[Mention], at: int) -> bool:
    """Whether what stands at ``at`` opens an entry of a diary."""
    opening = OPENING.match(mask.text)
    return opening is not None and re.fullmatch(r"(?:an? |the )?", mask.text[opening.end() : at]) is not None
