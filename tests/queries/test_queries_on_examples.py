"""Every query module has something to say of the examples, asked about what stands in its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph import querybook, sources
from diplograph.connection import Connection
from diplograph.graph import Graph
from diplograph.reading import Reader
from diplograph.records import Document, Reading

EXAMPLES = Path(__file__).parents[2] / "examples"


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    """What the examples say."""
    reader = Reader()
    return [reader.read(found) for found in sources.documents([EXAMPLES]) if isinstance(found, Document)]


@pytest.mark.database
def test_every_query_answers_on_the_examples(connection: Connection, readings: list[Reading]) -> None:
    graph = Graph(connection)
    graph.prepare()
    graph.write(readings, "examples")
    queries = querybook.book().values()
    silent = [query.name for query in queries if not connection.read(query.text, limit=1).rows]
    assert silent == []
