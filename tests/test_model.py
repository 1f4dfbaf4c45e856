"""The model is declared once and checked: what contradicts itself, and what a reading may not say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diplograph import model
from diplograph.errors import ModelError
from diplograph.records import Document, Edge, Evidence, Node, Reading

TEXT = """
version: 3
nodes:
  State:
    plural: States
    is: A state.
    colour: "#2F6DB5"
    shape: dot
    properties:
      code: {type: text, is: its code}
  Meeting:
    plural: Meetings
    is: A meeting.
    colour: "#C2434B"
    shape: star
    properties:
      date: {type: date, is: its day}
      date_from: {type: text, of: date, is: how the date was known}
      ordinal: {type: integer, is: its number}
      period: {type: period, is: its years}
edges:
  ATTENDED:
    from: [State]
    to: [Meeting]
    is: took part in
    tells_apart: [role]
    properties:
      role: {type: text, is: its role}
      share: {type: number, is: what it paid}
  RELATED:
    from: [State]
    to: [State]
    either_direction: [State, State]
    is: has relations with
    properties: {}
evidence:
  nodes:
    Document:
      is: A document.
      properties:
        title: {type: text, is: its title}
  edges:
    MENTIONS:
      from: Document
      to: Entity
      properties:
        names: {type: texts, is: the names it uses}
"""
MODEL = model.parse(TEXT)
SAID = "Ruritania attended the Klow Dialogue."
QUOTE = Evidence(0, len(SAID), SAID, "attended", 0.9)
STATE = Node("state:RUR", "State", ("Ruritania",), {"code": "RUR"})
MEETING = Node("meeting:klow", "Meeting", ("Klow Dialogue",), {"date": "2023-05", "ordinal": 5, "period": "2021/2025"})
ATTENDED = Edge("ATTENDED", "state:RUR", "meeting:klow", {"role": "host", "share": 0.5}, (QUOTE,))
RIGHT = Reading(Document("document:1", "klow", SAID), (MEETING, STATE), (ATTENDED,))


def test_a_text_becomes_a_model() -> None:
    attended = MODEL.edges["ATTENDED"]
    assert MODEL.version == 3
    assert (attended.sources, attended.targets, attended.tells_apart) == (("State",), ("Meeting",), ("role",))
    assert MODEL.nodes["Meeting"].properties["date_from"] == model.Property(
        "date_from", "text", "how the date was known", "date"
    )
    assert MODEL.evidence_edges["MENTIONS"].properties["names"].accepts(["Ruritania"])


def test_the_model_of_this_installation_loads_once() -> None:
    assert model.load() is model.load()


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ('"#2F6DB5"', "blue", "State has no colour of the form #RRGGBB: 'blue'"),
        ("{type: integer, is: its", "{type: int, is: its", "Meeting.ordinal has an unknown type 'int'"),
        ("of: date", "of: day", "Meeting.date_from is of 'day', which is no other property of it"),
        ("of: date", "of: date_from", "Meeting.date_from is of 'date_from', which is no other property of it"),
        (
            "from: [State]\n    to: [Meeting]",
            "from: [Stat]\n    to: [Meeting]",
            "ATTENDED joins 'Stat', which is no node type",
        ),
        ("to: [Meeting]", "to: [Visit]", "ATTENDED joins 'Visit', which is no node type"),
        (
            "either_direction: [State, State]",
            "either_direction: [State, Body]",
            "RELATED joins 'Body', which is no node type",
        ),
        (
            "tells_apart: [role]",
            "tells_apart: [since]",
            "ATTENDED is told apart by 'since', which is none of its properties",
        ),
        ("{type: text, is: its title}", "{type: string, is: its title}", "Document.title has an unknown type 'string'"),
        ("{type: texts, is", "{type: list, is", "MENTIONS.names has an unknown type 'list'"),
    ],
)
def test_a_model_that_contradicts_itself_is_refused(right: str, wrong: str, message: str) -> None:
    assert TEXT.count(right) == 1
    with pytest.raises(ModelError) as raised:
        model.parse(TEXT.replace(right, wrong))
    assert str(raised.value) == f"model.yaml: {message}"


def test_a_right_reading_has_no_problem() -> None:
    assert list(model.problems(MODEL, RIGHT)) == []
    MODEL.check(RIGHT)


LABEL = "edge ATTENDED 'state:RUR' → 'meeting:klow'"
NODES = [
    (replace(STATE, type="Country"), "node 'state:RUR' is of no type of the model: 'Country'"),
    (replace(STATE, names=()), "node 'state:RUR' has no name"),
    (replace(STATE, names=("Ruritania", " ")), "node 'state:RUR' has no name"),
    (replace(STATE, properties={"flag": "red"}), "node 'state:RUR' has a property that the model lacks: 'flag'"),
    (replace(STATE, properties={"code": 7}), "node 'state:RUR' has code = 7, which is no text"),
]
EDGES = [
    (replace(ATTENDED, type="HOSTED"), "edge HOSTED 'state:RUR' → 'meeting:klow' is of no type of the model"),
    (replace(ATTENDED, properties={"since": "2021"}), f"{LABEL} has a property that the model lacks: 'since'"),
    (replace(ATTENDED, properties={"share": "half"}), f"{LABEL} has share = 'half', which is no number"),
    (replace(ATTENDED, evidence=()), f"{LABEL} has no sentence that says it"),
    (replace(ATTENDED, evidence=(replace(QUOTE, start=1),)), f"{LABEL} quotes what does not stand at 1–{len(SAID)}"),
    (
        replace(ATTENDED, source="meeting:klow", target="state:RUR"),
        "edge ATTENDED 'meeting:klow' → 'state:RUR' joins Meeting and State, which the model does not allow",
    ),
    (
        replace(ATTENDED, target="meeting:none"),
        "edge ATTENDED 'state:RUR' → 'meeting:none' joins State and None, which the model does not allow",
    ),
]


@pytest.mark.parametrize(("node", "problem"), NODES, ids=[problem for _, problem in NODES])
def test_every_wrong_node_is_told(node: Node, problem: str) -> None:
    assert next(model.problems(MODEL, replace(RIGHT, nodes=(MEETING, node)))) == problem


@pytest.mark.parametrize(("edge", "problem"), EDGES, ids=[problem for _, problem in EDGES])
def test_every_wrong_edge_is_told(edge: Edge, problem: str) -> None:
    assert list(model.problems(MODEL, replace(RIGHT, edges=(edge,)))) == [problem]


def test_a_node_that_stands_twice_is_told() -> None:
    assert list(model.problems(MODEL, replace(RIGHT, nodes=(MEETING, STATE, STATE)))) == [
        "node 'state:RUR' stands twice"
    ]


def test_a_check_names_the_document_and_the_first_problem() -> None:
    with pytest.raises(ModelError) as raised:
        MODEL.check(replace(RIGHT, edges=(replace(ATTENDED, evidence=()),)))
    assert str(raised.value) == f"klow: {LABEL} has no sentence that says it"


@pytest.mark.parametrize(
    ("kind", "accepted", "refused"),
    [
        ("text", ["", "word", "two\nlines"], [1, None, True]),
        ("date", ["2023", "2023-05", "2023-05-16"], ["", "23", "2023-5", "16 May 2023", "2023-05-16T10:00", 2023]),
        ("period", ["2021/2025", "2021-05/2025"], ["2021", "2021-2025", "2021/25"]),
        ("integer", [0, 27], [True, 2.0, "27", None]),
        ("number", [1, 2.5], [True, "2.5", None]),
        ("texts", [["a"], ("a",), []], ["a", None]),
    ],
)
def test_a_property_accepts_its_type_and_form(kind: str, accepted: list[object], refused: list[object]) -> None:
    found = model.Property("any", kind, "any")
    assert [value for value in accepted if not found.accepts(value)] == []
    assert [value for value in refused if found.accepts(value)] == []


def test_either_direction_holds_for_the_types_it_names() -> None:
    assert MODEL.edges["RELATED"].undirected("State", "State")
    assert not MODEL.edges["RELATED"].undirected("State", "Meeting")
    assert not MODEL.edges["ATTENDED"].undirected("State", "State")
