"""Corrections by people: checked with care, applied to each reading, and on every server until the graph is rebuilt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruritania import ENVOY, INVENTED, RURITANIA, SYLDAVIA, envoy, node, read, reading, wipe

from diplograph import curation, intake
from diplograph.connection import Connection
from diplograph.curation import Corrections, Named
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.records import Node

README = Path(__file__).parents[1] / "README.md"
WHO = "by: A. Reader\n  when: 2026-11-24\n  why: it is so"
NAMESAKE = node("official:r-rassendyll", "R. Rassendyll")


def corrected(tmp_path: Path, *entries: str) -> Corrections:
    path = tmp_path / curation.FILE
    path.write_text("".join(f"- {entry}\n  {WHO}\n" for entry in entries), encoding="utf-8")
    return curation.load(path)


def test_what_a_file_says(tmp_path: Path) -> None:
    found = corrected(
        tmp_path,
        "merge: [official:b, official:a]",
        "merge: [official:c, official:a]",
        "apart: [official:a, official:d]",
        "wrong: represents:0123456789abcdef",
        "name: Mr Tan\n  is: official:a\n  in: [visit]",
    )
    assert found == Corrections(
        same={"official:a": "official:b", "official:c": "official:b"},
        apart=frozenset({frozenset({"official:a", "official:d"})}),
        wrong=frozenset({"represents:0123456789abcdef"}),
        named=(Named("Mr Tan", "official:a", ("visit",)),),
    )
    assert corrected(tmp_path, "apart: [official:a, official:d]").fingerprint == ""
    assert corrected(tmp_path) == Corrections()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("- merge: [official:a, official:b", "is no YAML"),
        ("merge: 1", "is no list; begin each correction with a dash: - merge: [one id, another]"),
        ("- just words", "correction 1 of corrections.yaml says nothing; write what is to be put right"),
        (f"- marge: 1\n  {WHO}", "must say one of merge, apart, wrong, name; it says none"),
        (f"- merge: [official:a]\n  {WHO}", "merge takes a list of two ids or more, like [official:a, official:b]"),
        (
            f"- merge: [official:a, state:b]\n  {WHO}",
            "of different kinds; only nodes of one kind can be one",
        ),
        (f"- merge: [official:a, Bob]\n  {WHO}", "'Bob' is no id of a node; ids begin with agreement, meeting"),
        (f"- wrong: nothing:1\n  {WHO}", "'nothing:1' is no id of an edge"),
        (f"- name: '—'\n  is: official:a\n  {WHO}", "has no name"),
        (f"- name: Tan\n  {WHO}", "None is no id of a node"),
        (f"- name: Tan\n  is: official:a\n  in: visit\n  {WHO}", "in takes a list of names or ids of documents"),
        (f"- wrong: represents:0123456789abcdef\n  is: x\n  {WHO}", "says 'is', which means nothing there; it may say"),
        ("- merge: [official:a, official:b]\n  by: me\n  when: 2026-11-24", "does not say why; every correction says"),
        ("- merge: [official:a, official:b]\n  by: me\n  when: today\n  why: so", "'today' is no day"),
        (
            f"- merge: [state:a, state:b]\n  {WHO}\n- apart: [state:b, state:a]\n  {WHO}",
            "correction 2 of corrections.yaml keeps apart state:a and state:b, which another correction merges",
        ),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_the_mend(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / curation.FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as error:
        curation.load(path)
    assert told in str(error.value)


def test_two_become_one() -> None:
    both = reading(
        "both",
        [ENVOY, NAMESAKE, RURITANIA, SYLDAVIA],
        [
            ("REPRESENTS", ENVOY.id, RURITANIA.id, {"office": "envoy"}, "One speaks."),
            ("REPRESENTS", NAMESAKE.id, RURITANIA.id, {"office": "envoy"}, "One spoke."),
            ("RECOGNISES", RURITANIA.id, SYLDAVIA.id, {}, "They recognise it."),
        ],
    )
    found = Corrections({NAMESAKE.id: ENVOY.id, SYLDAVIA.id: RURITANIA.id}).apply(both)
    assert found.nodes == (
        Node(ENVOY.id, "Official", ("Rudolf Rassendyll", "Mr Rassendyll", "R. Rassendyll")),
        Node(RURITANIA.id, "State", ("Ruritania", "the Kingdom of Ruritania", "Syldavia")),
    )
    (tie,) = found.edges
    assert (tie.source, tie.target) == (ENVOY.id, RURITANIA.id)
    assert [evidence.quote for evidence in tie.evidence] == ["One speaks.", "One spoke."]


def test_a_name_means_somebody_else_in_some_documents() -> None:
    other = Named("mr rassendyll", "official:michael", ("one",))
    assert [node.id for node in Corrections(named=(other,)).apply(envoy("one")).nodes] == [
        "official:michael",
        RURITANIA.id,
    ]
    assert Corrections(named=(other,)).apply(envoy("two")) == envoy("two")
    assert Corrections(named=(Named("Ruritania", "official:michael"),)).apply(envoy("one")) == envoy("one")


def test_a_wrong_edge_goes_and_what_it_joined_stays(graph: Graph) -> None:
    graph.write(INVENTED, "reader")
    ((wrong,),) = graph.connection.read("MATCH ()-[e:HAS_RELATIONS_WITH]->() RETURN e.id").rows
    found = [Corrections(wrong=frozenset({str(wrong)})).apply(each) for each in INVENTED]
    assert [len(each.edges) for each in found] == [1, 1, 1, 1, 1, 0, 0]
    assert [each.nodes for each in found] == [each.nodes for each in INVENTED]


PEOPLE = ["official:a", "official:b", "official:c", "official:d"]


@given(pairs=st.lists(st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=3, unique=True), max_size=3))
def test_to_correct_what_is_corrected_changes_nothing(pairs: Sequence[list[str]]) -> None:
    same = curation.joined(pairs)
    document = reading(
        "all",
        [*(node(each) for each in PEOPLE), RURITANIA],
        [("REPRESENTS", each, RURITANIA.id, {}, f"{each} speaks.") for each in PEOPLE],
    )
    once = Corrections(same).apply(document)
    assert Corrections(same).apply(once) == once
    assert len({each.id for each in once.nodes}) == len(once.nodes)
    assert {each.source for each in once.edges} == {each.id for each in once.nodes} - {RURITANIA.id}


@pytest.fixture
def graph(connection: Connection) -> Graph:
    found = Graph(connection)
    found.prepare()
    return found


def test_a_correction_is_applied_on_every_load_and_survives_a_rebuild(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text("Ruritania recognises Syldavia.")
    (folder / "b.txt").write_text("Rurutania recognises Borduria.")
    right = corrected(tmp_path, "merge: [state:ruritania, state:rurutania]")
    intake.load([folder], graph, work=read)
    without = graph.digest()
    account = intake.load([folder], graph, work=read, corrections=right)
    assert (account.read, graph.counts()["State"]) == (2, 3)
    expected = graph.digest()
    assert intake.load([folder], graph, work=read, corrections=right).written.changes == 0
    wipe(graph)
    intake.load([folder], graph, work=read, corrections=right)
    assert graph.digest() == expected
    intake.load([folder], graph, work=read, corrections=replace(right, same={}))
    assert graph.digest() == without


def test_what_meets_nothing_is_told(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text("Ruritania recognises Syldavia.\nRurutania recognises Borduria.")
    intake.load([folder], graph, work=read)
    ((edge,),) = graph.connection.read("MATCH (:State {name: 'Ruritania'})-[e:RECOGNISES]->() RETURN e.id").rows
    right = corrected(
        tmp_path,
        "merge: [state:ruritannia, state:rurutania]",
        f"wrong: {edge}",
        "wrong: recognises:0123456789abcdef",
        "name: Syldavia\n  is: state:syldavia-inferior",
        "name: Syldavia\n  is: official:syldavia",
        "apart: [state:borduria, state:bordurria]",
    )
    idle = [
        "merge: state:ruritannia",
        "wrong: recognises:0123456789abcdef",
        "name: Syldavia, is: official:syldavia",
        "apart: state:bordurria",
    ]
    for _ in range(2):
        assert intake.load([folder], graph, work=read, corrections=right).idle == idle
    assert graph.counts()["State"] == 4
    assert intake.load([folder], graph, work=read).idle == []
    assert graph.corrected() == set()


def test_the_corrections_that_readme_shows_are_right(tmp_path: Path) -> None:
    (text,) = re.findall(r"```yaml\n(- merge.*?)```", README.read_text(encoding="utf-8"), re.S)
    (tmp_path / curation.FILE).write_text(text, encoding="utf-8")
    found = curation.load(tmp_path / curation.FILE)
    assert (len(found.same), len(found.apart), len(found.wrong), len(found.named)) == (1, 1, 1, 1)
