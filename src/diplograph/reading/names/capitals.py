"""Capitals that stand for a government: ``Oslo gave 2 million dollars``, ``recognition from Oslo``.

The patterns run over a masked sentence in which ``@P`` is a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from diplograph.lexicon import places
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.steps import step
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import any_of


@cache
def _acting() -> tuple[re.Pattern[str], ...]:
    """``and Oslo has pledged``, ``Oslo's support``, ``recognition from Oslo``, ``relations with Oslo``."""
    opens = (
        r"(?:^|[,;:–—] |\b(?:[Aa]nd|that|while|but|when|which|whom|because|where|whereas|if|though|although|as) "
        r"|^[^@]{0,25} |"
        r"^[^@]{0,12}@[DW]\d+,? )"
    )
    helping = r"(?: (?:has|had|have|also|will|would|did not|does not|is to|then|later|formally|officially|[a-z]+ly))*"
    return (
        re.compile(rf"{opens}(?P<city>@P\d+){helping} {any_of('acts_of_governments')}\b"),
        re.compile(rf"(?P<city>@P\d+)'s?(?: [a-z]+)? {any_of('deeds_of_governments')}\b"),
        re.compile(rf"\b{any_of('deeds_of_governments')} (?:from|with|between(?: @[AP]\d+ and)?) (?P<city>@P\d+)"),
    )


@step("capitals")
def governments(mask: Mask[Mention], state: Callable[[str], Entity]) -> Iterator[Mention]:
    """The capitals of a masked sentence that act as governments do; ``state`` gives the state of a code."""
    for pattern in _acting():
        for match in pattern.finditer(mask.text):
            mention = mask.behind[match["city"]]
            cities = places.cities().get(mention.entity.name, ()) if mention.entities else ()
            if cities and cities[0].capital and cities[0].name.casefold() not in words("capitals_of_bodies"):
                yield Mention(ACTOR, mention.start, mention.end, (state(cities[0].state),))
