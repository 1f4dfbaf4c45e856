"""One pattern for many words matches what the words one by one would, the longest first."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import diplograph
from diplograph.lexicon import agreements, meetings, offices
from diplograph.reading.text.patterns import alternatives

WORDS = ["Under Secretary", "Under-Secretary-General", "Under Secretary of State", "Under", "a.b", "a+"]


def one_by_one(words: list[str]) -> re.Pattern[str]:
    """All words in a row, the longest first, each with a hyphen for a space."""
    return re.compile("|".join(re.escape(w).replace(r"\ ", "[ -]") for w in sorted(words, key=len, reverse=True)))


@pytest.mark.parametrize("words", [WORDS, [*offices.heads()], [*meetings.kinds()], [*agreements.kinds()]])
def test_the_longest_word_is_matched(words: list[str]) -> None:
    pattern, wanted = re.compile(alternatives(words)), one_by_one(words)
    for word in words:
        for text in (word, word.replace(" ", "-"), word.replace(" ", "-", 1), f"{word}s", word[:-1], f"x{word}"):
            assert [m.span() for m in pattern.finditer(text)] == [m.span() for m in wanted.finditer(text)], text


def test_common_beginnings_stand_once() -> None:
    assert (
        alternatives(["visit", "visits", "vote", "to call", "to-do"])
        == "(?:to(?:\\ call|\\-(?:call|do))|v(?:isit(?:s)?|ote))"
    )
    assert alternatives(["one two"]) == "one[ -]two"
    assert alternatives([]) == ""


def test_no_group_is_repeated_possessively() -> None:
    """Python before 3.11.5 loses matches of ``(?:…)*+`` (python/cpython#106052); ``(?>(?:…)*)`` says the same."""
    folder = Path(diplograph.__file__).parent
    found = [
        (path.name, line)
        for path in sorted(folder.rglob("*"))
        if path.suffix in (".py", ".yaml")
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.search(r"[)}][*+?]\+", line)
    ]
    assert found == []
