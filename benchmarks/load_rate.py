"""How many nodes, edges and claims a second go into the graph.

    python benchmarks/load_rate.py --nodes 10000

Invented readings are written with ``Graph.write``, twice: the second time everything is known. The server is the one
of ``NEO4J_URI``, else an embedded one in a temporary folder; a server of your own must be empty.
"""

from __future__ import annotations

import argparse
import os
import random
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from diplograph.connection import Connection, connect
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.identity import document_id
from diplograph.records import Document, Edge, Evidence, Node, Reading
from diplograph.settings import Settings

STATES = 200  # few and mentioned often, as in the real graph
OFFICIALS_OF_A_DOCUMENT = 12
STATES_OF_A_DOCUMENT = 4


def documents(nodes: int, rng: random.Random) -> Iterator[Reading]:
    """Readings that together have about ``nodes`` nodes, each official in one document, each state in many."""
    for first in range(0, max(nodes - STATES, OFFICIALS_OF_A_DOCUMENT), OFFICIALS_OF_A_DOCUMENT):
        yield document([f"Official {number}" for number in range(first, first + OFFICIALS_OF_A_DOCUMENT)], rng)


def document(officials: list[str], rng: random.Random) -> Reading:
    """A document in which each official represents a state and meets another state's organisation."""
    numbers = sorted({int(rng.paretovariate(1)) % STATES for _ in range(STATES_OF_A_DOCUMENT)})
    states = [Node(f"state:{number}", "State", (f"State {number}",)) for number in numbers]
    people = [Node(f"official:{name}", "Official", (name, f"Mr {name}")) for name in officials]
    lines, edges = [], []
    for person in people:
        state = rng.choice(states)
        sentence = (
            f"{person.names[0]}, envoy of {state.names[0]}, spoke about the plan of the year {rng.randint(1990, 2030)}."
        )
        start = sum(len(line) + 1 for line in lines)
        evidence = Evidence(start, start + len(sentence), sentence, "benchmark", 0.9)
        lines.append(sentence)
        edges.append(Edge("REPRESENTS", person.id, state.id, {"office": "envoy"}, (evidence,)))
        edges.append(Edge("SUPPORTS", person.id, rng.choice(states).id, {}, (evidence,)))
    text = "\n".join(lines)
    record = Document(document_id(text, None, None), officials[0], text, source=officials[0])
    return Reading(record, (*states, *people), tuple(edges))


def measure(connection: Connection, nodes: int) -> None:
    """Write the readings twice and print the rates."""
    graph = Graph(connection)
    graph.prepare()
    if graph.counts():
        raise UsageError(f"the graph at {connection.address} is not empty: measure on an empty one")
    readings = list(documents(nodes, random.Random(1)))
    print(f"{connection.agent}, {len(readings)} documents")
    for run in ("first", "again"):
        started = time.perf_counter()
        written = graph.write(readings, "benchmark")
        seconds = time.perf_counter() - started
        rates = " ".join(
            f"{getattr(written, what):>7} {what} ({getattr(written, what) / seconds:,.0f}/s)"
            for what in ("documents", "nodes", "edges", "claims")
        )
        print(f"{run}: {seconds:6.1f} s {rates}, {written.changes} changes counted by the server")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Rows a second into the graph.")
    parser.add_argument("--nodes", type=int, default=10_000)
    nodes = parser.parse_args().nodes
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings.from_environment(os.environ), home=Path(folder))
        with connect(settings) as connection:
            measure(connection, nodes)


if __name__ == "__main__":
    main()
