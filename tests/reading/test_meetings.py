"""Meetings by name: what belongs to the name, and what the name says of place and number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def names(reading: Reading, kind: str = "Meeting") -> list[str]:
    return sorted(node.names[0] for node in reading.nodes if node.type == kind)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ann Lee attended the Klow Conference of 1955.", ["Klow Conference of 1955"]),
        ("Ann Lee spoke at the Oslo Security Conference.", ["Oslo Security Conference"]),
        ("Ann Lee attended COP28 and the Quad Summit.", ["COP28", "Quad Summit"]),
        (
            "Ann Lee attended the Asia-Pacific Economic Cooperation (APEC) Leaders' Meeting and met the press.",
            ["Asia-Pacific Economic Cooperation (APEC) Leaders' Meeting"],
        ),
        (
            "Ann Lee opened the fourth Canada-Norway 2+2 Ministerial Dialogue.",
            ["Fourth Canada-Norway 2+2 Ministerial Dialogue"],
        ),
        (
            "Ann Lee opened the 4th Forum of Ministers (FM Forum). Ben Moe left the 4th FM Forum.",
            ["4th Forum of Ministers"],
        ),
    ],
)
def test_the_name_of_a_meeting(read: Read, text: str, found: list[str]) -> None:
    assert names(read(text)) == found


def test_a_city_in_the_name_says_where(read: Read) -> None:
    reading = read("Ann Lee of Canada spoke at the Oslo Security Conference.")
    ids = {node.id: node.names[0] for node in reading.nodes}
    assert [(ids[e.source], ids[e.target]) for e in reading.edges if e.type == "HELD_IN"] == [
        ("Oslo Security Conference", "Oslo")
    ]
