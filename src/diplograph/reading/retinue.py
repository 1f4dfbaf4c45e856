"""Persons with what belongs to them: the titles after a name, the delegation that they lead, those who came along.

The patterns run over a masked sentence in which ``@A`` is an actor, ``@J`` an adjective of a state, ``@P`` a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplograph.lexicon.offices import honorifics
from diplograph.lexicon.words import words
from diplograph.reading.masks import Mask
from diplograph.reading.mentions import ACTOR, Mention
from diplograph.reading.patterns import alternatives

SMALL = alternatives(words("apposition_small_words"))
WORD = rf"(?:[A-Z][\w.'&/-]*|&|(?:{SMALL})(?![\w])|and(?! @A| (?:[A-Z][a-z]* )*@A)|@[AJPGM]\d+(?:'s?)?)"
OPENS = r"(?:(?:the|its|their|his|her|current|acting) )*(?:@[AJ]\d+(?:'s)? )?[A-Z][a-z]"
APPOSITION = rf", (?={OPENS}){WORD}(?: {WORD})*(?= \(|,|;|\.|$| and @A| and [A-Z]| [a-z])"
OF = r" (?:of|from) (?:the )?@A\d+(?: in @P\d+)?"
DASH = r" [–—-] (?:the )?@A\d+(?=[;,.]|$)"
BRACKET = r" \((?:@A\d+|[A-Z][^()@]{1,40})\)"
TITLED = re.compile(rf"(@A\d+)(?:{OF}|{BRACKET}|{DASH}|{APPOSITION})+")
OWNED = re.compile(r"@[AJ]\d+(?:'s?)? (@A\d+)")
LED = re.compile(
    r"(@A\d+)(?:,? (?:which (?:was|is|were) |that (?:was|is) |who (?:was|were) )?"
    r"(?:(?:jointly )?(?:co-?)?(?:led|headed(?: up)?)|represented)(?: jointly)? by |,? under the leadership of )"
    r"(?:the |its |their )?(@A\d+)(?: in @P\d+(?=,))?"
)
WITH = re.compile(
    r"(@A\d+)(?:, (?:who (?:was|is|were) )?(?:accompanied|joined|flanked|assisted|supported) by |"
    r",? (?:together|along) with |,? alongside )(?:the |his |her |their )?(@A\d+)"
)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w@.])(?:{alternatives(honorifics())}),? )+(@A\d+)")


def addressed(mask: Mask[Mention]) -> Iterator[Mention]:
    """``H.E. A``."""
    yield from _alone(mask, _addressed())


def titled(mask: Mask[Mention]) -> Iterator[Mention]:
    """``A of Norway``, ``A, Head of the Norwegian Delegation,``: the person alone, whatever the title names."""
    yield from _alone(mask, TITLED)


def owned(mask: Mask[Mention]) -> Iterator[Mention]:
    """``Norway's A``."""
    yield from _alone(mask, OWNED)


def _alone(mask: Mask[Mention], pattern: re.Pattern[str]) -> Iterator[Mention]:
    for match in pattern.finditer(mask.text):
        behind = mask.behind[match[1]]
        if len(behind.entities) == 1 and behind.entity.type == "Official":
            yield Mention(ACTOR, *mask.source(*match.span()), behind.entities)


def delegations(mask: Mask[Mention]) -> Iterator[Mention]:
    """``a delegation of Norway led by A``: the state or body and the person."""
    yield from _joined(mask, LED, ("State", "Organisation"))


def companies(mask: Mask[Mention]) -> Iterator[Mention]:
    """``A, accompanied by B and C,``: all of them."""
    yield from _joined(mask, WITH, ("Official",))


def _joined(mask: Mask[Mention], pattern: re.Pattern[str], first: tuple[str, ...]) -> Iterator[Mention]:
    for match in pattern.finditer(mask.text):
        one, other = (mask.behind[key].entities for key in match.groups())
        if all(e.type in first for e in one) and all(e.type == "Official" for e in other):
            yield Mention(ACTOR, *mask.source(*match.span()), tuple(dict.fromkeys((*one, *other))))
