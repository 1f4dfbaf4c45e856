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

Mark = Mapping[str, str | list[str]]
"""Conditions that must all hold, by their kind; the table says what each kind means."""
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
    marks: tuple[Mark, ...]


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
    evidence = _Evidence(fields, address, text)
    for by_address in (True, False):
        for publisher in known():
            if any(evidence.bears_out(mark) for mark in publisher.marks if ("address" in mark) is by_address):
                return publisher.key
    return None


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What a document shows of its publisher."""

    fields: Fields
    address: str
    text: str

    def bears_out(self, mark: Mark) -> bool:
        """Whether every condition of ``mark`` is met."""
        return all(self._meets(kind, wanted) for kind, wanted in mark.items())

    def _meets(self, kind: str, wanted: str | list[str]) -> bool:
        if kind == "fields":
            return all(name in self.fields for name in wanted)
        if kind == "address":
            return _under(self.address, str(wanted))
        where = {
            "permalink": front_matter.first(self.fields, ("permalink",)) or "",
            "head": self.text[:HEAD],
            "tail": self.text[-TAIL:],
            "text": self.text,
        }
        return bool(re.search(str(wanted), where[kind], re.MULTILINE))


def _under(address: str, wanted: str) -> bool:
    """Whether ``address`` is on the host ``wanted`` or one below it, and under its path where ``wanted`` has one."""
    host, _, path = wanted.partition("/")
    try:
        parts = urlsplit(address)
        at = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return False
    return (at == host or at.endswith(f".{host}")) and parts.path.startswith(f"/{path}")
