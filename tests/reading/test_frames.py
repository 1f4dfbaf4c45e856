"""Every frame proves itself: it reads its own example and leaves alone what is unlike it."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib import resources

import pytest

from diplograph.reading.frames import MACRO, Frame, frames
from diplograph.records import Reading

Read = Callable[..., Reading]

GROUPS_READ = {"act", "called", "group", "kind", "status", "series", "years"}  # what a pattern tells besides its roles
FILES = [file for file in resources.files("diplograph.reading.frames").iterdir() if file.name.endswith(".yaml")]
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


def test_lines_can_be_read() -> None:
    lines = [(file.name, line) for file in FILES for line in file.read_text(encoding="utf-8").splitlines()]
    assert [(name, line) for name, line in lines if len(line) > 160] == []


def test_no_group_of_a_pattern_is_left_unread() -> None:
    groups = {(f.name, g) for f in frames() for g in f.pattern.groupindex if g not in f.roles}
    assert {(name, group) for name, group in groups if group.rstrip("23456789") not in GROUPS_READ} == set()


def test_every_macro_is_used() -> None:
    macros = next(file for file in FILES if file.name == "macros.yaml")
    declared = set(re.findall(r"^(\w+):", macros.read_text(encoding="utf-8"), re.M))
    used = {name for file in FILES for name in MACRO.findall(file.read_text(encoding="utf-8"))}
    assert declared - used == set()


def test_a_frame_takes_a_placeholder_whole(read: Read) -> None:
    """``@U13`` is never read as ``@U1``, which would be another mention or none."""
    row = "Norway and " * 50
    assert "contributes" in rules(read(f"{row}Canada has contributed 5 million dollars to UNICEF."))
