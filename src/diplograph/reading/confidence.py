"""How often a rule is right: the share of its edges that were right on the golden documents, from ``confidence.json``.

The file is made by ``benchmarks/confidence.py``; a rule that was seen seldom is drawn towards the mean of all.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources


@cache
def table() -> Mapping[str, float]:
    """The confidence of each rule."""
    text = resources.files("diplograph.reading").joinpath("confidence.json").read_text(encoding="utf-8")
    rules: Mapping[str, float] = json.loads(text)
    return rules


def confidence(rule: str) -> float:
    """The confidence of ``rule``; the mean of all where it was never seen."""
    return table().get(rule, table()["*"])
