"""Who travels in a table of travels: the first name in a row that has a date; the title may say the office."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import DATE, Mention, Named
from diplograph.reading.persons.person import Person
from diplograph.reading.persons.personal_names import name_pattern
from diplograph.reading.text.sentences import Sentence

CELLS = ("row", "cell")
SECOND_NAME = re.compile(r" \([^()]*\)")  # Henry A. (Heinz Alfred) Kissinger


def rows(sentences: Sequence[Sentence]) -> Iterator[list[int]]:
    """The places in ``sentences`` of the cells of each row, with the entries that belong to it."""
    row: list[int] = []
    for at, sentence in enumerate(sentences):
        if sentence.kind == "row" or (row and sentence.kind not in ("cell", "entry")):
            if row:
                yield row
            row = []
        if sentence.kind in CELLS or (row and sentence.kind == "entry"):
            row.append(at)
    if row:
        yield row


def travellers(
    sentences: Sequence[Sentence],
    things: Sequence[Sequence[Mention]],
    named: Sequence[Named],
    text: str,
    home: Entity | None,
) -> dict[int, Person]:
    """The person in the cell at each place in ``sentences``.

    ``things`` are the mentions in each sentence, ``home`` the state that the publisher speaks for.
    """
    found = {}
    for row in rows(sentences):
        dated = any(m.letter == DATE for at in row if sentences[at].kind in CELLS for m in things[at])
        at = next((at for at in row if _is_name(sentences[at], things[at], text)), None) if dated else None
        if at is not None:
            found[at] = _traveller(sentences[at], text, sentences[0], named[0], home)
    return found


@cache
def _name() -> re.Pattern[str]:
    return re.compile(name_pattern())


def _is_name(sentence: Sentence, things: Sequence[Mention], text: str) -> bool:
    said = SECOND_NAME.sub("", text[sentence.start : sentence.end])
    return sentence.kind in CELLS and not things and " " in said and _name().fullmatch(said) is not None


def _traveller(sentence: Sentence, text: str, title: Sentence, named: Named, home: Entity | None) -> Person:
    start, end = sentence.start, sentence.end
    name = SECOND_NAME.sub("", text[start:end])
    office = next((p for p in named.offices if not p.plural), None) if title.kind == "title" else None
    if office is None:
        return Person(start, end, start, end, name)
    span = (named.tokens[office.first].start, named.tokens[office.last - 1].end)
    return Person(start, end, start, end, name, span, (office.office,), (home,) if home is not None else ())
