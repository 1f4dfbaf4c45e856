"""How often each rule is right: the table has its form, and every rule of the golden readings is in it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplograph.reading.confidence import confidence, table

ROOT = Path(__file__).parents[2]
TABLE = ROOT / "src" / "diplograph" / "reading" / "confidence.json"


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    """The module benchmarks/confidence.py."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        yield importlib.import_module("confidence")


def test_the_file_has_the_form_that_its_command_writes(bench: Any) -> None:
    text = TABLE.read_text(encoding="utf-8")
    assert text == bench.written(json.loads(text))
    assert all(0 < share <= 1 and round(share, 2) == share for share in table().values())
    assert "*" in table()


def test_every_rule_of_the_golden_readings_was_measured(bench: Any) -> None:
    readings = bench.golden.readings(bench.golden.load(bench.golden.OWN))
    used = {e["rule"] for reading in readings.values() for edge in reading["edges"] for e in edge["evidence"]}
    assert sorted(used - table().keys()) == [], "new rules: run python benchmarks/confidence.py"
    assert all(0 < confidence(rule) <= 1 for rule in used)


def test_a_rule_that_was_never_seen_has_the_mean() -> None:
    assert confidence("no such rule") == table()["*"]


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
            edge("HAS_RELATIONS_WITH", "b", "a", "established-relations", "relations-were-established"),
            edge("PARTY_TO", "a", "t", "signed"),
            edge("PARTY_TO", "b", "t", "signed"),
            edge("RECOGNISES", "a", "u", "recognised"),
        ],
    }
    assert list(bench.verdicts(reading, gold)) == [
        ("established-relations", True),
        ("relations-were-established", True),
        ("signed", None),
        ("signed", False),
        ("recognised", False),
    ]


def test_rules_with_few_edges_are_drawn_towards_the_mean(bench: Any) -> None:
    said: list[tuple[str, bool | None]] = []
    for rule, right, wrong in (("often", 15, 5), ("once", 1, 0), ("never right", 0, 4)):
        said += [(rule, True)] * right + [(rule, False)] * wrong
    said.append(("never judged", None))
    mean = 16 / 25
    assert bench.shares(said) == {
        "*": 0.64,
        "never judged": 0.64,
        "never right": round(5 * mean / 9, 2),
        "often": round((15 + 5 * mean) / 25, 2),
        "once": round((1 + 5 * mean) / 6, 2),
    }


def edge(kind: str, source: str, target: str, *rules: str) -> dict[str, Any]:
    return {"type": kind, "source": source, "target": target, "evidence": [{"rule": rule} for rule in rules]}
