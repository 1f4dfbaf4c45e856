"""Verbs that share the subject of a verb before them, or of the sentence before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.story.ellipsis import shared_subjects
from diplograph.reading.text.masks import Mask

Marked = Callable[[str], Mask[Mention]]


def subjects(mask: Mask[Mention], spoken_of: Sequence[Entity] = ()) -> list[tuple[str, list[str]]]:
    """Each verb that gets a subject, as the words from it on, with the names of that subject."""
    return [
        (mask.text[mask.origin.index(m.start) :], [e.name for e in m.entities])
        for m in shared_subjects(mask, spoken_of)
    ]


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("[Ann Lee|Official] praised the fish and met the miners.", ["met the miners."]),
        ("[Ann Lee|Official] will go home and visit [Oslo|Place].", ["visit @P1."]),
        ("At [Oslo|Place], [Ann Lee|Official] spoke; met the miners.", ["met the miners."]),
    ],
)
def test_a_verb_after_another_has_its_subject(marked: Marked, sentence: str, verbs: list[str]) -> None:
    assert subjects(marked(sentence)) == [(verb, ["Ann Lee"]) for verb in verbs]


@pytest.mark.parametrize(
    "sentence",
    [
        "[Ann Lee|Official] praised [Ben Moe|Official], who came and met the miners.",
        "[Ann Lee|Official] praised the talks, held in [Oslo|Place].",
        "A friend of [Ann Lee|Official] came and met the miners.",
        "[Ann Lee|Official] praised all who come and visit.",
        "The talks were planned and hosted by [Ann Lee|Official].",
    ],
)
def test_a_verb_of_another_clause_has_not(marked: Marked, sentence: str) -> None:
    assert subjects(marked(sentence)) == []


def test_a_sentence_that_begins_with_its_verb_is_about_whom_the_text_spoke_of(marked: Marked) -> None:
    ann = Entity("Official", ["Ann Lee"])
    assert subjects(marked("Met the miners."), [ann]) == [("Met the miners.", ["Ann Lee"])]
    assert subjects(marked("Met the miners."), []) == []
