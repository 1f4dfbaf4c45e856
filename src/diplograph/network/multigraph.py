"""Rows of the network queries → networkx: the whole multigraph, a part of it, its digest.

Every function leaves the graph that it is given as it was. ``graph.graph["notes"]`` holds a sentence for each thing
that a graph lacks: rows cut by a limit, ties whose ends are absent.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, TypeAlias, cast

import networkx as nx

from diplograph import identity, model
from diplograph.errors import ModelError, UsageError
from diplograph.model import Property
from diplograph.records import GraphEdge, GraphNode, Table

Multigraph: TypeAlias = "nx.MultiDiGraph[str]"
SimpleGraph: TypeAlias = "nx.Graph[str]"

NODE_COLUMNS = ("id", "type", "name", "names", "properties")
EDGE_COLUMNS = ("id", "type", "source", "target", "properties", "evidence")
EVIDENCE_KEYS = ("quote", "document", "title", "published", "source", "rule", "confidence")


def build(nodes: Table, edges: Table) -> Multigraph:
    """The multigraph of two answers with the columns ``NODE_COLUMNS`` and ``EDGE_COLUMNS``, in any order of rows.

    A node carries ``type``, ``name``, ``names`` (``name`` first) and, flattened, the properties that the model
    declares for its type. An edge has its id as key and carries ``type``, ``properties`` and ``evidence``: a list of
    mappings with ``EVIDENCE_KEYS``, by date of publication. A tie whose end is not among the nodes is left out and
    noted. Raises ``UsageError`` for a missing column, ``ModelError`` for a type that the model lacks.
    """
    graph: Multigraph = nx.MultiDiGraph()
    for row in sorted(_rows(nodes, NODE_COLUMNS, "nodes"), key=lambda row: str(row["id"])):
        graph.add_node(row["id"], **_node(row))
    absent = 0
    for row in sorted(_rows(edges, EDGE_COLUMNS, "edges"), key=lambda row: str(row["id"])):
        if row["source"] in graph and row["target"] in graph:
            graph.add_edge(row["source"], row["target"], key=row["id"], **_edge(row))
        else:
            absent += 1
    graph.graph["notes"] = list(_notes(nodes, edges, absent))
    return graph


def part(graph: Multigraph, nodes: Collection[str], edges: Collection[str] | None = None) -> Multigraph:
    """The part of ``graph`` on the ids ``nodes``: all ties among them, or only those whose ids are in ``edges``.

    Ids that the graph lacks are passed over.
    """
    found: Multigraph = nx.MultiDiGraph(notes=list(graph.graph.get("notes", ())))
    wanted = set(nodes)
    found.add_nodes_from((node, dict(data)) for node, data in graph.nodes(data=True) if node in wanted)
    for source, target, key, data in graph.edges(keys=True, data=True):
        if source in wanted and target in wanted and (edges is None or key in edges):
            found.add_edge(source, target, key=key, **data)
    return found


def around(graph: Multigraph, node: str, hops: int = 1) -> Multigraph:
    """The part of ``graph`` within ``hops`` ties of ``node``, whichever way they point."""
    if node not in graph:
        raise UsageError(f"{node!r} is no node of the graph{nearest(node, graph)}")
    return part(graph, nx.ego_graph(graph.to_undirected(as_view=True), node, radius=hops))


def mentioned(table: Table) -> frozenset[str]:
    """The ids of all nodes that an answer holds: nodes, ends of relationships, and those in lists (paths)."""
    return frozenset(found for row in table.rows for value in row for found in _ids(value))


def digest(graph: Multigraph) -> str:
    """16 hexadecimal digits that are equal for equal graphs: nodes, ties, properties and evidence, in any order."""
    nodes = sorted([node, _canonical(data)] for node, data in graph.nodes(data=True))
    edges = sorted([key, *ends, _canonical(data)] for *ends, key, data in graph.edges(keys=True, data=True))
    return identity.digest(json.dumps([nodes, edges]))


def evidence(data: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The statements behind one edge of a multigraph, given its attributes."""
    return cast("list[dict[str, Any]]", data.get("evidence", []))


def nearest(name: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown ``name``: the nearest known one, or nothing."""
    close = difflib.get_close_matches(name, [str(one) for one in known], n=1)
    return f"; did you mean {close[0]!r}?" if close else ""


def _rows(table: Table, columns: tuple[str, ...], what: str) -> list[dict[str, Any]]:
    missing = [column for column in columns if column not in table.columns]
    if missing:
        raise UsageError(f"the query for the network's {what} returns no column {', '.join(missing)}")
    return table.dicts()


def _node(row: Mapping[str, Any]) -> dict[str, Any]:
    kinds = model.load().nodes
    if row["type"] not in kinds:
        raise ModelError(f"node {row['id']!r} is of no type of the model: {row['type']!r}")
    names = list(dict.fromkeys([row["name"], *(row["names"] or ())]))
    return {
        "type": row["type"],
        "name": row["name"],
        "names": names,
        **_declared(row["properties"], kinds[row["type"]].properties),
    }


def _edge(row: Mapping[str, Any]) -> dict[str, Any]:
    kinds = model.load().edges
    if row["type"] not in kinds:
        raise ModelError(f"edge {row['id']!r} is of no type of the model: {row['type']!r}")
    statements = [{key: statement.get(key) for key in EVIDENCE_KEYS} for statement in row["evidence"] or ()]
    return {
        "type": row["type"],
        "properties": _declared(row["properties"], kinds[row["type"]].properties),
        "evidence": sorted(statements, key=_published),
    }


def _published(statement: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(statement[key] or "") for key in ("published", "document", "quote", "rule"))


def _declared(values: Mapping[str, Any] | None, declared: Mapping[str, Property]) -> dict[str, Any]:
    found = values or {}
    return {name: found[name] for name in declared if found.get(name) is not None}


def _notes(nodes: Table, edges: Table, absent: int) -> Iterator[str]:
    for table, what in ((nodes, "nodes"), (edges, "ties")):
        if table.cut:
            yield f"The list of {what} was cut by a limit ({table.cut}), so the graph is not whole."
    if absent:
        yield f"{absent} {'tie was' if absent == 1 else 'ties were'} left out because an end is not among the nodes."


def _ids(value: object) -> Iterator[str]:
    if isinstance(value, GraphNode):
        yield value.id
    elif isinstance(value, GraphEdge):
        yield from (end for end in (value.source, value.target) if end)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one)


def _canonical(data: Mapping[str, Any]) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False, default=str)
