"""The end of a treaty: who signed for whom, and when."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.text.dates import dates
from diplograph.records import Reading

Read = Callable[..., Reading]

TREATY = """\
The Government of Norway and the Government of Sweden have agreed as follows:

Article 1. Norway and Sweden shall look after the fish of both.

DONE at Oslo, this sixth day of May, one thousand nine hundred and seventy-four, in two copies.

For the Government of Norway:
A. B. LEE
Minister of Fisheries

For the Government of Sweden: (Signed) Ben Moe
"""


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("this sixth day of February, one thousand nine hundred and seventy-four", "1974-02-06"),
        ("on the twenty-first day of June in the year two thousand and one", "2001-06-21"),
        ("this 5th day of May 1994", "1994-05-05"),
        ("the thirty-first day of April 1994", None),
        ("the first of its kind in one thousand years", None),
    ],
)
def test_dates_in_words(said: str, value: str | None) -> None:
    assert next((when.value for when in dates(said, None) if len(when.value) == 10), None) == value


def test_those_who_sign_sign_for_their_sides_on_the_day(read: Read) -> None:
    title = "Agreement between the Government of Norway and the Government of Sweden on Fish"
    reading = read(TREATY, title, None)
    names = {node.id: node.names[0] for node in reading.nodes}
    day = {"date": "1974-05-06"}
    said = {(e.type, names[e.source], names[e.target]): dict(e.properties) for e in reading.edges}
    assert said == {
        ("SIGNED", "A. B. Lee", title): day,
        ("SIGNED", "Ben Moe", title): day,
        ("PARTY_TO", "Norway", title): day,
        ("PARTY_TO", "Sweden", title): day,
        ("REPRESENTS", "A. B. Lee", "Norway"): {"office": "Minister of Fisheries"},
        ("REPRESENTS", "Ben Moe", "Sweden"): {},
    }
