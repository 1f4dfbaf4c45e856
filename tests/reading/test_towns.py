"""Towns that the lexicon lacks, where the words around them say that they are places."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("President Ann Lee of Canada met with Prime Minister Ben Moe in Klow, Norway on 3 May 2023.", {"Klow"}),
        ("President Ann Lee of Canada paid a visit to Klow, Norway.", {"Klow"}),
        ("President Ann Lee of Canada paid a visit to Ben Moe, Norway's leader.", set()),
    ],
)
def test_a_name_before_a_state_is_a_town(read: Read, text: str, places: set[str]) -> None:
    assert {node.names[0] for node in read(text).nodes if node.type == "Place"} == places
