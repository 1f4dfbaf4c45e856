"""The commands about the server: ``serve`` keeps the embedded one up, ``doctor`` says what is wrong."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from diplograph.cli.screen import note
from diplograph.errors import UsageError

if TYPE_CHECKING:
    from diplograph.server import Server


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
    click.echo(f"export NEO4J_PASSWORD=\"$(cat '{server.password_file}')\"")
    click.echo(f"export NEO4J_DATABASE={server.database}")
    if server.owner:
        note("The server runs until ^C; these lines lead another program to it.")
    else:
        note("Another process keeps the server up already; these lines lead another program to it.")


@click.command()
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what is wrong and how to mend it."""
