"""Publishers: known by their address or by the form of their texts, and each with a home that exists."""

from __future__ import annotations

import importlib
import re

import pytest

publishers = importlib.import_module("diplograph.loaders.publishers")

KINDS = {"address", "fields", "permalink", "head", "tail", "text"}
PUTIN = "\n2023-05-01\nAstana\n\nVladimir Putin met with President of Freedonia Rufus Firefly.\n"


def test_the_table_is_sound() -> None:
    known = publishers.known()
    assert len({p.key for p in known}) == len(known)
    assert [p.key for p in known if not re.fullmatch(r"[a-z-]+", p.key)] == []
    assert [p.key for p in known if (p.state is None) == (p.organisation is None)] == []
    assert [p.key for p in known if p.state and not re.fullmatch(r"[A-Z]{3}", p.state)] == []
    assert [p.key for p in known if not p.marks or any(not set(mark) <= KINDS or not mark for mark in p.marks)] == []


@pytest.mark.parametrize(
    ("fields", "address", "text", "key"),
    [
        ({"publisher": "ASEAN Secretariat"}, "", "", "asean"),
        ({"publisher": "MLAW"}, "", "", "mlaw"),
        ({"publisher": "Freedonian Gazette"}, "", "", None),
        ({}, "https://asean.org/a-call/", "", "asean"),
        ({}, "https://www.whitehouse.gov/briefing-room/", "", "white-house"),
        ({}, "http://en.kremlin.ru/events/president/news/1", "", "kremlin"),
        ({}, "https://notasean.org/a-call/", "", None),
        ({}, "https://asean.org.example/a-call/", "", None),
        ({}, "https://www.gov.uk/government/news/x", "", "gov-uk"),
        ({}, "https://www.gov.uk/vat-rates", "", None),
        ({}, "http://[broken", "", None),
        ({}, "", f"Meeting with President of Freedonia{PUTIN}", "kremlin"),
        ({}, "", "Talks in Astana\n2023-05-01\n\nRussian President Vladimir Putin met Rufus Firefly.", None),
        ({}, "", "Talks in Astana\n2023-05-01\n\nRufus Firefly met the press.", None),
        ({}, "https://dfa.gov.ph/x", f"Meeting with President of Freedonia{PUTIN}", "dfa-philippines"),
        ({}, "", "A Call\n\nMon, 01 May 2023 10:00:00 +0000\n\nOffice of the Spokesperson\n\nText", "state-department"),
        ({}, "", "Travels of the President to Freedonia\n\n1959", "us-historian"),
        ({}, "", "Jakarta (VNA) - Senior officials met.", "vna"),
        ({}, "", "Jakarta, 5 July 2023 (TDI): In a gesture", "tdi"),
        ({}, "", "OSLO, 4th May, 2023 (WAM) -- The Minister", "wam"),
        ({}, "", "A call\n\nThe Minister spoke.\n\nSource: Bahrain News Agency", "bna"),
        ({"permalink": "/news/visits/x/"}, "", "A visit\n\n17 Nov 2009 Posted in Visits\n\nText", "mlaw"),
        ({"permalink": "/news/visits/x/"}, "", "A visit to the zoo", None),
        ({"naa_refs": [], "vol_id": "13"}, "", "A cable", "dfat-historical"),
    ],
)
def test_a_publisher_is_recognised_by_its_marks_alone(
    fields: dict[str, object], address: str, text: str, key: str | None
) -> None:
    assert publishers.find(fields, address, text) == key
