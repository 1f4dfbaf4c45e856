"""Trains ``src/diplograph/reading/confidence.json`` and says how honest its probabilities are on documents left out.

    python benchmarks/confidence.py [FOLDER …] [--json] [--check]

FOLDER holds golden documents (default: tests/golden/documents, and ../shared/gold/dev where it is). One row is one
stretch of text that says an edge; an edge that its gold graph has as optional is neither right nor wrong and does not
count. The model is a logistic regression with an L1 penalty (scikit-learn), its weights rounded to two decimals.
Documents whose errors the writers of rules have read make it too sure; so its bias is moved until the mean over the
edges of the last two rounds on fresh text (rounds.py) is the share that was right there. The reliability tables show,
for each range of probabilities, how many edges fell there and how many of them were right:
for documents left out in turn (ten folds), for publishers left out in turn, and for ``check`` where it is, of which
nothing is learned. ``--check`` writes nothing and ends with 1 where the file is stale.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import corpus
import golden
import numpy as np
import rounds
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from diplograph import sources
from diplograph.errors import DiplographError
from diplograph.interchange import as_json
from diplograph.reading import Reader
from diplograph.reading.confidence import Weights, features, sigmoid
from diplograph.records import Document, Edge, Reading

FILE = golden.ROOT / "src" / "diplograph" / "reading" / "confidence.json"
STRENGTH = 0.5  # scikit-learn's C: the smaller, the fewer weights
SEEN_IN = 3  # documents; a feature of fewer has no weight
FOLDS = 10
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """An edge that gold judges: the features of each stretch that says it, and whether it is right."""

    document: str
    publisher: str
    spans: tuple[frozenset[str], ...]
    right: bool


def verdicts(reading: Mapping[str, Any], gold: Mapping[str, Any]) -> list[bool | None]:
    """For each edge of ``reading`` whether it is right; ``None`` where gold has it as optional."""
    scorer = golden.scorer()
    to_gold = scorer.Pairing(reading, gold).to_gold
    states = {node["key"] for node in gold["nodes"] if node["type"] == "State"}
    optional: dict[Any, bool] = {}
    for edge in gold["edges"]:
        key = scorer.edge_key(edge, edge["source"], edge["target"], states)
        optional[key] = optional.get(key, True) and bool(edge.get("optional"))
    found: list[bool | None] = []
    for edge in reading["edges"]:
        ends = [to_gold.get(edge[end]) for end in ("source", "target")]
        key = scorer.edge_key(edge, *ends, states) if None not in ends else None
        found.append(None if optional.get(key) else key in optional)
    return found


def judged(material: golden.Material) -> Iterator[Judged]:
    """Every edge that is read in the documents of ``material`` and that gold judges."""
    reader = Reader()
    for document in material.documents:
        reading = reader.read(document)
        for edge, right in zip(reading.edges, verdicts(as_json(reading), material.golds[document.name]), strict=True):
            if right is not None:
                publisher = document.publisher or document.name.split("-")[0]
                yield Judged(document.name, publisher, spans(reading, edge), right)


def spans(reading: Reading, edge: Edge) -> tuple[frozenset[str], ...]:
    """The features of each stretch that says ``edge``."""
    nodes = {node.id: node for node in reading.nodes}
    return tuple(features(edge, one, nodes[edge.source], nodes[edge.target]) for one in edge.evidence)


def train(edges: Sequence[Judged]) -> Weights:
    """The model of these edges; each edge weighs one, however many stretches say it."""
    rows = [(edge, span) for edge in edges for span in edge.spans]
    common = _common(edges)
    vectoriser = DictVectorizer(sparse=False, sort=True)
    table = vectoriser.fit_transform([dict.fromkeys(sorted(span & common), 1.0) for _, span in rows])
    model = LogisticRegression(C=STRENGTH, l1_ratio=1.0, solver="liblinear", random_state=0, max_iter=1000)
    model.fit(
        table, [edge.right for edge, _ in rows], sample_weight=np.array([1 / len(edge.spans) for edge, _ in rows])
    )
    found = {
        name: round(float(weight), 2)
        for name, weight in zip(vectoriser.get_feature_names_out(), model.coef_[0], strict=True)
        if abs(weight) >= 0.005
    }
    return Weights(round(float(model.intercept_[0]), 2), found)


def calibrated(model: Weights, edges: Sequence[tuple[frozenset[str], ...]], share: float) -> Weights:
    """``model`` with the bias at which the mean probability of ``edges`` is ``share``; the weights stay."""
    low, high = -5.0, 5.0
    while high - low > 0.001:
        middle = (low + high) / 2
        moved = Weights(model.bias + middle, model.features)
        mean = float(np.mean([max(sigmoid(moved.log_odds(span)) for span in spans) for spans in edges]))
        low, high = (low, middle) if mean > share else (middle, high)
    return Weights(round(model.bias + low, 2), model.features)


def fresh() -> tuple[list[tuple[frozenset[str], ...]], float]:
    """The edges read in the documents of the last two rounds of the corpus, and the share that was right there."""
    marks = [mark for mark in rounds.log() if not mark.document.startswith(rounds.ELSEWHERE)]
    last = [mark for mark in marks if mark.round > max(each.round for each in marks) - 2]
    reader = Reader()
    found: list[tuple[frozenset[str], ...]] = []
    for document in sources.documents([corpus.CORPUS / mark.document for mark in last]):
        if isinstance(document, Document):
            reading = reader.read(document)
            found += [spans(reading, edge) for edge in reading.edges]
    right, wrong = sum(mark.edges_right for mark in last), sum(mark.edges_wrong for mark in last)
    return found, right / (right + wrong)


def _common(edges: Iterable[Judged]) -> frozenset[str]:
    documents: dict[str, set[str]] = {}
    for edge in edges:
        for span in edge.spans:
            for name in span:
                documents.setdefault(name, set()).add(edge.document)
    return frozenset(name for name, where in documents.items() if len(where) >= SEEN_IN)


def left_out(edges: Sequence[Judged], groups: Sequence[str]) -> list[tuple[float, bool]]:
    """The probability of each edge by a model that saw nothing of its group, and whether the edge is right."""
    folds = GroupKFold(n_splits=min(FOLDS, len(set(groups))))
    found: list[tuple[float, bool]] = []
    for learned, tried in folds.split(edges, groups=groups):
        model = train([edges[i] for i in learned])
        found += [(best(model, edges[i]), edges[i].right) for i in tried]
    return found


def best(model: Weights, edge: Judged) -> float:
    """The probability of an edge: that of the stretch that says it best."""
    return max(model.probability(span) for span in edge.spans)


def reliability(said: Sequence[tuple[float, bool]]) -> list[dict[str, Any]]:
    """For each range of probabilities how many edges fell there, their mean probability and the share that is right."""
    rows = []
    for low, high in pairwise(BINS):
        inside = [(p, right) for p, right in said if low <= p < high or p == high == 1.0]
        if inside:
            said_mean, right = (float(np.mean([one[at] for one in inside])) for at in (0, 1))
            rows.append({"from": low, "to": high, "edges": len(inside), "said": said_mean, "right": right})
    return rows


def measured(edges: Sequence[Judged], model: Weights) -> dict[str, list[dict[str, Any]]]:
    """The reliability tables by what was left out."""
    found = {
        "documents left out": reliability(left_out(edges, [edge.document for edge in edges])),
        "publishers left out": reliability(left_out(edges, [edge.publisher for edge in edges])),
    }
    sealed = golden.SHARED / golden.SEALED
    if sealed.is_dir():
        found[f"{golden.SEALED}, never learned from"] = reliability(
            [(best(model, edge), edge.right) for edge in judged(golden.load(sealed))]
        )
    return found


def lines(found: Mapping[str, Sequence[Mapping[str, Any]]]) -> Iterator[str]:
    """The tables as text."""
    for name, rows in found.items():
        total = sum(row["edges"] for row in rows)
        gap = sum(row["edges"] * abs(row["said"] - row["right"]) for row in rows) / total if total else 0.0
        yield f"{name}: {total} edges, mean gap between said and seen {gap:.3f}"
        yield "  probability   edges    said   right"
        for row in rows:
            yield f"  {row['from']:.1f} to {row['to']:.1f}   {row['edges']:6} {row['said']:7.2f} {row['right']:7.2f}"


def written(model: Weights) -> str:
    """The file's text."""
    declared = {"schema": 1, "bias": model.bias, "weights": dict(model.features)}
    return json.dumps(declared, indent=1, sort_keys=True) + "\n"


def main() -> int:
    """Train, write and show; with --check compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--json", action="store_true", help="print the reliability tables as JSON")
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 where the file is stale")
    args = parser.parse_args()
    if golden.SEALED in map(golden.name_of, args.folders):
        parser.error(f"{golden.SEALED} is for measuring alone: nothing is learned from it")
    folders = args.folders or [f for f in golden.present() if golden.name_of(f) != golden.SEALED]
    edges = [edge for folder in folders for edge in judged(golden.load(folder))]
    model = train(edges)
    if corpus.CORPUS.is_dir():
        model = calibrated(model, *fresh())
    stale = not FILE.exists() or FILE.read_text(encoding="utf-8") != written(model)
    if args.check:
        return int(stale)
    FILE.write_text(written(model), encoding="utf-8")
    found = measured(edges, model)
    print(json.dumps(found, indent=1) if args.json else "\n".join(lines(found)))
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"confidence: {error}")
