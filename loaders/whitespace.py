"""Characters that no reader sees: taken out or made plain, so that lines and paragraphs are all that is left."""

from __future__ import annotations

import re
import unicodedata

LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028]")
PARAGRAPH_ENDS = re.compile("\u2029")
SPACES = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
INVISIBLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
SURROGATES = re.compile(r"[\ud800-\udfff]")


def plain(text: str) -> str:
    """``text`` with plain spaces and line ends, paragraphs one blank line apart, and nothing that cannot be seen.

    Letters are composed (NFC); a lone surrogate, which no encoding can write, becomes U+FFFD. Leading blanks of a line
    stay: they say how deep a list is.
    """
    text = SURROGATES.sub("\ufffd", text)
    text = PARAGRAPH_ENDS.sub("\n\n", LINE_ENDS.sub("\n", text))
    text = INVISIBLE.sub("", SPACES.sub(" ", text))
    text = unicodedata.normalize("NFC", text)
    text = re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n").rstrip()


def one_line(text: str) -> str:
    """``text`` on one line, one space between words."""
    return " ".join(plain(text).split())
