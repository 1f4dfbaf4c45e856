"""Bodies that a text goes back to, ministries in small letters, and whose part a body is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def said(reading: Reading, kind: str) -> set[tuple[str, str]]:
    """The ends of the edges of one type."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[e.source], names[e.target]) for e in reading.edges if e.type == kind}


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "Officials of Malaysia's foreign ministry came.",
            {("Foreign Ministry of Malaysia", "Malaysia")},
        ),
        (
            "The foreign ministries of Norway and Canada agreed.",
            {("Foreign Ministry of Norway", "Norway"), ("Foreign Ministry of Canada", "Canada")},
        ),
        (
            "Ann Lee, State Secretary at the Norwegian Ministry of Foreign Affairs, spoke.",
            {("Norwegian Ministry of Foreign Affairs", "Norway")},
        ),
        (
            "They praised the Memorandum of Understanding between the ASEAN Secretariat and Norway.",
            {("ASEAN Secretariat", "ASEAN")},
        ),
        (
            "They met the Japanese Department of Foreign Affairs and Belarus's Ministry of Justice.",
            {("Department of Foreign Affairs of Japan", "Japan"), ("Ministry of Justice of Belarus", "Belarus")},
        ),
        (
            "The Norwegian delegation included officials from the Ministry of Fisheries.",
            {("Ministry of Fisheries", "Norway")},
        ),
        (
            "Chairman of the State Affairs Commission of the DPRK Kim Jong-un spoke.",
            {("State Affairs Commission of the DPRK", "North Korea")},
        ),
        (
            "Head of the Foreign Relations Department of the Presidential Administration of Azerbaijan Ben Moe spoke.",
            {("Foreign Relations Department of the Presidential Administration of Azerbaijan", "Azerbaijan")},
        ),
        (
            "They praised the Ministry of Foreign Affairs of Norway in the Hague.",
            {("Ministry of Foreign Affairs of Norway", "Norway")},
        ),
        (
            "They praised the Norwegian General Fisheries Authority.",
            {("Norwegian General Fisheries Authority", "Norway")},
        ),
    ],
)
def test_a_body_is_part_of_whom_its_words_name(read: Read, text: str, parts: set[tuple[str, str]]) -> None:
    assert said(read(text), "PART_OF") == parts


def test_the_bloc_is_the_body_of_states_named_last(read: Read) -> None:
    reading = read("Canada praised NATO and ASEAN. Norway is a Dialogue Partner of the bloc.")
    assert said(reading, "PARTNER_OF") == {("Norway", "ASEAN")}


def test_a_head_with_a_capital_is_the_body_of_that_head_named_last(read: Read) -> None:
    reading = read("The Oslo Whale Fund and the Oslo Seal Centre met. Canada gave 2 million dollars to the Fund.")
    assert said(reading, "CONTRIBUTES_TO") == {("Canada", "Oslo Whale Fund")}


@pytest.mark.parametrize(
    "text", ["The Biden-Harris Administration paid.", "Total volumes remain small.", "The Trump Administration paid."]
)
def test_a_presidents_administration_and_a_common_word_are_no_bodies(read: Read, text: str) -> None:
    assert [node for node in read(text).nodes if node.type == "Organisation"] == []


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("The European Commission on Energy Security wrote.", {"European Commission"}),
        ("The 5+5 Joint Whale Committee met.", {"Joint Whale Committee"}),
        ("White House Press Secretary Ann Lee spoke.", set()),
        ("Ann Lee made a statement to the Council on East Timor.", set()),
        ("The I2U2 Group of India, Israel and Norway met.", {"I2U2"}),
    ],
)
def test_a_body_reaches_no_further_than_its_name(read: Read, text: str, bodies: set[str]) -> None:
    assert {node.names[0] for node in read(text).nodes if node.type == "Organisation"} == bodies
