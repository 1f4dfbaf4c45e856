"""What holds for every data file of the lexicon: no key twice, and an order that keeps changes readable."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from diplograph.lexicon.files import read_rows, read_text, read_yaml

FILES = sorted(
    entry.name for entry in resources.files("diplograph.lexicon").iterdir() if entry.name.endswith((".yaml", ".tsv"))
)
OURS = [
    "agreement_kinds.yaml",
    "currencies.yaml",
    "meeting_kinds.yaml",
    "offices.yaml",
    "organisation_heads.yaml",
    "organisations.yaml",
    "states.yaml",
    "subnational.yaml",
    "venues.yaml",
]
# Sections whose order means nothing to a reader but the alphabet's.
SORTED_SECTIONS = [
    ("agreement_kinds.yaml", ("kinds", "binding")),
    ("agreement_kinds.yaml", ("kinds", "political")),
    ("agreement_kinds.yaml", ("kinds", "programme")),
    ("agreement_kinds.yaml", ("named",)),
    *(
        ("meeting_kinds.yaml", ("kinds", kind))
        for kind in ("summit", "talks", "call", "visit", "conference", "ceremony", "other")
    ),
    ("meeting_kinds.yaml", ("series",)),
    *(
        ("offices.yaml", ("heads", kind))
        for kind in (
            "head_of_state",
            "head_of_government",
            "minister",
            "diplomat",
            "international",
            "parliament",
            "court",
            "military",
            "subnational",
            "civil",
            "chair",
            "private",
        )
    ),
    ("offices.yaml", ("modifiers",)),
    ("offices.yaml", ("honorifics",)),
    ("organisation_heads.yaml", ("heads",)),
    ("organisation_heads.yaml", ("generic",)),
    ("organisations.yaml", ()),
    ("states.yaml", ("current",)),
    ("states.yaml", ("ended",)),
    ("subnational.yaml", ()),
    ("venues.yaml", ("heads",)),
    ("venues.yaml", ("named",)),
]


class OnceLoader(yaml.SafeLoader):
    """Reads YAML and refuses a key that a mapping has already."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        assert not twice, f"line {node.start_mark.line + 1}: twice: {twice}"
        return dict(super().construct_mapping(node, deep))


@pytest.mark.parametrize("name", [name for name in FILES if name.endswith(".yaml")])
def test_no_key_stands_twice(name: str) -> None:
    assert yaml.load(read_text(name), Loader=OnceLoader) == read_yaml(name)


def test_a_key_that_stands_twice_is_found() -> None:
    with pytest.raises(AssertionError, match="line 1: twice: \\['a'\\]"):
        yaml.load("{a: 1, b: 2, a: 3}", Loader=OnceLoader)


@pytest.mark.parametrize(("name", "path"), SORTED_SECTIONS)
def test_sections_are_sorted(name: str, path: tuple[str, ...]) -> None:
    section = read_yaml(name)
    for key in path:
        section = section[key]
    assert list(section) == sorted(section, key=lambda key: (key.casefold(), key))


@pytest.mark.parametrize("name", ["cities.tsv", "currencies.tsv", "organisations_more.tsv", "towns.tsv"])
def test_tables_are_sorted_and_have_no_row_twice(name: str) -> None:
    keys = [tuple(row[:2]) for row in read_rows(name)]
    assert keys == sorted(set(keys))


@pytest.mark.parametrize("name", OURS)
def test_what_yaml_takes_for_something_else_is_quoted(name: str) -> None:
    """No name has become a truth value, a number or nothing (the Norway problem)."""
    assert [each for each in _leaves(read_yaml(name)) if each in {"True", "False", "None"}] == []
    assert all(isinstance(key, str) for key in _keys(read_yaml(name)))


def _leaves(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [leaf for each in value.values() for leaf in _leaves(each)]
    if isinstance(value, list):
        assert all(isinstance(each, str) for each in value), value
        return list(value)
    return []


def _keys(value: Any) -> list[object]:
    if not isinstance(value, dict):
        return []
    return [*value, *(key for each in value.values() for key in _keys(each))]
