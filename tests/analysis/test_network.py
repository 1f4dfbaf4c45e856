"""Rows of the network queries become the multigraph, whatever their order, and parts of it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from diplograph import model, network
from diplograph.errors import ModelError, UsageError
from diplograph.records import GraphEdge, GraphNode, Table

DAHL = "official:ingrid-dahl"
TRAN = "official:lan-tran"
CALL = "meeting:dahl-on-tran"


def one_node(**changes: object) -> Table:
    row = {"id": "state:VNM", "type": "State", "name": "Viet Nam", "names": ["Vietnam"], "properties": {}} | changes
    return Table(network.NODE_COLUMNS, (tuple(row[column] for column in network.NODE_COLUMNS),))


def no_edges() -> Table:
    return Table(network.EDGE_COLUMNS, ())


def test_a_node_carries_its_names_and_the_properties_that_the_model_declares() -> None:
    nodes = one_node(properties={"code": "VNM", "id": "state:VNM", "search": "viet nam"})
    graph = network.build(nodes, no_edges())
    assert dict(graph.nodes.items()) == {
        "state:VNM": {"type": "State", "name": "Viet Nam", "names": ["Viet Nam", "Vietnam"], "code": "VNM"}
    }


def test_an_edge_carries_its_properties_and_its_evidence_by_date(asean: network.Multigraph) -> None:
    (tie,) = [
        (source, target, data)
        for source, target, data in asean.edges(data=True)
        if data["type"] == "REPRESENTS" and source == DAHL
    ]
    quotes = [
        {
            "quote": "Norway's Ambassador to ASEAN, Ingrid Dahl, spoke for the Norwegian side.",
            "document": "document:committee",
            "title": "ASEAN, Norway look at the year ahead",
            "published": "2023-09-04",
            "source": "https://example.org/committee",
            "rule": "office-of",
            "confidence": 0.97,
        },
        {
            "quote": "Ingrid Dahl, Norway's Ambassador to ASEAN since 2022, paid a courtesy call.",
            "document": "document:call",
            "title": "Deputy Secretary-General receives Norway's ambassador",
            "published": "2024-02-20",
            "source": "https://example.org/call",
            "rule": "office-of",
            "confidence": 0.97,
        },
    ]
    properties = {"office": "Ambassador", "since": "2022"}
    assert tie == (DAHL, "state:NOR", {"type": "REPRESENTS", "properties": properties, "evidence": quotes})


def test_two_spells_between_the_same_nodes_are_two_edges(asean: network.Multigraph) -> None:
    given = asean.get_edge_data("state:NOR", "agreement:norway-pca")
    amounts = sorted(data["properties"]["amount"] for data in given.values() if data["type"] == "CONTRIBUTES_TO")
    assert amounts == [2000000, 7000000]


def test_the_order_of_the_rows_does_not_matter(tables: tuple[Table, Table]) -> None:
    nodes, edges = tables
    shuffled = [replace(table, rows=tuple(random.Random(7).sample(table.rows, len(table.rows)))) for table in tables]
    first, second = network.build(nodes, edges), network.build(*shuffled)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))
    assert network.digest(first) == network.digest(second)


def test_the_digest_changes_with_a_quote(asean: network.Multigraph) -> None:
    before = network.digest(asean)
    next(iter(asean.edges(data=True)))[2]["evidence"][0]["quote"] += "!"
    assert network.digest(asean) != before


def test_a_tie_whose_end_is_absent_is_left_out_and_noted() -> None:
    edges = Table(network.EDGE_COLUMNS, (("member_of:1", "MEMBER_OF", "state:VNM", "organisation:asean", {}, []),))
    graph = network.build(one_node(), edges)
    assert list(graph.edges) == []
    assert graph.graph["notes"] == ["1 tie was left out because an end is not among the nodes."]


def test_a_list_cut_by_a_limit_is_noted() -> None:
    graph = network.build(replace(one_node(), cut="1 row"), no_edges())
    assert graph.graph["notes"] == ["The list of nodes was cut by a limit (1 row), so the graph is not whole."]


def test_a_missing_column_is_named() -> None:
    with pytest.raises(UsageError, match="the network's edges returns no column source, target"):
        network.build(one_node(), Table(("id", "type", "properties", "evidence"), ()))


@pytest.mark.parametrize("what", ["node", "edge"])
def test_a_type_that_the_model_lacks_is_named(what: str) -> None:
    nodes = one_node(type="Treaty") if what == "node" else one_node()
    edges = Table(network.EDGE_COLUMNS, (("x:1", "LIKES", "state:VNM", "state:VNM", {}, []),))
    with pytest.raises(ModelError, match=rf"{what} .* is of no type of the model: '(Treaty|LIKES)'"):
        network.build(nodes, edges if what == "edge" else no_edges())


def test_no_property_of_the_model_hides_what_a_node_carries() -> None:
    kinds = model.load().nodes.values()
    assert {"type", "name", "names"}.isdisjoint(name for kind in kinds for name in kind.properties)


def test_a_part_keeps_the_ties_among_its_nodes(asean: network.Multigraph) -> None:
    found = network.part(asean, {DAHL, TRAN, CALL, "state:NOR", "state:nowhere"})
    ties = sorted((source, data["type"], target) for source, target, data in found.edges(data=True))
    assert sorted(found) == [CALL, DAHL, TRAN, "state:NOR"]
    assert ties == [
        (DAHL, "ATTENDED", CALL),
        (DAHL, "REPRESENTS", "state:NOR"),
        (TRAN, "ATTENDED", CALL),
    ]
    assert found.nodes["state:NOR"] == asean.nodes["state:NOR"]


def test_a_part_can_be_held_to_some_ties(asean: network.Multigraph) -> None:
    (key,) = asean[DAHL]["state:NOR"]
    found = network.part(asean, [DAHL, CALL, "state:NOR"], edges=[key])
    assert list(found.edges(keys=True)) == [(DAHL, "state:NOR", key)]


def test_around_a_node_follows_ties_either_way(asean: network.Multigraph) -> None:
    assert sorted(network.around(asean, CALL)) == [CALL, DAHL, TRAN, "place:jakarta"]
    assert sorted(network.around(asean, CALL, hops=0)) == [CALL]
    assert "state:NOR" in network.around(asean, CALL, hops=2)


def test_around_an_unknown_node_offers_the_nearest(asean: network.Multigraph) -> None:
    with pytest.raises(UsageError, match="'state:NRW' is no node of the graph; did you mean 'state:NOR'"):
        network.around(asean, "state:NRW")


def test_what_an_answer_mentions_is_found_in_nodes_ties_and_paths() -> None:
    norway = GraphNode("state:NOR", ("Entity", "State"), {})
    tie = GraphEdge("part_of:1", "PART_OF", "organisation:mfa-norway", "state:NOR", {})
    bare = GraphEdge("x", "PART_OF", "", "", {})
    table = Table(("a", "b", "c"), ((norway, 3, None), ("state:VNM", [GraphNode("state:KOR", (), {}), tie], bare)))
    assert network.mentioned(table) == {"state:NOR", "state:KOR", "organisation:mfa-norway"}
