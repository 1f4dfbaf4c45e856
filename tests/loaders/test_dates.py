"""Every way in which a document tells its date of publication, and the ways that tell none."""

from __future__ import annotations

import importlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

dates = importlib.import_module("diplograph.loaders.dates")

MONTHS = (
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
)
BODY = "\nThe ministers met in Vientiane.\n"


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2023-05-18", "2023-05-18"),
        ("2023-5-8", "2023-05-08"),
        ("2023/05/18", "2023-05-18"),
        ("2023.05.18", "2023-05-18"),
        ("2019-08-06T00:00:00.000Z", "2019-08-06"),
        ("2016-07-12T14:39:11UTC", "2016-07-12"),
        ("2022-12-19 18:28:39-05:00", "2022-12-19"),
        ("Thu, 03 Jun 2021 22:01:08 +0000", "2021-06-03"),
        ("3 Jun 2021", "2021-06-03"),
        ("03 June 2021", "2021-06-03"),
        ("2nd October, 1951", "1951-10-02"),
        ("21st of March 2020", "2020-03-21"),
        ("Thursday, 3 June 2021", "2021-06-03"),
        ("June 3, 2021", "2021-06-03"),
        ("Sept. 3, 2021", "2021-09-03"),
        ("JUNE 3RD 2021", "2021-06-03"),
        ("2023-05", "2023-05"),
        ("2023", "2023"),
    ],
)
def test_a_date_is_read_as_precisely_as_it_is_written(written: str, iso: str) -> None:
    assert dates.day(written) == iso


@pytest.mark.parametrize(
    "written",
    [
        "05/07/2023",
        "18-05-2023",
        "2023-02-29",
        "2023-13-01",
        "2023-13",
        "31 June 2021",
        "June 2021",
        "3 June",
        "yesterday",
        "on 3 June 2021",
        "3 June 2021 and 4 June 2021",
        "20230518",
        "true",
        "",
    ],
)
def test_what_can_mean_two_days_or_none_is_no_date(written: str) -> None:
    assert dates.day(written) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_each_of_its_forms(day: date) -> None:
    month = MONTHS[day.month - 1]
    forms = [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{day.day:02} {month[:3]} {day.year}",
    ]
    assert [dates.day(form) for form in forms] == [day.isoformat()] * 4


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    found = dates.day(text)
    assert found is None or found[:4].isdigit()
    assert dates.of_text(text)[0] is None or len(dates.of_text(text)[0]) == 10


@pytest.mark.parametrize(
    ("text", "published", "how"),
    [
        ("2012-06-26\nBethlehem\n" + BODY, "2012-06-26", "date line"),
        ("\nThu, 03 Jun 2021 22:01:08 +0000\n\nOffice of the Spokesperson\n" + BODY, "2021-06-03", "date line"),
        ("Published: 5 July 2023\n" + BODY, "2023-07-05", "date line"),
        ("*Posted on July 5, 2023 at 10:30 a.m.*\n" + BODY, "2023-07-05", "date line"),
        ("12 Mar 2019 Posted in [Press releases](/news)\n" + BODY, "2019-03-12", "posted line"),
        ("A caption.\n\n06 Jan 2020 Posted in Visits\n" + BODY, "2020-01-06", "posted line"),
        ("Jakarta, 5 July 2023 (TDI): In a gesture of goodwill", "2023-07-05", "dateline"),
        ("JAKARTA, 5 July 2023 – The Deputy Secretary-General", "2023-07-05", "dateline"),
        ("BANDAR SERI BEGAWAN, July 5, 2023 -- The Sultan", "2023-07-05", "dateline"),
        ("PUTRAJAYA, 27 August 2025\n\n1. The Prime Minister", "2025-08-27", "dateline"),
        ("WASHINGTON, June 3, 2021 /PRNewswire/ -- The Secretary", "2021-06-03", "dateline"),
        ("Ha Noi (VNA), 5 July 2023 - The Minister", "2023-07-05", "dateline"),
    ],
)
def test_the_date_of_publication_is_found_where_publishers_put_it(text: str, published: str, how: str) -> None:
    assert dates.of_text(text) == (published, how)


@pytest.mark.parametrize(
    "text",
    [
        "JAKARTA, March 15 – Michael Tene, Deputy Secretary-General",
        "Jakarta (VNA) - Senior officials met on May 16, 2023.",
        "The treaty was signed on 5 July 2023 in Bali.",
        "1959-12-09 – 1959-12-14 | Dwight D. Eisenhower | New Delhi",
        "In Jakarta, 5 July 2023 was a day of rest.",
        "Line.\n" * 10 + "2012-06-26\n",
        "99 Mar 2019 Posted in Visits",
    ],
)
def test_a_date_in_the_prose_is_not_that_of_publication(text: str) -> None:
    assert dates.of_text(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (" date 2023-05-18 Officials at the event.\n", ("2023-05-18", "Officials at the event.\n")),
        ("date 2021-03-05 ISLAMABAD – The Secretary", ("2021-03-05", "ISLAMABAD – The Secretary")),
        (" date 2021-02-31 ISLAMABAD", (None, " date 2021-02-31 ISLAMABAD")),
        ("The date 2021-03-05 was chosen", (None, "The date 2021-03-05 was chosen")),
    ],
)
def test_the_date_of_a_scraped_page_is_taken_off_its_text(text: str, taken: tuple[str | None, str]) -> None:
    assert dates.take_scraped(text) == taken


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ({"date": "2023-05-18"}, "2023-05-18"),
        ({"published": "true", "date": "2016-07-12T14:39:11UTC"}, "2016-07-12"),
        ({"published": "true", "pubdate": "12 July 2016"}, "2016-07-12"),
        ({"doc_date": "1948-02-19"}, "1948-02-19"),
        ({"date": ["2023-05-18", "2023-05-19"]}, "2023-05-18"),
        ({"date": "soon"}, None),
        ({"date": {"year": "2023"}}, None),
        ({"modified_time": "2022-07-14"}, None),
    ],
)
def test_the_fields_of_front_matter_are_asked_by_their_usual_names(fields: object, published: str | None) -> None:
    assert dates.of_fields(fields) == published


@pytest.mark.parametrize(
    ("address", "published"),
    [
        ("/resource-room/category/2021-10-04-media-release-on-4th-ap-forum/", "2021-10-04"),
        ("https://example.org/2022/02/06/readout/", "2022-02-06"),
        ("/news/visits/2nd-committee-meeting-2011/", None),
        ("/files/1999-2000-report/", None),
        ("/2021-10-44-x/", None),
    ],
)
def test_an_address_may_carry_the_day(address: str, published: str | None) -> None:
    assert dates.of_address(address) == published
