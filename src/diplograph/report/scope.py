"""The scope box: everything that decides what the figures of a report mean."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import metadata

from diplograph import __version__, centrality, model, network
from diplograph.centrality.measures import EIGENVECTOR_TOLERANCE, PAGERANK_TOLERANCE
from diplograph.network import Multigraph, SimpleGraph
from diplograph.report.sections import Fact, Scope

ENGINES = ("networkx", "numpy", "scipy")


def scope_box(graph: Multigraph, simple: SimpleGraph, scope: Scope) -> Iterator[Fact]:
    """The lines of the box for ``graph``, of which ``simple`` was measured."""
    kinds = (data["type"] for *_, data in graph.edges(data=True))
    ties = Counter(kind for kind in kinds if scope.types is None or kind in scope.types)
    documents = {
        (said["document"], said["published"] or "")
        for *_, data in graph.edges(data=True)
        for said in network.evidence(data)
    }
    yield Fact("Asked for", scope.asked)
    yield Fact("Documents", f"{len(documents):,}{_span(published for _, published in documents)}")
    yield Fact("Nodes", f"{len(graph):,}{_listed(_numbers_of_nodes(graph))}")
    yield Fact("Ties", f"{ties.total():,}{_listed(f'{kind} {number:,}' for kind, number in ties.most_common())}")
    yield Fact("Measured network", simple.graph["rule"])
    yield Fact("Paths", _paths(scope))
    parts = centrality.components(simple)
    alone = sum(len(part) == 1 for part in parts)
    largest = len(parts[0]) if parts else 0
    yield Fact(
        "Components",
        f"{len(parts):,}, {alone:,} of them single nodes; the largest holds {largest:,} of {len(simple):,}",
    )
    yield Fact(
        "Rankings", f"within one type of node; the first {scope.top}, nodes with the value 0 left out; = marks a tie"
    )
    yield Fact("Tolerance", f"eigenvector {EIGENVECTOR_TOLERANCE:g}, PageRank {PAGERANK_TOLERANCE:g} a node")
    yield Fact("Computed with", ", ".join(_engines()))
    yield Fact("Digest of the graph", network.digest(graph))
    if scope.written:
        yield Fact("Written", scope.written)


def _numbers_of_nodes(graph: Multigraph) -> Iterator[str]:
    found = Counter(data["type"] for _, data in graph.nodes(data=True))
    for kind in model.load().nodes.values():
        if found[kind.name]:
            yield f"{found[kind.name]:,} {(kind.name if found[kind.name] == 1 else kind.plural).lower()}"


def _listed(words: Iterable[str]) -> str:
    inside = ", ".join(words)
    return f" ({inside})" if inside else ""


def _span(dates: Iterable[str]) -> str:
    known = sorted(date for date in dates if date)
    return f", published between {known[0]} and {known[-1]}" if known else ""


def _paths(scope: Scope) -> str:
    if scope.onto:
        return "the length of a tie is 1/weight: those who met often are near"
    return "each tie has length 1, however often documents repeat it"


def _engines() -> Iterator[str]:
    yield f"diplograph {__version__}"
    yield from (f"{name} {metadata.version(name)}" for name in ENGINES)
    yield f"Python {platform.python_version()}"
