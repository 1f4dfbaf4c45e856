"""The commands about the server: how to reach it, and what is wrong."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest
from click.testing import Result

from diplograph import doctor
from diplograph.doctor import Finding

Run = Callable[..., Result]


def test_serve_prints_how_to_connect_to_a_server_that_is_up(ask: Run, run: Run, home: Path) -> None:
    result = ask("serve")
    assert result.exit_code == 0
    assert result.stderr == "Another process keeps the server up already; these lines lead another program to it.\n"
    lines = [f"{line}\n" for line in result.stdout.splitlines()]
    names = [line.removeprefix("export ").partition("=")[0] for line in lines]
    assert names == ["DIPLOGRAPH_HOME", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"]
    shell = f"{result.stdout}\nprintenv {' '.join(names)} > shown"  # into a file: no test prints a password
    subprocess.run(["bash", "-c", shell], check=True)
    settings = dict(zip(names, Path("shown").read_text().splitlines(), strict=True))
    found = run("query", "-", "--format", "csv", stdin="MATCH (n:State) RETURN count(n) AS states", **settings)
    assert (found.exit_code, found.stdout, found.stderr) == (0, "states\n3\n", "")
    assert settings["NEO4J_PASSWORD"] not in result.output
    assert settings["DIPLOGRAPH_HOME"] == str(home)


def test_serve_keeps_the_server_up_until_it_is_told_to_end(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("diplograph")), "serve"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"DIPLOGRAPH_HOME": str(tmp_path)}
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert serving.stdout is not None
    assert serving.stdout.readline() == f"export DIPLOGRAPH_HOME={tmp_path}\n"
    assert serving.stdout.readline().startswith("export NEO4J_URI=bolt://127.0.0.1:")
    assert serving.poll() is None
    serving.send_signal(signal.SIGTERM)
    _, stderr = serving.communicate(timeout=60)
    assert (serving.returncode, stderr) == (0, "The server runs until ^C; these lines lead another program to it.\n")


def test_a_neo4j_is_served_with_its_browser_and_found_by_the_other_commands(
    run: Run, tmp_path: Path, neo4j_parts: Path
) -> None:
    home = tmp_path / "home"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"DIPLOGRAPH_HOME": str(home), "DIPLOGRAPH_NEO4J_CACHE": str(neo4j_parts)}
    command = [str(Path(sys.executable).with_name("diplograph")), "serve", "--engine", "neo4j"]
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert serving.stdout is not None
    lines = [serving.stdout.readline().strip() for _ in range(5)]
    address = lines[1].removeprefix("export NEO4J_URI=")
    found = json.loads(run("doctor", "--json").stdout)
    assert [one["what"] for one in found if one["about"] == "server"] == [
        f"neo4j runs at {address} (process {psutil.Process(serving.pid).children()[0].pid})",
        f"Neo4j/5.26.30 answers at {address}",
    ]
    written = run("query", "-", "--write", stdin="CREATE (:Entity {id: 'one'})")
    assert (written.exit_code, written.stderr) == (0, "")
    assert run("query", "-", "--format", "csv", stdin="MATCH (n) RETURN n.id AS id").stdout == "id\none\n"
    again = run("serve", "--engine", "neo4j")
    assert (again.exit_code, again.stdout.splitlines()) == (0, lines)
    page = re.search(r"Neo4j Browser: (http://127\.0\.0\.1:\d+/browser/) \(as neo4j", again.stderr)
    assert page is not None
    with urllib.request.urlopen(page[1], timeout=30) as answer:
        assert (answer.status, b"<title>Neo4j Browser</title>" in answer.read()) == (200, True)
    serving.send_signal(signal.SIGTERM)
    _, stderr = serving.communicate(timeout=60)
    secret = home / "neo4j" / "secret-neo4j"
    assert (serving.returncode, stderr.splitlines()) == (
        0,
        [
            f"Neo4j Browser: {page[1]} (as neo4j, with the password in {secret})",
            "The server runs until ^C; these lines lead another program to it.",
        ],
    )
    missed = run("query", "-", stdin="RETURN 1")
    assert (missed.exit_code, missed.stdout) == (4, "")
    assert missed.stderr.endswith("is not up: run diplograph serve --engine neo4j in another terminal\n")


def test_a_machine_that_cannot_serve_a_neo4j_is_told_what_it_lacks(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DIPLOGRAPH_NEO4J_CACHE", str(tmp_path / "cache"))
    result = run("serve", "--engine", "neo4j")
    assert (result.exit_code, result.stdout) == (4, "")
    assert result.stderr.splitlines() == [
        f"Neo4j Community 5.26.30 (GPLv3) is fetched once, 165 MB, and kept in {tmp_path / 'cache'}.",
        "Error: no java found: Neo4j needs Java 17 or newer on the PATH; install it, or run Neo4j with Docker "
        "(docker-compose.yml) and set NEO4J_URI",
    ]


@pytest.mark.parametrize(
    ("findings", "code"),
    [
        ([Finding("ok", "Python", "3.11.7"), Finding("warning", "settings", "odd", "unset it")], 0),
        ([Finding("problem", "packages", "spacy is not installed", "run: pip install spacy")], 1),
        ([Finding("ok", "Python", "3.11.7"), Finding("problem", "server", "nobody answers")], 4),
    ],
    ids=["warnings only", "a broken installation", "no server"],
)
def test_doctor_ends_as_its_findings_are(
    run: Run, monkeypatch: pytest.MonkeyPatch, findings: list[Finding], code: int
) -> None:
    monkeypatch.setattr(doctor, "examine", lambda _: findings)
    result = run("doctor")
    assert (result.exit_code, result.stderr) == (code, "")
    assert result.stdout == "".join(
        f"{found.status:<8} {found.about}: {found.what}{'; ' if found.mend else ''}{found.mend}\n" for found in findings
    )


def test_doctor_finds_nothing_wrong_here(ask: Run) -> None:
    result = ask("doctor", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    findings = json.loads(result.stdout)
    assert [found for found in findings if found["status"] == "problem"] == []
    assert {"about": "graph", "status": "ok", "what": "1 documents, 5 nodes, 4 edges", "mend": ""} in findings
