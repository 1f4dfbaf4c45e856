"""Values given to a query: converted, completed by its own, refused where they cannot be meant."""

from __future__ import annotations

import re

import pytest

from diplograph import querybook
from diplograph.errors import UsageError
from diplograph.querybook import Parameter, Query


def query(*parameters: Parameter) -> Query:
    return Query("topic/name", "Who?", "", parameters, (), "", "")


PARAMETERS = (
    Parameter("party", "name", "a state or body", "Côte d'Or"),
    Parameter("kind", "text", "a kind", "summit", optional=True),
    Parameter("after", "date", "a day", None, optional=True),
    Parameter("hops", "integer", "steps", 2, optional=True),
    Parameter("ids", "list", "ids", ["a", "b"], optional=True),
)


@pytest.mark.parametrize(
    ("given", "changed"),
    [
        ({}, {}),
        ({"party": " VIỆT  Nam"}, {"party": "viet nam"}),
        ({"kind": '$x "y"'}, {"kind": '$x "y"'}),
        ({"kind": None}, {"kind": None}),
        ({"after": "2023-05"}, {"after": "2023-05"}),
        ({"hops": "-3"}, {"hops": -3}),
        ({"hops": 3}, {"hops": 3}),
        ({"ids": "state:KOR, b,"}, {"ids": ["state:KOR", "b"]}),
        ({"ids": ("c", "d")}, {"ids": ["c", "d"]}),
    ],
)
def test_values_are_converted_and_defaults_stand_for_the_rest(
    given: dict[str, object], changed: dict[str, object]
) -> None:
    defaults = {"party": "arland", "kind": "summit", "after": None, "hops": 2, "ids": ["a", "b"]}
    assert querybook.convert(query(*PARAMETERS), {"party": "Arland"} | given) == defaults | changed


@pytest.mark.parametrize(
    ("given", "message"),
    [
        (
            {},
            "topic/name needs the parameter 'party' (a state or body): give it with -P party=\"Côte d'Or\"",
        ),
        ({"parti": "A"}, "topic/name has no parameter 'parti': it takes party, kind, after, hops, ids"),
        ({"party": "…"}, "topic/name cannot take '…' for 'party': it must be a name, as in -P party="),
        ({"party": None}, "topic/name cannot take None for 'party': it must be a name"),
        ({"party": 3}, "topic/name cannot take 3 for 'party': it must be a name"),
        (
            {"party": "A", "after": "May 2023"},
            "topic/name cannot take 'May 2023' for 'after': it must be a date (2023, 2023-05 or 2023-05-16), "
            "as in -P after=VALUE",
        ),
        (
            {"party": "A", "hops": "two"},
            "topic/name cannot take 'two' for 'hops': it must be a whole number, as in -P hops=2",
        ),
        ({"party": "A", "hops": "²"}, "topic/name cannot take '²' for 'hops': it must be a whole number"),
        ({"party": "A", "hops": True}, "topic/name cannot take True for 'hops': it must be a whole number"),
        ({"party": "A", "ids": 3}, "topic/name cannot take 3 for 'ids': it must be a list (a,b,c), as in -P ids=a,b"),
    ],
)
def test_a_parameter_that_cannot_be_meant_is_refused(given: dict[str, object], message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        querybook.convert(query(*PARAMETERS), given)


def test_a_query_without_parameters_says_so() -> None:
    with pytest.raises(UsageError, match=re.escape("topic/name has no parameter 'party': it takes none")):
        querybook.convert(query(), {"party": "A"})
