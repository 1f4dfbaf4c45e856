"""The map in a browser: drawn whole, searched, filtered, read, by pointer and by keys, with the network cut."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from diplograph import identity, network, report
from diplograph.records import Table

pytestmark = pytest.mark.browser

NASTY = '</script><script>alert(1)</script><img src=x onerror="alert(2)"> & "href" <b>bold</b> {{ 7*7 }}'

OpenMap = Callable[..., Any]


def many(number: int) -> network.Multigraph:
    """A hub of ``number`` states, each also tied to the next; the last is tied to the hub alone."""
    said = dict.fromkeys(network.EVIDENCE_KEYS) | {"quote": "They are members.", "document": "d:1", "confidence": 0.9}
    nodes: list[tuple[object, ...]] = [("organisation:hub", "Organisation", "Hub", [], {})]
    nodes += [(f"state:{place}", "State", f"State {place}", [], {}) for place in range(number)]
    edges: list[tuple[object, ...]] = [
        (f"m:{place}", "MEMBER_OF", f"state:{place}", "organisation:hub", {}, [said]) for place in range(number)
    ]
    edges += [
        (f"r:{place}", "RECOGNISES", f"state:{place}", f"state:{place + 1}", {}, []) for place in range(number - 2)
    ]
    return network.build(Table(network.NODE_COLUMNS, tuple(nodes)), Table(network.EDGE_COLUMNS, tuple(edges)))


def names(graph: network.Multigraph, *types: str) -> set[str]:
    return {data["name"] for _, data in graph.nodes(data=True) if not types or data["type"] in types}


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


def test_a_hub_shows_its_ties_in_portions(open_map: OpenMap) -> None:
    opened = open_map(many(60))
    page = opened.page
    page.locator("#panel .ranking .link").first.click()
    expect(page.locator("#panel .tie")).to_have_count(25)
    page.get_by_role("button", name="Show 25 more of 35").click()
    expect(page.locator("#panel .tie")).to_have_count(50)
    page.get_by_role("button", name="Show 10 more of 10").click()
    expect(page.locator("#panel .tie")).to_have_count(60)


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


def test_the_report_opens_as_quietly(asean: network.Multigraph, open_page: OpenMap, tmp_path: Path) -> None:
    report.write(report.build(asean), tmp_path / "report.html")
    page = open_page(tmp_path / "report.html").page
    expect(page.locator("h1")).to_have_text("Centrality in the documents")
    expect(page.locator(".State .mark").first).to_have_css("background-color", "rgb(47, 109, 181)")
