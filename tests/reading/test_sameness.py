"""Meetings told twice are one, meetings that differ in who, when or where are two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def meetings(reading: Reading) -> list[str]:
    return sorted(node.names[0] for node in reading.nodes if node.type == "Meeting")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Ann Lee of Canada met with Prime Minister Ben Moe of Norway in May 2021. "
            "Ann Lee and Ben Moe met again in June 2022.",
            ["Meeting of Ann Lee with Ben Moe", "Meeting of Ann Lee with Ben Moe"],
        ),
        (
            "President Ann Lee of Canada held talks with Norway in May 2021. "
            "President Ann Lee of Canada held talks with Prime Minister Ben Moe of Norway in May 2021.",
            ["Talks of Ann Lee with Ben Moe"],
        ),
        (
            "President Ann Lee of Canada visited Norway in May 2021. President Ann Lee visited Oslo in May 2021.",
            ["Visit of Ann Lee to Norway"],
        ),
        (
            "President Ann Lee of Canada visited Norway in May 2021. President Ann Lee visited Stockholm in May 2021.",
            ["Visit of Ann Lee to Norway", "Visit of Ann Lee to Stockholm"],
        ),
        (
            "President Ann Lee of Canada will visit Norway from 4 to 9 May 2021. She will visit Oslo on 5 May 2021.",
            ["Visit of Ann Lee to Norway"],
        ),
    ],
)
def test_meetings_told_twice(read: Read, text: str, names: list[str]) -> None:
    assert meetings(read(text)) == names


@pytest.mark.parametrize(
    "text",
    [
        "Canada would welcome a visit by Prime Minister Ben Moe of Norway.",
        "Canada proposed a meeting with Norway in Oslo.",
        "It was the first visit to Canada by a Norwegian prime minister.",
    ],
)
def test_what_is_wished_or_said_of_no_meeting_is_none(read: Read, text: str) -> None:
    assert meetings(read(text)) == []
