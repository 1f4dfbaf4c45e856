"""Every frame proves itself: it reads its own example and leaves alone what is unlike it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.frames import Frame, frames
from diplograph.records import Reading

Read = Callable[..., Reading]

FRAMES = [pytest.param(frame, id=frame.name) for frame in frames()]


def rules(reading: Reading) -> set[str]:
    """The rules that say an edge of ``reading``."""
    return {evidence.rule for edge in reading.edges for evidence in edge.evidence}


def read_as_document(read: Read, text: str) -> set[str]:
    """The rules that read a text whose paragraphs before the last are its title."""
    title, _, body = text.rpartition("\n\n")
    return rules(read(body, title or None))


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_reads_its_example(read: Read, frame: Frame) -> None:
    found = read_as_document(read, frame.example)
    assert frame.name in found, f"{frame.example!r} was read by {sorted(found)}"


@pytest.mark.parametrize("frame", FRAMES)
def test_a_frame_leaves_alone_what_is_unlike_it(read: Read, frame: Frame) -> None:
    assert frame.unlike
    assert frame.name not in read_as_document(read, frame.unlike), frame.unlike


def test_names_of_frames_are_their_own() -> None:
    names = [frame.name for frame in frames()]
    assert sorted(set(names)) == sorted(names)
