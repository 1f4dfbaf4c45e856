"""Diaries: a day that stands alone dates what stands below it."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Reading

Read = Callable[..., Reading]

DIARY = """{first}

Foreign Minister Ann Lee of Norway met Foreign Minister Ben Moe of Canada.

{second}

Ann Lee and Ben Moe signed the Oslo Declaration on Fisheries.

Ahead.

Norway will host the 3rd Norway-Canada Energy Forum."""


def dated(reading: Reading) -> dict[str, object]:
    """The date of each agreement and meeting by its first name."""
    found = {node.names[0]: node for node in reading.nodes if node.type in ("Meeting", "Agreement")}
    return {name: node.properties.get("date") for name, node in found.items()}


def test_the_days_of_a_diary_date_what_is_told_below_them(read: Read) -> None:
    reading = read(DIARY.format(first="Monday, 4 September.", second="Wednesday, 6 September."), published="2023-09-08")
    assert dated(reading) == {
        "Meeting of Ann Lee with Ben Moe": "2023-09-04",
        "Oslo Declaration on Fisheries": "2023-09-06",
        "3rd Norway-Canada Energy Forum": None,
    }


def test_one_day_alone_is_no_diary(read: Read) -> None:
    reading = read(DIARY.format(first="Monday, 4 September.", second="At the castle."), published="2023-09-08")
    assert dated(reading) == {
        "Meeting of Ann Lee with Ben Moe": "2023-09-08",
        "Oslo Declaration on Fisheries": "2023-09-08",
        "3rd Norway-Canada Energy Forum": None,
    }
