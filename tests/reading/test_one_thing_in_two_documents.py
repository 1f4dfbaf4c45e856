"""Two documents that tell of one thing give one node, and two things stay two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def ids(reading: Reading, kind: str) -> set[str]:
    return {node.id for node in reading.nodes if node.type == kind}


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "Official",
            "President Joseph R. Biden, Jr. of the United States met with Ann Lee of Norway in Oslo.",
            "Joe Biden, President of the United States, met with Ann Lee of Norway in Oslo.",
        ),
        (
            "Official",
            "Foreign Minister Sergey Lavrov of Russia met with Ann Lee of Norway.",
            "Ann Lee of Norway met with Sergei Lavrov, Foreign Minister of Russia.",
        ),
        (
            "Official",
            "United States President Biden met with Ann Lee of Norway.",
            "Ann Lee of Norway met with United States President Joe Biden.",
        ),
        (
            "Organisation",
            "Norway is a member of the North Atlantic Treaty Organization since 1949.",
            "Norway is a member of NATO since 1949.",
        ),
        (
            "Organisation",
            "Ann Lee of the Norwegian Ministry of Fisheries met with Ben Moe of Canada.",
            "Ben Moe of Canada met with Ann Lee of the Ministry of Fisheries of Norway.",
        ),
        (
            "Agreement",
            "Norway acceded to the Treaty of Amity and Cooperation in Southeast Asia.",
            "Norway acceded to the TAC.",
        ),
        (
            "Agreement",
            "Norway and Canada signed the Oslo Convention on Whales in 2019.",
            "Sweden acceded to the Oslo Convention on Whales.",
        ),
        (
            "Meeting",
            "The 5th ASEAN-Canada Dialogue was held in Oslo on 6 July 2023.",
            "Ann Lee of Canada chaired the Fifth ASEAN-Canada Dialogue.",
        ),
        (
            "Meeting",
            "Foreign Minister Ann Lee of Norway met with Foreign Minister Ben Moe of Canada in Oslo on 6 July 2023.",
            "On 6 July 2023 Foreign Minister Ben Moe of Canada met with Foreign Minister Ann Lee of Norway.",
        ),
        (
            "State",
            "The Republic of Korea recognised Norway on 2 March 1959.",
            "Seoul is the capital. South Korea recognised Norway on 2 March 1959.",
        ),
    ],
)
def test_one_thing_is_one_node(read: Read, kind: str, one: str, other: str) -> None:
    here, there = ids(read(one), kind), ids(read(other), kind)
    assert here & there, f"{sorted(here)} and {sorted(there)}"


@pytest.mark.parametrize(
    ("kind", "one", "other"),
    [
        (
            "Official",
            "President George W. Bush of the United States met with Ann Lee.",
            "President George H. W. Bush of the United States met with Ben Moe.",
        ),
        (
            "Meeting",
            "The 5th ASEAN-Canada Dialogue was held in Oslo.",
            "The 6th ASEAN-Canada Dialogue was held in Oslo.",
        ),
        (
            "Meeting",
            "Foreign Minister Ann Lee met with Foreign Minister Ben Moe in Oslo on 6 July 2023.",
            "Foreign Minister Ann Lee met with Foreign Minister Ben Moe in Oslo on 7 July 2023.",
        ),
        (
            "Agreement",
            "Norway and Canada signed a memorandum of understanding on whales in 2019.",
            "Norway and Sweden signed a memorandum of understanding on whales in 2019.",
        ),
        (
            "Agreement",
            "Norway and Canada signed the Oslo Plan of Action on Whales (2016-2020).",
            "Norway and Canada signed the Oslo Plan of Action on Whales (2021-2025).",
        ),
        (
            "Organisation",
            "Ann Lee of the Ministry of Fisheries of Norway met with Ben Moe.",
            "Ann Lee of the Ministry of Fisheries of Canada met with Ben Moe.",
        ),
    ],
)
def test_two_things_are_two_nodes(read: Read, kind: str, one: str, other: str) -> None:
    here, there = ids(read(one), kind), ids(read(other), kind)
    assert here
    assert there
    shared = here & there
    assert not {key for key in shared if key not in {"official:ann-lee", "official:ben-moe"}}


def test_two_namesakes_in_one_document_are_two(read: Read) -> None:
    text = "President George W. Bush of the United States visited Norway. President George H. W. Bush visited Canada."
    assert ids(read(text), "Official") == {"official:george-w-bush", "official:george-h-w-bush"}


def test_a_sea_is_no_state(read: Read) -> None:
    text = "Ann Lee of Norway met with Ben Moe of Canada. They discussed the situation in the South China Sea."
    assert ids(read(text), "State") == {"state:NOR", "state:CAN"}
