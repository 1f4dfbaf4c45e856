"""The book of queries: headers and what is wrong with one, finding, checking parameters, running."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph import model, querybook
from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.querybook import Column, Parameter, Query
from diplograph.querybook.files import parse
from diplograph.records import Document, Node, Reading, Table

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
BOOK = querybook.book()


def query(*parameters: Parameter) -> Query:
    return Query("topic/name", "Who?", "", parameters, (), "", "")


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


def test_every_module_is_one_question_whose_values_stand_in_the_file() -> None:
    assert {name: found.title for name, found in BOOK.items() if not found.title.endswith("?")} == {}
    assert [name for name, found in BOOK.items() if "$" in found.text] == []
    assert [name for name in BOOK if not re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", name)] == []


def test_the_modules_ask_only_for_what_the_model_declares() -> None:
    known = model.load()
    labels = {"Entity", *known.nodes, *known.evidence_nodes}
    types = {*known.edges, *known.evidence_edges}
    asked = {name: set(named(found.text)) - labels - types for name, found in BOOK.items()}
    assert {name: strange for name, strange in asked.items() if strange} == {}


def named(text: str) -> Iterator[str]:
    """The labels and types of relationship in the Cypher of ``text``."""
    code = re.sub(r'//[^\n]*|"[^"]*"|\'[^\']*\'', "", text)
    for names in re.findall(r":([A-Za-z_]+(?:\s*\|[A-Za-z_]+)*)", code):
        yield from map(str.strip, names.split("|"))


def test_connections_go_over_every_tie_but_a_common_place() -> None:
    asked = set(named(BOOK["network/connections"].text)) - {"Entity"}
    assert asked == model.load().edges.keys() - {"HELD_IN"}


@pytest.mark.parametrize(
    "name",
    [
        "partners/dialogue-partners",
        "dialogue-partners",
        "dialogue_partners",
        "Partners/Dialogue-Partners",
        "dialogue-partners.cypher",
    ],
)
def test_a_query_is_found_by_its_whole_name_or_its_last_part(name: str) -> None:
    assert querybook.find(name) == BOOK["partners/dialogue-partners"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "between-two-parties",
            "several queries are called 'between-two-parties': say which of agreements/between-two",
        ),
        ("dialog-partner", "no query is called 'dialog-partner'; near to it: partners/dialogue-partners, "),
        ("qqq", "no query is called 'qqq'; `diplograph queries` lists all"),
    ],
)
def test_a_name_that_means_no_query_is_refused_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        querybook.find(name)


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


def filled(connection: Connection) -> Connection:
    """A graph of three entities without ties."""
    nodes = (
        Node("state:arland", "State", ("Arland", "Republic of Arland")),
        Node("state:vietland", "State", ("Việt-Land",)),
        Node("organisation:league", "Organisation", ("League of Nine Isles",)),
    )
    graph = Graph(connection)
    graph.prepare()
    graph.write([Reading(Document("document:d", "d", ""), nodes)], "fingerprint")
    return connection


@pytest.mark.database
@pytest.mark.parametrize("name", ["Việt-Land", "viet land", "VIỆT-LAND", "viet-land"])
def test_a_name_is_found_without_regard_to_case_and_accents(connection: Connection, name: str) -> None:
    answer = querybook.run(filled(connection), BOOK["network/around"], {"name": name})
    assert [row["id"] for row in answer.dicts()] == ["state:vietland"]


@pytest.mark.database
@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Republic of Ireland", "nothing in the graph is called 'Republic of Ireland'; near to it: Republic of Arland"),
        ("x`}) DETACH DELETE n //", "nothing in the graph is called 'x`}) DETACH DELETE n //'"),
    ],
)
def test_a_name_that_nothing_has_is_refused_with_the_nearest(connection: Connection, name: str, message: str) -> None:
    with pytest.raises(UsageError, match=f"^{re.escape(message)}$"):
        querybook.run(filled(connection), BOOK["bodies/members"], {"body": name})


@pytest.mark.database
def test_no_answer_keeps_the_columns(connection: Connection) -> None:
    answer = querybook.run(filled(connection), BOOK["bodies/members"], {"body": "League of Nine Isles"})
    assert answer == Table(("member", "since", "until", "tie", "body"), ())


@pytest.mark.database
def test_an_answer_is_cut_where_it_is_told(connection: Connection) -> None:
    answer = querybook.run(filled(connection), BOOK["network/names"], limit=2)
    assert [row["name"] for row in answer.dicts()] == ["Arland", "League of Nine Isles"]
    assert answer.cut is not None
    assert querybook.run(connection, BOOK["network/names"], limit=4).cut is None
