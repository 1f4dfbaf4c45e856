"""What the map shows and hides: by type, by year, by number of ties."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from drawn import many, names
from playwright.sync_api import expect

from diplograph import network

pytestmark = pytest.mark.browser

OpenMap = Callable[..., Any]


def test_the_legend_hides_and_shows_a_type(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    expect(page.locator("#reset")).to_be_hidden()
    page.get_by_label("States").first.uncheck()
    assert opened.shown() == names(asean) - names(asean, "State")
    expect(page.locator("#said")).to_have_text("22 of 38 nodes shown")
    page.locator("#reset").click()
    assert opened.shown() == names(asean)
    page.get_by_role("button", name="Only Officials").click(force=True)
    assert opened.shown() == names(asean, "Official")
    page.get_by_role("button", name="Only Officials").click(force=True)
    assert opened.shown() == names(asean)


def test_the_legend_filters_ties_and_nodes_left_without_any(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    opened.page.get_by_role("button", name="Only member of").click(force=True)
    members = {
        asean.nodes[end]["name"]
        for *ends, data in asean.edges(data=True)
        if data["type"] == "MEMBER_OF"
        for end in ends
    }
    assert opened.shown() == members
    assert opened.page.evaluate("diplograph.canvas.lines.length") == 12


def test_nodes_without_a_tie_can_be_hidden(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    opened.page.get_by_label("nodes without a tie").uncheck()
    assert opened.shown() == names(asean) - {"Tuvalu"}
    opened.page.locator("#reset").click()
    assert opened.shown() == names(asean)


def test_years_narrow_the_ties(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    expect(page.locator("#span")).to_have_text("1967 – 2025")
    page.locator("#undated").uncheck()
    page.locator("#to").fill("1985")
    expect(page.locator("#span")).to_have_text("1967 – 1985")
    founders = {"Indonesia", "Malaysia", "Philippines", "Singapore", "Thailand"}
    treaty = {"Treaty of Amity and Cooperation in Southeast Asia", "Japan", "Papua New Guinea"}
    assert opened.shown() == founders | treaty | {"ASEAN", "Brunei Darussalam"}
    page.locator("#from").fill("2024")
    expect(page.locator("#span")).to_have_text("2024")


def test_a_large_graph_opens_with_its_most_connected_nodes(open_map: OpenMap) -> None:
    graph = many(60)
    opened = open_map(graph, opened=20)
    page = opened.page
    assert len(opened.shown()) == 20
    assert "Hub" in opened.shown()
    expect(page.locator("#notice-text")).to_have_text("20 of 61 nodes shown: the most connected.")
    page.locator("#all").click()
    assert opened.shown() == names(graph)
    expect(page.locator("#notice")).to_be_hidden()


def test_thousands_of_nodes_open_in_seconds(open_map: OpenMap) -> None:
    graph = many(3000)
    start = time.monotonic()
    opened = open_map(graph)
    assert time.monotonic() - start < 20  # with writing the page; a few seconds on an idle machine
    assert opened.page.evaluate("diplograph.canvas.nodes.length") == 3001
    assert len(opened.shown()) == 400


def test_a_node_that_a_limit_or_a_filter_hides_is_shown_when_it_is_chosen(open_map: OpenMap) -> None:
    opened = open_map(many(60), opened=20)
    page = opened.page
    page.get_by_label("States").first.uncheck()
    assert opened.shown() == {"Hub"}
    page.fill("#search", "State 59")
    page.keyboard.press("Enter")
    assert opened.chosen() == "State 59"
    assert {"State 59", "Hub"} <= opened.shown()
    page.locator("#panel .link", has_text="Hub").click()
    page.get_by_role("button", name="Show 40 hidden neighbours").click()
    assert len(opened.shown()) == 61
