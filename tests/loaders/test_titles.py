"""The title: found where it stands alone, put first, never said twice."""

from __future__ import annotations

import importlib

import pytest

titles = importlib.import_module("diplograph.loaders.titles")


@pytest.mark.parametrize(
    ("body", "title", "rest"),
    [
        ("Visit to Palestine\n2012-06-26\nBethlehem\n\nText.", "Visit to Palestine", "2012-06-26\nBethlehem\n\nText."),
        (
            "ASEAN-Republic of Korea Relations\n\n  • Since 1989",
            "ASEAN-Republic of Korea Relations",
            "\n  • Since 1989",
        ),
        ("A meets B\nOslo, May 3\nText.", "A meets B", "Oslo, May 3\nText."),
        ("A meets B\nThe text " + "of it " * 30, "A meets B", "The text " + "of it " * 30),
        ("MENU\n\nA meets B\n\nText.", "A meets B", "\nText."),
        ("# Call with X #\n\nText.", "Call with X", "\nText."),
        ("Call with X\n===\nText.", "Call with X", "Text."),
        ("Meeting with Ferdinand Marcos Jr.\n\nText.", "Meeting with Ferdinand Marcos Jr.", "\nText."),
        (
            "AGREEMENT BETWEEN A\nAND B ON FISHING\nThe Government of A",
            "AGREEMENT BETWEEN A AND B ON FISHING",
            "The Government of A",
        ),
    ],
)
def test_a_line_that_stands_alone_is_the_title(body: str, title: str, rest: str) -> None:
    assert titles.find(body) == (title, rest)


@pytest.mark.parametrize(
    "body",
    [
        "The ministers met in Bali.\n\nThey signed a treaty.",
        "A meets B in the\nOslo town hall\nText.",
        "I want to start by congratulating\nyou, Sir, on your election.\n\nMore.",
        "Jakarta, 5 July 2023 (TDI): In a gesture\n\nMore.",
        "Officials at the event (Photo: asean.org)\n\nMore.",
        "Mr. President\n\nMore.",
        "Excellencies,\n\nMore.",
        "- Since 1989\n\nMore.",
        "2023-05-18\n\nMore.",
        "Only one line",
        "",
    ],
)
def test_prose_is_no_title(body: str) -> None:
    assert titles.find(body) == (None, body)


@pytest.mark.parametrize(
    ("title", "body", "text"),
    [
        ("Call with X", "They spoke.", "Call with X\n\nThey spoke."),
        ("Call with X", "## Call with X\n\nThey spoke.", "Call with X\n\nThey spoke."),
        ("Call with X", "CALL WITH X\n---\n\nThey spoke.", "Call with X\n\nThey spoke."),
        ("Call with X", "Call with X\nThey spoke.", "Call with X\n\nThey spoke."),
        ("Call with X", "Call with\nX\n\nThey spoke.", "Call with X\n\nThey spoke."),
        ("Call with X", "Call with X today\n\nThey spoke.", "Call with X\n\nCall with X today\n\nThey spoke."),
        ("Call with X", "", "Call with X"),
        ("Call with X", "Call with X", "Call with X"),
    ],
)
def test_the_title_is_the_first_paragraph_and_said_once(title: str, body: str, text: str) -> None:
    assert titles.put_first(title, body) == text
