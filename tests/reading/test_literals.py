"""A sentence is spared a frame only where the frame could not match it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest

from diplograph.reading import Reader
from diplograph.reading.frames import frames, uses
from diplograph.reading.frames.literals import needed
from diplograph.reading.names.mentions import Mention
from diplograph.reading.story import telling
from diplograph.reading.text.masks import Mask
from diplograph.records import Document


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (r"@A\d+ (?:met|meets) with @P\d+", [{"@A"}, {" meets with @P", " met with @P"}]),
        (r"(?P<who>@A\d+)(?:, @A\d+)* signed", [{"@A"}, {" signed"}]),
        (r"@[AG]\d+", [{"@A", "@G"}]),
        (r"visit(?:ed|s)? (?:the )?@P", [{f"visit{end} {the}@P" for end in ("", "ed", "s") for the in ("", "the ")}]),
        (r"(?:held [a-z]+|opened) talks", [{"held ", "opened"}, {" talks"}]),
        (r"(?:held|[a-z]+) talks", [{" talks"}]),
        (r"(?:talks|talks with) @A", [{"talks @A", "talks with @A"}]),
        (r"^(?:Held|Opened)(?= in)", [{"Held", "Opened"}, {" in"}]),
        (r"@M(?! of)(?<!the) [a-z]+", [{"@M "}]),
        (r"a+b{2}c*", [{"a"}, {"b"}]),
        (r"(?:x|y*)", []),
        (r"(?i)talks", []),
    ],
)
def test_what_a_pattern_needs(pattern: str, words: list[set[str]]) -> None:
    assert [set(clause) for clause in needed(re.compile(pattern))] == words


@pytest.fixture(scope="module")
def masks(make: Callable[[str], Document]) -> list[Mask[Mention]]:
    """The masked sentences of the examples of all frames, and of what is unlike them."""
    seen: list[Mask[Mention]] = []

    def spy(mask: Mask[Mention]) -> Iterator[object]:
        seen.append(mask)
        return uses(mask)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(telling, "uses", spy)
        reader = Reader()
        for frame in frames():
            for text in (frame.example, frame.unlike):
                reader.read(make(text))
    return seen


def test_no_frame_is_spared_that_would_match(masks: list[Mask[Mention]]) -> None:
    for mask in masks:
        wanted = [
            (frame.name, match.span())
            for frame in frames()
            if frame.verb is None or frame.verb.search(mask.text)
            for match in frame.pattern.finditer(mask.text)
        ]
        assert [(use.frame.name, (use.start, use.end)) for use in uses(mask)] == wanted
