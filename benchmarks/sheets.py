"""What is written for those who judge readings: a document's text beside its numbered edges.

Sheets hold the text of documents, so they never go into the repository.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import golden

from diplograph.errors import UsageError
from diplograph.records import Edge, Properties, Reading

RULE = "=" * 100


def folder(path: Path) -> Path:
    """``path``, made where it is missing; UsageError within the repository."""
    if path.resolve().is_relative_to(golden.ROOT):
        raise UsageError(f"{path} is within the repository, where no text of documents belongs; name another folder")
    path.mkdir(parents=True, exist_ok=True)
    return path


def sheet(name: str, reading: Reading) -> Iterator[str]:
    """The lines of one document: its text, its nodes, its edges with rule and quote."""
    document = reading.document
    yield RULE
    yield f"DOCUMENT {name} | published {document.published} | publisher {document.publisher}"
    yield document.text
    yield "-" * 60
    yield "NODES"
    for node in reading.nodes:
        yield f"   {node.type} | {' ; '.join(node.names[:4])}{_facts(node.properties)}"
    yield "EDGES"
    names = {node.id: node.names[0] for node in reading.nodes}
    for number, edge in enumerate(reading.edges, 1):
        yield f"{number:3}. {said(edge, names)}"
        yield f"       {edge.evidence[0].rule} | {' '.join(edge.evidence[0].quote.split())}"


def said(edge: Edge, names: dict[str, str]) -> str:
    """An edge in one line."""
    return f"{names[edge.source]} --{edge.type}--> {names[edge.target]}{_facts(edge.properties)}"


def _facts(properties: Properties) -> str:
    return "".join(f" | {key} {value}" for key, value in properties.items())
