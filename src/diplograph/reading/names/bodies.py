"""Bodies without a name with capitals: ministries by field and state, and those that a text goes back to.

The patterns run over a masked sentence in which ``@A`` is an actor and ``@J`` an adjective of a state.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.lexicon import organisations
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.names.state_bodies import state_body
from diplograph.reading.registry import UNITED, Registry
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import alternatives, any_of

FIELD = rf"(?P<field>(?i:{any_of('ministry_fields')}) )"
OF_STATES = re.compile(
    rf"(?:[Tt]he )?{FIELD}[Mm]inistr(?:y|ies) of (?:the )?(?P<whose>@A\d+(?:(?:,| and|, and) (?:the )?@A\d+)*)"
)
STATES_OWN = re.compile(
    rf"(?:[Tt]he )?(?P<whose>@[AJ]\d+(?:(?:,| and|, and) (?:the )?@[AJ]\d+)*)(?:'s?)? {FIELD}[Mm]inistr(?:y|ies)\b"
)
UNIONS = words("any_body")
IN_PASSING = 2  # times as often as one named in passing is the union named that the text is about


def ministries(mask: Mask[Mention], registry: Registry) -> Iterator[Mention]:
    """``Malaysia's foreign ministry``, ``the Russian and Indian foreign ministries``: one of each state."""
    for pattern in (OF_STATES, STATES_OWN):
        for match in pattern.finditer(mask.text):
            mentions = [mask.behind[key] for key in re.findall(r"@[AJ]\d+", match["whose"])]
            states = [e for m in mentions for e in m.entities]
            field = match["field"].strip().capitalize()
            if all(e.type == "State" for e in states):
                found = tuple(state_body(registry, f"{field} Ministry", "ministry", s) for s in states)
                yield Mention(ACTOR, *mask.source(*match.span()), found, tuple(mentions))


@cache
def _again() -> re.Pattern[str]:
    heads = [form for form, head in organisations.heads().items() if head.number == "singular" and _goes_back(head)]
    unions = alternatives([*UNIONS, *(noun.capitalize() for noun in UNIONS)])
    return re.compile(
        rf"\b[Tt]he (?:regional )?(?P<noun>{unions})\b(?! of\b| for\b|-)"
        rf"|(?<=[Tt]he )(?P<head>{alternatives(heads)})(?! of\b| for\b| on\b| @|-| [A-Z])\b"
    )


def _goes_back(head: organisations.Head) -> bool:
    """Heads that a text writes with a capital for a body it has named; posts, parties and embassies are not among."""
    return not head.optional and head.kind not in ("government", "party", "army", "executive", "parliament")


def again(mask: Mask[Mention], named: Sequence[Entity], subject: Sequence[Entity]) -> Iterator[Mention]:
    """``the bloc``, ``the Fund``: the body of that kind or head word that was named last; ``named`` before.

    A union named in passing, and not as ``subject``, is not meant where the text speaks of another all the time.
    """
    for match in _again().finditer(mask.text):
        before = _before(mask, match.start())
        here = [m.entity for m in before if m.entities and m.entity.type == "Organisation"]
        known = [b for b in dict.fromkeys([*named, *here]) if _is_meant(b, match["noun"], match["head"])]
        if known:
            body = known[-1]
            first = before[0].entities if before else ()
            if match["noun"] and body not in (*subject, *first):
                usual = max(known, key=lambda b: b.said)
                body = usual if usual.said >= IN_PASSING * max(body.said, 1) else body
            yield Mention(ACTOR, *mask.source(*match.span()), (body,))


def _before(mask: Mask[Mention], at: int) -> list[Mention]:
    found = [(mask.text.find(key), m) for key, m in mask.behind.items()]
    return [m for position, m in sorted(found, key=lambda pair: pair[0]) if 0 <= position < at]


def _is_meant(body: Entity, noun: str | None, head: str | None) -> bool:
    if noun:
        return body.properties.get("kind") in UNITED
    return any(name.casefold().endswith(f" {head}".casefold()) for name in body.names)
