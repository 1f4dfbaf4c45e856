"""Actors beyond single names: rows, unnamed roles, references back."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention, longest
from diplograph.reading.story.groups import coordinate, references, roles, single_roles
from diplograph.reading.text.masks import Mask

Marked = Callable[[str], Mask[Mention]]

NORWAY, SWEDEN = Entity("State", ["Norway"], "NOR"), Entity("State", ["Sweden"], "SWE")
LEE, MOE = Entity("Official", ["Ann Lee"], "ann lee"), Entity("Official", ["Ben Moe"], "ben moe")


def told(found: Iterable[Mention]) -> list[tuple[str, ...]]:
    """The names that each mention stands for; of two that overlap the longer one counts."""
    return [tuple(entity.name for entity in mention.entities) for mention in longest(found)]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("[Norway|State], [Sweden|State] and [Iceland|State] met.", [("Norway", "Sweden", "Iceland")]),
        ("[Norway|State] as well as [Sweden|State] met.", [("Norway", "Sweden")]),
        ("[Ann Lee|Official] (AL) and [Ben Moe|Official] met.", [("Ann Lee", "Ben Moe")]),
        ("In [Norway|State], [Ann Lee|Official] and [Ben Moe|Official] met.", [("Ann Lee", "Ben Moe")]),
        ("[Norway|State] met [Sweden|State].", []),
        (
            "[Norway|State] and [Sweden|State] met [Ann Lee|Official] and [Ben Moe|Official].",
            [("Norway", "Sweden"), ("Ann Lee", "Ben Moe")],
        ),
    ],
)
def test_actors_in_a_row_are_one_group(marked: Marked, sentence: str, rows: list[tuple[str, ...]]) -> None:
    assert told(coordinate(marked(sentence))) == rows


@pytest.mark.parametrize(
    ("sentence", "groups"),
    [
        ("Senior officials of [Norway|State] and [Sweden|State] met.", [("Norway", "Sweden")]),
        (
            "The Foreign Ministers of [Norway|State], [Sweden|State] and [Iceland|State] met.",
            [("Norway", "Sweden", "Iceland")],
        ),
        ("[Norwegian|Adjective=Norway] leaders met.", [("Norway",)]),
        ("[Norwegian|Adjective=Norway] and [Swedish|Adjective=Sweden] officials met.", [("Norway", "Sweden")]),
        ("The fish of [Norway|State] is good.", []),
        ("Friends of [Ann Lee|Official] met.", []),
    ],
)
def test_unnamed_groups_stand_for_their_states(marked: Marked, sentence: str, groups: list[tuple[str, ...]]) -> None:
    assert told(roles(marked(sentence), lambda _: (), nobody)) == groups


def test_an_office_without_a_name_is_its_holder_or_its_state(marked: Marked) -> None:
    holders = {("President", "Norway"): LEE}

    def holder(post: str, side: Entity | None) -> Entity | None:
        return holders.get((post, side.name if side else ""))

    sentence = "The President of [Norway|State] met the [Swedish|Adjective=Sweden] Prime Minister."
    assert told(single_roles(marked(sentence), holder)) == [("Ann Lee",), ("Sweden",)]


@pytest.mark.parametrize(
    ("sentence", "meant"),
    [
        ("Both sides agreed.", [("Norway", "Sweden")]),
        ("The two leaders agreed.", [("Ann Lee", "Ben Moe")]),
        ("They agreed.", [("Ann Lee", "Ben Moe")]),
        ("She agreed.", [("Ann Lee",)]),
        ("We agreed.", [("Norway",)]),
        ("The sides that it has are three.", [("Norway", "Sweden")]),
        ("The two fish swam.", []),
    ],
)
def test_references_go_back_to_who_was_spoken_of(marked: Marked, sentence: str, meant: list[tuple[str, ...]]) -> None:
    assert told(references(marked(sentence), (NORWAY, SWEDEN), (LEE, MOE), (LEE, MOE), (NORWAY,))) == meant


def test_nobody_is_meant_where_nobody_was_spoken_of(marked: Marked) -> None:
    assert told(references(marked("Both sides and the two leaders agreed. They met. We left."), (), (), (), ())) == []


def test_leaders_of_member_states_may_be_known_by_name(marked: Marked) -> None:
    sentence = "The presidents of the [ASEAN|Organisation] member states met."
    assert told(roles(marked(sentence), lambda body: [LEE, MOE] if body.name == "ASEAN" else [], nobody)) == [
        ("Ann Lee", "Ben Moe")
    ]
    assert told(roles(marked(sentence), lambda _: [], nobody)) == [("ASEAN",)]


def test_leaders_of_states_may_be_known_by_name(marked: Marked) -> None:
    sentence = "The presidents of [Norway|State] and [Sweden|State] met."
    assert told(roles(marked(sentence), lambda _: [], lambda *_: [LEE, MOE])) == [("Ann Lee", "Ben Moe")]
    assert told(roles(marked(sentence), lambda _: [], nobody)) == [("Norway", "Sweden")]


def nobody(*_: object) -> list[Entity]:
    return []
