"""Readings as rows for the database: documents, what they mention and what they claim."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeVar

from diplograph.graph import ledger
from diplograph.graph.ledger import File
from diplograph.graph.merge import merged
from diplograph.identity import claim_id, edge_id
from diplograph.model import Model, Property
from diplograph.records import Edge, Evidence, Properties, Reading

MOST_ROWS = 5_000
MOST_BYTES = 4 * 1024 * 1024  # of one message; ArcadeDB goes silent on one that is too large

Row = dict[str, Any]
R = TypeVar("R", bound=Row | str)
K = TypeVar("K", str, tuple[str, str])


@dataclass(frozen=True, slots=True)
class Rows:
    """What one document brings into the graph.

    ``document``: id and props; ``entities``: id → type; ``mentions``: entity → document, entity, names and said;
    ``claims``: id → document and props; ``held``: by which file, under which name.
    """

    document: Row
    entities: Mapping[str, str] = field(default_factory=dict)
    mentions: Mapping[str, Row] = field(default_factory=dict)
    claims: Mapping[str, Row] = field(default_factory=dict)
    held: tuple[Row, ...] = ()

    @property
    def size(self) -> int:
        """How many rows are written for it at most."""
        return 1 + len(self.entities) + len(self.mentions) + 2 * len(self.claims)

    @property
    def weight(self) -> int:
        """How many bytes its rows take at most, roughly."""
        return _bytes((self.document, *self.mentions.values(), *self.claims.values()))


def of(reading: Reading, fingerprint: str, model: Model) -> Rows:
    """The rows of ``reading``, made by the reader with this ``fingerprint``."""
    document = reading.document
    types = {node.id: node.type for node in reading.nodes}
    mentions = {
        node.id: {
            "document": document.id,
            "entity": node.id,
            "names": list(dict.fromkeys(node.names)),
            "said": said(node.properties, model.nodes[node.type].properties),
        }
        for node in reading.nodes
    }
    held = tuple(ledger.holding_rows(document.file, [ledger.held(document, model)])) if document.file else ()
    return Rows(_document(reading, fingerprint, model), types, mentions, _claims(reading, types, model), held)


def said(properties: Properties, declared: Mapping[str, Property]) -> str:
    """``properties`` as JSON with sorted keys; equal where they mean the same (5 and 5.0 of a number)."""
    plain = {name: float(v) if declared[name].type == "number" else v for name, v in properties.items()}
    return json.dumps(plain, sort_keys=True, ensure_ascii=False)


def groups(all_rows: Iterable[Rows | File]) -> Iterator[list[Rows | File]]:
    """``all_rows`` in groups, each to be written in one transaction.

    A document is never divided, and a file ends in the transaction of its last document.
    """
    group: list[Rows | File] = []
    size = weight = 0
    for rows in all_rows:
        more, heavy = (1 + len(rows.holds), 0) if isinstance(rows, File) else (rows.size, rows.weight)
        ends = isinstance(rows, File)
        if group and not ends and (size + more > MOST_ROWS or weight + heavy > MOST_BYTES):
            yield group
            group, size, weight = [], 0, 0
        group.append(rows)
        size, weight = size + more, weight + heavy
    if group:
        yield group


def parts(rows: Iterable[R]) -> Iterator[list[R]]:
    """``rows`` in parts that one message may carry: halved until they fit."""
    part = list(rows)
    if len(part) > 1 and (len(part) > MOST_ROWS or _bytes(part) > MOST_BYTES):
        half = len(part) // 2
        yield from parts(part[:half])
        yield from parts(part[half:])
    elif part:
        yield part


def difference(old: Mapping[K, Row], new: Mapping[K, Row]) -> tuple[list[K], list[K]]:
    """The keys of ``old`` that are to go and those of ``new`` that are to come; what is equal stays as it is."""
    gone = sorted(key for key, row in old.items() if new.get(key) != row)
    come = sorted(key for key, row in new.items() if old.get(key) != row)
    return gone, come


def stated(props: Row) -> Row:
    """``props`` without nulls, which say nothing of what is new."""
    return {name: value for name, value in props.items() if value is not None}


def _bytes(rows: Sequence[Row | str]) -> int:
    return len(json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))


def _document(reading: Reading, fingerprint: str, model: Model) -> Row:
    document = reading.document
    known = {each.name for each in fields(document)}
    declared = model.evidence_nodes["Document"].properties
    props = {name: getattr(document, name) for name in declared if name in known}
    return {"id": document.id, "props": {**props, "reader": fingerprint, "corrected": list(reading.corrected) or None}}


def _claims(reading: Reading, types: Mapping[str, str], model: Model) -> dict[str, Row]:
    """Each stretch of text that states an edge once; where it states more of the edge, all of that together."""
    found: dict[str, list[tuple[Evidence, Row, Properties]]] = {}
    for edge in reading.edges:
        kind = model.edges[edge.type]
        identity = edge_id(edge, kind, types[edge.source], types[edge.target])
        row = {"edge": identity, "type": edge.type, **_ends(edge, types, model)}
        for evidence in edge.evidence:
            identifier = claim_id(reading.document, identity, evidence)
            found.setdefault(identifier, []).append((evidence, row, edge.properties))
    return {
        identifier: {"document": reading.document.id, "props": _claim(same, model)}
        for identifier, same in found.items()
    }


def _claim(same: list[tuple[Evidence, Row, Properties]], model: Model) -> Row:
    evidence, row, _ = min(same, key=lambda one: (-one[0].confidence, one[0].rule))
    declared = model.edges[row["type"]].properties
    stated = said(merged(((properties, 1) for _, _, properties in same), declared), declared)
    shown = {each.name: getattr(evidence, each.name) for each in fields(evidence)}
    return row | shown | {"said": stated}


def _ends(edge: Edge, types: Mapping[str, str], model: Model) -> dict[str, str]:
    """Where the edge begins and ends; always the same way round where either direction means the same."""
    ends = [edge.source, edge.target]
    if model.edges[edge.type].undirected(types[edge.source], types[edge.target]):
        ends.sort()
    return {"source": ends[0], "target": ends[1]}
