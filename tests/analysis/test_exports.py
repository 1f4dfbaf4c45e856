"""Each form holds the whole graph, read back by networkx; equal graphs give equal bytes."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from diplograph import network
from diplograph.errors import DiplographError, UsageError
from diplograph.network.exports import as_gexf, as_graphml, as_node_link
from diplograph.records import Table

PROPERTIES_OF_EDGES = ("since", "until", "status", "kind", "office", "role", "date", "amount", "currency")


def nodes_of(graph: Any) -> dict[str, dict[str, Any]]:
    return {node: dict(data) for node, data in graph.nodes(data=True)}


def edges_of(graph: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    return {(source, target, key): dict(data) for source, target, key, data in graph.edges(keys=True, data=True)}


def whole(data: dict[str, Any]) -> dict[str, Any]:
    """Attributes as they were before the lists became JSON text and the properties flat."""
    parsed = {name: json.loads(value) if name in ("names", "evidence") else value for name, value in data.items()}
    if "evidence" not in parsed:
        return parsed
    properties = {name: parsed.pop(name) for name in PROPERTIES_OF_EDGES if name in parsed}
    return parsed | {"properties": properties}


def test_node_link_json_holds_everything(asean: network.Multigraph, tmp_path: Path) -> None:
    network.write(asean, tmp_path / "asean.json")
    back = nx.node_link_graph(json.loads((tmp_path / "asean.json").read_text(encoding="utf-8")), edges="edges")
    assert (nodes_of(back), edges_of(back), back.graph) == (nodes_of(asean), edges_of(asean), asean.graph)


def test_graphml_holds_everything(asean: network.Multigraph, tmp_path: Path) -> None:
    network.write(asean, tmp_path / "asean.graphml")
    back = nx.read_graphml(tmp_path / "asean.graphml", force_multigraph=True)
    assert {node: whole(data) for node, data in nodes_of(back).items()} == nodes_of(asean)
    assert {key: whole(data) for key, data in edges_of(back).items()} == edges_of(asean)


def test_gexf_holds_everything_and_the_colours_of_the_model(asean: network.Multigraph, tmp_path: Path) -> None:
    asean.nodes["meeting:amm-55"]["start"] = "2022-08-03"  # a word that GEXF uses itself
    network.write(asean, tmp_path / "asean.gexf")
    back = nx.read_gexf(tmp_path / "asean.gexf")
    nodes, edges = nodes_of(back), edges_of(back)
    assert nodes["state:NOR"].pop("viz") == {"color": {"r": 0x2F, "g": 0x6D, "b": 0xB5, "a": 1.0}}
    assert nodes["meeting:amm-55"]["node_start"] == "2022-08-03"
    for node, data in nodes.items():
        data.pop("viz", None)
        data["start"] = data.pop("node_start", None)
        assert data.pop("label") == data["name"]
        assert {name: value for name, value in whole(data).items() if value is not None} == asean.nodes[node]
    for key, data in edges.items():
        assert data.pop("id") == key[2]
        assert data.pop("label") == data["edge_type"]
        data["type"] = data.pop("edge_type")
    assert {key: whole(data) for key, data in edges.items()} == edges_of(asean)


@pytest.mark.parametrize("ending", [".json", ".graphml", ".gexf"])
def test_a_collapsed_graph_can_be_written_too(asean: network.Multigraph, tmp_path: Path, ending: str) -> None:
    simple = network.collapse(asean)
    network.write(simple, tmp_path / f"simple{ending}")
    if ending == ".json":
        back = nx.node_link_graph(json.loads((tmp_path / "simple.json").read_text(encoding="utf-8")), edges="edges")
    else:
        back = (
            nx.read_graphml(tmp_path / "simple.graphml")
            if ending == ".graphml"
            else nx.read_gexf(tmp_path / "simple.gexf")
        )
    weights = {frozenset(ends): data["weight"] for *ends, data in back.edges(data=True)}
    assert weights == {frozenset(ends): data["weight"] for *ends, data in simple.edges(data=True)}
    assert {node: data["type"] for node, data in back.nodes(data=True)} == {
        node: data["type"] for node, data in simple.nodes(data=True)
    }


@pytest.mark.parametrize("form", [as_node_link, as_graphml, as_gexf])
def test_equal_graphs_give_equal_bytes(tables: tuple[Table, Table], form: Any) -> None:
    nodes, edges = tables
    again = Table(nodes.columns, nodes.rows[::-1]), Table(edges.columns, edges.rows[::-1])
    assert form(network.build(nodes, edges)) == form(network.build(*again))


@given(st.text())
@example("line\u2028separator \x85 \ufffe \x01 </data> ]]> \r\n")
def test_any_sentence_comes_back_as_it_was(text: str) -> None:
    """XML has no form for two characters that are none (U+FFFE, U+FFFF); they become the replacement character."""
    evidence = [dict.fromkeys(network.EVIDENCE_KEYS) | {"quote": text}]
    nodes = Table(network.NODE_COLUMNS, (("state:X", "State", "X", [], {}),))
    edges = Table(network.EDGE_COLUMNS, (("r:1", "RECOGNISES", "state:X", "state:X", {}, evidence),))
    graph = network.build(nodes, edges)
    for form, read in ((as_graphml, nx.read_graphml), (as_gexf, nx.read_gexf)):
        back = read(io.BytesIO(form(graph).encode("utf-8")))
        (statement,) = json.loads(next(iter(back.edges(data="evidence")))[2])
        assert statement["quote"] == text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")


@pytest.mark.parametrize("name", ["Côte d'Ivoire", '<b> & "quotes"', "Việt\tNam", "東ティモール"])
def test_names_come_back_as_they_were(name: str) -> None:
    graph = network.build(
        Table(network.NODE_COLUMNS, (("state:X", "State", name, [], {}),)), Table(network.EDGE_COLUMNS, ())
    )
    for form, read in ((as_graphml, nx.read_graphml), (as_gexf, nx.read_gexf)):
        assert read(io.BytesIO(form(graph).encode("utf-8"))).nodes["state:X"]["name"] == name


def test_an_unknown_ending_lists_the_known(asean: network.Multigraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"graph\.png: the form .* use one of \.graphml, \.gexf, \.json"):
        network.write(asean, tmp_path / "graph.png")


def test_a_missing_folder_is_named(asean: network.Multigraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"there is no folder .*nowhere; make it first"):
        network.write(asean, tmp_path / "nowhere" / "graph.gexf")


def test_what_cannot_be_written_leaves_no_half_file(asean: network.Multigraph, tmp_path: Path) -> None:
    (tmp_path / "graph.json").mkdir()
    with pytest.raises(DiplographError, match=r"graph\.json cannot be written: "):
        network.write(asean, tmp_path / "graph.json")
    assert [path.name for path in tmp_path.iterdir()] == ["graph.json"]
