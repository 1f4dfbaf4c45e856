"""What several documents say of one thing, merged so that the order in which they were read does not matter."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from diplograph.identity import fold
from diplograph.model import Property
from diplograph.records import Properties, Value

Said = tuple[Properties, int]  # some properties, and how many documents state exactly these

MORE_IS_PRECISE = {"date", "period"}  # ISO 8601: the longer text says the day, not only the year


def merged(statements: Iterable[Said], declared: Mapping[str, Property]) -> dict[str, Value]:
    """One value for each property that anybody states: the most precise, else the most often stated, else the smallest.

    A property that describes another one (``Property.of``) is taken only from statements that agree on that one.
    """
    said = list(statements)
    found: dict[str, Value] = {}
    for name in sorted(declared, key=lambda name: declared[name].of is not None):
        chosen = _chosen(name, declared[name], said, found)
        if chosen is not None:
            found[name] = chosen
    return {name: found[name] for name in declared if name in found}


def _chosen(name: str, kind: Property, said: Sequence[Said], found: Properties) -> Value | None:
    times: Counter[Value] = Counter()
    for properties, documents in said:
        agrees = kind.of is None or properties.get(kind.of) == found.get(kind.of)
        if name in properties and agrees:
            times[properties[name]] += documents
    if not times:
        return None

    def rank(value: Value) -> tuple[int, int, Value]:
        precision = len(str(value)) if kind.type in MORE_IS_PRECISE else 0
        return -precision, -times[value], value

    return min(times, key=rank)


def names(used: Iterable[tuple[Sequence[str], int]]) -> list[str]:
    """All names of a node, how to call it first: the first name that most documents use, else the longest.

    ``used`` holds the names that a document uses, its own choice first, and how many documents use exactly these.
    """
    everything: set[str] = set()
    first: Counter[str] = Counter()
    for some, documents in used:
        everything.update(some)
        first[some[0]] += documents
    best = min(first, key=lambda name: (-first[name], -len(name), name))
    return [best, *sorted(everything - {best})]


def search_keys(named: Iterable[str]) -> list[str]:
    """Under which words a node of these names is looked up: folded, each once, sorted."""
    return sorted({fold(name) for name in named} - {""})
