"""The words of portfolios, from ``portfolios.yaml``."""

from __future__ import annotations

from functools import cache

from diplograph.lexicon.files import read_yaml


@cache
def words() -> frozenset[str]:
    """Capitalised words that portfolios are made of."""
    return frozenset(read_yaml("portfolios.yaml"))
