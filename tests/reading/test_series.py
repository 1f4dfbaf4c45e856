"""Meetings of other times: the next and the last of those that the text speaks of, and those told by place and date."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Reading

Read = Callable[..., Reading]


def meetings(reading: Reading) -> list[tuple[str, str, list[str]]]:
    """Name, date and places of each meeting."""
    names = {node.id: node.names[0] for node in reading.nodes}
    held = [(e.source, names[e.target]) for e in reading.edges if e.type == "HELD_IN"]
    found = [node for node in reading.nodes if node.type == "Meeting"]
    return sorted(
        (node.names[0], str(node.properties.get("date")), sorted(place for at, place in held if at == node.id))
        for node in found
    )


def test_the_parties_of_a_series_meet_again(read: Read) -> None:
    text = (
        "Canada and Norway held consultations in Ottawa on 3 May 2023. "
        "The next consultations will take place in Oslo in 2024."
    )
    assert meetings(read(text)) == [
        ("Consultations of Canada with Norway", "2023-05-03", ["Ottawa"]),
        ("Consultations of Canada with Norway", "2024", ["Oslo"]),
    ]


def test_their_last_meeting_is_another(read: Read) -> None:
    text = (
        "President Ann Lee of Canada met with Prime Minister Ben Moe of Norway in Ottawa on 3 May 2023. "
        "Their last meeting took place in Oslo in June 2019."
    )
    assert meetings(read(text)) == [
        ("Meeting of Ann Lee with Ben Moe", "2019-06", ["Oslo"]),
        ("Meeting of Ann Lee with Ben Moe", "2023-05-03", ["Ottawa"]),
    ]


def test_a_meeting_is_told_by_place_and_date(read: Read) -> None:
    text = "Norway recalled the foreign ministers' meeting in Canada in February 2019."
    assert meetings(read(text)) == [("Ministers' meeting in Canada", "2019-02", ["Canada"])]


def test_the_next_meeting_without_more_is_none(read: Read) -> None:
    assert meetings(read("Canada and Norway praised the idea. The next meeting will be better.")) == []
