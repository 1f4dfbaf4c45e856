"""Lines and what they make: wrapped lines are one paragraph; bullets, headings, rows and short lines are their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.lexicon.words import words
from diplograph.reading.text import rows

BULLET = re.compile(r"^ *(?:[-–—•·▪◦●○■□➢‣∙]|\d{1,3}[.)]|\(?[a-z][.)]|\(?[ivx]{1,4}[.)]) +(?=\S)")
HEADING = re.compile(r"^ *#{1,6} *(?=\S)")
STAR = re.compile(r"^( *)[*+](?= +[^*\s])", re.M)
SIGNATURE = re.compile(r" *(?:For|FOR)\b(?! the purposes).{3,120}: *$")
PERSON = re.compile(r" *(?:H\. ?E\.|HE\b|Hon\b|His Excellency|Her Excellency|Mrs?\b|Ms\b|Dr\b|Prof\b)")
SMALL_WORDS = words("title_small_words")
WRAPPED_AT = 55  # a line of so many characters goes on in the next
LONGEST_WRAPPED = 150  # a longer one is a paragraph, and so are the lines around it
NARROW = 20  # the least width of a column of wrapped lines
COLUMN = 6  # so many lines of about one length are a column
NEARLY = 0.75

Span = tuple[int, int]


def with_bullets(text: str) -> str:
    """``text`` with stars that open a line as hyphens."""
    return STAR.sub(r"\1-", text)


def paragraphs(text: str) -> Iterator[Span]:
    """The runs of lines between empty ones."""
    for match in re.finditer(r"\S(?:.*\S)?(?:\n[^\n]*\S[^\n]*)*", text):
        yield match.start(), match.end()


def pieces(text: str, start: int, end: int) -> list[Span]:
    """The lines of one run, wrapped ones joined."""
    found: list[Span] = []
    lines = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]*\S[^\n]*", text[start:end])]
    whole = any(b - a > LONGEST_WRAPPED for a, b in lines)
    width = _width(lines)
    before: Span | None = None
    for line in lines:
        if before is not None and _goes_on(text, before, line, width) and (not whole or _runs_on(text, before, line)):
            found[-1] = (found[-1][0], line[1])
        else:
            found.append(line)
        before = line
    return found


def _width(lines: list[Span]) -> float:
    """From which length on a line goes on in the next: less where many lines are of one length, as in a column."""
    lengths = sorted(b - a for a, b in lines)
    widest = lengths[int(len(lengths) * 0.9)]
    near = sum(1 for length in lengths if length >= NEARLY * widest)
    column = len(lines) >= COLUMN and NARROW <= widest < WRAPPED_AT / NEARLY and near > 2 * len(lines) / 3
    return NEARLY * widest if column else WRAPPED_AT


def _goes_on(text: str, before: Span, line: Span, width: float) -> bool:
    """Whether ``line`` goes on the one before it."""
    said, next_said = text[slice(*before)], text[slice(*line)]
    if (
        BULLET.match(next_said)
        or SIGNATURE.match(next_said)
        or (PERSON.match(next_said) and (PERSON.match(said) or said.rstrip().endswith(":")))
        or any(HEADING.match(x) or rows.is_row(x) for x in (said, next_said))
    ):
        return False
    ended = said.rstrip().endswith((".", ";", ":"))
    if not ended and len(said.strip()) >= NARROW and next_said.lstrip()[:1].islower():
        return True
    short = line[1] - line[0] < width
    return before[1] - before[0] >= width and not (ended and next_said.lstrip()[:1].isupper() and short)


def _runs_on(text: str, before: Span, line: Span) -> bool:
    """Where a line is a whole paragraph: one that was broken all the same ends or goes on with a small letter."""
    last = text[slice(*before)].split()[-1]
    return (last[0].islower() and last in SMALL_WORDS) or text[slice(*line)].lstrip()[:1].islower()
