"""Verbs without a subject of their own: ``A visited B and met C``, ``Met with C.``

The subject is put before such a verb as a mention without words, so that every pattern over sentences reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.steps import step
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import any_of

MODAL = rf"(?:(?:is |are )?{any_of('plans')})"
SUBJECT = re.compile(r"(?:^|[,;:] |\b(?:[Tt]he|[Bb]oth|[Aa]nd|[Tt]hat|[Ww]here) |^[^@]{0,50} )(@A\d+)(?!'s?\b)")
AFTER_PREPOSITION = re.compile(
    r"\b(?:of|with|by|to|in|from|at|on|for|between|among|including|during|after|following|under|than|against|near)"
    r"(?: the| both)? $"
)
AFTER_VERB = re.compile(r"\b(?:visited|toured|visits?|tours?|joined|left|met|meets?|attended)(?: with)?(?: the)? $")
OTHER_CLAUSE = re.compile(
    r"\b(?:who|whom|whose|which|that|said|says|saying|when|while|where|after|before|as|because|if|for [a-z]+ing)\b|"
    r"[.!?] "
)
FARTHEST = 320  # characters between a subject and a verb that goes on with it


@cache
def _joined() -> re.Pattern[str]:
    past, plain = "|".join(sorted(words("subject_shared_past"))), "|".join(sorted(words("subject_shared_plain")))
    adverbs = r"(?:(?:also|then|later|subsequently|separately|jointly|personally|further|again) )*"
    return re.compile(
        rf"(?:,? and|(?P<comma>,)|;|, then) (?P<verb>{adverbs}(?:(?P<modal>{MODAL} {adverbs}(?:{plain}))|"
        rf"(?:(?:has|had|have) )?(?:{past})|(?P<plain>{plain}))\b)(?! by\b| (?:in|on|at) @[PD]\d+ by\b)"
    )


@cache
def _opening() -> re.Pattern[str]:
    past = "|".join(sorted(words("subject_shared_past")))
    return re.compile(rf"(?:^|(?<=; ))(?P<verb>(?:[Aa]lso )?(?i:{past})\b)(?! (?:by|@A\d+ (?:to|in)(?! the @M))\b)")


@step("shared-subjects")
def shared_subjects(mask: Mask[Mention], spoken_of: Sequence[Entity]) -> Iterator[Mention]:
    """The subjects that verbs share with a verb before them, or with the sentence before (``spoken_of``)."""
    taken: set[int] = set()
    for verb, entities in (*_coordinated(mask), *_left_out(mask, spoken_of)):
        start = mask.source(verb, verb + 1)[0]
        if start not in taken and not any(m.start <= start < max(m.end, m.start + 1) for m in mask.behind.values()):
            taken.add(start)
            yield Mention(ACTOR, start, start, tuple(entities))


def _coordinated(mask: Mask[Mention]) -> Iterator[tuple[int, Sequence[Entity]]]:
    for match in _joined().finditer(mask.text):
        subject = _subject(mask, match)
        if subject is not None:
            yield match.start("verb"), mask.behind[subject].entities


def _subject(mask: Mask[Mention], match: re.Match[str]) -> str | None:
    """The placeholder of the last subject before the words of ``match``, with a verb of its own between them."""
    before = mask.text[max(0, match.start() - FARTHEST) : match.start()]
    found = [s for s in SUBJECT.finditer(before) if not _is_object(before[: s.start(1)])]
    if not found:
        return None
    between = before[found[-1].end() :]
    has_verb = re.search(r"[a-z]{3}", between) is not None
    modal = re.search(rf"\b{MODAL}\b", between) is not None
    if not has_verb or OTHER_CLAUSE.search(between) or (match["plain"] and not modal):
        return None
    if match["comma"] and not (match["plain"] or match["modal"]) and " and " not in mask.text[match.end() :]:
        return None  # a participle: "a meeting, held in Oslo"
    return found[-1][1]


def _is_object(before: str) -> bool:
    return AFTER_PREPOSITION.search(before) is not None or AFTER_VERB.search(before) is not None


def _left_out(mask: Mask[Mention], spoken_of: Sequence[Entity]) -> Iterator[tuple[int, Sequence[Entity]]]:
    people = [e for e in spoken_of if e.type == "Official"]
    for match in _opening().finditer(mask.text):
        if people and not re.search(r"@A\d+,? $", mask.text[: match.start()]):
            yield match.start("verb"), people
