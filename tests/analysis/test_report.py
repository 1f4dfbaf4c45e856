"""The report says what was counted, ranks states with states only, and quotes its evidence."""

from __future__ import annotations

import csv
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from diplograph import network, report
from diplograph.centrality import Ranked
from diplograph.errors import UsageError
from diplograph.records import Table
from diplograph.report import Scope
from diplograph.report.sections import Tie

NASTY = '</script><img src=x onerror="alert(1)"> & "href" *bold* | `x` [a](javascript:b)'


def small(name: str = "Alpha", quote: str = "Alpha recognises Beta.", source: str = "https://example.org/a") -> Any:
    """Alpha recognises Beta and is a member of Gamma, said by one document without a date."""
    said = {"document": "d:1", "title": "Notes", "published": None, "source": source, "rule": "r", "confidence": 0.6}
    nodes: Any = (
        ("state:a", "State", name, [], {}),
        ("state:b", "State", "Beta", [], {}),
        ("organisation:g", "Organisation", "Gamma", [], {}),
    )
    edges: Any = (
        ("e:1", "RECOGNISES", "state:a", "state:b", {}, [said | {"quote": quote}]),
        ("e:2", "MEMBER_OF", "state:a", "organisation:g", {}, [said | {"quote": "Alpha is a member of Gamma."}]),
    )
    return network.build(Table(network.NODE_COLUMNS, nodes), Table(network.EDGE_COLUMNS, edges))


def figures(built: report.Report) -> dict[str, float]:
    return {figure.name: figure.value for figure in built.network}


def facts(built: report.Report) -> dict[str, str]:
    return {fact.label: fact.value for fact in built.scope}


def test_the_scope_box_says_what_was_counted(asean: network.Multigraph) -> None:
    built = facts(report.build(asean, Scope(asked="ASEAN and its partners", types=("MEMBER_OF", "PARTNER_OF"))))
    assert built.pop("Computed with").startswith("diplograph ")
    assert built == {
        "Asked for": "ASEAN and its partners",
        "Documents": "6, published between 2022-01-10 and 2024-02-20",
        "Nodes": "38 (16 states, 5 organisations, 6 officials, 4 agreements, 4 meetings, 3 places)",
        "Ties": "17 (MEMBER_OF 12, PARTNER_OF 5)",
        "Measured network": network.collapse(asean, ("MEMBER_OF", "PARTNER_OF")).graph["rule"],
        "Paths": "each tie has length 1, however often documents repeat it",
        "Components": "22, 21 of them single nodes; the largest holds 17 of 38",
        "Rankings": "within one type of node; the first 10, nodes with the value 0 left out; = marks a tie",
        "Tolerance": "eigenvector 1e-12, PageRank 1e-12 a node",
        "Digest of the graph": network.digest(asean),
    }


def test_a_time_stamp_is_printed_only_where_it_is_given(asean: network.Multigraph) -> None:
    assert "Written" not in facts(report.build(asean))
    assert facts(report.build(asean, Scope(written="2026-11-24")))["Written"] == "2026-11-24"


def test_the_network_has_its_figures_by_hand() -> None:
    assert figures(report.build(small())) == {
        "Nodes": 3,
        "Tied pairs": 2,
        "Density": 2 / 3,
        "Components": 1,
        "Share of the largest component": 1,
        "Average path length": 4 / 3,
        "Longest shortest path": 2,
        "Clustering": 0,
        "Degree centralisation": 1,
        "Betweenness centralisation": 1,
        "Reciprocity": 0,
    }


def test_states_are_ranked_with_states_only() -> None:
    states, organisations = report.build(small()).actors
    assert (states.type, states.plural, states.number) == ("State", "States", 2)
    assert states.rankings[0].rows == (
        Ranked("state:a", "Alpha", 1.0, 1, False),
        Ranked("state:b", "Beta", 0.5, 2, False),
    )
    assert states.rankings[2].rows == (Ranked("state:a", "Alpha", 1.0, 1, False),)  # betweenness 0 is not shown
    assert [row.name for row in organisations.rankings[0].rows] == ["Gamma"]


def test_a_ranking_tells_how_many_share_its_last_value(asean: network.Multigraph) -> None:
    states = report.build(asean, Scope(top=4)).actors[0]
    by_degree = states.rankings[0]
    shown = [(row.rank, row.tied, row.name) for row in by_degree.rows]
    assert shown == [
        (1, True, "Norway"),
        (1, True, "Republic of Korea"),
        (3, False, "Indonesia"),
        (4, True, "Papua New Guinea"),
    ]
    assert by_degree.more == 2  # the Philippines and Viet Nam


def test_the_strongest_ties_come_with_their_sentence(asean: network.Multigraph) -> None:
    norway = report.build(asean).evidence[0]
    assert (norway.actor, norway.type) == ("Norway", "State")
    assert norway.ties[0] == Tie(
        other="ASEAN-Norway Practical Cooperation Areas 2021-2025",
        other_type="Agreement",
        weight=3,
        kinds=("CONTRIBUTES_TO", "PARTY_TO"),
        quote="Progress under the Practical Cooperation Areas 2021-2025 was noted.",
        document="ASEAN, Norway look at the year ahead",
        published="2023-09-04",
        source="https://example.org/committee",
    )


def test_in_a_projection_the_sentence_is_of_the_meeting_shared(asean: network.Multigraph) -> None:
    built = report.build(asean, Scope(onto=("State",)))
    malaysia = next(one for one in built.evidence if one.actor == "Malaysia")
    assert [(tie.other, tie.weight, tie.quote) for tie in malaysia.ties] == [
        ("Cambodia", 0.5, "Malaysia's Foreign Minister Daud Rahman opened the debate."),
        ("Philippines", 0.5, "Malaysia's Foreign Minister Daud Rahman opened the debate."),
    ]
    assert facts(built)["Paths"] == "the length of a tie is 1/weight: those who met often are near"
    assert "Reciprocity" not in figures(built)


def test_the_caveats_follow_from_the_graph(asean: network.Multigraph) -> None:
    world = (
        "This is centrality in the documents, not in the world: what was not published, not collected or not read "
        "here does not count, and who writes many press releases looks central."
    )
    assert report.build(asean).caveats == (
        world,
        "71 of 75 ties (95%) rest on a single document.",
        "19 of 75 ties (25%) rest, alone or among others, on “ASEAN, Norway look at the year ahead”.",
        "6 of 75 ties (8%) were read with a confidence below 0.7 at best.",
        "1 of 6 documents (17%) have no date of publication.",
        "Documents by year of publication: 2022: 2, 2023: 2, 2024: 1. A rank follows where the documents are.",
        "1 of 38 nodes (3%) lie outside the largest component: no eigenvector centrality.",
    )
    assert report.build(small()).caveats == (
        world,
        "2 of 2 ties (100%) rest on a single document.",
        "2 of 2 ties (100%) were read with a confidence below 0.7 at best.",
        "1 of 1 documents (100%) have no date of publication.",
        "More than half of all pairs are tied, so degree tells little; read the weighted measures.",
        "With 3 nodes a single tie can turn the order round.",
    )


def test_the_caveats_of_a_projection(asean: network.Multigraph) -> None:
    assert report.build(asean, Scope(onto=("State",))).caveats[-4:] == (
        "To attend the same meeting is not to have spoken with each other.",
        "4 of 7 nodes (57%) lie outside the largest component: no eigenvector centrality.",
        "PageRank favours nodes of small separate components: what jumps to them stays among few.",
        "With 7 nodes a single tie can turn the order round.",
    )


def test_what_the_graph_lacks_is_a_caveat() -> None:
    graph = small()
    graph.graph["notes"] = ["The list of ties was cut by a limit (100 rows), so the graph is not whole."]
    assert report.build(graph).caveats[1] == graph.graph["notes"][0]


def test_an_empty_graph_gives_a_report_that_says_so(tmp_path: Path) -> None:
    nothing = network.build(Table(network.NODE_COLUMNS, ()), Table(network.EDGE_COLUMNS, ()))
    built = report.build(nothing)
    assert built.actors == ()
    assert built.values == ()
    assert built.caveats[-1] == "No ties are counted, so no rank means anything."
    for ending in report.FORMS:
        report.write(built, tmp_path / f"empty{ending}")
    assert "There is nothing to rank" in (tmp_path / "empty.html").read_text(encoding="utf-8")
    assert "There is nothing to rank" in (tmp_path / "empty.md").read_text(encoding="utf-8")


def test_csv_holds_every_value_one_a_row(tmp_path: Path) -> None:
    report.write(report.build(small()), tmp_path / "report.csv")
    with (tmp_path / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows[0] == {
        "node": "state:a",
        "name": "Alpha",
        "type": "State",
        "measure": "degree",
        "value": "1.0",
        "rank": "1",
        "tied": "False",
    }
    assert [(row["node"], row["measure"]) for row in rows] == [
        (node, measure)
        for nodes in (["state:a", "state:b"], ["organisation:g"])
        for measure in ("degree", "strength", "betweenness", "eigenvector", "pagerank")
        for node in nodes
    ]


def test_json_holds_all_sections(asean: network.Multigraph, tmp_path: Path) -> None:
    built = report.build(asean)
    report.write(built, tmp_path / "report.json")
    told = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert list(told) == ["title", "scope", "network", "actors", "evidence", "caveats", "measures", "values"]
    assert told["caveats"] == list(built.caveats)
    assert told["actors"][0]["rankings"][0]["rows"][0]["name"] == "Norway"
    assert len(told["values"]) == len(built.values)


def test_markdown_shows_places_sentences_and_definitions(tmp_path: Path) -> None:
    report.write(report.build(small()), tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    table = [
        "## Key actors: states (2)",
        "",
        "| Degree | Strength | Betweenness | Eigenvector | PageRank |",
        "| --- | --- | --- | --- | --- |",
        "| 1. Alpha 1 | 1. Alpha 2 | 1. Alpha 1 | 1. Alpha 0.7071 | 1. Alpha 0.4865 |",
        "| 2. Beta 0.5000 | 2. Beta 1 |  | 2. Beta 0.5000 | 2. Beta 0.2568 |",
        "",
    ]
    tie = [
        "- **Beta** (State), weight 1: RECOGNISES",
        "  > Alpha recognises Beta.",
        "  > — Notes, https://example.org/a",
    ]
    definition = (
        "- **Degree**: The number of nodes tied to the node, divided by n − 1, the most it could be. "
        'Source: Freeman 1979, "Centrality in social networks", Social Networks 1, 215–239.'
    )
    assert "\n".join(table) in text
    assert "\n".join(tie) in text
    assert definition in text


@pytest.mark.parametrize("ending", [".md", ".html", ".csv", ".json"])
def test_the_same_graph_gives_the_same_bytes(tables: tuple[Table, Table], tmp_path: Path, ending: str) -> None:
    nodes, edges = tables
    turned = Table(nodes.columns, nodes.rows[::-1]), Table(edges.columns, edges.rows[::-1])
    for name, pair in (("one", tables), ("two", turned)):
        report.write(report.build(network.build(*pair)), tmp_path / f"{name}{ending}")
    assert (tmp_path / f"one{ending}").read_bytes() == (tmp_path / f"two{ending}").read_bytes()


class Tags(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_shows_what_documents_say_as_text(tmp_path: Path) -> None:
    report.write(report.build(small(name=NASTY, quote=NASTY, source="javascript:alert(1)")), tmp_path / "report.html")
    page = Tags((tmp_path / "report.html").read_text(encoding="utf-8"))
    assert {"script", "img", "a"}.isdisjoint(tag for tag, _ in page.tags)
    assert NASTY in page.text
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on") or name == "style"]


def test_html_loads_nothing_and_links_only_to_sources(tmp_path: Path) -> None:
    report.write(report.build(small()), tmp_path / "report.html")
    page = Tags((tmp_path / "report.html").read_text(encoding="utf-8"))
    policies = [tag["content"] for name, tag in page.tags if tag.get("http-equiv") == "Content-Security-Policy"]
    links = {str(tag["href"]) for name, tag in page.tags if name == "a"}
    assert len(policies) == 1
    assert str(policies[0]).startswith("default-src 'none'; style-src 'sha256-")
    assert links == {"https://example.org/a"}
    assert not [tag for name, tag in page.tags if "src" in tag or name == "link"]


def test_markdown_escapes_what_documents_say(tmp_path: Path) -> None:
    report.write(report.build(small(name=NASTY)), tmp_path / "report.md")
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert r"\</script\>\<img src=x onerror=" in text
    assert r"\*bold\* \| \`x\` \[a\](javascript:b)" in text
    assert "<img" not in text.replace(r"\<img", "")


def test_an_unknown_ending_lists_the_known(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"use one of \.md, \.html, \.csv, \.json"):
        report.write(report.build(small()), tmp_path / "report.pdf")
