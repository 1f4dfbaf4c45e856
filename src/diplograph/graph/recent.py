"""What documents say of entities, as a writer left it, so that what all mention is not counted again each time."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping

from diplograph.graph.tally import Mentions

MOST = 5_000  # entities; most of those that went are named by one document and asked for no more


class Recent:
    """Tallies of the entities that the last transactions of one writer touched.

    They hold as long as nobody else writes and no transaction fails; otherwise all are forgotten.
    """

    def __init__(self) -> None:
        self._tallies: OrderedDict[str, Mentions] = OrderedDict()
        self._under_way = False

    def begin(self, undisturbed: bool) -> None:
        """A transaction begins; ``undisturbed`` says that nobody has written since the last one."""
        if self._under_way or not undisturbed:
            self._tallies.clear()
        self._under_way = True

    def commit(self) -> None:
        """The transaction that began is done: what it left is what the graph holds."""
        self._under_way = False

    def of(self, entities: Iterable[str]) -> dict[str, Mentions]:
        """The tallies of those of ``entities`` that are known."""
        return {entity: self._tallies[entity] for entity in entities if entity in self._tallies}

    def keep(self, tallies: Mapping[str, Mentions]) -> None:
        """These are what the transaction leaves."""
        for entity, tally in tallies.items():
            self._tallies[entity] = tally
            self._tallies.move_to_end(entity)
        while len(self._tallies) > MOST:
            self._tallies.popitem(last=False)
