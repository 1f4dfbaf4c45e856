"""diplograph: a graph database of diplomatic relations, read from public documents."""

__version__ = "0.1.0"
