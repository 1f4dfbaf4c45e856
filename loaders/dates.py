"""Dates as documents write them, and the date on which a document was published.

Only forms that can mean one day are read: a month by its name, or year, month, day in this order. "05/07/2023" means
two days, so it means none.
"""

from __future__ import annotations

import re
from datetime import date

from . import front_matter
from .front_matter import Fields

FIELDS = (
    "date",
    "published",
    "published_at",
    "published_on",
    "published_time",
    "date_published",
    "datepublished",
    "publication_date",
    "publish_date",
    "pub_date",
    "pubdate",
    "doc_date",
)
HEAD = 6
"""How many lines below the title may hold the date of publication."""

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sept", "sep"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_DAY = (
    rf"{_WEEKDAY}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<m1>{_MONTH})\.?,?\s+(?P<y1>\d{{4}})"
    rf"|(?P<m2>{_MONTH})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    r"|(?P<y3>\d{4})(?P<sep>[-/.])(?P<m3>\d{1,2})(?P=sep)(?P<d3>\d{1,2}))(?!\d)"
)
_ZONE = r"(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?"
_CLOCK = rf"(?:(?:T|,?\s+|\s+at\s+)\d{{1,2}}[:.]\d{{2}}(?:[:.]\d{{2}}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE})?"
_PLACE = r"[A-Z][\w'’.-]*(?:(?:,\s+|\s+|/)(?:[A-Z][\w'’.-]*|of|the|de|al|and))*?"
_AGENCY = r"(?:\s*\([^()\n]{1,40}\)|\s*/[^/\n]{1,40}/)?"

WHOLE = re.compile(rf"\s*{_DAY}{_CLOCK}\s*", re.IGNORECASE)
COARSE = re.compile(r"\s*(?P<y>\d{4})(?:-(?P<m>\d{2}))?\s*")
DATE_LINE = re.compile(
    rf"\W*(?:(?:date|published|posted|updated|issued|released)(?:\s+on)?\s*[:–-]?\s*)?{_DAY}{_CLOCK}\W*", re.IGNORECASE
)
SCRAPED = re.compile(rf"\s*date\s+{_DAY}[ \t]*", re.IGNORECASE)
POSTED = re.compile(rf"^[ \t]*{_DAY}\s+Posted in\b", re.IGNORECASE | re.MULTILINE)
DATELINE = re.compile(rf"[*_(]*(?P<place>{_PLACE}){_AGENCY},?\s+(?i:{_DAY}){_AGENCY}[*_)]*\s*(?:[:–—]|--?(?=\s)|$)")
OPENING_DAY = re.compile(rf"(?i:{_DAY})\s*(?:[–—]|--?(?=\s))\s*(?=[A-Z])")
IN_ADDRESS = re.compile(rf"/(?i:{_DAY})(?=[-/])")


def day(text: str) -> str | None:
    """The ISO date that the whole of ``text`` writes, as precise as written; ``None`` where it is no date.

    A time of day and its zone may follow; the date stays as written, it is not moved to another zone.
    """
    found = WHOLE.fullmatch(text)
    if found:
        return _iso(found)
    coarse = COARSE.fullmatch(text)
    if not coarse or (coarse["m"] and not 1 <= int(coarse["m"]) <= 12):
        return None
    return f"{coarse['y']}-{coarse['m']}" if coarse["m"] else coarse["y"]


def of_fields(fields: Fields) -> str | None:
    """The date of publication that front matter or a record gives, under any of its usual names."""
    for name in FIELDS:
        value = front_matter.first(fields, (name,))
        found = day(value) if value else None
        if found:
            return found
    return None


def of_address(address: str) -> str | None:
    """The day in the path of a page: ``/2021-10-04-media-release/`` and ``/2022/02/06/readout/``."""
    found = IN_ADDRESS.search(address)
    return _iso(found) if found else None


def take_scraped(text: str) -> tuple[str | None, str]:
    """The date of a scraped page that begins `` date 2023-05-18 Caption …``, and the text after it."""
    found = SCRAPED.match(text)
    published = _iso(found) if found else None
    return (published, text[found.end() :]) if found and published else (None, text)


def of_text(body: str) -> tuple[str, str] | tuple[None, None]:
    """The date of publication that the text below the title tells, and how: date line, posted line or dateline."""
    lines = [line.strip() for line in body.split("\n") if line.strip()][:HEAD]
    for line in lines:
        published = is_date_line(line)
        if published:
            return published, "date line"
    posted = POSTED.search(body)
    if posted and (published := _iso(posted)):
        return published, "posted line"
    for line in lines:
        dateline = DATELINE.match(line) or OPENING_DAY.match(line)
        if dateline and (published := _iso(dateline)):
            return published, "dateline"
    return None, None


def is_date_line(line: str) -> str | None:
    """The date where ``line`` holds nothing else, in ISO form."""
    found = DATE_LINE.fullmatch(line.strip())
    return _iso(found) if found else None


def _iso(found: re.Match[str]) -> str | None:
    parts = found.groupdict()
    for form in "123":
        if parts[f"y{form}"]:
            month = parts[f"m{form}"].casefold()
            return _valid(int(parts[f"y{form}"]), MONTHS.get(month) or int(month), int(parts[f"d{form}"]))
    return None


def _valid(year: int, month: int, day_of_month: int) -> str | None:
    try:
        return date(year, month, day_of_month).isoformat()
    except ValueError:
        return None
