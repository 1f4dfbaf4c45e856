"""Several agreements of one noun, the agreement that a sentence alone tells, and what is no party yet."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diplograph.records import Reading

Read = Callable[..., Reading]


def parties(reading: Reading) -> Mapping[str, set[str]]:
    """The parties of each agreement, by their names."""
    names = {node.id: node.names[0] for node in reading.nodes}
    found: dict[str, set[str]] = {node.names[0]: set() for node in reading.nodes if node.type == "Agreement"}
    for edge in reading.edges:
        if edge.type == "PARTY_TO":
            found[names[edge.target]].add(names[edge.source])
    return found


def signers(reading: Reading) -> set[tuple[str, str | None]]:
    """Who signed, and when."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return {(names[e.source], str(e.properties.get("date"))) for e in reading.edges if e.type == "SIGNED"}


def test_agreements_with_several_partners_are_one_with_each(read: Read) -> None:
    assert parties(read("Norway has signed free trade agreements with Canada and Japan.")) == {
        "Free trade agreement with Canada": {"Norway", "Canada"},
        "Free trade agreement with Japan": {"Norway", "Japan"},
    }


def test_agreements_on_several_fields_are_one_on_each(read: Read) -> None:
    both = {"Norway", "Canada"}
    assert parties(read("Norway and Canada signed agreements on fish, visas and public health.")) == {
        "Agreement on fish": both,
        "Agreement on visas": both,
        "Agreement on public health": both,
    }
    text = "Norway and Canada signed agreements on cooperation in fishing, lakes and rivers, and using wind for light."
    assert parties(read(text)) == {
        "Agreement on cooperation in fishing": both,
        "Agreement on cooperation in lakes and rivers": both,
        "Agreement on cooperation in using wind for light": both,
    }


def test_the_memorandum_whose_makers_a_sentence_tells_is_told_by_it(read: Read) -> None:
    reading = read("The memorandum was signed by Minister Ann Lee of Norway and Minister Ben Moe of Canada.")
    assert parties(reading) == {"Memorandum between Norway and Canada": {"Norway", "Canada"}}
    assert signers(reading) == {("Ann Lee", "None"), ("Ben Moe", "None")}
    assert parties(read("Minister Ann Lee of Norway praised the memorandum.")) == {}


def test_who_signs_an_accession_joins_on_that_day(read: Read) -> None:
    reading = read(
        "Minister Ann Lee of Norway signed the instrument of accession to the Klow Pact in Oslo on 4 May 2004."
    )
    assert signers(reading) == {("Ann Lee", "2004-05-04")}
    assert [n.properties.get("date") for n in reading.nodes if n.type == "Agreement"] == [None]


def test_who_only_will_sign_or_is_said_to_have_signed_is_no_party(read: Read) -> None:
    for text in (
        "Norway and Canada will sign the Klow Pact.",
        "Norway is ready to sign the Klow Pact.",
        "The Minister dismissed claims that Norway had signed the Klow Pact.",
        "Norway has yet to ratify the Klow Pact.",
    ):
        assert parties(read(text)) == {"Klow Pact": set()}, text


def test_a_list_of_states_after_a_town_is_no_part_of_the_name(read: Read) -> None:
    reading = read("In the Treaty of Oslo, Norway and Denmark recognised the independence of Finland.")
    assert parties(reading) == {"Treaty of Oslo": {"Norway", "Denmark"}}


def test_what_two_states_build_on_is_theirs(read: Read) -> None:
    text = "Norway and Canada share a friendship built through the 1948 Klow Treaty of Amity and the 1954 Whale Pact."
    both = {"Norway", "Canada"}
    assert parties(read(text)) == {"1948 Klow Treaty of Amity": both, "1954 Whale Pact": both}


def test_the_day_of_an_earlier_agreement_is_not_that_of_the_new_one(read: Read) -> None:
    reading = read(
        "In pursuance of the Klow Treaty on Fish of 24 May 1972, Minister Ann Lee of Norway signed the Oslo Whale Pact."
    )
    assert signers(reading) == {("Ann Lee", "None")}


def test_a_treaty_alliance_is_no_treaty(read: Read) -> None:
    assert parties(read("They discussed the Norwegian-Canadian treaty alliance and the Klow Treaty Series.")) == {}
