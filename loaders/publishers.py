"""Who published a document, by the table ``publishers.yaml`` of the lexicon: its address, or the form of its text.

A file's name and its folder are no evidence: they are ours, not the publisher's.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from urllib.parse import urlsplit

import yaml

from diplograph.identity import fold

from . import front_matter
from .front_matter import Fields

HEAD = 600
"""Characters at the beginning of a text in which a mark of kind ``head`` must stand."""
TAIL = 400


@dataclass(frozen=True, slots=True)
class Publisher:
    """One row of the table: its home ``state`` (ISO 3166-1 alpha-3), the ``organisation`` that it speaks for."""

    key: str
    name: str
    state: str | None
    organisation: str | None
    marks: tuple[Mapping[str, str], ...]


@functools.cache
def known() -> tuple[Publisher, ...]:
    """The publishers of the table, in its order: the first whose mark is found has the document."""
    rows = yaml.safe_load(files("diplograph.lexicon").joinpath("publishers.yaml").read_text("utf-8"))
    return tuple(
        Publisher(row["key"], row["name"], row.get("state"), row.get("organisation"), tuple(row["marks"]))
        for row in rows
    )


def find(fields: Fields, address: str, text: str) -> str | None:
    """The key of the publisher: as the ``fields`` name it, by the ``address``, else by the form of ``text``."""
    named = front_matter.first(fields, ("publisher", "issuer", "site_name", "agency"))
    if named:
        for publisher in known():
            if fold(named) in (fold(publisher.key), fold(publisher.name)):
                return publisher.key
    for publisher in known():
        if any(_holds(mark, fields, address, text) for mark in publisher.marks):
            return publisher.key
    return None


def _holds(mark: Mapping[str, str], fields: Fields, address: str, text: str) -> bool:
    """Whether every condition of ``mark`` is met."""
    return all(_met(kind, wanted, fields, address, text) for kind, wanted in mark.items())


def _met(kind: str, wanted: str, fields: Fields, address: str, text: str) -> bool:
    match kind:
        case "address":
            return _under(address, wanted)
        case "permalink":
            return (front_matter.first(fields, ("permalink",)) or "").startswith(wanted)
        case "field":
            return wanted in fields
        case "head":
            return bool(re.search(wanted, text[:HEAD], re.MULTILINE))
        case "tail":
            return bool(re.search(wanted, text[-TAIL:], re.MULTILINE))
        case "text":
            return bool(re.search(wanted, text, re.MULTILINE))
    raise ValueError(f"publishers.yaml knows no mark of the kind {kind!r}")


def _under(address: str, wanted: str) -> bool:
    """Whether ``address`` is on the host ``wanted`` or one below it, and under its path where ``wanted`` has one."""
    host, _, path = wanted.partition("/")
    try:
        parts = urlsplit(address)
        at = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return (at == host or at.endswith(f".{host}")) and parts.path.startswith(f"/{path}")
