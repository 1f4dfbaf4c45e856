"""The database that the environment names, as every command that needs one opens it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.connection import Connection


@contextmanager
def connected(*, any_version: bool = False) -> Iterator[Connection]:
    """A connection to the server that NEO4J_URI names, else to the embedded one.

    ``VersionError`` where its graph was made with another version of the model, unless ``any_version`` will do.
    """
    from diplograph.connection import connect
    from diplograph.graph import Graph
    from diplograph.settings import Settings

    with connect(Settings.from_environment(os.environ)) as connection:
        if not any_version:
            Graph(connection).check()
        yield connection
