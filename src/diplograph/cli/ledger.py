"""The commands about what the graph keeps of its documents: ``documents``, ``runs``, ``forget``, ``digest``
and ``migrate``."""

from __future__ import annotations

import click

from diplograph.cli.database import connected
from diplograph.cli.screen import count, note
from diplograph.cli.tables import AS_JSON, FORMAT, print_json, show
from diplograph.records import Table


@click.command()
@FORMAT
@AS_JSON
def documents(form: str) -> None:
    """List the documents in the graph, with the files that hold them."""
    from diplograph.graph import Graph

    with connected() as connection:
        table = Graph(connection).documents()
    show(_without(table, "id", "reader") if form == "table" else table, form)


@click.command()
@FORMAT
@AS_JSON
def runs(form: str) -> None:
    """List the loads that changed the graph, the latest first."""
    from diplograph.graph import Graph

    with connected() as connection:
        table = Graph(connection).runs()
    show(_without(table, "settings", "known") if form == "table" else table, form)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--json", "as_json", is_flag=True, help="Print what went as JSON.")
def forget(documents: tuple[str, ...], as_json: bool) -> None:
    """Take documents out of the graph, as if they had never been read.

    DOCUMENT is a file, a folder, or the name, the address or the id of a document. A file that is still there is read
    again by the next load of it.
    """
    from dataclasses import asdict

    from diplograph.graph import Graph

    with connected() as connection:
        graph = Graph(connection)
        graph.prepare()
        found = graph.meant(documents)
        written = graph.forget(found)
    if as_json:
        print_json({"forgotten": found, "written": asdict(written)})
    else:
        note(f"{count(written.dropped, 'document')} forgotten")


@click.command()
def migrate() -> None:
    """Bring a graph that an older diplograph made up to date."""
    from diplograph.graph import Graph

    with connected(any_version=True) as connection:
        graph = Graph(connection)
        before, now = graph.migrate()
        without = sum(not files for files in graph.documents().column("files"))
    note(f"the model of the graph has version {now}" + (f", it had {before}" if before != now else " already"))
    if without:
        note(f"{count(without, 'document')} without a file: load their folders again; diplograph documents lists them")


def _without(table: Table, *columns: str) -> Table:
    """``table`` without what only programs want to know."""
    kept = [number for number, name in enumerate(table.columns) if name not in columns]
    return Table(
        tuple(table.columns[number] for number in kept),
        tuple(tuple(row[number] for number in kept) for row in table.rows),
        table.cut,
    )


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
        print_json({"digest": found.whole, "settled": found.settled, "parts": parts})
    else:
        click.echo(found.whole)
    if not found.settled:
        note("somebody wrote meanwhile: this may be the hash of no graph that ever was; ask again when that is done")
