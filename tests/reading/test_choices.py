"""Bodies that share a form: whose Security Council, whose Department of Justice a text means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.records import Reading

Read = Callable[..., Reading]

# what is said, who publishes it, and the bodies with their owners
MEANT = [
    ("They told the Security Council.", None, {("United Nations Security Council", "UN")}),
    ("They told the Security Council.", "kremlin", {("Russian Security Council", "Russia")}),
    (
        "They told the Security Council. The UN Security Council agreed.",
        "kremlin",
        {("United Nations Security Council", "UN")},
    ),
    ("They told the Department of Justice.", None, {("Department of Justice", "United States")}),
    ("They told the Department of Justice.", "beehive", {("Department of Justice of New Zealand", "New Zealand")}),
    (
        "They told the Department of Justice of the United States.",
        "beehive",
        {("Department of Justice", "United States")},
    ),
    (
        "They told the Foreign, Commonwealth, and Development Office.",
        None,
        {("Foreign, Commonwealth and Development Office", "United Kingdom")},
    ),
]


@pytest.mark.parametrize(("text", "publisher", "parts"), MEANT)
def test_a_form_of_several_bodies_means_one(
    read: Read, text: str, publisher: str | None, parts: set[tuple[str, str]]
) -> None:
    reading = read(text, publisher=publisher)
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {(names[e.source], names[e.target]) for e in reading.edges} == parts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "They met President Ann Lee of Norway and High Council Chairman Ben Moe.",
            {"Ann Lee", "Norway", "High Council", "Ben Moe"},
        ),
        (
            "Chairman of the Board of Trustees of the National Whale Centre Ben Moe spoke.",
            {"Board of Trustees of the National Whale Centre", "Ben Moe"},
        ),
        ("Assistant Secretary Ann P. Medina spoke.", {"Ann P. Medina"}),
        ("Write to XYZ-PA-DG in Oslo.", set()),
        (
            "They praised the Ministry of Law and Singapore Land Authority.",
            {"Ministry of Law", "Singapore Land Authority", "Singapore"},
        ),
    ],
)
def test_persons_and_bodies_side_by_side_are_two(read: Read, text: str, named: set[str]) -> None:
    assert {node.names[0] for node in read(text).nodes} == named
