"""Which version of the model a graph was made with, and how an older one is brought up to date."""

from __future__ import annotations

from collections.abc import Mapping

from diplograph.connection import Connection, Transaction
from diplograph.errors import UsageError, VersionError

FIRST = 1  # graphs that were made before versions were noted
VERSION = "MATCH (g:Graph {id: 'graph'}) RETURN g.model AS model"
ANYTHING = "MATCH (d:Document) WHERE d.reader IS NOT NULL RETURN d.id AS id LIMIT 1"  # others have documents too
MAKE = """OPTIONAL MATCH (x:Graph {id: 'graph'}) WITH x WHERE x IS NULL
CREATE (g:Graph {id: 'graph'})"""
# In one statement, for another process may just be making the graph.
OTHERS = """OPTIONAL MATCH (g:Graph {id: 'graph'}) WITH g WHERE g IS NULL
MATCH (n) WHERE NOT n:Writer AND NOT n:Graph RETURN 1 AS one LIMIT 1"""
NOTE = "MATCH (g:Graph {id: 'graph'}) SET g.model = $model"

# What takes a graph of each version to the next one: statements, run in one transaction.
# 1 → 2: files are noted from now on; the next load notes those of the documents that are there.
MIGRATIONS: Mapping[int, tuple[str, ...]] = {1: ()}


def found(connection: Connection) -> int | None:
    """The version of the graph behind ``connection``; ``None`` where there is no graph yet."""
    rows = connection.read(VERSION).rows
    if rows and isinstance(rows[0][0], int):
        return rows[0][0]
    return FIRST if connection.read(ANYTHING).rows else None


def check(connection: Connection, current: int) -> None:
    """``VersionError`` where the graph is not of the ``current`` version, with the command that mends it."""
    version = found(connection)
    if version is None or version == current:
        return
    where = f"the graph at {connection.address}"
    if version > current:
        raise VersionError(
            f"{where} was made by a newer diplograph: its model has version {version}, this one knows {current}; "
            "use that diplograph (pip install --upgrade diplograph), or set DIPLOGRAPH_HOME to another folder"
        )
    raise VersionError(
        f"{where} was made by an older diplograph: its model has version {version}, this one needs {current}; "
        "run: diplograph migrate"
    )


def refuse_others(connection: Connection) -> None:
    """``UsageError`` where the database holds nodes and no graph of ours: labels and ids would run into each other."""
    if connection.read(OTHERS).rows:
        raise UsageError(
            f"the database at {connection.address} holds nodes that are not diplograph's; give it an empty database of "
            "its own: set NEO4J_DATABASE or NEO4J_URI to another one (DIPLOGRAPH_HOME, where it starts its own server)"
        )


def note(transaction: Transaction, current: int) -> None:
    """Note that the graph is of the ``current`` version."""
    transaction.run(MAKE).consume()
    transaction.run(NOTE, model=current).consume()


def migrate(transaction: Transaction, version: int, current: int) -> None:
    """Bring a graph of ``version`` to the ``current`` one."""
    for step in range(version, current):
        for statement in MIGRATIONS[step]:
            transaction.run(statement).consume()
    note(transaction, current)
