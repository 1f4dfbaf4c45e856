"""Heads of mission: who sends them, and to whom they are sent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]
GUIDE = "A Guide to the United States' History of Recognition, Diplomatic, and Consular Relations, since 1776: Norway"


def envoys(reading: Reading) -> dict[str, tuple[set[str], set[str]]]:
    """Of each official the states that send and those that receive him."""
    names = {node.id: node.names[0] for node in reading.nodes}
    found: dict[str, tuple[set[str], set[str]]] = {
        n.names[0]: (set(), set()) for n in reading.nodes if n.type == "Official"
    }
    for edge in reading.edges:
        if edge.type in ("REPRESENTS", "ACCREDITED_TO"):
            found[names[edge.source]][edge.type == "ACCREDITED_TO"].add(names[edge.target])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The American Legation in Oslo was opened on May 4, 1906, with Ben Moe as Chargé d'Affaires.",
            {"Ben Moe": ({"United States"}, {"Norway"})},
        ),
        (
            "Norway established a Legation in Washington with Ann Lee as Envoy Extraordinary.",
            {"Ann Lee": ({"Norway"}, {"United States"})},
        ),
        (
            "The Consulate of Norway was opened in New York, with Ann Lee as Consul.",
            {"Ann Lee": ({"Norway"}, set())},
        ),
        (
            "The President received Mr. Ben Moe as Envoy Extraordinary and Minister Plenipotentiary.",
            {"Ben Moe": ({"Norway"}, {"United States"})},
        ),
        (
            "American Minister Resident at Stockholm Ben Moe came.",
            {"Ben Moe": ({"United States"}, set())},
        ),
    ],
)
def test_a_history_of_two_states_has_envoys_both_ways(
    read: Read, text: str, expected: dict[str, tuple[set[str], set[str]]]
) -> None:
    assert envoys(read(text, GUIDE, publisher="us-historian")) == expected


def test_letters_of_credence_tell_the_receiver(read: Read) -> None:
    text = "President Ann Lee of Norway received letters of credence from:\n\nBen Moe – Canada,\n\nCarl Fox – Chile."
    assert envoys(read(text)) == {
        "Ann Lee": ({"Norway"}, set()),
        "Ben Moe": ({"Canada"}, {"Norway"}),
        "Carl Fox": ({"Chile"}, {"Norway"}),
    }


@pytest.mark.parametrize(
    ("text", "sent_to"),
    [
        (
            "Ann Lee served as Canadian Ambassador to the governments of Norway and Greece.",
            {"Norway", "Greece"},
        ),
        ("Canada's Ambassador Ann Lee is concurrently accredited to Norway and Greece.", {"Norway", "Greece"}),
    ],
)
def test_an_envoy_may_be_sent_to_several(read: Read, text: str, sent_to: set[str]) -> None:
    assert envoys(read(text)) == {"Ann Lee": ({"Canada"}, sent_to)}


def test_who_only_publishes_is_nobody(read: Read) -> None:
    title = "Statement by Press Secretary Ann Lee on the Travel of Prime Minister Ben Moe of Norway"
    assert envoys(read("Prime Minister Moe will travel.", title, publisher="white-house")) == {
        "Ben Moe": ({"Norway"}, set())
    }


def test_the_holder_of_one_office_and_another_person_are_two(read: Read) -> None:
    said = envoys(read("Deputy Minister Ann Lee of Canada came. The Deputy Minister and Foreign Minister Moe spoke."))
    assert said == {"Ann Lee": ({"Canada"}, set()), "Moe": (set(), set())}
