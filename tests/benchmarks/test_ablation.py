"""What is left out is measured on the documents that came upon it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from diplograph.errors import UsageError

Bench = Callable[[str], Any]


def test_the_loss_is_that_of_the_whole_folder(bench: Bench) -> None:
    def counts(right: int, said: int, wanted: int) -> dict[str, tuple[int, int, int]]:
        return {"edges": (right, said, wanted), "nodes": (1, 1, 1), "dates": (0, 0, 0)}

    whole = {("dev", "a"): counts(4, 5, 5), ("dev", "b"): counts(4, 5, 5), ("own", "a"): counts(1, 2, 2)}
    assert bench("ablation").lost(whole, {("dev", "a"): counts(1, 2, 5)}) == {
        "dev": {"edges": 100 * (16 / 20 - 10 / 17), "nodes": 0.0, "dates": 0.0},
        "own": {"edges": 0.0, "nodes": 0.0, "dates": 0.0},
    }


def test_a_name_of_nothing_is_refused_before_anything_is_read(bench: Bench) -> None:
    bench("ablation").check(["met-with", "told-twice", "owner-in-name"])
    with pytest.raises(
        UsageError, match=re.escape("no frame, rule or step is called 'met-wiht'; near to it: met-with")
    ):
        bench("ablation").check(["met-with", "met-wiht"])


def test_the_greatest_loss_comes_first(bench: Bench) -> None:
    rows = [
        {"name": name, "documents": 1, "lost": {"dev": {"edges": loss, "nodes": 0.0, "dates": 0.0}}}
        for name, loss in (("small", 0.5), ("great", 2.5), ("harmful", -1.0))
    ]
    listed = [line.split()[:3] for line in bench("ablation").table(rows, 2)]
    assert listed[1:] == [["great", "1", "2.50"], ["small", "1", "0.50"]]
