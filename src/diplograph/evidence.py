"""The sentences behind a node, or behind the ties between two, each with its document."""

from __future__ import annotations

from diplograph import querybook
from diplograph.connection import Connection
from diplograph.errors import UsageError
from diplograph.identity import fold
from diplograph.records import Table

OF_NODE = "evidence/of-node"
BETWEEN = "evidence/between"


def of_node(connection: Connection, name: str) -> Table:
    """Every statement of a tie of the entities called ``name``; the columns are those of ``evidence/of-node``.

    ``UsageError`` where nothing has that name, with the nearest names.
    """
    return querybook.run(connection, querybook.find(OF_NODE), {"name": name}, limit=None, timeout=None)


def between(connection: Connection, name: str, other: str) -> Table:
    """Every statement of a tie that joins the two, directly or by one meeting or agreement (column ``via``).

    The columns are those of ``evidence/between``. ``UsageError`` where nothing has one of the names, or both are the
    same.
    """
    if fold(name) == fold(other):
        raise UsageError(f"{name!r} and {other!r} are one name; give the names of two entities")
    both = {"name": name, "other": other}
    return querybook.run(connection, querybook.find(BETWEEN), both, limit=None, timeout=None)
