"""Whether what words say is so: denied, wished for, called off, or yet to come.

All that is no fact is told here, from the lists of the lexicon. A position is one in the text that is given; texts are
masked, so that names do not count as words.
"""

from __future__ import annotations

import re

from diplograph.reading.text.patterns import any_of

BEFORE = 25  # characters before the words of a frame in which they may be denied or wished for
CLAIMED_WITHIN = 80  # the same for a claim that is denied
CALLED_OFF = any_of("called_off")
DENIED = re.compile(
    rf"\b(?:not(?! only)|{any_of('denials')}|{CALLED_OFF}|{any_of('hopes')}(?! (?:[a-z]+ )?{any_of('saying')}))\b"
)
ASIDE = re.compile(r"(?<=@A\d)\d?, (?:which|who|whose|whom) [^,.;]*(?=, @?[A-Za-z])")
DISPUTED = re.compile(
    rf"\b{any_of('disputing')} (?:[a-z]+ ){{0,3}}{any_of('claims')}"
    rf" (?:that|of|about|on)\b[^.;]*$"
)
WISHED = re.compile(rf"\b{any_of('wishes')}\b")
WISHED_NOUN = re.compile(
    rf"\b{any_of('wished_for')}(?: {any_of('arranging')})?"
    r"(?: (?:an?|the|their|its))?(?: [a-z-]+){0,2} $"
)
CALLED_OFF_NOUN = re.compile(rf"\b{CALLED_OFF}(?: (?:the|an?|his|her|its|their))?(?: [a-z-]+){{0,2}} $")
IS_CALLED_OFF = re.compile(
    rf"(?: (?:between|with|to|of|by|on|in) [^.;]{{0,90}}?)?,?(?: which)?"
    rf" (?:was|were|is|are|has been|have been|had been|being) (?:[a-z]+ly )?{CALLED_OFF}\b"
)
TO_COME = re.compile(rf"\b{any_of('meetings_to_come')}\b")
NOT_YET_MADE = re.compile(rf"\b(?:not|{any_of('agreements_to_come')})\b")
PLANNED_ACT = re.compile(rf"\b(?:{any_of('plans')}|to)(?: [a-z]+ly| also| soon| later)? $")


def is_denied(text: str, start: int, end: int) -> bool:
    """What the words from ``start`` to ``end`` say is denied, only hoped for, or a claim that somebody disputes."""
    said = DENIED.search(ASIDE.sub("", text[max(0, start - BEFORE) : end]))
    return said is not None or is_disputed(text[max(0, start - CLAIMED_WITHIN) : start])


def is_disputed(before: str) -> bool:
    """``dismissed claims that``: what follows these words is said not to be so."""
    return DISPUTED.search(before) is not None


def is_unreal(text: str, start: int, end: int) -> bool:
    """The meeting that these words tell is wished for, proposed or called off."""
    return WISHED.search(text, max(0, start - BEFORE), end) is not None or IS_CALLED_OFF.match(text, end) is not None


def is_none(text: str, start: int, end: int) -> bool:
    """``would welcome a visit``, ``has postponed his visit``, ``the talks were called off``: a noun and no meeting."""
    before = text[:start]
    called_off = CALLED_OFF_NOUN.search(before) is not None or IS_CALLED_OFF.match(text, end) is not None
    return called_off or WISHED_NOUN.search(before) is not None


def is_to_come(said: str) -> bool:
    """The meeting that ``said`` is about is planned."""
    return TO_COME.search(said) is not None


def is_planned_act(before: str) -> bool:
    """``is expected to``: the verb that follows tells what is yet to be done."""
    return PLANNED_ACT.search(before) is not None


def is_not_yet_made(around: str, before: str) -> bool:
    """The agreement with these words ``around`` and ``before`` its name is not made, or not yet."""
    return NOT_YET_MADE.search(around) is not None or is_disputed(before)
