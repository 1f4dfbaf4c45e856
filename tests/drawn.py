"""Graphs to draw, and the names in them."""

from __future__ import annotations

from diplograph import network
from diplograph.records import Table


def many(number: int) -> network.Multigraph:
    """A hub of ``number`` states, each also tied to the next; the last is tied to the hub alone."""
    said = dict.fromkeys(network.EVIDENCE_KEYS) | {"quote": "They are members.", "document": "d:1", "confidence": 0.9}
    nodes: list[tuple[object, ...]] = [("organisation:hub", "Organisation", "Hub", [], {})]
    nodes += [(f"state:{place}", "State", f"State {place}", [], {}) for place in range(number)]
    edges: list[tuple[object, ...]] = [
        (f"m:{place}", "MEMBER_OF", f"state:{place}", "organisation:hub", {}, [said]) for place in range(number)
    ]
    edges += [
        (f"r:{place}", "RECOGNISES", f"state:{place}", f"state:{place + 1}", {}, []) for place in range(number - 2)
    ]
    return network.build(Table(network.NODE_COLUMNS, tuple(nodes)), Table(network.EDGE_COLUMNS, tuple(edges)))


def names(graph: network.Multigraph, *types: str) -> set[str]:
    return {data["name"] for _, data in graph.nodes(data=True) if not types or data["type"] in types}
