"""The commands about the server: ``serve`` keeps one up, ``doctor`` says what is wrong."""

from __future__ import annotations

import os
import shlex
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from diplograph.cli.screen import note
from diplograph.cli.tables import print_json
from diplograph.errors import DatabaseError, DiplographError, UsageError

if TYPE_CHECKING:
    from diplograph.server import Server

COLOURS = {"ok": "green", "warning": "yellow", "problem": "red"}


@click.command()
@click.option(
    "--engine",
    type=click.Choice(["embedded", "neo4j"]),
    default="embedded",
    show_default=True,
    help="Which server: the embedded one, or a real Neo4j Community with its Browser.",
)
def serve(engine: str) -> None:
    """Keep a server up and print how to connect to it.

    neo4j needs Java 17 and, the first time, Maven: it fetches Neo4j Community (GPLv3, 165 MB).
    While it is up, all commands of the same DIPLOGRAPH_HOME use it.
    """
    from diplograph import server
    from diplograph.server import community, maven
    from diplograph.settings import Settings

    settings = Settings.from_environment(os.environ)
    if settings.uri is not None:
        raise UsageError(f"NEO4J_URI names a server of your own ({settings.uri}); unset it to serve one from here")
    announce = partial(_announce, settings.home)
    if engine == "embedded":
        server.serve(settings.store, announce)
        return
    if not maven.kept(settings.cache):
        note(f"Neo4j Community {maven.VERSION} (GPLv3) is fetched once, 165 MB, and kept in {settings.cache}.")
    server.serve(settings.neo4j_store, announce, community.engine(settings.cache))


def _announce(home: Path, server: Server) -> None:
    click.echo(f"export DIPLOGRAPH_HOME={shlex.quote(str(home))}")
    click.echo(f"export NEO4J_URI={server.address}")
    click.echo(f"export NEO4J_USERNAME={server.username}")
    click.echo(f'export NEO4J_PASSWORD="$(cat {shlex.quote(str(server.password_file))})"')
    click.echo(f"export NEO4J_DATABASE={server.database}")
    if server.page is not None:
        note(f"Neo4j Browser: {server.page} (as {server.username}, with the password in {server.password_file})")
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
