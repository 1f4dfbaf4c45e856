"""Second step: the sentences of each paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.lexicon.words import words
from diplograph.reading.text.layout import Layout
from diplograph.reading.text.lists import LONGEST_LIST

ABBREVIATIONS = words("abbreviations")
CLOSING_ABBREVIATIONS = words("closing_abbreviations")
LONGEST = 1500
OPENS = re.compile(r"\s*(?:The|In|On|He|She|They|It|We|At|This|These|Both)\b")
END = re.compile(r"[.!?][\"')\]]*(?=\s+[\"'(]?[A-Z0-9\u00c0-\u00de])")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence by its span, with the kind and the number of its paragraph and its number in the document."""

    number: int
    kind: str
    start: int
    end: int
    paragraph: int = 0


def split(layout: Layout) -> list[Sentence]:
    """All sentences in order; titles, headings, lines and cells are one sentence each."""
    found: list[Sentence] = []
    for paragraph, block in enumerate(layout.blocks):
        whole = block.kind in ("title", "line", "heading", "speaker", "row", "cell")
        spans = [(block.start, block.end)] if whole else _spans(layout.text, block.start, block.end)
        for start, end in spans:
            for first, last in _bounded(layout.text, start, end, LONGEST_LIST if block.kind == "list" else LONGEST):
                if layout.text[first:last].strip():
                    found.append(Sentence(len(found), block.kind, first, last, paragraph))
    return found


def _spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in END.finditer(text, start, end):
        if _is_end(text, begin, match):
            yield _trimmed(text, begin, match.end())
            begin = match.end()
    if begin < end:
        yield _trimmed(text, begin, end)


def _bounded(text: str, start: int, end: int, longest: int) -> Iterator[tuple[int, int]]:
    """A sentence without an end is cut, best after a semicolon: a pattern's time may grow with the square."""
    while end - start > longest:
        half, far = start + longest // 2, start + longest
        cut = text.rfind("; ", half, far) + 1 or text.rfind(" ", half, far)
        cut = cut if cut > 0 else far
        yield _trimmed(text, start, cut)
        start = cut
    yield _trimmed(text, start, end)


def _is_end(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether a mark ends a sentence: a full stop after an abbreviation, an initial or within brackets does not."""
    if text[match.start()] != ".":
        return True
    before = text[max(begin, match.start() - LONGEST) : match.start()]
    word = before.rsplit(None, 1)[-1].lstrip("\"'(") if before.strip() else ""
    if word.casefold() in ABBREVIATIONS:
        return word.casefold() in CLOSING_ABBREVIATIONS and OPENS.match(text, match.end()) is not None
    initial = re.fullmatch(r"(?:\w+[-\u2013/])?(?:[A-Z]\.)*[A-Z]", word) is not None
    inside = before.count("(") > before.count(")")
    numbers_a_list = re.fullmatch(r"\d{1,2}", word) is not None and before.strip() == word
    return not initial and not inside and not numbers_a_list


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
