"""Rounds on fresh text: no document comes twice, marks are whole, and the table counts them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplograph.errors import UsageError

Bench = Callable[[str], Any]
KEPT = [f"ruritania/{number:03}.txt" for number in range(50)]


def test_a_round_is_drawn_by_its_number_from_what_is_left(bench: Bench) -> None:
    rounds = bench("rounds")
    first = rounds.drawn(1, KEPT, [])
    log = [rounds.Mark(1, "ruritania", name, 1, 0, 0) for name in first]
    second = rounds.drawn(2, KEPT, log)
    assert rounds.drawn(1, list(reversed(KEPT)), log) == first
    assert len({*first, *second}) == 40
    assert set(first) | set(second) <= set(KEPT)
    last = rounds.drawn(3, KEPT, [*log, *(rounds.Mark(2, "ruritania", name, 1, 0, 0) for name in second)])
    assert sorted(last) == sorted(set(KEPT) - {*first, *second})


def test_an_earlier_round_is_marked_first(bench: Bench) -> None:
    with pytest.raises(UsageError, match="round 1 is not in the log; add its marks first"):
        bench("rounds").drawn(2, KEPT, [])


def test_too_few_documents_are_no_round(bench: Bench) -> None:
    with pytest.raises(UsageError, match="only 9 documents are left"):
        bench("rounds").drawn(1, KEPT[:9], [])


def test_marks_go_into_the_log_and_the_table(bench: Bench, tmp_path: Path) -> None:
    rounds = bench("rounds")
    marks, log = tmp_path / "round-1.csv", tmp_path / "log.csv"
    marks.write_text(
        "document,edges,edges_right,edges_wrong,edges_missing\nruritania/a.txt,4,3,1,2\nsyldavia/b.txt,5,4,0,3\n"
    )
    rounds.add(1, rounds.marks(1, marks, ["ruritania/a.txt", "syldavia/b.txt"]), log)
    assert log.read_text() == (
        "round,publisher,document,edges_right,edges_wrong,edges_missing\n"
        "1,ruritania,ruritania/a.txt,3,1,2\n"
        "1,syldavia,syldavia/b.txt,4,0,3\n"
    )
    both = {"documents": 2, "right": 7, "wrong": 1, "missing": 5, "precision": 7 / 8, "recall": 7 / 12}
    a = {"documents": 1, "right": 3, "wrong": 1, "missing": 2, "precision": 3 / 4, "recall": 3 / 5}
    b = {"documents": 1, "right": 4, "wrong": 0, "missing": 3, "precision": 1.0, "recall": 4 / 7}
    assert rounds.figures(rounds.log(log)) == {
        "all": both,
        "rounds": {"1": both},
        "publishers": {"ruritania": a, "syldavia": b},
    }
    assert "0.875 (0.53–0.98)" in list(rounds.table(rounds.figures(rounds.log(log))))[-1]
    with pytest.raises(UsageError, match=r"round 1 is in log\.csv already"):
        rounds.add(1, [], log)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        ("a.txt,4,3,,2", "a.txt: fill in edges_right, edges_wrong, edges_missing with whole numbers"),
        ("a.txt,4,3,2,2", "a.txt: 3 right and 2 wrong are more than the 4 edges that were read"),
        ("a.txt,4,3,1,2\nb.txt,4,3,1,2", "marks.csv is not of round 1: b.txt is not in it"),
        ("", "marks.csv is not of round 1: a.txt is missing"),
    ],
)
def test_marks_that_are_not_whole_are_named(bench: Bench, tmp_path: Path, rows: str, complaint: str) -> None:
    path = tmp_path / "marks.csv"
    path.write_text(f"document,edges,edges_right,edges_wrong,edges_missing\n{rows}\n")
    with pytest.raises(UsageError, match=complaint):
        bench("rounds").marks(1, path, ["a.txt"])


@pytest.mark.parametrize(("right", "of", "interval"), [(90, 100, (0.826, 0.945)), (0, 10, (0.0, 0.278)), (0, 0, None)])
def test_the_interval_of_a_share(bench: Bench, right: int, of: int, interval: tuple[float, float] | None) -> None:
    found = bench("shares").wilson(right, of)
    assert (found and tuple(round(end, 3) for end in found)) == interval


def test_no_sheet_goes_into_the_repository(bench: Bench) -> None:
    with pytest.raises(UsageError, match="within the repository"):
        bench("sheets").folder(bench("golden").ROOT / "out")


def test_documents_of_other_publishers_are_scored_by_the_graphs_beside_them(bench: Bench, tmp_path: Path) -> None:
    rounds = bench("rounds")
    with pytest.raises(UsageError, match=r"there is no file .*sources\.csv"):
        rounds.scored(7, tmp_path)
    (tmp_path / "sources.csv").write_text("name,publisher\ntalks,Ministry of Norway\n")
    (tmp_path / "talks.txt").write_text("Norway recognises Kosovo. Canada is a member of NATO.")
    nodes = [
        {"key": name, "type": kind, "names": [name]}
        for name, kind in (("Norway", "State"), ("Kosovo", "State"), ("Canada", "State"), ("EU", "Organisation"))
    ]
    edges = [
        {"type": "RECOGNISES", "source": "Norway", "target": "Kosovo"},
        {"type": "PARTNER_OF", "source": "Canada", "target": "EU"},
    ]
    (tmp_path / "talks.json").write_text(json.dumps({"nodes": nodes, "edges": edges}))
    assert rounds.scored(7, tmp_path) == [rounds.Mark(7, "Ministry of Norway", "elsewhere/talks", 1, 1, 1)]
