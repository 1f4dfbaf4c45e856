"""Bodies that every state has, named by what they are and by the state whose words stand before them."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from diplograph.lexicon import organisations
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, Mention, spelled
from diplograph.reading.registry import Registry

OF_A_STATE = ("agency", "court", "executive", "ministry", "parliament", "secretariat")  # kinds
OWNING = ("", "'s", "\u2019s", "'", "\u2019")


def with_owners(mentions: Iterable[Mention], text: str, registry: Registry) -> list[Mention]:
    """The mentions of a sentence, ``Belarus's Ministry of Justice`` being of the ministry of that state."""
    found = list(mentions)
    for before, mention in pairwise(found):
        between = text[before.end : mention.start]
        if (
            _is_state(before)
            and between[-1:] == " "
            and between.strip() in OWNING
            and _may_be_of(mention, before.entity)
        ):
            said = spelled(text, mention.start, mention.end)
            mention.entities = (state_body(registry, said, str(mention.entity.properties["kind"]), before.entity),)
    return found


def state_body(registry: Registry, said: str, kind: str, state: Entity) -> Entity:
    """The body of a state that has no name of its own beyond what it is."""
    body = registry.body(f"{said} of {state.name}", kind, state)
    if state not in body.parties:
        body.parties.append(state)
    return body


def _is_state(mention: Mention) -> bool:
    return mention.letter == ACTOR and len(mention.entities) == 1 and mention.entity.type == "State"


def _may_be_of(mention: Mention, state: Entity) -> bool:
    """Whether a mention is of a body that any state has, and of no other owner than ``state``."""
    if mention.letter != ACTOR or len(mention.entities) != 1 or mention.entity.properties.get("kind") not in OF_A_STATE:
        return False
    known = organisations.organisations().get(mention.entity.key)
    if known is not None:
        return known.state is not None and known.state != state.key and known.kind == "ministry"
    return not mention.entity.parties
