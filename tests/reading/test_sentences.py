"""The sentences of a paragraph: abbreviations and initials do not end one."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.reading.text.layout import lay_out
from diplograph.reading.text.sentences import split
from diplograph.records import Document

Make = Callable[..., Document]


def sentences(make: Make, text: str) -> list[str]:
    """The sentences of a text."""
    layout = lay_out(make(text))
    return [layout.text[s.start : s.end] for s in split(layout)]


@pytest.mark.parametrize(
    "whole",
    [
        "Mr. Moe met Ms. Lee in Oslo.",
        "H.E. Ann Lee received Dr. Ben Moe.",
        "Gen. Moe and Lt. Lee came from the U.S. Embassy.",
        "George W. Moe and J. K. Lee were there.",
        "The talks of Feb. 12 went on until Dec. 13.",
        "Norway (cf. Annex 2. It is long) signed the treaty.",
        "Article No. 5 of the treaty holds.",
        "It cost 1.5 million crowns.",
        "Ben Moe Jr. spoke first.",
        "The 11th ASEAN-U.S. Summit was held.",
    ],
)
def test_a_full_stop_inside_does_not_end_a_sentence(make: Make, whole: str) -> None:
    assert sentences(make, whole) == [whole]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Norway signed.", "Sweden did not."),
        ("Did Norway sign?", "It did."),
        ('"Norway signed."', "Sweden did not."),
        ("They left the U.S.", "The talks went on."),
        ("Norway signed in 2021.", "Sweden signed in 2022."),
        ("It was held at the office of Moe Inc.", "They agreed."),
        ("Norway welcomed NATO.", "Äland was not there."),
        ("It ended!", "(Sweden had left) Norway stayed."),
    ],
)
def test_where_one_sentence_ends_the_next_begins(make: Make, first: str, second: str) -> None:
    assert sentences(make, f"{first} {second}") == [first, second]


def test_a_title_is_one_sentence(make: Make) -> None:
    title = "Norway signs. Sweden waits"
    layout = lay_out(make("It rained in Oslo.", title))
    assert [(s.number, s.kind, layout.text[s.start : s.end]) for s in split(layout)] == [
        (0, "title", title),
        (1, "text", "It rained in Oslo."),
    ]


def test_encoded_data_is_no_sentence(make: Make) -> None:
    text = f"Norway signed.\n\n{'A1' * 100}\n\nSweden did not."
    assert sentences(make, text) == ["Norway signed.", "Sweden did not."]


@given(st.lists(st.sampled_from(["Norway", "met", ".", "?", " ", "\n\n", "Mr.", "(", ")", '"', "A.", "12.", "-"])))
def test_no_word_is_lost_and_none_comes_twice(pieces: list[str]) -> None:
    layout = lay_out(Document("document:0", "any", "".join(pieces)))
    kept = "".join(layout.of(block) for block in layout.blocks)
    said = "".join(layout.text[s.start : s.end] for s in split(layout))
    assert "".join(said.split()) == "".join(kept.split())
