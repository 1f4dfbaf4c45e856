"""Readings of invented documents about Ruritania, and what a graph holds of them; tests of the graph share these."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from diplograph import intake
from diplograph.connection import Connection, Transaction, connect
from diplograph.graph import Graph, failpoint
from diplograph.identity import document_id
from diplograph.records import Document, Edge, Evidence, Node, Properties, Reading, Value
from diplograph.settings import Settings

READER = "reader of the test"
Tie = tuple[str, str, str, Properties, str]  # type, source, target, properties, the sentence that says it


def node(identity: str, *names: str, **properties: Value) -> Node:
    """A node whose type is the part of its id before the colon."""
    kind, _, rest = identity.partition(":")
    return Node(identity, kind.capitalize(), names or (rest.title(),), properties)


def reading(name: str, nodes: Sequence[Node], ties: Iterable[Tie] = (), text: str = "") -> Reading:
    """The reading of an invented document that consists of the sentences of ``ties`` and of ``text``."""
    ties = list(ties)
    whole = "\n".join([f"About {name}.", *(sentence for *_, sentence in ties), text])
    edges = []
    for kind, source, target, properties, sentence in ties:
        start = whole.index(sentence)
        evidence = Evidence(start, start + len(sentence), sentence, "rule of the test", 0.9)
        edges.append(Edge(kind, source, target, properties, (evidence,)))
    document = Document(id=document_id(whole, None, None), name=name, text=whole, source=f"{name}.txt")
    return Reading(document, tuple(nodes), tuple(edges))


RURITANIA = node("state:ruritania", "Ruritania", "the Kingdom of Ruritania")
SYLDAVIA = node("state:syldavia", "Syldavia")
LEAGUE = node("organisation:league", "League of Plains", "the League", kind="intergovernmental organisation")
ENVOY = node("official:rassendyll", "Rudolf Rassendyll", "Mr Rassendyll")


def whole(connection: Connection) -> tuple[list[str], list[str]]:
    """Everything in the database but whose turn it is: nodes and relationships with their properties, in one order."""
    nodes = connection.read("MATCH (n) WHERE NOT n:Writer RETURN labels(n) AS labels, properties(n) AS properties").rows
    edges = connection.read(
        "MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS type, b.id AS b, properties(e) AS properties"
    ).rows
    return (
        sorted(json.dumps([sorted(labels), properties], sort_keys=True) for labels, properties in nodes),  # type: ignore[call-overload]
        sorted(json.dumps(edge, sort_keys=True) for edge in edges),
    )


def claims(graph: Graph) -> list[dict[str, object]]:
    """What each document says of each edge."""
    return graph.connection.read(
        "MATCH (d:Document)-[:STATES]->(c:Claim) "
        "RETURN d.name AS document, c.type AS type, c.said AS said, c.quote AS quote ORDER BY document, type, said"
    ).dicts()


def properties(graph: Graph, identity: str) -> object:
    """The properties of a node."""
    ((found,),) = graph.connection.read(
        "MATCH (n:Entity {id: $id}) RETURN properties(n) AS found", {"id": identity}
    ).rows
    return found


def ties(graph: Graph, kind: str) -> list[tuple[str, str, dict[str, object]]]:
    """The edges of a type: where they begin, where they end, what is known of them but for their ids."""
    rows = graph.connection.read(
        "MATCH (a:Entity)-[e]->(b:Entity) WHERE type(e) = $kind RETURN a.id AS a, b.id AS b, properties(e) AS e",
        {"kind": kind},
    ).rows
    found = [
        (str(a), str(b), {name: value for name, value in e.items() if name != "id"})
        for a, b, e in rows
        if isinstance(e, dict)
    ]
    return sorted(found, key=lambda tie: json.dumps(tie, sort_keys=True))


def envoy(name: str, office: str = "envoy", **spell: Value) -> Reading:
    """A document of this name that says which office the envoy holds."""
    sentence = f"Rudolf Rassendyll, {office} of Ruritania, spoke."
    return reading(
        name, [ENVOY, RURITANIA], [("REPRESENTS", ENVOY.id, RURITANIA.id, {"office": office, **spell}, sentence)]
    )


KINGDOM = "the Kingdom of Ruritania"
INVENTED = [
    envoy("one", since="1992"),
    envoy("two", since="1992-05"),
    envoy("three", office="minister"),
    reading(
        "four",
        [node(RURITANIA.id, KINGDOM), LEAGUE],
        [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"until": "2001"}, "It left.")],
    ),
    reading(
        "five",
        [node(RURITANIA.id, KINGDOM), replace(LEAGUE, properties={"kind": "alliance"})],
        [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"until": "2002"}, "It left.")],
    ),
    reading(
        "six",
        [SYLDAVIA, RURITANIA],
        [("HAS_RELATIONS_WITH", SYLDAVIA.id, RURITANIA.id, {"since": "1992"}, "They have relations.")],
    ),
    reading(
        "seven",
        [RURITANIA, SYLDAVIA],
        [("HAS_RELATIONS_WITH", RURITANIA.id, SYLDAVIA.id, {"since": "1992-05-16"}, "They have them.")],
    ),
]


def wipe(graph: Graph) -> None:
    graph.connection.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n").consume())


def run(text: str, transaction: Transaction) -> None:
    transaction.run(text).consume()


def read(document: Document) -> Reading:
    """A quick reader: it knows one sentence, ``X recognises Y.``, a line each."""
    nodes: dict[str, Node] = {}
    edges = []
    for line in document.text.splitlines():
        one, verb, other = line.rstrip(".").partition(" recognises ")
        if verb:
            found = [node(f"state:{name.lower()}", name) for name in (one, other)]
            nodes.update({each.id: each for each in found})
            start = document.text.index(line)
            said = (Evidence(start, start + len(line), line, "quick", 0.9),)
            edges.append(Edge("RECOGNISES", found[0].id, found[1].id, {}, said))
    return Reading(document, tuple(nodes[name] for name in sorted(nodes)), tuple(edges))


def write_folders(settings: Settings, folders: Sequence[Path], point: int = 0) -> None:
    """Load ``folders`` with the quick reader; ``point`` is the step of writing at which to die."""
    if point:
        failpoint.die_at(point)
    with connect(settings) as connection:
        intake.load(folders, Graph(connection), work=read)
