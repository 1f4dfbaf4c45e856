"""Lists of agreements: ``the sides signed a treaty on fish, a protocol and the Declaration``."""

from __future__ import annotations

import re

from diplograph.reading.dossier import Entity
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import AGREEMENT
from diplograph.reading.story.scene import Scene

OTHER_MATTER = re.compile(
    r"in line with|pursuant to|\bunder\b|framework of|in accordance|based on|provided for|as part of|"
    r"\bto [a-z]+(?: @| [a-z]+)|\b(?:which|that|who|aim\w+|following|after|before|thereby|building|noting|welcom\w+|"
    r"reaffirm\w+|during|since|when|while|where|has|have|will|would|is|are|arising|projects?|support\w*)\b"
)
JOINED = re.compile(r",|;|:|\band\b|&")
NEXT_ITEM = re.compile(r";(?: and| as well as)?(?: the| an?)? ?$")
LIST_GAP = 260


def listed(use: Use, role: str, scene: Scene) -> list[Entity]:
    """The agreements of a list in a role; it ends where the text turns to another matter."""
    text = scene.masked.text
    found: list[Entity] = []
    last = use.start
    for mention in use.roles[role]:
        if mention.letter != AGREEMENT:
            continue
        at = scene.position(mention)
        between = text[last:at]
        if found and not _goes_on(between):
            break
        last = at + 2
        found += mention.entities
    return list(dict.fromkeys(found))


def _goes_on(between: str) -> bool:
    """Whether the words between two agreements join them in one list."""
    if NEXT_ITEM.search(between):
        return True
    return JOINED.search(between) is not None and len(between) <= LIST_GAP and not OTHER_MATTER.search(between)
