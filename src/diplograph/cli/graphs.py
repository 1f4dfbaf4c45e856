"""The commands that write a file about the graph or a part of it: ``map``, ``report`` and ``export``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from diplograph.cli import parts
from diplograph.cli.parts import Part
from diplograph.cli.screen import count, note

if TYPE_CHECKING:
    from diplograph.network import Multigraph

OUTPUT = click.option("-o", "--out", "out", required=True, metavar="FILE", help="The file to write.")


@click.command("map")
@OUTPUT
@click.option("--title", help="What stands over the map.")
@parts.options
def map_(out: str, title: str | None, part: Part) -> None:
    """Draw the relationship map: one HTML file that needs no network."""
    from diplograph import atlas

    graph = part.graph()
    atlas.write(graph, out, title=title or "Diplomatic relations", subtitle=part.asked)
    note(f"map of {_size(graph)}: {out}")


@click.command()
@OUTPUT
@parts.options
def report(out: str, part: Part) -> None:
    """Write the centrality report.

    The ending of FILE names its form: .md, .html, .csv or .json."""
    from diplograph import report

    graph = part.graph()
    report.write(report.build(graph, report.Scope(asked=part.asked)), out)
    note(f"report on {_size(graph)}: {out}")


@click.command()
@OUTPUT
@parts.options
def export(out: str, part: Part) -> None:
    """Write the graph for other programs.

    The ending of FILE names its form: .graphml, .gexf or .json (networkx's node-link form)."""
    from diplograph import network

    graph = part.graph()
    network.write(graph, out)
    note(f"{_size(graph)}: {out}")


def _size(graph: Multigraph) -> str:
    return f"{count(len(graph), 'node')} and {count(graph.size(), 'tie')}"
