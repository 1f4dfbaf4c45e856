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
    assert met(reading) == {f"Meeting of Ann Lee with {group}": {"Ann Lee"}}


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


def test_the_talks_of_others_are_others(read: Read) -> None:
    reading = read(
        "President Ann Lee of Canada held talks with Ben Moe of Norway. "
        "During the talks, Ann Lee and Prime Minister Eva Ruiz of Chile discussed fish."
    )
    assert met(reading) == {
        "Talks of Ann Lee with Ben Moe": {"Ann Lee", "Ben Moe"},
        "Talks of Ann Lee with Eva Ruiz": {"Ann Lee", "Eva Ruiz"},
    }


def test_ministers_who_confer_before_a_ceremony_have_talks_of_their_own(read: Read) -> None:
    reading = read(
        "In a ceremony held today, Canada's Minister of Law Ann Lee and Norway's Minister of Justice Ben Moe signed a "
        "Treaty on Fish. Prior to the ceremony, the Ministers exchanged views on the sea."
    )
    assert sorted(met(reading).values(), key=len) == [{"Ann Lee", "Ben Moe"}] * 2


@pytest.mark.parametrize("kind", ["State Visit", "Official Visit", "state visit"])
def test_a_visit_in_capitals_is_a_visit(read: Read, kind: str) -> None:
    reading = read(f"The plan was born during President Ann Lee's {kind} to Norway in March this year.")
    assert met(reading) == {
        "Visit of Ann Lee to Norway" if kind != "state visit" else "State visit of Ann Lee to Norway": {"Ann Lee"}
    }


def test_a_journey_is_called_by_all_its_places(read: Read) -> None:
    reading = read("In May, President Ann Lee of Canada began her travel to Norway, Sweden and Chile.")
    names = next(set(node.names) for node in reading.nodes if node.type == "Meeting")
    assert "Travel of Ann Lee to Norway, Sweden and Chile" in names


def test_a_number_in_the_brackets_of_an_acronym_is_of_the_meeting(read: Read) -> None:
    reading = read(
        "The 14th Norway-Chile Dialogue on Fish (14th NCDF) was held on 2 May. Norway will host the 15th NCDF in 2024."
    )
    numbers = {
        node.properties.get("ordinal"): node.properties.get("date") for node in reading.nodes if node.type == "Meeting"
    }
    assert numbers == {14: "2023-05-02", 15: "2024"}


def test_a_summit_is_one_by_the_full_and_the_short_name_of_its_body(read: Read) -> None:
    reading = read(
        "President Ann Lee of Norway attended the Shanghai Cooperation Organisation summit in Oslo. "
        "The SCO Summit was also attended by President Ben Moe of Chile."
    )
    assert met(reading) == {"SCO Summit": {"Ann Lee", "Ben Moe"}}
