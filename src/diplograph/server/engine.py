"""What a kind of server must tell about itself to be started, found again and stopped like any other."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from diplograph.server.store import Store

DATABASE = "diplo"  # what each of them calls the database of the graph


@dataclass(frozen=True, slots=True)
class Ports:
    """Where a server is to listen on the loopback interface."""

    bolt: int
    http: int


def _nothing(_store: Store, _ports: Ports) -> None:
    """What most servers need after a start."""


def _as_asked(_printed: str, ports: Ports) -> int:
    return ports.bolt


@dataclass(frozen=True, slots=True)
class Engine:
    """One kind of server.

    ``name`` is what users call it; ``writer`` and ``reader`` are its users, the same one where reading only is asked
    for with each session; ``data`` is the folder in a store that is there once it holds a graph. What it prints tells
    whether it has ``started`` or ``failed``. ``prepare`` writes what it reads at a start, ``command`` starts it,
    ``bolt_port`` finds where it answers in what it printed, ``admit`` comes after a start; ``page`` is the path of
    its web page, where it has one.
    """

    name: str
    database: str
    writer: str
    reader: str
    data: Path
    started: re.Pattern[str]
    failed: re.Pattern[str]
    prepare: Callable[[Store, Ports], None]
    command: Callable[[Store, Ports], list[str]]
    bolt_port: Callable[[str, Ports], int] = _as_asked
    admit: Callable[[Store, Ports], None] = _nothing
    page: str | None = None

    def holds_graph(self, store: Store) -> bool:
        """Whether a server of this kind was ever started in ``store``."""
        return (store.root / self.data).is_dir()
