"""Bodies under every name, and the nouns that make a phrase a body."""

from __future__ import annotations

import pytest

from diplograph.lexicon import organisations, states

KINDS = {
    "agency",
    "arrangement",
    "army",
    "association",
    "bank",
    "centre",
    "church",
    "commission",
    "committee",
    "company",
    "council",
    "court",
    "embassy",
    "executive",
    "forum",
    "foundation",
    "fund",
    "government",
    "group",
    "institute",
    "intergovernmental",
    "ministry",
    "mission",
    "movement",
    "network",
    "organ",
    "parliament",
    "partnership",
    "party",
    "programme",
    "secretariat",
    "university",
}


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("ASEAN", "Association of Southeast Asian Nations", "intergovernmental"),
        ("the ASEAN Secretariat", "ASEAN Secretariat", "secretariat"),
        ("ARF", "ASEAN Regional Forum", "forum"),
        ("AICHR", "ASEAN Intergovernmental Commission on Human Rights", "commission"),
        ("AHA Centre", "ASEAN Coordinating Centre for Humanitarian Assistance on Disaster Management", "centre"),
        ("AHA Center", "ASEAN Coordinating Centre for Humanitarian Assistance on Disaster Management", "centre"),
        ("ACPHEED", "ASEAN Centre for Public Health Emergencies and Emerging Diseases", "centre"),
        ("COVID-19 ASEAN Response Fund", "COVID-19 ASEAN Response Fund", "fund"),
        ("ASEAN-Korea Center", "ASEAN-Korea Centre", "centre"),
        ("CPR", "Committee of Permanent Representatives to ASEAN", "committee"),
        ("UN", "United Nations", "intergovernmental"),
        ("UN General Assembly", "United Nations General Assembly", "organ"),
        ("UNSC", "United Nations Security Council", "organ"),
        ("WHO", "World Health Organization", "intergovernmental"),
        ("World Health Organisation", "World Health Organization", "intergovernmental"),
        ("NATO", "North Atlantic Treaty Organization", "intergovernmental"),
        ("WTO", "World Trade Organization", "intergovernmental"),
        ("SCO", "Shanghai Cooperation Organisation", "intergovernmental"),
        ("Gulf Cooperation Council", "Gulf Cooperation Council", "intergovernmental"),
        ("G20", "Group of Twenty", "group"),
        ("Quad", "Quad", "group"),
        ("European Commission", "European Commission", "commission"),
        ("US State Department", "Department of State", "ministry"),
        ("Kremlin", "Kremlin", "executive"),
        ("10 Downing Street", "10 Downing Street", "executive"),
        ("FCDO", "Foreign, Commonwealth and Development Office", "ministry"),
        ("ADB", "Asian Development Bank", "bank"),
        ("ITLOS", "International Tribunal for the Law of the Sea", "court"),
        ("Arab Monetary Fund", "Arab Monetary Fund", "bank"),  # of the public list
    ],
)
def test_a_form_names_a_body(form: str, name: str, kind: str) -> None:
    first = organisations.find(form)[0].organisation
    assert (first.name, first.kind) == (name, kind)


@pytest.mark.parametrize("form", ["", "Thailand", "Ministry", "the Secretariat", "ASEAN Summit", "East Asia Summit"])
def test_what_is_no_body_is_not_found(form: str) -> None:
    assert organisations.find(form) == ()


@pytest.mark.parametrize(
    ("form", "parent", "state"),
    [
        ("ASEAN Secretariat", "Association of Southeast Asian Nations", None),
        ("IMPACS", "Caribbean Community", None),
        ("UNHCR", "United Nations", None),
        ("State Duma", "Federal Assembly of the Russian Federation", None),
        ("State Department", None, "USA"),
        ("Wisma Putra", None, "MYS"),
    ],
)
def test_whose_body_it_is(form: str, parent: str | None, state: str | None) -> None:
    found = organisations.find(form)[0].organisation
    assert (found.parent, found.state) == (parent, state)


def test_a_shared_acronym_means_the_likelier_body_first() -> None:
    assert [name.organisation.name for name in organisations.find("WTO")] == [
        "World Trade Organization",
        "Warsaw Treaty Organization",
    ]


def test_no_form_means_two_bodies_unless_all_but_one_are_marked() -> None:
    clashes = {
        form: [name.organisation.name for name in names]
        for form, names in organisations.names().items()
        if sum(not name.ambiguous for name in names) > 1
    }
    assert clashes == {}


def test_no_body_has_the_name_of_a_state_unless_marked() -> None:
    shared = set(organisations.names()) & set(states.names())
    assert [form for form in shared if not organisations.names()[form][0].ambiguous] == []


def test_bodies_refer_to_what_is_known() -> None:
    for each in organisations.organisations().values():
        assert each.kind in KINDS, each
        assert each.parent is None or each.parent in organisations.organisations(), each
        assert each.state is None or each.state in states.states(), each
        assert set(each.ambiguous) <= {each.name, *each.other, *each.acronyms}, each


def test_parents_make_no_circle() -> None:
    for each in organisations.organisations().values():
        seen, above = {each.name}, each.parent
        while above is not None:
            assert above not in seen, each
            seen.add(above)
            above = organisations.organisations()[above].parent


def test_every_declared_form_leads_back_to_its_body() -> None:
    lost = [
        (each.name, form)
        for each in organisations.organisations().values()
        for form in (each.name, *each.other, *each.acronyms)
        if each not in [name.organisation for name in organisations.find(form)]
    ]
    assert lost == []


@pytest.mark.parametrize(
    ("form", "kind", "number", "meeting"),
    [
        ("Ministry", "ministry", "singular", False),
        ("Ministries", "ministry", "plural", False),
        ("Secretariat", "secretariat", "singular", False),
        ("Center", "centre", "singular", False),
        ("Chamber of Commerce", "association", "singular", False),
        ("Assembly", "parliament", "singular", True),
        ("Forum", "forum", "singular", True),
        ("Trust Fund", "fund", "singular", False),
    ],
)
def test_head_nouns(form: str, kind: str, number: str, meeting: bool) -> None:
    found = organisations.heads()[form]
    assert (found.kind, found.number, found.meeting) == (kind, number, meeting)


def test_longer_heads_come_first_and_missions_may_be_left_out() -> None:
    heads = organisations.heads()
    assert list(heads) == sorted(heads, key=lambda form: (-len(form), form))
    optional = {form for form, head in heads.items() if head.optional}
    assert {"Embassy", "Legations", "Consulate", "Permanent Mission"} <= optional
    assert not {"Ministry", "Secretariat"} & optional


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Foreign Ministry", "Ministry of Foreign Affairs"),
        ("MOFA", "Ministry of Foreign Affairs"),
        ("Ministry of Defense", "Ministry of Defence"),
        ("Prime Minister’s Office", "Prime Minister's Office"),
    ],
)
def test_bodies_that_every_state_has(form: str, name: str) -> None:
    assert organisations.generic()[form].name == name
