"""The file of a map, without a browser: what it carries, what it never carries, where nodes stand."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest

from diplograph import atlas, model, network
from diplograph.atlas.layout import layout
from diplograph.atlas.page import SCRIPTS
from diplograph.atlas.payload import payload, years
from diplograph.errors import UsageError
from diplograph.records import Table


def block(page: str, name: str) -> Any:
    found = re.search(rf'<script type="application/json" id="{name}">(.*?)</script>', page, re.S)
    assert found
    return json.loads(found.group(1))


def test_nodes_are_drawn_as_the_model_says(asean: network.Multigraph) -> None:
    page = atlas.render(asean)
    groups = block(page, "options")["groups"]
    assert {name: (group["shape"], group["color"]["background"]) for name, group in groups.items()} == {
        kind.name: (kind.shape, kind.colour) for kind in model.load().nodes.values()
    }
    assert [node["group"] for node in block(page, "nodes")][:2] == ["Organisation", "Meeting"]
    assert len(block(page, "nodes")) == len(asean)


def test_every_shape_of_the_model_has_its_sign_in_the_legend() -> None:
    outlines = (Path(atlas.__file__).parent / "words.js").read_text(encoding="utf-8")
    assert [kind.shape for kind in model.load().nodes.values() if f"\n  {kind.shape}: " not in outlines] == []


def test_every_script_of_the_room_is_in_the_page() -> None:
    assert sorted(SCRIPTS) == sorted(path.name for path in Path(atlas.__file__).parent.glob("*.js"))


def test_several_ties_between_two_nodes_are_one_line(asean: network.Multigraph) -> None:
    made = payload(asean)
    ends = [(line["from"], line["to"]) for line in made.lines]
    assert ends == sorted(set(ends))
    assert len(ends) == network.collapse(asean).number_of_edges()
    assert all(tuple(sorted((source, target))) == ends[line] for _, source, target, line, *_ in made.records["edges"])


def test_a_sentence_that_says_several_ties_is_carried_once(asean: network.Multigraph) -> None:
    founding = "Indonesia, Malaysia, the Philippines, Singapore and Thailand founded ASEAN on 8 August 1967."
    records = payload(asean).records
    assert records["quotes"].count(founding) == 1
    assert atlas.render(asean).count(founding) == 1


def test_the_page_forbids_all_but_its_own_scripts(asean: network.Multigraph) -> None:
    page = atlas.render(asean)
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', page)
    assert found
    policy = dict(part.strip().partition(" ")[::2] for part in found.group(1).replace("&#39;", "'").split(";"))
    scripts = re.findall(r"<script>(.*?)</script>", page, re.S)
    styles = re.findall(r"<style>(.*?)</style>", page, re.S)
    digest = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in [*scripts, *styles]]
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'sha256-{digest[0]}' 'sha256-{digest[1]}'"
    assert policy["style-src"] == f"'sha256-{digest[2]}'"


def test_the_page_refers_to_nothing_outside(asean: network.Multigraph) -> None:
    outside = re.sub(r"<script.*?</script>|<style>.*?</style>", "", atlas.render(asean), flags=re.S)
    assert re.findall(r"\b(?:src|href|action)=", outside) == []


def test_vis_network_keeps_its_licence(asean: network.Multigraph) -> None:
    assert "vis.js may be distributed under either license." in atlas.render(asean)


def test_the_same_graph_gives_the_same_bytes(tables: tuple[Table, Table], tmp_path: Path) -> None:
    nodes, edges = tables
    turned = Table(nodes.columns, nodes.rows[::-1]), Table(edges.columns, edges.rows[::-1])
    for name, pair in (("one", tables), ("two", turned)):
        atlas.write(network.build(*pair), tmp_path / f"{name}.html")
    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()


def test_drawing_leaves_the_graph_as_it_was(asean: network.Multigraph) -> None:
    before = network.digest(asean)
    atlas.render(asean)
    assert network.digest(asean) == before


def test_another_ending_is_refused(asean: network.Multigraph, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"map\.svg: the form .* use one of \.html, \.htm"):
        atlas.write(asean, tmp_path / "map.svg")


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, None),
        ({"since": "1992-12-22"}, [1992, None]),
        ({"since": "1992", "until": "2001-05"}, [1992, 2001]),
        ({"date": "2023-05-16"}, [2023, 2023]),
        ({"date": "2021-08-02", "period": "2021/2025"}, [2021, 2025]),
        ({"status": "observer"}, None),
    ],
)
def test_the_years_of_a_tie(values: dict[str, str], expected: list[int | None] | None) -> None:
    told = model.load()
    declared = dict(told.nodes["Agreement"].properties)
    for kind in told.edges.values():
        declared.update(kind.properties)
    assert years(values, declared) == expected


def test_a_tie_without_a_date_takes_that_of_its_meeting(asean: network.Multigraph) -> None:
    records = payload(asean).records
    names = [node[1][0] for node in records["nodes"]]
    kinds = [kind["name"] for kind in records["kinds"]]
    found = {(kinds[kind], names[source]): when for kind, source, _, _, _, _, when in records["edges"]}
    assert found["ATTENDED", "Ketut Surya"] == [2023, 2023]
    assert found["MEMBER_OF", "Cambodia"] == [1999, None]
    assert found["ACCREDITED_TO", "Ingrid Dahl"] is None


def graph_of(*ties: tuple[str, str], alone: int = 0) -> network.SimpleGraph:
    graph: network.SimpleGraph = nx.Graph(ties)
    graph.add_nodes_from(f"alone {number}" for number in range(alone))
    return graph


@pytest.mark.parametrize(
    "graph",
    [
        graph_of(alone=1),
        graph_of(alone=30),
        graph_of(("a", "b"), ("c", "d")),
        nx.relabel_nodes(nx.star_graph(300), str),
        nx.relabel_nodes(nx.barabasi_albert_graph(900, 2, seed=2), str),
    ],
    ids=["one", "strangers", "two pairs", "star", "hundreds"],
)
def test_no_two_nodes_overlap(graph: network.SimpleGraph) -> None:
    order = sorted(graph, key=lambda node: (-graph.degree[node], node))
    sizes = np.array([6 + 20 * (graph.degree[node] / max(1, graph.degree[order[0]])) ** 0.5 for node in order])
    made = layout(graph, order, sizes.tolist())
    points = np.array(made.points, dtype=float)
    far = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1)) + np.eye(len(order)) * 1e9
    room = np.add.outer(sizes, sizes) * made.stretch**0.5
    assert (far > room - 1).all()
    assert abs(points.min(axis=0) + points.max(axis=0)).max() <= 1
    assert made.stretch == pytest.approx(max(1, (len(order) / 400) ** 0.5 if graph.size() else 1), abs=1e-3)


def test_an_empty_graph_has_no_places() -> None:
    assert layout(graph_of(), [], []).points == []
