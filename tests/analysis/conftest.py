"""The invented network that the rooms behind the queries are tested on: network, centrality, report, atlas."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from diplograph import identity, model, network
from diplograph.records import Edge, Table

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def tables() -> tuple[Table, Table]:
    """The nodes and edges of ``asean.yaml`` as the network queries return them."""
    told = yaml.safe_load((HERE / "asean.yaml").read_text(encoding="utf-8"))
    types = {key: type for key, type, _, _ in told["nodes"]}
    nodes = [(key, type, names[0], names, properties) for key, type, names, properties in told["nodes"]]
    edges = []
    for type, source, target, properties, statements in told["edges"]:
        edge = Edge(type, source, target, properties)
        key = identity.edge_id(edge, model.load().edges[type], types[source], types[target])
        evidence = [
            {"quote": quote, "document": f"document:{name}", "rule": rule, "confidence": confidence}
            | told["documents"][name]
            for name, quote, rule, confidence in statements
        ]
        edges.append((key, type, source, target, properties, evidence))
    return Table(network.NODE_COLUMNS, tuple(nodes)), Table(network.EDGE_COLUMNS, tuple(edges))


@pytest.fixture
def asean(tables: tuple[Table, Table]) -> network.Multigraph:
    return network.build(*tables)
