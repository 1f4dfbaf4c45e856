"""From bytes to text: the encodings that are read, and one sentence for those that are not."""

from __future__ import annotations

import importlib
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.errors import DocumentError

decoding = importlib.import_module("diplograph.loaders.decoding")
whitespace = importlib.import_module("diplograph.loaders.whitespace")

PROSE = "Türkiye’s Minister met Mr Høglund – both signed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_prose_is_decoded(encoding: str) -> None:
    assert decoding.decode(PROSE.encode(encoding), "a.txt") == PROSE


def test_a_declared_encoding_is_believed_where_utf_8_fails() -> None:
    assert decoding.decode("Встреча министров".encode("koi8-r"), "a.html", "koi8-r") == "Встреча министров"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "a.txt is empty; put the text of the document into it or leave it out"),
        (b" \r\n\t", "a.txt is empty; put the text of the document into it or leave it out"),
        (b"%PDF-1.7 ...", "a.txt is a PDF, not text; save the document as text, Markdown or HTML"),
        (
            b"PK\x03\x04....",
            "a.txt is a ZIP archive or an office document, not text; save the document as text, Markdown or HTML",
        ),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a.txt is a binary file; save the document as UTF-8 text"),
        (b"text\x01\x02\x03\x04 text", "a.txt is a binary file; save the document as UTF-8 text"),
        ("Some text".encode("utf-16-le"), "a.txt is a binary file; save the document as UTF-8 text"),
        (b"\xff\xfea", "a.txt is not the utf-16 that it claims to be; save it as UTF-8"),
        (
            "Встреча министров".encode("cp1251"),
            "a.txt is neither UTF-8 (byte 0 breaks it) nor Windows-1252; save it as UTF-8",
        ),
        (
            b"Signed in San Jos\x81 by both ministers",
            "a.txt is neither UTF-8 (byte 17 breaks it) nor Windows-1252; save it as UTF-8",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_the_mend(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError) as raised:
        decoding.decode(data, "a.txt")
    assert str(raised.value) == reason


def test_a_file_too_large_for_a_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.truncate(decoding.LARGEST_FILE + 1)
    with pytest.raises(DocumentError) as raised:
        decoding.read(path)
    assert str(raised.value) == "a.txt is larger than 20 MB; split it into its documents"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes (this system has none)")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(DocumentError) as raised:
        decoding.read(tmp_path / "a.txt")
    assert str(raised.value) == "a.txt is not a regular file; give a file of text"


def test_what_cannot_be_seen_is_taken_out() -> None:
    text = "\n\nOne\u00a0two\r\nthree\u200b  \rfour\u2029five\n\n\n\nsix \ud800 seven\0\x08 e\u0301\n"
    assert whitespace.plain(text) == "One two\nthree\nfour\n\nfive\n\nsix \ufffd seven é"


def test_the_depth_of_a_list_stays() -> None:
    assert whitespace.plain("\n  • one\n    • two\n") == "  • one\n    • two"


@given(st.text())
def test_plain_text_is_plain(text: str) -> None:
    plain = whitespace.plain(text)
    assert whitespace.plain(plain) == plain
    assert plain.encode("utf-8").decode("utf-8") == plain
    assert "\n\n\n" not in plain
    assert not set(plain) & set("\r\0\u00a0\ufeff\u200b")
