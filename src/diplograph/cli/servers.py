"""The commands about the server: ``serve`` keeps the embedded one up, ``doctor`` says what is wrong."""

from __future__ import annotations

import os
import shlex
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from diplograph.cli.screen import note
from diplograph.cli.tables import print_json
from diplograph.errors import DatabaseError, DiplographError, UsageError

if TYPE_CHECKING:
    from diplograph.server import Server

COLOURS = {"ok": "green", "warning": "yellow", "problem": "red"}


@click.command()
def serve() -> None:
    """Keep the embedded server up and print how to connect to it."""
    from diplograph import server
    from diplograph.settings import Settings

    settings = Settings.from_environment(os.environ)
    if settings.uri is not None:
        raise UsageError(f"NEO4J_URI names a server of your own ({settings.uri}); unset it to serve the embedded one")
    server.serve(settings.store, _announce)


def _announce(server: Server) -> None:
    click.echo(f"export NEO4J_URI={server.address}")
    click.echo(f"export NEO4J_USERNAME={server.username}")
    click.echo(f'export NEO4J_PASSWORD="$(cat {shlex.quote(str(server.password_file))})"')
    click.echo(f"export NEO4J_DATABASE={server.database}")
    if server.owner:
        note("The server runs until ^C; these lines lead another program to it.")
    else:
        note("Another process keeps the server up already; these lines lead another program to it.")


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Say what is wrong and how to mend it.

    Looks at the installation, the settings, the server that they name and the graph in it.
    """
    from diplograph.doctor import examine

    findings = examine(os.environ)
    if as_json:
        print_json([asdict(finding) for finding in findings])
    else:
        for finding in findings:
            mend = f"; {finding.mend}" if finding.mend else ""
            click.secho(f"{finding.status:<8} ", fg=COLOURS[finding.status], nl=False)
            click.echo(f"{finding.about}: {finding.what}{mend}")
    problems = [finding.about for finding in findings if finding.status == "problem"]
    if problems:
        ctx.exit(DatabaseError.exit_code if problems == ["server"] else DiplographError.exit_code)
