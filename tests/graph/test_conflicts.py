"""Documents that disagree leave two claims and a line among the conflicts; two terms of one office do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from ruritania import ENVOY, LEAGUE, READER, RURITANIA, claims, envoy, node, reading, ties

from diplograph.graph import Graph
from diplograph.records import Reading, Value


def member(name: str, **said: Value) -> Reading:
    return reading(
        name, [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, said, f"It is one, says {name}.")]
    )


def talks(name: str, **said: Value) -> Reading:
    return reading(name, [node("meeting:talks", "Talks", **said)])


def told(graph: Graph) -> list[tuple[object, ...]]:
    """The conflicts without the ids; the values as ``value: documents``."""
    found: list[tuple[object, ...]] = []
    for row in graph.conflicts().dicts():
        values = row["values"]
        assert isinstance(values, list)
        listed = {each["value"]: " ".join(each["documents"]) for each in values}
        found.append((row["subject"], row["tie"], row["object"], row["property"], listed, row["kept"]))
    return found


def test_two_documents_that_disagree_on_a_date(graph: Graph) -> None:
    graph.write([member("one", until="2001"), member("two", until="2002-03"), member("three", until="2002")], READER)
    assert ties(graph, "MEMBER_OF") == [(RURITANIA.id, LEAGUE.id, {"until": "2002-03", "claims": 3})]
    said = [claim["said"] for claim in claims(graph)]
    assert said == [
        '{"until": "2001"}',
        '{"until": "2002"}',
        '{"until": "2002-03"}',
    ]
    values = {"2001": "one", "2002": "three", "2002-03": "two"}
    assert told(graph) == [("Ruritania", "MEMBER_OF", "League of Plains", "until", values, "2002-03")]


def test_a_beginning_that_is_told_twice(graph: Graph) -> None:
    graph.write([member("one", since="1992"), member("two", since="1993")], READER)
    assert len(ties(graph, "MEMBER_OF")) == 2
    values = {"1992": "one", "1993": "two"}
    assert told(graph) == [("Ruritania", "MEMBER_OF", "League of Plains", "since", values, None)]


def gift(name: str, *gifts: dict[str, Value]) -> Reading:
    ties = [
        ("CONTRIBUTES_TO", RURITANIA.id, LEAGUE.id, {"currency": "EUR", **said}, f"{name} tells of {number}.")
        for number, said in enumerate(gifts)
    ]
    return reading(name, [RURITANIA, LEAGUE], ties)


@pytest.mark.parametrize(
    ("readings", "differs", "values"),
    [
        (
            [gift("one", {"amount": 5.0, "date": "2020"}), gift("two", {"amount": 5.0, "date": "2021"})],
            "date",
            {"2020": "one", "2021": "two"},
        ),
        (
            [gift("one", {"amount": 5.0, "date": "2020-05-01"}), gift("two", {"amount": 6.0, "date": "2020-05-01"})],
            "amount",
            {5.0: "one", 6.0: "two"},
        ),
        ([gift("one", {"amount": 5.0, "date": "2020"}), gift("two", {"amount": 6.0, "date": "2020"})], "", {}),
        ([gift("one", {"amount": 5.0, "date": "2020"}), gift("two", {"amount": 5.0, "date": "2020-05"})], "", {}),
        ([gift("one", {"date": "2020"}), gift("two", {"date": "2021"})], "", {}),
        (
            [
                gift("one", {"amount": 5.0, "date": "2020"}, {"amount": 5.0, "date": "2021"}),
                gift("two", {"amount": 5.0, "date": "2022"}),
            ],
            "",
            {},
        ),
    ],
)
def test_one_gift_with_two_dates_or_amounts(
    graph: Graph, readings: list[Reading], differs: str, values: dict[Value, str]
) -> None:
    graph.write(readings, READER)
    expected = [("Ruritania", "CONTRIBUTES_TO", "League of Plains", differs, values, None)]
    assert told(graph) == (expected if differs else [])


def test_documents_of_one_name_are_told_apart(graph: Graph) -> None:
    one, two = member("index", until="2001"), member("other", until="2002")
    two = replace(two, document=replace(two.document, name="index"))
    graph.write([one, two, member("three", until="2003")], READER)
    values = {"2001": f"index ({one.document.id})", "2002": f"index ({two.document.id})", "2003": "three"}
    assert told(graph) == [("Ruritania", "MEMBER_OF", "League of Plains", "until", values, "2001")]
    assert [row["effect"] for row in graph.review().dicts()] == [3]


def test_two_terms_of_one_office_are_two_edges_and_no_conflict(graph: Graph) -> None:
    graph.write([envoy("one", since="1992", until="1995"), envoy("two", since="2001")], READER)
    assert ties(graph, "REPRESENTS") == [
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "1992", "until": "1995", "claims": 1}),
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "2001", "claims": 1}),
    ]
    assert told(graph) == []


def test_documents_that_disagree_on_a_node(graph: Graph) -> None:
    graph.write(
        [talks("one", date="2021-05-04"), talks("two", date="2021-05"), talks("three", date="2021-06-01")], READER
    )
    values = {"2021-05": "two", "2021-05-04": "one", "2021-06-01": "three"}
    assert told(graph) == [("Talks", "", "", "date", values, "2021-05-04")]


@pytest.mark.parametrize(
    ("one", "other"),
    [({"until": "2001"}, {"until": "2001-05"}), ({"until": "2001"}, {}), ({"since": "1990"}, {"since": "1990-02"})],
)
def test_what_is_more_precise_or_silent_does_not_disagree(
    graph: Graph, one: dict[str, Value], other: dict[str, Value]
) -> None:
    graph.write([member("one", **one), member("two", **other)], READER)
    assert told(graph) == []


def test_other_words_are_no_disagreement(graph: Graph) -> None:
    graph.write([talks("one", kind="talks"), talks("two", kind="consultations")], READER)
    assert told(graph) == []
