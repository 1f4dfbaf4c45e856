"""What the command line says of itself, quickly."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from diplograph import __version__
from diplograph.cli import main

Run = Callable[..., Result]

HEAVY = {"arcadedb_embedded", "neo4j", "networkx", "numpy", "pyvis", "rich", "scipy", "spacy", "trafilatura", "yaml"}


def test_the_version(run: Run) -> None:
    assert run("--version").stdout == f"diplograph, version {__version__}\n"


def test_help_names_the_commands_in_the_order_of_use_and_the_exit_codes(run: Run) -> None:
    result = run("--help")
    assert (result.exit_code, result.stderr) == (0, "")
    listed = [line.split()[0] for line in result.stdout.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()]
    assert listed == list(main.commands)
    assert "3 done with documents set aside" in result.stdout
    assert "--debug" not in result.stdout


def test_help_imports_nothing_heavy() -> None:
    program = "import sys, diplograph.cli; print(*{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert HEAVY & set(done.stdout.split()) == set()


@pytest.mark.parametrize(
    ("words", "offered"),
    [("diplograph ev", ["evidence"]), ("diplograph query meetings/ag", ["meetings/agenda"])],
    ids=["commands", "names of queries"],
)
def test_a_shell_completes(words: str, offered: list[str]) -> None:
    environment = {"_DIPLOGRAPH_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = subprocess.run(
        [str(Path(sys.executable).with_name("diplograph"))],
        env=os.environ | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [line.partition(",")[2] for line in done.stdout.splitlines()] == offered
