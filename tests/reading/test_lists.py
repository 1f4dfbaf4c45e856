"""Wrapped lines and lists."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from diplograph.reading.text.layout import lay_out
from diplograph.records import Document, Reading

Make = Callable[..., Document]
Read = Callable[..., Reading]

COLUMN = """\
The ministers of Norway and Sweden met in the
town of Klow for three days and agreed to go on
with their work on the fisheries of the North
Sea and on the roads between the two kingdoms of
Norway and Sweden.
They will meet again in the spring, when the new
"""


def kinds(make: Make, text: str) -> list[tuple[str, str]]:
    """The kind and the clean words of each paragraph."""
    layout = lay_out(make(text))
    return [(block.kind, " ".join(layout.of(block).split())) for block in layout.blocks]


@pytest.mark.parametrize(
    ("raw", "paragraphs"),
    [
        ("The Foreign Ministers of Norway, Sweden and Denmark met in Oslo on\nFriday and adopted a declaration.", 1),
        ("The ministers of Norway and Sweden\nmet in Oslo.", 1),
        ("Ministry of Foreign Affairs\nOslo", 2),
        (COLUMN, 2),
        ("They agreed to meet again.\nThey left.", 2),
    ],
)
def test_wrapped_lines_are_one_paragraph(make: Make, raw: str, paragraphs: int) -> None:
    assert len(lay_out(make(raw)).blocks) == paragraphs


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (
            "It was attended by the following states:\n\n- Norway\n- Sweden\n- Denmark\n\nIt ended on Friday.",
            [
                ("list", "It was attended by the following states: Norway; Sweden; Denmark"),
                ("text", "It ended on Friday."),
            ],
        ),
        (
            "They signed:\n\n1. Treaty on Fish.\n2. Treaty on Roads, and\n3. Treaty on Rails.",
            [("list", "They signed: Treaty on Fish; Treaty on Roads, and; Treaty on Rails.")],
        ),
        (
            "They said:\n\n* Norway has agreed.\n* Sweden has not.",
            [("text", "They said:"), ("item", "Norway has agreed."), ("item", "Sweden has not.")],
        ),
    ],
)
def test_a_list_goes_with_the_words_that_lead_into_it(make: Make, raw: str, clean: list[tuple[str, str]]) -> None:
    assert kinds(make, raw) == clean


def test_each_document_of_a_long_list_is_signed(read: Read) -> None:
    of = "between the Government of the Kingdom of Norway and the Government of the Kingdom of Sweden"
    topics = ("Fisheries", "Roads", "Rails", "Railway Bridges", "Forests", "Lakes", "Reindeer", "Mountain Huts")
    items = "\n".join(f"- Agreement {of} on Cooperation in the Field of {topic}" for topic in topics)
    reading = read(f"President Ann Lee of Norway and Prime Minister Ben Moe of Sweden signed:\n\n{items}\n")
    signed = {(e.source, e.target) for e in reading.edges if e.type == "SIGNED"}
    assert (len(signed), len({agreement for _, agreement in signed})) == (16, 8)


@pytest.mark.parametrize("row", ["- Ann Lee (Norway)\n- Ben Moe (Sweden)", "- Norway – Ann Lee\n- Sweden – Ben Moe"])
def test_a_name_with_a_state_beside_it_is_of_that_state(read: Read, row: str) -> None:
    reading = read(f"Participants of the 5th Oslo Forum:\n{row}")
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {(edge.type, names[edge.source], names[edge.target]) for edge in reading.edges} == {
        ("ATTENDED", "Ann Lee", "5th Oslo Forum"),
        ("ATTENDED", "Ben Moe", "5th Oslo Forum"),
        ("ATTENDED", "Norway", "5th Oslo Forum"),
        ("ATTENDED", "Sweden", "5th Oslo Forum"),
        ("HELD_IN", "5th Oslo Forum", "Oslo"),
        ("REPRESENTS", "Ann Lee", "Norway"),
        ("REPRESENTS", "Ben Moe", "Sweden"),
    }


def test_verbs_of_a_list_have_the_subject_that_leads_into_it(read: Read) -> None:
    text = "The two sides:\n- signed the Oslo Convention on Whales;\n- adopted the Oslo Declaration on Lakes."
    reading = read(f"Norway and Sweden held talks in Oslo. {text}")
    names = {node.id: node.names[0] for node in reading.nodes}
    assert {(names[edge.source], names[edge.target]) for edge in reading.edges if edge.type == "PARTY_TO"} == {
        (state, agreement)
        for state in ("Norway", "Sweden")
        for agreement in ("Oslo Convention on Whales", "Oslo Declaration on Lakes")
    }
