"""The commands that ask the graph: ``queries``, ``query`` and ``evidence``."""

from __future__ import annotations

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph.cli.database import connected
from diplograph.cli.screen import note
from diplograph.cli.tables import FORMAT, FORMS, show
from diplograph.errors import LimitError, UsageError
from diplograph.records import Table

if TYPE_CHECKING:
    from diplograph.querybook import Query

PARAMETERS = click.option(
    "-P",
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the query; may be repeated.",
)


def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001
    """The names of queries that a shell offers."""
    from diplograph import querybook

    return [name for name in querybook.book() if name.startswith(incomplete)]


@click.command()
@click.argument("name", required=False, shell_complete=complete)
@FORMAT
def queries(name: str | None, form: str) -> None:
    """List the named questions, or print the text of one."""
    from diplograph import querybook

    if name is not None:
        click.echo(querybook.find(name).text, nl=False)
        return
    rows = ((query.name, query.title, ", ".join(map(str, query.parameters))) for query in querybook.book().values())
    show(Table(("name", "question", "parameters"), tuple(rows)), form)


@click.command()
@click.argument("name", shell_complete=complete)
@PARAMETERS
@FORMAT
@click.option("--limit", type=click.IntRange(min=1), default=1000, show_default=True, help="At most so many rows.")
@click.option(
    "--timeout", type=click.FloatRange(min=0.1), default=10, show_default=True, help="At most so many seconds."
)
@click.option("--write", is_flag=True, help="Let the query change the graph.")
@click.pass_context
def query(
    ctx: click.Context, name: str, parameters: tuple[str, ...], form: str, limit: int, timeout: float, write: bool
) -> None:
    """Answer a question, reading only unless --write is given.

    NAME is a name that `diplograph queries` lists, a .cypher file, or - for Cypher on stdin."""
    from diplograph import querybook
    from diplograph.graph import Graph

    asked = question(name)
    with connected() as connection, Graph(connection).by_hand() if write else nullcontext():
        table = querybook.run(connection, asked, values(parameters), limit=limit, timeout=timeout, write=write)
    show(table, form)
    if table.cut:
        note(f"the answer was cut at {table.cut}; ask for more with --limit")
        ctx.exit(LimitError.exit_code)


@click.command()
@click.argument("name")
@click.argument("other", required=False)
@click.option("--format", "form", type=click.Choice(["text", *FORMS]), default="text", help="How to print it.")
def evidence(name: str, other: str | None, form: str) -> None:
    """Print the sentences behind an entity or a tie.

    With OTHER, those behind the ties between NAME and OTHER."""
    from diplograph.evidence import between, of_node

    with connected() as connection:
        table = between(connection, name, other) if other else of_node(connection, name)
    if not table.rows:
        note(f"no tie joins {name} and {other}" if other else f"{name} is mentioned, but no tie of it is known")
    if form == "text":
        _print_sentences(table)
    else:
        show(table, form)


def _print_sentences(table: Table) -> None:
    """Each tie once, under it every sentence that says it, with its document."""
    tie = None
    for row in table.dicts():
        if tie != (tie := (row["subject"], row["tie"], row["object"])):
            click.secho(f"{row['subject']}  {row['tie']}  {row['object']}", bold=True)
        click.echo(f"  “{' '.join(str(row['quote']).split())}”")
        where = (row["title"] or row["document"], row["published"] or "undated", row["source"])
        click.secho(f"      {', '.join(map(str, where))}", dim=True)


def question(name: str) -> Query:
    """The query that ``name`` means: one of the book, the file of that name, or the text on stdin."""
    from diplograph import querybook

    if name == "-":
        return querybook.from_text(sys.stdin.read())
    if name.endswith(".cypher") and Path(name).exists():
        return querybook.from_text(_text(Path(name)), name)
    return querybook.find(name)


def values(pairs: tuple[str, ...]) -> dict[str, str]:
    """``NAME=VALUE`` pairs as a mapping."""
    found = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise UsageError(f"-P {pair}: a parameter is given as NAME=VALUE")
        found[name] = value
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror}; check that it may be read") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no text in UTF-8; save it in that encoding") from error
