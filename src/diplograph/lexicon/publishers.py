"""Who publishes: the home state of a publisher, from ``publishers.yaml``."""

from __future__ import annotations

from functools import cache
from typing import Any

from diplograph.lexicon.files import read_yaml


@cache
def _by_key() -> dict[str, dict[str, Any]]:
    return {entry["key"]: entry for entry in read_yaml("publishers.yaml")}


def home(key: str) -> str | None:
    """The code of the state that the publisher ``key`` speaks for, if any."""
    return _by_key().get(key, {}).get("state")
