"""The nouns of instruments and the instruments that are known by a name."""

from __future__ import annotations

import pytest

from diplograph.lexicon import agreements, organisations, states


@pytest.mark.parametrize(
    ("form", "name", "agreement_class", "number"),
    [
        ("treaty", "treaty", "binding", "singular"),
        ("treaties", "treaty", "binding", "plural"),
        ("memorandum of understanding", "memorandum of understanding", "political", "singular"),
        ("memoranda of understanding", "memorandum of understanding", "political", "plural"),
        ("memorandums of understanding", "memorandum of understanding", "political", "plural"),
        ("MoU", "memorandum of understanding", "political", "singular"),
        ("MOUs", "memorandum of understanding", "political", "plural"),
        ("FTA", "free trade agreement", "binding", "singular"),
        ("joint communique", "joint communique", "political", "singular"),
        ("joint communiqué", "joint communiqué", "political", "singular"),
        ("plan of action", "plan of action", "programme", "singular"),
        ("guidelines", "guidelines", "political", "either"),
        ("exchange of notes", "exchange of notes", "binding", "singular"),
        ("work program", "work program", "programme", "singular"),
    ],
)
def test_a_noun_has_its_class(form: str, name: str, agreement_class: str, number: str) -> None:
    found = agreements.kinds()[form]
    assert (found.kind.name, found.kind.agreement_class, found.number) == (name, agreement_class, number)


def test_longer_nouns_come_first() -> None:
    lengths = [len(form) for form in agreements.kinds()]
    assert lengths == sorted(lengths, reverse=True)


def test_joint_and_generic_nouns() -> None:
    kinds = {form.kind.name: form.kind for form in agreements.kinds().values()}
    assert kinds["joint statement"].joint
    assert not kinds["statement"].joint
    assert kinds["framework"].generic
    assert not kinds["framework agreement"].generic


@pytest.mark.parametrize(
    ("form", "name", "parties"),
    [
        ("TAC", "Treaty of Amity and Cooperation in Southeast Asia", ("ASEAN",)),
        ("Treaty of Amity and Co-operation in Southeast Asia", None, ("ASEAN",)),
        ("AOIP", "ASEAN Outlook on the Indo-Pacific", ("ASEAN",)),
        ("RCEP", "Regional Comprehensive Economic Partnership Agreement", ()),
        ("UNCLOS", "United Nations Convention on the Law of the Sea", ()),
        ("DOC", "Declaration on the Conduct of Parties in the South China Sea", ("ASEAN", "CHN")),
        ("JCPOA", "Joint Comprehensive Plan of Action", ()),
        ("UN Charter", "Charter of the United Nations", ()),
        ("Budapest Memorandum", "Budapest Memorandum on Security Assurances", ("GBR", "RUS", "UKR", "USA")),
    ],
)
def test_named_agreements(form: str, name: str | None, parties: tuple[str, ...]) -> None:
    found = agreements.named()[form]
    assert found.name == (name or "Treaty of Amity and Cooperation in Southeast Asia")
    assert found.parties == parties


def test_an_acronym_that_is_a_word_says_so() -> None:
    assert agreements.named()["START"].ambiguous == "verb in capitals"


def test_named_agreements_refer_to_what_is_known() -> None:
    kinds = {form.kind.name for form in agreements.kinds().values()}
    for each in agreements.named().values():
        assert each.kind in kinds, each
        assert each.year is None or 1600 < each.year < 2030, each
        for party in each.parties:
            assert party in states.states() or organisations.find(party), each


def test_no_name_is_that_of_two_instruments() -> None:
    owners: dict[str, set[str]] = {}
    for each in set(agreements.named().values()):
        for name in (each.form, each.name, *each.other):
            owners.setdefault(name, set()).add(each.form)
    assert {name: forms for name, forms in owners.items() if len(forms) > 1} == {}
