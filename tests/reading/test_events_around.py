"""Events on whose margins a meeting was: known to the month of the meeting, where the text does not date them."""

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
