"""The database that the environment names, as every command that needs one opens it."""

from __future__ import annotations

import os
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.connection import Connection


def connected() -> AbstractContextManager[Connection]:
    """A connection to the server that NEO4J_URI names, else to the embedded one."""
    from diplograph.connection import connect
    from diplograph.settings import Settings

    return connect(Settings.from_environment(os.environ))
