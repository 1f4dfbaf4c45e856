"""Questions and their answers: as a table, as CSV, as JSON, and the sentences behind them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from diplograph import querybook
from diplograph.cli.tables import show
from diplograph.records import GraphEdge, GraphNode, Table

Run = Callable[..., Result]

NAMES = "MATCH (n:State) RETURN n.name AS name, n.names AS names ORDER BY name"


def test_queries_lists_the_whole_book(run: Run) -> None:
    result = run("queries", "--format", "csv")
    assert (result.exit_code, result.stderr) == (0, "")
    assert [row[:2] for row in csv.reader(io.StringIO(result.stdout))] == [
        ["name", "question"],
        *([query.name, query.title] for query in querybook.book().values()),
    ]


def test_queries_prints_one_as_it_opens_in_neo4j_browser(run: Run) -> None:
    result = run("queries", "meetings/agenda")
    assert (result.exit_code, result.stdout) == (0, querybook.find("meetings/agenda").text)


def test_a_named_query_with_a_parameter(ask: Run) -> None:
    result = ask("query", "network/names", "-P", "part=syldavia", "--format", "json")
    assert (result.exit_code, result.stderr) == (0, "")
    talks = "Talks between Ruritania and Syldavia"
    assert json.loads(result.stdout) == {
        "columns": ["name", "type", "called", "id"],
        "rows": [
            {"name": "Syldavia", "type": "State", "called": "Syldavia", "id": "state:syldavia"},
            {"name": talks, "type": "Meeting", "called": talks, "id": "meeting:talks"},
        ],
        "cut": None,
    }


def test_a_query_from_stdin_as_a_table(ask: Run) -> None:
    result = ask("query", "-", stdin=NAMES)
    assert (result.exit_code, result.stderr) == (0, "")
    assert [line.rstrip() for line in result.stdout.splitlines()] == [
        "name        names",
        "─" * 47,
        "Borduria    Borduria",
        "Ruritania   Ruritania, the Kingdom of Ruritania",
        "Syldavia    Syldavia",
    ]


def test_a_query_from_a_file_as_csv(ask: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_text(NAMES)
    result = ask("query", "mine.cypher", "--format", "csv")
    assert (
        result.stdout
        == 'name,names\nBorduria,Borduria\nRuritania,"Ruritania, the Kingdom of Ruritania"\nSyldavia,Syldavia\n'
    )


def test_a_named_query_without_an_answer_still_names_its_columns(ask: Run) -> None:
    result = ask("query", "meetings/planned", "--format", "csv")
    columns = [column.name for column in querybook.find("meetings/planned").columns]
    assert (result.exit_code, result.stdout) == (0, ",".join(columns) + "\n")


def test_the_sentences_behind_an_entity(ask: Run) -> None:
    result = ask("evidence", "the kingdom of ruritania")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines() == [
        "Ruritania  ATTENDED  Talks between Ruritania and Syldavia",
        "  “Ruritania and Syldavia held talks in Strelsau on 4 May 2021.”",
        "      Ruritania and Syldavia hold talks, 2021-05-05, talks.md",
        "Ruritania  HOSTED  Talks between Ruritania and Syldavia",
        "  “Ruritania hosted the talks.”",
        "      Ruritania and Syldavia hold talks, 2021-05-05, talks.md",
    ]


def test_the_sentences_behind_the_ties_between_two(ask: Run) -> None:
    result = ask("evidence", "Ruritania", "Syldavia", "--format", "json")
    ties = [(row["via"], row["subject"], row["tie"], row["object"]) for row in json.loads(result.stdout)["rows"]]
    talks = "Talks between Ruritania and Syldavia"
    assert ties == [
        (talks, "Ruritania", "ATTENDED", talks),
        (talks, "Syldavia", "ATTENDED", talks),
        (talks, "Ruritania", "HOSTED", talks),
    ]


def test_no_tie_between_two_is_said(ask: Run) -> None:
    result = ask("evidence", "Borduria", "Syldavia")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no tie joins Borduria and Syldavia\n")


def test_what_a_spreadsheet_would_run_as_a_formula_is_made_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    show(Table(("name", "number"), (("=HYPERLINK(1)", -1), ("Côte d’Ivoire", None))), "csv")
    assert capsys.readouterr().out == "name,number\n'=HYPERLINK(1),-1\nCôte d’Ivoire,\n"


def test_nodes_and_relationships_in_json_and_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    node = GraphNode("state:syldavia", ("Entity", "State"), {"name": "Syldavia"})
    edge = GraphEdge("hosted:1", "HOSTED", "state:syldavia", "meeting:talks", {"claims": 1})
    table = Table(("way",), (([node, edge],),), cut="1 rows")
    show(table, "json")
    assert json.loads(capsys.readouterr().out) == {
        "columns": ["way"],
        "rows": [
            {
                "way": [
                    {"id": "state:syldavia", "labels": ["Entity", "State"], "properties": {"name": "Syldavia"}},
                    {
                        "id": "hosted:1",
                        "type": "HOSTED",
                        "source": "state:syldavia",
                        "target": "meeting:talks",
                        "properties": {"claims": 1},
                    },
                ]
            }
        ],
        "cut": "1 rows",
    }
    show(table, "csv")
    assert capsys.readouterr().out == 'way\n"Syldavia, HOSTED"\n'


def test_a_path_is_read_as_a_way(capsys: pytest.CaptureFixture[str]) -> None:
    syldavia, ruritania, talks = (GraphNode(name, (), {"name": name}) for name in ("Syldavia", "Ruritania", "Talks"))
    hosted = GraphEdge("1", "HOSTED", "Syldavia", "Talks", {})
    attended = GraphEdge("2", "ATTENDED", "Ruritania", "Talks", {})
    show(Table(("way",), (([syldavia, hosted, talks, attended, ruritania],),)), "csv")
    assert capsys.readouterr().out == "way\nSyldavia —HOSTED→ Talks ←ATTENDED— Ruritania\n"


def test_markdown_escapes_what_would_end_a_cell_or_a_row(capsys: pytest.CaptureFixture[str]) -> None:
    show(Table(("name", "said"), (("A|B", "one\ntwo"), ("C\\D", None))), "markdown")
    assert capsys.readouterr().out == "| name | said |\n| --- | --- |\n| A\\|B | one two |\n| C\\\\D |  |\n"


def test_a_whole_number_is_read_without_a_decimal_point(capsys: pytest.CaptureFixture[str]) -> None:
    show(Table(("amount",), ((1_000_000.0,), (2.5,))), "markdown")
    assert capsys.readouterr().out == "| amount |\n| --- |\n| 1000000 |\n| 2.5 |\n"
