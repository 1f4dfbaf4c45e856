"""Capitals that stand for a government, and the union that a text goes back to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def ties(reading: Reading) -> set[tuple[str, str, str]]:
    """All edges: source, type, target."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[e.source], e.type, names[e.target]) for e in reading.edges}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In 2021 Oslo gave 2 million dollars to the Klow Whale Fund.",
            {("Norway", "CONTRIBUTES_TO", "Klow Whale Fund")},
        ),
        (
            "They praised the Klow Whale Fund, to which Ottawa pledged 2 million dollars.",
            {("Canada", "CONTRIBUTES_TO", "Klow Whale Fund")},
        ),
        ("Niue won recognition from Ottawa.", {("Canada", "RECOGNISES", "Niue")}),
        (
            "Oslo has had observer status in the Pacific Islands Forum since 1976 and was the first government of its "
            "kind to accede to the Klow Convention on Whales.",
            {("Norway", "PARTNER_OF", "PIF"), ("Norway", "PARTY_TO", "Klow Convention on Whales")},
        ),
        ("The guests were in Oslo, and Ann Lee saw Ottawa.", set()),
        ("Brussels gave 2 million dollars to the Klow Whale Fund.", set()),
    ],
)
def test_a_capital_that_acts_is_its_government(read: Read, text: str, told: set[tuple[str, str, str]]) -> None:
    assert ties(read(text)) == told


def test_the_bloc_is_the_union_that_the_text_is_about(read: Read) -> None:
    text = (
        "ASEAN has grown. ASEAN met in Oslo.\n\n"
        "Norway, which does not belong to the European Union, has been a Dialogue Partner of the bloc since 2015."
    )
    assert ("Norway", "PARTNER_OF", "ASEAN") in ties(read(text))


def test_a_union_that_opens_its_sentence_is_meant_at_once(read: Read) -> None:
    text = "ASEAN has grown. ASEAN is old. The European Union is rich. Norway is a strategic partner of the bloc."
    assert ties(read(text)) == {("Norway", "PARTNER_OF", "EU")}
