"""Meetings and agreements without a name of their own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.names.mentions import Mention
from diplograph.reading.names.occasions import occasions
from diplograph.reading.text.masks import Mask

Marked = Callable[[str], Mask[Mention]]


@pytest.mark.parametrize(
    ("sentence", "words", "kind"),
    [
        ("He paid a courtesy call.", "a courtesy call", "call"),
        ("They held bilateral talks in Oslo.", "bilateral talks", "talks"),
        ("The third summit was short.", "The third summit", "summit"),
        ("It was their first telephone conversation.", "their first telephone conversation", "call"),
        ("She began a working visit.", "a working visit", "visit"),
        ("They met at a trilateral meeting.", "a trilateral meeting", "talks"),
    ],
)
def test_an_unnamed_meeting_is_found_with_its_phrase(marked: Marked, sentence: str, words: str, kind: str) -> None:
    mask = marked(sentence)
    assert [(mask.text[o.start : o.end], o.kind) for o in occasions(mask)] == [(words, kind)]


@pytest.mark.parametrize(
    ("sentence", "actors"),
    [
        ("[Russian|Adjective=Russia]-[Indian|Adjective=India] talks went on.", ["Russia", "India"]),
        ("[Norway|State]-[Sweden|State] talks went on.", ["Norway", "Sweden"]),
        ("[Ann Lee|Official]'s visit went on.", ["Ann Lee"]),
    ],
)
def test_the_actors_in_the_phrase_are_kept(marked: Marked, sentence: str, actors: list[str]) -> None:
    mask = marked(sentence)
    [occasion] = occasions(mask)
    assert [mask.behind[key].entity.name for key in occasion.actors] == actors


@pytest.mark.parametrize(("sentence", "number"), [("Their 5th meeting ended.", 5), ("The eighth talks ended.", 8)])
def test_a_number_is_kept(marked: Marked, sentence: str, number: int) -> None:
    assert [occasion.ordinal for occasion in occasions(marked(sentence))] == [number]


@pytest.mark.parametrize(
    "sentence",
    [
        "They call for peace.",
        "It issued a call for peace.",
        "The plan is meeting the needs of all.",
        "The dialogue relations are good.",
        "We visit often.",
        "Public dialogue matters.",
    ],
)
def test_what_is_no_occasion_is_not_one(marked: Marked, sentence: str) -> None:
    assert list(occasions(marked(sentence))) == []
