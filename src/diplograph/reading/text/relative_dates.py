"""Days that words count from another: from the day of publication (``two weeks ago``), or from the date that the text
named before (``that day``, ``May of the same year``, ``three days later``).
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from diplograph.reading.text.spelled_dates import NUMBERS

WEEKDAYS = {n: i for i, n in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
WEEKDAY = rf"(?:{'|'.join(name.capitalize() for name in WEEKDAYS)})"
NUMBER = rf"(?:an?|{'|'.join(word for word in NUMBERS if word != 'zero')}|\d{{1,2}})"
UNIT = r"(?:day|week|month|year)s?"

FROM_PUBLICATION = (
    r"(?<!what is )(?<!are )today|tonight|yesterday|tomorrow|"
    r"(?:earlier )?this (?:morning|afternoon|evening|week|month|year)|"
    r"last (?:week|month|year|night)|next (?:week|month|year)|later this (?:month|year)|"
    rf"{NUMBER} {UNIT} ago"
)
FROM_BEFORE = (
    rf"(?:the|that) (?:same|very) (?:day|month|year)|that (?:day|month|year)|"
    rf"(?:the )?(?:previous|following|next) (?:day|month|year)|the (?:day|month|year) (?:before|after)|"
    rf"{NUMBER} {UNIT} (?:later|earlier)"
)
AHEAD = re.compile(
    r"\b(?:will|shall|is to|are to|to be (?:held|signed|opened|attended)|scheduled|slated|due|upcoming|forthcoming)\b"
)
UNITS = {"day": 1, "week": 7}
SIDES = {"last": -1, "previous": -1, "before": -1, "this": 0, "that": 0, "same": 0, "very": 0} | dict.fromkeys(
    ("next", "following", "after"), 1
)


def from_publication(words: str, base: date) -> str | None:
    """The ISO date that ``words`` say on the day ``base`` (``yesterday``, ``last month``, ``two years ago``)."""
    words = words.casefold().replace("earlier ", "").replace("later ", "")
    days = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
    if words in days or words in ("this morning", "this afternoon", "this evening"):
        return (base + timedelta(days=days.get(words, 0))).isoformat()
    if words.endswith(" ago"):
        number, unit, _ = words.split()
        return _moved(base, -_count(number), unit, exact=False)
    side, unit = words.split()
    return _moved(base, SIDES[side], unit, exact=False)


def from_before(words: str, before: str) -> str | None:
    """The ISO date that ``words`` say after the date ``before``; ``None`` where that is not exact enough."""
    words = words.casefold()
    unit = next(word.rstrip("s") for word in words.split() if re.fullmatch(UNIT, word))
    if words.endswith((" later", " earlier")):
        count = _count(words.split()[0]) * (-1 if words.endswith("earlier") else 1)
    else:
        count = next(SIDES[word] for word in words.split() if word in SIDES and word != "the")
    precision = {"day": 10, "week": 10, "month": 7, "year": 4}[unit]
    if len(before) < precision:
        return None
    if precision == 10:
        return _moved(date.fromisoformat(before), count, unit, exact=unit == "day")
    return _moved(date.fromisoformat(f"{before[:7]}-01" if len(before) > 4 else f"{before}-01-01"), count, unit)


def of_weekday(name: str, which: str, base: date, around: str) -> str:
    """The day of a weekday beside ``base``: the last one, or the next where the words around it look ahead."""
    wanted = WEEKDAYS[name.casefold()]
    if which == "next" or (which != "last" and AHEAD.search(around)):
        return (base + timedelta(days=(wanted - base.weekday() - 1) % 7 + 1)).isoformat()
    return (base - timedelta(days=(base.weekday() - wanted) % 7)).isoformat()


def _count(word: str) -> int:
    return 1 if word in ("a", "an") else NUMBERS[word] if word in NUMBERS else int(word)


def _moved(base: date, count: int, unit: str, exact: bool = True) -> str | None:
    """``base`` moved by days or weeks, as a month by months, as a year by years; a week is as exact as its month."""
    unit = unit.rstrip("s")
    if unit in UNITS:
        day = base + timedelta(days=count * UNITS[unit])
        return day.isoformat() if exact or unit == "day" else _month_of_week(day)
    if unit == "month":
        index = base.year * 12 + base.month - 1 + count
        return f"{index // 12}-{index % 12 + 1:02}"
    return str(base.year + count)


def _month_of_week(day: date) -> str | None:
    """The month that the week of ``day`` lies in, where it lies in one."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return f"{monday.year}-{monday.month:02}" if monday.month == sunday.month else None
