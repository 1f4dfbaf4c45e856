"""Which part of the graph a map, a report or an export is about: all, around an entity, or what a query answers."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from diplograph.cli.database import connected
from diplograph.cli.questions import PARAMETERS, complete, question, values
from diplograph.cli.screen import count
from diplograph.errors import UsageError

if TYPE_CHECKING:
    from diplograph.connection import Connection
    from diplograph.network import Multigraph
    from diplograph.querybook import Query
    from diplograph.records import Table


@dataclass(frozen=True, slots=True)
class Part:
    """What the options of one command ask for."""

    around: str | None
    hops: int
    query: str | None
    parameters: tuple[str, ...]

    @property
    def asked(self) -> str:
        """The part in words, for the head of a page."""
        if self.around:
            return f"within {count(self.hops, 'tie')} of {self.around}"
        if self.query:
            return ", ".join((f"the answer to {self.query}", *self.parameters))
        return "the whole graph"

    def graph(self) -> Multigraph:
        """The part as a multigraph, read from the database."""
        if self.around and self.query:
            raise UsageError("--around and --query each name a part of the graph; give one of them")
        if self.parameters and not self.query:
            raise UsageError("-P gives a parameter to a query; name the query with --query")
        with connected() as connection:
            if self.around:
                return _around(connection, self.around, self.hops)
            if self.query:
                return _answered(connection, question(self.query), values(self.parameters))
            return _built(_rows(connection, "network/nodes"), _rows(connection, "network/edges"))


def options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that choose a part; the command gets them as one argument, ``part``."""

    @functools.wraps(command)
    def chosen(
        *, around: str | None, hops: int, query: str | None, parameters: tuple[str, ...], **rest: object
    ) -> None:
        command(part=Part(around, hops, query, parameters), **rest)

    for option in (
        PARAMETERS,
        click.option(
            "--query",
            metavar="NAME",
            shell_complete=complete,
            help="Only the nodes that this query answers with, and their ties.",
        ),
        click.option("--hops", type=click.IntRange(1, 3), default=1, show_default=True, help="So many ties from it."),
        click.option("--around", metavar="NAME", help="Only what lies around this entity."),
    ):
        chosen = option(chosen)
    return chosen


def _around(connection: Connection, name: str, hops: int) -> Multigraph:
    return _among(connection, _rows(connection, "network/around", {"name": name, "hops": hops}))


def _answered(connection: Connection, query: Query, parameters: Mapping[str, object]) -> Multigraph:
    from diplograph import network, querybook

    answer = querybook.run(connection, query, parameters, limit=None, timeout=None)
    if not answer.rows:
        raise UsageError(f"{query.name} has no answer, so there is nothing to show")
    ids = network.mentioned(answer)
    if not ids:
        raise UsageError(f"{query.name} answers with no node of the graph; choose a query that returns nodes")
    return _among(connection, _rows(connection, "network/by-ids", {"ids": sorted(ids)}))


def _among(connection: Connection, nodes: Table) -> Multigraph:
    ids = [row["id"] for row in nodes.dicts()]
    return _built(nodes, _rows(connection, "network/edges-among", {"ids": ids}))


def _rows(connection: Connection, name: str, parameters: Mapping[str, object] | None = None) -> Table:
    from diplograph import querybook

    return querybook.run(connection, querybook.find(name), parameters, limit=None, timeout=None)


def _built(nodes: Table, edges: Table) -> Multigraph:
    from diplograph import network

    return network.build(nodes, edges)
