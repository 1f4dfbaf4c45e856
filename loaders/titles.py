"""The title of a document: given beside the text, a heading, or a first line that stands alone."""

from __future__ import annotations

import re

from diplograph.identity import fold

from . import dates
from .whitespace import one_line

LONGEST = 300
HEADING = re.compile(r"#{1,6}[ \t]+(?P<words>.+?)[ \t]*#*")
UNDERLINE = re.compile(r"(?:-{2,}|={2,})")
ABBREVIATION = re.compile(r"(?:\b(?:Jr|Sr|Inc|Ltd|Co|St|Dr)|\b[A-Z](?:\.[A-Z])*)\.$")
LIST_ITEM = re.compile(r"(?:[-*+•–—·]|\(?[0-9a-z]{1,3}[.)])\s")
CAPTION = re.compile(r"\((?:photo|image|picture|source|credit)\b", re.IGNORECASE)
SALUTATION = re.compile(
    r"(?:Mr|Mrs|Ms|Madame?|Your|Excellenc(?:y|ies)|Dear|Ladies|Distinguished|Honou?rable)\b\.?", re.IGNORECASE
)


def put_first(title: str, body: str) -> str:
    """``body`` with ``title`` as its first paragraph; a body that begins with the title does not say it twice."""
    paragraph, _, rest = body.lstrip("\n").partition("\n\n")
    first_line, _, below = paragraph.partition("\n")
    if fold(paragraph) == fold(title):
        body = rest
    elif fold(first_line) == fold(title):
        second, _, further = below.partition("\n")
        body = f"{further if UNDERLINE.fullmatch(second.strip()) else below}\n\n{rest}"
    return f"{title}\n\n{body.lstrip(chr(10))}".rstrip()


def find(body: str) -> tuple[str | None, str]:
    """The title that the text of ``body`` begins with, and the body below it."""
    for way in (_heading, _capitals, _first_line):
        title, rest = way(body)
        if title:
            return title, rest
    return None, body


def _heading(body: str) -> tuple[str | None, str]:
    first, _, rest = body.partition("\n")
    found = HEADING.fullmatch(first.strip())
    if found:
        return one_line(found["words"]), rest
    second, _, below = rest.partition("\n")
    if first.strip() and UNDERLINE.fullmatch(second.strip()):
        return one_line(first), below
    return None, body


def _capitals(body: str) -> tuple[str | None, str]:
    """A title in capitals over several lines, as treaties print it."""
    lines = body.split("\n")
    count = 0
    while count < len(lines) and lines[count].strip() and lines[count].upper() == lines[count]:
        count += 1
    title = one_line(" ".join(lines[:count]))
    if count > 1 and len(title) <= LONGEST and _reads_as_title(title):
        return title, "\n".join(lines[count:])
    return None, body


def _first_line(body: str) -> tuple[str | None, str]:
    first, _, rest = body.partition("\n")
    second = rest.partition("\n")[0].strip()
    alone = not second or dates.is_date_line(second) or UNDERLINE.fullmatch(second)
    title = one_line(first)
    if rest.strip() and alone and len(title) <= LONGEST and _reads_as_title(title):
        return title, rest
    return None, body


def _reads_as_title(line: str) -> bool:
    if line.endswith((",", ";", ":")) or (line.endswith(".") and not ABBREVIATION.search(line)):
        return False
    if (
        any(form.match(line) for form in (LIST_ITEM, SALUTATION))
        or CAPTION.search(line)
        or dates.DATELINE.match(line)
        or dates.is_date_line(line)
    ):
        return False
    return any(c.isalpha() for c in line)
