"""What the rooms pass on to each other: documents, readings of them, and rows of answers.

Dates are ISO 8601 strings as precise as the text allows (``2023``, ``2023-05`` or ``2023-05-16``).
Offsets count characters of ``Document.text``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Value = str | int | float | bool
Properties = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its loader understood it.

    ``text`` is the visible text; where the document has a title it is the first paragraph of ``text``.
    ``published`` is the date of publication, ``dated_by`` how it was found (``front matter``,
    ``date line``, ``dateline`` …); both are ``None`` where the document does not tell.
    ``publisher`` is the key of a known publisher, ``source`` where the document came from (URL or file name).
    ``file`` is the absolute path of the file that holds it, empty where it comes out of none.
    """

    id: str
    name: str
    text: str
    title: str | None = None
    published: str | None = None
    dated_by: str | None = None
    publisher: str | None = None
    source: str = ""
    language: str = "en"
    file: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that did not become a document, and why in one sentence.

    ``kind`` tells a ``fault`` of the file from an ending ``unknown`` to every loader and from a ``duplicate`` of a
    document that has come already, which is no error. ``passing`` is what says nothing of the file's bytes and may be
    gone the next time: a disk that failed, memory that did not suffice.
    """

    path: str
    reason: str
    kind: Literal["fault", "unknown", "duplicate"] = "fault"
    passing: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """One stretch of a document that says something: ``text[start:end] == quote``.

    ``rule`` names the rule that read it; ``confidence`` in (0, 1] is the share of such readings that are right.
    """

    start: int
    end: int
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Node:
    """An entity of the model; ``names[0]`` is how to call it, the rest are other names that the text uses."""

    id: str
    type: str
    names: tuple[str, ...]
    properties: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Edge:
    """A typed tie between two nodes, by their ids, with every stretch of text that says it."""

    type: str
    source: str
    target: str
    properties: Properties = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one document says: its nodes and edges, sorted, each id once.

    ``corrected`` names the corrections by people that it met.
    """

    document: Document
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    corrected: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GraphNode:
    """A node that a query returned."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GraphEdge:
    """A relationship that a query returned; its ends are ids of nodes, empty where the answer lacks them."""

    id: str
    type: str
    source: str
    target: str
    properties: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a query: named columns, rows of plain values, ``GraphNode`` and ``GraphEdge``.

    ``cut`` names the limit that ended the answer early, else it is ``None``.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: str | None = None

    def column(self, name: str) -> list[object]:
        """The values of one column."""
        number = self.columns.index(name)
        return [row[number] for row in self.rows]

    def dicts(self) -> list[dict[str, object]]:
        """The rows as mappings from column to value."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]
