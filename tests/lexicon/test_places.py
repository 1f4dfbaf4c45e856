"""Cities and venues where meetings are held."""

from __future__ import annotations

import pytest

from diplograph.lexicon import places, states


@pytest.mark.parametrize(
    ("form", "name", "state", "capital"),
    [
        ("Jakarta", "Jakarta", "IDN", True),
        ("Kiev", "Kyiv", "UKR", True),
        ("Brasilia", "Brasília", "BRA", True),
        ("The Hague", "The Hague", "NLD", True),
        ("the Hague", "The Hague", "NLD", True),
        ("Washington, D.C.", "Washington", "USA", True),
        ("Bali", "Bali", "IDN", False),
        ("Nusa Dua", "Nusa Dua", "IDN", False),
        ("Davos", "Davos", "CHE", False),
        ("Camp David", "Camp David", "USA", False),
        ("Yalta", "Yalta", "UKR", False),
        ("Siem Reap", "Siem Reap", "KHM", False),
        ("Luang Prabang", "Luang Prabang", "LAO", False),
        ("Saigon", "Ho Chi Minh City", "VNM", False),
        ("Pusan", "Busan", "KOR", False),
        ("Bombay", "Mumbai", "IND", False),
        ("St Petersburg", "Saint Petersburg", "RUS", False),
        ("Hyderabad", "Hyderabad", "IND", False),
        ("Zurich", "Zurich", "CHE", False),
        ("Zürich", "Zurich", "CHE", False),
    ],
)
def test_the_likeliest_city_of_a_name(form: str, name: str, state: str, capital: bool) -> None:
    first = places.find(form)[0]
    assert (first.name, first.state, first.capital) == (name, state, capital)


def test_cities_of_one_name_are_all_offered() -> None:
    assert [city.state for city in places.find("Hyderabad")] == ["IND", "PAK"]


@pytest.mark.parametrize(
    "form", ["Nice", "Reading", "Mobile", "Split", "Of", "Washington", "Florence", "Victoria", "Santos"]
)
def test_names_that_mean_something_else_are_marked(form: str) -> None:
    assert all(city.ambiguous for city in places.find(form))


@pytest.mark.parametrize("form", ["Jakarta", "Geneva", "Sochi", "Vladivostok", "Potsdam", "Lugano", "Hanoi"])
def test_plain_names_are_not_marked(form: str) -> None:
    assert places.find(form)[0].ambiguous == ""


@pytest.mark.parametrize("form", ["", "the", "Bush", "Dialogue", "Indo-Pacific"])
def test_what_is_no_city_is_not_found(form: str) -> None:
    assert places.find(form) == ()


def test_every_capital_of_today_is_a_city() -> None:
    for state in states.states().values():
        if state.current and state.capital:
            assert any(city.capital and city.state == state.code for city in places.find(state.capital)), state


def test_cities_and_venues_lie_in_known_states() -> None:
    found = {city.state for same in places.cities().values() for city in same}
    assert found <= set(states.states())
    assert {venue.state for venue in places.venues().values()} <= set(states.states())


@pytest.mark.parametrize(
    ("form", "city", "state"),
    [
        ("Great Hall of the People", "Beijing", "CHN"),
        ("Palace of Nations", "Geneva", "CHE"),
        ("UN Headquarters", "New York", "USA"),
        ("Elysée", "Paris", "FRA"),
        ("Malacanang Palace", "Manila", "PHL"),
    ],
)
def test_venues(form: str, city: str, state: str) -> None:
    found = places.venues()[form]
    assert (found.city, found.state) == (city, state)


def test_venues_that_stand_for_a_government_say_so() -> None:
    assert places.venues()["White House"].ambiguous == "the government as well"
    assert places.venues()["Blair House"].ambiguous == ""


def test_heads_of_venues() -> None:
    heads = places.venue_heads()
    assert {"Palace", "Hotel", "Convention Center", "Convention Centre", "Castle", "Istana"} <= set(heads)
    assert heads["Institute"].ambiguous == "a body"
    assert list(heads) == sorted(heads, key=lambda form: (-len(form), form))
