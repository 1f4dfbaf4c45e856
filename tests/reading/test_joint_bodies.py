"""Joint bodies of two states, however their names are written, and who chairs them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def edges(reading: Reading, *types: str) -> set[tuple[str, str]]:
    """The sources of the edges of these types, each with the type."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[e.source], e.type) for e in reading.edges if e.type in types}


@pytest.mark.parametrize(
    "name",
    [
        "Norway-Spain Joint Commission",
        "Norway – Spain Joint Commission",
        "Norway-Spain joint commission",
    ],
)
def test_a_session_of_a_joint_body_is_one_of_both_states(read: Read, name: str) -> None:
    reading = read(f"The First Meeting of the {name} was held in Oslo.")
    states = {"Norway", "Spain"}
    assert {source for source, _ in edges(reading, "ATTENDED")} - {name} == states
    assert next(n.names[0] for n in reading.nodes if n.type == "Meeting") == f"First Meeting of the {name}"


def test_who_chairs_the_commission_chairs_its_session(read: Read) -> None:
    text = (
        "The 5th session of the Norway-Spain Joint Commission will be held in Oslo. Minister Ann Lee of Norway will "
        "co-chair the Joint Commission with Minister Ben Moe of Spain."
    )
    assert edges(read(text), "CHAIRED") == {("Ann Lee", "CHAIRED"), ("Ben Moe", "CHAIRED")}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The 5th Oslo Forum elected Norway to chair it in 2018.", None),
        ("The 5th Oslo Forum in 2018 elected Norway.", "2018"),
        ("The 5th Oslo Forum praised Norway for the 2018 General Election.", None),
    ],
)
def test_a_year_alone_is_that_of_what_is_named_beside_it(read: Read, text: str, date: str | None) -> None:
    forum = next(n for n in read(text, published="").nodes if n.type == "Meeting")
    assert forum.properties.get("date") == date
