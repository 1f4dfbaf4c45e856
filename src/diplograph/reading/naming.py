"""What unnamed meetings and agreements are called, and the ids that make one thing of many documents one node."""

from __future__ import annotations

import re

from diplograph.identity import digest, fold, slug
from diplograph.lexicon import agreements, places
from diplograph.lexicon import meetings as lexicon
from diplograph.lexicon.persons import leader_by_surname, person_key
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.meetings import leading_ordinal, series_key, without_number
from diplograph.reading.registry import name_key
from diplograph.reading.story.story import Story

CAPITAL = re.compile(r"\b[A-Z]\w*[A-Z\d]")  # ``the G20 summit`` is named already
OPENING = re.compile(r"(?:[a-z]+ )?[a-z]+ing (?:[a-z]+ )?[A-Z]")  # "opening the Oslo Hall"
WITH_GROUP = re.compile(r"(?P<kind>meeting) with (?P<group>.+)")
PAST_OR_NEXT = words("past_or_next")


def name_unnamed(story: Story) -> None:
    """Unnamed meetings are called by kind and participants, as a reader would; every name begins with a capital."""
    for meeting, noun in story.unnamed.items():
        if meeting in story.dossier.entities:
            made = [] if CAPITAL.search(noun) and not _actors(meeting) else _names(meeting, noun)
            meeting.names = list(dict.fromkeys([*made, *meeting.names]))
    for agreement in story.dossier.of("Agreement"):
        parties = [e.name for e in agreement.held("parties")]
        if fold(agreement.name) == fold(str(agreement.properties.get("kind", ""))) and len(parties) > 1:
            agreement.names.insert(0, f"{agreement.name} between {_row(parties)}")
            agreement.key = f"{name_key(agreement.name)} {agreement.properties.get('date', '')}"
    for entity in (*story.dossier.of("Meeting"), *story.dossier.of("Agreement")):
        entity.names[0] = entity.names[0][:1].upper() + entity.names[0][1:]


def _names(meeting: Entity, noun: str) -> list[str]:
    """By the words for kind and participants, then by their names."""
    if (group := WITH_GROUP.match(noun)) and (actors := _actors(meeting)):
        return [f"{group['kind'].capitalize()} of {_row([e.name for e in actors])} with {group['group']}", noun]
    kinds = [_kind_words(meeting, noun)]
    usual = str(meeting.properties.get("kind", ""))
    if usual in ("visit", "call") and usual not in fold(noun).split():
        kinds.append(usual.capitalize())
    actors = _actors(meeting)
    worded = [meeting.worded.get(e, e.name) for e in actors]
    rows = [worded] if worded == [e.name for e in actors] else [worded, [e.name for e in actors]]
    return [name for kind in kinds for row in rows for name in _by_kind(kind, row, meeting)]


def _by_kind(kind: str, actors: list[str], meeting: Entity) -> list[str]:
    if not actors:
        place = [e.name for e in meeting.held("held_in")]
        if meeting.properties.get("kind") == "visit":
            return [f"{kind} to {there}" for there in dict.fromkeys((_row(place), place[0]))] if place else []
        return [f"{kind} in {place[0]}"] if place else []
    if meeting.properties.get("kind") == "visit":
        states = [e.name for e in meeting.held("held_in") if e.type == "State"]
        places = [e.name for e in (*meeting.held("held_in"), *meeting.parties)]
        there = [*([_row(states)] if len(states) > 1 else []), *places[:2]]
        return [f"{kind} of {actors[0]} to {place}" for place in there] or [f"{kind} of {actors[0]}"]
    if len(actors) == 1:
        return [f"{kind} of {actors[0]}", f"{kind} with {actors[0]}"]
    rest = _row(actors[1:])
    return [f"{kind} of {actors[0]} with {rest}", f"{kind} between {_row(actors)}"]


def _actors(meeting: Entity) -> list[Entity]:
    """The persons who met; where there are not two, also the sides that none of them stands for."""
    attended = meeting.held("attended")
    people = [e for e in attended if e.type == "Official"]
    shown = {side for e in people for side in e.held("represents")}
    return people if len(people) > 1 else [*people, *(e for e in attended if e.type != "Official" and e not in shown)]


def _kind_words(meeting: Entity, noun: str) -> str:
    said = noun.split()
    if (" of " in noun or OPENING.match(noun)) and not meeting.properties.get("ordinal"):
        return noun[:1].upper() + noun[1:]
    told = [w for w in said[:-1] if w[:1].islower() and w not in PAST_OR_NEXT and not re.search(r"\d", w)]
    plain = told[-1:] + said[-1:]
    kind = " ".join(plain) if plain else str(meeting.properties.get("kind", "meeting"))
    return kind[:1].upper() + kind[1:]


def _row(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def node_id(entity: Entity, story: Story, document_id: str) -> str:
    """An id from meaning: equal wherever the same thing is told, whatever it is called."""
    match entity.type:
        case "State":
            return f"state:{entity.key}"
        case "Organisation" | "Place":
            return f"{entity.type.lower()}:{slug(entity.key or entity.name)}"
        case "Official":
            return f"official:{slug(who(entity, story))}"
        case "Agreement":
            return f"agreement:{_agreement_key(entity, document_id)}"
        case _:
            return f"meeting:{_meeting_key(entity, story, document_id)}"


def who(official: Entity, story: Story) -> str:
    """The words that tell a person: those of the full name, else of the leader whom the surname and office mean."""
    key = official.key or official.name
    if " " in key:
        return person_key(key)
    year = int(story.published[:4]) if story.published else None
    classes = {office.office_class for office in story.officials.posts.get(official, ())}
    sides = official.held("represents") or ([story.home] if story.home else [])
    leaders = (leader_by_surname(key, side.key, year, classes) for side in sides if side.type == "State")
    return next((person_key(leader.name) for leader in leaders if leader), person_key(key))


def _agreement_key(entity: Entity, document_id: str) -> str:
    """The words of the name and the period; an unnamed one also its parties and date."""
    parts = [slug(entity.key or name_key(entity.name))]
    if period := entity.properties.get("period"):
        parts.append(str(period).replace("/", "-"))
    if not _is_well_known(entity) and (entity.doubtful or len(name_key(entity.name).split()) < 4):
        parties = sorted(e.key for e in entity.held("parties"))
        parts.append(slug(" ".join(parties)) if parties else document_id[-8:])
        if date := entity.properties.get("date"):
            parts.append(str(date))
    return ":".join(parts)


def _is_well_known(agreement: Entity) -> bool:
    """Whether the lexicon knows the name, or a city in it tells the instrument from others of its kind."""
    if not agreements.named().keys().isdisjoint(agreement.names):
        return True
    return not agreement.doubtful and any(word[0].isupper() and places.find(word) for word in agreement.name.split())


def _says_whose(meeting: Entity) -> bool:
    """Whether the name has a party in it, or is that of a known series."""
    names = {without_number(name) if leading_ordinal(name) else name for name in meeting.names}
    return bool(meeting.parties) or not names.isdisjoint(lexicon.series())


def _meeting_key(entity: Entity, story: Story, document_id: str) -> str:
    """A number and a series, or kind, participants and date; without a date it stays within its document.

    ``the second joint committee meeting`` is one of many: only a name that says whose meeting it is, or a series that
    the lexicon knows, makes one meeting of two documents by its number or month.
    """
    date = str(entity.properties.get("date", ""))
    if entity not in story.unnamed:
        number = entity.properties.get("ordinal")
        series = slug(re.sub(r"^\d+ ", "", entity.key) or series_key(entity.name, ()))
        numbered = f"{series}:{number}" if number else series
        if not _says_whose(entity):
            return f"{numbered}:{date if len(date) == 10 else document_id[-8:]}"
        if number:
            return numbered
        return f"{series}:{date[:7] or document_id[-8:]}"
    actors = sorted(who(e, story) if e.type == "Official" else e.key for e in _actors(entity))
    kind = fold(str(entity.properties.get("kind", "meeting"))).replace(" ", "-")
    tail = date if len(date) == 10 else f"{date}:{document_id[-8:]}-{entity.key.split()[-1]}"
    return f"{kind}:{slug(' '.join(actors)) if actors else digest(entity.name)}:{tail}"
