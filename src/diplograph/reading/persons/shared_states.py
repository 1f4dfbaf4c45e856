"""Persons whose state stands once for all of them: ``@A officials, including …``, ``on the @A side, …``.

The patterns run over the masked sentence of ``people.py``.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.persons.person import Person
from diplograph.reading.text.masks import Mask

GROUP = (
    r"(?:[a-z-]+ ){0,3}?(?:leaders|officials|representatives|delegation|delegates|side|team|ministers|counterparts"
    r"|participants|lawmakers|parliamentarians|dignitaries|interlocutors|authorities|government|hosts|members|@O\d++)"
)
INCLUDING = (
    r"(?:,? (?:including|such as|among them|namely|notably)|,? (?:led|headed|represented) by"
    r"|,? (?:and )?(?:comprised|comprises|comprising|included|includes|consisted of|consisting of)|:)"
)
AHEAD = re.compile(
    rf"(?P<body>@[AB]\d++)(?:'s?)? {GROUP}{INCLUDING}|"
    r"(?:leaders|officials|representatives|delegation|ministers|members) (?:of|from) (?:the )?"
    rf"(?P<of>@[AB]\d++){INCLUDING}"
)
SIDE = re.compile(r"(?:[Oo]n|[Ff]rom|[Ff]or|[Aa]t) the (?P<body>@[AB]\d++)(?:'s?)? (?:side|part|end)\b(?!['’])")
BEHIND = re.compile(
    r"(?:,? and|,? as well as|,? along with) (?:other|several|senior)[a-z ]* (?P<body>@[AB]\d++)(?:'s?)? "
    r"(?:[a-z]+s\b|@O)"
)
BETWEEN = re.compile(r"(?:,? and| &|,|,? as well as)(?: the| his| her)? ?|[;,]? ?")


def with_their_states(mask: Mask[Mention], found: Sequence[Person]) -> list[Person]:
    """Give the state of a list to the persons in it who have none."""
    people = list(found)
    where = [_position(mask, person) for person in people]
    leads = [*AHEAD.finditer(mask.text), *SIDE.finditer(mask.text)]
    for lead in sorted(leads, key=lambda m: m.start()):
        side = _side(mask, lead)
        stop = min((m.start() for m in leads if m.start() > lead.end()), default=len(mask.text))
        stop = mask.text.find(";", lead.end(), stop) if ";" in mask.text[lead.end() : stop] else stop
        for at, person in enumerate(people):
            if lead.end() <= where[at] < stop and _may_be_given(person):
                people[at] = replace(person, sides=side)
    for lead in BEHIND.finditer(mask.text):
        end = lead.start()
        for at in reversed(range(len(people))):
            person_end = _position(mask, people[at], last=True)
            if person_end > end or BETWEEN.fullmatch(mask.text[person_end:end]) is None:
                continue
            if not _may_be_given(people[at]):
                break
            people[at] = replace(people[at], sides=_side(mask, lead))
            end = where[at]
    return people


def _side(mask: Mask[Mention], lead: re.Match[str]) -> tuple[Entity, ...]:
    groups = lead.groupdict()
    return mask.behind[groups.get("body") or groups["of"]].entities


def _may_be_given(person: Person) -> bool:
    """Whether nothing says of whom a person is; the words of an office may (``Secretary of Defense``)."""
    return not person.sides and not person.accredited and not any(post.state for post in person.posts)


def _position(mask: Mask[Mention], person: Person, last: bool = False) -> int:
    """Where the phrase of a person begins or ends in the masked text."""
    wanted = person.end - 1 if last else person.start
    at = next((i for i, origin in enumerate(mask.origin) if origin >= wanted), len(mask.origin) - 1)
    return at + 1 if last else at
