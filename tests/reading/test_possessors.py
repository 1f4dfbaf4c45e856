"""Whose meeting a possessive pronoun means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "President Ann Lee of Canada thanked Prime Minister Ben Moe of Norway for help during her visit to Oslo.",
            {"Visit of Ann Lee to Oslo": ["Ann Lee"]},
        ),
        (
            "President Ann Lee of Canada praised the fish. During her talks with Norway, she praised it again.",
            {"Talks of Ann Lee with Norway": ["Ann Lee", "Norway"]},
        ),
        (
            "Canada and Norway issued a joint statement following their strategic dialogue in Oslo on April 26.",
            {"Strategic dialogue of Canada with Norway": ["Canada", "Norway"]},
        ),
        ("President Ann Lee of Canada praised the fish. Her visit was short.", {}),
        (
            "President Ann Lee of Canada briefed President Ben Moe of Norway on her visit to Sweden.",
            {"Visit of Ann Lee to Sweden": ["Ann Lee"]},
        ),
        (
            "Minister Ann Lee of Canada told Minister Ben Moe of Norway the truth during their talks in Oslo.",
            {"Talks of Ben Moe with Ann Lee": ["Ann Lee", "Ben Moe"]},
        ),
        (
            "President Ann Lee of Norway, during her visit to Canada, met Prime Minister Ben Moe.",
            {"Meeting of Ann Lee with Ben Moe": ["Ann Lee", "Ben Moe"], "Visit of Ann Lee to Canada": ["Ann Lee"]},
        ),
    ],
)
def test_whose_meeting_it_is(read: Read, text: str, found: dict[str, list[str]]) -> None:
    reading = read(text)
    ids = {node.id: node.names[0] for node in reading.nodes}
    attended: dict[str, list[str]] = {}
    for edge in reading.edges:
        if edge.type == "ATTENDED":
            attended.setdefault(ids[edge.target], []).append(ids[edge.source])
    assert {name: sorted(who) for name, who in attended.items()} == found
