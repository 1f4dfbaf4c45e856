"""README shows what the commands print today, and names what is there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from diplograph.cli import main
from diplograph.cli.kinds import markdown
from diplograph.connection import Connection

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_the_model_is_that_of_the_model() -> None:
    assert markdown() in README


@pytest.mark.database
def test_every_output_is_what_the_command_prints_today() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "benchmarks" / "readme.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", ""), "README is stale: run make readme"


@pytest.mark.database
@pytest.mark.parametrize("query", re.findall(r"```cypher\n(.*?)\n```", README, re.S))
def test_the_queries_for_neo4j_browser_run(connection: Connection, query: str) -> None:
    assert connection.read(query).rows == ()


@pytest.mark.parametrize("program", re.findall(r"```python\n(.*?)\n```", README, re.S))
def test_the_programs_run(program: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert " ATTENDED meeting:" in done.stdout


def test_every_command_is_named() -> None:
    missing = [name for name in main.commands if f"diplograph {name}" not in README]
    assert missing == []


@pytest.mark.parametrize("name", list(main.commands))
def test_every_command_says_what_it_does(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"], prog_name="diplograph")
    assert result.exit_code == 0
    assert re.search(rf"Usage: diplograph {name} .*\n\n  [A-Z][^\n]+\.", result.stdout)


def test_every_file_that_it_points_to_is_there() -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []
