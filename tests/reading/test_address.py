"""Speeches before an assembly: "we" and "my country" are the state that the words around its name say it is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]

SPEECH = """\
I congratulate you, Sir, on your election. {naming}

We live in troubled times. We look to the future. We must not give up.

{rest}
"""


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """Edges as type and the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(edge.type, names[edge.source], names[edge.target]) for edge in reading.edges}


@pytest.mark.parametrize(
    "naming",
    [
        "The delegation of Norway comes with hope.",
        "My country, Norway, comes with hope.",
        "In Norway, we have hope.",
        "I speak on behalf of the Government and people of Norway.",
    ],
)
def test_one_telling_mention_is_enough(read: Read, naming: str) -> None:
    rest = "My country has acceded to the Arms Trade Treaty. We support the people of Namibia."
    assert said(read(SPEECH.format(naming=naming, rest=rest))) == {
        ("PARTY_TO", "Norway", "Arms Trade Treaty"),
        ("SUPPORTS", "Norway", "Namibia"),
    }


def test_a_state_that_is_only_spoken_of_is_not_the_speaker(read: Read) -> None:
    naming = "The people of Ukraine suffer. The Government of Ukraine has our sympathy. Ukraine needs friends."
    assert said(read(SPEECH.format(naming=naming, rest="We support the African Union."))) == set()


def test_who_is_congratulated_on_an_election_holds_the_office(read: Read) -> None:
    told = "I congratulate Mr. Ben Moe on his well-deserved election as President of the General Assembly."
    assert said(read(told)) == {
        ("REPRESENTS", "Ben Moe", "United Nations General Assembly"),
        ("PART_OF", "United Nations General Assembly", "UN"),
    }
