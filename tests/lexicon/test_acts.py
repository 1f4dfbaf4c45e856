"""The verbs by which agreements are made: their forms, and that each says what it is."""

from __future__ import annotations

import pytest

from diplograph.lexicon.acts import PARTS, Act, acts, of
from diplograph.lexicon.files import read_yaml
from diplograph.reading.story.deeds import STANDINGS


@pytest.mark.parametrize(
    ("verb", "third", "past", "ing"),
    [
        ("sign", "signs", ("signed",), ("signing",)),
        ("ratify", "ratifies", ("ratified",), ("ratifying",)),
        ("accede to", "accedes to", ("acceded to",), ("acceding to",)),
        ("agree", "agrees", ("agreed",), ("agreeing",)),
        ("reach", "reaches", ("reached",), ("reaching",)),
        ("initial", "initials", ("initialled", "initialed"), ("initialling", "initialing")),
    ],
)
def test_forms(verb: str, third: str, past: tuple[str, ...], ing: tuple[str, ...]) -> None:
    act = acts()[verb]
    assert (act.third, act.past, act.ing) == (third, past, ing)


def test_verbs_are_sorted() -> None:
    assert list(read_yaml("acts.yaml")) == sorted(acts())


@pytest.mark.parametrize("act", acts().values(), ids=list(acts()))
def test_an_act_says_what_it_is(act: Act) -> None:
    assert act.part in PARTS
    assert act.by in ("", "hand", "decision")
    assert act.status in ("", *STANDINGS)
    assert act.status or act.part != "changes"


def test_parts() -> None:
    assert {act.verb for act in of("joins")} >= {"accede to", "ratify"}
    assert {act.part for act in of("makes", "made")} == {"makes", "made"}
