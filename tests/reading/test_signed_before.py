"""Signatures and parties told without the name of the agreement, which the text has given before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "signers"),
    [
        ("Ann Lee of Norway and Ben Moe of Chile sign; Eva Berg looks on.", {"Ann Lee", "Ben Moe"}),
        ("Ann Lee, Foreign Minister of Norway, signed on 4 May 2023.", {"Ann Lee"}),
        ("Ann Lee of Norway presided and was among the signatories; so was Ben Moe of Chile.", {"Ann Lee", "Ben Moe"}),
        ("Ann Lee of Norway smiled; so did Ben Moe of Chile.", set()),
        ("Ann Lee of Norway did not sign.", set()),
    ],
)
def test_who_signs_signs_the_agreement_named_last(read: Read, text: str, signers: set[str]) -> None:
    reading = read(f"Three newcomers praise the Klow Convention on Whales. {text}")
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {names[e.source] for e in reading.edges if e.type == "SIGNED"} == signers
    assert {names[e.target] for e in reading.edges if e.type in ("SIGNED", "PARTY_TO")} <= {"Klow Convention on Whales"}
