"""The statements that keep the graph, written from the model so that both servers understand them alike.

They follow a measured subset of Cypher: every look-up starts at one key label with a unique ``id``, what is new is
known before it is created, and few texts serve many rows, since a server plans each new text once. Labels and types
come from the model alone; everything else is a parameter.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.model import Model

ENTITY = "Entity"
DOCUMENT = "Document"
CLAIM = "Claim"
FILE = "File"
RUN = "Run"


def schema(model: Model) -> Iterator[str]:
    """Constraints and indexes, to be run each alone before anything is written."""
    for label in (ENTITY, *model.evidence_nodes, *model.ledger_nodes):
        name = f"{label.lower()}_id"
        yield f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    yield f"CREATE INDEX claim_edge IF NOT EXISTS FOR (n:{CLAIM}) ON (n.edge)"


FILES = f"MATCH (f:{FILE}) RETURN properties(f) AS file"
HOLDINGS = f"""MATCH (f:{FILE})-[h:HOLDS]->(d:{DOCUMENT})
RETURN f.path AS path, f.machine AS machine, d.id AS document, properties(h) AS called"""
KNOWN = f"MATCH (d:{DOCUMENT}) WHERE d.reader = $reader RETURN d.id AS id"

LISTED_DOCUMENTS = f"""MATCH (d:{DOCUMENT}) RETURN d.id AS id, d.name AS name, d.title AS title,
d.published AS published, d.source AS source, d.reader AS reader,
COLLECT {{ MATCH (f:{FILE})-[:HOLDS]->(d) RETURN f.path }} AS files, COUNT {{ (d)-[:STATES]->(:{CLAIM}) }} AS claims"""
LISTED_RUNS = f"MATCH (r:{RUN}) RETURN properties(r) AS run"

CORRECTED = f"MATCH (d:{DOCUMENT}) WHERE d.corrected IS NOT NULL UNWIND d.corrected AS met RETURN DISTINCT met"
NAMED = f"UNWIND $ids AS i MATCH (n:{ENTITY} {{id: i}}) RETURN n.id AS id"

COUNT_NODES = "MATCH (n) UNWIND labels(n) AS type RETURN type, count(*) AS number"
COUNT_EDGES = "MATCH ()-[e]->() RETURN type(e) AS type, count(*) AS number"

DOCUMENTS = f"UNWIND $rows AS i MATCH (d:{DOCUMENT} {{id: i}}) RETURN properties(d) AS document"
CLAIMS = f"""UNWIND $rows AS i MATCH (d:{DOCUMENT} {{id: i}}) MATCH (d)-[:STATES]->(c:{CLAIM})
RETURN d.id AS document, properties(c) AS claim"""
MENTIONS = f"""UNWIND $rows AS i MATCH (d:{DOCUMENT} {{id: i}}) MATCH (d)-[m:MENTIONS]->(n:{ENTITY})
RETURN d.id AS document, n.id AS entity, m.names AS names, m.said AS said"""

ENTITIES = f"""UNWIND $rows AS i MATCH (n:{ENTITY} {{id: i}})
RETURN n.id AS id, labels(n) AS labels, properties(n) AS properties"""
SAID_OF_ENTITIES = f"""UNWIND $rows AS i MATCH (n:{ENTITY} {{id: i}}) MATCH (n)<-[m:MENTIONS]-(:{DOCUMENT})
RETURN n.id AS id, m.names AS names, m.said AS said, count(*) AS documents"""
SAID_OF_EDGES = f"""UNWIND $rows AS i MATCH (c:{CLAIM} {{edge: i}}) MATCH (c)<-[:STATES]-(d:{DOCUMENT})
RETURN c.edge AS id, c.said AS said, count(DISTINCT d.id) AS documents, count(*) AS claims"""

CREATE_DOCUMENTS = f"UNWIND $rows AS r CREATE (d:{DOCUMENT} {{id: r.id}}) SET d += r.props"
SET_DOCUMENTS = f"UNWIND $rows AS r MATCH (d:{DOCUMENT} {{id: r.id}}) SET d += r.props"
ADD_MENTIONS = f"""UNWIND $rows AS r MATCH (d:{DOCUMENT} {{id: r.document}}) MATCH (n:{ENTITY} {{id: r.entity}})
CREATE (d)-[m:MENTIONS]->(n) SET m.names = r.names, m.said = r.said"""
ADD_CLAIMS = f"""UNWIND $rows AS r MATCH (d:{DOCUMENT} {{id: r.document}})
CREATE (d)-[:STATES]->(c:{CLAIM} {{id: r.id}}) SET c += r.props"""
ADD_FILES = f"""UNWIND $rows AS r OPTIONAL MATCH (x:{FILE} {{id: r.id}}) WITH r, x WHERE x IS NULL
CREATE (f:{FILE} {{id: r.id, path: r.path, machine: r.machine}})"""
SET_FILES = f"UNWIND $rows AS r MATCH (f:{FILE} {{id: r.id}}) SET f += r.props"
ADD_HOLDINGS = f"""UNWIND $rows AS r MATCH (f:{FILE} {{id: r.file}}) MATCH (d:{DOCUMENT} {{id: r.document}})
MERGE (f)-[h:HOLDS]->(d) SET h += r.called"""
HELD_BY_FILES = f"""UNWIND $rows AS i MATCH (f:{FILE} {{id: i}}) MATCH (f)-[h:HOLDS]->(d:{DOCUMENT})
RETURN f.id AS file, d.id AS document"""
HELD = f"""UNWIND $rows AS i MATCH (d:{DOCUMENT} {{id: i}}) MATCH (f:{FILE})-[h:HOLDS]->(d)
RETURN d.id AS document, f.id AS file, properties(h) AS called"""
ADD_RUNS = f"""UNWIND $rows AS r OPTIONAL MATCH (x:{RUN} {{id: r.id}}) WITH r, x WHERE x IS NULL
CREATE (n:{RUN} {{id: r.id}})"""
SET_RUNS = f"UNWIND $rows AS r MATCH (n:{RUN} {{id: r.id}}) SET n += r.props"
SET_ENTITIES = f"UNWIND $rows AS r MATCH (n:{ENTITY} {{id: r.id}}) SET n += r.props"

LET_GO = f"""UNWIND $rows AS r MATCH (f:{FILE} {{id: r.file}}) MATCH (d:{DOCUMENT} {{id: r.document}})
MATCH (f)-[h:HOLDS]->(d) DELETE h"""
DELETE_FILES = f"UNWIND $rows AS i MATCH (f:{FILE} {{id: i}}) DETACH DELETE f"
DELETE_DOCUMENTS = f"UNWIND $rows AS i MATCH (d:{DOCUMENT} {{id: i}}) DETACH DELETE d"
DELETE_MENTIONS = f"""UNWIND $rows AS r MATCH (d:{DOCUMENT} {{id: r.document}}) MATCH (n:{ENTITY} {{id: r.entity}})
MATCH (d)-[m:MENTIONS]->(n) DELETE m"""
DELETE_CLAIMS = f"UNWIND $rows AS i MATCH (c:{CLAIM} {{id: i}}) DETACH DELETE c"
DELETE_ENTITIES = f"UNWIND $rows AS i MATCH (n:{ENTITY} {{id: i}}) DETACH DELETE n"


def create_entities(model: Model, kind: str) -> str:
    """Entities of one type with their properties; there are none yet of these ids."""
    return f"UNWIND $rows AS r CREATE (n:{ENTITY}:{model.nodes[kind].name} {{id: r.id}}) SET n += r.props"


def merge_edges(model: Model, kind: str) -> str:
    """Edges of one type, made where there are none of that id, with their properties."""
    return f"{_ends()} MERGE (a)-[e:{model.edges[kind].name} {{id: r.id}}]->(b) SET e += r.props"


def delete_edges(model: Model, kind: str) -> str:
    """Edges of one type by their ids and ends."""
    return f"{_ends()} MATCH (a)-[e:{model.edges[kind].name} {{id: r.id}}]->(b) DELETE e"


def _ends() -> str:
    return f"UNWIND $rows AS r MATCH (a:{ENTITY} {{id: r.source}}) MATCH (b:{ENTITY} {{id: r.target}})"
