"""Who is one person under several names."""

from __future__ import annotations

import pytest

from diplograph.identity import fold
from diplograph.lexicon.files import read_rows
from diplograph.lexicon.persons import leader_by_surname, name_words, person_key
from diplograph.lexicon.states import states

HEAD = {"head_of_state"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Joe Biden", "Joseph R. Biden, Jr."),
        ("Sergey Lavrov", "Sergei Lavrov"),
        ("Bill Clinton", "William Jefferson Clinton"),
        ("Abdel Fattah El Sisi", "Abdel Fattah al-Sisi"),
        ("Mohammad Hassan", "Mohamed Hassan"),
        ("Ann J. Lee", "Ann Lee"),
        ("Tom Moe", "Thomas Moe"),
        ("Luiz Inácio Lula da Silva", "Luiz Inacio Lula da Silva"),
    ],
)
def test_several_names_of_one_person(one: str, other: str) -> None:
    assert person_key(one) == person_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("George W. Bush", "George H. W. Bush"),
        ("George Bush", "George W. Bush"),
        ("John Adams", "John Quincy Adams"),
        ("Pham Binh Minh", "Pham Quang Minh"),
        ("Ann Lee", "Anna Lee"),
        ("A. Lee", "B. Lee"),
        ("Hillary Clinton", "Bill Clinton"),
    ],
)
def test_names_of_two_persons(one: str, other: str) -> None:
    assert person_key(one) != person_key(other)


@pytest.mark.parametrize(
    ("surname", "state", "year", "classes", "name"),
    [
        ("Biden", "USA", 2022, HEAD, "Joe Biden"),
        ("Bush", "USA", 1990, HEAD, "George H. W. Bush"),
        ("Bush", "USA", 2005, HEAD, "George W. Bush"),
        ("Bush", "USA", 2022, HEAD, None),
        ("Clinton", "USA", 2011, {"minister"}, "Hillary Clinton"),
        ("Nixon", "USA", None, HEAD, "Richard Nixon"),
        ("Nixon", "USA", 1950, HEAD, None),
        ("Nixon", "USA", 1970, {"diplomat"}, None),
        ("Xi", "CHN", 2019, HEAD, "Xi Jinping"),
        ("Biden", "NOR", 2022, HEAD, None),
    ],
)
def test_whom_a_surname_and_an_office_mean(
    surname: str, state: str, year: int | None, classes: set[str], name: str | None
) -> None:
    found = leader_by_surname(surname, state, year, classes)
    assert (found.name if found else None) == name


def test_a_suffix_is_no_word_of_a_name_but_an_initial_is() -> None:
    assert name_words("H.V. Evatt, QC") == ["h", "v", "evatt"]
    assert name_words("Jr.") == ["jr"]


def test_the_table_of_leaders_is_sound() -> None:
    header, *rows = read_rows("leaders.tsv")
    assert header == ["name", "also", "state", "office", "from", "until"]
    assert [row for row in rows if row[2] not in states()] == []
    assert {row[3] for row in rows} == {"head", "foreign", "other"}
    assert [row for row in rows if row[5] and int(row[5]) < int(row[4])] == []
    bearers: dict[str, set[str]] = {}
    for row in rows:
        for name in (row[0], *filter(None, row[1].split(";"))):
            bearers.setdefault(fold(name), set()).add(row[0])
    assert {name: who for name, who in bearers.items() if len(who) > 1} == {}
