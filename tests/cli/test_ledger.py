"""``digest``: what the command prints of the graph of the invented document."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from click.testing import Result

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
