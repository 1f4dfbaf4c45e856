"""Several loads at once in one home folder: the first one starts the server and takes it along when it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

COMMAND = str(Path(sys.executable).with_name("diplograph"))


def test_three_loads_at_once_in_a_fresh_home(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in ("few", "more", "many")]
    for folder, number in zip(folders, (1, 3, 9), strict=True):
        folder.mkdir()
        for one in range(number):
            text = f"Norway and Canada signed an agreement on salmon in Oslo on {one + 1} May 2021."
            (folder / f"{one}.txt").write_text(text)
    home = tmp_path / "home"
    loads = [process("load", str(folder), "--workers", "1", home=home) for folder in (folders[2], *folders[:2])]
    told = [load.communicate(timeout=300)[1].splitlines()[0] for load in loads]
    assert told == [f"{number} read, 0 known already" for number in ("9 documents", "1 document", "3 documents")]
    assert [load.returncode for load in loads] == [0, 0, 0]
    together = process("digest", "--json", home=home).communicate()[0]
    other = tmp_path / "other"
    process("load", *map(str, folders), "--workers", "1", home=other).communicate(timeout=300)
    alone = process("digest", "--json", home=other).communicate()[0]
    assert json.loads(together) == json.loads(alone)


def process(*arguments: str, home: Path) -> subprocess.Popen[str]:
    """A command of diplograph on its way, with its own home folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    environment |= {"DIPLOGRAPH_HOME": str(home)}
    return subprocess.Popen(
        [COMMAND, *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
