"""Pieces of regular expressions made from words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable


def alternatives(words: Iterable[str]) -> str:
    """A pattern for one of ``words``, the longest first; a space in a word also matches a hyphen."""
    return "|".join(re.escape(w).replace(r"\ ", "[ -]") for w in sorted(set(words), key=lambda w: (-len(w), w)))
