"""Where documents disagree: dates and numbers of one node, one edge, or of spells that cannot both be true."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from typing import Any, cast

from diplograph.connection import Connection
from diplograph.graph import merge
from diplograph.model import EdgeType, Model, Property
from diplograph.records import Properties, Table

NODES = """MATCH (d:Document)-[m:MENTIONS]->(n:Entity) WHERE m.said <> '{}'
RETURN n.id AS id, n.name AS name, labels(n) AS labels, m.said AS said, d.id AS document"""
EDGES = """MATCH (d:Document)-[:STATES]->(c:Claim) WHERE c.said <> '{}'
RETURN c.edge AS id, c.type AS type, c.source AS source, c.target AS target, c.said AS said, d.id AS document"""
ENTITIES = "UNWIND $ids AS i MATCH (n:Entity {id: i}) RETURN n.id AS id, n.name AS name"
DOCUMENTS = "UNWIND $ids AS i MATCH (d:Document {id: i}) RETURN d.id AS id, d.name AS name"

COLUMNS = ("subject", "tie", "object", "property", "values", "kept", "ids")
MEASURED = {"date", "period", "integer", "number"}  # what differs in words alone is no disagreement
BEGINNING, END = "since", "until"
DAY = len("2021-08-02")

Row = tuple[object, ...]
Said = tuple[str, Properties, str]  # the id of what it is said of, the properties, the id of the document


@dataclass(slots=True)
class Thing:
    """A node, a tie, or ties between two nodes that may be one, with what each document says of it.

    ``differs`` is the only property that tells such ties apart, empty for one node or tie.
    """

    subject: str
    tie: str
    object: str
    declared: Mapping[str, Property]
    differs: str = ""
    said: list[Said] = field(default_factory=list)


def conflicts(connection: Connection, model: Model) -> Table:
    """One row a property on which documents disagree; the columns are ``COLUMNS``.

    ``values`` lists each value with the documents that state it, by name, and where names are the same by name and id;
    ``kept`` is the one that the graph shows, empty where
    each is an edge of its own; ``ids`` are those of the node or the edges.
    """
    things = [*_nodes(connection, model), *_edges(connection, model)]
    rows = [row for thing in things for row in _rows(thing)]
    rows = _with_names_of_documents(connection, rows)
    names = _names(connection, ENTITIES, {str(end) for row in rows for end in (row[0], row[2]) if end})
    named = ((names.get(str(row[0]), row[0]), row[1], names.get(str(row[2]), row[2]), *row[3:]) for row in rows)
    return Table(COLUMNS, tuple(sorted(named, key=lambda row: [str(cell) for cell in row])))


def agree(kind: Property, one: object, other: object) -> bool:
    """Whether two values can both be right: equal, or one the more precise date."""
    if kind.type == "date":
        return str(one).startswith(str(other)) or str(other).startswith(str(one))
    return one == other


def _rows(thing: Thing) -> Iterator[Row]:
    if not thing.differs:
        yield from _of_one(thing)
    elif len({key for key, _, _ in thing.said}) > 1:
        yield from _of_spells(thing) if thing.differs == BEGINNING else _of_deeds(thing)


def _of_one(thing: Thing) -> Iterator[Row]:
    shown = merge.merged(((said, 1) for _, said, _ in thing.said), thing.declared)
    for name, kind in thing.declared.items():
        values = _values(name, thing.said) if kind.type in MEASURED else {}
        if _disagree(kind, values):
            yield _row(thing, name, values, shown.get(name), [thing.said[0][0]])


def _of_spells(thing: Thing) -> Iterator[Row]:
    """Of spells that have ended there may be many: those that go on, and the last one, are one."""
    by_id: dict[str, list[Said]] = defaultdict(list)
    for each in thing.said:
        by_id[each[0]].append(each)
    shown = {key: merge.merged(((said, 1) for _, said, _ in same), thing.declared) for key, same in by_id.items()}
    begun = {key: str(said[BEGINNING]) for key, said in shown.items() if BEGINNING in said}
    last = max(begun.values(), default="")
    clashing = sorted(key for key, start in begun.items() if END not in shown[key] or start == last)
    values = _values(BEGINNING, [each for key in clashing for each in by_id[key]])
    if _disagree(thing.declared[BEGINNING], values):
        yield _row(thing, BEGINNING, values, None, clashing)


def _of_deeds(thing: Thing) -> Iterator[Row]:
    """What one document tells of twice, with two values, it knows to be two (a gift of each year)."""
    kind = thing.declared[thing.differs]
    by_document: dict[str, list[Said]] = defaultdict(list)
    for each in thing.said:
        by_document[each[2]].append(each)
    if any(_disagree(kind, _values(thing.differs, said)) for said in by_document.values()):
        return
    values = _values(thing.differs, thing.said)
    if _disagree(kind, values):
        yield _row(thing, thing.differs, values, None, sorted({key for key, _, _ in thing.said}))


def _row(thing: Thing, name: str, values: Mapping[object, set[str]], kept: object, ids: list[str]) -> Row:
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
        kind = next((label for label in labels if label in model.nodes), None)
        if kind is not None:
            key = str(row["id"])
            thing = found.setdefault(key, Thing(key, "", "", model.nodes[kind].properties))
            thing.said.append((key, json.loads(str(row["said"])), str(row["document"])))
    yield from found.values()


def _edges(connection: Connection, model: Model) -> Iterator[Thing]:
    """Each tie alone, then those together that only one date or number tells apart."""
    found: dict[tuple[str, ...], Thing] = {}
    for row in connection.read(EDGES).dicts():
        kind = model.edges[str(row["type"])]
        said = json.loads(str(row["said"]))
        identity, source, target = (str(row[name]) for name in ("id", "source", "target"))
        keys = {"": (identity,)} | {name: (kind.name, source, target, name, *rest) for name, rest in _rest(kind, said)}
        for differs, key in keys.items():
            thing = found.setdefault(key, Thing(source, kind.name, target, kind.properties, differs))
            thing.said.append((identity, said, str(row["document"])))
    yield from found.values()


def _rest(kind: EdgeType, said: Properties) -> Iterator[tuple[str, list[str]]]:
    """The dates and numbers by which alone a tie of which this is ``said`` may differ, and the rest that is the same.

    Spells are one but for their beginning; a deed, where all the rest is known, and its date to the day.
    """
    for name in kind.tells_apart:
        rest = [each for each in kind.tells_apart if each != name]
        dates = (str(said.get(each, "")) for each in rest if kind.properties[each].type == "date")
        known = name in said and all(each in said for each in rest) and all(len(date) == DAY for date in dates)
        if name == BEGINNING or (kind.properties[name].type in MEASURED and known):
            yield name, [str(said.get(each, "")) for each in rest]


def _with_names_of_documents(connection: Connection, rows: Iterable[Row]) -> list[Row]:
    """``rows`` with documents called by their names, two of one name by their ids as well."""
    at = COLUMNS.index("values")
    found = list(rows)
    everything: list[dict[str, Any]] = [each for row in found for each in cast(list[dict[str, Any]], row[at])]
    names = _names(connection, DOCUMENTS, {document for each in everything for document in each["documents"]})
    times = Counter(names.values())
    shown = {key: name if times[name] == 1 else f"{name} ({key})" for key, name in names.items()}
    for each in everything:
        each["documents"] = sorted(shown.get(document, document) for document in each["documents"])
    return found


def _names(connection: Connection, text: str, ids: Iterable[str]) -> dict[str, str]:
    rows = connection.read(text, {"ids": sorted(ids)}).rows
    return {str(identity): str(name) for identity, name in rows}
