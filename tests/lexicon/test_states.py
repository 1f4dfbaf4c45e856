"""States under every name."""

from __future__ import annotations

import pytest
from babel import Locale
from babel.core import get_global

from diplograph.lexicon import states
from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings
from diplograph.lexicon.states import KINDS, StateName

ASEAN = ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "TLS", "VNM"]


@pytest.mark.parametrize(
    ("form", "code", "kind"),
    [
        ("Indonesia", "IDN", "short"),
        ("Republic of Indonesia", "IDN", "official"),
        ("RoK", "KOR", "acronym"),
        ("ROK", "KOR", "acronym"),
        ("R.O.K.", "KOR", "acronym"),
        ("South Korea", "KOR", "short"),
        ("the Republic of Korea", "KOR", "official"),
        ("the DPRK", "PRK", "acronym"),
        ("the UK", "GBR", "acronym"),
        ("Great Britain", "GBR", "alias"),
        ("Britons", "GBR", "people"),
        ("British", "GBR", "demonym"),
        ("Lao PDR", "LAO", "alias"),
        ("Laotian", "LAO", "demonym"),
        ("Chinese Taipei", "TWN", "alias"),
        ("Viet Nam", "VNM", "short"),
        ("Vietnam", "VNM", "alias"),
        ("Türkiye", "TUR", "short"),
        ("Turkiye", "TUR", "short"),
        ("Turkey", "TUR", "alias"),
        ("Turks", "TUR", "people"),
        ("Timor-Leste", "TLS", "short"),
        ("East Timor", "TLS", "alias"),
        ("Burma", "MMR", "alias"),
        ("Burmese", "MMR", "demonym"),
        ("the PRC", "CHN", "acronym"),
        ("Beijing", "CHN", "capital"),
        ("Peking", "CHN", "capital"),
        ("Putrajaya", "MYS", "capital"),
        ("The Hague", "NLD", "capital"),
        ("Zaire", "COD", "historic"),
        ("Ceylon", "LKA", "historic"),
        ("Côte d’Ivoire", "CIV", "short"),
        ("Cote d'Ivoire", "CIV", "short"),
        ("Ivory Coast", "CIV", "alias"),
        ("the Cook Islands", "COK", "short"),
        ("Niue", "NIU", "short"),
        ("the Holy See", "VAT", "short"),
        ("the Vatican", "VAT", "alias"),
        ("Kosovo", "XKX", "short"),
        ("the Republic of Abkhazia", "XDA", "official"),
        ("TRNC", "XDN", "acronym"),
        ("South Ossetian", "XDO", "demonym"),
        ("Somaliland", "XDS", "short"),
        ("French Somaliland", "DJI", "historic"),
        ("Tiraspol", "XDT", "capital"),
        ("Palestinian", "PSE", "demonym"),
        ("Western Sahara", "ESH", "short"),
        ("USSR", "SUN", "acronym"),
        ("East Germany", "DDR", "short"),
        ("Siam", "XSI", "short"),
        ("the Kingdom of the Two Sicilies", "XTS", "official"),
        ("South Vietnamese", "XVS", "demonym"),
    ],
)
def test_a_form_names_one_state(form: str, code: str, kind: str) -> None:
    first = states.find(form)[0]
    assert (first.code, first.kind) == (code, kind)


@pytest.mark.parametrize("form", ["", "the", "ASEAN", "Hong Kong", "Macao", "Scotland", "Texas", "Korean Peninsula"])
def test_what_is_no_state_is_not_found(form: str) -> None:
    assert states.find(form) == ()


@pytest.mark.parametrize(
    ("form", "codes"),
    [
        ("Congo", {"COG", "COD"}),
        ("Congolese", {"COG", "COD"}),
        ("Korea", {"KOR", "PRK"}),
        ("Dominican", {"DMA", "DOM"}),
    ],
)
def test_forms_of_two_states_are_marked(form: str, codes: set[str]) -> None:
    found = states.find(form)
    assert {name.code for name in found if states.state(name.code).current} == codes
    assert all(name.ambiguous for name in found if name.code in codes)


@pytest.mark.parametrize(
    ("form", "why"),
    [
        ("Georgia", "US state and given name"),
        ("Jordan", "given name and river"),
        ("Chad", "given name"),
        ("Turkey", "common word"),
        ("Male", "common word"),
        ("Washington", "US state and surname"),
    ],
)
def test_forms_that_mean_something_else_say_what(form: str, why: str) -> None:
    assert states.find(form)[0].ambiguous == why


def test_no_form_means_two_states_of_today_unless_marked() -> None:
    clashes = {
        form: names
        for form, names in states.names().items()
        if len(today := [name for name in names if states.state(name.code).current]) > 1
        and not all(name.ambiguous for name in today)
    }
    assert clashes == {}


def test_every_declared_form_leads_back_to_its_state_in_every_spelling() -> None:
    lost = [
        (code, name.form)
        for code, state in states.states().items()
        for name in state.forms
        for spelling in spellings(name.form)
        if code not in {found.code for found in states.find(spelling)}
    ]
    assert lost == []


def test_every_state_of_today_has_an_adjective_or_people_and_a_kind_for_each_form() -> None:
    without = [s.code for s in states.states().values() if s.current and not (s.demonyms or s.people)]
    assert without == []
    assert {name.kind for s in states.states().values() for name in s.forms} == set(KINDS)


def test_what_is_marked_is_a_form_of_the_state() -> None:
    declared = read_yaml("states.yaml")
    for code, body in {**declared["current"], **declared["ended"]}.items():
        forms = {name.form for name in states.state(code).forms}
        assert set(body.get("ambiguous", {})) <= forms, code
        assert set(body.get("languages", ())) <= forms, code


def test_states_that_ended_have_a_successor_of_today() -> None:
    ended = [state for state in states.states().values() if not state.current]
    assert all(state.ended and 1700 < state.ended < 2010 for state in ended)
    assert [state.code for state in ended if state.successor not in states.states()] == []
    assert all(states.state(state.successor or "").current for state in ended)


def test_codes_are_iso_3166_or_our_own() -> None:
    alpha3 = {code for code in get_global("territory_aliases") if len(code) == 3 and code.isalpha()}
    strange = {code for code in states.states() if code not in alpha3 and not code.startswith("X")}
    assert strange == {"SCG", "YMD", "VDR", "CSK"} - alpha3


def test_the_english_names_of_cldr_are_known() -> None:
    """CLDR's names of the states that we hold, an independent list, all resolve to the same code."""
    english = Locale.parse("en").territories
    aliases = get_global("territory_aliases")
    unknown = []
    for code in states.states():
        for alpha2 in aliases.get(code, ())[:1]:
            name = english.get(alpha2, states.state(code).name).replace(" - ", "-").replace("’", "'")
            if states.state(code).current and code not in {found.code for found in states.find(name)}:
                unknown.append((code, name))
    assert unknown == []


def test_the_states_of_asean() -> None:
    assert {code: states.state(code).name for code in ASEAN} == {
        "BRN": "Brunei Darussalam",
        "IDN": "Indonesia",
        "KHM": "Cambodia",
        "LAO": "Laos",
        "MMR": "Myanmar",
        "MYS": "Malaysia",
        "PHL": "Philippines",
        "SGP": "Singapore",
        "THA": "Thailand",
        "TLS": "Timor-Leste",
        "VNM": "Viet Nam",
    }


def test_a_demonym_that_is_a_language_says_so() -> None:
    assert states.find("Russian")[0] == StateName("Russian", "RUS", "demonym", language=True)
    assert states.find("Singaporean")[0] == StateName("Singaporean", "SGP", "demonym")


def test_parts_of_states_know_their_state() -> None:
    parts = states.subnational()
    assert (parts["Georgia"], parts["Hong Kong"], parts["Quebec"]) == (("USA",), ("CHN",), ("CAN",))
    assert set().union(*map(set, parts.values())) <= set(states.states())


def test_a_part_that_has_the_name_of_a_state_is_marked_there() -> None:
    shared = {form: states.names()[form] for form in states.subnational() if form in states.names()}
    assert [form for form, names in shared.items() if not all(name.ambiguous for name in names)] == []
