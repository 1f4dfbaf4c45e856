"""Where a meeting was not: the town of a correspondent, a region, the town in the name of an adjective."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, May 4 (NTB) – Minister Ann Lee of Norway met with Minister Ben Moe of Spain on Thursday.", {"OSLO"}),
        ("OSLO, May 4 (NTB) – Minister Ann Lee of Norway met with Minister Ben Moe of Spain in Lima.", {"Lima"}),
        ("Minister Ann Lee of Norway attended the 5th Summit of Central Asian Leaders.", set()),
        ("Minister Ann Lee of Norway hosted a meeting of South American ministers in Bergen.", {"Bergen"}),
    ],
)
def test_a_meeting_is_where_the_text_says(read: Read, text: str, expected: set[str]) -> None:
    reading = read(text)
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {names[e.target] for e in reading.edges if e.type == "HELD_IN"} == expected
    assert "United States" not in names.values()
