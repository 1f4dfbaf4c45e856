"""Rows as a table for people, as CSV or as JSON. Nothing is left out but what the table itself was cut by."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

import click

from diplograph import files
from diplograph.cli.screen import console
from diplograph.records import GraphEdge, GraphNode, Table


def show(table: Table, form: str) -> None:
    """Print ``table`` on stdout in one of ``FORMS``."""
    FORMS[form](table)


def as_table(table: Table) -> None:
    """Columns under their names, long cells folded."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table as Grid
    from rich.text import Text

    grid = Grid(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in table.columns:
        grid.add_column(Text(column), overflow="fold")
    for row in table.rows:
        grid.add_row(*(Text(words(cell)) for cell in row))
    console().print(grid)


def as_csv(table: Table) -> None:
    """Comma-separated values."""
    rows = ([_number_or_words(cell) for cell in row] for row in table.rows)
    click.echo(files.comma_separated(table.columns, rows), nl=False)


def as_json(table: Table) -> None:
    """An object: ``columns``, ``rows`` (an object each) and ``cut``, the limit that ended the answer early or null."""
    print_json({"columns": table.columns, "rows": [_plain(row) for row in table.dicts()], "cut": table.cut})


def as_markdown(table: Table) -> None:
    """A table in Markdown, to be pasted into a note."""
    click.echo(markdown(table), nl=False)


FORMS: Mapping[str, Callable[[Table], None]] = {
    "table": as_table,
    "csv": as_csv,
    "json": as_json,
    "markdown": as_markdown,
}
FORMAT = click.option("--format", "form", type=click.Choice(list(FORMS)), default="table", help="How to print it.")
AS_JSON = click.option("--json", "form", flag_value="json", help="The same as --format json.")


def markdown(table: Table) -> str:
    """``table`` in Markdown; what would end a cell or a row is escaped."""
    lines = [table.columns, ["---" for _ in table.columns], *([_cell(cell) for cell in row] for row in table.rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def print_json(value: object) -> None:
    """``value`` as JSON on stdout."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def words(cell: object) -> str:
    """A cell as a person reads it: a node by its name, a relationship by its type, a path as a way with arrows."""
    if cell is None:
        return ""
    if isinstance(cell, GraphNode):
        return str(cell.properties.get("name") or cell.properties.get("title") or cell.id)
    if isinstance(cell, GraphEdge):
        return cell.type
    if isinstance(cell, Mapping):
        return ", ".join(f"{key}: {words(value)}" for key, value in cell.items())
    if isinstance(cell, list | tuple):
        return _way(cell) if _is_way(cell) else ", ".join(map(words, cell))
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def _is_way(cells: Sequence[object]) -> bool:
    kinds = (GraphNode, GraphEdge)
    return len(cells) % 2 == 1 and len(cells) > 1 and all(isinstance(c, kinds[i % 2]) for i, c in enumerate(cells))


def _way(cells: Sequence[object]) -> str:
    parts = []
    for before, cell in zip((None, *cells), cells, strict=False):
        if isinstance(cell, GraphEdge) and isinstance(before, GraphNode):
            parts.append(f"—{cell.type}→" if cell.source == before.id else f"←{cell.type}—")
        else:
            parts.append(words(cell))
    return " ".join(parts)


def _number_or_words(cell: object) -> object:
    return cell if cell is None or isinstance(cell, bool | int | float) else words(cell)


def _cell(cell: object) -> str:
    return " ".join(words(cell).replace("\\", "\\\\").replace("|", "\\|").split())


def _plain(cell: object) -> object:
    if isinstance(cell, GraphNode):
        return {"id": cell.id, "labels": list(cell.labels), "properties": _plain(cell.properties)}
    if isinstance(cell, GraphEdge):
        ends = {"source": cell.source, "target": cell.target}
        return {"id": cell.id, "type": cell.type, **ends, "properties": _plain(cell.properties)}
    if isinstance(cell, Mapping):
        return {key: _plain(value) for key, value in cell.items()}
    if isinstance(cell, list | tuple):
        return [_plain(value) for value in cell]
    return cell
