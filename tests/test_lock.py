"""requirements.lock: what pyproject.toml asks for, each with hashes, from no address of its own."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
WANTED = [
    *PROJECT["project"]["dependencies"],
    *PROJECT["dependency-groups"]["dev"],
    *PROJECT["build-system"]["requires"],
]
ENTRY = re.compile(r"^(?P<requirement>\w[^\\\n]*?) \\\n(?P<hashes>(?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


@pytest.fixture(scope="module")
def locked() -> dict[str, list[str]]:
    """The versions that the lock pins, by package: several where Pythons or systems need different ones."""
    found: dict[str, list[str]] = {}
    for entry in ENTRY.finditer(LOCK):
        requirement = Requirement(entry["requirement"])
        (pin,) = requirement.specifier
        assert pin.operator == "=="
        found.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
    return found


@pytest.mark.parametrize("wanted", WANTED)
def test_what_is_asked_for_is_locked(locked: dict[str, list[str]], wanted: str) -> None:
    requirement = Requirement(wanted)
    versions = locked[canonicalize_name(requirement.name)]
    assert [version for version in versions if version not in requirement.specifier] == [], "run make lock"


def test_every_entry_has_hashes(locked: dict[str, list[str]]) -> None:
    pins = re.findall(r"^\w\S*==", LOCK, re.M)
    assert len(pins) == sum(map(len, locked.values()))


def test_no_address_stands_in_it() -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", LOCK) == []
