"""What documents claim, brought up to date, and the edges that this touches merged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from diplograph.graph import merge, statements
from diplograph.graph.rows import Row, Rows, difference
from diplograph.graph.sending import Sender
from diplograph.graph.tally import Edges


def replace(sender: Sender, fresh: Mapping[str, Rows], old: Sequence[str], entities: Set[str]) -> None:
    """What ``old`` documents claim goes, what ``fresh`` ones claim comes.

    Of edges with an end among ``entities``, which are new, nothing was claimed before.
    """
    before = _claimed(sender, old)
    after = {identity: row for rows in fresh.values() for identity, row in rows.claims.items()}
    gone, come = difference(before, after)
    rows = (row["props"] for row in (*(before[key] for key in gone), *(after[key] for key in come)))
    touched = {claim["edge"]: claim for claim in rows}
    told = sorted(edge for edge, claim in touched.items() if entities.isdisjoint((claim["source"], claim["target"])))
    tally = Edges(sender.ask(statements.SAID_OF_EDGES, told))
    there = {edge for edge in touched if tally.claims(edge)}
    tally.change(before, after)
    sender.run(statements.DELETE_CLAIMS, gone)
    added = sender.run(statements.ADD_CLAIMS, ({"id": key, **after[key]} for key in come))
    sender.written.claims += added["nodes_created"]
    for kind, edges in _by_type(touched):
        _merge(sender, kind, [touched[edge] for edge in edges], there, tally)


def _claimed(sender: Sender, documents: Sequence[str]) -> dict[str, Row]:
    rows = sender.ask(statements.CLAIMS, documents)
    return {row["claim"].pop("id"): {"document": row["document"], "props": row["claim"]} for row in rows}


def _merge(sender: Sender, kind: str, claims: Iterable[Row], there: Set[str], tally: Edges) -> None:
    """Merge the properties of edges, each told by one of its claims; an edge without any is removed."""
    declared = sender.model.edges[kind].properties
    kept, lost = [], []
    for claim in claims:
        edge = claim["edge"]
        row = {"id": edge, "source": claim["source"], "target": claim["target"]}
        if not tally.claims(edge):
            lost.append(row)
            continue
        props = {**merge.merged(tally.said(edge), declared), "claims": tally.claims(edge)}
        # a null takes away what nobody states any more
        kept.append({**row, "props": {**dict.fromkeys(declared), **props} if edge in there else props})
    made = sender.run(statements.merge_edges(sender.model, kind), kept)
    sender.written.edges += made["relationships_created"]
    sender.run(statements.delete_edges(sender.model, kind), lost)


def _by_type(edges: Mapping[str, Row]) -> Iterator[tuple[str, list[str]]]:
    """The ids of ``edges`` by type, both in order, so that two writers lock in the same order."""
    kinds = defaultdict(list)
    for edge in sorted(edges):
        kinds[edges[edge]["type"]].append(edge)
    yield from sorted(kinds.items())
