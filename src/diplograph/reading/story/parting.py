"""Several meetings told in one phrase: a partner, a date, a number or a name each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.story.facts import FOCUS, Fact
from diplograph.reading.story.scene import Scene

DATES = re.compile(r"@D\d+(?:, (?:in |on )?@D\d+)*,? and (?:again )?(?:in |on )?@D\d+")
DATES_WITHIN = 120


def apart(facts: Sequence[Fact], scene: Scene) -> list[Fact]:
    """The facts, one for each meeting."""
    named = [one for fact in facts for one in _by_name(fact)]
    partnered = [one for fact in named for one in _by_partner(fact, scene)]
    numbered = [one for fact in partnered for one in _by_number(fact, scene)]
    return [one for fact in numbered for one in _by_date(fact, scene)]


def _by_name(fact: Fact) -> Iterator[Fact]:
    """``the G7 and NATO Summits``."""
    for entity in (fact.mention.entities if fact.mention is not None else ()) or (None,):
        yield _copy(fact, named=entity)


def _by_partner(fact: Fact, scene: Scene) -> Iterator[Fact]:
    """``bilateral meetings with A, B and C``, ``spoke separately with A and B``."""
    partners, rule = fact.filled("partners"), fact.rules.get("partners", "")
    if not (fact.each or _is_plural(fact, scene)) or len(partners) < 2:
        fact.fill("attended", partners, rule)
        yield fact
        return
    for partner in partners:
        one = _copy(fact)
        one.fills["attended"] = [e for e in fact.filled("attended") if e not in partners]
        one.fill("attended", [partner], rule)
        yield one


def _by_number(fact: Fact, scene: Scene) -> Iterator[Fact]:
    """``its 5th and 6th meetings``."""
    occasion = scene.occasions.get(fact.mention) if fact.mention is not None else None
    for number in (occasion.ordinals if occasion is not None else ()) or (None,):
        yield _copy(fact, number=number)


def _by_date(fact: Fact, scene: Scene) -> Iterator[Fact]:
    """``meetings in 2003, 2004 and 2005``, ``they met in May and in June``."""
    dates = _dates(fact, scene)
    for date in dates or (None,):
        yield _copy(fact, date=date)


def _dates(fact: Fact, scene: Scene) -> list[Mention]:
    if fact.kind == FOCUS or not (fact.mention is None or _is_plural(fact, scene)):
        return []
    here = fact.at if fact.mention is None else scene.position(fact.mention)
    match = DATES.search(scene.masked.text, here, here + DATES_WITHIN)
    return [scene.masked.behind[key] for key in re.findall(r"@D\d+", match[0])] if match is not None else []


def _is_plural(fact: Fact, scene: Scene) -> bool:
    occasion = scene.occasions.get(fact.mention) if fact.mention is not None else None
    return occasion is not None and occasion.plural


def _copy(fact: Fact, named: Entity | None = None, number: int | None = None, date: Mention | None = None) -> Fact:
    """``fact`` with rows of its own, and with what tells it from the others."""
    return replace(
        fact,
        fills={slot: list(row) for slot, row in fact.fills.items()},
        rules=dict(fact.rules),
        bodies=list(fact.bodies),
        named=named or fact.named,
        number=number or fact.number,
        date=date or fact.date,
    )
