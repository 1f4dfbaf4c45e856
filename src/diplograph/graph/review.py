"""What most needs a look: disagreement, doubtful ties of well-known nodes, and nodes that may be one."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from diplograph.connection import Connection
from diplograph.graph.conflicts import conflicts
from diplograph.identity import fold
from diplograph.model import Model
from diplograph.records import Table

NAMED = """MATCH (n:Entity) WHERE NOT n:State
RETURN n.id AS id, n.name AS name, n.names AS names, labels(n) AS labels, COUNT { (n)--(:Entity) } AS ties"""
TIES = "UNWIND $ids AS i MATCH (n:Entity {id: i}) RETURN n.id AS id, n.name AS name, COUNT { (n)--(:Entity) } AS ties"
DOUBTFUL = """MATCH (c:Claim) WITH c.edge AS edge, c.type AS type, c.source AS source, c.target AS target,
max(c.confidence) AS confidence, count(*) AS claims WHERE confidence < $least
RETURN edge, type, source, target, confidence, claims"""

COLUMNS = ("why", "what", "effect", "correction")
LEAST = 0.6  # a tie that is surer than this needs no look
ALIKE = 0.88  # so alike are the names of two nodes that may be one
MANY = 40  # nodes that share a word which is then too common to tell anything

Row = tuple[object, ...]


def review(connection: Connection, model: Model, apart: frozenset[frozenset[str]], most: int) -> Table:
    """At most ``most`` rows, those of the widest effect first; the columns are ``COLUMNS``.

    ``effect`` counts the ties of the nodes concerned, or the documents that disagree; ``correction`` is the line for
    corrections.yaml that would put it right, where one would. ``apart`` are pairs that people have told to be two.
    """
    rows = [*_disagreements(connection, model), *_doubtful(connection), *_alike(connection, model, apart)]
    rows.sort(key=lambda row: (-int(str(row[2])), str(row[0]), str(row[1])))
    return Table(COLUMNS, tuple(rows[:most]), f"{most} rows" if len(rows) > most else None)


def _disagreements(connection: Connection, model: Model) -> Iterator[Row]:
    for row in conflicts(connection, model).dicts():
        values = row["values"] if isinstance(row["values"], list) else []
        documents = {name for each in values for name in each["documents"]}
        said = " or ".join(str(each["value"]) for each in values)
        about = " ".join(str(row[part]) for part in ("subject", "tie", "object") if row[part])
        yield "documents disagree", f"{about}: {row['property']} {said}", len(documents), ""


def _doubtful(connection: Connection) -> Iterator[Row]:
    rows = connection.read(DOUBTFUL, {"least": LEAST}).dicts()
    ends = sorted({str(row[end]) for row in rows for end in ("source", "target")})
    known = {str(row["id"]): row for row in connection.read(TIES, {"ids": ends}).dicts()}
    for row in rows:
        one, other = (known.get(str(row[end])) for end in ("source", "target"))
        if one is None or other is None:
            continue  # a load has taken it out meanwhile
        what = f"{one['name']} {row['type']} {other['name']} ({float(str(row['confidence'])):.2f})"
        effect = min(int(str(one["ties"])), int(str(other["ties"])))
        yield "doubtful tie", what, effect, f"wrong: {row['edge']}"


def _alike(connection: Connection, model: Model, apart: frozenset[frozenset[str]]) -> Iterator[Row]:
    found = connection.read(NAMED).dicts()
    by_id = {str(row["id"]): row for row in found}
    for one, other in sorted(_pairs(found, model)):
        if frozenset((one, other)) in apart:
            continue
        first, second = sorted((one, other), key=lambda key: (-int(str(by_id[key]["ties"])), key))
        effect = min(int(str(by_id[key]["ties"])) for key in (one, other))
        yield "may be one", f"{by_id[first]['name']} and {by_id[second]['name']}", effect, f"merge: [{first}, {second}]"


def _pairs(rows: Sequence[dict[str, object]], model: Model) -> set[tuple[str, str]]:
    """Pairs of nodes of one kind with names that are nearly the same; only those that share a word are compared."""
    sharing: dict[tuple[str, str], set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for row in rows:
        identity, name = str(row["id"]), fold(str(row["name"]))
        labels = row["labels"] if isinstance(row["labels"], list) else []
        kind = next((label for label in labels if label in model.nodes), "")
        names[identity] = name
        if kind != "Meeting":  # the meetings of a series are called alike and are many
            for word in name.split():
                sharing[kind, word].add(identity)
    near: Iterable[set[str]] = (group for group in sharing.values() if 1 < len(group) <= MANY)
    pairs = {pair for group in near for pair in combinations(sorted(group), 2)}
    return {(one, other) for one, other in pairs if _similar(names[one], names[other])}


def _similar(one: str, other: str) -> bool:
    if any(c.isdigit() for c in one + other):
        return False  # names that count are told apart by the number
    words, others = set(one.split()), set(other.split())
    if min(len(words), len(others)) > 1 and (words <= others or others <= words):
        return True
    return difflib.SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE
