"""Who is appointed, accredited and named by a post, and the bodies whose members and observers a text lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


def ties(reading: Reading) -> set[tuple[str, str, str]]:
    """All edges."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[edge.source], edge.type, names[edge.target]) for edge in reading.edges}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "NATO chief Ann Lee has appointed Ben Moe of Norway as her Special Envoy for Chile. "
            "He is a friend of Canada.",
            {("Ann Lee", "REPRESENTS", "NATO"), ("Ben Moe", "REPRESENTS", "NATO"), ("Ben Moe", "REPRESENTS", "Norway")},
        ),
        (
            "Ben Moe of Norway thanked NATO Secretary-General Ann Lee. He served as Special Representative of the "
            "Secretary-General for Chile.",
            {("Ann Lee", "REPRESENTS", "NATO"), ("Ben Moe", "REPRESENTS", "NATO"), ("Ben Moe", "REPRESENTS", "Norway")},
        ),
        (
            "Ann Lee, Plenipotentiary Representative of Haiti to CARICOM, was accredited by "
            "CARICOM Secretary-General Ben Moe.",
            {
                ("Ann Lee", "REPRESENTS", "Haiti"),
                ("Ann Lee", "ACCREDITED_TO", "CARICOM"),
                ("Ben Moe", "REPRESENTS", "CARICOM"),
                ("Ann Lee", "ATTENDED", "Presentation of credentials of Ben Moe with Ann Lee"),
                ("Ben Moe", "ATTENDED", "Presentation of credentials of Ben Moe with Ann Lee"),
            },
        ),
        (
            "The Quad is an informal grouping of Australia and India.",
            {("Australia", "MEMBER_OF", "Quad"), ("India", "MEMBER_OF", "Quad")},
        ),
        (
            "The NB8 met nobody. The group includes senior officials of Norway and Iceland.",
            set(),
        ),
        (
            "ASEAN has friends. Its permanent observers are: Norway and Chile.",
            {("Norway", "PARTNER_OF", "ASEAN"), ("Chile", "PARTNER_OF", "ASEAN")},
        ),
        (
            "NATO-Russia relations are old, and the two sides signed a memorandum of understanding on whales.",
            {
                ("NATO", "PARTY_TO", "Memorandum of understanding on whales"),
                ("Russia", "PARTY_TO", "Memorandum of understanding on whales"),
            },
        ),
    ],
)
def test_what_is_said_of_posts_and_bodies(read: Read, text: str, expected: set[tuple[str, str, str]]) -> None:
    assert ties(read(text)) == expected


def test_the_deputy_ministers_sign(read: Read) -> None:
    reading = read(
        "The Deputy Foreign Ministers of Norway and Canada, Ann Lee and Ben Moe, met in Oslo. "
        "The Deputy Foreign Ministers signed the Oslo Treaty on Whales."
    )
    signed = {edge for edge in ties(reading) if edge[1] == "SIGNED"}
    assert signed == {
        ("Ann Lee", "SIGNED", "Oslo Treaty on Whales"),
        ("Ben Moe", "SIGNED", "Oslo Treaty on Whales"),
    }


def test_an_airport_called_after_a_king_is_nobody(read: Read) -> None:
    reading = read(
        "Kuwait's foreign minister Sheikh Ann Nasser Al Sabah was at King Moe International Airport in Oslo."
    )
    assert [node.names[0] for node in reading.nodes if node.type == "Official"] == ["Ann Nasser Al Sabah"]


def test_the_agreement_of_a_headline_is_the_memorandum_of_the_text(read: Read) -> None:
    title = "Norway and Canada sign agreement on whales"
    said = "The two countries signed a memorandum of understanding on whales in Oslo."
    reading = read(said, title=title)
    assert [node.names for node in reading.nodes if node.type == "Agreement"] == [
        ("Agreement on whales", "Memorandum of understanding on whales")
    ]
