"""The last step of every loader: title, date, publisher, language and id put together into one Document."""

from __future__ import annotations

from dataclasses import dataclass, field

from diplograph.errors import DocumentError
from diplograph.identity import document_id
from diplograph.records import Document

from . import dates, front_matter, language, publishers, titles
from .front_matter import Fields
from .whitespace import one_line, plain

TITLE = ("title", "headline")
ADDRESS = ("url", "source_url", "source", "canonical_url", "origin_url", "link", "source_link")
LANGUAGE = ("lang", "language", "locale", "inlanguage")


@dataclass(frozen=True, slots=True)
class Draft:
    """What a loader found: the body, and the fields beside it; ``fields_are`` is what to call those."""

    name: str
    file: str
    body: str
    fields: Fields = field(default_factory=dict)
    fields_are: str = "front matter"


def document(draft: Draft) -> Document:
    """The document that ``draft`` makes; DocumentError where it holds no text or is not in English."""
    scraped, body = dates.take_scraped(draft.body)
    body = plain(body)
    title, below = _title(draft.fields, body, scraped)
    text = titles.put_first(title, below) if title else below.lstrip()
    _require_english(text, draft)
    address = _address(draft.fields)
    published, dated_by = _published(draft, scraped, below, address)
    publisher = publishers.find(draft.fields, address or "", text)
    return Document(
        id=document_id(text, published, publisher),
        name=draft.name,
        text=text,
        title=title,
        published=published,
        dated_by=dated_by,
        publisher=publisher,
        source=address or draft.file,
    )


def _title(fields: Fields, body: str, scraped: str | None) -> tuple[str | None, str]:
    given = front_matter.first(fields, TITLE)
    if given and one_line(given):
        return one_line(given), body
    title, below = titles.find(body)
    # A scraped page begins with a caption or with its prose as often as with a headline.
    return (None, body) if scraped and title and title.endswith((".", ")")) else (title, below)


def _require_english(text: str, draft: Draft) -> None:
    if not any(c.isalnum() for c in text):
        raise DocumentError(f"{draft.file} has no text; put the text of the document into it or leave it out")
    declared = language.code(front_matter.first(draft.fields, LANGUAGE))
    if declared not in (None, "en"):
        found, how = language.name(declared), f"by its {draft.fields_are}"
    else:
        by_words = language.of_text(text)
        if by_words == "en":
            return
        found, how = language.name(by_words) if by_words else "another language", "by its words"
    raise DocumentError(f"{draft.file} is not in English: it is in {found} {how}; give its English version")


def _address(fields: Fields) -> str | None:
    for name in ADDRESS:
        value = front_matter.first(fields, (name,))
        if value and value.casefold().startswith(("http://", "https://")):
            return one_line(value)
    return None


def _published(draft: Draft, scraped: str | None, below: str, address: str | None) -> tuple[str | None, str | None]:
    """The date of publication and how it was found, the surest way first; never today's date or the file's."""
    if given := dates.of_fields(draft.fields):
        return given, draft.fields_are
    if scraped:
        return scraped, "scraped date"
    published, how = dates.of_text(below)
    if published:
        return published, how
    for where, value in (("permalink", front_matter.first(draft.fields, ("permalink",))), ("address", address)):
        if value and (published := dates.of_address(value)):
            return published, where
    return None, None
