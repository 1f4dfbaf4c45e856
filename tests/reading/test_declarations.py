"""Clauses of declarations: those who declare are their subject."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]

TITLE = "Joint Declaration of Norway and Sweden on Fish"


@pytest.mark.parametrize(
    "clauses",
    [
        "REAFFIRMING their strong support for Finland,\n\n2. Recalling the past,",
        "They agree as follows:\n\n- STRESS their support for Finland;\n- look after the fish.",
        "1 Expressing support for Finland,",
    ],
)
def test_those_who_declare_are_the_subject(read: Read, clauses: str) -> None:
    reading = read(f"Norway and Sweden,\n\n{clauses}", TITLE)
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {(names[e.source], names[e.target]) for e in reading.edges if e.type == "SUPPORTS"} == {
        ("Norway", "Finland"),
        ("Sweden", "Finland"),
    }


def test_in_other_documents_a_clause_has_no_subject(read: Read) -> None:
    reading = read("Norway and Sweden met.\n\nReaffirming support for Finland is a habit.", "Fish and roads")
    assert [edge for edge in reading.edges if edge.type == "SUPPORTS"] == []
