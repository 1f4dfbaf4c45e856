"""Ids come from meaning: what makes two things one, and what keeps them apart."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.identity import LONGEST_SLUG, claim_id, digest, document_id, edge_id, fold, slug
from diplograph.model import load
from diplograph.records import Document, Edge, Evidence

EDGES = load().edges
TERM = Edge("REPRESENTS", "official:ann-lee", "state:NOR", {"office": "President", "since": "2001"})


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Türkiye", "turkiye"),
        ("Türkıye", "turkiye"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("Norway's", "norway"),
        ("Norway’s  plan", "norway plan"),
        ("ASEAN–UK (2021)", "asean uk 2021"),
        ("Đà Nẵng", "da nang"),
        ("a_b", "a b"),
        ("…", ""),
    ],
)
def test_folding_takes_away_case_accents_and_punctuation(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("text", "made"), [("Ann Lee", "ann-lee"), ("  Ann  LEE ", "ann-lee"), ("Ministry of Law", "ministry-of-law")]
)
def test_a_slug_is_readable(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text(min_size=1, max_size=300))
def test_a_slug_is_short_and_never_empty(text: str) -> None:
    assert 0 < len(slug(text)) <= LONGEST_SLUG
    assert not re.search(r"\s", slug(text))


def test_long_names_that_differ_late_stay_two() -> None:
    name = "agreement on the mutual recognition of certificates of fitness of vessels in coastal waters "
    first, second = slug(f"{name}north"), slug(f"{name}south")
    assert first != second
    assert first[: LONGEST_SLUG - 9] == second[: LONGEST_SLUG - 9]


def test_texts_without_letters_are_not_one() -> None:
    assert slug("…") != slug("!")


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_a_digest_is_equal_for_equal_parts_alone(parts: list[str], others: list[str]) -> None:
    assert (digest(*parts) == digest(*others)) == (parts == others)
    assert re.fullmatch(r"[0-9a-f]{16}", digest(*parts))


def test_parts_never_run_into_each_other() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("ab\x1f1:c"), digest("abc", "")}) == 5


def test_a_lone_surrogate_has_a_digest() -> None:
    assert digest("\ud800") != digest("\ud801")


def test_a_document_is_what_its_reading_depends_on() -> None:
    ids = [
        document_id("text", "2023-05-18", "wire"),
        document_id("text", "2023-05-19", "wire"),
        document_id("text", None, "wire"),
        document_id("text", "2023-05-18", None),
        document_id("other", "2023-05-18", "wire"),
    ]
    assert len(set(ids)) == len(ids)
    assert ids[0] == document_id("text", "2023-05-18", "wire")
    assert all(re.fullmatch(r"document:[0-9a-f]{16}", found) for found in ids)


def edge(edge: Edge, source: str = "Official", target: str = "State") -> str:
    """The id of an edge between nodes of these types."""
    return edge_id(edge, EDGES[edge.type], source, target)


def test_two_spells_are_two_edges() -> None:
    terms = [
        TERM,
        replace(TERM, properties={"office": "President", "since": "2011"}),
        replace(TERM, properties={"office": "Prime Minister", "since": "2001"}),
        replace(TERM, properties={"office": "President"}),
        replace(TERM, target="state:SWE"),
        replace(TERM, source="official:ben-moe"),
    ]
    assert len({edge(term) for term in terms}) == len(terms)


def test_what_does_not_tell_apart_does_not_make_two() -> None:
    assert edge(TERM) == edge(replace(TERM, properties={**TERM.properties, "until": "2005"}))
    assert edge(TERM) == edge(replace(TERM, properties={"office": "PRESIDENT", "since": "2001"}))
    assert edge(TERM) == edge(replace(TERM, evidence=(Evidence(0, 1, "x", "rule", 1.0),)))


@pytest.mark.parametrize(
    ("kind", "types", "one"),
    [
        ("HAS_RELATIONS_WITH", ("State", "State"), True),
        ("PARTNER_OF", ("State", "State"), True),
        ("PARTNER_OF", ("Organisation", "Organisation"), False),
        ("RECOGNISES", ("State", "State"), False),
        ("SUPPORTS", ("State", "State"), False),
    ],
)
def test_either_direction_is_one_edge_where_the_model_says_so(kind: str, types: tuple[str, str], one: bool) -> None:
    there, back = Edge(kind, "a", "b"), Edge(kind, "b", "a")
    assert (edge(there, *types) == edge(back, *types)) is one


def test_an_edge_says_its_type() -> None:
    assert re.fullmatch(r"represents:[0-9a-f]{16}", edge(TERM))
    assert edge(Edge("CHAIRED", "a", "b"), "State", "Meeting") != edge(Edge("HOSTED", "a", "b"), "State", "Meeting")


def test_a_claim_is_one_statement_of_one_edge_by_one_document() -> None:
    document = Document("document:1", "one", "Ann Lee is President of Norway.")
    evidence = Evidence(0, 31, document.text, "office", 0.9)
    first = claim_id(document, edge(TERM), evidence)
    assert first == claim_id(document, edge(TERM), replace(evidence, rule="other", confidence=0.1))
    others = [
        claim_id(replace(document, id="document:2"), edge(TERM), evidence),
        claim_id(document, edge(replace(TERM, target="state:SWE")), evidence),
        claim_id(document, edge(TERM), replace(evidence, start=1)),
        claim_id(document, edge(TERM), replace(evidence, end=30)),
    ]
    assert len({first, *others}) == 5
