"""Transcripts: who speaks takes part, and means himself by "I" and the other by "you"."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.text.layout import lay_out
from diplograph.records import Document, Reading

Make = Callable[..., Document]
Read = Callable[..., Reading]

TALKS = """\
President of Norway Ann Lee (retranslated): Mr Moe, I am glad to see you.

I remember well our meeting in Paris on 3 May 2019. My country supports Finland.

Prime Minister of Sweden Ben Moe: Thank you.

During my last visit to Oslo on 5 May 2021, I met with Foreign Minister of Norway Dan Roe.
"""


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """Edges as type and the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(edge.type, names[edge.source], names[edge.target]) for edge in reading.edges}


@pytest.mark.parametrize(
    ("raw", "kinds"),
    [
        ("Ann Lee: Thank you.\n\nWe met.\n\n## Notes\n\nThey met.", ["speaker", "speech", "speech", "heading", "text"]),
        ("QUESTION: Did they meet?\n\nMR. MOE: They did.", ["speaker", "speech", "speaker", "speech"]),
        ("Norway and Sweden agreed: They will meet.", ["text"]),
    ],
)
def test_a_speech_goes_on_until_another_begins(make: Make, raw: str, kinds: list[str]) -> None:
    assert [block.kind for block in lay_out(make(raw)).blocks] == kinds


def test_speakers_take_part_and_speak_of_themselves(read: Read) -> None:
    now, then = "Meeting of Ben Moe with Ann Lee", "Meeting of Ann Lee with Ben Moe"
    visit, talks = "Visit of Ben Moe to Oslo", "Meeting of Ben Moe with Dan Roe"
    assert said(read(TALKS, "Meeting with Prime Minister of Sweden Ben Moe")) == {
        ("ATTENDED", "Ben Moe", now),
        ("ATTENDED", "Ann Lee", now),
        ("ATTENDED", "Ann Lee", then),
        ("ATTENDED", "Ben Moe", then),
        ("HELD_IN", then, "Paris"),
        ("SUPPORTS", "Norway", "Finland"),
        ("ATTENDED", "Ben Moe", visit),
        ("HELD_IN", visit, "Oslo"),
        ("ATTENDED", "Ben Moe", talks),
        ("ATTENDED", "Dan Roe", talks),
        ("REPRESENTS", "Ann Lee", "Norway"),
        ("REPRESENTS", "Ben Moe", "Sweden"),
        ("REPRESENTS", "Dan Roe", "Norway"),
    }
