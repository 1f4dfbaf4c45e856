"""Diaries, programmes and chronicles: a line or a first sentence that is nothing but a day dates what stands below it.

``Monday, 4 September.`` and then ``The ministers meet in Klow.``: the day holds until the next one, or until a heading
or another short lead (``Ahead.``) ends it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.names.mentions import DATE
from diplograph.reading.steps import step
from diplograph.reading.story.scan import Line
from diplograph.reading.story.scene import Setting
from diplograph.reading.text.relative_dates import WEEKDAY

AROUND = re.compile(rf"\W*(?:on )?(?:{WEEKDAY})?\W*", re.I)
LEAD = re.compile(r"(?:\w+ ){0,2}\w+[.:]")


@step("diaries", lambda _: {})
def days(lines: Sequence[Line]) -> dict[int, Setting]:
    """The day of each sentence below one, by the number of the sentence; a single day makes no diary."""
    found: dict[int, Setting] = {}
    setting: Setting | None = None
    seen = set()
    for at, line in enumerate(lines):
        day = _day_alone(line)
        if day is not None:
            setting = Setting(day)
            seen.add(day)
        elif line.sentence.kind in ("title", "heading") or _is_lead(lines, at):
            setting = None
        elif setting is not None:
            found[line.sentence.number] = setting
    return found if len(seen) > 1 else {}


def _day_alone(line: Line) -> str | None:
    """The date that a sentence consists of."""
    dates = [m for m in line.mentions if m.letter == DATE and m.when is not None]
    if len(dates) != 1 or dates[0].when is None:
        return None
    start = line.sentence.start
    before, after = line.text[: dates[0].start - start], line.text[dates[0].end - start :]
    return dates[0].when.value if AROUND.fullmatch(before) and AROUND.fullmatch(after) else None


def _is_lead(lines: Sequence[Line], at: int) -> bool:
    opens = at == 0 or lines[at - 1].sentence.paragraph != lines[at].sentence.paragraph
    return opens and not lines[at].mentions and LEAD.fullmatch(lines[at].text.strip()) is not None
