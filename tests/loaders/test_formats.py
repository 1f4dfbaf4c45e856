"""Each loader, from a file as it is found to the whole document."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from diplograph.errors import DocumentError
from diplograph.identity import document_id
from diplograph.records import Document, Refused

Made = Callable[[str, str], Path]

CALL = "Minister Rufus Firefly of Freedonia spoke today with Ambassador Trentino of Sylvania."


@pytest.fixture
def made(tmp_path: Path) -> Made:
    """Writes a file and gives its path."""

    def write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def load(path: Path) -> list[Document | Refused]:
    module = {".txt": "plain_text", ".md": "markdown", ".html": "web_page", ".jsonl": "json_lines"}[path.suffix]
    return list(importlib.import_module(f"diplograph.loaders.{module}").load(path))


def document(name: str, text: str, **fields: str | None) -> Document:
    """A document as the loader must give it, its id derived from what it holds."""
    return Document(
        id=document_id(text, fields.get("published"), fields.get("publisher")),
        name=name,
        text=text,
        title=fields.get("title"),
        published=fields.get("published"),
        dated_by=fields.get("dated_by"),
        publisher=fields.get("publisher"),
        source=str(fields["source"]),
    )


def test_plain_text_with_a_title_and_a_date_line(made: Made) -> None:
    path = made("call.txt", f"Call with Trentino\n2023-05-01\n\n{CALL}\n")
    text = f"Call with Trentino\n\n2023-05-01\n\n{CALL}"
    known = {"title": "Call with Trentino", "published": "2023-05-01", "dated_by": "date line", "source": "call.txt"}
    assert load(path) == [document("call", text, **known)]


def test_a_scraped_page_as_plain_text(made: Made) -> None:
    path = made("call.txt", f" date 2023-05-18 Both men on the phone (Photo: example.org)\n\n\n{CALL}\n")
    text = f"Both men on the phone (Photo: example.org)\n\n{CALL}"
    assert load(path) == [document("call", text, published="2023-05-18", dated_by="scraped date", source="call.txt")]


def test_plain_text_that_tells_no_date_has_none(made: Made) -> None:
    assert load(made("call.txt", CALL)) == [document("call", CALL, source="call.txt")]


def test_markdown_with_front_matter(made: Made) -> None:
    path = made(
        "call.md",
        "---\ntitle: 'Call  with\u00a0Trentino'\ndate: 2023-05-01T10:00:00Z\n"
        "source_url: https://asean.org/a-call/\n---\n\n"
        f"## Call with Trentino\n\n<style>p {{}}</style>\n{CALL}\n\n- one\n- [two](https://x.org)\n",
    )
    text = f"Call with Trentino\n\n{CALL}\n\n- one\n- two"
    known = {"title": "Call with Trentino", "published": "2023-05-01", "dated_by": "front matter"}
    assert load(path) == [document("call", text, publisher="asean", source="https://asean.org/a-call/", **known)]


def test_the_ways_to_a_date_are_asked_in_order(made: Made) -> None:
    permalink = "---\ntitle: A\npermalink: /news/2021-10-04-call/\n---\n"
    posted = f"{permalink}5 Oct 2021 Posted in Visits\n\n{CALL}"
    given = posted.replace("title: A", "title: A\ndate: 2021-10-06")
    found = [load(made("call.md", text))[0] for text in (permalink + CALL, posted, given)]
    assert [(d.published, d.dated_by) for d in found if isinstance(d, Document)] == [
        ("2021-10-04", "permalink"),
        ("2021-10-05", "posted line"),
        ("2021-10-06", "front matter"),
    ]


def test_a_page_with_metadata(made: Made) -> None:
    path = made(
        "call.html",
        "<!DOCTYPE html><html lang='en'><head><title>Call with Trentino | Freedonia</title>"
        "<link rel='canonical' href='https://asean.org/a-call/'>"
        "<meta property='article:published_time' content='2023-05-01T10:00:00+07:00'></head><body>"
        "<nav><a href='/'>Home</a> <a href='/news'>News</a></nav><main><article><h1>Call with Trentino</h1>"
        f"<p>{CALL} It was the 9<sup>th</sup> call.</p><h2>Outcome</h2><p>They agreed on:</p>"
        "<ul><li>a <b>visit</b>;</li><li>talks.</li></ul>"
        "<table><tr><td>2022</td><td>one call</td></tr><tr><td>2023</td><td>two calls</td></tr></table>"
        "</article></main><footer><p>Share this page.</p></footer></body></html>",
    )
    text = (
        f"Call with Trentino\n\n{CALL} It was the 9th call.\n\n## Outcome\n\nThey agreed on:\n\n"
        "- a visit;\n- talks.\n\n2022 | one call\n2023 | two calls"
    )
    known = {"title": "Call with Trentino", "published": "2023-05-01", "dated_by": "page metadata"}
    assert load(path) == [document("call", text, publisher="asean", source="https://asean.org/a-call/", **known)]


@pytest.mark.parametrize(
    "head",
    [
        "<script type='application/ld+json'>{broken</script>"
        '<script type=\'application/ld+json\'>{"@graph": [1, {"datePublished": "2023-05-01T10:00"}]}</script>',
        "<meta name='DC.date' content='1 May 2023'><meta name='date' content='soon'>",
        "<meta itemprop='datePublished' content='2023-05-01'><meta name='date' content='2023-05-02'>",
    ],
)
def test_the_date_of_a_page_in_its_other_places(made: Made, head: str) -> None:
    [found] = load(made("call.html", f"<html><head>{head}</head><body><article><p>{CALL}</p></article></body></html>"))
    assert isinstance(found, Document)
    assert (found.published, found.dated_by) == ("2023-05-01", "page metadata")


def test_a_fragment_of_a_page(made: Made) -> None:
    path = made("call.html", f"<p>Jakarta, 5 July 2023 (TDI): {CALL}</p><p>They agreed &amp; smiled.</p>")
    text = f"Jakarta, 5 July 2023 (TDI): {CALL}\n\nThey agreed & smiled."
    known = {"published": "2023-07-05", "dated_by": "dateline", "publisher": "tdi", "source": "call.html"}
    assert load(path) == [document("call", text, **known)]


def test_a_page_in_the_encoding_that_it_declares(tmp_path: Path) -> None:
    path = tmp_path / "call.html"
    page = f"<html><head><meta charset='iso-8859-15'></head><body><p>{CALL} It cost 5 €.</p></body></html>"
    path.write_bytes(page.encode("iso-8859-15"))
    assert load(path) == [document("call", f"{CALL} It cost 5 €.", source="call.html")]


def test_a_page_without_prose_is_refused(made: Made) -> None:
    path = made("call.html", "<html><head><title></title></head><body><script>x()</script></body></html>")
    with pytest.raises(DocumentError) as raised:
        load(path)
    assert str(raised.value) == "call.html has no text; put the text of the document into it or leave it out"


def test_json_lines_good_and_bad(made: Made) -> None:
    path = made(
        "calls.jsonl",
        f'\ufeff{{"id": "a/1", "title": "Call", "date": "2023-05-01", "text": "{CALL}\\u0000\\ud800"}}\n'
        "\n"
        f'{{"TEXT": ["{CALL}", "They agreed."], "Date": 2023, "url": "https://asean.org/a"}}\n'
        '{"id": 3, "text": \n'
        '["text"]\n'
        '{"id": 5, "headline": "Call"}\n'
        '{"text": ""}\n'
        '{"lang": "fr", "text": "Visite"}\n',
    )
    assert load(path) == [
        document(
            "calls-a-1",
            f"Call\n\n{CALL}\ufffd",
            title="Call",
            published="2023-05-01",
            dated_by="record",
            source="calls.jsonl:1",
        ),
        document(
            "calls-3",
            f"{CALL}\n\nThey agreed.",
            published="2023",
            dated_by="record",
            publisher="asean",
            source="https://asean.org/a",
        ),
        Refused(
            f"{path}:4",
            "line 4 of calls.jsonl is broken JSON at column 18; write one JSON object a line",
        ),
        Refused(
            f"{path}:5", "line 5 of calls.jsonl is no JSON object; write one object a line, with the text under 'text'"
        ),
        Refused(f"{path}:6", "line 6 of calls.jsonl has no text; it has headline, id: put the text under 'text'"),
        Refused(f"{path}:7", "calls.jsonl:7 has no text; put the text of the document into it or leave it out"),
        Refused(
            f"{path}:8", "calls.jsonl:8 is not in English: it is in French by its record; give its English version"
        ),
    ]


def test_json_lines_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "calls.jsonl"
    path.write_bytes(b'{"text": "San Jos\xe9"}\n')
    assert load(path) == [Refused(f"{path}:1", "line 1 of calls.jsonl is not UTF-8; save the file as UTF-8")]


def test_json_that_no_parser_can_bear(made: Made) -> None:
    path = made("calls.jsonl", "[" * 100_000 + "\n" + '{"text": ' + "9" * 5000 + "}\n")
    found = load(path)
    assert [type(f) for f in found] == [Refused, Refused]
    assert [f.reason.split(";")[0] for f in found if isinstance(f, Refused)] == [
        "line 1 of calls.jsonl is broken JSON",
        "line 2 of calls.jsonl is broken JSON",
    ]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html", "a.jsonl"])
def test_an_empty_file_is_refused(made: Made, name: str) -> None:
    with pytest.raises(DocumentError, match=rf"{name} is empty; put "):
        load(made(name, "\n \n"))


def test_a_document_in_another_language_is_refused(made: Made) -> None:
    french = "Les ministres des deux pays se sont réunis lundi et ont signé un accord dans le domaine du commerce. " * 2
    declared = made("call.md", f"---\nlang: fr\n---\n{CALL}")
    undeclared = made("appel.md", french)
    for path, how in ((declared, "by its front matter"), (undeclared, "by its words")):
        with pytest.raises(DocumentError) as raised:
            load(path)
        assert str(raised.value) == f"{path.name} is not in English: it is in French {how}; give its English version"
