"""Whole readings of agreements: their names, parties, signers, and where they were adopted."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Reading

Read = Callable[..., Reading]
TYPES = ("PARTY_TO", "SIGNED", "ADOPTED", "IMPLEMENTS")


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """The edges about agreements, by the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(e.type, names[e.source], names[e.target]) for e in reading.edges if e.type in TYPES}


def test_the_bodies_in_a_name_are_its_parties(read: Read) -> None:
    name = "Memorandum of Understanding on Fish between the Ministry of Trade of Norway and the Klow Centre"
    assert said(read(f"The {name} is new.")) == {
        ("PARTY_TO", "Ministry of Trade of Norway", name),
        ("PARTY_TO", "Klow Centre", name),
    }


def test_a_plan_carries_out_what_its_name_says(read: Read) -> None:
    plan = "Plan of Action to Implement the Klow Declaration on an ASEAN-Norway Partnership (2021-2025)"
    aim = "Klow Declaration on an ASEAN-Norway Partnership"
    assert said(read(f"The {plan} is new.")) == {
        ("IMPLEMENTS", plan, aim),
        *(("PARTY_TO", party, name) for party in ("ASEAN", "Norway") for name in (plan, aim)),
    }


def test_an_agreement_is_dated_by_the_words_beside_its_name(read: Read) -> None:
    reading = read(
        "The Klow Pact, signed in Oslo on 4 May 1994, and the Klow Accord (1827) hold; the Klow Treaty of 1846 not."
    )
    assert {n.names[0]: n.properties.get("date") for n in reading.nodes if n.type == "Agreement"} == {
        "Klow Pact": "1994-05-04",
        "Klow Accord": "1827",
        "Klow Treaty of 1846": "1846",
    }
