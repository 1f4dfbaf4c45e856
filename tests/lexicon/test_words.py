"""The word lists of the reading: sorted, without a word twice, none without a use."""

from __future__ import annotations

import re
from importlib import resources

import pytest

from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.words import lists, words

LISTS = sorted(lists())


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_has_no_word_twice(name: str) -> None:
    listed = read_yaml("words.yaml")[name]
    assert listed == sorted(set(listed), key=lambda word: (word.casefold(), word))


def test_every_word_is_text() -> None:
    """``no`` and ``on`` have not become truth values."""
    assert [word for name in LISTS for word in words(name) if not isinstance(word, str)] == []
    assert {"no", "on"} <= words("openers")


def test_every_list_is_used_and_no_other() -> None:
    with resources.as_file(resources.files("diplograph.reading")) as reading:
        modules = [file.read_text(encoding="utf-8") for file in reading.rglob("*.py")]
    calls = [call for module in modules for call in re.findall(r"\b(?:words|any_of)\(([^()]+)\)", module)]
    used = {name for call in calls for name in re.findall(r"[\"'](\w+)[\"']", call)}
    assert sorted(used) == LISTS


@pytest.mark.parametrize(
    ("part", "whole"),
    [("closing_abbreviations", "abbreviations"), ("later_names", "no_personal_names")],
)
def test_exceptions_are_exceptions_to_something(part: str, whole: str) -> None:
    assert words(part) <= words(whole)
