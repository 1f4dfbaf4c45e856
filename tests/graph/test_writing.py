"""The only writer, on both servers: everything once, as the documents say it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest
from ruritania import ENVOY, READER, RURITANIA, SYLDAVIA, Tie, claims, envoy, node, properties, reading, run, ties

from diplograph.errors import DiplographError, ModelError
from diplograph.graph import Graph, Written, rows
from diplograph.identity import fold


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


def test_what_the_model_wants_unique_is_unique(graph: Graph) -> None:
    for label in ("Entity", "Document", "Claim"):
        text = f"UNWIND [1, 2] AS x CREATE (:{label} {{id: 'same'}})"
        with pytest.raises(DiplographError):
            graph.connection.write(partial(run, text))
    assert graph.counts() == {}
    graph.prepare()  # again, and nothing happens
