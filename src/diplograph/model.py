"""The kinds of node and edge, read from ``model.yaml`` and checked as they load."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from diplograph.errors import ModelError
from diplograph.records import Properties, Reading

PROPERTY_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "text": str,
    "date": str,
    "period": str,
    "integer": int,
    "number": (int, float),
    "texts": (list, tuple),
}
DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
PERIOD = re.compile(rf"{DATE.pattern}/{DATE.pattern}")
SHAPES = {"text": re.compile(r".*", re.S), "date": DATE, "period": PERIOD}


@dataclass(frozen=True, slots=True)
class Property:
    """One property of a node or an edge: its type (a key of ``PROPERTY_TYPES``) and its meaning.

    ``of`` names another property that this one tells something about (how a date was known); it holds only for
    the value that was stated together with it.
    """

    name: str
    type: str
    meaning: str
    of: str | None = None

    def accepts(self, value: object) -> bool:
        """Whether ``value`` has the property's type and, for dates and periods, its form."""
        if isinstance(value, bool) or not isinstance(value, PROPERTY_TYPES[self.type]):
            return False
        shape = SHAPES.get(self.type)
        return shape is None or shape.fullmatch(str(value)) is not None


@dataclass(frozen=True, slots=True)
class NodeType:
    """A kind of entity, with how maps draw it."""

    name: str
    plural: str
    meaning: str
    colour: str
    shape: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EdgeType:
    """A kind of tie: what it may join, and the properties that tell two spells of it apart."""

    name: str
    sources: tuple[str, ...]
    targets: tuple[str, ...]
    meaning: str
    properties: Mapping[str, Property]
    tells_apart: tuple[str, ...] = ()
    either_direction: tuple[str, ...] = ()

    def undirected(self, source_type: str, target_type: str) -> bool:
        """Whether a tie between these two types counts in either direction."""
        return (source_type, target_type) == self.either_direction


@dataclass(frozen=True, slots=True)
class EvidenceType:
    """A kind of node that is no entity: evidence (``Document``, ``Claim``) or ledger (``File``, ``Run``)."""

    name: str
    meaning: str
    properties: Mapping[str, Property]


@dataclass(frozen=True, slots=True)
class EvidenceEdge:
    """A relationship to what a document states or mentions, or from a file to what it holds."""

    name: str
    source: str
    target: str
    properties: Mapping[str, Property] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Model:
    """Everything that ``model.yaml`` declares."""

    version: int
    nodes: Mapping[str, NodeType]
    edges: Mapping[str, EdgeType]
    evidence_nodes: Mapping[str, EvidenceType]
    evidence_edges: Mapping[str, EvidenceEdge]
    ledger_nodes: Mapping[str, EvidenceType]
    ledger_edges: Mapping[str, EvidenceEdge]

    def check(self, reading: Reading) -> None:
        """Raise ``ModelError`` for the first thing in ``reading`` that the model does not allow."""
        for problem in problems(self, reading):
            raise ModelError(f"{reading.document.name}: {problem}")


@cache
def load() -> Model:
    """The model of this installation."""
    return parse(resources.files("diplograph").joinpath("model.yaml").read_text(encoding="utf-8"))


def parse(text: str) -> Model:
    """The model that a YAML ``text`` declares; ``ModelError`` names what contradicts itself."""
    raw = yaml.safe_load(text)
    nodes = {name: _node_type(name, body) for name, body in raw["nodes"].items()}
    edges = {name: _edge_type(name, body, nodes) for name, body in raw["edges"].items()}
    evidence, ledger = raw["evidence"], raw.get("ledger", {"nodes": {}, "edges": {}})
    return Model(
        version=int(raw["version"]),
        nodes=nodes,
        edges=edges,
        evidence_nodes=_evidence_types(evidence["nodes"]),
        evidence_edges=_evidence_edges(evidence["edges"]),
        ledger_nodes=_evidence_types(ledger["nodes"]),
        ledger_edges=_evidence_edges(ledger["edges"]),
    )


def problems(model: Model, reading: Reading) -> Iterator[str]:
    """What in ``reading`` the model does not allow, one sentence each."""
    types: dict[str, str] = {}
    for node in reading.nodes:
        if node.type not in model.nodes:
            yield f"node {node.id!r} is of no type of the model: {node.type!r}"
            continue
        if node.id in types:
            yield f"node {node.id!r} stands twice"
        types[node.id] = node.type
        if not node.names or not all(name.strip() for name in node.names):
            yield f"node {node.id!r} has no name"
        yield from _wrong_properties(f"node {node.id!r}", node.properties, model.nodes[node.type].properties)
    for edge in reading.edges:
        label = f"edge {edge.type} {edge.source!r} → {edge.target!r}"
        kind = model.edges.get(edge.type)
        if kind is None:
            yield f"{label} is of no type of the model"
            continue
        if types.get(edge.source) not in kind.sources or types.get(edge.target) not in kind.targets:
            yield f"{label} joins {types.get(edge.source)} and {types.get(edge.target)}, which the model does not allow"
        yield from _wrong_properties(label, edge.properties, kind.properties)
        yield from _wrong_evidence(label, edge.evidence, reading.document.text)


def _wrong_evidence(label: str, evidence: Any, text: str) -> Iterator[str]:
    if not evidence:
        yield f"{label} has no sentence that says it"
    for span in evidence:
        if text[span.start : span.end] != span.quote:
            yield f"{label} quotes what does not stand at {span.start}–{span.end}"


def _wrong_properties(label: str, values: Properties, allowed: Mapping[str, Property]) -> Iterator[str]:
    for name, value in values.items():
        if name not in allowed:
            yield f"{label} has a property that the model lacks: {name!r}"
        elif not allowed[name].accepts(value):
            yield f"{label} has {name} = {value!r}, which is no {allowed[name].type}"


def _properties(owner: str, body: Mapping[str, Any]) -> dict[str, Property]:
    found = {}
    for name, spec in (body.get("properties") or {}).items():
        if spec["type"] not in PROPERTY_TYPES:
            raise ModelError(f"model.yaml: {owner}.{name} has an unknown type {spec['type']!r}")
        found[name] = Property(name, spec["type"], spec["is"], spec.get("of"))
    for name, described in found.items():
        if described.of is not None and (described.of == name or described.of not in found):
            raise ModelError(f"model.yaml: {owner}.{name} is of {described.of!r}, which is no other property of it")
    return found


def _evidence_types(raw: Mapping[str, Any]) -> dict[str, EvidenceType]:
    return {name: EvidenceType(name, body["is"], _properties(name, body)) for name, body in raw.items()}


def _evidence_edges(raw: Mapping[str, Any]) -> dict[str, EvidenceEdge]:
    return {name: EvidenceEdge(name, body["from"], body["to"], _properties(name, body)) for name, body in raw.items()}


def _node_type(name: str, body: Mapping[str, Any]) -> NodeType:
    if not re.fullmatch(r"#[0-9A-Fa-f]{6}", body["colour"]):
        raise ModelError(f"model.yaml: {name} has no colour of the form #RRGGBB: {body['colour']!r}")
    return NodeType(name, body["plural"], body["is"], body["colour"], body["shape"], _properties(name, body))


def _edge_type(name: str, body: Mapping[str, Any], nodes: Mapping[str, NodeType]) -> EdgeType:
    ends = [*body["from"], *body["to"], *body.get("either_direction", ())]
    for end in ends:
        if end not in nodes:
            raise ModelError(f"model.yaml: {name} joins {end!r}, which is no node type")
    properties = _properties(name, body)
    for key in body.get("tells_apart", ()):
        if key not in properties:
            raise ModelError(f"model.yaml: {name} is told apart by {key!r}, which is none of its properties")
    return EdgeType(
        name=name,
        sources=tuple(body["from"]),
        targets=tuple(body["to"]),
        meaning=body["is"],
        properties=properties,
        tells_apart=tuple(body.get("tells_apart", ())),
        either_direction=tuple(body.get("either_direction", ())),
    )
