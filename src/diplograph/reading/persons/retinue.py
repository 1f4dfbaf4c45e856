"""Persons with what belongs to them: the titles after a name, the delegation that they lead, those who came along.

The patterns run over a masked sentence in which ``@A`` is an actor, ``@J`` an adjective of a state, ``@P`` a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from diplograph.lexicon.offices import honorifics
from diplograph.lexicon.words import words
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import alternatives

SMALL = alternatives(words("apposition_small_words"))
WORD = rf"(?:[A-Z][\w.'&/-]*|&|(?:{SMALL})(?![\w])|and(?! @[AO]| (?:[A-Z][a-z]* )*@[AO])|@[AJPGM]\d+(?:'s?)?)"
OPENS = r"(?:(?:the|its|their|his|her|current|acting|then|now) )*(?:@[AJ]\d+(?:'s)? )?(?:[A-Z][a-z]|envoy|head|chief)"
APPOSITION = rf", (?={OPENS})(?:then |now )?{WORD}(?: {WORD})*(?= \(|,|;|\.|$| and @[AO]| and [A-Z]| [a-z])"
OF = r" (?:of|from) (?:the )?@A\d+(?: in @P\d+)?"
DASH = r" [–—-] (?:the )?@A\d+(?=[;,.]|$)"
BRACKET = r" \((?:@A\d+|[A-Z][^()@]{1,40})\)"
TITLED = re.compile(rf"(@O\d+)(?:{OF}|{BRACKET}|{DASH}|{APPOSITION})+")
OWNED = re.compile(r"@[AJ]\d+(?:'s?)?(?: (?:1st|2nd|3rd|[Ff]irst|[Ss]econd|then|former))? (@O\d+)")
LED = re.compile(
    r"(@A\d+)(?:,? (?:which (?:was|is|were) |that (?:was|is) |who (?:was|were) )?"
    r"(?:(?:jointly )?(?:co-?)?(?:led|headed(?: up)?)|represented)(?: jointly)? by |,? under the leadership of )"
    r"(?:the |its |their )?(@A\d+)(?: in @P\d+(?=,))?"
)
WITH = re.compile(
    r"(@A\d+)(?:, (?:who (?:was|is|were) )?(?:accompanied|joined|flanked|assisted|supported) by |"
    r",? (?:together|along) with |,? alongside )(?:the |his |her |their )?(@A\d+)"
)
KIN = re.compile(
    r"(@A\d+),? (?:and|with|accompanied by|together with) (?:his|her) (?:wife|husband|spouse|family|daughter|son)\b"
    r"(?:,? (?:@A\d+(?= (?:and|[a-z]+ed)\b|,|\.)))?"
)


@cache
def _addressed() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w@.])(?:{alternatives(honorifics())}),? )+(@O\d+)")


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
    """What ``pattern`` finds where ``@O`` stands for persons and ``@A`` for other actors."""
    text = re.sub(r"@A(\d+)", lambda m: f"@O{m[1]}" if _is_person(mask.behind[m[0]]) else m[0], mask.text)
    for match in pattern.finditer(text):
        yield Mention(ACTOR, *mask.source(*match.span()), mask.behind[match[1].replace("O", "A")].entities)


def _is_person(mention: Mention) -> bool:
    return all(e.type == "Official" for e in mention.entities)


def families(mask: Mask[Mention]) -> Iterator[Mention]:
    """``A and his wife B``: the one who holds the office; family takes no part."""
    for match in KIN.finditer(mask.text):
        if _is_person(mask.behind[match[1]]):
            yield Mention(ACTOR, *mask.source(*match.span()), mask.behind[match[1]].entities)


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
