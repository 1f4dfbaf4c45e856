"""Text of documents stays text on the map, and no script but ours runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from diplograph import network
from diplograph.records import Table

pytestmark = pytest.mark.browser

OpenMap = Callable[..., Any]


NASTY = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> & "href" <b>bold</b> {{ 7*7 }}'


def test_text_of_documents_stays_text(open_map: OpenMap) -> None:
    said = {"quote": NASTY, "document": "d", "title": NASTY, "published": NASTY, "source": "javascript:alert(3)"}
    evidence = [said | {"rule": NASTY, "confidence": 0.5}]
    nodes: Any = (
        ("state:x", "State", NASTY, [NASTY + "2"], {"code": NASTY}),
        (f"meeting:{NASTY}", "Meeting", "Summit", [], {"kind": NASTY}),
    )
    edges = (("e:1", "ATTENDED", "state:x", f"meeting:{NASTY}", {"role": NASTY}, evidence),)
    graph = network.build(Table(network.NODE_COLUMNS, nodes), Table(network.EDGE_COLUMNS, edges))
    graph.graph["notes"] = [NASTY]
    opened = open_map(graph, title=NASTY, subtitle=NASTY)
    page = opened.page
    assert page.title() == NASTY
    expect(page.locator("h1")).to_have_text(NASTY)
    expect(page.locator("#panel .note")).to_have_text(NASTY)
    page.mouse.move(*opened.spot(NASTY))
    page.fill("#search", "script")
    expect(page.locator("#found .name")).to_have_text(NASTY)
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text(NASTY)
    expect(page.locator("#panel dl").first).to_have_text(f"code{NASTY}")
    expect(page.locator("#panel blockquote > p")).to_have_text(NASTY)
    expect(page.locator("#panel blockquote footer span").first).to_have_text(NASTY)
    assert page.locator("img, #panel a, #panel b").count() == 0
    page.evaluate("diplograph.choose(diplograph.graph.lines[0])")
    expect(page.locator("#panel blockquote > p")).to_have_text(NASTY)


def test_a_script_that_is_not_ours_does_not_run(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    opened.page.evaluate(
        """() => {
            const script = document.createElement("script");
            script.textContent = "window.ran = true";
            document.body.append(script);
            document.body.insertAdjacentHTML("beforeend", "<img src='x' onerror='window.ran = true'>");
        }"""
    )
    opened.page.wait_for_timeout(100)
    assert opened.page.evaluate("window.ran") is None
    complaints, opened.wrong[:] = list(opened.wrong), []
    assert len(complaints) >= 2
    assert all("Content Security Policy" in text for text in complaints)
