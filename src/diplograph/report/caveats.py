"""What a reader must know before believing a rank: sentences made from the graph itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from diplograph import centrality, network
from diplograph.network import Multigraph, SimpleGraph
from diplograph.report.sections import Scope

UNCERTAIN = 0.7
DENSE = 0.5
FEW = 10
HEAVY = 0.25


def caveats(graph: Multigraph, simple: SimpleGraph, scope: Scope) -> Iterator[str]:
    """The sentences that hold for this graph, the general ones first."""
    yield (
        "This is centrality in the documents, not in the world: what was not published, not collected or not read "
        "here does not count, and who writes many press releases looks central."
    )
    yield from graph.graph.get("notes", ())
    statements = [
        network.evidence(data)
        for *_, data in graph.edges(data=True)
        if scope.types is None or data["type"] in scope.types
    ]
    if not statements:
        yield "No ties are counted, so no rank means anything."
        return
    yield from _sources(statements)
    yield from _certainty(statements)
    yield from _dates(statements)
    yield from _shape(simple, scope)


def _sources(statements: list[list[dict[str, Any]]]) -> Iterator[str]:
    supporters = [{said["document"] for said in behind} for behind in statements]
    single = sum(len(documents) <= 1 for documents in supporters)
    yield f"{_share(single, len(supporters), 'ties')} rest on a single document."
    (document, number), *_ = Counter(one for documents in supporters for one in documents).most_common(1) or [("", 0)]
    titles = {said["document"]: said["title"] or said["document"] for behind in statements for said in behind}
    if number > HEAVY * len(supporters) and len(titles) > 1:
        yield f"{_share(number, len(supporters), 'ties')} rest, alone or among others, on “{titles[document]}”."


def _certainty(statements: list[list[dict[str, Any]]]) -> Iterator[str]:
    best = [max((said["confidence"] or 0.0 for said in behind), default=0.0) for behind in statements]
    uncertain = sum(confidence < UNCERTAIN for confidence in best)
    if uncertain:
        yield f"{_share(uncertain, len(best), 'ties')} were read with a confidence below {UNCERTAIN} at best."


def _dates(statements: list[list[dict[str, Any]]]) -> Iterator[str]:
    dates = {said["document"]: said["published"] for behind in statements for said in behind}
    undated = sum(not date for date in dates.values())
    if undated:
        yield f"{_share(undated, len(dates), 'documents')} have no date of publication."
    years = Counter(str(date)[:4] for date in dates.values() if date)
    if len(years) > 1:
        listed = ", ".join(f"{year}: {number}" for year, number in sorted(years.items()))
        yield f"Documents by year of publication: {listed}. A rank follows where the documents are."


def _shape(simple: SimpleGraph, scope: Scope) -> Iterator[str]:
    if scope.onto:
        yield "To attend the same meeting is not to have spoken with each other."
    if centrality.density(simple) > DENSE:
        yield "More than half of all pairs are tied, so degree tells little; read the weighted measures."
    parts = centrality.components(simple)
    outside = len(simple) - len(parts[0]) if parts else 0
    if outside:
        yield f"{_share(outside, len(simple), 'nodes')} lie outside the largest component: no eigenvector centrality."
    if sum(len(part) > 1 for part in parts) > 1:
        yield "PageRank favours nodes of small separate components: what jumps to them stays among few."
    if len(simple) < FEW:
        yield f"With {len(simple)} nodes a single tie can turn the order round."


def _share(number: int, total: int, things: str) -> str:
    return f"{number:,} of {total:,} {things} ({number / total:.0%})"
