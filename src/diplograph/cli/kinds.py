"""The command that shows the model: the kinds of node and edge with their properties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import click

from diplograph.cli.tables import FORMS, show
from diplograph.records import Table


@click.command("model")
@click.option("--format", "form", type=click.Choice([*FORMS, "markdown"]), default="table", help="How to print them.")
def kinds(form: str) -> None:
    """List the kinds of node and edge."""
    if form == "markdown":
        click.echo(markdown(), nl=False)
    else:
        show(Table(("kind", "joins", "meaning", "properties"), tuple(_rows())), form)


def markdown() -> str:
    """The two tables of README."""
    nodes = [(f"`{kind}`", meaning, properties) for kind, joins, meaning, properties in _rows() if not joins]
    edges = [(f"`{kind}`", joins, meaning, properties) for kind, joins, meaning, properties in _rows() if joins]
    of_nodes = _grid(("node", "what it is", "properties"), nodes)
    return of_nodes + "\n" + _grid(("edge", "joins", "what it says", "properties"), edges)


def _rows() -> Iterator[tuple[str, str, str, str]]:
    from diplograph import model

    known = model.load()
    for node in known.nodes.values():
        yield node.name, "", node.meaning, ", ".join(node.properties)
    for edge in known.edges.values():
        joins = f"{', '.join(edge.sources)} → {', '.join(edge.targets)}"
        yield edge.name, joins, edge.meaning, ", ".join(edge.properties)


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---" for _ in head], *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)
