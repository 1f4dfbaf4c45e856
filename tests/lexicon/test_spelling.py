"""The spellings of one name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.lexicon.spelling import spellings, without_accents, without_article


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("Indonesia", ("Indonesia",)),
        ("ASEAN-Korea Centre", ("ASEAN-Korea Centre", "ASEAN-Korea Center")),
        ("Côte d'Ivoire", ("Côte d'Ivoire", "Côte d’Ivoire", "Cote d'Ivoire", "Cote d’Ivoire")),
        ("World Trade Organization", ("World Trade Organization", "World Trade Organisation")),
        (
            "United Nations Environment Programme",
            (
                "United Nations Environment Programme",
                "United Nations Environment Program",
                "UN Environment Programme",
                "UN Environment Program",
            ),
        ),
        ("U.S. Congress", ("U.S. Congress", "United States Congress", "US Congress")),
        ("People's Republic of China", ("People's Republic of China", "People’s Republic of China")),
        ("Türkiye", ("Türkiye", "Turkiye")),
        ("Đà Nẵng", ("Đà Nẵng", "Da Nang")),
        ("Programmers' Guild", ("Programmers' Guild", "Programmers’ Guild")),  # no "Programrs"
        ("ASUS", ("ASUS",)),  # "US " only as a word
    ],
)
def test_spellings(form: str, expected: tuple[str, ...]) -> None:
    assert spellings(form) == expected


@given(st.text(max_size=30))
def test_a_form_is_its_own_first_spelling_and_none_stands_twice(form: str) -> None:
    found = spellings(form)
    assert found[0] == form
    assert len(set(found)) == len(found)


@given(st.text(alphabet=st.characters(max_codepoint=0x17F, categories=["L"]), max_size=20))
def test_without_accents_is_stable(text: str) -> None:
    assert without_accents(without_accents(text)) == without_accents(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [("the UK", "UK"), ("The Gambia", "Gambia"), ("  the  Philippines ", "Philippines"), ("Thessaly", "Thessaly")],
)
def test_without_article(text: str, expected: str) -> None:
    assert without_article(text) == expected
