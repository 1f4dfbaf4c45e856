"""Patterns of the verbs by which agreements are made and joined; ``acts.yaml`` of the lexicon has the verbs."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.lexicon.acts import Act, acts, of
from diplograph.reading.text.patterns import alternatives


def _past(found: Iterable[Act]) -> str:
    return f"(?:{alternatives(form for act in found for form in act.past)})"


def _nouns(found: Iterable[Act]) -> str:
    nouns = [noun for act in found for noun in act.nouns]
    return f"(?:{alternatives([*nouns, *(noun.capitalize() for noun in nouns)])})"


DECISIONS = [act for act in acts().values() if act.by == "decision"]
BY_HAND = [act for act in acts().values() if act.by == "hand"]

MADE = _past(of("makes"))  # A signed it
DONE = _past([*of("makes", "made"), *DECISIONS])  # it was signed, announced, ratified
MAKING = _nouns(of("makes"))  # the signing of it
JOINED = _past([acts()["sign"], *of("joins")])  # A acceded to it
