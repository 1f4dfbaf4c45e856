"""The word lists of the reading, from ``words.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from diplograph.lexicon.files import read_yaml


def words(name: str) -> frozenset[str]:
    """The words of the list ``name``; ``words.yaml`` says what each list is for."""
    return lists()[name]


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """Every list by its name."""
    return {name: frozenset(listed) for name, listed in read_yaml("words.yaml").items()}
