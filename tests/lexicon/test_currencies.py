"""Currencies and sums of money."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.lexicon import currencies
from diplograph.lexicon.currencies import Sum


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("USD 48 million", 48_000_000, "USD"),
        ("US$ 1.5 million", 1_500_000, "USD"),
        ("US$2,500", 2_500, "USD"),
        ("$75 million", 75_000_000, "USD"),
        ("£1m", 1_000_000, "GBP"),
        ("1 million GBP", 1_000_000, "GBP"),
        ("25 million pounds", 25_000_000, "GBP"),
        ("S$1.5 million", 1_500_000, "SGD"),
        ("A$10-million", 10_000_000, "AUD"),
        ("EUR 20,000", 20_000, "EUR"),
        ("€5 000 000", 5_000_000, "EUR"),
        ("2,5 million euros", 2_500_000, "EUR"),
        ("2.5 billion U.S. dollars", 2_500_000_000, "USD"),
        ("10 million Norwegian kroner", 10_000_000, "NOK"),
        ("RM 3 million", 3_000_000, "MYR"),
        ("JPY 3.5 billion", 3_500_000_000, "JPY"),
        ("1 trillion yen", 1_000_000_000_000, "JPY"),
        ("50 crore rupees", 500_000_000, "INR"),
        ("200 Swiss francs", 200, "CHF"),
    ],
)
def test_sums(text: str, amount: float, currency: str) -> None:
    assert currencies.sums(text) == (Sum(0, len(text), amount, currency),)


def test_sums_in_a_sentence_have_their_places() -> None:
    text = "The donor gave USD 2 million in 2020 and another €500,000 in 2021."
    assert [(text[each.start : each.end], each.amount) for each in currencies.sums(text)] == [
        ("USD 2 million", 2_000_000),
        ("€500,000", 500_000),
    ]


@pytest.mark.parametrize(
    "text",
    ["in 2021 all 5 members", "48 million people", "the 27th dialogue", "BUSD 5", "the pound fell", "20 euronews"],
)
def test_what_is_no_sum(text: str) -> None:
    assert currencies.sums(text) == ()


@given(st.integers(min_value=1, max_value=999_999_999), st.sampled_from(["USD", "GBP", "JPY", "EUR", "SGD", "KRW"]))
def test_grouped_numbers_read_back(amount: int, code: str) -> None:
    assert [(each.amount, each.currency) for each in currencies.sums(f"{code} {amount:,}")] == [(amount, code)]


def test_forms_of_currencies() -> None:
    forms = currencies.forms()
    expected = {"S$": "SGD", "€": "EUR", "GBP": "GBP", "euros": "EUR", "Japanese yen": "JPY", "ringgit": "MYR"}
    assert {form: forms[form].code for form in expected} == expected
    assert forms["$"].ambiguous == "dollars of other states"
    assert all(len(each.code) == 3 and each.code.isupper() for each in forms.values())
