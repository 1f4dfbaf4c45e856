"""Offices told of a person away from the name, and texts about one person that leave that person out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def ties(reading: Reading, *kinds: str) -> set[tuple[str, ...]]:
    """The edges of these kinds, with when an office was held."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {
        (
            edge.type,
            names[edge.source],
            names[edge.target],
            *(str(edge.properties[key]) for key in ("since", "until") if key in edge.properties),
        )
        for edge in reading.edges
        if edge.type in kinds
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee presented her credentials as Ambassador of Canada to Norway on 9 February 2021.",
            {("REPRESENTS", "Ann Lee", "Canada", "2021-02-09"), ("ACCREDITED_TO", "Ann Lee", "Norway")},
        ),
        (
            "Ambassador Ann Lee came home. From 2013 to 2017 she was Ambassador of Canada to Chile.",
            {("REPRESENTS", "Ann Lee", "Canada", "2013", "2017"), ("ACCREDITED_TO", "Ann Lee", "Chile")},
        ),
        (
            "Ambassador Ann Lee came home. Her earlier postings include High Commissioner to India (2005–2009).",
            {("ACCREDITED_TO", "Ann Lee", "India")},
        ),
        (
            "Ambassador Ann Lee is also accredited to Iceland, and is Canada's Permanent Representative to NATO.",
            {
                ("REPRESENTS", "Ann Lee", "Canada"),
                ("ACCREDITED_TO", "Ann Lee", "Iceland"),
                ("ACCREDITED_TO", "Ann Lee", "NATO"),
            },
        ),
        ("Ambassador Ann Lee spoke. She is not the Ambassador of Canada to Chile.", set()),
    ],
)
def test_offices_away_from_the_name(read: Read, text: str, expected: set[tuple[str, ...]]) -> None:
    assert ties(read(text), "REPRESENTS", "ACCREDITED_TO") == expected


def test_a_line_of_a_career_is_of_whom_the_title_names(read: Read) -> None:
    reading = read("2001–2004 Ambassador of Canada to Chile", "Biography of Ambassador Ann Lee")
    assert ties(reading, "REPRESENTS", "ACCREDITED_TO") == {
        ("REPRESENTS", "Ann Lee", "Canada", "2001", "2004"),
        ("ACCREDITED_TO", "Ann Lee", "Chile"),
    }


def test_entries_of_a_schedule_have_the_day_the_place_and_the_person_above_them(read: Read) -> None:
    text = "\n\n".join(
        (
            "Monday 22 May",
            "Ottawa",
            "09.00 Receives Norway's Minister for Foreign Affairs Ben Moe.",
            "Tuesday 23 May",
            "10.30 Telephone conversation with Swedish Foreign Minister Eva Berg.",
        )
    )
    reading = read(text, "Weekly schedule of Minister for Foreign Affairs Ann Lee")
    assert ties(reading, "ATTENDED", "HELD_IN") == {
        ("ATTENDED", "Ann Lee", "Meeting of Ann Lee with Ben Moe"),
        ("ATTENDED", "Ben Moe", "Meeting of Ann Lee with Ben Moe"),
        ("HELD_IN", "Meeting of Ann Lee with Ben Moe", "Ottawa"),
        ("ATTENDED", "Ann Lee", "Conversation of Ann Lee with Eva Berg"),
        ("ATTENDED", "Eva Berg", "Conversation of Ann Lee with Eva Berg"),
    }
    dates = {node.names[0]: node.properties.get("date") for node in reading.nodes if node.type == "Meeting"}
    assert dates == {
        "Meeting of Ann Lee with Ben Moe": "2023-05-22",
        "Conversation of Ann Lee with Eva Berg": "2023-05-23",
    }
