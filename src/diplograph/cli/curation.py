"""The commands for those who look after the graph: ``conflicts`` and ``review``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from diplograph.cli.corrections import chosen, tell_idle
from diplograph.cli.database import connected
from diplograph.cli.screen import note
from diplograph.cli.tables import AS_JSON, FORMAT, show, words
from diplograph.records import Table


@click.command()
@FORMAT
@AS_JSON
def conflicts(form: str) -> None:
    """List the dates and numbers on which documents disagree.

    Each line names the values with the documents that state them, and the one that the graph shows.
    """
    from diplograph.graph import Graph

    with connected() as connection:
        table = Graph(connection).conflicts()
    if not table.rows:
        note("no two statements disagree on a date or a number")
    show(table if form == "json" else _in_words(table), form)


@click.command()
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="At most so many rows.")
@click.option(
    "--corrections",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Leave out what this file tells apart (else corrections.yaml in DIPLOGRAPH_HOME).",
)
@FORMAT
@AS_JSON
def review(limit: int, corrections: Path | None, form: str) -> None:
    """List what most needs a look, the widest effect first.

    Where documents disagree, ties that are doubtful and matter, nodes that may be one; each with the line for
    corrections.yaml that would put it right.
    """
    from diplograph.graph import Graph

    told = chosen(corrections)
    with connected() as connection:
        graph = Graph(connection)
        table, idle = graph.review(told.apart, limit), told.idle(graph)
    show(table, form)
    tell_idle(idle)
    if table.cut:
        note(f"the list was cut at {table.cut}; ask for more with --limit")


def _in_words(table: Table) -> Table:
    """``table`` with the values and their documents as one text, without ids."""
    kept = [number for number, name in enumerate(table.columns) if name != "ids"]
    rows: list[list[object]] = [[row[number] for number in kept] for row in table.rows]
    at = table.columns.index("values")
    for row in rows:
        values = row[at]
        if isinstance(values, list):
            row[at] = " | ".join(f"{words(each['value'])} ({', '.join(each['documents'])})" for each in values)
    return replace(table, columns=tuple(table.columns[n] for n in kept), rows=tuple(map(tuple, rows)))
