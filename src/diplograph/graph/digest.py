"""One hash of what the graph means: equal on both servers and for any order of loading.

Nodes, edges, claims and documents count with all their properties. Left out are what the server makes up itself
(internal ids, the order of labels) and the ledger: by which rules, from which file and when something was read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from diplograph.connection import Connection
from diplograph.graph.statements import CLAIM, DOCUMENT, ENTITY

PARTS = {
    "nodes": f"MATCH (n:{ENTITY}) RETURN labels(n) AS labels, properties(n) AS properties",
    "edges": f"""MATCH (a:{ENTITY})-[e]->(b:{ENTITY})
RETURN a.id AS source, type(e) AS type, b.id AS target, properties(e) AS properties""",
    "documents": f"MATCH (d:{DOCUMENT}) RETURN properties(d) AS properties",
    "mentions": f"""MATCH (d:{DOCUMENT})-[m:MENTIONS]->(n:{ENTITY})
RETURN d.id AS document, n.id AS node, properties(m) AS properties""",
    "claims": f"MATCH (d:{DOCUMENT})-[:STATES]->(c:{CLAIM}) RETURN d.id AS document, properties(c) AS properties",
}
TURNS = "MATCH (w:Writer) RETURN w.turns AS turns"
OUTSIDE = {"reader", "corrected"}  # how a document was read is no part of what it says
HASH = 2**256


@dataclass(frozen=True, slots=True)
class Digest:
    """The hash of the whole, and for each part how many rows it has and their hash.

    It is ``settled`` where nobody wrote while it was made; else it may be that of a graph that never was.
    """

    whole: str
    parts: Mapping[str, tuple[int, str]]
    settled: bool = field(default=True, compare=False)


def digest(connection: Connection) -> Digest:
    """The digest of the graph behind ``connection``."""
    before = connection.read(TURNS).rows
    parts = {name: _of(connection.read(text).dicts()) for name, text in PARTS.items()}
    settled = connection.read(TURNS).rows == before
    return Digest(hashlib.sha256(_written(parts)).hexdigest(), parts, settled)


def _of(rows: Iterable[Mapping[str, object]]) -> tuple[int, str]:
    """How many ``rows`` there are, and a hash that does not depend on their order: the sum of the hash of each."""
    number = total = 0
    for row in rows:
        number += 1
        total += int.from_bytes(hashlib.sha256(_written(_meant(row))).digest())
    return number, f"{total % HASH:064x}"


def _meant(row: Mapping[str, object]) -> dict[str, object]:
    found = dict(row)
    if isinstance(labels := found.get("labels"), list):
        found["labels"] = sorted(labels)
    if isinstance(properties := found["properties"], Mapping):
        found["properties"] = {
            name: value for name, value in properties.items() if value is not None and name not in OUTSIDE
        }
    return found


def _written(value: object) -> bytes:
    return json.dumps(value, sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")
