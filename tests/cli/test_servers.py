"""The commands about the server: how to reach it, and what is wrong."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

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
    assert names == ["NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE"]
    shown = subprocess.run(
        ["bash", "-c", f"{result.stdout}\nprintenv {' '.join(names)}"], capture_output=True, text=True, check=True
    )
    settings = dict(zip(names, shown.stdout.splitlines(), strict=True))
    found = run("query", "-", "--format", "csv", stdin="MATCH (n:State) RETURN count(n) AS states", **settings)
    assert (found.exit_code, found.stdout, found.stderr) == (0, "states\n3\n", "")
    assert settings["NEO4J_PASSWORD"] not in result.output
    assert str(home) in result.stdout


def test_serve_keeps_the_server_up_until_it_is_told_to_end(tmp_path: Path) -> None:
    command = [str(Path(sys.executable).with_name("diplograph")), "serve"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"DIPLOGRAPH_HOME": str(tmp_path)}
    serving = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert serving.stdout is not None
    assert serving.stdout.readline().startswith("export NEO4J_URI=bolt://127.0.0.1:")
    assert serving.poll() is None
    serving.send_signal(signal.SIGTERM)
    _, stderr = serving.communicate(timeout=60)
    assert (serving.returncode, stderr) == (0, "The server runs until ^C; these lines lead another program to it.\n")


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
