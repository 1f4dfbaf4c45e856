"""Where documents disagree: dates and numbers of one node, one edge, or of spells that cannot both be true."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from diplograph.connection import Connection
from diplograph.graph import merge
from diplograph.model import Model, Property
from diplograph.records import Properties, Table

NODES = """MATCH (d:Document)-[m:MENTIONS]->(n:Entity) WHERE m.said <> '{}'
RETURN n.id AS id, n.name AS name, labels(n) AS labels, m.said AS said, d.name AS document"""
EDGES = """MATCH (d:Document)-[:STATES]->(c:Claim) WHERE c.said <> '{}'
RETURN c.edge AS id, c.type AS type, c.source AS source, c.target AS target, c.said AS said, d.name AS document"""
NAMES = "UNWIND $ids AS i MATCH (n:Entity {id: i}) RETURN n.id AS id, n.name AS name"

COLUMNS = ("subject", "tie", "object", "property", "values", "kept", "ids")
MEASURED = {"date", "period", "integer", "number"}  # what differs in words alone is no disagreement
BEGINNING, END = "since", "until"

Said = tuple[str, Properties, str]  # the id of what it is said of, the properties, the name of the document


@dataclass(slots=True)
class Thing:
    """A node, or the spells of a tie between two nodes, with what each document says of it."""

    subject: str
    tie: str
    object: str
    declared: Mapping[str, Property]
    said: list[Said] = field(default_factory=list)


def conflicts(connection: Connection, model: Model) -> Table:
    """One row a property on which documents disagree; the columns are ``COLUMNS``.

    ``values`` lists each value with the documents that state it, ``kept`` is the one that the graph shows, empty where
    each is an edge of its own; ``ids`` are those of the node or the edges.
    """
    things = [*_nodes(connection, model), *_edges(connection, model)]
    rows = [row for thing in things for row in _rows(thing)]
    names = _names(connection, {str(end) for row in rows for end in (row[0], row[2]) if end})
    named = ((names.get(str(row[0]), row[0]), row[1], names.get(str(row[2]), row[2]), *row[3:]) for row in rows)
    return Table(COLUMNS, tuple(sorted(named, key=lambda row: [str(cell) for cell in row])))


def agree(kind: Property, one: object, other: object) -> bool:
    """Whether two values can both be right: equal, or one the more precise date."""
    if kind.type == "date":
        return str(one).startswith(str(other)) or str(other).startswith(str(one))
    return one == other


def _rows(thing: Thing) -> Iterator[tuple[object, ...]]:
    by_id: dict[str, list[Said]] = defaultdict(list)
    for each in thing.said:
        by_id[each[0]].append(each)
    shown = {key: merge.merged(((said, 1) for _, said, _ in same), thing.declared) for key, same in by_id.items()}
    measured = [name for name, kind in thing.declared.items() if kind.type in MEASURED]
    for key, same in sorted(by_id.items()):
        for name in measured:
            values = _values(name, same)
            if _disagree(thing.declared[name], values):
                yield _row(thing, name, values, shown[key].get(name), [key])
    open_ones = {key for key, properties in shown.items() if END not in properties}
    if BEGINNING in measured and len(by_id) > 1:
        begun = {key: str(said[BEGINNING]) for key, said in shown.items() if BEGINNING in said}
        last = max(begun.values(), default="")
        clashing = sorted(key for key, start in begun.items() if key in open_ones or start == last)
        values = _values(BEGINNING, [each for key in clashing for each in by_id[key]])
        if _disagree(thing.declared[BEGINNING], values):
            yield _row(thing, BEGINNING, values, None, clashing)


def _row(
    thing: Thing, name: str, values: Mapping[object, set[str]], kept: object, ids: list[str]
) -> tuple[object, ...]:
    listed = [
        {"value": value, "documents": sorted(documents)}
        for value, documents in sorted(values.items(), key=lambda item: str(item[0]))
    ]
    return (thing.subject, thing.tie, thing.object, name, listed, kept, ids)


def _values(name: str, said: Iterable[Said]) -> dict[object, set[str]]:
    found: dict[object, set[str]] = defaultdict(set)
    for _, properties, document in said:
        if name in properties:
            found[properties[name]].add(document)
    return found


def _disagree(kind: Property, values: Mapping[object, set[str]]) -> bool:
    return any(not agree(kind, one, other) for one, other in combinations(values, 2))


def _nodes(connection: Connection, model: Model) -> Iterator[Thing]:
    found: dict[str, Thing] = {}
    for row in connection.read(NODES).dicts():
        labels = row["labels"] if isinstance(row["labels"], list) else []
        declared = next(model.nodes[label].properties for label in labels if label in model.nodes)
        key = str(row["id"])
        thing = found.setdefault(key, Thing(key, "", "", declared))
        thing.said.append((key, json.loads(str(row["said"])), str(row["document"])))
    yield from found.values()


def _edges(connection: Connection, model: Model) -> Iterator[Thing]:
    """The spells of one tie together: what tells them apart but for when they began is the same."""
    found: dict[tuple[str, ...], Thing] = {}
    for row in connection.read(EDGES).dicts():
        kind = model.edges[str(row["type"])]
        said = json.loads(str(row["said"]))
        apart = [str(said.get(name, "")) for name in kind.tells_apart if name != BEGINNING]
        key = (kind.name, str(row["source"]), str(row["target"]), *apart)
        thing = found.setdefault(key, Thing(key[1], kind.name, key[2], kind.properties))
        thing.said.append((str(row["id"]), said, str(row["document"])))
    yield from found.values()


def _names(connection: Connection, ids: Iterable[str]) -> dict[str, str]:
    rows = connection.read(NAMES, {"ids": sorted(ids)}).rows
    return {str(identity): str(name) for identity, name in rows}
