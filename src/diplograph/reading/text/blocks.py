"""Paragraphs by their kind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph: its ``kind`` and its span.

    Kinds are title, heading, text, item, caption, line, list (items with the words that lead into them); of a
    transcript: speaker and speech; of a table: row (the first cell of one), cell, and entry (a text that tells more of
    the row before it).
    """

    kind: str
    start: int
    end: int
