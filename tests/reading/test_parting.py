"""One phrase that tells several meetings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The leaders of Canada and Norway held bilateral meetings in 2003, 2004 and 2005.",
            [("Bilateral meeting of Canada with Norway", year) for year in ("2003", "2004", "2005")],
        ),
        (
            "President Ann Lee of Canada and President Ben Moe of Norway met in May 2017 and April 2018.",
            [("Meeting of Ann Lee with Ben Moe", "2017-05"), ("Meeting of Ann Lee with Ben Moe", "2018-04")],
        ),
        (
            "President Ann Lee of Canada held separate talks with Ben Moe of Norway and Tom Roe of Sweden in May 2021.",
            [("Talks of Ann Lee with Ben Moe", "2021-05"), ("Talks of Ann Lee with Tom Roe", "2021-05")],
        ),
        (
            "President Ann Lee of Canada spoke separately with: Ben Moe of Norway; and Tom Roe of Sweden.",
            [("Call of Ann Lee with Ben Moe", None), ("Call of Ann Lee with Tom Roe", None)],
        ),
        (
            "President Ann Lee spoke individually with President Ben Moe of Norway and President Tom Roe of Sweden.",
            [("Call of Ann Lee with Ben Moe", None), ("Call of Ann Lee with Tom Roe", None)],
        ),
        (
            "In 2021, Canada and Norway held their 5th and 6th ministerial meetings in Oslo.",
            [("5th ministerial meeting", "2021"), ("6th ministerial meeting", "2021")],
        ),
        ("President Ann Lee of Canada praised the G7 and NATO Summits.", [("G7 Summit", None), ("NATO Summit", None)]),
        (
            "Canada and Norway held the fifth round of Canada-Norway consultations in 2021.",
            [("Fifth round of Canada-Norway consultations", "2021")],
        ),
    ],
)
def test_each_meeting_of_a_phrase(read: Read, text: str, found: list[tuple[str, str | None]]) -> None:
    meetings = [node for node in read(text, published=None).nodes if node.type == "Meeting"]
    assert sorted((m.names[0], m.properties.get("date")) for m in meetings) == found
