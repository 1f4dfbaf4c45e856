"""Tables: rows of travels are visits, and the text of a row speaks of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.text.layout import lay_out
from diplograph.records import Document, Reading

Make = Callable[..., Document]
Read = Callable[..., Reading]

TITLE = "Travels of the Secretary of State to Norway"
TRAVELS = """\
1987-05-04 – 1987-05-06 | Ann B. (Anna Bella) Lee | Oslo
Met with Prime Minister Moe and Swedish Foreign Minister Poe. Attended NATO Ministerial Meeting.

1993-02-01 | Dan Roe | Oslo, Klow
Attended NATO Ministerial Meeting.
"""


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """Edges as type and the names of their ends, a meeting's with its date."""
    names = {n.id: f"{n.names[0]} {n.properties.get('date', '')}".strip() for n in reading.nodes}
    return {(edge.type, names[edge.source], names[edge.target]) for edge in reading.edges}


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("1987-05-04 | Ann Lee | Oslo\nMet with Ben Moe.", ["row", "cell", "cell", "entry"]),
        ("1987\tAnn Lee\tOslo", ["row", "cell", "cell"]),
        ("| Day | Place |\n|---|---|\n| 4 May | Oslo |", ["row", "cell", "row", "cell"]),
        ("| Oslo | Met with the leaders of Norway and Sweden. | 4 May |", ["row", "entry", "cell"]),
        ("1.\tNorway joined the group.", ["item"]),
    ],
)
def test_cells_are_paragraphs_of_their_own(make: Make, raw: str, kinds: list[str]) -> None:
    assert [block.kind for block in lay_out(make(raw)).blocks] == kinds


def test_a_row_of_travels_is_a_visit_and_its_text_speaks_of_it(read: Read) -> None:
    lee, roe = "Visit of Ann B. Lee to Norway 1987-05-04", "Visit of Dan Roe to Norway 1993-02-01"
    talks = "Meeting of Ann B. Lee with Moe and Poe 1987-05-04"
    first, second = "NATO Ministerial Meeting 1987-05-04", "NATO Ministerial Meeting 1993-02-01"
    assert said(read(TRAVELS, TITLE, None, "us-historian")) == {
        ("ATTENDED", "Ann B. Lee", lee),
        ("HELD_IN", lee, "Oslo"),
        ("HELD_IN", lee, "Norway"),
        ("ATTENDED", "Dan Roe", roe),
        ("HELD_IN", roe, "Oslo"),
        ("HELD_IN", roe, "Klow"),
        ("HELD_IN", roe, "Norway"),
        ("ATTENDED", "Ann B. Lee", talks),
        ("ATTENDED", "Moe", talks),
        ("ATTENDED", "Poe", talks),
        ("HELD_IN", talks, "Oslo"),
        ("ATTENDED", "Ann B. Lee", first),
        ("HELD_IN", first, "Oslo"),
        ("ATTENDED", "Dan Roe", second),
        ("REPRESENTS", "Ann B. Lee", "United States"),
        ("REPRESENTS", "Dan Roe", "United States"),
        ("REPRESENTS", "Moe", "Norway"),
        ("REPRESENTS", "Poe", "Sweden"),
    }


def test_a_row_of_pledges_is_quoted_whole(read: Read) -> None:
    table = (
        "The Oslo Whale Fund has received these pledges.\n\n| State | Sum |\n|---|---|\n| Canada | USD 3 million |\n"
    )
    pledges = [edge.evidence[0].quote for edge in read(table).edges if edge.type == "CONTRIBUTES_TO"]
    assert pledges == ["| Canada | USD 3 million"]
