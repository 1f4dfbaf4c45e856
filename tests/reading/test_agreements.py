"""Whole readings of agreements: their names, parties, signers, and where they were adopted."""

from __future__ import annotations

from collections.abc import Callable

from diplograph.records import Reading

Read = Callable[..., Reading]
TYPES = ("PARTY_TO", "SIGNED", "ADOPTED", "IMPLEMENTS")


def said(reading: Reading) -> set[tuple[str, str, str]]:
    """The edges about agreements, by the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(e.type, names[e.source], names[e.target]) for e in reading.edges if e.type in TYPES}


def test_the_bodies_in_a_name_are_its_parties(read: Read) -> None:
    name = "Memorandum of Understanding on Fish between the Ministry of Trade of Norway and the Klow Centre"
    assert said(read(f"The {name} is new.")) == {
        ("PARTY_TO", "Ministry of Trade of Norway", name),
        ("PARTY_TO", "Klow Centre", name),
    }


def test_a_plan_carries_out_what_its_name_says(read: Read) -> None:
    plan = "Plan of Action to Implement the Klow Declaration on an ASEAN-Norway Partnership (2021-2025)"
    aim = "Klow Declaration on an ASEAN-Norway Partnership"
    assert said(read(f"The {plan} is new.")) == {
        ("IMPLEMENTS", plan, aim),
        *(("PARTY_TO", party, name) for party in ("ASEAN", "Norway") for name in (plan, aim)),
    }


def test_an_agreement_is_dated_by_the_words_beside_its_name(read: Read) -> None:
    reading = read(
        "The Klow Pact, signed in Oslo on 4 May 1994, and the Klow Accord (1827) hold; the Klow Treaty of 1846 not."
    )
    assert {n.names[0]: n.properties.get("date") for n in reading.nodes if n.type == "Agreement"} == {
        "Klow Pact": "1994-05-04",
        "Klow Accord": "1827",
        "Klow Treaty of 1846": "1846",
    }


TALKS = "President Ann Lee of Norway held talks in Oslo with President Ben Moe of Canada. "
HELD = "Talks of Ann Lee with Ben Moe"


def test_what_talks_resulted_in_is_adopted_by_them(read: Read) -> None:
    listed = (
        "Documents were signed, including an intergovernmental agreement on fish, and a protocol on lakes and rivers."
    )
    fish, lakes = "Intergovernmental agreement on fish", "Protocol on lakes and rivers"
    assert said(read(TALKS + listed)) == {
        ("ADOPTED", HELD, fish),
        ("ADOPTED", HELD, lakes),
        ("PARTY_TO", "Norway", fish),
        ("PARTY_TO", "Canada", fish),
    }


def test_sides_sign_as_states_and_leaders_by_hand(read: Read) -> None:
    text = "The two sides signed a treaty on fish. The two leaders signed a joint statement on lakes."
    fish, lakes = "Treaty on fish", "Joint statement on lakes"
    assert said(read(TALKS + text)) == {
        *(("ADOPTED", HELD, name) for name in (fish, lakes)),
        *(("PARTY_TO", state, name) for state in ("Norway", "Canada") for name in (fish, lakes)),
        *(("SIGNED", leader, lakes) for leader in ("Ann Lee", "Ben Moe")),
    }


def test_a_list_ends_where_the_text_turns_to_another_matter(read: Read) -> None:
    name = "Treaty on Fish"
    assert said(read(f"Norway and Canada signed the {name} to help resolve cases under the Klow Convention.")) == {
        ("PARTY_TO", "Norway", name),
        ("PARTY_TO", "Canada", name),
    }


def test_countries_sign_what_the_sentence_before_named(read: Read) -> None:
    text = "The Klow Convention is old. Forty countries, including Norway and Canada, have ratified it."
    assert said(read(text)) == {("PARTY_TO", state, "Klow Convention") for state in ("Norway", "Canada")}


def test_a_document_that_speaks_is_an_agreement_of_those_who_speak(read: Read) -> None:
    text = "The Government of Norway and the Government of Canada, desiring to be friends, have agreed as follows:"
    assert said(read(text, "Klow Treaty of Friendship")) == {
        ("PARTY_TO", state, "Klow Treaty of Friendship") for state in ("Norway", "Canada")
    }


def test_a_title_that_says_only_joint_statement_names_the_document(read: Read) -> None:
    text = "The foreign ministers of Norway and Canada met in Oslo on 3 May 2022."
    name = "Joint Statement between Norway and Canada"
    assert said(read(text, "Joint Statement")) == {
        ("ADOPTED", "Meeting of Norway with Canada", name),
        ("PARTY_TO", "Norway", name),
        ("PARTY_TO", "Canada", name),
    }


def test_what_is_titled_has_one_name_more(read: Read) -> None:
    reading = read('Norway and Canada signed a joint statement titled "Partnership for Peace".')
    assert said(reading) == {("PARTY_TO", state, "Partnership for Peace") for state in ("Norway", "Canada")}


def test_an_agreement_without_words_of_its_own_is_named_by_its_parties(read: Read) -> None:
    first, second = (f"Memorandum of understanding between Norway and {other}" for other in ("Canada", "Japan"))
    text = (
        "Norway and Canada signed a memorandum of understanding. Norway and Japan signed a memorandum of understanding."
    )
    assert said(read(text)) == {
        ("PARTY_TO", "Norway", first),
        ("PARTY_TO", "Canada", first),
        ("PARTY_TO", "Norway", second),
        ("PARTY_TO", "Japan", second),
    }


def test_a_work_programme_named_after_an_agreement_carries_it_out(read: Read) -> None:
    plan, aim = "Paris Agreement Work Programme", "Paris Agreement"
    assert said(read(f"They finished the {plan}.")) == {("IMPLEMENTS", plan, aim)}


def test_items_under_a_title_of_signed_documents_were_signed_at_the_talks(read: Read) -> None:
    title = "Documents signed following talks between President of Norway Ann Lee and President of Canada Ben Moe"
    fish = "Treaty between the Government of Norway and the Government of Canada on fish and lakes"
    museums = "Memorandum between Norway's Ministry of Culture and Canada's Ministry of Heritage on museums"
    assert said(read(f"1. {fish}.\n\n2. {museums}.", title)) == {
        ("ADOPTED", HELD, fish),
        ("ADOPTED", HELD, museums),
        ("PARTY_TO", "Norway", fish),
        ("PARTY_TO", "Canada", fish),
        ("PARTY_TO", "Ministry of Culture", museums),
        ("PARTY_TO", "Ministry of Heritage", museums),
    }


def test_the_treaty_goes_back_to_the_one_that_the_text_named(read: Read) -> None:
    text = "Norway drew up the Klow Treaty and a plan. The treaty was signed in Oslo by Norway and Canada."
    assert said(read(text)) == {("PARTY_TO", state, "Klow Treaty") for state in ("Norway", "Canada")}


def test_the_heading_names_the_treaty_that_the_paragraph_describes(read: Read) -> None:
    text = (
        "## Klow Treaty of Commerce, 1824.\n\n"
        "The first commercial treaty between Norway and Canada was signed in 1824. It is old.\n\n"
        "## Klow Embassies\n\nAn embassy was opened."
    )
    reading = read(text)
    assert said(reading) == {("PARTY_TO", state, "Klow Treaty of Commerce") for state in ("Norway", "Canada")}
    assert [n.properties["date"] for n in reading.nodes if n.type == "Agreement"] == ["1824"]


def test_what_the_sides_signed_is_theirs_in_the_list_below(read: Read) -> None:
    text = "The two sides signed a package of documents. The documents signed include a protocol on fish."
    assert said(read(TALKS + text)) == {
        ("ADOPTED", HELD, "Protocol on fish"),
        ("PARTY_TO", "Norway", "Protocol on fish"),
        ("PARTY_TO", "Canada", "Protocol on fish"),
    }


def test_a_joint_statement_is_made_by_those_who_met(read: Read) -> None:
    name = "Joint statement on fish"
    assert said(read(TALKS + "A joint statement on fish was issued following the talks.")) == {
        ("ADOPTED", HELD, name),
        ("PARTY_TO", "Norway", name),
        ("PARTY_TO", "Canada", name),
    }


def test_a_list_goes_on_after_a_clause_that_ends_in_a_semicolon(read: Read) -> None:
    text = (
        "The 5th Klow Summit adopted the Klow Pact, which names the lakes; the Klow Accord and the Klow Plan of Action."
    )
    assert said(read(text)) == {
        ("ADOPTED", "5th Klow Summit", name) for name in ("Klow Pact", "Klow Accord", "Klow Plan of Action")
    }


def test_a_talk_of_signing_is_no_signature_and_a_plan_no_fact(read: Read) -> None:
    told = TALKS + "They discussed the signing of a treaty on fish. They will sign the Klow Pact."
    assert said(read(told)) == set()


def test_laws_parliaments_and_one_sided_statements_make_no_parties(read: Read) -> None:
    text = (
        "President Ann Lee of Norway signed the Klow Support Act into law. The Norwegian Parliament adopted "
        "a resolution on fish. Norway issued a statement on the situation in Canada."
    )
    assert said(read(text)) == set()


def test_below_a_heading_a_treaty_between_two_is_the_one_named(read: Read) -> None:
    text = "## Klow Pact, 1846\n\nA treaty of friendship between Norway and Canada was concluded in 1846. It is old."
    assert said(read(text)) == {("PARTY_TO", state, "Klow Pact") for state in ("Norway", "Canada")}


def test_parties_are_named_beside_the_noun_for_them(read: Read) -> None:
    text = (
        "The Klow Treaty has 30 Contracting Parties, including Norway. As a signatory to the Klow Pact, Canada reports."
    )
    assert said(read(text)) == {("PARTY_TO", "Norway", "Klow Treaty"), ("PARTY_TO", "Canada", "Klow Pact")}


def test_a_day_or_a_state_of_mind_is_no_part_of_an_agreement(read: Read) -> None:
    text = (
        "Norway and Canada signed a fishing agreement on Monday in Oslo. They were in full agreement on fishing. "
        "Norway and Canada signed a memorandum of understanding in the fields of science, trade, and health."
    )
    assert [node.names[0] for node in read(text).nodes if node.type == "Agreement"] == [
        "Fishing agreement",
        "Memorandum of understanding in the fields of science, trade, and health",
    ]
