"""Who is named, with the office and the state or body that the words around the name give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from diplograph.records import Reading

Officials = Callable[[str], dict[str, Any]]

# one official a sentence: the name, the offices by state or body, where a head of mission is accredited
ONE = [
    ("President Ann Lee of Norway spoke.", "Ann Lee", {"Norway": "President"}, set()),
    (
        "Norway's Minister of Foreign Affairs Ann Lee spoke.",
        "Ann Lee",
        {"Norway": "Minister of Foreign Affairs"},
        set(),
    ),
    (
        "The Foreign Minister of Norway, H.E. Ann Lee, spoke.",
        "Ann Lee",
        {"Norway": "Foreign Minister of Norway"},
        set(),
    ),
    ("Ann Lee, Foreign Minister of Norway, spoke.", "Ann Lee", {"Norway": "Foreign Minister of Norway"}, set()),
    ("Ann Lee, Norway's Minister for Fisheries, spoke.", "Ann Lee", {"Norway": "Minister for Fisheries"}, set()),
    (
        "Prime Minister of The Bahamas, the Most Honourable Ann Lee, spoke.",
        "Ann Lee",
        {"Bahamas": "Prime Minister of The Bahamas"},
        set(),
    ),
    (
        "Ann Lee, Minister Responsible for Foreign Affairs of Norway, spoke.",
        "Ann Lee",
        {"Norway": "Minister Responsible for Foreign Affairs of Norway"},
        set(),
    ),
    ("Norwegian Prime Minister Ann Lee spoke.", "Ann Lee", {"Norway": "Prime Minister"}, set()),
    (
        "Secretary-General of ASEAN Ann Lee spoke.",
        "Ann Lee",
        {"ASEAN": "Secretary-General of ASEAN"},
        set(),
    ),
    (
        "Deputy Secretary-General of ASEAN Dr. Ann Lee spoke.",
        "Ann Lee",
        {"ASEAN": "Deputy Secretary-General of ASEAN"},
        set(),
    ),
    (
        "Ann Lee, Ambassador of Norway to Sweden, spoke.",
        "Ann Lee",
        {"Norway": "Ambassador of Norway to Sweden"},
        {"Sweden"},
    ),
    ("Norway's Ambassador to ASEAN Ann Lee spoke.", "Ann Lee", {"Norway": "Ambassador to ASEAN"}, {"ASEAN"}),
    ("President Joaquim de la Cruz of Norway spoke.", "Joaquim de la Cruz", {"Norway": "President"}, set()),
    ("President J. K. Moe of Norway spoke.", "J. K. Moe", {"Norway": "President"}, set()),
    ("Mr. Ben Moe spoke.", "Ben Moe", {}, set()),
    ("Hun Sen, then Prime Minister of Norway, spoke.", "Hun Sen", {"Norway": "then Prime Minister of Norway"}, set()),
    ("Akira Chiba, Norway's Ambassador to ASEAN, spoke.", "Akira Chiba", {"Norway": "Ambassador to ASEAN"}, {"ASEAN"}),
    ("Queen Sonja of Norway spoke.", "Queen Sonja", {"Norway": "Queen"}, set()),
    (
        "Dato Ali bin Pehin Datu Klow Haji Moe, Minister of Health of Norway, spoke.",
        "Ali bin Pehin Datu Klow Haji Moe",
        {"Norway": "Minister of Health of Norway"},
        set(),
    ),
]


@pytest.mark.parametrize(("text", "name", "offices", "accredited"), ONE, ids=[text for text, *_ in ONE])
def test_office_and_side_stand_beside_the_name(
    officials: Officials, text: str, name: str, offices: dict[str, str], accredited: set[str]
) -> None:
    assert officials(text) == {name: (offices, accredited)}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The President of Norway spoke.", []),
        ("The Foreign Minister Meeting was long.", []),
        ("Foreign Ministers of Norway and Sweden spoke.", []),
        ("President Ann Lee and Prime Minister Ben Moe spoke.", ["Ann Lee", "Ben Moe"]),
        ("President Ann Lee of Norway spoke. Mr. Lee left.", ["Ann Lee"]),
        ("President Ann Lee of Norway spoke. Ann B. Lee left with Foreign Minister Ben Moe.", ["Ann Lee", "Ben Moe"]),
        ("President Lee spoke. President Ann Lee of Norway left.", ["Ann Lee"]),
    ],
)
def test_one_person_is_one_official(officials: Officials, text: str, names: list[str]) -> None:
    assert sorted(officials(text)) == names


def test_a_state_is_not_handed_to_the_next_person(officials: Officials) -> None:
    said = officials("Foreign Minister Ann Lee of Norway met Minister Ben Moe, Minister for Trade of Sweden.")
    assert {name: set(spoken.offices) for name, spoken in said.items()} == {
        "Ann Lee": {"Norway"},
        "Ben Moe": {"Sweden"},
    }


# what the words around several names say: the offices of each by state or body
SEVERAL: list[tuple[str, dict[str, set[str]]]] = [
    (
        "Ann Lee, Minister of Trade, Norway; Ben Moe, Deputy Minister, Ministry of Trade, Canada; left.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Ministry of Trade", "Canada"}},
    ),
    (
        "Ann Lee, Foreign Minister of Norway, Ben Moe, Trade Minister of Canada, and Carl Fox, Envoy of Chile, left.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}, "Carl Fox": {"Chile"}},
    ),
    (
        "They met Norwegian Trade Minister Ann Lee, Canada Legal Counsel Ben Moe and Chile Law Minister Carl Fox.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}, "Carl Fox": {"Chile"}},
    ),
    ("Norway's Foreign Minister, Ambassador Ann Lee, spoke.", {"Ann Lee": {"Norway"}}),
    ("Ann Lee of Norway's Foreign Minister met her Canadian colleague, Ben Moe.", {"Ben Moe": {"Canada"}}),
    ("Permanent Secretary (Planning and Law) Ann Lee of Norway spoke.", {"Ann Lee": {"Norway"}}),
    (
        "Former Foreign Minister of Norway Ann Lee met the then Prime Minister of Canada Ben Moe.",
        {"Ann Lee": set(), "Ben Moe": {"Canada"}},
    ),
    ("UN Special Envoy for Chile Ann Lee spoke.", {"Ann Lee": {"UN"}}),
    ("Permanent Representative of Norway to the UN and Ambassador Ann Lee spoke.", {"Ann Lee": {"Norway"}}),
    (
        "Foreign Minister of Norway Ann Lee spoke with her Canadian counterpart Ben Moe.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}},
    ),
    (
        "State Secretary of the Ministry of Law of Norway A.Lee and Norwegian Minister Ma. Ann Moe left.",
        {"A.Lee": {"Ministry of Law of Norway"}, "Ma. Ann Moe": {"Norway"}},
    ),
    ("Ann Lee was elected President of Norway.", {"Ann Lee": {"Norway"}}),
    (
        "They were Ann Lee (Norway), Ben Moe (Canada) and Carl Fox (Chile).",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}, "Carl Fox": {"Chile"}},
    ),
    (
        "The Foreign Ministers of Norway and Canada, Ann Lee and Ben Moe, spoke.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}},
    ),
    (
        "Ambassadors Ann Lee of Norway, who spoke, and Ben Moe of Canada left.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}},
    ),
    (
        "It was signed by Ann Lee for Norway and Ben Moe for Canada.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}},
    ),
    ("For the Government of Norway: Ann Lee, Minister of Trade.", {"Ann Lee": {"Norway"}}),
    (
        "Norway's Foreign Minister Ann Lee, Trade Minister Ben Moe and Law Minister Carl Fox left.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Norway"}, "Carl Fox": {"Norway"}},
    ),
    ("Those present: Ann Lee, Norway; Ben Moe, Canada.", {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}}),
    ("UN Secretary-General's Special Envoy on Chile Ann Lee spoke.", {"Ann Lee": {"UN"}}),
    ("Ann Lee, Chief of Staff of the Norwegian Armed Forces, spoke.", {"Ann Lee": {"Norway"}}),
    (
        "Together with President of Norway Ann Lee Ben Moe left. Ben Moe is Prime Minister of Canada.",
        {"Ann Lee": {"Norway"}, "Ben Moe": {"Canada"}},
    ),
    ("Ann Lee, representing Norway, spoke.", {"Ann Lee": {"Norway"}}),
    ("President Josep Moe Garcia of Chile spoke. Mr. Moe left.", {"Josep Moe Garcia": {"Chile"}}),
    ("The Great Fund of Norway and the Little Bank of Canada spoke.", {}),
    ("The Official Visit was long.", {}),
]


@pytest.mark.parametrize(("text", "sides"), SEVERAL, ids=[text for text, _ in SEVERAL])
def test_each_of_several_has_the_side_that_is_its_own(
    officials: Officials, text: str, sides: dict[str, set[str]]
) -> None:
    assert {name: set(spoken.offices) for name, spoken in officials(text).items()} == sides


def test_envoys_are_sent_to_a_court(officials: Officials) -> None:
    said = officials("U.S. Minister to the King of Norway Ann Lee met the Ambassador in Canada of Chile Ben Moe.")
    assert {name: (set(spoken.offices), set(spoken.accredited)) for name, spoken in said.items()} == {
        "Ann Lee": ({"United States"}, {"Norway"}),
        "Ben Moe": ({"Chile"}, {"Canada"}),
    }


def test_who_only_speaks_to_the_press_is_no_part_of_the_graph(read: Callable[..., Reading]) -> None:
    title = "Statement by Spokesperson Eva Berg on President Ann Lee's Meeting with Prime Minister Ben Moe of Canada"
    found = read("President Ann Lee of Norway met with Prime Minister Ben Moe of Canada.", title)
    assert {node.names[0] for node in found.nodes if node.type == "Official"} == {"Ann Lee", "Ben Moe"}


def test_a_spokesperson_who_takes_part_is_one(read: Callable[..., Reading]) -> None:
    found = read("Ambassador Ann Lee of Norway and Spokesperson Eva Berg of Canada met in Oslo.")
    assert {node.names[0] for node in found.nodes if node.type == "Official"} == {"Ann Lee", "Eva Berg"}


def test_a_single_name_with_a_title_is_no_surname_of_another(officials: Officials) -> None:
    assert set(officials("Anwar Ibrahim, Prime Minister of Norway, spoke. Sultan Ibrahim spoke.")) == {
        "Anwar Ibrahim",
        "Sultan Ibrahim",
    }


def test_full_names_in_a_row_are_persons_where_one_is_known_to_be(read: Callable[..., Reading]) -> None:
    reading = read(
        "Adam Malik, Narciso R. Ramos, S. Klowaratnam and Thanat Khlow signed the Oslo Declaration on Whales."
    )
    assert {node.names[0] for node in reading.nodes if node.type == "Official"} == {
        "Adam Malik",
        "Narciso R. Ramos",
        "S. Klowaratnam",
        "Thanat Khlow",
    }
