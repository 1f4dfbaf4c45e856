"""A speech without a speaker's name, as before an assembly: the state that its "we" and "my country" mean."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.story.scan import Line
from diplograph.reading.story.turns import Turn

FIRST_PERSON = re.compile(r"\b(?:I|[Mm]y|[Ww]e|[Oo]ur)\b")
OWN_WORDS = re.compile(
    r"\b(?:[Mm]y|[Oo]ur) (?:own )?(?:country|[Gg]overnment|delegation|nation|people|homeland)\b|"
    r"\bMr\.? President\b|\b[Ee]xcellenc(?:y|ies)\b|, Sir,|"
    r"\bGeneral Assembly\b|\b(?:the|this|this august) Assembly\b|\bdelegation of\b"
)
BEFORE_OWN = re.compile(
    r"\b(?:[Mm]y (?:country|homeland)|[Oo]n behalf of(?: the)?(?: \w+){0,4}?(?: of)?|[WwUu][es] in|"
    r"[Dd]elegation of),?(?: the| The)?$"
)
AFTER_OWN = re.compile(
    r"(?: delegation\b|, (?:my|our) (?:country|homeland|nation)\b|'s commitment\b|, we (?:have|are|know|believe)\b)"
)
LEAST_PERSONAL = 4  # sentences in the first person
STRONG = 3  # what a mention weighs whose words say that it is the speaker's own state
LEAST_OWN, LEAST_OTHER = 3, 6  # the score that names a side with such a mention, and without one


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
    owned: set[Entity] = set()
    for line in lines:
        for mention in line.mentions:
            if mention.letter == ACTOR and mention.entities and mention.entity.type == "State":
                own = _is_own(mention, line)
                scores[mention.entity] += STRONG if own else 1
                if own:
                    owned.add(mention.entity)
    if not scores:
        return None
    (first, score), (_, next_score) = (*scores.most_common(2), (None, 0))[:2]
    least = LEAST_OWN if first in owned else LEAST_OTHER
    return first if score >= least and score >= 2 * next_score else None


def _is_own(mention: Mention, line: Line) -> bool:
    """Whether the words around a state say that it is the speaker's."""
    at, end = mention.start - line.sentence.start, mention.end - line.sentence.start
    before = line.text[max(0, at - 60) : at].rstrip()
    return BEFORE_OWN.search(before) is not None or AFTER_OWN.match(line.text, end) is not None
