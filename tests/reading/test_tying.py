"""Lasting ties: what a sentence says of them, and what it only hopes for, denies or leaves out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]
Tie = tuple[str, str, str, Mapping[str, object]]


def ties(reading: Reading) -> list[Tie]:
    """Source, type, target and properties of every edge but those that a name says."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return sorted(
        (names[e.source], e.type, names[e.target], dict(e.properties))
        for e in reading.edges
        if e.evidence[0].rule != "owner-in-name"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Canada has committed CAD 3 million to the Oslo Whale Fund and CAD 2 million to the Oslo Seal Fund.",
            [
                ("Canada", "CONTRIBUTES_TO", "Oslo Seal Fund", {"amount": 2e6, "currency": "CAD"}),
                ("Canada", "CONTRIBUTES_TO", "Oslo Whale Fund", {"amount": 3e6, "currency": "CAD"}),
            ],
        ),
        (
            "The Oslo Whale Fund grows. Norway: USD 1 million. Canada: CAD 2 million.",
            [
                ("Canada", "CONTRIBUTES_TO", "Oslo Whale Fund", {"amount": 2e6, "currency": "CAD"}),
                ("Norway", "CONTRIBUTES_TO", "Oslo Whale Fund", {"amount": 1e6, "currency": "USD"}),
            ],
        ),
        (
            "NATO has grown. Norway joined on 4 April 1949 and Spain on 30 May 1982.",
            [
                ("Norway", "MEMBER_OF", "NATO", {"since": "1949-04-04"}),
                ("Spain", "MEMBER_OF", "NATO", {"since": "1982-05-30"}),
            ],
        ),
        (
            "As a member of the United Nations Security Council for the term 2021-2022, Norway spoke.",
            [("Norway", "MEMBER_OF", "United Nations Security Council", {"since": "2021", "until": "2022"})],
        ),
        (
            "They marked the 25th anniversary of diplomatic relations between Canada and Norway.",
            [("Canada", "HAS_RELATIONS_WITH", "Norway", {"kind": "diplomatic", "since": "1998"})],
        ),
        (
            "Canada recognised Norway in 1905. It was on 7 June 1905 that Canada recognised Norway on 7 June 1905.",
            [("Canada", "RECOGNISES", "Norway", {"since": "1905-06-07"})],
        ),
        (
            "Canada established diplomatic relations with Norway in 1952, Brunei in 1984 and Malaysia on 3 May 1963.",
            [
                ("Canada", "HAS_RELATIONS_WITH", "Brunei Darussalam", {"kind": "diplomatic", "since": "1984"}),
                ("Canada", "HAS_RELATIONS_WITH", "Malaysia", {"kind": "diplomatic", "since": "1963-05-03"}),
                ("Canada", "HAS_RELATIONS_WITH", "Norway", {"kind": "diplomatic", "since": "1952"}),
            ],
        ),
        (
            "Canada has had diplomatic relations with Norway and Brunei since 1963.",
            [
                ("Canada", "HAS_RELATIONS_WITH", "Brunei Darussalam", {"kind": "diplomatic", "since": "1963"}),
                ("Canada", "HAS_RELATIONS_WITH", "Norway", {"kind": "diplomatic", "since": "1963"}),
            ],
        ),
        ("The establishment of diplomatic ties with Norway and Brunei followed.", []),
        ("Norway highly values the support of Canada.", []),
        ("The participation of Canada in Norway is in support of Brunei.", []),
        (
            "Canada reaffirmed its support for Norway's unity and growth as well as the Paris Agreement.",
            [("Canada", "SUPPORTS", "Norway", {}), ("Canada", "SUPPORTS", "Paris Agreement", {})],
        ),
        ("Canada reaffirmed its support for Norway and condemned Brunei.", [("Canada", "SUPPORTS", "Norway", {})]),
        ("Canada would like to reiterate its support for Norway.", [("Canada", "SUPPORTS", "Norway", {})]),
        (
            "NATO was founded in 1949 by Canada and Norway.",
            [
                ("Canada", "ESTABLISHED", "NATO", {"date": "1949"}),
                ("Canada", "MEMBER_OF", "NATO", {"since": "1949"}),
                ("Norway", "ESTABLISHED", "NATO", {"date": "1949"}),
                ("Norway", "MEMBER_OF", "NATO", {"since": "1949"}),
            ],
        ),
    ],
)
def test_ties_of_a_text(read: Read, text: str, said: list[Tie]) -> None:
    assert ties(read(text)) == said


@pytest.mark.parametrize(
    "text",
    [
        "Norway is not a member of the European Union.",
        "Norway will become a member of the European Union.",
        "Norway hopes to become a member of the European Union.",
        "Norway is a candidate to become a member of the European Union.",
        "Canada never recognised Norway.",
    ],
)
def test_what_is_denied_or_hoped_for_is_no_tie(read: Read, text: str) -> None:
    assert ties(read(text)) == []


def test_we_is_the_side_of_who_speaks(read: Read) -> None:
    text = (
        "Ann Lee met Ben Moe.\n\nPresident of Norway Ann Lee: Welcome to Oslo.\n\n"
        "President of Sudan Omar al-Moe (retranslated): We are a member of the African Union."
    )
    said = [(source, target) for source, kind, target, _ in ties(read(text)) if kind == "MEMBER_OF"]
    assert said == [("Sudan", "AU")]
