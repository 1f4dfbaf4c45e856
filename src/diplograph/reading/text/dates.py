"""Dates in prose: absolute, ranges, and relative to the day of publication or to the date named before.

A date is as precise as its words. Relative dates (``on Friday``, ``last month``, ``July 6``) need the day of
publication; without one they say what they say alone, or nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from diplograph.reading.text.relative_dates import (
    AHEAD,
    FROM_BEFORE,
    FROM_PUBLICATION,
    WEEKDAY,
    from_before,
    from_publication,
    of_weekday,
)
from diplograph.reading.text.spelled_dates import YEAR, spelled_dates

NAMES_OF_MONTHS = (
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"),
    ("july", "jul"), ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"),
    ("december", "dec"),
)  # fmt: skip
MONTHS = {name: number for number, names in enumerate(NAMES_OF_MONTHS, start=1) for name in names}
_IN_FULL = "|".join(names[0].capitalize() for names in NAMES_OF_MONTHS)
_SHORT = "|".join(short.capitalize() for names in NAMES_OF_MONTHS for short in names[1:])
MONTH = rf"(?:{_IN_FULL}|(?:{_SHORT})\.?)"
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:st|nd|rd|th)?"
TO = r"\s*(?:-|–|—|to|and|until|through)\s*"
DAYS = rf"(?:{DAY}, ){{1,5}}{DAY}"
OF_YEAR = r"(?:of )?(?P<r{0}>this|last|that|the same|the following|the previous) year"
# The groups: d a day, m a month, y a year, r whose year it is, n the parts of a date in figures.
FORMS = (
    rf"(?P<iso>{YEAR}-\d\d-\d\d)(?:\s*[–-]\s*(?P<iso2>{YEAR}-\d\d-\d\d))?",
    # 25.09.2023, 25/09/2023, 9/25/2023
    rf"(?P<n1>\d{{1,2}})(?P<sep>[./])(?P<n2>\d{{1,2}})(?P=sep)(?P<n3>{YEAR})(?![./]?\d)",
    # 6 July 2023, 6 to 8 July 2023, 30 June to 2 July 2023, 3, 4 and 5 July 2023
    rf"(?:(?i:from) )?(?P<d1>{DAY})(?: (?P<m0>{MONTH}))?(?:(?:, {DAY})*{TO}(?P<d2>{DAY}))? (?:of )?(?P<m1>{MONTH})"
    rf"(?:,? (?P<y1>{YEAR})|,? {OF_YEAR.format(1)})?",
    # July 6, 2023, July 6-8, 2023, June 30 to July 2, 2023, July 6 (Thurs.), 2023
    rf"(?P<m2>{MONTH}) (?P<d3>{DAY})(?:(?:, {DAY})*{TO}(?:(?P<m3>{MONTH}) )?(?P<d4>{DAY}))?(?:\s*\(\w{{3,9}}\.?\))?"
    rf"(?:,? (?P<y2>{YEAR})\b|,? {OF_YEAR.format(2)})?",
    # July 2023
    rf"(?:(?P<which>(?i:this|last|next)) )?(?P<m4>{MONTH})(?:,? (?:of )?(?P<y3>{YEAR})|,? {OF_YEAR.format(3)})",
    # the 15th of this month
    rf"(?P<d5>{DAY}) of (?P<r4>this|last|next) month",
    rf"(?P<rel>(?i:{FROM_PUBLICATION}))\b",
    rf"(?P<back>(?i:{FROM_BEFORE}))\b",
    rf"(?:(?P<wq>(?i:last|this|next|on|coming)) )?(?P<weekday>{WEEKDAY})(?: (?P<wn>next) week)?"
    rf"(?!,? (?:the )?(?:\(?{MONTH}|\(?{DAY} (?:of )?{MONTH}))",
    # in July, mid-July
    rf"(?:(?P<which2>(?i:this|last|next|early|late|mid|in|since|by|until|of|the))[ -])(?P<m5>{MONTH})"
    rf"(?![\w-]|,? (?:of )?\d|,? (?:of )?(?:this|last|that|the \w+) year)",
    rf"(?P<year>{YEAR})(?!\d|[-–/]\d|s\b)",
)
DATE = re.compile(rf"\b(?:{'|'.join(FORMS)})")
OPENS = re.compile(r"\W*(?:on|from|between)?\W*", re.I)  # the words before a date that opens a sentence
NEAR = 60  # characters
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


def dates(text: str, published: str | None, year: str | None = None, before: str | None = None) -> Iterator[When]:
    """Every date of ``text``, the spelled ones first.

    ``year`` is the year in which the text speaks where ``published`` is not known, ``before`` the date named last.
    """
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
        when = _when(match, base, year, before)
        if when is not None:
            yield when
            before = when.value if is_named(match[0]) else before


def is_named(words: str) -> bool:
    """Whether words name a day, a month or a year by figures, so that ``the same day`` can go back to it."""
    return any(character.isdigit() for character in words)


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published) if published else None
    except ValueError:
        return None


def _when(match: re.Match[str], base: date | None, year: str | None, before: str | None) -> When | None:
    """The date that a match of ``DATE`` says; ``None`` where it says none (``31 April``, ``today`` without a day)."""
    g = match.groupdict()
    span = match.span()
    if g["iso"]:
        return When(*span, g["iso"], g["iso2"], "stated")
    if g["year"]:
        aim = base is not None and int(g["year"]) > base.year + 1  # "Vision 2030", "by 2030": nothing was done then
        return None if aim else When(*span, g["year"], None, "stated")
    if g["n3"]:
        value = _in_figures(g["n1"], g["n2"], g["n3"], g["sep"])
        return When(*span, value, None, "stated") if value else None
    if g["back"]:
        value = from_before(g["back"], before) if before else None
        return When(*span, value, None, "relative") if value else None
    if g["rel"] or g["weekday"] or g["d5"]:
        value = _from_publication(g, base, _around(match))
        return When(*span, value, None, "relative") if value else None
    side = (g["which"] or g["which2"] or "").casefold()
    if OPENS.fullmatch(match.string, 0, match.start()) and not AHEAD.search(match.string):
        side = side if side in ("last", "next") else "past"
    return _of_month(g, span, base, year, before, side)


def _around(match: re.Match[str]) -> str:
    """The words before a date, and after one that opens the sentence, which tell whether it is to come."""
    before = match.string[: match.start()]
    return before if not OPENS.fullmatch(before) else match.string[match.end() : match.end() + NEAR]


def _of_month(
    g: Mapping[str, str | None],
    span: tuple[int, int],
    base: date | None,
    year: str | None,
    before: str | None,
    side: str,
) -> When | None:
    """A month, a day of it or some days; ``side`` says on which side of the publication one without a year is."""
    month = _month(g["m1"] or g["m2"] or g["m4"] or g["m5"] or "")
    day, last = g["d1"] or g["d3"], g["d2"] or g["d4"]
    said_year, known = _year(g, base, year, before, month, side)
    if not said_year:
        return None
    if not day:
        return When(*span, f"{said_year}-{month:02}", None, known)
    value = _iso(said_year, _month(g["m0"]) if g["m0"] else month, day)
    end = _iso(said_year, _month(g["m3"]) if g["m3"] else month, last) if last else None
    return When(*span, value, end, known) if value else None


def _in_figures(first: str, second: str, year: str, separator: str) -> str | None:
    """``25.09.2023``; with strokes only where one of the figures can be no month, for the order tells nothing."""
    day, month = (second, first) if int(second) > 12 else (first, second)
    if separator == "/" and int(day) <= 12:
        return None
    return _iso(year, int(month), day) if 0 < int(month) <= 12 else None


def _from_publication(g: Mapping[str, str | None], base: date | None, around: str) -> str | None:
    if base is None:
        return None
    if g["weekday"]:
        return of_weekday(g["weekday"], (g["wn"] or g["wq"] or "").casefold(), base, around)
    if g["d5"]:
        month = from_publication(f"{g['r4']} month", base)
        return _iso(month[:4], int(month[5:]), g["d5"]) if month else None
    return from_publication(str(g["rel"]), base)


def _month(word: str) -> int:
    return MONTHS[word.casefold().rstrip(".")]


def _year(
    g: Mapping[str, str | None], base: date | None, year: str | None, before: str | None, month: int, side: str
) -> tuple[str | None, str]:
    """The year of a month, stated, or from the day of publication or the date before, and how it is known."""
    stated = g["y1"] or g["y2"] or g["y3"]
    whose = g["r1"] or g["r2"] or g["r3"]
    if stated or not (whose or base):
        return stated or year, "stated"
    if whose in ("this", "last"):
        return (str(base.year - (whose == "last")) if base else None), "relative"
    if whose:
        return (from_before(f"{whose} year", before) if before else None), "relative"
    day = _number(g["d1"] or g["d3"])
    return str(_nearest_year(base, month, day, side)) if base else None, "relative"


def _number(day: str | None) -> int | None:
    return int(re.sub(r"\D", "", day)) if day else None


def _iso(year: str, month: int, day: str) -> str | None:
    try:
        return date(int(year), month, _number(day) or 1).isoformat()
    except ValueError:
        return None


def _nearest_year(base: date, month: int, day: int | None, side: str) -> int:
    """The year that puts the day nearest to ``base``; ``last`` and ``next`` force the side, ``past`` up to the day."""
    if side == "last":
        return base.year if month < base.month else base.year - 1
    if side == "next":
        return base.year if month > base.month else base.year + 1
    if side == "past":
        return base.year - ((month, day or 1) > (base.month, base.day))
    candidates = []
    for candidate in (base.year - 1, base.year, base.year + 1):
        try:
            candidates.append((abs((date(candidate, month, day or 15) - base).days), candidate))
        except ValueError:
            continue
    return min(candidates)[1] if candidates else base.year
