"""Servers of their own for measures that need one of each kind, or several."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diplograph import server
from diplograph.connection import Connection, connect
from diplograph.server import arcade, community
from diplograph.server.engine import Engine
from diplograph.settings import Settings

ENGINES = ("embedded", "neo4j")


def engine(name: str) -> Engine:
    """What is called so."""
    return arcade.ENGINE if name == "embedded" else community.engine(Settings.from_environment(os.environ).cache)


@contextmanager
def served(home: Path, engine: Engine) -> Iterator[tuple[Settings, Connection, server.Server]]:
    """A server of this kind in ``home``: how to reach it, a way to it, and the server itself."""
    own = Settings(home)
    with server.opened(own.store if engine is arcade.ENGINE else own.neo4j_store, engine) as running:
        username, password = running.writer
        settings = Settings(home, running.address, username, password, running.database)
        with connect(settings) as connection:
            yield settings, connection, running
