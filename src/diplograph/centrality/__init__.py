"""Centrality on a collapsed graph, each measure with its formula, and rankings within one type of node."""

from diplograph.centrality.measures import (
    MEASURES,
    Measure,
    betweenness,
    closeness,
    degree,
    eigenvector,
    measure,
    pagerank,
    strength,
)
from diplograph.centrality.paths import Paths, shortest_paths
from diplograph.centrality.ranking import Ranked, rank
from diplograph.centrality.structure import (
    average_path_length,
    centralisation,
    clustering,
    components,
    density,
    reciprocity,
)

__all__ = [
    "MEASURES",
    "Measure",
    "Paths",
    "Ranked",
    "average_path_length",
    "betweenness",
    "centralisation",
    "closeness",
    "clustering",
    "components",
    "degree",
    "density",
    "eigenvector",
    "measure",
    "pagerank",
    "rank",
    "reciprocity",
    "shortest_paths",
    "strength",
]
