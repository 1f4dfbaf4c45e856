"""Sentences in which each mention stands as a placeholder, so that patterns over them are short and general.

``Senior officials of @A1 met @A2 in @P3 on @D4.`` – a placeholder is ``@``, the letter of its kind and a number; the
placeholders of one sentence are numbered from left to right. White space is one space; a line end, which only stands
between the items of a list, is a semicolon.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Generic, Protocol, TypeVar

SEPARATORS = ",;:.!?"
STRETCH = re.compile(r"\s+|\S+")


class Spanned(Protocol):
    """Anything with a span in the document."""

    start: int
    end: int


T = TypeVar("T", bound=Spanned)


@dataclass(frozen=True, slots=True)
class Mask(Generic[T]):
    """A masked stretch of text: what stands behind each placeholder, and where each character comes from."""

    text: str
    behind: Mapping[str, T]
    origin: Sequence[int] = field(repr=False, default=())

    def source(self, start: int, end: int) -> tuple[int, int]:
        """The span in the document of the masked span ``start`` to ``end`` (not empty)."""
        return self.origin[start], self.origin[end - 1] + 1


def mask(text: str, start: int, end: int, mentions: Sequence[tuple[str, T]]) -> Mask[T]:
    """``text[start:end]`` with each mention (letter of its kind, what it is) replaced; mentions do not overlap.

    An empty mention at the start is a subject that the sentence leaves out: the word after it no longer opens it.
    """
    out: list[str] = []
    origin: list[int] = []
    behind: dict[str, T] = {}
    at = start
    for number, (letter, mention) in enumerate(sorted(mentions, key=lambda m: m[1].start)):
        _copy(text, at, mention.start, out, origin)
        if out and out[-1] == ";":  # a list that had its items on lines of their own
            out.append(" ")
            origin.append(origin[-1])
        placeholder = f"@{letter}{number}"
        behind[placeholder] = mention
        out.extend(placeholder)
        origin.extend([mention.start] * (len(placeholder) - 1) + [max(mention.start, mention.end - 1)])
        at = mention.end
        if mention.start == mention.end:
            out.extend((" ", text[at].lower()))
            origin.extend((at, at))
            at += 1
        if text[at : at + 1].isdigit():  # else a footnote mark would read as part of the placeholder's number
            out.append(" ")
            origin.append(mention.end - 1)
    _copy(text, at, end, out, origin)
    return Mask("".join(out), behind, origin)


def lowered(masked: Mask[T]) -> Mask[T]:
    """The same with the words of a headline in small letters, so that its verbs and nouns read as in a sentence."""
    text = re.sub(
        r"(?<!@)\b[^\W\d_]+\b", lambda m: m[0].lower() if len(m[0].lower()) == len(m[0]) else m[0], masked.text
    )
    return replace(masked, text=text)


def reworded(masked: Mask[T], start: int, end: int, words: str) -> Mask[T]:
    """The same with ``words`` for what stands from ``start`` to ``end``."""
    origin = [masked.origin[start]] * (len(words) - 1) + [masked.origin[end - 1]]
    text = masked.text[:start] + words + masked.text[end:]
    return Mask(text, masked.behind, [*masked.origin[:start], *origin, *masked.origin[end:]])


def without(masked: Mask[T], pattern: re.Pattern[str]) -> Mask[T]:
    """The same without what ``pattern`` matches."""
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(masked.text):
        kept += range(at, match.start())
        at = match.end()
    if not at:
        return masked
    kept += range(at, len(masked.text))
    return Mask("".join(masked.text[i] for i in kept), masked.behind, [masked.origin[i] for i in kept])


def _copy(text: str, start: int, end: int, out: list[str], origin: list[int]) -> None:
    for stretch in STRETCH.finditer(text, start, end):
        if not stretch[0].isspace():
            out.extend(stretch[0])
            origin.extend(range(*stretch.span()))
        elif not out or out[-1] != " ":
            broken = "\n" in stretch[0] and out and out[-1] not in SEPARATORS
            out.extend("; " if broken else " ")
            origin.extend([stretch.start()] * (2 if broken else 1))
