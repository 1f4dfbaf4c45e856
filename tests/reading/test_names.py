"""Names in a sentence: known ones, and capitalised ones by their head word, with acronym and period."""

from __future__ import annotations

import pytest

from diplograph.reading.names.mentions import Named, names_in


def said(text: str, title: bool = False) -> Named:
    return names_in(text, 0, len(text), title)


def chunks(text: str, title: bool = False) -> list[tuple[str, str, str, str | None]]:
    """Words, node type, kind and acronym of each name by head word."""
    named = said(text, title)
    return [
        (text[named.tokens[c.first].start : named.tokens[c.last - 1].end], c.head.type, c.head.kind, c.acronym)
        for c in named.chunks
    ]


@pytest.mark.parametrize(
    ("text", "words", "kind", "acronym"),
    [
        ("They adopted the Klow Declaration.", "Klow Declaration", "Agreement", None),
        ("The 5th ASEAN-Norway Dialogue was long.", "5th ASEAN-Norway Dialogue", "Meeting", None),
        ("The Ministry of Fisheries wrote.", "Ministry of Fisheries", "Organisation", None),
        ("The Klow Plan of Action (KPA) is new.", "Klow Plan of Action (KPA)", "Agreement", "KPA"),
        ("The Klow Work Plan 2021-2025 is new.", "Klow Work Plan 2021-2025", "Agreement", None),
        ("The Klow Work Plan (2021-2025) is new.", "Klow Work Plan (2021-2025)", "Agreement", None),
        ("The Klow Convention on the Law of Lakes holds.", "Klow Convention on the Law of Lakes", "Agreement", None),
        ("It was the Second Klow Summit.", "Second Klow Summit", "Meeting", None),
        ("The Klow Peace and Fisheries Council sat.", "Klow Peace and Fisheries Council", "Organisation", None),
        (
            "They adopted the Plan of Action to Implement the Klow Declaration.",
            "Plan of Action to Implement the Klow Declaration",
            "Agreement",
            None,
        ),
        ("The Klow Lake Fund (KLF) pays.", "Klow Lake Fund (KLF)", "Organisation", "KLF"),
        ("The Agreement Establishing the Klow Fund holds.", "Agreement Establishing the Klow Fund", "Agreement", None),
        ("The General Convention of Klow holds.", "General Convention of Klow", "Agreement", None),
        ("The Klow Strategy through 2025 is new.", "Klow Strategy through 2025", "Agreement", None),
        ("UN Security Council Resolution 2254 holds.", "UN Security Council Resolution 2254", "Agreement", None),
        (
            "The Klow Plan of Action (2021-2025) to Implement the Klow Pact is new.",
            "Klow Plan of Action (2021-2025) to Implement the Klow Pact",
            "Agreement",
            None,
        ),
        (
            "The Joint Statement of the Leaders of Norway, Canada, and Japan is new.",
            "Joint Statement of the Leaders of Norway, Canada, and Japan",
            "Agreement",
            None,
        ),
    ],
)
def test_a_name_goes_as_far_as_its_words(text: str, words: str, kind: str, acronym: str | None) -> None:
    assert [(found, type_, short) for found, type_, _, short in chunks(text)] == [(words, kind, acronym)]


@pytest.mark.parametrize(
    "text",
    [
        "The Convention was long.",
        "They held talks on a declaration.",
        "The meeting adopted an agreement.",
        "She is a Dialogue Partner.",
    ],
)
def test_a_head_word_alone_is_no_name(text: str) -> None:
    assert chunks(text) == []


def test_a_name_ends_at_the_verb_of_a_headline() -> None:
    assert [found for found, *_ in chunks("Norway and Sweden Sign Klow Fisheries Agreement in Oslo", title=True)] == [
        "Klow Fisheries Agreement"
    ]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Norway and the Republic of Korea met.", ["NOR", "KOR"]),
        ("Ties with the Republic of Gambia and the Socialist Republic of Vietnam grew.", ["GMB", "VNM"]),
        ("South Korea (ROK) and the UK met.", ["KOR", "KOR", "GBR"]),
        ("The U.S. and Viet Nam met.", ["USA", "VNM"]),
        ("It cost US$ 5.", []),
        ("He came to us in may.", []),
    ],
)
def test_states_are_known_by_every_name(text: str, keys: list[str]) -> None:
    assert [match.entries[0].key for match in said(text).states()] == keys


def test_known_bodies_and_cities_are_found() -> None:
    text = "The European Union and ASEAN met in Jakarta."
    named = said(text)
    assert [(text[a:b], match.entries[0].kind) for match, a, b in named.known] == [
        ("European Union", "organisation"),
        ("ASEAN", "organisation"),
        ("Jakarta", "city"),
    ]


@pytest.mark.parametrize("end", ["", ",", ", ", " (", " ('", " of", " and", "'s", "'", " -", ".", ";"])
def test_a_sentence_may_end_anywhere(end: str) -> None:
    assert [found for found, *_ in chunks(f"They adopted the Klow Declaration{end}")] == ["Klow Declaration"]
