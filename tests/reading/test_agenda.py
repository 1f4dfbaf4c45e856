"""What meetings take up, and of which meeting it is said."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]

MET = "President Ann Lee of Canada met with Prime Minister Ben Moe of Norway in Oslo. "


def discussed(reading: Reading) -> list[str]:
    """The names of what was discussed."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return sorted(names[edge.target] for edge in reading.edges if edge.type == "DISCUSSED")


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("They discussed Sudan, Libya and the situation in Yemen.", ["Libya", "Sudan", "Yemen"]),
        ("They noted the situation in Sudan.", ["Sudan"]),
        ("They noted the roads of Libya.", []),
        ("They discussed Sudan and thanked Libya.", ["Sudan"]),
        ("They discussed trade and condemned Russia's war against Ukraine.", ["Russia", "Ukraine"]),
        ("They discussed Sudan, for which Libya is a neighbour, and Yemen.", ["Sudan", "Yemen"]),
        ("They discussed trade in the European Union.", []),
        ("They discussed the conflict in Norway.", ["Norway"]),
        ("They discussed the trade of Norway.", []),
    ],
)
def test_states_and_bodies_whose_affairs_were_taken_up(read: Read, said: str, topics: list[str]) -> None:
    assert discussed(read(MET + said)) == topics


def test_a_new_paragraph_speaks_of_the_headline_again(read: Read) -> None:
    title = "The 5th Oslo Forum in Oslo on 5 May 2023"
    past = "Norway attended the 4th Oslo Forum on 3 May 2021. It was long."
    reading = read(f"{past}\n\nThe ministers discussed the situation in Sudan.", title)
    names = {node.id: node.names[0] for node in reading.nodes}
    edges = [(names[e.source], names[e.target]) for e in reading.edges if e.type == "DISCUSSED"]
    assert edges == [("5th Oslo Forum", "Sudan")]
