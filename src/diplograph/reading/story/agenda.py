"""What was on the agenda: agreements, and states and bodies whose affairs were taken up.

The patterns run over a masked sentence in which ``@A`` is an actor and ``@G`` an agreement.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import ACTOR, AGREEMENT, Mention
from diplograph.reading.story.scene import Scene
from diplograph.reading.text.patterns import alternatives

AFFAIRS = alternatives(words("affairs"))
CONFLICT = alternatives(words("conflicts"))
ENDS = alternatives(words("agenda_ends"))
VERBS = alternatives(words("verbs_after_agenda"))
PARTICIPLES = alternatives(words("participles_after_agenda"))
WEAK = tuple(sorted(words("weak_agenda_verbs")))
WITHIN = 60  # characters
ASIDE = re.compile(r",? (?:for |of |in |under |from )?(?:which|who|whose|where) [^,;]*")
END = re.compile(
    rf"\b(?:{ENDS})\b|(?:,|;)? (?:and|while|but) (?:[a-z]+ly |also |both )*(?:{VERBS})\b|"
    rf", (?:{PARTICIPLES})\b|,[\"']? (?:the )?@A\d+,? (?:[a-z]+ly |also |both )*(?:{VERBS})\b"
)
BESIDE = {words: re.compile(rf"\b(?:{words})\b") for words in (AFFAIRS, CONFLICT)}
OWN = {
    words: re.compile(rf"@[A-Z]\d+(?:'s?| side's)? (?:[a-z-]+ ){{0,4}}(?:{words})\b") for words in (AFFAIRS, CONFLICT)
}
BETWEEN = re.compile(r"\bbetween(?: the)? $")
CLAUSE = re.compile(r"\b(?:how|whether)(?: the| both)? (?:@A\d+(?: and |, )(?:the )?)*$")  # "how Norway can help"
INCLUDING = re.compile(r"\bincluding (?:in|at|within|through|via|with)(?: the)? $")
ELSEWHERE = re.compile(r"\b(?:in|at|by|within|from|with|under|through|via|to|between)(?: the| a)? $")


def topics(use: Use, role: str, scene: Scene) -> Iterator[tuple[Entity, bool]]:
    """Who and what a role names as a topic, and whether it is as a party to a conflict.

    Verbs such as ``noted`` say so only where words for affairs stand beside the state.
    """
    said = scene.masked.text[use.start : use.end]
    weak = said.casefold().startswith(WEAK)
    said = ASIDE.sub(lambda m: " " * len(m[0]), said)
    end = END.search(said)
    limit = end.start() if end is not None else len(said)
    for mention in use.roles[role]:
        at = scene.position(mention) - use.start
        if at >= limit or not said[at:].startswith("@"):
            continue
        if mention.adjective and OWN[AFFAIRS].match(said, at) is None:
            continue
        affairs, conflict = (_stands_by(words, at, said) for words in (AFFAIRS, CONFLICT))
        for entity in mention.entities:
            if _is_topic(entity, mention, said[:at], affairs=affairs, weak=weak):
                yield entity, conflict


def _is_topic(entity: Entity, mention: Mention, before: str, *, affairs: bool, weak: bool) -> bool:
    """An agreement; a state or a body of which more is said than that something is in it or comes from it."""
    if mention.letter == AGREEMENT:
        return entity.type == "Agreement"
    if mention.letter != ACTOR or entity.type not in ("State", "Organisation"):
        return False
    if CLAUSE.search(before) or (entity.type == "Organisation" and INCLUDING.search(before)):
        return False
    return affairs or not (
        weak or BETWEEN.search(before) or (entity.type == "Organisation" and ELSEWHERE.search(before))
    )


def _stands_by(words: str, at: int, said: str) -> bool:
    """Whether such words stand before a mention, or after it as its own (``Russia's war``)."""
    before = said[max(0, at - WITHIN) : at]
    return BESIDE[words].search(before) is not None or OWN[words].match(said, at) is not None
