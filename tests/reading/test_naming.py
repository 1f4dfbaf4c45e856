"""What unnamed meetings are called: by the words of the text and by the names of those who met."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "President Ann Lee of Norway met with Canadian leaders in Oslo.",
            ("Meeting of Ann Lee with Canadian leaders", "Meeting of Ann Lee with Canada"),
        ),
        (
            "President Ann Lee of Norway travelled to Canada and Sweden.",
            ("Visit of Ann Lee to Canada and Sweden", "Visit of Ann Lee to Canada"),
        ),
        (
            "President Ann Lee of Norway had a telephone conversation with Prime Minister Ben Moe of Canada.",
            ("Telephone conversation of Ann Lee with Ben Moe", "Call of Ann Lee with Ben Moe"),
        ),
    ],
)
def test_an_unnamed_meeting_is_called_as_a_reader_would(read: Read, text: str, names: tuple[str, ...]) -> None:
    (meeting,) = (node for node in read(text).nodes if node.type == "Meeting")
    assert [name for name in names if name not in meeting.names] == []
    assert meeting.names[0] == names[0]
