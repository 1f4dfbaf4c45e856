"""What documents say of the nodes and edges that a transaction touches: counted in the graph once, then kept in step.

The graph is asked before anything is written, so that nothing is asked about what is new; what goes and what comes is
then added here. This holds because one writer is at work at a time.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from diplograph.graph import merge
from diplograph.graph.rows import Row

Mentioned = tuple[tuple[str, ...], str]  # the names that a document uses, and what it says, as JSON
Mentions = Counter[Mentioned]  # by how many documents


class Entities:
    """How many documents mention an entity by which names, saying what.

    ``known`` are tallies of some entities, ``counted`` what the graph said of others.
    """

    def __init__(self, known: Mapping[str, Mentions], counted: Iterable[Row]) -> None:
        self._documents: dict[str, Mentions] = defaultdict(Counter, known)
        for row in counted:
            self._documents[row["id"]][tuple(row["names"]), row["said"]] += row["documents"]

    def change(self, gone: Iterable[Row], come: Iterable[Row]) -> None:
        """Some mentions go, others come."""
        for rows, sign in ((gone, -1), (come, 1)):
            for row in rows:
                self._documents[row["entity"]][tuple(row["names"]), row["said"]] += sign

    def mentioned(self, entity: str) -> bool:
        """Whether any document mentions it still."""
        return any(self._documents[entity].values())

    @property
    def tallies(self) -> Mapping[str, Mentions]:
        """By entity."""
        return self._documents

    def names(self, entity: str) -> list[str]:
        """All its names, how to call it first."""
        return merge.names((names, number) for (names, _), number in (+self._documents[entity]).items())

    def said(self, entity: str) -> list[merge.Said]:
        """What is said of it, and by how many documents."""
        return [(json.loads(said), number) for (_, said), number in (+self._documents[entity]).items()]


class Edges:
    """How many claims support an edge, and how many documents say what of it."""

    def __init__(self, counted: Iterable[Row]) -> None:
        self._documents: dict[str, Counter[str]] = defaultdict(Counter)
        self._claims: Counter[str] = Counter()
        for row in counted:
            self._documents[row["id"]][row["said"]] += row["documents"]
            self._claims[row["id"]] += row["claims"]

    def change(self, old: Mapping[str, Row], new: Mapping[str, Row]) -> None:
        """All the ``old`` claims of some documents go, all the ``new`` ones come; both may hold the same."""
        for claims, sign in ((old, -1), (new, 1)):
            said = {(row["props"]["edge"], row["props"]["said"], row["document"]) for row in claims.values()}
            for edge, what, _ in said:
                self._documents[edge][what] += sign
            for row in claims.values():
                self._claims[row["props"]["edge"]] += sign

    def claims(self, edge: str) -> int:
        """How many claims support it."""
        return self._claims[edge]

    def said(self, edge: str) -> list[merge.Said]:
        """What is said of it, and by how many documents."""
        return [(json.loads(said), number) for said, number in (+self._documents[edge]).items()]
