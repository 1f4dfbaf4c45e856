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
        "President Ann Lee of Norway has postponed his visit to Canada on 5 May 2021.",
        "President Ann Lee of Norway called off a planned meeting with Prime Minister Ben Moe of Canada.",
        "The visit by President Ann Lee of Norway to Canada on 5 May 2021 has been put off.",
        "Canada dismissed claims that President Ann Lee of Norway had met with Prime Minister Ben Moe.",
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


@pytest.mark.parametrize(
    "text",
    [
        "Canada dismissed claims that Norway had signed the Treaty of Klow.",
        "Norway did not sign the Treaty of Klow.",
        "Norway denied the report that it would soon have signed the Treaty of Klow.",
    ],
)
def test_no_signature(read: Read, text: str) -> None:
    reading = read(text)
    assert [edge.type for edge in reading.edges if edge.type in ("PARTY_TO", "SIGNED")] == []
    assert [node.properties.get("status") for node in reading.nodes if node.type == "Agreement"] in ([], [None])


def test_a_signature_all_the_same(read: Read) -> None:
    reading = read("Norway dismissed claims of delay. Canada and Norway signed the Treaty of Klow.")
    assert [node.properties.get("status") for node in reading.nodes if node.type == "Agreement"] == ["signed"]
