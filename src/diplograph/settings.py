"""Where the graph is kept: the home folder and, where it is set, a Neo4j server of the user's own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from diplograph.errors import UsageError

SCHEMES = ("bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment says; ``uri`` is ``None`` where the embedded server is meant.

    ``database`` is ``None`` for the server's own home database. ``password`` is never shown by ``repr``. ``cache`` is
    where the parts of a Neo4j are kept that diplograph starts itself. ``UsageError`` where ``uri`` is no address of a
    Bolt server.
    """

    home: Path
    uri: str | None = None
    username: str | None = None
    password: str | None = field(default=None, repr=False)
    database: str | None = None
    cache: Path = field(default_factory=lambda: platformdirs.user_cache_path("diplograph"))

    def __post_init__(self) -> None:
        if self.uri is not None:
            _check(self.uri)

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> Settings:
        """The settings in ``environ``: the ``DIPLOGRAPH_*`` names, and those that Neo4j's own tools read.

        An empty variable counts as unset.
        """
        home = environ.get("DIPLOGRAPH_HOME")
        uri = environ.get("NEO4J_URI") or None
        cache = environ.get("DIPLOGRAPH_NEO4J_CACHE")
        kept = {"cache": Path(cache).expanduser().absolute()} if cache else {}
        return cls(
            home=Path(home).expanduser().absolute() if home else platformdirs.user_data_path("diplograph"),
            uri=uri,
            username=environ.get("NEO4J_USERNAME") or None,
            password=environ.get("NEO4J_PASSWORD") or None,
            database=environ.get("NEO4J_DATABASE") or None,
            **kept,
        )

    @property
    def store(self) -> Path:
        """The folder of the embedded server."""
        return self.home / "store"

    @property
    def neo4j_store(self) -> Path:
        """The folder of the Neo4j that ``diplograph serve --engine neo4j`` keeps up."""
        return self.home / "neo4j"


def _check(uri: str) -> None:
    """``UsageError`` where ``uri`` is no address of a Bolt server; it is not repeated, for it may hold a password."""
    if "@" in uri:
        raise UsageError("NEO4J_URI holds a name or password; put them into NEO4J_USERNAME and NEO4J_PASSWORD instead")
    try:
        parts = urlsplit(uri)
        right = parts.scheme in SCHEMES and bool((parts.hostname or "").encode("idna")) and parts.port != 0
    except ValueError:
        right = False
    if not right:
        raise UsageError("NEO4J_URI is no address of a Neo4j server; write it like neo4j://localhost:7687")
