"""What several documents say, merged: the rules alone, without a database."""

from __future__ import annotations

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph import model
from diplograph.errors import ModelError
from diplograph.graph import merge
from diplograph.graph.merge import Said
from diplograph.model import Property
from diplograph.records import Value

DECLARED = {
    "date": Property("date", "date", "when"),
    "date_from": Property("date_from", "text", "how that was known", of="date"),
    "kind": Property("kind", "text", "what sort"),
    "period": Property("period", "period", "from when to when"),
    "amount": Property("amount", "number", "how much"),
}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ([], {}),
        ([({}, 3)], {}),
        ([({"kind": "treaty"}, 1)], {"kind": "treaty"}),
        ([({"date": "2023"}, 9), ({"date": "2023-05-16"}, 1), ({"date": "2023-05"}, 5)], {"date": "2023-05-16"}),
        ([({"date": "2023-05-17"}, 2), ({"date": "2023-05-16"}, 1)], {"date": "2023-05-17"}),
        ([({"date": "2023-05-17"}, 1), ({"date": "2023-05-16"}, 1)], {"date": "2023-05-16"}),
        ([({"period": "2022/2026"}, 9), ({"period": "2022-01/2026-12"}, 1)], {"period": "2022-01/2026-12"}),
        ([({"kind": "a very long kind"}, 1), ({"kind": "pact"}, 2)], {"kind": "pact"}),
        (
            [({"kind": "pact", "amount": 1.0}, 1), ({"kind": "pact"}, 1), ({"kind": "deed"}, 1)],
            {"kind": "pact", "amount": 1.0},
        ),
        ([({"amount": 10.0}, 1), ({"amount": 9.0}, 1)], {"amount": 9.0}),
        (
            [({"date": "2023-05-16", "date_from": "stated"}, 1), ({"date": "2023-05", "date_from": "relative"}, 9)],
            {"date": "2023-05-16", "date_from": "stated"},
        ),
        ([({"date": "2023-05-16"}, 1), ({"date": "2023-05", "date_from": "relative"}, 9)], {"date": "2023-05-16"}),
        ([({"date_from": "dateline"}, 1)], {"date_from": "dateline"}),
    ],
)
def test_one_value_for_each_property(said: list[Said], expected: dict[str, Value]) -> None:
    assert merge.merged(said, DECLARED) == expected


DATES = st.sampled_from(["2023", "2023-05", "2023-05-16", "2023-05-17"])
STATEMENTS = st.lists(
    st.tuples(
        st.fixed_dictionaries(
            {},
            optional={
                "date": DATES,
                "date_from": st.sampled_from(["stated", "relative"]),
                "kind": st.sampled_from(["pact", "treaty"]),
                "amount": st.sampled_from([1.0, 2.5]),
            },
        ),
        st.integers(1, 3),
    ),
    max_size=6,
)


@given(said=STATEMENTS, random=st.randoms(use_true_random=False))
def test_the_order_of_statements_does_not_matter_and_nothing_is_invented(said: list[Said], random: Random) -> None:
    found = merge.merged(said, DECLARED)
    shuffled = [one for properties, times in said for one in [(properties, 1)] * times]
    random.shuffle(shuffled)
    assert merge.merged(shuffled, DECLARED) == found
    assert all(any(properties.get(name) == value for properties, _ in said) for name, value in found.items())


@pytest.mark.parametrize(
    ("used", "expected"),
    [
        (
            [(("Ruritania", "the Kingdom"), 2), (("Kingdom of Ruritania",), 1)],
            ["Ruritania", "Kingdom of Ruritania", "the Kingdom"],
        ),
        ([(("RUR",), 1), (("Ruritania",), 1)], ["Ruritania", "RUR"]),
        ([(("Rurik",), 1), (("Ruris",), 1)], ["Rurik", "Ruris"]),
        ([(("RUR", "Ruritania"), 1), (("RUR",), 1), (("Ruritania",), 1)], ["RUR", "Ruritania"]),
    ],
)
def test_the_name_that_most_documents_put_first(used: list[tuple[tuple[str, ...], int]], expected: list[str]) -> None:
    assert merge.names(used) == expected
    assert merge.names(used[::-1]) == expected


def test_a_node_is_looked_up_by_its_folded_names() -> None:
    assert merge.search_keys(["Việt Nam", "VIET NAM", "Viet-Nam", "—"]) == ["viet nam"]


@pytest.mark.parametrize("of", ["day", "date_from"])
def test_a_property_describes_another_one_of_the_same_owner(of: str) -> None:
    text = f"""
version: 1
nodes:
  Meeting:
    plural: Meetings
    is: a meeting
    colour: "#000000"
    shape: star
    properties:
      date: {{type: date, is: when}}
      date_from: {{type: text, of: {of}, is: how}}
edges: {{}}
evidence: {{nodes: {{}}, edges: {{}}}}
"""
    with pytest.raises(ModelError, match=re.escape(f"Meeting.date_from is of '{of}'")):
        model.parse(text)
