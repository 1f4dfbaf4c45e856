"""Names of files as text: bytes that are no UTF-8 are written out (``\\xff``), for no database takes them."""

from __future__ import annotations

import os
import re

LONE = re.compile("[\ud800-\udfff]")  # how Python holds such bytes, and half characters of JSON
BYTE = re.compile(r"\\x([89a-f][0-9a-f])")
FIRST = 0xDC00  # the character that stands for the byte 0


def written(text: str) -> str:
    """``text``, which may hold names of files, as one that every encoding can write."""
    return LONE.sub(_escape, text)


def real(path: str) -> str:
    """The path of the file whose path is ``written`` so."""
    return path if os.path.lexists(path) else BYTE.sub(lambda byte: chr(FIRST + int(byte[1], 16)), path)


def there(path: str) -> bool:
    """Whether there is a file whose path is ``written`` so."""
    return os.path.lexists(real(path))


def _escape(lone: re.Match[str]) -> str:
    byte = ord(lone[0]) - FIRST
    return f"\\x{byte:02x}" if 0x80 <= byte <= 0xFF else f"\\u{ord(lone[0]):04x}"
