"""The words of offices and of forms of address."""

from __future__ import annotations

import pytest

from diplograph.lexicon import offices, states

CLASSES = {
    "head_of_state",
    "head_of_government",
    "minister",
    "diplomat",
    "international",
    "parliament",
    "court",
    "military",
    "subnational",
    "civil",
    "chair",
    "private",
}


@pytest.mark.parametrize(
    ("form", "name", "office_class", "number"),
    [
        ("President", "President", "head_of_state", "singular"),
        ("Prime Ministers", "Prime Minister", "head_of_government", "plural"),
        ("PM", "Prime Minister", "head_of_government", "singular"),
        ("Foreign Secretary", "Foreign Secretary", "minister", "singular"),
        ("Senior Parliamentary Secretary", "Senior Parliamentary Secretary", "minister", "singular"),
        ("Attorneys-General", "Attorney-General", "minister", "plural"),
        ("Ambassadors", "Ambassador", "diplomat", "plural"),
        ("Charge d'Affaires", "Chargé d'Affaires", "diplomat", "singular"),
        ("Chargé d’affaires", "Chargé d'affaires", "diplomat", "singular"),
        ("Permanent Representative", "Permanent Representative", "diplomat", "singular"),
        ("DSG", "Deputy Secretary-General", "international", "singular"),
        ("Deputy Secretaries-General", "Deputy Secretary-General", "international", "plural"),
        ("Speaker", "Speaker", "parliament", "singular"),
        ("Chief Justice", "Chief Justice", "court", "singular"),
        ("Gen.", "General", "military", "singular"),
        ("Governor", "Governor", "subnational", "singular"),
        ("SOM Leader", "SOM Leader", "civil", "singular"),
        ("National Security Adviser", "National Security Adviser", "civil", "singular"),
        ("Co-Chairs", "Co-Chair", "chair", "plural"),
        ("CEO", "CEO", "private", "singular"),
    ],
)
def test_a_form_names_an_office(form: str, name: str, office_class: str, number: str) -> None:
    found = offices.heads()[form]
    assert (found.office.name, found.office.office_class, found.number) == (name, office_class, number)


def test_heads_of_mission() -> None:
    heads = offices.heads()
    mission = ["Ambassador", "High Commissioner", "Permanent Representative", "Chargé d'affaires", "Minister Resident"]
    no_mission = ["Minister", "Consul General", "Special Envoy", "Secretary-General", "President"]
    assert all(heads[form].office.mission for form in mission)
    assert not any(heads[form].office.mission for form in no_mission)


def test_roles_in_meetings_are_no_posts() -> None:
    assert {form.office.name for form in offices.heads().values() if form.office.role} >= {
        "Chair",
        "Co-Chair",
        "Head of Delegation",
        "Moderator",
    }
    assert not offices.heads()["Minister"].office.role


def test_classes_and_states_are_known() -> None:
    found = [form.office for form in offices.heads().values()]
    assert {office.office_class for office in found} == CLASSES
    assert {office.state for office in found if office.state} <= set(states.states())


def test_modifiers_tell_the_tense_and_the_side() -> None:
    modifiers = offices.modifiers()
    assert {form for form, each in modifiers.items() if each.tense == "past"} == {
        "Emeritus",
        "Ex-",
        "Former",
        "Late",
        "ex-",
        "former",
        "late",
    }
    assert {form for form, each in modifiers.items() if each.after} == {"Designate", "Elect"}
    assert {"Deputy", "Vice", "Acting", "First", "Senior", "Assistant", "Under", "Permanent", "Special"} <= set(
        modifiers
    )


@pytest.mark.parametrize(
    ("form", "kind"),
    [
        ("Mr", "courtesy"),
        ("Mrs.", "courtesy"),
        ("H.E.", "courtesy"),
        ("His Excellency", "courtesy"),
        ("Dr", "academic"),
        ("Tan Sri", "rank"),
        ("Dato’", "rank"),
        ("Pehin", "rank"),
        ("Haji", "religious"),
        ("Sheikh", "rank"),
        ("Sir", "rank"),
        ("Gen.", "rank"),
    ],
)
def test_honorifics(form: str, kind: str) -> None:
    assert offices.honorifics()[form].kind == kind


def test_particles_and_suffixes() -> None:
    assert {"bin", "binti", "al-", "de", "van der", "von", "ibn", "ul"} <= offices.particles()
    assert all(particle == particle.lower() for particle in offices.particles())
    assert {"Jr.", "Sr.", "III", "SC", "MP"} <= offices.suffixes()
