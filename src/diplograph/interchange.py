"""Readings as JSON, in the form that golden documents have."""

from __future__ import annotations

from typing import Any

from diplograph.records import Edge, Node, Reading


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading as plain data: nodes with key, type, names and properties; edges with their ends and evidence.

    ``quote`` and ``rule`` are those of the first stretch that says an edge; ``evidence`` lists all.
    """
    document = reading.document
    return {
        "document": document.name,
        "title": document.title,
        "published": document.published,
        "nodes": [_node(node) for node in reading.nodes],
        "edges": [_edge(edge) for edge in reading.edges],
    }


def _node(node: Node) -> dict[str, Any]:
    return {"key": node.id, "type": node.type, "names": list(node.names), **node.properties}


def _edge(edge: Edge) -> dict[str, Any]:
    first = edge.evidence[0]
    return {
        "type": edge.type,
        "source": edge.source,
        "target": edge.target,
        **edge.properties,
        "quote": first.quote,
        "rule": first.rule,
        "confidence": first.confidence,
        "evidence": [{"quote": e.quote, "start": e.start, "end": e.end, "rule": e.rule} for e in edge.evidence],
    }
