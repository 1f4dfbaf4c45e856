"""How the lexicon's data files are read: YAML and tab-separated tables beside this module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources
from typing import Any

import yaml

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser is ten times faster, but not on every machine


def read_yaml(name: str) -> Any:
    """What the file ``name`` of this package declares."""
    return yaml.load(read_text(name), Loader=LOADER)


def read_rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file of this package, without comments (``#``) and empty lines."""
    for line in read_text(name).splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def read_text(name: str) -> str:
    """The text of the file ``name`` of this package."""
    return resources.files("diplograph.lexicon").joinpath(name).read_text(encoding="utf-8")
