"""The header of a query says all about it; a bad one is named with file and line."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph import querybook
from diplograph.errors import UsageError
from diplograph.querybook import Column, Parameter, Query
from diplograph.querybook.files import parse

HEADER = """\
// Who is there?
//
// Everyone, in order
// of name.
//
// party (name): a state or body
// since (date, optional): only after this day
// -> name (text), who (node),
// ties (edges)

"""


BODY = 'WITH "Arland" AS party, null AS since\nMATCH (n) RETURN n'


def test_a_header_says_everything_about_a_query() -> None:
    assert parse(HEADER + BODY, "topic/name", "name.cypher") == Query(
        name="topic/name",
        title="Who is there?",
        description="Everyone, in order\nof name.",
        parameters=(
            Parameter("party", "name", "a state or body", "Arland"),
            Parameter("since", "date", "only after this day", None, optional=True),
        ),
        columns=(Column("name", "text"), Column("who", "node"), Column("ties", "edges")),
        text=HEADER + BODY,
        statement=HEADER + "WITH $party AS party, $since AS since\nMATCH (n) RETURN n",
    )


def test_a_query_without_parameters_runs_as_it_stands() -> None:
    text = "// How many?\n//\n// All of them.\n//\n// -> n (integer)\n\nMATCH (n) RETURN count(n) AS n"
    found = parse(text, "topic/name", "name.cypher")
    assert (found.parameters, found.statement, found.draws, found.topic) == ((), text, False, "topic")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("// Who is there?\n", "", "1: the file must begin with a comment: title, description and columns"),
        ("// Who is there?\n//\n", "// Who is there?\n// Me.\n", "2: the title needs an empty comment line and"),
        ("// Everyone, in order\n// of name.\n", "", "2: the title needs an empty comment line and a description"),
        ("// of name.", "//of name.", "4: a header line is '//' alone or '// ' and a text"),
        ("// party (name): ", "// party (name):", "6: not of the form 'name (type): meaning': 'party (name):a state"),
        ("(date, optional)", "(date, maybe)", "7: not of the form 'name (type): meaning': 'since (date, maybe): only"),
        ("party (name)", "party (person)", "6: 'person' is no type; there are name, text, date, integer, list"),
        ("// since (date", "// party (date", "7: the parameter 'party' stands twice"),
        ("// -> name", "// name", "8: not of the form 'name (type): meaning': 'name (text), who (node),'"),
        (
            "// -> name (text), who (node),\n// ties (edges)\n",
            "",
            "7: the header must end with the columns, after '-> '",
        ),
        ("who (node)", "who", "8: not of the form 'column (type)': 'who'"),
        ("who (node)", "who (person)", "8: 'person' is no type; there are text, texts, date, integer, number, map, "),
        (BODY, "", "10: there is no query after the header"),
        (
            BODY,
            "MATCH (n) RETURN n",
            "11: the query must begin with the values: WITH <value in JSON> AS <parameter>, …",
        ),
        (
            '"Arland" AS party, null',
            "null",
            "11: the first clause must give every parameter of the header a value, not",
        ),
        ('"Arland"', "'Arland'", "11: no value in JSON at column 6"),
        (" AS party", " as party", "11: no 'AS <parameter>' at column 14"),
        ("AS since", "AS since, ", "11: no value in JSON at column 40"),
        ('"Arland"', "null", "11: null is no name for party"),
        ('"Arland"', "3", "11: 3 is no name for party"),
        ("null AS since", '"May 2023" AS since', '11: "May 2023" is no date for since'),
    ],
)
def test_a_bad_header_is_named_with_file_and_line(old: str, new: str, message: str) -> None:
    text = HEADER + BODY
    assert old in text
    with pytest.raises(UsageError, match=re.escape(f"queries/topic/name.cypher:{message}")):
        parse(text.replace(old, new), "topic/name", "queries/topic/name.cypher")


@settings(deadline=None)
@given(st.dictionaries(st.from_regex(r"[a-z]\w{0,8}", fullmatch=True), st.text(max_size=20), min_size=1, max_size=4))
def test_any_text_may_stand_as_a_value_and_none_is_left_in_the_statement(values: dict[str, str]) -> None:
    declared = "".join(f"// {name} (text): something\n" for name in values)
    clause = "WITH " + ", ".join(f"{json.dumps(value)} AS {name}" for name, value in values.items())
    text = f"// Who?\n//\n// All.\n//\n{declared}// -> n (node)\n\n{clause}\nRETURN 1 AS n"
    found = parse(text, "a/b", "b.cypher")
    assert found.examples == values
    assert found.statement.splitlines()[-2:] == [
        "WITH " + ", ".join(f"${name} AS {name}" for name in values),
        "RETURN 1 AS n",
    ]


def test_a_file_without_a_header_takes_the_parameters_that_stand_in_it() -> None:
    text = (
        '// Old ones, not $this\nMATCH (n {a: \'$no\', `$b`: "$c\\"$d"}) /* $e */ '
        "WHERE n.x > $x AND n.x < $y + $x RETURN n"
    )
    found = querybook.from_text(text, "mine.cypher")
    assert (found.name, found.title, found.statement, found.columns) == ("mine.cypher", "Old ones, not $this", text, ())
    assert [str(parameter) for parameter in found.parameters] == ["x (json)", "y (json)"]
    assert querybook.convert(found, {"x": "1965", "y": "Viet Nam"}) == {"x": 1965, "y": "Viet Nam"}
    assert querybook.convert(found, {"x": '"1965"', "y": [1]}) == {"x": "1965", "y": [1]}
    with pytest.raises(UsageError, match=re.escape("mine.cypher needs the parameter 'y' (a parameter of the query)")):
        querybook.convert(found, {"x": "1"})


def test_a_file_with_a_header_is_read_as_a_module() -> None:
    assert querybook.from_text(HEADER + BODY, "mine.cypher") == parse(HEADER + BODY, "mine.cypher", "mine.cypher")
    with pytest.raises(UsageError, match=re.escape("mine.cypher:11: no value in JSON at column 6")):
        querybook.from_text(HEADER + BODY.replace('"', "'"), "mine.cypher")


def test_an_empty_file_holds_no_query() -> None:
    with pytest.raises(UsageError, match=re.escape("mine.cypher holds no query; write Cypher into it")):
        querybook.from_text(" \n", "mine.cypher")
