"""An empty graph on each server in turn."""

from __future__ import annotations

import pytest

from diplograph.connection import Connection
from diplograph.graph import Graph


@pytest.fixture
def graph(connection: Connection) -> Graph:
    found = Graph(connection)
    found.prepare()
    return found
