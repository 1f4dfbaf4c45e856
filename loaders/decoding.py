"""From the bytes of a file to text: which encoding, and what is no text at all."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from diplograph.errors import DocumentError

LARGEST_FILE = 20_000_000
"""Bytes of the largest file that is read as one document; a whole book has about a million."""

# The mark of UTF-32 begins with that of UTF-16, so it is asked first.
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
)
NO_TEXT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
MOST_CONTROLS = 0.01
"""The share of control characters up to which a file is text with a few strays in it."""
MOST_HIGH_BYTES = 0.1
"""The share of bytes beyond ASCII up to which Windows-1252 is believed; other scripts have more."""


def read(path: Path) -> str:
    """The text of the file at ``path``, decoded; DocumentError where it is empty, too large or not text."""
    return decode(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of the file at ``path``; DocumentError where it is no regular file or too large for one document."""
    require_file(path)
    if path.stat().st_size > LARGEST_FILE:
        raise DocumentError(f"{path.name} is larger than {LARGEST_FILE // 1_000_000} MB; split it into its documents")
    return path.read_bytes()


def require_file(path: Path) -> None:
    """DocumentError where ``path`` is a pipe, a device or a link to nothing: reading one could wait for ever."""
    if not path.is_file():
        raise DocumentError(f"{path.name} is not a regular file; give a file of text")


def decode(data: bytes, name: str, declared: str | None = None) -> str:
    """``data`` as text: by its byte order mark, as UTF-8, as ``declared``, or as Windows-1252 where that is plausible.

    ``name`` is what errors call the file. DocumentError where the bytes are not text in any of these.
    """
    if not data.strip():
        raise DocumentError(f"{name} is empty; put the text of the document into it or leave it out")
    for signature, kind in SIGNATURES:
        if data.startswith(signature):
            raise DocumentError(f"{name} is {kind}, not text; save the document as text, Markdown or HTML")
    text = _decoded(data, name, declared)
    if len(NO_TEXT.findall(text)) > MOST_CONTROLS * len(text):
        raise DocumentError(f"{name} is a binary file; save the document as UTF-8 text")
    return text


def _decoded(data: bytes, name: str, declared: str | None) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding, name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken_at = error.start
    if b"\0" in data:
        raise DocumentError(f"{name} is a binary file; save the document as UTF-8 text")
    if declared:
        return _strictly(data, declared, name)
    if sum(byte > 0x7F for byte in data) <= MOST_HIGH_BYTES * len(data):
        try:
            return data.decode("cp1252")
        except UnicodeDecodeError:
            pass
    raise DocumentError(f"{name} is neither UTF-8 (byte {broken_at} breaks it) nor Windows-1252; save it as UTF-8")


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeError) as error:
        raise DocumentError(f"{name} is not the {encoding} that it claims to be; save it as UTF-8") from error
