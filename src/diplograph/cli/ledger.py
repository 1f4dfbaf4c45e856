"""The commands about what the graph keeps of its documents: ``digest``."""

from __future__ import annotations

import click

from diplograph.cli.database import connected
from diplograph.cli.tables import print_json


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the parts of the graph as well, as JSON.")
def digest(as_json: bool) -> None:
    """Print one hash of what the graph means.

    It is equal for the same documents read by the same rules, on any server and in any order of loading.
    """
    from diplograph.graph import Graph

    with connected() as connection:
        found = Graph(connection).digest()
    if as_json:
        parts = {name: {"rows": rows, "digest": text} for name, (rows, text) in found.parts.items()}
        print_json({"digest": found.whole, "parts": parts})
    else:
        click.echo(found.whole)
