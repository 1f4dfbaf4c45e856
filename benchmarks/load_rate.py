"""How many nodes and edges a second go into the graph, beside a bare driver that writes the same rows.

    python benchmarks/load_rate.py --edges 10000 --edges 100000

Invented readings go through ``Graph.write`` into an empty server, one transaction after the other, once some that do
not count have warmed it: a server plans and compiles each statement the first times that it comes. Each time, the
statements that write and their rows are sent once more with the bare driver, in one transaction, to a second empty
server of the same kind: nothing asked, merged or checked, and both feel the same load of the machine. At the end both
hold the same graph, which their digests prove.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TypeVar, cast

import neo4j
import psutil
import served

from diplograph.connection import Connection, Transaction
from diplograph.graph import Graph
from diplograph.identity import document_id
from diplograph.records import Document, Edge, Evidence, Node, Reading
from diplograph.server.bolt import driver
from diplograph.server.engine import Engine

STATES = 200  # few and mentioned often, as in the real graph
OFFICIALS_OF_A_DOCUMENT = 12
STATES_OF_A_DOCUMENT = 4
EDGES_OF_A_DOCUMENT = 2 * OFFICIALS_OF_A_DOCUMENT
WARMING = 5_000  # edges that are written first and do not count
MEGABYTE = 1024**2
T = TypeVar("T")
Statement = tuple[str, list[Any]]


def documents(edges: int, rng: random.Random, first: int = 0) -> Iterator[Reading]:
    """Readings that together have about ``edges`` edges, each official in one document, each state in many.

    ``first`` is the number of the first official.
    """
    officials = edges // EDGES_OF_A_DOCUMENT * OFFICIALS_OF_A_DOCUMENT
    for number in range(first, first + officials, OFFICIALS_OF_A_DOCUMENT):
        yield document([f"Official {one}" for one in range(number, number + OFFICIALS_OF_A_DOCUMENT)], rng)


def document(officials: list[str], rng: random.Random) -> Reading:
    """A document in which each official represents a state and supports another one."""
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


class Tape:
    """A transaction that keeps the statements by which rows are written."""

    def __init__(self, transaction: Transaction, kept: list[Statement]) -> None:
        self._transaction = transaction
        self._kept = kept

    def run(self, text: str, *given: Any, **parameters: Any) -> neo4j.Result:
        """Run the statement, and keep it where it writes rows."""
        if parameters.get("rows") and "RETURN" not in text:
            self._kept.append((text, parameters["rows"]))
        return self._transaction.run(text, *given, **parameters)


class Taped:
    """A connection that writes everything twice: as it is told, then with the bare driver of another server."""

    def __init__(self, connection: Connection, bare: neo4j.Session) -> None:
        self.read, self.declare, self.engine = connection.read, connection.declare, connection.engine
        self.seconds = 0.0  # of the bare driver
        self._connection = connection
        self._bare = bare

    def write(self, work: Callable[[Transaction], T]) -> T:
        """Write as ``Connection.write`` does, then bare."""
        kept: list[Statement] = []

        def taped(transaction: Transaction) -> T:
            kept.clear()
            return work(cast(Transaction, Tape(transaction, kept)))

        done = self._connection.write(taped)
        started = time.perf_counter()
        if kept:
            self._bare.execute_write(_send, kept)
        self.seconds += time.perf_counter() - started
        return done


def _send(transaction: Transaction, statements: list[Statement]) -> None:
    for text, rows in statements:
        transaction.run(text, rows=rows).consume()


def watched(readings: Iterator[Reading], idle: list[float], memory: list[int]) -> Iterator[Reading]:
    """``readings``, with the seconds that it takes to invent them and the memory of this process at each."""
    me = psutil.Process()
    while True:
        started = time.perf_counter()
        reading = next(readings, None)
        memory.append(me.memory_info().rss // MEGABYTE)
        idle.append(time.perf_counter() - started)
        if reading is None:
            return
        yield reading


def measure(connection: Connection, bare: neo4j.Session, edges: int) -> str:
    """One line of figures."""
    taped = Taped(connection, bare)
    graph, idle, memory = Graph(cast(Connection, taped)), list[float](), list[int]()
    rng = random.Random(1)
    graph.write(documents(WARMING, rng), "benchmark")
    before, taped.seconds = counts(bare), 0.0
    started = time.perf_counter()
    graph.write(watched(documents(edges, rng, first=WARMING), idle, memory), "benchmark")
    ours = time.perf_counter() - started - taped.seconds - sum(idle)
    nodes, ties = (after - earlier for after, earlier in zip(counts(bare), before, strict=True))
    tenth = max(len(memory) // 10, 1)
    return (
        f"{nodes:>9,} nodes {ties:>9,} edges  {(nodes + ties) / ours:>7,.0f}/s  "
        f"bare {(nodes + ties) / taped.seconds:>7,.0f}/s  ratio {taped.seconds / ours:.2f}  "
        f"memory {max(memory[:tenth])} MB in the first tenth, {max(memory[-tenth:])} MB in the last"
    )


def counts(session: neo4j.Session) -> tuple[int, int]:
    """How many nodes and edges there are."""
    nodes, ties = (session.run(text).single(strict=True)[0] for text in COUNTS)
    return nodes, ties


COUNTS = ("MATCH (n) RETURN count(n)", "MATCH ()-[e]->() RETURN count(e)")


def compare(engine: Engine, edges: int) -> None:
    """Start two servers, fill both, print the figures."""
    with ExitStack() as stack:
        homes = [Path(stack.enter_context(tempfile.TemporaryDirectory())) for _ in range(2)]
        found = [stack.enter_context(served.served(home, engine)) for home in homes]
        graphs = [Graph(connection) for _, connection, _ in found]
        for graph in graphs:
            graph.prepare()
        other = found[1][2]
        bolt = stack.enter_context(driver(other.address, other.writer))
        bare = stack.enter_context(bolt.session(database=other.database))
        print(f"{engine.name:<9}{measure(graphs[0].connection, bare, edges)}", flush=True)
        ours, theirs = (graph.digest() for graph in graphs)
        if ours != theirs:
            raise SystemExit(f"the bare driver has written another graph: {ours} and {theirs}")


def main() -> None:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description="Rows a second into the graph, beside the bare driver.")
    parser.add_argument("--edges", type=int, action="append", help="how many ties between entities; may be repeated")
    parser.add_argument("--engine", choices=served.ENGINES, action="append", help="default: both")
    asked = parser.parse_args()
    for edges in asked.edges or [10_000]:
        for name in asked.engine or served.ENGINES:
            compare(served.engine(name), edges)


if __name__ == "__main__":
    main()
