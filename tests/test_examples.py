"""The examples: each loader is shown, all are read, all are dated."""

from __future__ import annotations

import json
from pathlib import Path

from diplograph import sources
from diplograph.records import Document

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"


def test_every_example_is_a_document_with_its_title_and_its_date() -> None:
    found = list(sources.documents([EXAMPLES]))
    documents = [document for document in found if isinstance(document, Document)]
    assert found == documents
    assert 8 <= len(documents) <= 14
    assert [d.name for d in documents if not d.title or d.text.split("\n\n")[0] != d.title] == []
    assert [d.name for d in documents if d.dated_by is None] == []
    dated = [(d.name[:10], d.published) for d in documents if d.name[:2] == "20"]
    assert [pair for pair in dated if pair[0] != pair[1]] == []


def test_the_examples_show_every_loader() -> None:
    loaders = {load for ending, load in sources.loaders().items() if any(EXAMPLES.glob(f"*{ending}"))}
    assert loaders == set(sources.loaders().values())


def test_the_golden_documents_are_read_and_dated_as_their_gold_says() -> None:
    golden = ROOT / "tests" / "golden" / "documents"
    documents = [d for d in sources.documents([golden]) if isinstance(d, Document)]
    gold = {path.stem: json.loads(path.read_text("utf-8"))["published"] for path in golden.glob("*.json")}
    assert {d.name: d.published for d in documents} == gold
