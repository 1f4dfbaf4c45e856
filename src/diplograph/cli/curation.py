"""The commands for those who look after the graph: ``conflicts``."""

from __future__ import annotations

from dataclasses import replace

import click

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
