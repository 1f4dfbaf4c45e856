"""``digest``, ``documents``, ``runs`` and ``forget``: what the command prints of the graph of the invented document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from diplograph import model, server

Run = Callable[..., Result]


def test_the_digest_is_one_line(ask: Run) -> None:
    result = ask("digest")
    assert (result.exit_code, result.stderr) == (0, "")
    assert re.fullmatch(r"[0-9a-f]{64}\n", result.stdout)
    told = json.loads(ask("digest", "--json").stdout)
    assert f"{told['digest']}\n" == result.stdout
    assert {name: part["rows"] for name, part in told["parts"].items()} == {
        "nodes": 5,
        "edges": 4,
        "documents": 1,
        "mentions": 5,
        "claims": 4,
    }


def test_the_documents_with_their_files_and_the_loads(run: Run, tmp_path: Path) -> None:
    (tmp_path / "talks.txt").write_text("Norway and Chile held talks in Oslo on 4 May 2021.")
    with server.opened(tmp_path / "home" / "store"):
        _loaded_listed_forgotten(run, tmp_path)


def _loaded_listed_forgotten(run: Run, tmp_path: Path) -> None:
    assert run("load", "talks.txt").exit_code == 0
    (document,) = json.loads(run("documents", "--json").stdout)["rows"]
    assert (document["name"], document["files"], document["claims"]) == ("talks", [f"{tmp_path}/talks.txt"], 3)
    (load,) = json.loads(run("runs", "--json").stdout)["rows"]
    assert (load["status"], load["read"], load["documents"], load["paths"]) == ("done", 1, 1, ["talks.txt"])
    assert "talks.txt" in run("documents").stdout
    assert "done" in run("runs").stdout
    result = run("forget", "talks.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "1 document forgotten\n")
    assert json.loads(run("documents", "--json").stdout)["rows"] == []
    result = run("forget", "talks.txt")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "Error: the graph holds no document 'talks.txt'; diplograph documents lists what there is\n"
    )


def test_migrate_says_what_was_done(ask: Run) -> None:
    result = ask("migrate")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == (
        f"the model of the graph has version {model.load().version} already\n"
        "1 document without a file: load their folders again; diplograph documents lists them\n"
    )


def test_no_two_statements_disagree(ask: Run) -> None:
    result = ask("conflicts")
    assert (result.exit_code, result.stderr) == (0, "no two statements disagree on a date or a number\n")
    assert json.loads(ask("conflicts", "--json").stdout)["rows"] == []
