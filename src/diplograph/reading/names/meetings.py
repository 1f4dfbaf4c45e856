"""Meetings by name: their kind, number, and who takes part by the name itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.identity import fold
from diplograph.lexicon import meetings as lexicon
from diplograph.reading.dossier import Entity
from diplograph.reading.names.chunks import Chunk
from diplograph.reading.names.mentions import Mention
from diplograph.reading.registry import Registry, name_key, without_article
from diplograph.reading.text.ordinals import ordinal, suffixed

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBER = re.compile(r"^\S+ ")


def named_meeting(registry: Registry, said: str, chunk: Chunk, inner: Sequence[Mention]) -> Entity:
    """The meeting that a capitalised name names; two different numbers are two meetings."""
    base = without_article(said)
    number = leading_ordinal(base)
    series = series_key(base, inner)
    key = f"{number or ''} {series}".strip()
    acronym = None if any(chunk.acronym in e.names for m in inner for e in m.entities) else chunk.acronym
    for alias in (base, without_number(base) if number else None, acronym):
        known = registry.aliased(alias, "Meeting") if alias else None
        if known is not None and number in (None, known.properties.get("ordinal")):
            known.call(base)
            return known
    entity = registry.take("Meeting", _key_of_year(registry, base, key), base)
    entity.set("kind", chunk.head.kind)
    entity.set("ordinal", number)
    entity.parties.extend(e for m in inner for e in m.entities if e not in entity.parties)
    if acronym:
        registry.define(acronym, entity)
        if number:
            entity.call(f"{suffixed(number)} {acronym}")
    _name_with_states(entity, base, inner)
    return entity


def _key_of_year(registry: Registry, name: str, key: str) -> str:
    """The key of a series, with the year that tells one of its meetings from another that the text has named."""
    year = YEAR.search(name)
    known = registry.by_key.get(("Meeting", key))
    years = years_in_name(known) if known is not None else ()
    return key if year is None or not years or year[0] in years else f"{key} {year[0]}"


def years_in_name(meeting: Entity) -> tuple[str, ...]:
    """The years that the names of a meeting say (``the 2022 Klow Summit``)."""
    return tuple(sorted({year[0] for name in meeting.names if (year := YEAR.search(name)) is not None}))


def both_meetings(registry: Registry, entity: Entity, owner: Entity, chunk: Chunk) -> tuple[Entity, Entity]:
    """``the G7 and NATO Summits``: the meeting of each."""
    noun = " ".join(chunk.head.words)
    single = lexicon.kinds()[noun].kind.name if noun in lexicon.kinds() else noun
    entity.names[:] = [re.sub(rf"{re.escape(noun)}$", single.title(), name, flags=re.I) for name in entity.names]
    other = registry.take("Meeting", f"{fold(owner.key)} {single}", f"{owner.name} {single.title()}")
    other.set("kind", chunk.head.kind)
    other.parties.extend(e for e in (owner,) if e not in other.parties)
    return other, entity


def numbered_meeting(registry: Registry, said: str, acronym: str, number: int) -> Entity:
    """``COP28``: the meeting of this number in a series of the lexicon; what prepares it is another."""
    series = lexicon.series()[acronym]
    before = said.startswith("Pre-")
    entity = registry.take("Meeting", f"{'pre ' if before else ''}{number} {series_key(series.name, ())}", said)
    if not before:
        entity.call(f"{suffixed(number)} {series.name}")
        entity.set("ordinal", number)
    entity.set("kind", series.kind)
    return entity


def another_of_series(registry: Registry, known: Entity, acronym: str, number: int) -> Entity:
    """``the 23rd AEMM`` beside the 24th ASEAN-EU Ministerial Meeting (AEMM): the same series, another number."""
    series = re.sub(r"^\d+ ", "", known.key)
    entity = registry.take("Meeting", f"{number} {series}", f"{suffixed(number)} {acronym}")
    entity.set("ordinal", number)
    entity.set("kind", known.properties.get("kind"))
    for name in known.names:
        if leading_ordinal(name):
            entity.call(f"{suffixed(number)} {name.split(' ', 1)[1]}")
    for party in known.parties:
        if party not in entity.parties:
            entity.parties.append(party)
    return entity


def leading_ordinal(name: str) -> int | None:
    """The number at the front of a name."""
    words = name.split()
    return ordinal(words[0].rstrip(",")) if words else None


def without_number(name: str) -> str:
    """``name`` without the number at its front."""
    return NUMBER.sub("", name)


def series_key(name: str, inner: Sequence[Mention]) -> str:
    """The words of a name without its number and year, known names by their keys, sorted."""
    text = fold(name)
    for mention in inner:
        for entity in mention.entities:
            for form in entity.names:
                text = re.sub(rf"\b{re.escape(fold(form))}\b", fold(entity.key), text)
    known = lexicon.series().get(without_article(name))
    if known is not None:
        text = fold(known.name)
    words = name_key(text).split()
    if words and ordinal(words[0]) is not None:
        words = words[1:]
    return " ".join(sorted({w.rstrip("s") if len(w) > 4 else w for w in words}))


def _name_with_states(entity: Entity, base: str, inner: Sequence[Mention]) -> None:
    """``ASEAN-RoK Dialogue`` is also ``ASEAN-Republic of Korea Dialogue``: the usual names of the states."""
    name = base
    for mention in inner:
        for party in mention.entities:
            for form in sorted(party.names[1:], key=len, reverse=True):
                whole = rf"(?<!\w){re.escape(form)}(?!\w)"
                if party.type == "State" and re.search(whole, name):
                    name = re.sub(whole, party.name, name)
                    break
    entity.call(name)
