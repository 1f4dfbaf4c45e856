"""Every query module answers its cases: given a small graph, when it is asked, then whole rows, in their order.

A case file is a list of cases, read with these words::

    - case: what the case proves
      given: |
        State Arland = Republic of Arland
        Meeting Arland Talks {date: "2001"}
        Arland ATTENDED Arland Talks {role: chair}
        Republic of Arland HOSTED Arland Talks "Arland was the host."
      when: {party: Arland}
      then:
        - [Arland Talks, Arland ATTENDED Arland Talks]

A line is a node (type, name = other names, properties) or an edge between nodes, by any of their names, with its
properties and the sentence that says it. Where several documents matter, ``given`` is a list of them, each with its
lines under ``says``. In the rows a node stands as its name, and an edge (and its id) as source, type and target.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from diplograph import identity, model, querybook
from diplograph.connection import Connection
from diplograph.graph import Graph
from diplograph.querybook import Query
from diplograph.records import Document, Edge, Evidence, GraphEdge, GraphNode, Node, Reading, Table

HERE = Path(__file__).parent
MODEL = model.load()
REST = r'(?: (?P<properties>\{.*?\}))?(?: "(?P<quote>.*)")?'
NODE_LINE = re.compile(rf"(?P<type>{'|'.join(MODEL.nodes)}) (?P<names>[^{{\"]+?){REST}")
EDGE_LINE = re.compile(rf"(?P<source>.+?) (?P<type>{'|'.join(MODEL.edges)}) (?P<target>[^{{\"]+?){REST}")


@dataclass
class Given:
    """The readings of a case, and what its ids stand for."""

    readings: list[Reading] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    edges: dict[str, str] = field(default_factory=dict)


def given(documents: str | list[dict[str, str]]) -> Given:
    """The graph of a case from its lines or its documents."""
    if isinstance(documents, str):
        documents = [{"document": "case", "says": documents}]
    found = Given()
    for document in documents:
        found.readings.append(reading(document, found))
    return found


def reading(about: Mapping[str, str], found: Given) -> Reading:
    """One document of a case: every edge is said by its quote, else by its own line without the properties."""
    nodes: dict[str, Node] = {}
    edges: list[Edge] = []
    text = ""
    for line in about["says"].splitlines():
        if match := EDGE_LINE.fullmatch(line):
            source, target = nodes[match["source"]], nodes[match["target"]]
            quote = match["quote"] or f"{match['source']} {match['type']} {match['target']}"
            evidence = Evidence(len(text), len(text) + len(quote), quote, "a case", 0.9)
            edges.append(Edge(match["type"], source.id, target.id, properties(match), (evidence,)))
            text += quote + "\n"
            identifier = identity.edge_id(edges[-1], MODEL.edges[match["type"]], source.type, target.type)
            found.edges[identifier] = f"{source.names[0]} {match['type']} {target.names[0]}"
        elif match := NODE_LINE.fullmatch(line):
            names = tuple(match["names"].split(" = "))
            node = Node(f"{match['type'].lower()}:{identity.slug(names[0])}", match["type"], names, properties(match))
            nodes |= dict.fromkeys(names, node)
            found.names[node.id] = names[0]
        else:
            raise ValueError(f"neither a node nor an edge: {line!r}")
    document = Document(
        id=f"document:{about['document']}",
        name=about["document"],
        text=text,
        title=about.get("title"),
        published=about.get("published"),
        source=about.get("source", ""),
    )
    return Reading(document, tuple({node.id: node for node in nodes.values()}.values()), tuple(edges))


def properties(match: re.Match[str]) -> dict[str, Any]:
    """The properties in a line."""
    return dict(yaml.safe_load(match["properties"] or "{}"))


def told(value: object, case: Given) -> object:
    """A value of an answer as a case writes it."""
    if isinstance(value, GraphNode):
        return value.properties["name"]
    if isinstance(value, GraphEdge):
        ends = [case.names.get(end, "?") for end in (value.source, value.target)]
        return f"{ends[0]} {value.type} {ends[1]}"
    if isinstance(value, Mapping):
        return {key: told(item, case) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [told(item, case) for item in value]
    return case.edges.get(str(value), value)


def case_files() -> dict[str, Path]:
    """The case files by the names of their queries."""
    return {f"{path.parent.name}/{path.stem}": path for path in sorted(HERE.glob("*/*.yaml"))}


def cases() -> Iterator[Any]:
    """Every case with the name of its query."""
    for name, path in case_files().items():
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(name, case, id=f"{name}: {case['case']}")


def test_every_query_has_its_cases_and_every_case_its_query() -> None:
    assert sorted(case_files()) == sorted(querybook.book())


@pytest.mark.database
@pytest.mark.parametrize(("name", "case"), list(cases()))
def test_a_query_answers_as_its_case_says(name: str, case: dict[str, Any], connection: Connection) -> None:
    graph, query = given(case["given"]), querybook.find(name)
    writer = Graph(connection)
    writer.prepare()
    writer.write(graph.readings, "cases")
    table = querybook.run(connection, query, case["when"])
    assert [told(row, graph) for row in table.rows] == case["then"]
    assert table.columns == tuple(column.name for column in query.columns)
    assert misfits(query, table) == []


@pytest.mark.database
def test_every_query_runs_as_it_stands_in_its_file(connection: Connection) -> None:
    """As in Neo4j Browser, where nobody replaces the values that are written in it."""
    Graph(connection).prepare()
    answers = {name: connection.read(query.text).rows for name, query in querybook.book().items()}
    assert answers == dict.fromkeys(querybook.book(), ())


def misfits(query: Query, table: Table) -> list[str]:
    """The values that are not of the type which the header gives to their column."""
    types = {column.name: column.type for column in query.columns}
    return [
        f"{name} = {value!r} is no {types[name]}"
        for row in table.dicts()
        for name, value in row.items()
        if value is not None and not FITS[types[name]](value)
    ]


def is_list_of(kind: type | tuple[type, ...]) -> Any:
    return lambda value: isinstance(value, list) and all(isinstance(item, kind) for item in value)


FITS: Mapping[str, Any] = {
    "text": lambda value: isinstance(value, str),
    "texts": is_list_of(str),
    "date": lambda value: isinstance(value, str) and model.DATE.fullmatch(value) is not None,
    "integer": lambda value: isinstance(value, int),
    "number": lambda value: isinstance(value, int | float),
    "map": lambda value: isinstance(value, Mapping),
    "maps": is_list_of(dict),
    "node": lambda value: isinstance(value, GraphNode),
    "edge": lambda value: isinstance(value, GraphEdge),
    "nodes": is_list_of(GraphNode),
    "edges": is_list_of(GraphEdge),
    "path": is_list_of((GraphNode, GraphEdge)),
}
