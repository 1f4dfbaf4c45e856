"""How far to trust an edge: a logistic model over what is known of it, with weights that can be read.

``confidence.json`` holds a bias and a weight for each feature; the probability that an edge is right is
1 / (1 + exp(−(bias + the sum of the weights of its features))). The weights are trained, and tried on documents left
out, by ``benchmarks/confidence.py``.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from diplograph.identity import fold
from diplograph.records import Edge, Evidence, Node

LONG, VERY_LONG = 250, 500  # characters of a quote
EARLY = 400  # characters: the title and the first sentence
LEAST, MOST = 0.01, 0.99


@dataclass(frozen=True, slots=True)
class Weights:
    """The model as the file holds it."""

    bias: float
    features: Mapping[str, float]

    def probability(self, present: frozenset[str]) -> float:
        """That an edge with these features is right, to two decimals."""
        return round(min(max(sigmoid(self.log_odds(present)), LEAST), MOST), 2)

    def log_odds(self, present: frozenset[str]) -> float:
        """The sum that the probability comes from."""
        return self.bias + math.fsum(self.features.get(name, 0.0) for name in present)


@cache
def weights() -> Weights:
    """The trained model."""
    text = resources.files("diplograph.reading").joinpath("confidence.json").read_text(encoding="utf-8")
    declared = json.loads(text)
    return Weights(declared["bias"], declared["weights"])


def weighed(edge: Edge, source: Node, target: Node) -> Edge:
    """``edge`` with a confidence for each stretch of text that says it."""
    known = weights()
    evidence = tuple(
        replace(one, confidence=known.probability(features(edge, one, source, target))) for one in edge.evidence
    )
    return replace(edge, evidence=evidence)


def features(edge: Edge, evidence: Evidence, source: Node, target: Node) -> frozenset[str]:
    """What is known of an edge where ``evidence`` says it; the names are those of the weights."""
    return frozenset(_features(edge, evidence, source, target))


def _features(edge: Edge, evidence: Evidence, source: Node, target: Node) -> Iterator[str]:
    yield f"type {edge.type}"
    yield f"rule {evidence.rule}"
    yield f"{edge.type} of {source.type} and {target.type}"
    if len({one.rule for one in edge.evidence}) > 1:
        yield "two rules say it"
    if len(edge.evidence) > 1:
        yield "two sentences say it"
    if evidence.start < EARLY:
        yield "at the beginning"
    if len(evidence.quote) > VERY_LONG:
        yield "very long sentence"
    elif len(evidence.quote) > LONG:
        yield "long sentence"
    yield from _named(evidence, source, target)
    for node in (source, target):
        if node.type == "Meeting":
            yield "dated meeting" if "date" in node.properties else "undated meeting"
        if node.type == "Official" and all(" " not in name for name in node.names):
            yield "person by surname alone"


def _named(evidence: Evidence, source: Node, target: Node) -> Iterator[str]:
    """Which ends the sentence names: an end that it does not name was carried over from elsewhere."""
    said = f" {fold(evidence.quote)} "
    for end, node in (("source", source), ("target", target)):
        if not any(f" {name} " in said for name in _folded(node)):
            yield f"{end} not named"


def _folded(node: Node) -> Iterator[str]:
    """Its names as words, and the last of them where a surname may stand for a person."""
    for name in node.names:
        folded = fold(re.sub(r"\([^)]*\)", " ", name))
        yield folded
        if node.type == "Official":
            yield folded.rpartition(" ")[2]


def sigmoid(log_odds: float) -> float:
    """The probability of these log odds."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    return math.exp(log_odds) / (1 + math.exp(log_odds))
