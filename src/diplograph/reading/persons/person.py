"""One naming of a person in a text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diplograph.lexicon.offices import Office
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.text.masks import Mask


@dataclass(frozen=True, slots=True)
class Person:
    """One naming of a person: the span of the name, of the whole phrase with office, and what the phrase says.

    ``sides`` are the states and bodies that the person speaks for, ``accredited`` those that a head of mission is sent
    to. ``office`` is the span of the office, ``posts`` its entries in the lexicon, the first the main one; ``past``
    tells that it is held no more. ``address`` is the form of address before the name, ``under`` the office that the
    person serves (``Adviser to the President``).
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    office: tuple[int, int] | None = None
    posts: tuple[Office, ...] = ()
    sides: tuple[Entity, ...] = ()
    accredited: tuple[Entity, ...] = ()
    past: bool = False
    address: str = ""
    under: Office | None = None

    @property
    def post(self) -> Office | None:
        """The main office."""
        return self.posts[0] if self.posts else None


def span_of(mask: Mask[Mention], match: re.Match[str], name: str) -> tuple[int, int]:
    """Where in the text the name of a match stands, of which ``name`` is what is left when it is clean."""
    first = match.start("name") + match["name"].find(name)
    return mask.source(first, first + len(name))


def address_of(mask: Mask[Mention], match: re.Match[str], text: str) -> str:
    """The form of address before the name of a match."""
    if not match["address"].strip():
        return ""
    return " ".join(text[slice(*mask.source(match.start("address"), match.end("address")))].split())
