"""Short texts for the steps of the reading: documents, lines, and sentences with their mentions marked by hand."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

import pytest

from diplograph.identity import document_id
from diplograph.reading import Reader
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.story.scan import Scanner
from diplograph.reading.text.layout import lay_out
from diplograph.reading.text.masks import Mask, mask
from diplograph.reading.text.sentences import split
from diplograph.records import Document, Reading

PUBLISHED = "2023-05-18"
MARK = re.compile(r"\[(?P<said>[^\]|]+)\|(?P<type>\w+)(?:=(?P<name>[^\]]+))?\]")
LETTERS = {"Meeting": "M", "Agreement": "G", "Place": "P", "Date": "D", "Adjective": "J"}


class Spoken(NamedTuple):
    """What a text says of one official: the offices by state or body, and where a head of mission is accredited."""

    offices: Mapping[str, str]
    accredited: frozenset[str] = frozenset()


def document(
    text: str, title: str | None = None, published: str | None = PUBLISHED, publisher: str | None = None
) -> Document:
    """A document as a loader makes it; a title becomes the first paragraph."""
    whole = f"{title}\n\n{text}" if title else text
    return Document(
        document_id(whole, published, publisher), "invented", whole, title, published, "front matter", publisher
    )


@pytest.fixture(scope="session")
def make() -> Callable[..., Document]:
    return document


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """Reads a text; further arguments are those of a document."""
    reader = Reader()
    return lambda text, *facts, **named: reader.read(document(text, *facts, **named))


@pytest.fixture(scope="session")
def marked() -> Callable[[str], Mask[Mention]]:
    """A masked sentence from one in which mentions are marked: ``[Ann Lee|Official] met [him|Official=Ben Moe]``."""
    return _marked


@pytest.fixture(scope="session")
def officials() -> Callable[[str], dict[str, Spoken]]:
    """The officials that a text names, without hints of the language model."""

    def spoken(text: str) -> dict[str, Spoken]:
        found = document(text)
        layout = lay_out(found)
        scanner = Scanner(found, layout, ())
        scanner.lines(split(layout))
        return {
            entity.name: Spoken(
                {
                    side.name: str(tie.properties.get("office", ""))
                    for side, ties in entity.slots.get("represents", {}).items()
                    for tie in ties
                },
                frozenset(receiver.name for receiver in entity.held("accredited_to")),
            )
            for entity in scanner.registry.dossier.of("Official")
        }

    return spoken


def _marked(notation: str) -> Mask[Mention]:
    text, at = "", 0
    mentions: list[tuple[str, Mention]] = []
    entities: dict[str, Entity] = {}
    for match in MARK.finditer(notation):
        text += notation[at : match.start()]
        name, kind = match["name"] or match["said"], match["type"]
        entity = entities.setdefault(name, Entity("State" if kind == "Adjective" else kind, [name], name))
        mention = Mention(
            "A" if kind == "Adjective" else LETTERS.get(kind, "A"),
            len(text),
            len(text) + len(match["said"]),
            (entity,),
            adjective=kind == "Adjective",
        )
        mentions.append((LETTERS.get(kind, "A"), mention))
        text += match["said"]
        at = match.end()
    text += notation[at:]
    return mask(text, 0, len(text), mentions)
