"""Centrality against published figures, against networkx, and on the graphs where formulas break."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse.linalg import ArpackNoConvergence

from diplograph import centrality, network
from diplograph.centrality import measures, paths

EXCHANGE = yaml.safe_load((Path(__file__).parent / "exchange_of_diplomats.yaml").read_text(encoding="utf-8"))
PUBLISHED = EXCHANGE["published"]


@pytest.fixture(scope="module")
def exchange() -> Any:
    """Who sends diplomats to whom: 24 states, directed."""
    return nx.DiGraph((sender, host) for sender, hosts in EXCHANGE["sends"].items() for host in hosts)


def spread(values: Any) -> list[float]:
    """Smallest, largest and mean, to the three decimals of the published report."""
    values = list(values)
    return [round(value, 3) for value in (min(values), max(values), sum(values) / len(values))]


def test_the_whole_network_has_the_published_figures(exchange: Any) -> None:
    walked = centrality.shortest_paths(exchange)
    between = centrality.betweenness(exchange, walked)
    figures = {
        "links": exchange.number_of_edges(),
        "density": round(centrality.density(exchange), 3),
        "reciprocity_dyadic": round(centrality.reciprocity(exchange), 3),
        "characteristic_path_length": round(centrality.average_path_length(exchange, walked), 3),
        "diameter": walked.longest,
        "clustering_coefficient_avg": round(centrality.clustering(exchange), 3),
        "betweenness_centralization": round(centrality.centralisation(between, len(exchange) - 1), 3),
        "in_degree_min_max_avg": spread(degree for _, degree in exchange.in_degree()),
        "out_degree_min_max_avg": spread(degree for _, degree in exchange.out_degree()),
        "betweenness_raw_min_max_avg": spread(walked.through),
        "closeness_out_min_max_avg": spread(centrality.closeness(exchange.reverse()).values()),
        "closeness_in_min_max_avg": spread(centrality.closeness(exchange, walked).values()),
        "eigenvector_unscaled_min_max_avg": spread(centrality.eigenvector(exchange).values()),
    }
    assert figures == PUBLISHED


GRAPHS = st.builds(
    lambda size, ties, directed: _graph(size, ties, directed),
    st.integers(1, 9),
    st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.integers(1, 4))),
    st.booleans(),
)


def _graph(size: int, ties: list[tuple[int, int, int]], directed: bool) -> Any:
    graph: Any = nx.DiGraph() if directed else nx.Graph()
    graph.add_nodes_from((str(node), {"type": "State", "name": f"State {node}"}) for node in range(size))
    graph.add_weighted_edges_from((str(a), str(b), w) for a, b, w in ties if a != b and a < size and b < size)
    return graph


@given(GRAPHS)
def test_path_measures_agree_with_networkx(graph: Any) -> None:
    assert centrality.betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-12)
    assert centrality.closeness(graph) == pytest.approx(nx.closeness_centrality(graph), abs=1e-12)
    lengths = [far for _, reached in nx.all_pairs_shortest_path_length(graph) for far in reached.values() if far]
    assert centrality.average_path_length(graph) == pytest.approx(sum(lengths) / len(lengths) if lengths else 0)
    assert centrality.shortest_paths(graph).longest == max(lengths, default=0)


def test_paths_walked_in_several_batches_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.karate_club_graph(), str)
    monkeypatch.setattr(paths, "CELLS_IN_A_BATCH", 7 * len(graph))
    assert centrality.betweenness(graph) == pytest.approx(nx.betweenness_centrality(graph), abs=1e-12)


@given(GRAPHS)
def test_pagerank_and_strength_agree_with_networkx(graph: Any) -> None:
    assert centrality.pagerank(graph) == pytest.approx(nx.pagerank(graph, tol=1e-12, max_iter=1000))
    assert sum(centrality.pagerank(graph).values()) == pytest.approx(1)
    assert centrality.strength(graph) == pytest.approx(dict(graph.degree(weight="weight")))


@given(GRAPHS)
def test_the_eigenvector_is_one_of_the_largest_component(graph: Any) -> None:
    values = centrality.eigenvector(graph)
    giant = max(nx.connected_components(graph.to_undirected()), key=lambda nodes: (len(nodes), nodes == set(values)))
    assert set(values) == giant
    matrix = nx.to_numpy_array(graph, nodelist=sorted(giant))
    matrix = np.maximum(matrix, matrix.T)
    vector = np.array([values[node] for node in sorted(giant)])
    largest = np.linalg.eigvalsh(matrix)[-1]
    assert np.allclose(matrix @ vector, largest * vector, atol=1e-9)
    assert vector @ vector == pytest.approx(1)
    assert (vector > -1e-12).all()


def test_a_large_component_goes_through_arpack_with_the_same_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 2, seed=3), str)
    by_arpack = centrality.eigenvector(graph)
    monkeypatch.setattr(measures, "SMALL_ENOUGH_FOR_DENSE", 400)
    assert by_arpack == pytest.approx(centrality.eigenvector(graph), abs=1e-10)


def test_where_arpack_does_not_converge_the_dense_solver_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    def give_up(*_: object, **__: object) -> None:
        raise ArpackNoConvergence("no convergence", np.array([]), np.array([]))

    graph = nx.relabel_nodes(nx.barabasi_albert_graph(400, 2, seed=3), str)
    expected = centrality.eigenvector(graph)
    monkeypatch.setattr(measures, "eigsh", give_up)
    assert centrality.eigenvector(graph) == pytest.approx(expected, abs=1e-10)


def test_a_path_of_two_parts_has_its_values_by_hand() -> None:
    """a – b – c beside d: betweenness of b is 1 of the 3 pairs without b; d is outside the largest component."""
    graph = nx.Graph([("a", "b", {"weight": 2}), ("b", "c", {"weight": 1})])
    graph.add_node("d")
    assert centrality.degree(graph) == {"a": 1 / 3, "b": 2 / 3, "c": 1 / 3, "d": 0}
    assert centrality.strength(graph) == {"a": 2, "b": 3, "c": 1, "d": 0}
    assert centrality.betweenness(graph) == {"a": 0, "b": 1 / 3, "c": 0, "d": 0}
    root = 5**0.5
    by_hand = {"a": 2 / root, "b": 1, "c": 1 / root}
    assert centrality.eigenvector(graph) == pytest.approx({node: value / 2**0.5 for node, value in by_hand.items()})
    assert centrality.components(graph) == [{"a", "b", "c"}, {"d"}]
    assert centrality.density(graph) == 2 / 6


def test_with_distances_a_path_prefers_strong_ties() -> None:
    """From a to c: 1/1 straight, 1/4 + 1/4 through b."""
    graph = nx.Graph([("a", "b", {"weight": 4}), ("b", "c", {"weight": 4}), ("a", "c", {"weight": 1})])
    assert centrality.betweenness(graph) == {"a": 0, "b": 0, "c": 0}
    assert centrality.betweenness(graph, distances=True) == {"a": 0, "b": 1, "c": 0}
    assert [sorted(data) for *_, data in graph.edges(data=True)] == [["weight"]] * 3


def test_a_projection_is_measured_with_distances(asean: network.Multigraph) -> None:
    projected = network.co_attendance(asean)
    values = centrality.measure(projected)
    assert values["betweenness"] == centrality.betweenness(projected, distances=True)
    collapsed = network.collapse(asean)
    assert centrality.measure(collapsed)["betweenness"] == centrality.betweenness(collapsed)


def test_an_empty_graph_has_no_values() -> None:
    assert centrality.measure(nx.Graph()) == {measure.key: {} for measure in centrality.MEASURES}
    assert centrality.components(nx.Graph()) == []
    assert centrality.average_path_length(nx.Graph()) == 0
    assert centrality.centralisation({}, 0) == 0
    assert (
        centrality.density(nx.Graph()),
        centrality.clustering(nx.Graph()),
        centrality.reciprocity(nx.DiGraph()),
    ) == (
        0,
        0,
        0,
    )


def test_every_measure_says_what_is_divided_by_what_and_where_it_comes_from() -> None:
    for measure in centrality.MEASURES:
        assert measure.meaning.endswith("."), measure.key
        assert measure.source, measure.key
    assert centrality.MEASURES[0].meaning == (
        "The number of nodes tied to the node, divided by n − 1, the most it could be."
    )
    assert centrality.MEASURES[0].source.startswith('Freeman 1979, "Centrality in social networks"')


def test_places_are_among_one_type_and_ties_are_marked() -> None:
    graph: network.SimpleGraph = nx.Graph()
    names = {"s1": "Beta", "s2": "Alpha", "s3": "Gamma", "s4": "Delta", "m": "Summit"}
    graph.add_nodes_from((node, {"type": "Meeting" if node == "m" else "State", "name": names[node]}) for node in names)
    values = {"s1": 0.3, "s2": 0.1 + 0.2, "s3": 0.5, "s4": 0.0, "m": 0.9}
    assert centrality.rank(graph, values, "State") == [
        centrality.Ranked("s3", "Gamma", 0.5, 1, False),
        centrality.Ranked("s2", "Alpha", 0.1 + 0.2, 2, True),
        centrality.Ranked("s1", "Beta", 0.3, 2, True),
        centrality.Ranked("s4", "Delta", 0.0, 4, False),
    ]
    assert centrality.rank(graph, values, "Place") == []
