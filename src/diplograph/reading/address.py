"""A speech without a speaker's name, as before an assembly: the state that its "we" and "my country" mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.mentions import ACTOR
from diplograph.reading.scan import Line
from diplograph.reading.turns import Turn

FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
OWN_WORDS = re.compile(
    r"\b(?:my|our) (?:country|Government|delegation|nation|people|homeland)\b|\bMr\.? President\b|"
    r"\b[Ee]xcellenc(?:y|ies)\b"
)
BEFORE_OWN = re.compile(
    r"\b(?:my (?:country|homeland)|on behalf of(?: the)?(?: \w+){0,4}?(?: of)?|[Ww]e in|"
    r"(?:people|[Gg]overnment|delegation|Republic|Kingdom|inhabitants) of),?(?: the)?$"
)
AFTER_OWN = re.compile(r"(?: delegation\b|, my (?:country|homeland)\b|'s commitment\b)")
LEAST_PERSONAL = 4  # sentences in the first person
STRONG, LEAST_SCORE = 3, 4


def address(lines: Sequence[Line]) -> Turn | None:
    """The one turn that the whole document is; ``None`` where it is no address."""
    personal = sum(1 for line in lines if FIRST_PERSON.search(line.text))
    titled = any(line.sentence.kind in ("title", "speaker", "row") for line in lines)
    if titled or personal < LEAST_PERSONAL or not any(OWN_WORDS.search(line.text) for line in lines):
        return None
    side = _side(lines)
    return Turn(None, side) if side is not None else None


def _side(lines: Sequence[Line]) -> Entity | None:
    """The state that is named most, where words for one's own state count more."""
    scores: Counter[Entity] = Counter()
    for line in lines:
        for mention in line.mentions:
            if mention.letter == ACTOR and mention.entities and mention.entity.type == "State":
                at, end = mention.start - line.sentence.start, mention.end - line.sentence.start
                own = BEFORE_OWN.search(line.text[max(0, at - 60) : at].rstrip()) or AFTER_OWN.match(line.text, end)
                scores[mention.entity] += STRONG if own else 1
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < LEAST_SCORE or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return ranked[0][0]
