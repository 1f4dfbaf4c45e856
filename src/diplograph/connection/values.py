"""What a server answers, turned into plain values, ``GraphNode`` and ``GraphEdge``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time

from diplograph.records import GraphEdge, GraphNode


def plain(value: object) -> object:
    """``value`` without types of the driver: times become ISO 8601 text, a path the list of its steps."""
    match value:
        case Node():
            return GraphNode(_id(value), tuple(sorted(value.labels)), _properties(value))
        case Relationship():
            return GraphEdge(
                _own_id(value) or value.element_id,
                value.type,
                _end(value.start_node),
                _end(value.end_node),
                _properties(value),
            )
        case Path():
            return _steps(value)
        case Date() | DateTime() | Time() | Duration():
            return value.iso_format()
        case Point():
            return {"srid": value.srid, **dict(zip("xyz", value, strict=False))}
        case bytes() | bytearray():
            return value.hex()
        case Mapping():
            return {str(key): plain(item) for key, item in value.items()}
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return value


def _steps(path: Path) -> list[object]:
    """Node, edge, node … in the order of walking."""
    steps: list[object] = [plain(path.start_node)]
    for edge, node in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [plain(edge), plain(node)]
    return steps


def _properties(entity: Node | Relationship) -> dict[str, object]:
    return {name: plain(value) for name, value in sorted(entity.items())}


def _own_id(entity: Node | Relationship) -> str:
    return cast(str, entity.get("id", ""))


def _id(node: Node) -> str:
    return _own_id(node) or node.element_id


def _end(node: Node | None) -> str:
    """The id of an end, empty where the answer does not hold that node itself."""
    return "" if node is None else _own_id(node)
