"""Frames, rules and steps are left out by their names, within a block alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading import steps
from diplograph.records import Reading

Read = Callable[..., Reading]
TEXT = "President Ann Lee of Canada met with Foreign Minister Ben Moe of Norway in Oslo."


def edges(reading: Reading) -> set[tuple[str, str, str]]:
    """The edges by the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[edge.source], edge.type, names[edge.target]) for edge in reading.edges}


WHOLE = {
    ("Ann Lee", "REPRESENTS", "Canada"),
    ("Ann Lee", "ATTENDED", "Meeting of Ann Lee with Ben Moe"),
    ("Ben Moe", "REPRESENTS", "Norway"),
    ("Ben Moe", "ATTENDED", "Meeting of Ann Lee with Ben Moe"),
    ("Meeting of Ann Lee with Ben Moe", "HELD_IN", "Oslo"),
}


@pytest.mark.parametrize(
    ("name", "left"),
    [
        ("met-with", {edge for edge in WHOLE if edge[1] == "REPRESENTS"}),
        ("place-beside-meeting", {edge for edge in WHOLE if edge[1] != "HELD_IN"}),
        ("title", WHOLE),
    ],
)
def test_what_is_left_out_says_nothing(read: Read, name: str, left: set[tuple[str, str, str]]) -> None:
    assert edges(read(TEXT)) == WHOLE
    with steps.without(name):
        assert edges(read(TEXT)) == left
    assert edges(read(TEXT)) == WHOLE


def test_a_step_that_is_left_out_gives_what_stands_for_it() -> None:
    def doubled(number: int) -> int:
        """Twice the number.

        It is declared below.
        """
        return 2 * number

    taken = steps.step("doubling", lambda number: number)(doubled)
    try:
        assert steps.STEPS["doubling"] == "Twice the number."
        assert taken(4) == 8
        with steps.without("doubling"):
            assert taken(4) == 4
    finally:
        del steps.STEPS["doubling"]


def test_a_reading_tells_what_it_came_upon(read: Read) -> None:
    with steps.met() as found:
        read(TEXT)
    assert {"met-with", "place-beside-meeting", "office-beside-name", "persons", "title"} <= found
    assert "spoke-with" not in found
