"""Dates in prose: absolute, ranges, relative to the day of publication, spans of years."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplograph.reading.text.dates import dates, periods

PUBLISHED = "2023-05-18"  # a Thursday
MONTHS = [  # not from calendar, which speaks the language of the machine
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


def read(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str, str | None, str]]:
    """The words, the value, the last day and how it is known, of each date."""
    return [(text[w.start : w.end], w.value, w.last, w.known) for w in dates(text, published)]


def suffixed(day: int) -> str:
    return f"{day}{'th' if 10 < day < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(day % 10, 'th')}"


@given(day=st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 12, 31)))
def test_every_day_is_read_back_however_it_is_written(day: datetime.date) -> None:
    month = MONTHS[day.month - 1]
    forms = (
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{day.day:02} {month} {day.year}",
        f"{suffixed(day.day)} {month} {day.year}",
        f"{suffixed(day.day)} of {month} {day.year}",
        f"{day.day} {month}, {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month} {suffixed(day.day)}, {day.year}",
        f"{month} {day.day} {day.year}",
        f"{day.day} {month[:3]} {day.year}",
        f"{month[:3]}{'' if month == 'May' else '.'} {day.day}, {day.year}",
    )
    for form in forms:
        assert read(f"They met on {form} in Oslo.", None) == [(form, day.isoformat(), None, "stated")]


@given(day=st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 12, 31)))
def test_months_and_years_are_as_exact_as_their_words(day: datetime.date) -> None:
    month = f"{MONTHS[day.month - 1]} {day.year}"
    assert read(f"They met in {month} in Oslo.", None) == [(month, f"{day.year}-{day.month:02}", None, "stated")]
    assert read(f"They met in {day.year} in Oslo.", None) == [(str(day.year), str(day.year), None, "stated")]


@given(first=st.dates(datetime.date(1700, 1, 1), datetime.date(2099, 1, 1)), days=st.integers(1, 27))
def test_ranges_have_a_first_and_a_last_day(first: datetime.date, days: int) -> None:
    last = first + datetime.timedelta(days)
    month, other = MONTHS[first.month - 1], MONTHS[last.month - 1]
    assume(first.year == last.year)
    forms = [
        f"{first.day} {month} to {last.day} {other} {last.year}",
        f"{month} {first.day} - {other} {last.day}, {last.year}",
    ]
    if first.month == last.month:
        forms += [
            f"{first.day}-{last.day} {month} {last.year}",
            f"{first.day}–{last.day} {month} {last.year}",
            f"{first.day} to {last.day} {month} {last.year}",
            f"{first.day} and {last.day} {month} {last.year}",
            f"{month} {first.day}-{last.day}, {last.year}",
            f"{month} {first.day} to {last.day}, {last.year}",
        ]
    for form in forms:
        assert read(f"They met on {form} in Oslo.", None) == [(form, first.isoformat(), last.isoformat(), "stated")]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("today", "2023-05-18"),
        ("yesterday", "2023-05-17"),
        ("tomorrow", "2023-05-19"),
        ("this morning", "2023-05-18"),
        ("this month", "2023-05"),
        ("last month", "2023-04"),
        ("next month", "2023-06"),
        ("last year", "2022"),
        ("this year", "2023"),
        ("next year", "2024"),
        ("on Tuesday", "2023-05-16"),
        ("on Thursday", "2023-05-18"),
        ("last Friday", "2023-05-12"),
        ("next Monday", "2023-05-22"),
        ("July 6", "2023-07-06"),
        ("6 July", "2023-07-06"),
        ("December 30", "2022-12-30"),
        ("6 July last year", "2022-07-06"),
        ("in March", "2023-03"),
        ("last October", "2022-10"),
        ("next February", "2024-02"),
        ("in March this year", "2023-03"),
        ("in March of last year", "2022-03"),
        ("two days ago", "2023-05-16"),
        ("a month ago", "2023-04"),
        ("three years ago", "2020"),
        ("on the 15th of this month", "2023-05-15"),
        ("on Monday next week", "2023-05-22"),
    ],
)
def test_relative_dates_are_counted_from_the_day_of_publication(words: str, value: str) -> None:
    assert [(value_, known) for _, value_, _, known in read(f"They met {words}.")] == [(value, "relative")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("In September, they met.", "2022-09"),
        ("Last month they met.", "2023-04"),
        ("Earlier this year, they met.", "2023"),
        ("Two years ago they met.", "2021"),
        ("Last Friday they met.", "2023-05-12"),
        ("Yesterday they met.", "2023-05-17"),
        ("On 8 November, they met.", "2022-11-08"),
        ("On 8 June, they will meet.", "2023-06-08"),
        ("On Monday, they will meet.", "2023-05-22"),
    ],
)
def test_dates_that_open_a_sentence(text: str, value: str) -> None:
    assert [said[1] for said in read(text)] == [value]


@given(published=st.dates(datetime.date(1950, 1, 1), datetime.date(2050, 12, 31)), weekday=st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_one_with_that_name(published: datetime.date, weekday: str) -> None:
    [(_, value, _, _)] = read(f"They met on {weekday}.", published.isoformat())
    day = datetime.date.fromisoformat(value)
    assert WEEKDAYS[day.weekday()] == weekday
    assert datetime.timedelta(0) <= published - day < datetime.timedelta(7)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They met on 25.09.2023.", "2023-09-25"),
        ("They met on 25/09/2023.", "2023-09-25"),
        ("They met on 9/25/2023.", "2023-09-25"),
        ("They will meet on Monday.", "2023-05-22"),
        ("The talks are scheduled for Thursday.", "2023-05-25"),
        ("They met on Tuesday and will report.", "2023-05-16"),
    ],
)
def test_figures_and_weekdays_ahead(text: str, value: str) -> None:
    assert [said[1] for said in read(text)] == [value]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("that day", "2002-05-20"),
        ("on the same day", "2002-05-20"),
        ("on 16 September of that year", "2002-09-16"),
        ("in June of the same year", "2002-06"),
        ("the following day", "2002-05-21"),
        ("the day before", "2002-05-19"),
        ("the next year", "2003"),
        ("in March of the following year", "2003-03"),
        ("three days later", "2002-05-23"),
        ("two months later", "2002-07"),
        ("ten years later", "2012"),
    ],
)
def test_dates_counted_from_the_one_named_before(words: str, value: str) -> None:
    found = [(value_, known) for _, value_, _, known in read(f"It was recognised on 20 May 2002; they met {words}.")]
    assert found == [("2002-05-20", "stated"), (value, "relative")]


def test_a_year_far_ahead_is_an_aim() -> None:
    assert read("Emissions will fall by 2030; a summit in 2024 will take stock.") == [("2024", "2024", None, "stated")]


def test_what_is_less_exact_than_the_words_dates_nothing() -> None:
    assert [said[1] for said in read("Founded in 1975, it met three days later.")] == ["1975"]


@pytest.mark.parametrize("words", ["yesterday", "on Tuesday", "July 6", "last month", "in March"])
def test_without_a_day_of_publication_a_relative_date_says_nothing(words: str) -> None:
    assert read(f"They met {words}.", None) == []


@pytest.mark.parametrize(
    "text",
    [
        "They may sign, and march on.",
        "Resolution 2231 was read.",
        "It cost 20211 crowns.",
        "On 31 April 2021 nothing can happen.",
        "Ms. May and Mr. August were there.",
        "The G20 and the 5th Summit.",
        "They met on 05/07/2023.",
        "It was popular in the 1990s.",
    ],
)
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert [said for said in read(text, None) if said[1] != "2021"] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Work Plan 2021-2025", [("2021-2025", "2021/2025")]),
        ("the Work Plan (2021–2025)", [("2021–2025", "2021/2025")]),
        ("the Work Plan for 2021 to 2025", [("2021 to 2025", "2021/2025")]),
        ("the Work Plan 2021-25", [("2021-25", "2021/2025")]),
        ("the Work Plan for 2021 and 2022", [("2021 and 2022", "2021/2022")]),
        ("They met in 2021 and 2022", []),
        ("from 2025 to 2021", []),
        ("on 2021-05-16", []),
    ],
)
def test_spans_of_years(text: str, found: list[tuple[str, str]]) -> None:
    assert [(text[a:b], value) for a, b, value in periods(text)] == found


def test_a_span_of_years_is_no_date() -> None:
    assert read("The Work Plan 2021-2025 was adopted in 2020.", None) == [("2020", "2020", None, "stated")]


@given(text=st.text(max_size=200), published=st.none() | st.dates().map(str) | st.text(max_size=10))
def test_any_text_is_read(text: str, published: str | None) -> None:
    for when in dates(text, published):
        assert 0 <= when.start < when.end <= len(text)
