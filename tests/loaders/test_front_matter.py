"""Front matter: strings as written, under plain names."""

from __future__ import annotations

import importlib

import pytest

from diplograph.errors import DocumentError

front_matter = importlib.import_module("diplograph.loaders.front_matter")


def test_values_stay_as_they_are_written_and_names_become_plain() -> None:
    text = "---  \ntitle: 2023\nSource-URL: x\ndate: 2023-05-18\nministers:\n  - A\n  - B\n---\nBody\n---\nmore\n"
    fields = {"title": "2023", "source_url": "x", "date": "2023-05-18", "ministers": ["A", "B"]}
    assert front_matter.split(text, "a.md") == (fields, "Body\n---\nmore\n")


@pytest.mark.parametrize("text", ["Body", "---\nnever closed", "\n\nBody\n---\n", "----\na: b\n----\n"])
def test_a_text_without_front_matter_stays_whole(text: str) -> None:
    assert front_matter.split(text, "a.md") == ({}, text)


@pytest.mark.parametrize("text", ["---\n---\nBody", "---\n# nothing\n...\nBody"])
def test_empty_front_matter_has_no_fields(text: str) -> None:
    assert front_matter.split(text, "a.md") == ({}, "Body")


def test_prose_between_rules_is_no_front_matter() -> None:
    text = "---\nProse between two rules.\n---\nBody"
    assert front_matter.split(text, "a.md") == ({}, text)


@pytest.mark.parametrize(
    ("yaml", "line"),
    [("title: Call: with X", 2), ("date: 2023\ntitle: 'open", 3), ("a: [b", 2), ("date: 2023\n\ttitle: X", 3)],
)
def test_broken_yaml_names_its_line(yaml: str, line: int) -> None:
    with pytest.raises(DocumentError) as raised:
        front_matter.split(f"---\n{yaml}\n---\nBody", "a.md")
    assert str(raised.value) == (
        f"the YAML front matter of a.md is broken at line {line}; mend it or put quotes around the value"
    )


def test_yaml_that_nests_too_deep_is_broken() -> None:
    with pytest.raises(DocumentError, match=r"front matter of a\.md is broken"):
        front_matter.split(f"---\n{'[' * 1000}\n---\nBody", "a.md")


def test_front_matter_of_the_length_of_a_book_is_refused() -> None:
    with pytest.raises(DocumentError) as raised:
        front_matter.split(f"---\ntitle: {'x' * 100_000}\n---\nBody", "a.md")
    assert str(raised.value) == "the front matter of a.md is longer than 100,000 characters; put its text below it"


def test_the_first_name_that_holds_a_text_wins() -> None:
    fields = {"url": "", "source": {"a": "b"}, "link": [" x ", "y"]}
    assert front_matter.first(fields, ("url", "source", "link")) == "x"
    assert front_matter.first(fields, ("url", "source")) is None
