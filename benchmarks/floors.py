"""The floors under the reader's scores, in ``tests/golden/floors.json``: raising is free, lowering must be said."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import golden

from diplograph.errors import UsageError

FLOORS = golden.ROOT / "tests" / "golden" / "floors.json"


@dataclass(frozen=True, slots=True)
class Measured:
    """What one folder of golden documents measured: its name, the digest of its files, how many, and the scores."""

    name: str
    material: str
    documents: int
    scores: Mapping[str, float]


def kept(path: Path = FLOORS) -> dict[str, dict[str, Any]]:
    """The floors by the name of the folder: digest of the material, number of documents, a floor for each score."""
    floors: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return floors


def floor(score: float) -> float:
    """``score`` rounded down to two decimals."""
    return math.floor(score * 100 + 1e-9) / 100


def below(measured: Measured, floors: Mapping[str, Any]) -> list[str]:
    """What of ``measured`` is under its floor, one sentence each."""
    return [
        f"{measured.name}: {what} {score:.3f} is below its floor {floors[what]:.2f}"
        for what, score in measured.scores.items()
        if score < floors[what]
    ]


def pin(found: Sequence[Measured], lower: str | None = None, path: Path = FLOORS) -> list[str]:
    """Write the floors of ``found`` and say what they are, a line each; other folders keep theirs.

    UsageError where a floor would sink and ``lower`` gives no reason; the reason is kept beside the floors.
    """
    floors = kept(path)
    sunk = [line for one in found if one.name in floors for line in below(one, floors[one.name])]
    if sunk and not lower:
        raise UsageError(f'{"; ".join(sunk)}: say why with --lower "REASON", or mend the reading')
    for one in found:
        entry = {"material": one.material, "documents": one.documents, **{k: floor(v) for k, v in one.scores.items()}}
        if lower and any(line.startswith(f"{one.name}:") for line in sunk):
            entry["lowered"] = lower
        floors[one.name] = entry
    path.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return [f"{one.name}: {_listed(floors[one.name], one)}" for one in found]


def _listed(entry: Mapping[str, Any], measured: Measured) -> str:
    return ", ".join(f"{what} {entry[what]:.2f}" for what in measured.scores)
