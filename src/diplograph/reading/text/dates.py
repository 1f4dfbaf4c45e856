"""Dates in prose: absolute, ranges, and relative to the day of publication.

A date is as precise as its words. Relative dates (``on Friday``, ``last month``, ``July 6``) need the day of
publication; without one they say what they say alone, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from diplograph.reading.text.spelled_dates import YEAR, spelled_dates

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
            ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}  # fmt: skip
WEEKDAYS = {n: i for i, n in enumerate(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])}
MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept\.?|Sep\.?|Oct\.?|Nov\.?|Dec\.?)"
)
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
TO = r"\s*(?:-|–|—|to|and|until|through)\s*"
# The groups: d a day, m a month, y a year, r the year that "this" or "last year" means.
FORMS = (
    rf"(?P<iso>{YEAR}-\d\d-\d\d)(?:\s*[–-]\s*(?P<iso2>{YEAR}-\d\d-\d\d))?",
    # 6 July 2023, 6 to 8 July 2023, 30 June to 2 July 2023
    rf"(?:from )?(?P<d1>{DAY})(?: (?P<m0>{MONTH}))?(?:{TO}(?P<d2>{DAY}))? (?:of )?(?P<m1>{MONTH})"
    rf"(?:,? (?P<y1>{YEAR})|,? (?P<r1>this|last) year)?",
    # July 6, 2023, July 6-8, 2023, June 30 to July 2, 2023, July 6 (Thurs.), 2023
    rf"(?P<m2>{MONTH}) (?P<d3>{DAY})(?:{TO}(?:(?P<m3>{MONTH}) )?(?P<d4>{DAY}))?(?:\s*\(\w{{3,9}}\.?\))?"
    rf"(?:,? (?P<y2>{YEAR})\b|,? (?P<r2>this|last) year)?",
    # July 2023, July last year
    rf"(?:(?P<which>this|last|next) )?(?P<m4>{MONTH})(?:,? (?:of )?(?P<y3>{YEAR})| (?P<r3>this|last) year)",
    r"(?P<rel>today|tonight|yesterday|tomorrow|(?:earlier )?this (?:morning|afternoon|evening|week|month|year)|"
    r"last (?:week|month|year|night)|next (?:week|month|year)|(?:the )?(?:same|previous|following) day|"
    r"later this (?:month|year))",
    rf"(?:(?P<wq>last|this|next|on) )?(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
    rf"(?!,? (?:{MONTH}|{DAY} {MONTH}))",
    # in July, mid-July
    rf"(?:(?P<which2>this|last|next|early|late|mid|in|since|by|until|of|the)[ -])(?P<m5>{MONTH})"
    rf"(?![\w-]|,? (?:of )?\d)",
    rf"(?P<year>{YEAR})(?!\d|[-–/]\d)",
)
DATE = re.compile(rf"\b(?:{'|'.join(FORMS)})")
PERIOD = re.compile(rf"\b(?P<from>{YEAR})\s*(?:-|–|—|/|to|and)\s*(?P<to>{YEAR}|\d\d)\b(?!-\d)")


@dataclass(frozen=True, slots=True)
class When:
    """A date in the text: its span, ISO values, and how it is known (``stated`` or ``relative``)."""

    start: int
    end: int
    value: str
    last: str | None
    known: str


def periods(text: str) -> Iterator[tuple[int, int, str]]:
    """Spans of years (``2021-2025``, ``2013 and 2014``) as (start, end, ``2021/2025``)."""
    for match in PERIOD.finditer(text):
        first, last = match["from"], match["to"]
        last = last if len(last) == 4 else first[:2] + last
        listed = " and " in match[0] and not re.search(r"\b(?:for|period)\s*$", text[: match.start()])
        if 0 < int(last) - int(first) <= 60 and not listed:
            yield match.start(), match.end(), f"{first}/{last}"


def dates(text: str, published: str | None, year: str | None = None) -> Iterator[When]:
    """Every date of ``text``; ``year`` is the year in which the text speaks where ``published`` is not known."""
    taken = [(a, b) for a, b, _ in periods(text)]
    base = _day(published)
    for start, end, spelled, month, day in spelled_dates(text):
        value = _iso(str(spelled), MONTHS[month], str(day)) if month in MONTHS else None
        if value is not None:
            taken.append((start, end))
            yield When(start, end, value, None, "stated")
    for match in DATE.finditer(text):
        if any(a <= match.start() < b for a, b in taken):
            continue
        when = _when(match, base, year)
        if when is not None:
            yield when


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _when(match: re.Match[str], base: date | None, year: str | None) -> When | None:
    """The date that a match of ``DATE`` says; ``None`` where it says none (``31 April``, ``today`` without a day)."""
    g = match.groupdict()
    span = match.span()
    if g["iso"]:
        return When(*span, g["iso"], g["iso2"], "stated")
    if g["year"]:
        return When(*span, g["year"], None, "stated")
    if g["rel"] or g["weekday"]:
        said = _relative(g, base)
        return When(*span, said, None, "relative") if said else None
    month = _month(g["m1"] or g["m2"] or g["m4"] or g["m5"])
    day, last = g["d1"] or g["d3"], g["d2"] or g["d4"]
    said_year, known = _year(g, base, year, month, _number(day))
    if not said_year:
        return None
    if not day:
        return When(*span, f"{said_year}-{month:02}", None, known)
    value = _iso(said_year, _month(g["m0"]) if g["m0"] else month, day)
    end = _iso(said_year, _month(g["m3"]) if g["m3"] else month, last) if last else None
    return When(*span, value, end, known) if value else None


def _month(word: str) -> int:
    return MONTHS[word.casefold().rstrip(".")]


def _year(
    g: Mapping[str, str | None], base: date | None, year: str | None, month: int, day: int | None
) -> tuple[str | None, str]:
    """The year of a month, stated or from the day of publication, and how it is known."""
    stated = g["y1"] or g["y2"] or g["y3"]
    if stated or base is None:
        return stated or year, "stated"
    if back := g["r1"] or g["r2"] or g["r3"]:
        return str(base.year - (back == "last")), "relative"
    return str(_nearest_year(base, month, day, g["which"] or g["which2"])), "relative"


def _number(day: str | None) -> int | None:
    return int(re.sub(r"\D", "", day)) if day else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, _number(day) or 1).isoformat()
    except ValueError:
        return None


def _nearest_year(base: date, month: int, day: int | None, which: str | None) -> int:
    """The year that puts the day nearest to ``base``; ``last``/``next`` force the side."""
    if which == "last":
        return base.year if month < base.month else base.year - 1
    if which == "next":
        return base.year if month > base.month else base.year + 1
    candidates = []
    for candidate in (base.year - 1, base.year, base.year + 1):
        try:
            candidates.append((abs((date(candidate, month, day or 15) - base).days), candidate))
        except ValueError:
            continue
    return min(candidates)[1] if candidates else base.year


def _relative(g: Mapping[str, str | None], base: date | None) -> str | None:
    if base is None:
        return None
    if g["weekday"]:
        wanted = WEEKDAYS[str(g["weekday"]).casefold()]
        if g["wq"] == "next":
            return (base + timedelta(days=(wanted - base.weekday() - 1) % 7 + 1)).isoformat()
        return (base - timedelta(days=(base.weekday() - wanted) % 7)).isoformat()
    return relative_day(str(g["rel"]), base)


def relative_day(words: str, base: date) -> str | None:
    """The ISO date that ``words`` say on the day ``base`` (``yesterday``, ``last month``)."""
    words = words.casefold().replace("earlier ", "").replace("later ", "")
    days = {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1}
    if words in days or words in ("this morning", "this afternoon", "this evening"):
        return (base + timedelta(days=days.get(words, 0))).isoformat()
    if words.endswith(" week"):
        return _month_of_week(base + timedelta(weeks={"last": -1, "this": 0, "next": 1}[words.split()[0]]))
    if words.endswith(" month"):
        step = {"last": -1, "this": 0, "next": 1}[words.split()[0]]
        index = base.year * 12 + base.month - 1 + step
        return f"{index // 12}-{index % 12 + 1:02}"
    if words.endswith(" year"):
        return str(base.year + {"last": -1, "this": 0, "next": 1}[words.split()[0]])
    return None


def _month_of_week(day: date) -> str | None:
    """The month that the week of ``day`` lies in, where it lies in one."""
    monday = day - timedelta(days=day.weekday())
    sunday = monday + timedelta(days=6)
    return f"{monday.year}-{monday.month:02}" if monday.month == sunday.month else None
