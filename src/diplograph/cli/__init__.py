"""The command ``diplograph``: options, one call, print. Data goes to stdout, talk to stderr."""

from __future__ import annotations

import os

import click

from diplograph import __version__
from diplograph.cli.curation import conflicts, review
from diplograph.cli.documents import load, read
from diplograph.cli.failures import Commands
from diplograph.cli.graphs import export, map_, report
from diplograph.cli.kinds import kinds
from diplograph.cli.ledger import digest, documents, forget, migrate, runs
from diplograph.cli.questions import evidence, queries, query
from diplograph.cli.servers import doctor, serve

EXIT_CODES = """\b
Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with documents set aside,
4 no database, 5 cut by a limit, 130 interrupted, 141 nobody reads the output."""


SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=Commands, context_settings=SETTINGS, epilog=EXIT_CODES)
@click.version_option(__version__, prog_name="diplograph")
@click.option("--debug", is_flag=True, hidden=True, help="Show where in the program an error arose.")
@click.pass_context
def main(ctx: click.Context, debug: bool) -> None:  # noqa: ARG001  # Commands reads it from the context
    """A graph of diplomatic relations, read from public documents, every tie with its sentence.

    The graph is kept in an embedded server under DIPLOGRAPH_HOME, or in the Neo4j that NEO4J_URI,
    NEO4J_USERNAME, NEO4J_PASSWORD and NEO4J_DATABASE name.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False


COMMANDS = (
    *(load, read, queries, query, evidence, map_, report, export, kinds),
    *(conflicts, review, documents, runs, forget, digest, migrate, serve, doctor),
)
for command in COMMANDS:
    main.add_command(command)
