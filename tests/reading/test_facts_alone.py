"""What is denied, wished for, proposed or called off is no fact."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]
MEETINGS = {"ATTENDED", "HELD_IN", "HOSTED", "CHAIRED"}


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Lee of Norway did not meet with Prime Minister Ben Moe of Canada.",
        "President Ann Lee of Norway hopes to meet with Prime Minister Ben Moe of Canada.",
        "President Ann Lee of Norway invited Prime Minister Ben Moe of Canada to visit Oslo.",
        "Canada would welcome a visit by President Ann Lee of Norway.",
        "Norway proposed a meeting with Prime Minister Ben Moe of Canada.",
        "Sweden called for talks between Norway and Canada.",
        "The talks between Norway and Canada were cancelled.",
        "The talks between Norway and Canada have been postponed.",
    ],
)
def test_no_meeting(read: Read, text: str) -> None:
    assert [edge.type for edge in read(text).edges if edge.type in MEETINGS] == []


@pytest.mark.parametrize(
    "text",
    [
        "President Ann Lee of Norway met with Prime Minister Ben Moe of Canada and invited him to visit Oslo.",
        "Prime Minister Ben Moe of Canada called on President Ann Lee of Norway.",
        "President Ann Lee met with Prime Minister Ben Moe. Canada had proposed a treaty.",
    ],
)
def test_a_meeting_all_the_same(read: Read, text: str) -> None:
    assert [edge.type for edge in read(text).edges if edge.type in MEETINGS] == ["ATTENDED", "ATTENDED"]
