"""The command that shows the model: the kinds of node and edge with their properties."""

from __future__ import annotations

import click

from diplograph.cli import tables
from diplograph.cli.tables import FORMAT, show
from diplograph.records import Table


@click.command("model")
@FORMAT
def kinds(form: str) -> None:
    """List the kinds of node and edge."""
    if form == "markdown":
        click.echo(markdown(), nl=False)
    else:
        rows = (*((name, "", *rest) for name, *rest in _nodes()), *_edges())
        show(Table(("kind", "joins", "meaning", "properties"), rows), form)


def markdown() -> str:
    """The two tables of README: nodes, then edges."""
    nodes = Table(("node", "what it is", "properties"), _nodes())
    edges = Table(("edge", "joins", "what it says", "properties"), _edges())
    return f"{tables.markdown(nodes)}\n{tables.markdown(edges)}"


def _nodes() -> tuple[tuple[str, ...], ...]:
    from diplograph import model

    return tuple((node.name, node.meaning, ", ".join(node.properties)) for node in model.load().nodes.values())


def _edges() -> tuple[tuple[str, ...], ...]:
    from diplograph import model

    return tuple(
        (
            edge.name,
            f"{', '.join(edge.sources)} → {', '.join(edge.targets)}",
            edge.meaning,
            ", ".join(edge.properties),
        )
        for edge in model.load().edges.values()
    )
