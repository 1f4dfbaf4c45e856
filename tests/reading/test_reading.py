"""Whole readings: what they say of short texts, and what holds for any text."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diplograph import model
from diplograph.reading import Reader, fingerprint
from diplograph.records import Document, Reading

Read = Callable[..., Reading]

WORDS = st.sampled_from(
    [
        "Norway", "Sweden", "the Republic of Korea", "ASEAN", "European Union", "Oslo", "NATO", "Norwegian",
        "Ruritania", "Ann Lee", "Ben Moe", "President", "Foreign Minister", "Ambassador", "Secretary-General",
        "H.E.", "Mr.", "A.", "Ministry of Foreign Affairs", "Klow Lake Fund (KLF)", "Klow Council",
        "Peace and", "Second", "27th", "the 5th ASEAN-Norway Dialogue", "Klow Summit", "Klow Declaration",
        "Plan of Action (POA)", "Treaty", "a memorandum of understanding on fish", "agreements on",
        "to Implement", "2021-2025", "on Friday", "2019", "on 4 May 2023", "USD 1 million", "met", "met with",
        "signed", "adopted", "visited", "co-chaired by", "hosted", "supports", "joined", "recognised",
        "discussed", "contributed", "established diplomatic relations with", "is a", "member of",
        "Dialogue Partner of", "talks", "the meeting", "a courtesy call on", "visit to", "both sides", "they",
        "he", "we", "the two leaders", "leaders of", "and", "of", "to", "in", "on", "with", "between", "the",
        "'s", "s'", ",", ".", ";", ":", "(", ")", "-", '"', "\n", "\n\n", "- ", "@A1", "@M2", "@", "{x}", "\\",
        "É", "İ", "ß",
    ]
)  # fmt: skip
PROSE = st.builds(str.join, st.sampled_from([" ", "", ", "]), st.lists(WORDS | st.text(max_size=8), max_size=120))
TEXTS = st.one_of(st.text(max_size=2000), PROSE, PROSE.map(str.upper), PROSE.map(str.title))


def said(reading: Reading) -> tuple[set[tuple[str, str]], set[tuple[str, str, str]]]:
    """Nodes as type and name, edges as type and the names of their ends."""
    names = {node.id: node.names[0] for node in reading.nodes}
    return (
        {(node.type, node.names[0]) for node in reading.nodes},
        {(edge.type, names[edge.source], names[edge.target]) for edge in reading.edges},
    )


def test_a_meeting_with_its_people_place_and_day(read: Read) -> None:
    reading = read("President Ann Lee of Norway met with Prime Minister Ben Moe of Sweden in Oslo on 4 May 2023.")
    meeting = "Meeting of Ann Lee with Ben Moe"
    assert said(reading) == (
        {
            ("State", "Norway"),
            ("State", "Sweden"),
            ("Official", "Ann Lee"),
            ("Official", "Ben Moe"),
            ("Meeting", meeting),
            ("Place", "Oslo"),
        },
        {
            ("REPRESENTS", "Ann Lee", "Norway"),
            ("REPRESENTS", "Ben Moe", "Sweden"),
            ("ATTENDED", "Ann Lee", meeting),
            ("ATTENDED", "Ben Moe", meeting),
            ("HELD_IN", meeting, "Oslo"),
        },
    )
    [node] = (node for node in reading.nodes if node.type == "Meeting")
    assert (node.properties["date"], node.properties["date_from"]) == ("2023-05-04", "stated")


def test_the_states_of_a_joint_body_take_part_in_its_meeting(read: Read) -> None:
    reading = read("The third meeting of the Norway-Sweden Joint Commission on Fish was held in Oslo.")
    _, edges = said(reading)
    assert {edge[1] for edge in edges if edge[0] == "ATTENDED"} == {
        "Norway",
        "Sweden",
        "Norway-Sweden Joint Commission on Fish",
    }


def test_a_membership_with_its_beginning(read: Read) -> None:
    reading = read("Norway joined NATO on 4 April 1949.")
    [edge] = reading.edges
    assert (edge.type, edge.source, dict(edge.properties)) == ("MEMBER_OF", "state:NOR", {"since": "1949-04-04"})
    [evidence] = edge.evidence
    assert (evidence.quote, evidence.rule) == ("Norway joined NATO on 4 April 1949.", "joined-body")


def test_two_offices_of_one_person_are_two_ties(read: Read) -> None:
    reading = read(
        "Espen Barth Eide, Minister of Foreign Affairs of Norway, came to Oslo. "
        "Espen Barth Eide, Minister of Defence of Norway, left Oslo."
    )
    assert [(edge.type, edge.properties, [e.quote for e in edge.evidence]) for edge in reading.edges] == [
        (
            "REPRESENTS",
            {"office": "Minister of Foreign Affairs of Norway"},
            ["Espen Barth Eide, Minister of Foreign Affairs of Norway, came to Oslo."],
        ),
        (
            "REPRESENTS",
            {"office": "Minister of Defence of Norway"},
            ["Espen Barth Eide, Minister of Defence of Norway, left Oslo."],
        ),
    ]


def test_meetings_of_a_number_that_name_no_party_are_one_only_on_one_day(make: Callable[..., Document]) -> None:
    reader = Reader()

    def meetings(text: str) -> set[str]:
        return {node.id for node in reader.read(make(text)).nodes if node.type == "Meeting"}

    first = meetings("The 2nd Joint Committee Meeting took place in Oslo in 2012.")
    other = meetings("The 2nd Joint Committee Meeting took place in Quito in 2019.")
    assert len(first) == len(other) == 1
    assert not first & other
    assert meetings("The 38th ASEAN Summit was held in 2021.") == meetings("Norway attended the 38th ASEAN Summit.")


def test_the_publisher_is_no_party(read: Read) -> None:
    text = "Norway and Sweden signed the Oslo Convention on Whales."
    assert said(read(text, publisher="white-house")) == said(read(text))


def test_a_text_about_nothing_of_the_field_is_read_as_nothing(read: Read) -> None:
    reading = read("The weather was fine, and the children went to the beach with their dogs.")
    assert (reading.nodes, reading.edges) == ((), ())


def test_an_empty_text_is_read(read: Read) -> None:
    assert read("").nodes == ()


def test_a_reading_is_the_same_each_time(read: Read) -> None:
    text = (
        "Norway and Sweden held the 5th Norway-Sweden Dialogue in Oslo on Friday. It was co-chaired by Ann Lee of "
        "Norway and Ben Moe of Sweden. Both sides adopted the Oslo Plan of Action 2021-2025 and discussed Sudan."
    )
    assert read(text) == read(text)
    assert Reader().read(read(text).document) == read(text)


def test_the_fingerprint_is_the_same_each_time() -> None:
    first = fingerprint()
    fingerprint.cache_clear()
    assert first == fingerprint()


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS, published=st.none() | st.just("2023-05-18") | st.just("2023-05"), titled=st.booleans())
@example(text="They adopted the Klow Declaration,", published=None, titled=False)
@example(text="President Ann Lee2 of Norway met Prime Minister Ben Moe3.", published=None, titled=False)
def test_any_text_is_read_and_every_edge_quotes_it(read: Read, text: str, published: str | None, titled: bool) -> None:
    title = "Norway and Sweden sign the Oslo Declaration" if titled else None
    reading = read(text, title, published)
    assert list(model.problems(model.load(), reading)) == []
    assert [node.id for node in reading.nodes] == sorted({node.id for node in reading.nodes})
    for edge in reading.edges:
        for evidence in edge.evidence:
            assert 0 < evidence.confidence <= 1
            assert evidence.rule


def test_a_document_of_any_date_and_publisher_is_read(read: Read) -> None:
    for published in (None, "2023", "2023-05", "2023-05-18"):
        for publisher in (None, "nobody-known"):
            reading = read("Norway and Sweden met in Oslo on Friday.", None, published, publisher)
            assert isinstance(reading.document, Document)
            assert {"state:NOR", "state:SWE"} <= {node.id for node in reading.nodes}
