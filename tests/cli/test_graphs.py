"""The files about the graph or a part of it: map, report and export."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]

JOINED = ["meeting:talks", "place:strelsau", "state:ruritania", "state:syldavia"]


def exported(ask: Run, *part: str, stdin: str | None = None) -> tuple[list[str], list[tuple[str, str, str]]]:
    """The ids and the ties of the part of the graph that the options choose."""
    result = ask("export", "-o", "graph.json", *part, stdin=stdin)
    assert (result.exit_code, result.stdout) == (0, ""), result.stderr
    graph = json.loads(Path("graph.json").read_text(encoding="utf-8"))
    ties = sorted((tie["source"], tie["type"], tie["target"]) for tie in graph["edges"])
    assert result.stderr == f"{len(graph['nodes'])} nodes and {len(ties)} tie{'s' * (len(ties) != 1)}: graph.json\n"
    return [node["id"] for node in graph["nodes"]], ties


def test_the_whole_graph(ask: Run) -> None:
    assert exported(ask) == (
        sorted([*JOINED, "state:borduria"]),
        [
            ("meeting:talks", "HELD_IN", "place:strelsau"),
            ("state:ruritania", "ATTENDED", "meeting:talks"),
            ("state:ruritania", "HOSTED", "meeting:talks"),
            ("state:syldavia", "ATTENDED", "meeting:talks"),
        ],
    )


@pytest.mark.parametrize(
    ("hops", "nodes"), [("1", ["meeting:talks", "place:strelsau"]), ("2", JOINED)], ids=["one tie", "two ties"]
)
def test_what_lies_around_an_entity(ask: Run, hops: str, nodes: Sequence[str]) -> None:
    assert exported(ask, "--around", "Strelsau", "--hops", hops)[0] == nodes


def test_what_a_query_answers_with(ask: Run) -> None:
    asked = "MATCH (n:State {name: $name})-[:ATTENDED]->(m:Meeting) RETURN n, m"
    assert exported(ask, "--query", "-", "-P", "name=Syldavia", stdin=asked) == (
        ["meeting:talks", "state:syldavia"],
        [("state:syldavia", "ATTENDED", "meeting:talks")],
    )


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_other_forms_of_export(ask: Run, ending: str) -> None:
    result = ask("export", "-o", f"graph.{ending}")
    assert (result.exit_code, result.stderr) == (0, f"5 nodes and 4 ties: graph.{ending}\n")
    assert "Kingdom of Ruritania" in Path(f"graph.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", ["md", "html", "csv", "json"])
def test_the_report(ask: Run, ending: str) -> None:
    result = ask("report", "-o", f"report.{ending}")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"report on 5 nodes and 4 ties: report.{ending}\n"
    assert "Syldavia" in Path(f"report.{ending}").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("part", "words"),
    [
        ((), "the whole graph"),
        (("--around", "Strelsau", "--hops", "2"), "within 2 ties of Strelsau"),
        (
            ("--query", "talks.cypher", "-P", "name=Syldavia"),
            "the answer to talks.cypher, name=Syldavia",
        ),
    ],
    ids=["all", "around", "query"],
)
def test_report_and_map_say_which_part_they_are_about(ask: Run, part: Sequence[str], words: str) -> None:
    asked = "MATCH (n:State {name: $name})-[:ATTENDED]->(m:Meeting) RETURN n, m"
    Path("talks.cypher").write_text(asked, encoding="utf-8")
    for command, file in (("report", "part.md"), ("map", "part.html")):
        result = ask(command, "-o", file, *part)
        assert result.exit_code == 0, result.stderr
        assert words in Path(file).read_text(encoding="utf-8")


def test_the_map_holds_every_node_and_every_sentence(ask: Run) -> None:
    result = ask("map", "-o", "map.html", "--title", "Ruritania & its neighbours")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "map of 5 nodes and 4 ties: map.html\n"
    page = Path("map.html").read_text(encoding="utf-8")
    for text in ("Ruritania &amp; its neighbours", "Strelsau", "Ruritania hosted the talks."):
        assert text in page
