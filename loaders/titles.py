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
MENU = re.compile(
    r"\W*(?:menu|home|news|print|search|latest[ \w]{0,20}|(?:press|media) (?:release|conference|statement)s?|"
    r"skip to (?:main )?content|top (?:news|stories)|"
    r"(?:(?:twitter|facebook|youtube|linkedin|instagram|whatsapp)\W*)+)\W*",
    re.IGNORECASE,
)
RUNS_ON = re.compile(r"(?:\b(?:a|an|and|at|between|by|for|from|in|of|on|or|the|to|with)|[,;:])$", re.IGNORECASE)
PARAGRAPH = 150
"""A line that is longer is a whole paragraph: the page breaks no lines."""
LABEL = 24
"""A line so short below the first names a place, a day or the part of the site that the page is in."""
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
    """The title that the text of ``body`` begins with, and the body below it; a page's menu above it is left out."""
    first, _, rest = body.lstrip("\n").partition("\n")
    if rest.strip() and MENU.fullmatch(first) and (found := find(rest.lstrip("\n")))[0]:
        return found
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
    alone = not second or dates.is_date_line(second) or UNDERLINE.fullmatch(second) or _stands_above(first, rest)
    title = one_line(first)
    if rest.strip() and alone and len(title) <= LONGEST and _reads_as_title(title):
        return title, rest
    return None, body


def _stands_above(first: str, rest: str) -> bool:
    """A short line above paragraphs that are one line each, with no blank line between."""
    following = [line.strip() for line in rest.split("\n")[:8] if line.strip()]
    if not following or len(first) > PARAGRAPH or RUNS_ON.search(first.strip()) or following[0][0].islower():
        return False
    label = len(following) > 1 and len(following[0]) <= LABEL and not following[0].endswith((".", ",", ";", ":"))
    return label or any(len(line) > PARAGRAPH for line in following)


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
