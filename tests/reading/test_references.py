"""Whom bare offices and pronouns mean."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def said(reading: Reading) -> set[tuple[str, str, str]]:
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[edge.source], edge.type, names[edge.target]) for edge in reading.edges}


def test_the_minister_is_a_minister_of_any_portfolio(read: Read) -> None:
    text = "Foreign Minister Ann Lee of Norway visited Canada. The Minister met with Prime Minister Eva Berg of Sweden."
    assert ("Ann Lee", "ATTENDED", "Meeting of Ann Lee with Eva Berg") in said(read(text))


def test_the_minister_is_no_prime_minister(read: Read) -> None:
    text = "Prime Minister Ann Lee of Norway visited Canada. The Minister met with Ambassador Eva Berg of Sweden."
    assert ("Ann Lee", "ATTENDED", "Meeting of Ann Lee with Eva Berg") not in said(read(text))


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (
            "Norway is a Dialogue Partner of ASEAN. It contributed USD 2 million to the ASEAN Fund.",
            ("Norway", "CONTRIBUTES_TO", "ASEAN Fund"),
        ),
        (
            "Norway is a member of NATO. It recognised Canada in 1942.",
            ("Norway", "RECOGNISES", "Canada"),
        ),
    ],
)
def test_it_is_the_state_that_the_text_speaks_of(read: Read, text: str, edge: tuple[str, str, str]) -> None:
    assert edge in said(read(text))
