"""The nouns of meetings and the series that go by an acronym."""

from __future__ import annotations

import pytest

from diplograph.lexicon import meetings, organisations, states


@pytest.mark.parametrize(
    ("form", "meeting_class", "number"),
    [
        ("summit", "summit", "singular"),
        ("ministerial meetings", "talks", "plural"),
        ("senior officials' meeting", "talks", "singular"),
        ("senior officials’ meeting", "talks", "singular"),
        ("talks", "talks", "either"),
        ("consultations", "talks", "either"),
        ("dialogue", "talks", "singular"),
        ("courtesy calls", "call", "plural"),
        ("telephone conversation", "call", "singular"),
        ("state visit", "visit", "singular"),
        ("forum", "conference", "singular"),
        ("session", "conference", "singular"),
        ("working dinner", "ceremony", "singular"),
        ("signing ceremony", "ceremony", "singular"),
        ("round table", "talks", "singular"),
    ],
)
def test_a_noun_has_its_class(form: str, meeting_class: str, number: str) -> None:
    found = meetings.kinds()[form]
    assert (found.kind.meeting_class, found.number) == (meeting_class, number)


def test_longer_nouns_come_first() -> None:
    lengths = [len(form) for form in meetings.kinds()]
    assert lengths == sorted(lengths, reverse=True)


def test_nouns_of_bodies_are_marked() -> None:
    bodies = {form.kind.name for form in meetings.kinds().values() if form.kind.body}
    assert {"forum", "conference", "congress", "assembly"} <= bodies
    assert not {"summit", "visit", "talks", "courtesy call"} & bodies


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("AMM", "ASEAN Foreign Ministers' Meeting", "ministerial meeting"),
        ("ASEAN Foreign Ministers’ Meeting", "ASEAN Foreign Ministers' Meeting", "ministerial meeting"),
        ("ADMM-Plus", "ASEAN Defence Ministers' Meeting-Plus", "ministerial meeting"),
        ("ASEAN Defense Ministers' Meeting", "ASEAN Defence Ministers' Meeting", "ministerial meeting"),
        ("EAS", "East Asia Summit", "summit"),
        ("PMC", "Post Ministerial Conference", "conference"),
        ("SOM", "Senior Officials' Meeting", "senior officials' meeting"),
    ],
)
def test_series(form: str, name: str, kind: str) -> None:
    found = meetings.series()[form]
    assert (found.name, found.kind) == (name, kind)


def test_series_refer_to_what_is_known() -> None:
    kinds = {form.kind.name for form in meetings.kinds().values()}
    for each in meetings.series().values():
        assert each.kind in kinds, each
        for participant in each.participants:
            assert participant in states.states() or organisations.find(participant), each
    assert {form.kind.meeting_class for form in meetings.kinds().values()} == set(meetings.CLASSES)
