"""Rolls of delegates at the summit of an organisation, and the venues where it was."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Reading

Read = Callable[..., Reading]

TITLE = "Joint Communiqué of the 5th Summit of SADC"
ROLL = """1. The 5th Summit of the Heads of State and Government of the Southern African Development Community (SADC)
was held in Lusaka.

2. Summit was attended by the following Heads of State and Government:

Zambia: H.E. President Ann Lee

Malawi: The Right Honourable Prime Minister Ben Moe

3. Summit was also attended by Minister Eva Berg of Norway.
"""


def edges(reading: Reading, *kinds: str) -> list[tuple[str, str, str]]:
    names = {node.id: node.names[0] for node in reading.nodes}
    return sorted((names[e.source], e.type, names[e.target]) for e in reading.edges if e.type in kinds)


def test_a_roll_of_delegates_by_state(read: Read) -> None:
    summit = "5th Summit of the Heads of State and Government of the Southern African Development Community"
    assert edges(read(ROLL, title=TITLE), "ATTENDED", "HELD_IN", "REPRESENTS") == [
        (summit, "HELD_IN", "Lusaka"),
        ("Ann Lee", "ATTENDED", summit),
        ("Ann Lee", "REPRESENTS", "Zambia"),
        ("Ben Moe", "ATTENDED", summit),
        ("Ben Moe", "REPRESENTS", "Malawi"),
        ("Eva Berg", "ATTENDED", summit),
        ("Eva Berg", "REPRESENTS", "Norway"),
        ("SADC", "ATTENDED", summit),
    ]


def test_the_communique_of_an_organisation_is_its_own(read: Read) -> None:
    found = edges(read(ROLL, title=TITLE), "PARTY_TO")
    assert [source for source, _, _ in found] == ["SADC"]


def test_a_venue_by_its_head_word_and_its_city(read: Read) -> None:
    reading = read("President Ann Lee of Canada received Prime Minister Ben Moe of Norway at the Klow Palace in Oslo.")
    assert [place for _, _, place in edges(reading, "HELD_IN")] == ["Klow Palace", "Oslo"]


def test_what_was_held_on_a_day_was_not_about_its_place(read: Read) -> None:
    reading = read("The 5th ASEAN-Canada Dialogue was held on Monday, 12 June 2023, in Norway.")
    assert edges(reading, "DISCUSSED") == []
    assert [place for _, _, place in edges(reading, "HELD_IN")] == ["Norway"]
