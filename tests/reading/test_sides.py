"""Whom persons speak for where no words beside the name say it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def sides(reading: Reading) -> dict[str, set[str]]:
    """The names of the states and bodies of each official."""
    names = {node.id: node.names[0] for node in reading.nodes}
    found: dict[str, set[str]] = {node.names[0]: set() for node in reading.nodes if node.type == "Official"}
    for edge in reading.edges:
        if edge.type == "REPRESENTS":
            found[names[edge.source]].add(names[edge.target])
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "She met Norwegian officials, including Trade Minister Ann Lee and Deputy Minister Ben Moe; Carl Fox left.",
            {"Ann Lee": {"Norway"}, "Ben Moe": {"Norway"}},
        ),
        ("She met Trade Minister Ann Lee and other Norwegian officials.", {"Ann Lee": {"Norway"}}),
        (
            "The Norwegian delegation was led by Mr. Ben Moe and the Canadian delegation by Dr. Ann Lee.",
            {"Ben Moe": {"Norway"}, "Ann Lee": {"Canada"}},
        ),
        ("On the Norwegian side, Trade Minister Ann Lee took part.", {"Ann Lee": {"Norway"}}),
        (
            "In Oslo, Foreign Minister Ann Lee of Chile met with Trade Minister Ben Moe.",
            {"Ann Lee": {"Chile"}, "Ben Moe": {"Norway"}},
        ),
        (
            "Prime Minister Ann Lee of Norway and Ben Moe, Adviser to the Prime Minister, spoke.",
            {"Ann Lee": {"Norway"}, "Ben Moe": {"Norway"}},
        ),
        ("President Joko Widodo flew home to Indonesia.", {"Joko Widodo": {"Indonesia"}}),
        ("President Joko Widodo flew home.", {"Joko Widodo": set()}),
        ("Former President Barack Obama flew home to the United States.", {"Barack Obama": set()}),
    ],
)
def test_the_text_says_the_side_elsewhere(read: Read, text: str, expected: dict[str, set[str]]) -> None:
    assert sides(read(text)) == expected


@pytest.mark.parametrize(
    ("publisher", "title", "text", "expected"),
    [
        ("mlaw", "A visit", "Minister for Law Ann Lee spoke.", {"Ann Lee": {"Singapore"}}),
        ("state-department", "A visit to Norway", "Foreign Minister Ann Lee spoke.", {"Ann Lee": {"Norway"}}),
        ("white-house", "A visit", "Foreign Minister Ann Lee spoke.", {"Ann Lee": set()}),
        ("kremlin", "Talks in Norway", "President Ann Lee spoke.", {"Ann Lee": {"Norway"}}),
        (
            "mlaw",
            "A visit from Norway",
            "Minister for Law Ann Lee met with Minister of Justice Ben Moe.",
            {"Ann Lee": {"Singapore"}, "Ben Moe": {"Norway"}},
        ),
    ],
)
def test_the_publisher_names_its_own_without_a_state(
    read: Read, publisher: str, title: str, text: str, expected: dict[str, set[str]]
) -> None:
    assert sides(read(text, title, publisher=publisher)) == expected
