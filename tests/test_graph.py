"""The only writer, on both servers: everything once, in any order, and gone without a trace when replaced."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st

from diplograph.connection import Connection, Transaction
from diplograph.errors import DiplographError, ModelError
from diplograph.graph import Graph, Written, rows
from diplograph.identity import document_id, fold
from diplograph.records import Document, Edge, Evidence, Node, Properties, Reading, Value

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
    """Everything in the database: nodes and relationships with their properties, in one order."""
    nodes = connection.read("MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties").rows
    edges = connection.read(
        "MATCH (a)-[e]->(b) RETURN a.id AS a, type(e) AS type, b.id AS b, properties(e) AS properties"
    ).rows
    return (
        sorted(json.dumps([sorted(labels), properties], sort_keys=True) for labels, properties in nodes),  # type: ignore[call-overload]
        sorted(json.dumps(edge, sort_keys=True) for edge in edges),
    )


@pytest.fixture
def graph(connection: Connection) -> Graph:
    found = Graph(connection)
    found.prepare()
    return found


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


def test_a_reading_becomes_nodes_edges_and_claims(graph: Graph) -> None:
    written = graph.write([envoy("one")], READER)
    assert replace(written, changes=0) == Written(documents=1, nodes=2, edges=1, claims=1)
    assert written.changes > 5
    assert graph.counts() == {
        "State": 1,
        "Official": 1,
        "REPRESENTS": 1,
        "Document": 1,
        "Claim": 1,
        "STATES": 1,
        "MENTIONS": 2,
    }
    assert properties(graph, RURITANIA.id) == {
        "id": "state:ruritania",
        "name": "Ruritania",
        "names": ["Ruritania", "the Kingdom of Ruritania"],
        "search": ["ruritania", "the kingdom of ruritania"],
    }
    assert ties(graph, "REPRESENTS") == [(ENVOY.id, RURITANIA.id, {"office": "envoy", "claims": 1})]
    assert claims(graph) == [
        {
            "document": "one",
            "type": "REPRESENTS",
            "said": '{"office": "envoy"}',
            "quote": "Rudolf Rassendyll, envoy of Ruritania, spoke.",
        }
    ]
    (labels,) = graph.connection.read("MATCH (n {id: $id}) RETURN labels(n)", {"id": ENVOY.id}).rows
    assert sorted(labels[0]) == ["Entity", "Official"]  # type: ignore[call-overload]


def test_a_document_that_is_there_is_left_alone(graph: Graph) -> None:
    graph.write([envoy("one")], READER)
    before = whole(graph.connection)
    assert graph.known(READER) == {envoy("one").document.id}
    assert graph.known("another reader") == set()
    assert graph.write([envoy("one")], READER) == Written(known=1)
    assert whole(graph.connection) == before


def test_another_reader_that_reads_the_same_changes_only_its_name(graph: Graph) -> None:
    graph.write([envoy("one"), envoy("two")], READER)
    before = whole(graph.connection)
    written = graph.write([envoy("one"), envoy("two")], "another reader")
    assert replace(written, changes=0) == Written(replaced=2)
    assert whole(graph.connection) == without_reader(before, "another reader")


def without_reader(state: tuple[list[str], list[str]], reader: str) -> tuple[list[str], list[str]]:
    nodes, edges = state
    return sorted(text.replace(READER, reader) for text in nodes), edges


def test_two_spells_of_one_office_are_two_edges(graph: Graph) -> None:
    graph.write([envoy("one", since="1992"), envoy("two", since="2001"), envoy("three", since="2001")], READER)
    assert ties(graph, "REPRESENTS") == [
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "1992", "claims": 1}),
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "2001", "claims": 2}),
    ]


def test_a_tie_that_counts_in_either_direction_is_one(graph: Graph) -> None:
    both = [RURITANIA, SYLDAVIA]
    here = reading(
        "here", both, [("HAS_RELATIONS_WITH", RURITANIA.id, SYLDAVIA.id, {"since": "1992"}, "They have relations.")]
    )
    there = reading(
        "there", both, [("HAS_RELATIONS_WITH", SYLDAVIA.id, RURITANIA.id, {"since": "1992-05"}, "So they do.")]
    )
    graph.write([here, there], READER)
    assert ties(graph, "HAS_RELATIONS_WITH") == [(RURITANIA.id, SYLDAVIA.id, {"since": "1992-05", "claims": 2})]


def test_one_sentence_that_states_an_edge_twice_is_one_claim(graph: Graph) -> None:
    tie = ("PARTY_TO", RURITANIA.id, "agreement:pact", {"status": "signatory"}, "Ruritania signed the Pact in 1992.")
    nodes = [RURITANIA, node("agreement:pact", "the Pact")]
    graph.write([reading("one", nodes, [tie, (*tie[:3], {"date": "1992"}, tie[4])])], READER)
    assert ties(graph, "PARTY_TO") == [
        (RURITANIA.id, "agreement:pact", {"status": "signatory", "date": "1992", "claims": 1})
    ]


def test_a_document_under_two_names_keeps_the_first_of_the_alphabet(graph: Graph) -> None:
    one = envoy("one")
    for order in (["b", "a"], ["a", "b"], ["b"], ["a"]):
        graph.write([replace(one, document=replace(one.document, name=name)) for name in order], READER)
        assert graph.counts()["Document"] == 1
    assert graph.connection.read("MATCH (d:Document) RETURN d.name").rows == (("a",),)


def test_a_replaced_document_leaves_no_trace(graph: Graph) -> None:
    other = reading("other", [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {}, "It is a member.")])
    graph.write([other], READER)
    expected = whole(graph.connection)
    one = envoy("one", since="1992")
    said_more = replace(one, nodes=(*one.nodes, node("place:streslau", "Streslau"), replace(LEAGUE, names=("LoP",))))
    graph.write([said_more], "old rules")
    graph.write([replace(said_more, nodes=(), edges=())], "new rules")
    nodes, edges = whole(graph.connection)
    assert (sorted(text for text in nodes if "new rules" not in text), edges) == expected
    assert graph.counts()["Document"] == 2


def test_a_reader_that_reads_otherwise_replaces_what_was_said(graph: Graph) -> None:
    graph.write([envoy("one"), envoy("two")], "old rules")
    graph.write([replace(envoy("one"), edges=envoy("one", since="1992").edges)], "new rules")
    assert ties(graph, "REPRESENTS") == [
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "1992", "claims": 1}),
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "claims": 1}),
    ]
    graph.write([envoy("two")], "new rules")
    assert graph.known("new rules") == {envoy("one").document.id, envoy("two").document.id}


def test_a_property_that_nobody_states_any_more_is_gone(graph: Graph) -> None:
    first = reading("one", [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"until": "1992"}, "It left.")])
    graph.write([first], "old rules")
    nodes = (RURITANIA, replace(LEAGUE, properties={}))
    edges = tuple(replace(edge, properties={}) for edge in first.edges)
    graph.write([replace(first, nodes=nodes, edges=edges)], "new rules")
    assert ties(graph, "MEMBER_OF") == [(RURITANIA.id, LEAGUE.id, {"claims": 1})]
    assert set(properties(graph, LEAGUE.id)) == {"id", "name", "names", "search"}  # type: ignore[call-overload]


def test_a_reading_that_the_model_does_not_allow_is_not_written(graph: Graph) -> None:
    wrong = replace(envoy("one"), nodes=(ENVOY,))
    with pytest.raises(ModelError, match="which the model does not allow"):
        graph.write([envoy("two"), wrong], READER)
    assert graph.counts() == {}


@pytest.mark.parametrize("name", ["x`}) DETACH DELETE n //", "\\' OR 1 = 1", "$rows", "{id: r.id}", "État — Đồng 🕊"])
def test_a_name_is_text_wherever_it_comes_from(graph: Graph, name: str) -> None:
    odd = node(f"state:{name}", name)
    tie = ("RECOGNISES", odd.id, RURITANIA.id, {"since": "1992"}, f"{name} recognises Ruritania.")
    graph.write([reading(name, [odd, RURITANIA], [tie])], READER)
    assert properties(graph, odd.id) == {
        "id": odd.id,
        "name": name,
        "names": [name],
        "search": [fold(name)] if fold(name) else [],
    }
    assert ties(graph, "RECOGNISES") == [(odd.id, RURITANIA.id, {"since": "1992", "claims": 1})]
    assert graph.counts()["State"] == 2


def test_much_is_written_in_parts(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 7)
    many = [node(f"state:{number}", f"State {number}") for number in range(20)]
    sayings: list[Tie] = [
        ("RECOGNISES", RURITANIA.id, other.id, {}, f"Ruritania recognises {other.names[0]}.") for other in many
    ]
    written = graph.write([reading("many", [RURITANIA, *many], sayings), envoy("one"), envoy("two")], READER)
    assert replace(written, changes=0) == Written(documents=3, nodes=22, edges=21, claims=22)
    assert len(ties(graph, "RECOGNISES")) == 20


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


@given(
    order=st.permutations(INVENTED), cuts=st.sets(st.integers(1, len(INVENTED) - 1)), again=st.sampled_from(INVENTED)
)
@runs(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_loading_does_not_matter(
    graph: Graph, order: list[Reading], cuts: set[int], again: Reading
) -> None:
    wipe(graph)
    graph.write(INVENTED, READER)
    expected = whole(graph.connection)
    wipe(graph)
    graph.write([replace(again, nodes=again.nodes[:1], edges=())], "old rules")  # and what was there before neither
    for start, end in pairwise([0, *sorted(cuts), len(order)]):
        graph.write(order[start:end], READER)
    assert whole(graph.connection) == expected


def wipe(graph: Graph) -> None:
    graph.connection.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n").consume())


def test_what_the_model_wants_unique_is_unique(graph: Graph) -> None:
    for label in ("Entity", "Document", "Claim"):
        text = f"UNWIND [1, 2] AS x CREATE (:{label} {{id: 'same'}})"
        with pytest.raises(DiplographError):
            graph.connection.write(partial(run, text))
    assert graph.counts() == {}
    graph.prepare()  # again, and nothing happens


def run(text: str, transaction: Transaction) -> None:
    transaction.run(text).consume()
