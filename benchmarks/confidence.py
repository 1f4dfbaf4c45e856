"""Writes ``src/diplograph/reading/confidence.json``: how often the edges of each rule are right on golden documents.

    python benchmarks/confidence.py [FOLDER …] [--check]

FOLDER holds golden documents (default: tests/golden/documents, and ../shared/gold/dev where it is). An edge that its
gold graph has as optional is neither right nor wrong and does not count. A rule with few edges is drawn towards the
mean of all: ``(right + WEIGHT · mean) / (edges + WEIGHT)``, the mean of a Beta posterior whose prior weighs as much as
WEIGHT edges. ``*`` is the mean itself, for rules that made no edge there. ``--check`` writes nothing and ends with 1
where the file is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import golden

from diplograph.errors import DiplographError

TABLE = golden.ROOT / "src" / "diplograph" / "reading" / "confidence.json"
WEIGHT = 5
MEAN = "*"
LEAST, MOST = 0.01, 1.0


def verdicts(reading: Mapping[str, Any], gold: Mapping[str, Any]) -> Iterator[tuple[str, bool | None]]:
    """Each rule that says an edge, and whether the edge is right; an edge said by two rules counts for both.

    ``None`` where gold has the edge as optional.
    """
    scorer = golden.scorer()
    to_gold = scorer.Pairing(reading, gold).to_gold
    states = {node["key"] for node in gold["nodes"] if node["type"] == "State"}
    wanted: dict[Any, bool] = {}
    for edge in gold["edges"]:
        key = scorer.edge_key(edge, edge["source"], edge["target"], states)
        wanted[key] = wanted.get(key, True) and bool(edge.get("optional"))
    for edge in reading["edges"]:
        ends = [to_gold.get(edge[end]) for end in ("source", "target")]
        key = scorer.edge_key(edge, *ends, states) if None not in ends else None
        right = None if wanted.get(key) else key in wanted
        for rule in sorted({evidence["rule"] for evidence in edge["evidence"]}):
            yield rule, right


def shares(said: Iterable[tuple[str, bool | None]]) -> dict[str, float]:
    """The smoothed share of right edges by rule, and the mean of all."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    for rule, right in said:
        counts[rule][0] += right is True
        counts[rule][1] += right is not None
    right, edges = (sum(count[at] for count in counts.values()) for at in (0, 1))
    mean = right / edges if edges else 0.5
    found = {rule: (right + WEIGHT * mean) / (edges + WEIGHT) for rule, (right, edges) in counts.items()}
    return {rule: round(min(max(share, LEAST), MOST), 2) for rule, share in sorted({**found, MEAN: mean}.items())}


def written(table: Mapping[str, float]) -> str:
    """The file's text."""
    return json.dumps(table, indent=1, sort_keys=True) + "\n"


def measure(folders: Iterable[Path]) -> dict[str, float]:
    """The confidence of each rule on the golden documents in ``folders``."""
    said: list[tuple[str, bool | None]] = []
    for material in map(golden.load, folders):
        for name, reading in golden.readings(material).items():
            said += verdicts(reading, material.golds[name])
    return shares(said)


def main() -> int:
    """Write the table, or with --check compare it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where the file is stale")
    args = parser.parse_args()
    if golden.SEALED in map(golden.name_of, args.folders):
        parser.error(f"{golden.SEALED} is for measuring alone: nothing is learned from it")
    text = written(measure(args.folders or [f for f in golden.present() if golden.name_of(f) != golden.SEALED]))
    stale = not TABLE.exists() or TABLE.read_text(encoding="utf-8") != text
    if not args.check:
        TABLE.write_text(text, encoding="utf-8")
    print(text, end="")
    return int(args.check and stale)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"confidence: {error}")
