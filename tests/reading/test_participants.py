"""Who took part in a meeting, chaired and hosted it: rows, delegations, and the words before and after its name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]

DIALOGUE = "Norway and Canada held the 5th Canada-Norway Dialogue in Oslo. "
FORUM = "The 5th Oslo Forum was held in Oslo. "


def those(reading: Reading, kind: str) -> set[str]:
    """The names of those with an edge of this kind."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {names[edge.source] for edge in reading.edges if edge.type == kind}


@pytest.mark.parametrize(
    ("text", "present"),
    [
        (
            f"{FORUM}Norway took part with Ben Moe; Canada had Minister Ann Lee.",
            {"Norway", "Ben Moe", "Canada", "Ann Lee"},
        ),
        (
            f"{FORUM}The forum was opened by the ministers of Norway and Canada, Ben Moe and Ann Lee.",
            {"Norway", "Ben Moe", "Canada", "Ann Lee"},
        ),
        (
            "Minister Ann Lee of Canada was hosted to lunch by Minister Ben Moe, and met Eva Berg.",
            {"Ann Lee", "Ben Moe", "Eva Berg"},
        ),
        (
            "Minister Ann Lee of Canada and her counterpart Ben Moe chaired the 5th Oslo Forum and the 2nd Rome Forum.",
            {"Ann Lee", "Ben Moe"},
        ),
        ("President Ann Lee of Canada and her husband Tom Hill visited Oslo.", {"Ann Lee"}),
        ("In a telephone call to President Ann Lee of Canada, President Ben Moe praised her.", {"Ann Lee", "Ben Moe"}),
        (
            f"{FORUM}The following took part:\n- Ann Lee, Minister of Law of Canada\n- Ben Moe, Head of Office, Norway",
            {"Ann Lee", "Ben Moe"},
        ),
        (
            f"{DIALOGUE}The Canadian delegation was led by Ann Lee, and the Norwegian delegation by Ben Moe.",
            {"Norway", "Canada", "Ann Lee", "Ben Moe"},
        ),
        (
            f"{DIALOGUE}The Canadian side, led by Minister Ann Lee, included officials of the Ministry of Justice.",
            {"Norway", "Canada", "Ann Lee", "Ministry of Justice"},
        ),
        (
            "The 5th Oslo Forum was attended by, among others, H.E. Ann Lee of Canada and Norway's Ben Moe.",
            {"Ann Lee", "Ben Moe"},
        ),
        (
            "Ministers and senior officials from ten ASEAN Member States, Japan and India attended the 5th Oslo Forum.",
            {"ASEAN", "Japan", "India"},
        ),
        ("Minister Ann Lee, accompanied by Minister Ben Moe, attended the 5th Oslo Forum.", {"Ann Lee", "Ben Moe"}),
        ("At the opening of the 5th Oslo Forum, Minister Ann Lee praised the guests.", {"Ann Lee"}),
        (f"{FORUM}Norway did not attend.", set()),
    ],
)
def test_who_took_part(read: Read, text: str, present: set[str]) -> None:
    assert those(read(text), "ATTENDED") == present


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (f"{FORUM}The Co-Chairs, Ann Lee of Canada and Ben Moe of Norway, spoke.", {"Ann Lee", "Ben Moe"}),
        ("Chaired by Norway, the 5th Oslo Forum was long.", {"Norway"}),
        (f"{FORUM}The talks went on under the Norwegian chairmanship.", {"Norway"}),
        ("Norway co-chaired the 5th Oslo Forum in Oslo together with Canada.", {"Norway", "Canada"}),
        (f"{FORUM}Ann Lee chairs the committee.", set()),
    ],
)
def test_who_chaired(read: Read, text: str, chairs: set[str]) -> None:
    assert those(read(text), "CHAIRED") == chairs


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("The leaders thanked Norway for graciously hosting the 5th Oslo Forum.", {"Norway"}),
        ("Norway, which hosted the 5th Oslo Forum, thanked the guests.", {"Norway"}),
        ("The 5th Oslo Forum was organised by Norway in cooperation with Canada.", {"Norway", "Canada"}),
        ("Minister Ann Lee was hosted to lunch by Minister Ben Moe.", {"Ben Moe"}),
    ],
)
def test_who_hosted(read: Read, text: str, hosts: set[str]) -> None:
    assert those(read(text), "HOSTED") == hosts


def test_a_meeting_mentioned_in_passing_is_not_spoken_of(read: Read) -> None:
    met = "President Ann Lee met with Prime Minister Ben Moe in Oslo."
    praised = "They praised the results of the 6th Geneva Conference of Norway and Canada. They discussed Sudan."
    reading = read(f"{met} {praised}")
    names = {node.id: node.names[0] for node in reading.nodes}
    assert [names[e.source] for e in reading.edges if e.type == "DISCUSSED"] == ["Meeting of Ann Lee with Ben Moe"]


def test_those_in_a_picture_of_the_meeting_were_there(read: Read) -> None:
    caption = "Ambassador Eva Berg (left) and Minister Ann Lee (right) in Oslo"
    reading = read(f"Minister Ann Lee met Minister Ben Moe in Oslo.\n\n{caption}")
    assert those(reading, "ATTENDED") == {"Ann Lee", "Ben Moe", "Eva Berg"}
