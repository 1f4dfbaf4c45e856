"""The same documents give the same readings, byte by byte, in any order, process, number of processes and hash seed."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
FOLDERS = ("examples", "tests/golden/documents")


def test_the_order_the_process_and_the_hash_seed_change_nothing() -> None:
    command = [sys.executable, str(ROOT / "benchmarks" / "same_readings.py"), *FOLDERS, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert found["differing"] == []
    assert found["documents"] > 15
    assert [(run["workers"], run["seed"]) for run in found["runs"]] == [(1, 0), (2, 1), (3, 2)]
    assert len({run["digest"] for run in found["runs"]}) == 1
    assert done.returncode == 0
