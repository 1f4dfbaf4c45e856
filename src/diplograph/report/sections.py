"""The parts of a report, free of any form: plain values that Markdown, HTML, CSV and JSON are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from diplograph.centrality import Ranked


@dataclass(frozen=True, slots=True)
class Scope:
    """What to count and how.

    ``asked`` says in words which part of the graph the report is about. ``types``: the kinds of tie to count (``None``:
    all) and ``weight``, as in ``network.collapse``. ``onto``: where it names types of node, meetings are projected onto
    them instead (``network.co_attendance``). ``top``: how many rows a ranking shows. ``written``: a time stamp to
    print; without one, equal graphs give equal bytes.
    """

    asked: str = "the whole graph"
    types: tuple[str, ...] | None = None
    weight: Literal["edges", "claims"] = "edges"
    onto: tuple[str, ...] = ()
    top: int = 10
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the scope box."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of the network as a whole, and what it divides by what."""

    name: str
    value: int | float
    meaning: str


@dataclass(frozen=True, slots=True)
class Definition:
    """A measure as the report explains it."""

    key: str
    title: str
    meaning: str
    source: str


@dataclass(frozen=True, slots=True)
class Ranking:
    """The nodes of one type by one measure, highest first; ``more`` others share the last row's value."""

    measure: str
    rows: tuple[Ranked, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Actors:
    """The rankings of one type of node, ``number`` of which are in the network."""

    type: str
    plural: str
    number: int
    rankings: tuple[Ranking, ...]


@dataclass(frozen=True, slots=True)
class Tie:
    """A strong tie of an actor, with the statement that says it best (the most certain, then the newest)."""

    other: str
    other_type: str
    weight: float
    kinds: tuple[str, ...]
    quote: str
    document: str
    published: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The strongest ties of a central actor."""

    actor: str
    type: str
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Value:
    """One row of the tidy table: a node's value and place by one measure among the nodes of its type."""

    node: str
    name: str
    type: str
    measure: str
    value: float
    rank: int
    tied: bool


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says, in the order in which it says it."""

    title: str
    scope: tuple[Fact, ...]
    network: tuple[Figure, ...]
    actors: tuple[Actors, ...]
    evidence: tuple[Evidence, ...]
    caveats: tuple[str, ...]
    measures: tuple[Definition, ...]
    values: tuple[Value, ...]
