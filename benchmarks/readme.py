"""Writes into README.md what the commands shown there print, on the graph of the examples.

A block begins with ``<!-- output of: COMMAND -->`` and ends with ``<!-- end of output -->``. What loads runs first,
then the blocks in their order, in a folder that holds nothing but ``examples`` and with a home of its own. A table in
Markdown is set as it is, all else as a console that shows the command. ``--check`` writes nothing and ends with 1 where
README is stale.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from diplograph import server
from diplograph.settings import Settings

ROOT = Path(__file__).parents[1]
README = ROOT / "README.md"
BLOCK = re.compile(r"(<!-- output of: (?P<command>.+?) -->\n).*?(<!-- end of output -->)", re.S)
WIDTH = "110"


def refreshed(text: str, output_of: Callable[[str], str]) -> str:
    """``text`` with what its commands print now."""
    commands = [match["command"] for match in BLOCK.finditer(text)]
    outputs = {command: output_of(command) for command in sorted(commands, key=_order)}

    def block(match: re.Match[str]) -> str:
        command = match["command"]
        lines = "\n".join(line.rstrip() for line in outputs[command].strip("\n").splitlines())
        shown = lines if lines.startswith("|") else f"```console\n$ {command}\n{lines}\n```"
        return f"{match[1]}{shown}\n{match[3]}"

    return BLOCK.sub(block, text)


def today(text: str) -> str:
    """README as it must read today: every command run on the examples."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "examples", folder / "examples")
        settings = Settings(home=folder / "home")
        with server.opened(settings.store):
            return refreshed(text, lambda command: _run(command, folder))


def _order(command: str) -> bool:
    """Loading comes first, wherever it stands."""
    return not command.startswith("diplograph load")


def _run(command: str, folder: Path) -> str:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "DIPLOGRAPH_HOME": str(folder / "home"),
        "COLUMNS": WIDTH,
    }
    done = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.stdout.decode("utf-8")


def main() -> int:
    """Refresh README, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; say what is stale")
    check = parser.parse_args().check
    before = README.read_text(encoding="utf-8")
    after = today(before)
    if not check:
        README.write_text(after, encoding="utf-8")
        return 0
    sys.stdout.writelines(difflib.unified_diff(before.splitlines(True), after.splitlines(True), "README.md", "today"))
    return int(before != after)


if __name__ == "__main__":
    sys.exit(main())
