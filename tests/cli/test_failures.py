"""Every failure is one clear sentence on stderr with an exit code of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from diplograph import intake

Run = Callable[..., Result]


def ended(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


def test_a_path_that_does_not_exist(run: Run) -> None:
    assert ended(run("read", "nowhere.md")) == (
        2,
        "",
        "Error: there is no file or folder nowhere.md; check the path\n",
    )


def test_no_path_at_all(run: Run) -> None:
    result = run("load")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith("Error: Missing argument 'PATH...'.\n")


def test_no_process_at_all(run: Run) -> None:
    message = "Error: --workers 0: reading takes one process at least; give 1 or more, or leave it out\n"
    assert ended(run("read", "--workers", "0", "x.md")) == (2, "", message)


@pytest.mark.parametrize("form", [("read", "many.txt"), ("read", "many.txt", "--json"), ("queries",)])
def test_who_stops_listening_hears_no_complaint(tmp_path: Path, form: tuple[str, ...]) -> None:
    text = "\n\n".join(
        f"Norway and Chile held talks in Oslo on {day} May {year}." for year in (2001, 2002) for day in range(1, 29)
    )
    (tmp_path / "many.txt").write_text(text)
    program = [sys.executable, "-c", "from diplograph.cli import main; main()", *form]
    with subprocess.Popen(program, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as command:
        assert command.stdout is not None
        command.stdout.close()
        assert (command.wait(), command.stderr and command.stderr.read()) == (141, b"")


def test_a_folder_that_cannot_be_made(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "talks.txt").write_text("Norway and Chile held talks.")
    assert ended(run("read", "talks.txt", "--out", "file/out")) == (
        1,
        "",
        "Error: file/out cannot be made: Not a directory; name another folder\n",
    )


def test_a_failure_of_the_system(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "talks.txt")

    monkeypatch.setattr(intake, "readings", full)
    assert ended(run("read", ".")) == (1, "", "Error: [Errno 28] No space left on device: 'talks.txt'\n")


def test_a_number_that_is_too_large(ask: Run) -> None:
    result = ask("query", "network/around", "-P", "name=Syldavia", "-P", f"hops={10**20}")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: a parameter of the query cannot be sent: ")


@pytest.mark.parametrize("command", ["read", "load"])
def test_a_long_document_is_announced(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    monkeypatch.setattr(sys.modules["diplograph.cli.documents"], "LONG", 20)
    (tmp_path / "long.txt").write_text("Norway and Chile held talks.")
    result = run(command, str(tmp_path / "long.txt"))
    assert result.exit_code == 0
    assert result.stderr.startswith("long is long (28 characters); reading it takes minutes\n")


def test_an_unknown_command(run: Run) -> None:
    result = run("laod")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No such command 'laod'" in result.stderr


def test_an_unknown_query_with_the_nearest(run: Run) -> None:
    result = run("query", "meetings/agneda")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: no query is called 'meetings/agneda'; near to it: meetings/agenda")


def test_a_query_file_that_is_not_there(run: Run) -> None:
    result = run("query", "mine.cypher")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: no query is called 'mine.cypher'")


def test_a_query_file_in_another_encoding(run: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.cypher").write_bytes("RETURN 'Türkiye'".encode("latin-1"))
    assert ended(run("query", "mine.cypher")) == (
        2,
        "",
        "Error: mine.cypher is no text in UTF-8; save it in that encoding\n",
    )


def test_an_empty_query(run: Run) -> None:
    assert ended(run("query", "-", stdin="\n")) == (2, "", "Error: - holds no query; write Cypher into it\n")


def test_a_missing_parameter(ask: Run) -> None:
    result = ask("query", "meetings/agenda")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: meetings/agenda needs the parameter 'meeting'")
    assert "-P meeting=" in result.stderr


def test_a_parameter_without_a_value(ask: Run) -> None:
    assert ended(ask("query", "meetings/agenda", "-P", "meeting")) == (
        2,
        "",
        "Error: -P meeting: a parameter is given as NAME=VALUE\n",
    )


def test_a_name_that_the_graph_does_not_know_with_the_nearest(ask: Run) -> None:
    assert ended(ask("evidence", "Ruritannia")) == (
        2,
        "",
        "Error: nothing in the graph is called 'Ruritannia'; near to it: Ruritania\n",
    )


def test_a_map_around_a_name_that_the_graph_does_not_know(ask: Run) -> None:
    assert ended(ask("map", "-o", "map.html", "--around", "Sildavia")) == (
        2,
        "",
        "Error: nothing in the graph is called 'Sildavia'; near to it: Syldavia\n",
    )
    assert not Path("map.html").exists()


def test_two_parts_of_the_graph_at_once(ask: Run) -> None:
    result = ask("export", "-o", "graph.json", "--around", "Syldavia", "--query", "meetings/agenda")
    assert ended(result) == (2, "", "Error: --around and --query each name a part of the graph; give one of them\n")


def test_a_parameter_for_no_query(ask: Run) -> None:
    result = ask("export", "-o", "graph.json", "-P", "name=Syldavia")
    assert ended(result) == (2, "", "Error: -P gives a parameter to a query; name the query with --query\n")


def test_a_part_that_holds_no_node(ask: Run) -> None:
    result = ask("export", "-o", "graph.json", "--query", "-", stdin="RETURN 1 AS one")
    assert ended(result) == (
        2,
        "",
        "Error: - answers with no node of the graph; choose a query that returns nodes\n",
    )


def test_a_part_that_is_empty(ask: Run) -> None:
    result = ask("export", "-o", "graph.json", "--query", "-", stdin="MATCH (n:Official) RETURN n")
    assert ended(result) == (2, "", "Error: - has no answer, so there is nothing to show\n")


@pytest.mark.parametrize("command", ["map", "report", "export"])
def test_a_file_of_an_unknown_form(ask: Run, command: str) -> None:
    result = ask(command, "-o", "graph.doc")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: graph.doc: ")
    assert not Path("graph.doc").exists()


def test_a_file_in_a_folder_that_does_not_exist(ask: Run) -> None:
    result = ask("export", "-o", "no/graph.json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "Error: no/graph.json: there is no folder no; make it first, or name another file\n"


def test_a_server_that_does_not_answer(run: Run) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
        result = run("query", "network/nodes", NEO4J_URI=f"bolt://127.0.0.1:{port}", NEO4J_PASSWORD="a canary")
    assert (result.exit_code, result.stdout) == (4, "")
    assert f"bolt://127.0.0.1:{port}" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "canary" not in result.stderr


def test_a_wrong_password(ask: Run) -> None:
    address = dict(line.removeprefix("export ").split("=", 1) for line in ask("serve").stdout.splitlines())["NEO4J_URI"]
    result = ask("query", "network/nodes", NEO4J_URI=address, NEO4J_USERNAME="root", NEO4J_PASSWORD="a canary")
    assert (result.exit_code, result.stdout) == (4, "")
    assert "NEO4J_PASSWORD" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert "canary" not in result.stderr


def test_an_address_that_is_none(run: Run) -> None:
    result = run("query", "network/nodes", NEO4J_URI="localhost:7687")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("Error: NEO4J_URI is no address of a Neo4j server")


def test_serving_while_another_server_is_named(run: Run) -> None:
    result = run("serve", NEO4J_URI="bolt://127.0.0.1:7687")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: NEO4J_URI names a server of your own (bolt://127.0.0.1:7687); unset it to serve one from here\n"
    )


def test_an_answer_cut_by_the_limit_is_printed_and_said_to_be_cut(ask: Run) -> None:
    result = ask("query", "network/nodes", "--limit", "2", "--format", "csv")
    assert result.exit_code == 5
    assert [line.split(",")[0] for line in result.stdout.splitlines()] == ["id", "meeting:talks", "place:strelsau"]
    assert result.stderr == "the answer was cut at 2 rows; ask for more with --limit\n"


def test_a_query_that_takes_too_long(ask: Run) -> None:
    endless = "UNWIND range(1, 20000) AS a UNWIND range(1, 20000) AS b WITH a, b WHERE a + b = 3 RETURN count(*) AS n"
    result = ask("query", "-", "--timeout", "1", stdin=endless)
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr.startswith("Error: the query was stopped after")


def test_a_query_that_wants_to_write(ask: Run) -> None:
    result = ask("query", "-", stdin="CREATE (n:Entity {id: 'intruder'}) RETURN n.id AS id")
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    found = ask("query", "-", "--format", "csv", stdin="MATCH (n {id: 'intruder'}) RETURN count(n) AS intruders")
    assert ended(found) == (0, "intruders\n0\n", "")


def test_an_interruption(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "readings", interrupted)
    result = run("read", ".")
    assert (result.exit_code, result.stdout) == (130, "")
    assert "interrupted" in result.stderr


def test_debug_keeps_the_traceback(run: Run) -> None:
    result = run("--debug", "query", "nothing/such")
    assert "no query is called" in str(result.exception)


def test_a_reader_that_closes_the_pipe_ends_the_command_quietly(tmp_path: Path) -> None:
    diplograph = Path(sys.executable).with_name("diplograph")
    shell = f"{diplograph} queries --format json 2> {tmp_path / 'stderr'} | head -c 10"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)
    assert done.stdout == '{\n "column'
    assert (tmp_path / "stderr").read_text() == ""
