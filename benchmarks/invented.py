"""An invented network of any size, in the form of the network queries, for the benchmarks of maps and measures.

Sizes of meetings and how often a state takes part follow heavy-tailed laws, as they do in real collections; each
sentence supports about three ties.
"""

from __future__ import annotations

import random
from collections import Counter

from diplograph import identity, model, network
from diplograph.records import Edge, Table

SHARES = {"State": 0.06, "Organisation": 0.09, "Official": 0.3, "Agreement": 0.17, "Meeting": 0.33, "Place": 0.05}
WORDS = ("joint", "standing", "special", "regional", "maritime", "senior", "cultural", "border", "youth", "health")
KINDS = ("summit", "dialogue", "consultation", "round table", "visit", "ceremony")
SYLLABLES = ("ka", "ro", "mi", "tan", "vel", "dor", "sa", "lu", "ne", "bri", "sol", "an", "pe", "gar", "ti", "mon")


def tables(size: int, ties_per_node: float = 5.0, seed: int = 1) -> tuple[Table, Table]:
    """The nodes and edges of a network of ``size`` nodes and about ``size * ties_per_node`` edges."""
    rng = random.Random(seed)
    nodes = [row for type, share in SHARES.items() for row in _nodes(rng, type, max(2, round(size * share)))]
    by_type = {type: [row[0] for row in nodes if row[1] == type] for type in SHARES}
    edges = _edges(rng, by_type, round(size * ties_per_node))
    return Table(network.NODE_COLUMNS, tuple(nodes)), Table(network.EDGE_COLUMNS, tuple(edges))


def _nodes(rng: random.Random, type: str, number: int) -> list[tuple[object, ...]]:
    rows = []
    for place in range(number):
        name = "".join(rng.choices(SYLLABLES, k=3)).capitalize()
        properties: dict[str, object] = {}
        if type in ("Meeting", "Agreement"):
            name = f"{place + 1}. {rng.choice(WORDS)} {rng.choice(WORDS)} {rng.choice(KINDS)} of {name}"
            properties = {"date": f"{rng.randint(1995, 2024)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"}
        elif type in ("Official", "Organisation"):
            name += " " + "".join(rng.choices(SYLLABLES, k=2)).capitalize()
        rows.append((f"{type.lower()}:{place}", type, name, [name, f"{name} ({place})"], properties))
    return rows


def _edges(rng: random.Random, by_type: dict[str, list[str]], number: int) -> list[tuple[object, ...]]:
    kinds = list(model.load().edges.values())
    often = {"ATTENDED": 8, "PARTY_TO": 3, "HELD_IN": 2, "REPRESENTS": 2, "DISCUSSED": 2}
    edges: dict[str, tuple[object, ...]] = {}
    sentence: dict[str, object] = {}
    documents = max(3, number // 30)
    while len(edges) < number:
        if not sentence or rng.random() < 0.35:
            sentence = _sentence(rng, documents)
        kind = rng.choices(kinds, [often.get(kind.name, 1) for kind in kinds])[0]
        types = rng.choice(kind.sources), rng.choice(kind.targets)
        source, target = (_known(rng, by_type[type]) for type in types)
        key = identity.edge_id(Edge(kind.name, source, target), kind, *types)
        if source != target:
            edges.setdefault(
                key, (key, kind.name, source, target, {}, [sentence | {"rule": f"frames/{kind.name.lower()}"}])
            )
    return list(edges.values())


def _known(rng: random.Random, ids: list[str]) -> str:
    """One of ``ids``, the first ones far more often than the last (a Zipf-like law)."""
    return ids[min(int(len(ids) * rng.random() ** 2.5), len(ids) - 1)]


def _sentence(rng: random.Random, documents: int) -> dict[str, object]:
    document = int(documents * rng.random())
    words = " ".join(rng.choices(SYLLABLES, k=28))
    return {
        "quote": f"The sides {words} and agreed to meet again.",
        "document": f"document:{document}",
        "title": f"Communiqué number {document} of the ministry",
        "published": f"{1995 + document % 30}-05-16",
        "source": f"https://example.org/{document}",
        "confidence": round(rng.uniform(0.5, 1.0), 2),
    }


if __name__ == "__main__":
    nodes, edges = tables(1000)
    print(Counter(row[1] for row in nodes.rows), len(edges.rows))
