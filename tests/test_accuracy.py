"""The reader keeps its scores on the golden documents, and reads the five about ASEAN whole."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from diplograph.errors import UsageError

ROOT = Path(__file__).parents[1]
FOLDERS = ("own", "dev", "check")
FIVE = (
    "asean-rok-dialogue-2023",
    "asean-rok-relations",
    "asean-russia-call-2023",
    "asean-uk-som-2022",
    "pakistan-asean-roundtable-2021",
)
LEAST = {"dev": {"nodes": 0.85, "edges": 0.60}, "check": {"nodes": 0.80, "edges": 0.45}}  # what a release must reach


class Measurement(NamedTuple):
    """One folder of golden documents, its readings, its figures, and the scores that are pinned."""

    material: Any
    readings: dict[str, Any]
    figures: dict[str, Any]
    measured: Any


class Bench(NamedTuple):
    """The modules of benchmarks/ that measure."""

    golden: Any
    accuracy: Any
    floors: Any


@pytest.fixture(scope="module")
def bench() -> Iterator[Bench]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(ROOT / "benchmarks")
        yield Bench(*(importlib.import_module(name) for name in Bench._fields))


@pytest.fixture(scope="module")
def measurement(bench: Bench) -> Callable[[str], Measurement]:
    """Measures a folder by its name, once; skips where it is not here."""

    @cache
    def measure(name: str) -> Measurement:
        folder = {bench.golden.name_of(found): found for found in bench.golden.present()}.get(name)
        if folder is None:
            pytest.skip("needs ../shared (the golden documents dev and check)")
        material = bench.golden.load(folder)
        readings = bench.golden.readings(material)
        figures = bench.accuracy.figures(material, readings)
        scores = bench.accuracy.scores(figures)
        return Measurement(
            material, readings, figures, bench.floors.Measured(name, material.digest, figures["documents"], scores)
        )

    return measure


@pytest.mark.parametrize("name", FOLDERS)
def test_the_floors_are_those_of_these_documents(
    bench: Bench, measurement: Callable[[str], Measurement], name: str
) -> None:
    measured = measurement(name).measured
    floors = bench.floors.kept()[name]
    assert (floors["material"], floors["documents"]) == (measured.material, measured.documents), (
        "the golden documents have changed: read what changed, then python benchmarks/accuracy.py --pin"
    )


@pytest.mark.parametrize("name", FOLDERS)
def test_no_score_is_below_its_floor(bench: Bench, measurement: Callable[[str], Measurement], name: str) -> None:
    assert bench.floors.below(measurement(name).measured, bench.floors.kept()[name]) == []


@pytest.mark.parametrize("name", LEAST)
def test_the_reader_reaches_what_a_release_must(measurement: Callable[[str], Measurement], name: str) -> None:
    scores = measurement(name).measured.scores
    assert {what: scores[what] for what, least in LEAST[name].items() if scores[what] < least} == {}


def test_the_five_documents_about_asean_are_read_whole(bench: Bench, measurement: Callable[[str], Measurement]) -> None:
    found = measurement("dev")
    golds = {name: found.material.golds[name] for name in FIVE}
    nodes, edges, _, errors = bench.golden.scorer().score(found.readings, golds)
    scores = {what: bench.golden.scorer().total(tally).figures()["f1"] for what, tally in (("n", nodes), ("e", edges))}
    listed = "\n".join(" | ".join(map(str, error)) for error in errors if not error[1].startswith("wrong date"))
    assert scores["n"] == 1.0, listed
    assert scores["e"] >= 0.9, listed


def test_every_edge_of_the_five_has_its_sentence(measurement: Callable[[str], Measurement]) -> None:
    found = measurement("dev")
    texts = {document.name: document.text for document in found.material.documents}
    for name in FIVE:
        edges = found.readings[name]["edges"]
        assert edges
        for edge in edges:
            assert edge["quote"]
            assert all(texts[name][e["start"] : e["end"]] == e["quote"] for e in edge["evidence"])


def test_readme_shows_these_figures(bench: Bench, measurement: Callable[[str], Measurement]) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    here = [bench.golden.name_of(folder) for folder in bench.golden.present()]
    missing = [row for name in here if (row := bench.accuracy.row(name, measurement(name).figures)) not in readme]
    assert missing == [], "README is stale: run python benchmarks/accuracy.py --readme"


# What the measuring itself does, on an invented folder.

GOLD = {
    "nodes": [
        {"key": "a", "type": "State", "names": ["Ruritania"]},
        {"key": "b", "type": "State", "names": ["Syldavia"]},
        {"key": "t", "type": "Agreement", "names": ["Klow Treaty"], "date": "2023-05-16"},
        {"key": "p", "type": "Place", "names": ["Klow"], "optional": True},
    ],
    "edges": [
        {"type": "PARTY_TO", "source": "a", "target": "t"},
        {"type": "PARTY_TO", "source": "b", "target": "t"},
    ],
}
SAID = {
    "nodes": [
        {"key": "1", "type": "State", "names": ["Ruritania"]},
        {"key": "2", "type": "Agreement", "names": ["Klow Treaty"], "date": "2023-05"},
        {"key": "3", "type": "Organisation", "names": ["Klow Treaty Office"]},
    ],
    "edges": [
        {"type": "PARTY_TO", "source": "1", "target": "2"},
        {"type": "SUPPORTS", "source": "1", "target": "2"},
    ],
}
NODES = {"precision": 2 / 3, "recall": 2 / 3, "f1": 2 / 3, "right": 2, "said": 3, "wanted": 3}
EDGES = {"precision": 1 / 2, "recall": 1 / 2, "f1": 1 / 2, "right": 1, "said": 2, "wanted": 2}
RATES = ("precision", "recall", "f1")


def totals() -> dict[str, Any]:
    return {
        "documents": 2,
        "nodes": {"micro": {**NODES, "recall": 2 / 6, "f1": 4 / 9, "wanted": 6}, "macro": halves(NODES)},
        "edges": {"micro": {**EDGES, "recall": 1 / 4, "f1": 1 / 3, "wanted": 4}, "macro": halves(EDGES)},
        "dates": {"right": 0.5, "wanted": 1, "share": 0.5},
    }


def halves(row: dict[str, float]) -> dict[str, float]:
    """The mean of one document with these rates and one of which nothing was read."""
    return {rate: row[rate] / 2 for rate in RATES}


def invented(bench: Bench, name: str) -> Any:
    return bench.golden.Material(name, (), {"treaty": GOLD, "unread": GOLD}, "0123")


def test_figures_count_items_and_documents(bench: Bench) -> None:
    found = bench.accuracy.figures(invented(bench, "mine"), {"treaty": SAID})
    by_document = {
        "treaty": {"nodes": NODES, "edges": EDGES},
        "unread": {
            what: {"precision": 0.0, "recall": 0.0, "f1": 0.0, "right": 0, "said": 0, "wanted": row["wanted"]}
            for what, row in (("nodes", NODES), ("edges", EDGES))
        },
    }
    by_type = {what: found.pop(f"{what}_by_type") for what in ("nodes", "edges")}
    assert rounded(found) == rounded({**totals(), "by_document": by_document})
    counts = {
        what: {k: (v["right"], v["said"], v["wanted"]) for k, v in rows.items()} for what, rows in by_type.items()
    }
    assert counts == {
        "nodes": {"Agreement": (1, 1, 2), "Organisation": (0, 1, 0), "State": (1, 1, 4)},
        "edges": {"PARTY_TO": (1, 1, 4), "SUPPORTS": (0, 1, 0)},
    }


def test_a_sealed_folder_shows_totals_alone(bench: Bench) -> None:
    assert rounded(bench.accuracy.figures(invented(bench, "check"), {"treaty": SAID})) == rounded(totals())


@pytest.mark.parametrize("option", [["--errors"], ["--write-readings", "readings"]])
def test_a_sealed_folder_stays_closed(option: list[str], tmp_path: Path) -> None:
    done = run([*option, str(tmp_path / "check")], tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "the misses and readings of check stay closed" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_golden_documents_is_named(tmp_path: Path) -> None:
    done = run([str(tmp_path)], tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        f"accuracy: there are no golden documents in {tmp_path}; name a folder with a NAME.json beside each text\n"
    )


def test_misses_are_listed_and_readings_written(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "treaty.txt").write_text("Norway and Sweden signed the Klow Treaty on 16 May 2023.\n", encoding="utf-8")
    wanted = {"key": "z", "type": "State", "names": ["Zubrowka"]}
    (folder / "treaty.json").write_text(json.dumps({"nodes": [wanted], "edges": []}), encoding="utf-8")
    done = run(["--errors", "--write-readings", str(tmp_path / "out"), str(folder)], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "treaty | missed node | State | Zubrowka" in done.stdout.splitlines()
    written = json.loads((tmp_path / "out" / "mine" / "treaty.json").read_text(encoding="utf-8"))
    assert {"Norway", "Sweden"} <= {name for node in written["nodes"] for name in node["names"]}


def test_pinned_floors_never_sink_in_silence(bench: Bench, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    high = bench.floors.Measured("dev", "0123", 2, {"nodes": 0.8792, "edges": 0.6})
    low = bench.floors.Measured("dev", "0123", 2, {"nodes": 0.8692, "edges": 0.61})
    assert bench.floors.pin([high], path=path) == ["dev: nodes 0.87, edges 0.60"]
    with pytest.raises(UsageError, match=r'dev: nodes 0.869 is below its floor 0.87: say why with --lower "REASON"'):
        bench.floors.pin([low], path=path)
    assert bench.floors.kept(path) == {"dev": {"documents": 2, "edges": 0.6, "material": "0123", "nodes": 0.87}}
    bench.floors.pin([low], "two rules overfitted", path)
    assert bench.floors.kept(path) == {
        "dev": {"documents": 2, "edges": 0.61, "lowered": "two rules overfitted", "material": "0123", "nodes": 0.86}
    }


def rounded(figures: Any) -> Any:
    """``figures`` with nine decimals."""
    return json.loads(json.dumps(figures), parse_float=lambda digits: round(float(digits), 9))


def run(arguments: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """The command, in ``folder``."""
    return subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
