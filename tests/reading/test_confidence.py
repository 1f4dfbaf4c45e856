"""How far to trust an edge: the weights, their training, and what is known of an edge."""

from __future__ import annotations

import importlib
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplograph.reading.confidence import Weights, features, weighed, weights
from diplograph.records import Edge, Evidence, Node

ROOT = Path(__file__).parents[2]
FILE = ROOT / "src" / "diplograph" / "reading" / "confidence.json"
LEE = Node("o1", "Official", ("Ann Lee",))
TALKS = Node("m1", "Meeting", ("talks of Ann Lee and Ben Moe",), {"date": "2023-07-06"})


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    """The module benchmarks/confidence.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        yield importlib.import_module("confidence")


def said(quote: str, rule: str, start: int = 1000) -> Evidence:
    return Evidence(start, start + len(quote), quote, rule, 1.0)


def test_the_file_has_the_form_that_its_command_writes(bench: Any) -> None:
    assert FILE.read_text(encoding="utf-8") == bench.written(weights())
    assert len(FILE.read_bytes()) < 10_000


def test_what_is_known_of_an_edge() -> None:
    edge = Edge(
        "ATTENDED",
        "o1",
        "m1",
        {},
        (said("Ann Lee met Ben Moe.", "met-somebody", 0), said("The two ministers spoke of whales.", "had-meeting")),
    )
    kinds = {"type ATTENDED", "ATTENDED of Official and Meeting", "dated meeting"}
    support = {"two rules say it", "two sentences say it", "target not named"}
    assert features(edge, edge.evidence[0], LEE, TALKS) == kinds | support | {"rule met-somebody", "at the beginning"}
    assert features(edge, edge.evidence[1], LEE, TALKS) == kinds | support | {"rule had-meeting", "source not named"}


def test_a_surname_alone_and_a_long_sentence_are_known_of_an_edge() -> None:
    edge = Edge("REPRESENTS", "o2", "s1", {}, (said("President Moe " + "spoke of whales " * 40, "office-beside-name"),))
    assert features(edge, edge.evidence[0], Node("o2", "Official", ("Moe",)), Node("s1", "State", ("Norway",))) == {
        "type REPRESENTS",
        "rule office-beside-name",
        "REPRESENTS of Official and State",
        "very long sentence",
        "target not named",
        "person by surname alone",
    }


def test_every_stretch_of_an_edge_is_weighed() -> None:
    edge = Edge("ATTENDED", "o1", "m1", {}, (said("Ann Lee met Ben Moe.", "met-somebody"),))
    sure = weights().probability(features(edge, edge.evidence[0], LEE, TALKS))
    assert [one.confidence for one in weighed(edge, LEE, TALKS).evidence] == [sure]
    assert 0 < sure < 1


def test_a_probability_is_the_logistic_of_the_weights() -> None:
    model = Weights(0.5, {"a": 1.0, "b": -2.0})
    assert model.probability(frozenset({"a", "unknown"})) == round(1 / (1 + math.exp(-1.5)), 2)
    assert model.probability(frozenset({"a", "b"})) == round(1 / (1 + math.exp(0.5)), 2)
    assert Weights(9.0, {}).probability(frozenset()) == 0.99
    assert Weights(-9.0, {}).probability(frozenset()) == 0.01


def test_training_finds_what_speaks_for_and_against_an_edge(bench: Any) -> None:
    edges = [
        bench.Judged(f"document {number}", "publisher", (frozenset({"every", kind}),), right)
        for number in range(40)
        for kind, right in (("good", True), ("good", number % 8 > 0), ("bad", number % 4 == 0))
    ] + [bench.Judged("document 1", "publisher", (frozenset({"every", "seldom"}),), False)]
    model = bench.train(edges)
    assert set(model.features) <= {"every", "good", "bad"}
    good, bad = (model.probability(frozenset({"every", kind})) for kind in ("good", "bad"))
    assert (good, bad) == (pytest.approx(0.94, abs=0.03), pytest.approx(0.25, abs=0.05))
    tried = bench.left_out(edges, [edge.document for edge in edges])
    assert [right for _, right in tried].count(True) == sum(edge.right for edge in edges)
    assert bench.train(edges[::-1]) == model


def test_the_bias_is_moved_until_the_mean_is_the_share_seen(bench: Any) -> None:
    edges = [(frozenset({"a"}),), (frozenset({"b"}), frozenset({"a", "b"})), (frozenset(),)]
    moved = bench.calibrated(Weights(3.0, {"a": 1.0, "b": -2.0}), edges, 0.7)
    best = [max(1 / (1 + math.exp(-moved.log_odds(span))) for span in spans) for spans in edges]
    assert sum(best) / len(best) == pytest.approx(0.7, abs=0.005)
    assert moved.features == {"a": 1.0, "b": -2.0}


def test_a_table_of_reliability_counts_each_edge_once(bench: Any) -> None:
    rows = bench.reliability([(0.3, False), (0.55, True), (0.59, False), (0.95, True), (0.99, True)])
    shown = [(row["from"], row["to"], row["edges"], round(row["said"], 2), row["right"]) for row in rows]
    assert shown == [(0.0, 0.5, 1, 0.3, 0.0), (0.5, 0.6, 2, 0.57, 0.5), (0.9, 1.0, 2, 0.97, 1.0)]


def test_an_edge_is_right_wrong_or_left_to_the_reader(bench: Any) -> None:
    states = [{"key": key, "type": "State", "names": [name]} for key, name in (("a", "Ruritania"), ("b", "Syldavia"))]
    treaty = {"key": "t", "type": "Agreement", "names": ["Klow Treaty"]}
    gold = {
        "nodes": [*states, treaty],
        "edges": [
            {"type": "HAS_RELATIONS_WITH", "source": "a", "target": "b"},
            {"type": "PARTY_TO", "source": "a", "target": "t", "optional": True},
        ],
    }
    unknown = {"key": "u", "type": "State", "names": ["Borduria"]}
    reading = {
        "nodes": [*states, treaty, unknown],
        "edges": [
            {"type": "HAS_RELATIONS_WITH", "source": "b", "target": "a"},
            {"type": "PARTY_TO", "source": "a", "target": "t"},
            {"type": "PARTY_TO", "source": "b", "target": "t"},
            {"type": "RECOGNISES", "source": "a", "target": "u"},
        ],
    }
    assert bench.verdicts(reading, gold) == [True, None, False, False]


def test_the_weights_are_sorted_in_the_file() -> None:
    named = list(json.loads(FILE.read_text(encoding="utf-8"))["weights"])
    assert named == sorted(named)
