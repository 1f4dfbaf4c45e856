"""Persons with what belongs to them: titles after a name, delegations, those who came along."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest

from diplograph.reading.names.mentions import Mention
from diplograph.reading.persons.retinue import companies, delegations, titled
from diplograph.reading.text.masks import Mask

Marked = Callable[[str], Mask[Mention]]
Finder = Callable[[Mask[Mention]], Iterator[Mention]]


def told(found: Iterable[Mention]) -> list[tuple[str, ...]]:
    """The names that each mention stands for."""
    return [tuple(entity.name for entity in mention.entities) for mention in found]


@pytest.mark.parametrize(
    ("finder", "sentence", "groups"),
    [
        (titled, "[Ann Lee|Official] of [Norway|State] spoke.", [("Ann Lee",)]),
        (titled, "[Ann Lee|Official] ([Norway|State]) spoke.", [("Ann Lee",)]),
        (
            titled,
            "[Ann Lee|Official] – [Norway|State]; [Ben Moe|Official] – [Sweden|State]",
            [("Ann Lee",), ("Ben Moe",)],
        ),
        (titled, "[Ann Lee|Official], Head of Section at the Museum of [Norway|State], spoke.", [("Ann Lee",)]),
        (titled, "[Ann Lee|Official], [Norway|State] and [Sweden|State] spoke.", []),
        (titled, "[Ann Lee|Official], who spoke, left.", []),
        (titled, "The fish of [Norway|State] is good.", []),
        (delegations, "[Norway|State], led by [Ann Lee|Official], took part.", [("Norway", "Ann Lee")]),
        (delegations, "[Norway|State] represented by [Ann Lee|Official] took part.", [("Norway", "Ann Lee")]),
        (delegations, "[Norway|State], praised by [Ann Lee|Official], took part.", []),
        (companies, "[Ann Lee|Official], accompanied by [Ben Moe|Official], met.", [("Ann Lee", "Ben Moe")]),
        (companies, "She came to [Norway|State], accompanied by [Ben Moe|Official].", []),
    ],
)
def test_a_person_and_what_belongs_to_it(
    marked: Marked, finder: Finder, sentence: str, groups: list[tuple[str, ...]]
) -> None:
    assert told(finder(marked(sentence))) == groups
