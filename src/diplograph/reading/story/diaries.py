"""Texts about one person – a schedule, a diary, a life – whose sentences leave that person out."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import MEETING
from diplograph.reading.story.scan import Line


def hero(lines: Sequence[Line]) -> Entity | None:
    """The one person whom the title names, where it tells of no meeting: the text is about that person."""
    title = [m for line in lines if line.sentence.kind == "title" for m in line.mentions]
    people = {e for m in title for e in m.entities if e.type == "Official"}
    return people.pop() if len(people) == 1 and not any(m.letter == MEETING for m in title) else None
