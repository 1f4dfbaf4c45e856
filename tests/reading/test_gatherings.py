"""Meetings that no noun and no named partner tell: with unnamed groups, openings, what is looked forward to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def met(reading: Reading) -> dict[str, set[str]]:
    """Who took part in each meeting."""
    name = {node.id: node.names[0] for node in reading.nodes}
    found: dict[str, set[str]] = {node.names[0]: set() for node in reading.nodes if node.type == "Meeting"}
    for edge in reading.edges:
        if edge.type == "ATTENDED":
            found[name[edge.target]].add(name[edge.source])
    return found


@pytest.mark.parametrize(
    "group",
    [
        "representatives of public organisations",
        "members of the Canadian community",
        "a group of young entrepreneurs",
        "local business leaders",
    ],
)
def test_who_met_an_unnamed_group_had_a_meeting(read: Read, group: str) -> None:
    reading = read(f"In Oslo, Foreign Minister Ann Lee of Canada met with {group}.")
    assert met(reading) == {"Meeting of Ann Lee": {"Ann Lee"}}


def test_an_opening_is_a_meeting_of_those_present(read: Read) -> None:
    reading = read(
        "President Ann Lee of Canada and Prime Minister Ben Moe of Norway took part in the opening of the new bridge."
    )
    assert met(reading) == {"Opening of the new bridge of Ann Lee with Ben Moe": {"Ann Lee", "Ben Moe"}}


def test_what_is_looked_forward_to(read: Read) -> None:
    reading = read(
        "President Ann Lee of Canada and Prime Minister Ben Moe of Norway looked forward to meeting again in June, in "
        "Oslo, for the 5th Oslo Energy Forum."
    )
    assert met(reading) == {"5th Oslo Energy Forum": {"Ann Lee", "Ben Moe"}}


def test_the_leaders_of_states_are_those_whom_the_text_has_named(read: Read) -> None:
    reading = read(
        "President Ann Lee of Canada will hold a trilateral meeting with President Ben Moe of Norway and President "
        "Eva Ruiz of Chile. Ann Lee will also hold separate meetings with the presidents of Norway and Chile."
    )
    assert met(reading) == {
        "Trilateral meeting of Ann Lee with Ben Moe and Eva Ruiz": {"Ann Lee", "Ben Moe", "Eva Ruiz"},
        "Meeting of Ann Lee with Ben Moe": {"Ann Lee", "Ben Moe"},
        "Meeting of Ann Lee with Eva Ruiz": {"Ann Lee", "Eva Ruiz"},
    }
