"""Datelines: where they end, and what is none."""

from __future__ import annotations

import pytest

from diplograph.reading.text.datelines import dateline


@pytest.mark.parametrize(
    ("opening", "place"),
    [
        ("OSLO, March 16. /NTB/. ", "OSLO"),
        ("Oslo /NTB/ ", "Oslo"),
        ("Oslo, Norway (NTB)_ ", "Oslo, Norway"),
        ("OSLO, 2nd June, 2024 (NTB) -- ", "OSLO"),
        ("OSLO, Aug 4 (NTB) -- ", "OSLO"),
        ("OSLO, 12 MAY, NORPRESS. ", "OSLO"),
        ("OSLO 08 August 2022 - ", "OSLO"),
        ("Oslo: ", "Oslo"),
        ("Lillevik – ", "Lillevik"),
        ("Oslo, ", "Oslo"),
        ("14 June 2018 – ", ""),
    ],
)
def test_the_text_begins_after_the_dateline(opening: str, place: str) -> None:
    assert dateline(f"{opening}The Minister met his guest.") == (len(place), len(opening))


@pytest.mark.parametrize(
    "text", ["Ann Lee: Thank you.", "The talks – Long talks.", "Oslo, May 3", "In Oslo, he spoke."]
)
def test_who_speaks_is_no_place(text: str) -> None:
    assert dateline(text) is None
