"""The paragraphs of a document and its text without marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.reading.text.layout import lay_out
from diplograph.records import Document

Make = Callable[..., Document]

PIECES = st.sampled_from(
    [
        "# ", "- ", "* ", "1. ", "(a) ", "\n", "\n\n", " ", "\t", "\r\n", "\u00a0", "**", "__", "_", "`", "---", "@A1",
        "[", "](https://example.org/a b)", "[12]", "![picture](x.png)", "https://example.org", "{: .lead}",
        "<b>", "</b>", "<style>p {}</style>", "<sup>1</sup>", "<!-- hidden -->",
        "Also read: more", "Ann Lee: Thank you.", "SUMMIT OF THE LEADERS OF NORWAY", "18 May 2023", "“Norway”",
        "Café İĲ ŉ ß", "🙂", "the following states:", "Norway and Sweden met.",
    ]
)  # fmt: skip
TEXTS = st.one_of(st.text(max_size=400), st.lists(PIECES | st.text(max_size=12), max_size=40).map("".join))


def kinds(make: Make, text: str, title: str | None = None) -> list[tuple[str, str]]:
    """The kind and the clean words of each paragraph."""
    layout = lay_out(make(text, title))
    return [(block.kind, " ".join(layout.of(block).split())) for block in layout.blocks]


@given(text=TEXTS, titled=st.booleans())
def test_offsets_stay_those_of_the_document(text: str, titled: bool) -> None:
    title = next((line.strip() for line in text.splitlines() if line.strip()), None) if titled else None
    document = Document("document:0", "any", text, title)
    layout = lay_out(document)
    assert len(layout.text) == len(text)
    at = 0
    for block in layout.blocks:
        assert at <= block.start < block.end <= len(text)
        at = block.end


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("**Norway** joined.", "  Norway   joined."),
        ("Norway<sup>1</sup> joined.", "Norway             joined."),
        ("See [Norway](https://example.org/a) there.", "See  Norway                         there."),
        ("<p>Norway</p> joined.", "   Norway     joined."),
        ("“Norway’s” plan", '"Norway\'s" plan'),
        ("Norway @A1 joined", "Norway  A1 joined"),
        ("Norway[12] joined", "Norway     joined"),
    ],
)
def test_marks_become_spaces(make: Make, raw: str, clean: str) -> None:
    assert lay_out(make(raw)).text == clean


def test_each_paragraph_has_its_kind(make: Make) -> None:
    text = (
        "## Background\n\nNorway and Sweden share a long border, which both have looked after for two centuries.\n\n"
        "- Norway keeps the northern stations\n- Sweden keeps the southern stations\n\n"
        "Prime Minister Ann Lee: Thank you for coming to Oslo today, all of you.\n\nOslo Town Hall"
    )
    assert kinds(make, text, "Norway and Sweden keep their border") == [
        ("title", "Norway and Sweden keep their border"),
        ("heading", "Background"),
        ("text", "Norway and Sweden share a long border, which both have looked after for two centuries."),
        ("item", "Norway keeps the northern stations"),
        ("item", "Sweden keeps the southern stations"),
        ("speaker", "Prime Minister Ann Lee"),
        ("speech", "Thank you for coming to Oslo today, all of you."),
        ("line", "Oslo Town Hall"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Also read: Sweden opens a road",
        "18 May 2023",
        "Thursday, 18 May 2023",
        "2023-05-18T10:00:00 +0200",
        "Read more about Norway",
        "###",
        "Photo: the two ministers",
        "Print the page",
        "485 views",
        "Image Credit: NTB",
        "(With inputs from NTB)",
        "Ann Lee (@annlee) May 18, 2023",
    ],
)
def test_what_is_no_prose_is_left_out(make: Make, line: str) -> None:
    said = "Norway and Sweden signed a treaty."
    assert kinds(make, f"{said}\n\n{line}\n\n{said}") == [("text", said), ("text", said)]


def test_persons_on_lines_of_their_own_are_a_list(make: Make) -> None:
    lead = "The Session was attended by the following Heads of State and Government:"
    ann, ben = (
        "H. E. Mrs Ann Lee Andersen Berg, President of the Kingdom of Norway",
        "H.E. Mr Ben Moe, President of Sweden",
    )
    assert kinds(make, f"{lead}\n{ann}\n{ben}") == [("list", f"{lead} {ann};{ben}")]


def test_a_title_is_said_without_its_label(make: Make) -> None:
    text = "MFA Press Statement: Visit to Oslo\n\nAnn Lee will visit Oslo."
    assert kinds(make, text, "MFA Press Statement: Visit to Oslo")[0] == ("title", "Visit to Oslo")


def test_headlines_of_other_texts_are_left_out(make: Make) -> None:
    said = "Norway and Sweden signed a treaty."
    text = f"{said}\n\nRelated news\n\nDenmark opens a road\n\n{said}"
    assert kinds(make, text) == [("text", said), ("text", said)]


def test_lines_of_a_page_that_breaks_none_are_paragraphs(make: Make) -> None:
    first = "Foreign Minister Ann Lee of Norway held talks with her Swedish counterpart"
    long = "The two ministers spoke of fish, of the railway over the mountains, " * 3 + "and of the weather."
    assert kinds(make, f"{first}\n{long}\n{first}.") == [("line", first), ("text", long), ("text", f"{first}.")]


def test_capitals_throughout_become_title_case(make: Make) -> None:
    text = "Norway signed.\n\nJOINT STATEMENT OF NORWAY AND SWEDEN"
    assert kinds(make, text)[-1] == ("line", "Joint Statement of Norway and Sweden")


def test_the_title_stands_once(make: Make) -> None:
    said = "The two states signed a treaty."
    title = "Norway and Sweden sign a treaty"
    assert kinds(make, f"{title}\n\n{said}", title) == [("title", title), ("text", said)]
