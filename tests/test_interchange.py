"""A reading as JSON has the form of the guide, with quotes and rules beside."""

from __future__ import annotations

import json
import re
from pathlib import Path

from diplograph import model
from diplograph.interchange import as_json
from diplograph.reading import Reader
from diplograph.records import Document, Edge, Evidence, Node, Reading

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "tests" / "golden" / "GUIDE.md").read_text(encoding="utf-8")
TEXT = "Ruritania hosted the 5th Klow Dialogue in Klow. Ruritania was host again."
DOCUMENT = Document("document:1", "klow", TEXT, "Dialogue in Klow", "2023-05-18", "front matter", "wire", "klow.txt")
READING = Reading(
    DOCUMENT,
    (
        Node("meeting:klow:5", "Meeting", ("5th Klow Dialogue", "Klow Dialogue"), {"date": "2023-05-16", "ordinal": 5}),
        Node("state:RUR", "State", ("Ruritania",)),
    ),
    (
        Edge(
            "HOSTED",
            "state:RUR",
            "meeting:klow:5",
            {},
            (
                Evidence(0, 47, TEXT[0:47], "hosted", 0.9),
                Evidence(48, 73, TEXT[48:73], "host-again", 0.5),
            ),
        ),
        Edge(
            "ATTENDED",
            "state:RUR",
            "meeting:klow:5",
            {"role": "host"},
            (Evidence(0, 47, TEXT[0:47], "hosted", 0.9),),
        ),
    ),
)


def test_a_reading_is_written_whole() -> None:
    assert as_json(READING) == {
        "document": "klow",
        "title": "Dialogue in Klow",
        "published": "2023-05-18",
        "nodes": [
            {
                "key": "meeting:klow:5",
                "type": "Meeting",
                "names": ["5th Klow Dialogue", "Klow Dialogue"],
                "date": "2023-05-16",
                "ordinal": 5,
            },
            {"key": "state:RUR", "type": "State", "names": ["Ruritania"]},
        ],
        "edges": [
            {
                "type": "HOSTED",
                "source": "state:RUR",
                "target": "meeting:klow:5",
                "quote": TEXT[0:47],
                "rule": "hosted",
                "confidence": 0.9,
                "evidence": [
                    {"quote": TEXT[0:47], "start": 0, "end": 47, "rule": "hosted"},
                    {"quote": TEXT[48:73], "start": 48, "end": 73, "rule": "host-again"},
                ],
            },
            {
                "type": "ATTENDED",
                "source": "state:RUR",
                "target": "meeting:klow:5",
                "role": "host",
                "quote": TEXT[0:47],
                "rule": "hosted",
                "confidence": 0.9,
                "evidence": [{"quote": TEXT[0:47], "start": 0, "end": 47, "rule": "hosted"}],
            },
        ],
    }


def test_it_is_json() -> None:
    assert json.loads(json.dumps(as_json(READING))) == as_json(READING)


def test_the_model_has_the_types_of_the_guide() -> None:
    nodes, edges = GUIDE.split("## Edges", 1)
    tables = (nodes, edges.split("\n\n", 2)[1])
    named = [set(re.findall(r"^\| `(\w+)` \|", table, re.M)) for table in tables]
    assert [set(model.load().nodes), set(model.load().edges)] == named


def test_no_property_of_the_model_hides_a_field_of_the_form() -> None:
    fields = {"key", "type", "names", "source", "target", "quote", "rule", "confidence", "evidence"}
    loaded = model.load()
    declared = [kind.properties for kind in loaded.nodes.values()] + [kind.properties for kind in loaded.edges.values()]
    assert {name for properties in declared for name in properties} & fields == set()


def test_a_reading_of_a_text_has_whole_numbers_and_known_ends() -> None:
    text = "Norway hosted the 5th Norway-Sweden Dialogue in Oslo on 4 May 2023."
    said = as_json(Reader().read(Document("document:2", "oslo", text)))
    keys = {node["key"] for node in said["nodes"]}
    assert [node["ordinal"] for node in said["nodes"] if node["type"] == "Meeting"] == [5]
    assert all(type(node["ordinal"]) is int for node in said["nodes"] if "ordinal" in node)
    assert said["edges"]
    assert {edge[end] for edge in said["edges"] for end in ("source", "target")} <= keys
