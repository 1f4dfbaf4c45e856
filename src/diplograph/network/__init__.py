"""The graph as networkx: built from the rows of the network queries, cut, collapsed for measuring, and exported."""

from diplograph.network.collapse import co_attendance, collapse, delegates_of, directed
from diplograph.network.exports import FORMS, write
from diplograph.network.multigraph import (
    EDGE_COLUMNS,
    EVIDENCE_KEYS,
    NODE_COLUMNS,
    Multigraph,
    SimpleGraph,
    around,
    build,
    digest,
    evidence,
    mentioned,
    part,
)

__all__ = [
    "EDGE_COLUMNS",
    "EVIDENCE_KEYS",
    "FORMS",
    "NODE_COLUMNS",
    "Multigraph",
    "SimpleGraph",
    "around",
    "build",
    "co_attendance",
    "collapse",
    "delegates_of",
    "digest",
    "directed",
    "evidence",
    "mentioned",
    "part",
    "write",
]
