"""The panel of the map: the ties of a node or between two, with their sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from drawn import many
from playwright.sync_api import expect

from diplograph import network

pytestmark = pytest.mark.browser

OpenMap = Callable[..., Any]


def test_a_click_on_a_node_shows_its_sentences(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    page.mouse.click(*opened.spot("Ingrid Dahl"))
    expect(page.locator("#panel h2")).to_have_text("Ingrid Dahl")
    headings = page.locator("#panel summary .words").all_inner_texts()
    assert headings == ["took part, or is to take part, in …", "holds an office of …", "is the head of mission to …"]
    office = page.locator("#panel .group", has_text="holds an office of")
    assert office.locator(".link").all_inner_texts() == ["Norway"]
    assert office.locator("dl").all_inner_texts() == ["office\nAmbassador\nsince\n2022"]
    assert office.locator("blockquote").all_inner_texts() == [
        "Norway's Ambassador to ASEAN, Ingrid Dahl, spoke for the Norwegian side.\n\n"
        "ASEAN, Norway look at the year ahead · 2023-09-04\nrule office-of, confidence 0.97",
        "Ingrid Dahl, Norway's Ambassador to ASEAN since 2022, paid a courtesy call.\n\n"
        "Deputy Secretary-General receives Norway's ambassador · 2024-02-20\nrule office-of, confidence 0.97",
    ]
    assert office.locator("a").first.get_attribute("href") == "https://example.org/committee"


def test_a_tie_that_points_to_the_node_says_so(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    opened.page.mouse.click(*opened.spot("ASEAN Regional Forum"))
    assert opened.page.locator("#panel summary .words").all_inner_texts() == ["… is a member of ASEAN Regional Forum"]


def test_a_tie_of_either_direction_reads_the_same_from_both_ends(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    for name, other in (("Viet Nam", "Republic of Korea"), ("Republic of Korea", "Viet Nam")):
        opened.page.evaluate("(name) => diplograph.choose(diplograph.graph.nodes.find((n) => n.name === name))", name)
        group = opened.page.locator("#panel .group", has_text="has diplomatic or consular relations with …")
        assert group.locator(".link").all_inner_texts() == [other]


def test_a_click_on_a_line_shows_all_ties_between_the_two(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    ends = opened.spot("Cambodia"), opened.spot("55th ASEAN Foreign Ministers' Meeting")
    opened.page.mouse.click(*(sum(pair) / 2 for pair in zip(*ends, strict=True)))
    expect(opened.page.locator("#panel .ends")).to_have_text("55th ASEAN Foreign Ministers' Meeting and Cambodia")
    verbs = opened.page.locator("#panel .verb").all_inner_texts()
    assert sorted(verb.strip() for verb in verbs) == [
        "chaired or co-chaired",
        "hosted",
        "took part, or is to take part, in",
    ]
    quotes = opened.page.locator("#panel blockquote > p").all_inner_texts()
    hosted = "Cambodia hosted the 55th Meeting of the Foreign Ministers in Phnom Penh on 3 August 2022."
    assert sorted(quotes) == [hosted, hosted, "Cambodia took the chair."]


def test_the_panel_leads_from_node_to_node_and_escape_closes_it(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    page.locator("#panel .ranking .link").first.click()
    assert opened.chosen() == "ASEAN"
    page.locator("#panel .link", has_text="Papua New Guinea").click()
    assert opened.chosen() == "Papua New Guinea"
    page.keyboard.press("Escape")
    assert opened.chosen() is None
    expect(page.locator("#panel h2")).to_have_text("Most ties")


def test_a_hub_shows_its_ties_in_portions(open_map: OpenMap) -> None:
    opened = open_map(many(60))
    page = opened.page
    page.locator("#panel .ranking .link").first.click()
    expect(page.locator("#panel .tie")).to_have_count(25)
    page.get_by_role("button", name="Show 25 more of 35").click()
    expect(page.locator("#panel .tie")).to_have_count(50)
    page.get_by_role("button", name="Show 10 more of 10").click()
    expect(page.locator("#panel .tie")).to_have_count(60)
