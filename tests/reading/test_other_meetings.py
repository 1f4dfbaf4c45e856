"""Meetings told in passing beside the headline: their own participants, place and day, none of the headline's."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]
CALL = "Telephone conversation with Prime Minister of Norway Ben Moe"


def told(reading: Reading) -> dict[str, tuple[set[str], set[str], str]]:
    """Of each meeting who attended, where it was, and when."""
    names = {node.id: node.names[0] for node in reading.nodes}

    def ends(kind: str, meeting: str) -> set[str]:
        pairs = ((e.source, e.target) for e in reading.edges if e.type == kind and meeting in (e.source, e.target))
        return {names[a if b == meeting else b] for a, b in pairs}

    return {
        node.names[0]: (ends("ATTENDED", node.id), ends("HELD_IN", node.id), str(node.properties.get("date", "")))
        for node in reading.nodes
        if node.type == "Meeting"
    }


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        (
            "President Ann Lee of Canada told Ben Moe about her earlier meeting with President Eva Berg of Sweden.",
            "Meeting of Eva Berg with Ann Lee",
            ({"Ann Lee", "Eva Berg"}, set(), ""),
        ),
        (
            "President Ann Lee of Canada and Ben Moe discussed the summit of the donor countries – Spain, Italy and "
            "Greece – in Rome on May 20.",
            "Summit of Spain with Italy and Greece",
            ({"Spain", "Italy", "Greece"}, {"Rome"}, "2023-05-20"),
        ),
        (
            "The hope that the meeting of the Sudanese opposition in Nairobi on May 20 would help was expressed.",
            "Meeting in Nairobi",
            (set(), {"Nairobi"}, "2023-05-20"),
        ),
    ],
)
def test_what_a_call_speaks_of_is_a_meeting_of_its_own(
    read: Read, text: str, name: str, meant: tuple[set[str], set[str], str]
) -> None:
    found = told(read(f"President Ann Lee had a telephone conversation with Ben Moe.\n\n{text}", CALL))
    who, where, day = meant
    assert found[name] == (who, where, day)
    assert [place for who, place, _ in found.values() if {"Ann Lee", "Ben Moe"} <= who] == [set()]


def test_others_of_the_same_side_are_met_apart(read: Read) -> None:
    found = told(
        read(
            "Canadian-Norwegian talks were held in Oslo. President Ann Lee of Canada held talks with Prime Minister "
            "Ben Moe of Norway. Ann Lee also met with Foreign Minister Eva Berg of Norway."
        )
    )
    assert [set(who) for who, *_ in found.values() if "Eva Berg" in who] == [{"Ann Lee", "Eva Berg"}]


def test_who_took_part_elsewhere_is_no_topic(read: Read) -> None:
    reading = read(
        "President Ann Lee had a telephone conversation with Ben Moe. They discussed the results of her trip to Spain.",
        CALL,
    )
    assert not [edge for edge in reading.edges if edge.type == "DISCUSSED"]


def test_a_visit_in_a_relative_clause_is_not_what_the_text_speaks_of_next(read: Read) -> None:
    found = told(
        read(
            "President Ann Lee met with President Ben Moe of Norway, who has come to Canada on an official visit. "
            "The two presidents discussed trade.",
            publisher="kremlin",
        )
    )
    assert found["Official visit of Ben Moe to Canada"] == ({"Ben Moe"}, {"Canada"}, "2023-05-18")


def test_meetings_of_two_years_are_two(read: Read) -> None:
    found = told(
        read(
            "Canada will host the 2025 Klow Leaders Meeting in Toronto. "
            "Ann Lee of Canada spoke at the 2022 Klow Leaders Meeting in Bangkok."
        )
    )
    assert {name: (where, day) for name, (_, where, day) in found.items()} == {
        "2025 Klow Leaders Meeting": ({"Toronto"}, "2025"),
        "2022 Klow Leaders Meeting": ({"Bangkok"}, "2022"),
    }


def test_the_day_before_when_dates_what_follows(read: Read) -> None:
    found = told(
        read(
            "Diplomatic relations and the Legation of Canada in Oslo were established on November 26, 1931, when "
            "Commissioner Ann Lee presented her credentials to the Government of Norway.",
            published=None,
        )
    )
    assert [day for *_, day in found.values()] == ["1931-11-26"]


@pytest.mark.parametrize(
    "text",
    ["President Ann Lee of Canada met with President Ben Moe of Norway on numerous occasions."],
)
def test_what_was_often_is_no_single_meeting(read: Read, text: str) -> None:
    assert told(read(text)) == {}


def test_whoever_is_to_act_is_no_topic(read: Read) -> None:
    reading = read(
        "President Ann Lee had a telephone conversation with Ben Moe. They discussed how Spain can help, and shared "
        "challenges, including in the United Nations Security Council.",
        CALL,
    )
    assert not [edge for edge in reading.edges if edge.type == "DISCUSSED"]
