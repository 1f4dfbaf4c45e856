"""Dates that hold for more than one meeting of a sentence: a month that opens it, and events on whose margins a
meeting was."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize("link", ["on the margins of", "on the sidelines of", "during"])
def test_an_event_around_a_meeting_was_in_its_month(read: Read, link: str) -> None:
    reading = read(f"On 16 May, Foreign Minister Ann Lee of Norway met Ben Moe {link} the 5th Oslo Energy Forum.")
    dates = {node.names[0]: node.properties.get("date") for node in reading.nodes if node.type == "Meeting"}
    assert dates == {"Meeting of Ann Lee with Ben Moe": "2023-05-16", "5th Oslo Energy Forum": "2023-05"}


def test_a_date_of_its_own_is_kept(read: Read) -> None:
    reading = read(
        "On 16 May, Foreign Minister Ann Lee of Norway met Ben Moe on the margins of the 5th Oslo Energy Forum. "
        "The 5th Oslo Energy Forum was held from 14 to 17 May."
    )
    dates = {node.names[0]: node.properties.get("date") for node in reading.nodes if node.type == "Meeting"}
    assert dates == {"Meeting of Ann Lee with Ben Moe": "2023-05-16", "5th Oslo Energy Forum": "2023-05-14"}


def test_a_month_that_opens_a_sentence_holds_for_all_its_meetings(read: Read) -> None:
    reading = read(
        "In April, Ann Lee, Foreign Minister of Norway, visited Chile for the 5th Oslo Energy Forum. "
        "In March, she met Ben Moe, following the 4th Oslo Energy Forum."
    )
    dates = {node.names[0]: node.properties.get("date") for node in reading.nodes if node.type == "Meeting"}
    assert dates == {
        "Visit of Ann Lee to Chile": "2023-04",
        "5th Oslo Energy Forum": "2023-04",
        "Meeting of Ann Lee with Ben Moe": "2023-03",
        "4th Oslo Energy Forum": None,
    }


def test_a_date_that_opens_a_clause_holds_for_that_clause(read: Read) -> None:
    reading = read(
        "In April, President Ann Lee of Norway convened a virtual meeting with friends of the sea, and in May, at the "
        "5th Oslo Energy Forum, she held talks with Ben Moe."
    )
    dates = {node.names[0]: node.properties.get("date") for node in reading.nodes if node.type == "Meeting"}
    assert dates == {
        "Virtual meeting of Ann Lee": "2023-04",
        "5th Oslo Energy Forum": "2023-05",
        "Talks of Ann Lee with Ben Moe": "2023-05",
    }
