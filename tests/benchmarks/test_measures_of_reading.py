"""What the measures of the reading call empty, growing and silent."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from diplograph.reading import Reader
from diplograph.records import Document, Node, Reading, Refused

Bench = Callable[[str], Any]


def test_empty_is_a_long_document_without_edges_and_what_failed(bench: Bench) -> None:
    empty = bench("empty_readings")
    long = Document("document:1", "long", "word " * 101)
    state = Node("state:NOR", "State", ("Norway",))
    assert empty.empty("a", Reading(long, (state,)), 100) == empty.Empty("a", 101, 1, 0)
    assert empty.empty("a", Reading(long, (state,)), 101) is None
    assert empty.empty("a", Refused("a", "it is broken"), 100) == empty.Empty("a", 0, 0, 0, "it is broken")


@pytest.mark.parametrize(("passes", "grows"), [((100, 200, 205, 209), False), ((100, 200, 205, 211), True)])
def test_memory_grows_beyond_the_second_pass(bench: Bench, passes: tuple[float, ...], grows: bool) -> None:
    assert bench("reading_memory").grows(passes) is grows


def test_silences_are_counted_by_word(bench: Bench) -> None:
    silences = bench("silences")
    text = "Norway and Chile held talks in Oslo. The talks were long, and an accord is near."
    reading = Reader().read(Document("document:2", "talks", text))
    found = list(silences.spoken(reading, silences.triggers()))
    assert [(one.words, one.silent) for one in found] == [(("talks",), False), (("talks", "accord"), True)]
    assert silences.counts(found) == [
        {"word": "accord", "silent": 1, "sentences": 1},
        {"word": "talks", "silent": 1, "sentences": 2},
    ]
