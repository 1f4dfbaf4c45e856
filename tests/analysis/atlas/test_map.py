"""The map in a browser, with the network cut: drawn whole, counted, light and dark, saved as a picture."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from drawn import names
from playwright.sync_api import expect

from diplograph import network, report
from diplograph.records import Table

pytestmark = pytest.mark.browser

OpenMap = Callable[..., Any]


def test_every_node_is_drawn_within_the_view(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    assert opened.page.evaluate("diplograph.canvas.nodes.length") == len(asean)
    assert opened.shown() == names(asean)
    box = opened.page.locator("#canvas").bounding_box()
    for name in names(asean):
        x, y = opened.spot(name)
        assert box["x"] < x < box["x"] + box["width"], name
        assert box["y"] < y < box["y"] + box["height"], name


def test_something_is_painted_in_the_colours_of_the_model(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    painted = opened.page.evaluate(
        """() => {
            const canvas = document.querySelector("#canvas canvas");
            const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
            const found = new Set();
            for (let at = 0; at < data.length; at += 4) {
              if (data[at + 3] === 255) found.add([data[at], data[at + 1], data[at + 2]].join());
            }
            return [...found];
        }"""
    )
    assert {"47,109,181", "217,130,43", "62,154,91", "138,91,176", "194,67,75", "122,127,135"} <= set(painted)


def test_the_heading_counts_what_is_there(asean: network.Multigraph, open_map: OpenMap) -> None:
    page = open_map(asean, title="ASEAN", subtitle="the whole graph").page
    assert page.title() == "ASEAN"
    expect(page.locator("h1")).to_have_text("ASEAN")
    expect(page.locator(".heading p")).to_have_text("the whole graph · 38 nodes · 75 ties · 6 documents")
    assert page.locator("#types li").all_inner_texts() == [
        f"{words}\nonly\n{number}"
        for words, number in (
            ("States", 16),
            ("Organisations", 5),
            ("Officials", 6),
            ("Agreements", 4),
            ("Meetings", 4),
            ("Places", 3),
        )
    ]


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
def test_light_and_dark(asean: network.Multigraph, open_map: OpenMap, scheme: str, other: str) -> None:
    page = open_map(asean, {"color_scheme": scheme}).page
    paper = {"light": "rgb(251, 251, 252)", "dark": "rgb(19, 23, 28)"}
    expect(page.locator("body")).to_have_css("background-color", paper[scheme])
    page.locator("#theme").click()
    expect(page.locator("body")).to_have_css("background-color", paper[other])


def test_what_is_seen_can_be_saved_as_a_picture(asean: network.Multigraph, open_map: OpenMap, tmp_path: Path) -> None:
    page = open_map(asean).page
    with page.expect_download() as download:
        page.locator("#picture").click()
    assert download.value.suggested_filename == "map.png"
    download.value.save_as(tmp_path / "map.png")
    assert (tmp_path / "map.png").read_bytes().startswith(b"\x89PNG")


def test_an_empty_graph_has_a_page_that_helps(open_map: OpenMap) -> None:
    page = open_map(network.build(Table(network.NODE_COLUMNS, ()), Table(network.EDGE_COLUMNS, ()))).page
    expect(page.locator("#empty h2")).to_have_text("Nothing to draw")
    expect(page.locator("#empty code")).to_have_text("diplograph load PATH")
    expect(page.locator(".heading p")).to_have_text("0 nodes · 0 ties · 0 documents")


def test_the_report_opens_as_quietly(asean: network.Multigraph, open_page: OpenMap, tmp_path: Path) -> None:
    report.write(report.build(asean), tmp_path / "report.html")
    page = open_page(tmp_path / "report.html").page
    expect(page.locator("h1")).to_have_text("Centrality in the documents")
    expect(page.locator(".State .mark").first).to_have_css("background-color", "rgb(47, 109, 181)")
