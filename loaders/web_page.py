"""HTML pages: trafilatura finds the prose of the page, the page's metadata tell its title, date and address."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplograph.errors import DocumentError
from diplograph.records import Document

from . import decoding, markup, page_metadata
from .assembly import Draft, document

ENDINGS = (".html", ".htm", ".xhtml")

CHARSET = re.compile(
    rb"charset\s*=\s*[\"']?\s*(?P<name>(?:utf|iso|windows|cp|koi8|gb|big5|shift|euc|tis|mac)[\w-]*)", re.I
)
BODY = re.compile(r"<body[\s>]", re.IGNORECASE)

# What trafilatura has to say about a page goes into our one sentence, not to the terminal.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def load(path: Path) -> Iterator[Document]:
    """The document in the HTML page at ``path``; DocumentError where it cannot be read."""
    data = decoding.read_bytes(path)
    declared = CHARSET.search(data[:4096])
    page = decoding.decode(data, path.name, declared["name"].decode("ascii") if declared else None)
    try:
        fields, body = _parsed(page)
    except Exception as error:  # lxml and trafilatura raise many kinds on broken pages
        raise DocumentError(
            f"{path.name} cannot be parsed as HTML ({error}); save the page again, or as text"
        ) from error
    yield document(Draft(path.stem, path.name, body, fields, "page metadata"))


def _parsed(page: str) -> tuple[dict[str, object], str]:
    # Imported here because it takes longer than all else that starts, and most runs read no page.
    import trafilatura
    from lxml import html

    if not BODY.search(page):
        page = f"<html><body><article>{page}</article></body></html>"
    tree = html.document_fromstring(page.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
    fields = page_metadata.fields(tree)
    found = trafilatura.bare_extraction(tree, include_comments=False, include_tables=True, with_metadata=False)
    prose = getattr(found, "body", None)
    body = "" if prose is None else "\n\n".join(_blocks(prose))
    return fields, body.strip() or markup.visible(page)


def _blocks(body: Any) -> Iterator[str]:
    """The paragraphs of the extracted body, with the marks that Markdown gives to headings and lists."""
    for element in body:
        match element.tag:
            case "head":
                yield f"{'#' * _level(element)} {_line(element)}"
            case "list":
                yield "\n".join(f"- {_line(item)}" for item in element.iter("item"))
            case "table":
                yield "\n".join(" | ".join(_line(cell) for cell in row.iter("cell")) for row in element.iter("row"))
            case _:
                yield _lines(element)


def _level(heading: Any) -> int:
    digits = re.sub(r"\D", "", heading.get("rend") or "")
    return min(6, max(1, int(digits[:1] or 2)))


def _lines(element: Any) -> str:
    """The text of ``element``, a new line where it breaks one."""
    parts = [element.text or ""]
    for child in element:
        parts += ["\n" if child.tag in ("lb", "p", "item") else "", _lines(child), child.tail or ""]
    return "\n".join(" ".join(line.split()) for line in "".join(parts).split("\n")).strip()


def _line(element: Any) -> str:
    return " ".join(_lines(element).split())
