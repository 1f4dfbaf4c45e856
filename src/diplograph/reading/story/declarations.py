"""Clauses of a declaration: ``REAFFIRMING their support …``, ``WELCOME the …`` have those who declare for a subject.

They are read as sentences of their own: the subject is put before the verb as a mention without words, the verb into
the past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.text.masks import Mask, reworded


@cache
def _clause() -> re.Pattern[str]:
    verbs = "|".join(sorted(re.escape(verb) for verb in words("verbs_of_declarations")))
    stems = "|".join(sorted({re.escape(_stem(verb)) for verb in words("verbs_of_declarations")}))
    return re.compile(
        rf"(?P<before>\W*(?:\d{{1,3}}[.)]? +)?(?:(?:also|further|strongly|firmly|jointly) )?)"
        rf"(?P<verb>(?:{stems})ing|(?:{verbs}))\b(?! by\b)",
        re.I,
    )


def _stem(verb: str) -> str:
    return verb.removesuffix("e")


def opens_a_clause(text: str) -> bool:
    """Whether ``text`` begins as the clauses of declarations do."""
    return _clause().match(text) is not None


def subject_of_clause(text: str, start: int, declarers: Sequence[Entity]) -> Mention | None:
    """The subject that a clause of a declaration leaves out; ``text`` is the clause, ``start`` where it begins."""
    found = _clause().match(text) if declarers else None
    if found is None or (not found["verb"][0].isupper() and not found["before"].strip()):
        return None
    at = start + found.start("verb")
    return Mention(ACTOR, at, at, tuple(declarers))


def in_the_past(masked: Mask[Mention]) -> Mask[Mention]:
    """The masked clause with its verb in the past."""
    found = re.search(r"@A\d+ (?P<verb>\w+)", masked.text)
    if found is None:
        return masked
    verb = found["verb"].lower()
    stem = verb.removesuffix("ing").removesuffix("e")
    return reworded(masked, found.start("verb"), found.end("verb"), f"{stem}ed")
