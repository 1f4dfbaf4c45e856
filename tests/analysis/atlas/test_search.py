"""Search on the map: by every name of a node, by pointer and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from drawn import names
from playwright.sync_api import expect

from diplograph import identity, network
from diplograph.records import Table

pytestmark = pytest.mark.browser

OpenMap = Callable[..., Any]


def test_search_finds_by_another_name_and_enter_chooses(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("viêt  NÁM")
    assert page.locator("#found li .name").all_inner_texts() == ["Viet Nam"]
    page.keyboard.press("Enter")
    assert opened.chosen() == "Viet Nam"
    expect(page.locator("#panel h2")).to_have_text("Viet Nam")
    expect(page.locator("#panel .names")).to_have_text("Also: Vietnam; Việt Nam")
    expect(page.locator("#panel")).to_be_focused()
    expect(page.locator("#said")).to_have_text("Viet Nam, State, 3 ties")
    expect(page.locator("#found")).to_be_hidden()


def test_arrows_move_through_what_is_found(asean: network.Multigraph, open_map: OpenMap) -> None:
    opened = open_map(asean)
    page = opened.page
    page.fill("#search", "korea")
    found = page.locator("#found li .name").all_inner_texts()
    assert found[0] == "Republic of Korea"
    assert set(found) == {name for name in names(asean) if "Korea" in name}
    page.keyboard.press("ArrowDown")
    expect(page.locator("#search")).to_have_attribute("aria-activedescendant", "found-1")
    page.keyboard.press("Enter")
    assert opened.chosen() == found[1]


def test_search_says_that_nothing_has_such_a_name(asean: network.Multigraph, open_map: OpenMap) -> None:
    page = open_map(asean).page
    page.fill("#search", "Atlantis")
    expect(page.locator("#found")).to_have_text("Nothing has such a name.")
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Most ties")


@pytest.mark.parametrize(
    "name",
    [
        "Việt Nam",
        "Côte d'Ivoire",
        "Norway's envoy",
        "27th ASEAN–RoK Dialogue",
        "Đặng İstanbul ı",
        "Straße_1 ½",
        "東ティモール",
    ],
)
def test_search_folds_names_as_the_rest_of_the_project_does(open_map: OpenMap, name: str) -> None:
    nodes = Table(network.NODE_COLUMNS, (("place:x", "Place", name, [], {}),))
    opened = open_map(network.build(nodes, Table(network.EDGE_COLUMNS, ())))
    assert opened.page.evaluate("diplograph.graph.nodes[0].folded") == [identity.fold(name)]
