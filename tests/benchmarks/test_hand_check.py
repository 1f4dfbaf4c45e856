"""Edges drawn for a check by hand: each equally likely, named without text, counted with an interval."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from diplograph.errors import UsageError
from diplograph.records import Document, Edge, Evidence, Node, Reading

Bench = Callable[[str], Any]
TEXT = "Before. Ruritania backs Syldavia. After."


def reading(number: int, edges: int = 3) -> Reading:
    """A document with some edges between states."""
    said = (Evidence(8, 33, TEXT[8:33], "supports", 0.9),)
    nodes = tuple(Node(f"state:{n}", "State", (f"State {n}",)) for n in range(edges + 1))
    ties = tuple(Edge("SUPPORTS", f"state:{n}", f"state:{n + 1}", {}, said) for n in range(edges))
    return Reading(Document(f"document:{number}", f"d{number}", TEXT, published="2021-05-05"), nodes, ties)


def test_edges_are_drawn_by_the_seed_whatever_the_order(bench: Bench) -> None:
    hand_check = bench("hand_check")
    read = [(f"ruritania/{n:02}.txt", reading(n)) for n in range(20)]
    first = hand_check.drawn(read, 10, 1)
    assert hand_check.drawn([*reversed(read), read[0]], 10, 1) == first
    assert hand_check.drawn(read, 10, 2) != first
    assert len({(name, edge.source) for name, _, edge in first}) == 10
    assert len(hand_check.drawn(read, 60, 1)) == 60
    with pytest.raises(UsageError, match="the documents have 60 edges, fewer than 61"):
        hand_check.drawn(read, 61, 1)


def test_the_rows_hold_names_and_the_sheet_holds_text(bench: Bench, tmp_path: Path) -> None:
    hand_check = bench("hand_check")
    found = hand_check.drawn([("ruritania/a.txt", reading(1, 1))], 1, 1)
    into, sheet = hand_check.write(found, tmp_path / "check.csv", tmp_path)
    assert into.read_text() == (
        "document,edge,source,target,rule,verdict\nruritania/a.txt,SUPPORTS,State 0,State 1,supports,\n"
    )
    assert "   supports: Before. >>>Ruritania backs Syldavia.<<< After.\n" in sheet.read_text()
    with pytest.raises(UsageError, match="is there already"):
        hand_check.write(found, into, tmp_path)
    with pytest.raises(UsageError, match=r"check\.csv: row 1 has the verdict ''; use right, wrong, open"):
        hand_check.judged(into)


def test_verdicts_are_counted_by_type(bench: Bench, tmp_path: Path) -> None:
    hand_check = bench("hand_check")
    path = tmp_path / "check.csv"
    rows = ["a,SIGNED,x,y,signed,right", "a,SIGNED,x,y,signed,wrong", "b,HOSTED,x,y,hosted,open"]
    path.write_text("\n".join(["document,edge,source,target,rule,verdict", *rows]) + "\n")
    found = hand_check.figures(hand_check.judged(path))
    assert {name: (of["right"], of["wrong"], of["open"], of["share"]) for name, of in found["types"].items()} == {
        "SIGNED": (1, 1, 0, 0.5),
        "HOSTED": (0, 0, 1, None),
    }
    assert list(hand_check.table(found))[-1].split() == ["all", "1", "1", "1", "0.500", "(0.09–0.91)"]
