"""The book of queries: what its modules ask for, and how one is found by its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from diplograph import model, querybook
from diplograph.errors import UsageError

BOOK = querybook.book()


def test_every_module_is_one_question_whose_values_stand_in_the_file() -> None:
    assert {name: found.title for name, found in BOOK.items() if not found.title.endswith("?")} == {}
    assert [name for name, found in BOOK.items() if "$" in found.text] == []
    assert [name for name in BOOK if not re.fullmatch(r"[a-z]+/[a-z]+(-[a-z]+)*", name)] == []


def test_the_modules_ask_only_for_what_the_model_declares() -> None:
    known = model.load()
    labels = {"Entity", *known.nodes, *known.evidence_nodes}
    types = {*known.edges, *known.evidence_edges}
    asked = {name: set(named(found.text)) - labels - types for name, found in BOOK.items()}
    assert {name: strange for name, strange in asked.items() if strange} == {}


def named(text: str) -> Iterator[str]:
    """The labels and types of relationship in the Cypher of ``text``."""
    code = re.sub(r'//[^\n]*|"[^"]*"|\'[^\']*\'', "", text)
    for names in re.findall(r":([A-Za-z_]+(?:\s*\|[A-Za-z_]+)*)", code):
        yield from map(str.strip, names.split("|"))


def test_connections_go_over_every_tie_but_a_common_place() -> None:
    asked = set(named(BOOK["network/connections"].text)) - {"Entity"}
    assert asked == model.load().edges.keys() - {"HELD_IN"}


@pytest.mark.parametrize(
    "name",
    [
        "partners/dialogue-partners",
        "dialogue-partners",
        "dialogue_partners",
        "Partners/Dialogue-Partners",
        "dialogue-partners.cypher",
    ],
)
def test_a_query_is_found_by_its_whole_name_or_its_last_part(name: str) -> None:
    assert querybook.find(name) == BOOK["partners/dialogue-partners"]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        (
            "between-two-parties",
            "several queries are called 'between-two-parties': say which of agreements/between-two",
        ),
        ("dialog-partner", "no query is called 'dialog-partner'; near to it: partners/dialogue-partners, "),
        ("qqq", "no query is called 'qqq'; `diplograph queries` lists all"),
    ],
)
def test_a_name_that_means_no_query_is_refused_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(UsageError, match=re.escape(message)):
        querybook.find(name)
