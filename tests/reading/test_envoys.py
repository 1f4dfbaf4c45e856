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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ann Lee presented her credentials to King Carl Roe as Ambassador of Norway on 3 May 2021.",
            {"Ann Lee": ({"Norway"}, set()), "Carl Roe": (set(), set())},
        ),
        (
            "Ms. Ann Lee presented credentials to the President of Finland as Ambassador of Norway to Finland.",
            {"Ann Lee": ({"Norway"}, {"Finland"})},
        ),
        ("Carl Roe, U.S. Minister in Norway, wrote.", {"Carl Roe": ({"United States"}, {"Norway"})}),
        ("Carl Roe, Minister of Trade in Norway, wrote.", {"Carl Roe": (set(), set())}),
    ],
)
def test_the_office_in_letters_of_credence_is_the_envoys(
    read: Read, text: str, expected: dict[str, tuple[set[str], set[str]]]
) -> None:
    assert envoys(read(text)) == expected


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Secretary of Finance and Public Credit Gail Hoe of Mexico met Ben Moe.", "Gail Hoe", {"Mexico"}),
        ("Norway's Climate and Energy Minister Kim Loe met Ben Moe.", "Kim Loe", {"Norway"}),
        ("Foreign Minister de la Moe of Peru met Ben Moe.", "de la Moe", {"Peru"}),
        ("YB Datin Paduka Ann Lee, Minister of Education of Brunei, met Ben Moe.", "Ann Lee", {"Brunei Darussalam"}),
        ("Ann Lee, Assistant Secretary, Asia Branch, World Bank, met Ben Moe.", "Ann Lee", {"World Bank"}),
        ("Inspector-General Ann Lee of Norway met Ben Moe.", "Ann Lee", {"Norway"}),
    ],
)
def test_the_words_of_an_office_end_where_the_name_begins(read: Read, text: str, name: str, side: set[str]) -> None:
    assert envoys(read(text)) == {name: (side, set()), "Ben Moe": (set(), set())}


def test_who_only_publishes_is_nobody(read: Read) -> None:
    title = "Statement by Press Secretary Ann Lee on the Travel of Prime Minister Ben Moe of Norway"
    assert envoys(read("Prime Minister Moe will travel.", title, publisher="white-house")) == {
        "Ben Moe": ({"Norway"}, set())
    }


def test_the_holder_of_one_office_and_another_person_are_two(read: Read) -> None:
    said = envoys(read("Deputy Minister Ann Lee of Canada came. The Deputy Minister and Foreign Minister Moe spoke."))
    assert said == {"Ann Lee": ({"Canada"}, set()), "Moe": (set(), set())}


def test_envoys_who_present_credentials_are_sent_to_the_head_of_state_who_takes_them(read: Read) -> None:
    text = (
        "President Ann Lee of Norway received credentials from four envoys newly posted to the country.\n\n"
        "The envoys presented their letters of credence in Oslo on May 4. They included H.E Ben Moe - Canada, "
        "H.E. Carl Fox- Chile and Maj. Gen. (Rtd) Eva Berg of Spain.\n\n"
        "The Ambassador of Peru to Norway Air Chief Marshal Dan Roe came later."
    )
    assert envoys(read(text)) == {
        "Ann Lee": ({"Norway"}, set()),
        "Ben Moe": ({"Canada"}, {"Norway"}),
        "Carl Fox": ({"Chile"}, {"Norway"}),
        "Eva Berg": ({"Spain"}, {"Norway"}),
        "Dan Roe": ({"Peru"}, {"Norway"}),
    }
