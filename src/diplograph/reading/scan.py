"""From sentences to mentions with settled identity: known names, named things by head word, persons, dates and sums."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from diplograph.lexicon import agreements, currencies, organisations, places
from diplograph.records import Document
from diplograph.reading import mentions as kinds
from diplograph.reading.chunks import Chunk, ordinal
from diplograph.reading.dates import periods
from diplograph.reading.dossier import Entity
from diplograph.reading.gazetteer import Match
from diplograph.reading.layout import Layout
from diplograph.reading.masks import mask
from diplograph.reading.meetings import another_of_series, named_meeting
from diplograph.reading.mentions import Mention, Named, dates_in, longest, names_in, spelled
from diplograph.reading.offices import addresses
from diplograph.reading.officials import Officials
from diplograph.reading.people import Person, people
from diplograph.reading.registry import Registry, name_key
from diplograph.reading.sentences import Sentence

OWNED = frozenset(
    "ministry department parliament agency commission court army executive secretariat council authority organ embassy "
    "police prosecution cabinet committee".split()
)


@dataclass(slots=True)
class Line:
    """A sentence with its mentions, persons among them, in order."""

    sentence: Sentence
    text: str
    mentions: list[Mention]
    named: Named = field(repr=False)


@dataclass(slots=True)
class Scanner:
    """Reads one document's sentences into lines; the registry gathers who and what they name."""

    document: Document
    layout: Layout
    hints: Sequence[tuple[int, int]]
    registry: Registry = field(default_factory=Registry)
    latest: dict[str, Entity] = field(default_factory=dict)
    officials: Officials = field(init=False)

    def __post_init__(self) -> None:
        self.officials = Officials(self.registry)

    def lines(self, sentences: Sequence[Sentence]) -> list[Line]:
        """All sentences as lines. Names with acronyms are entered first, so that an acronym works before its definition."""
        raw = [(s, names_in(self.layout.text, s.start, s.end, s.kind in ("title", "heading"))) for s in sentences]
        for _, named in raw:
            known = self._known_names(named)
            for chunk in named.chunks:
                if chunk.acronym:
                    self._chunk(chunk, named, known)
        lines = [Line(s, self.layout.text[s.start : s.end], self._things(s, named), named) for s, named in raw]
        persons = [self._persons(line) for line in lines]
        self.officials.enter(lines, persons, self.layout.text)
        for line, found in zip(lines, persons, strict=True):
            line.mentions = self._with_people(line, found)
        return lines

    def topic(self, home: str | None) -> Entity | None:
        """The state that a history of one state's relations is about: the other state of its title."""
        if not home or not self.document.title:
            return None
        found = [m.entries[0].key for m in names_in(self.layout.text, 0, len(self.document.title), False).states()]
        others = [key for key in dict.fromkeys(found) if key != home]
        return self.registry.state(others[-1]) if len(others) == 1 else None

    def _things(self, sentence: Sentence, named: Named) -> list[Mention]:
        known = self._known_names(named)
        found = [*known]
        for chunk in named.chunks:
            if mention := self._chunk(chunk, named, known):
                found.append(mention)
        year = self._year()
        found += dates_in(self.layout.text, sentence.start, sentence.end, self.document.published, year)
        found += self._sums(sentence)
        found += self._aliases(sentence)
        return longest(found)

    def _known_names(self, named: Named) -> list[Mention]:
        return [m for match, a, b in named.known if (m := self._known(match, a, b)) is not None]

    def _year(self) -> str | None:
        return self.document.published[:4] if self.document.published else None

    def _known(self, match: Match, start: int, end: int) -> Mention | None:
        said = spelled(self.layout.text, start, end)
        entries = sorted(match.entries, key=lambda e: ORDER.get(e.kind, 9))
        entry = entries[0]
        if entry.kind in ("state", "demonym", "people"):
            state = self.registry.state(entry.key, said if entry.kind == "state" else None)
            return Mention(kinds.ACTOR, start, end, (state,), adjective=entry.kind != "state", entries=tuple(entries))
        if entry.kind == "organisation":
            body = organisations.organisations()[entry.key]
            venue = next((e for e in entries if e.kind == "venue"), None)
            if body.kind == "executive":
                return Mention(kinds.PLACE, start, end, (), entries=tuple(entries)) if venue else None
            return Mention(kinds.ACTOR, start, end, (self.registry.known_body(entry.key, said),), entries=tuple(entries))
        if entry.kind == "agreement":
            return Mention(kinds.AGREEMENT, start, end, (self.registry.known_agreement(entry.key, said),))
        return Mention(kinds.PLACE, start, end, (), entries=tuple(entries))

    def _chunk(self, chunk: Chunk, named: Named, known: Sequence[Mention]) -> Mention | None:
        start, end = named.tokens[chunk.first].start, named.tokens[chunk.last - 1].end
        said = spelled(self.layout.text, start, end)
        inner = tuple(m for m in known if start <= m.start and m.end <= end)
        bare = _without_acronym(said, chunk.acronym)
        whole = next((m for m in inner if m.start == start and m.entities and m.end - m.start >= len(bare)), None)
        if whole is not None:
            if chunk.acronym and not whole.adjective:
                self.registry.define(chunk.acronym, whole.entity)
            return Mention(whole.letter, start, end, whole.entities, entries=whole.entries)
        if chunk.head.type == "Meeting" and chunk.first == 0 == chunk.head_at and chunk.acronym is None:
            return None
        if chunk.head.type == "Meeting" and named.headline and not inner and not chunk.acronym and ordinal(named.tokens[chunk.first].text) is None:
            return None
        if chunk.head.type == "Meeting" or (chunk.head.occasion and _is_occasion(named, chunk, self.layout.text)):
            entity = named_meeting(self.registry, bare, chunk, inner)
            return Mention(kinds.MEETING, start, end, (entity,), inner, chunk=chunk)
        if chunk.head.type == "Agreement":
            entity = self._known_by_acronym(bare, chunk.acronym) or self.registry.agreement(bare, chunk.head.kind, chunk.acronym)
            _with_period(entity, said)
            self.latest[chunk.head.words[-1]] = entity
            self._short_name(entity, end)
            _parties(entity, inner, self.layout.text, start, end)
            return Mention(kinds.AGREEMENT, start, end, (entity,), inner, chunk=chunk)
        if bare.isupper() and len(bare.split()) > 1 or "ontracting" in bare or chunk.head.plural:
            return None
        if bare.split()[-1] in places.venue_heads() and re.search(r"\b(?:at|in) the $", self.layout.text[max(0, start - 8) : start]):
            return Mention(kinds.PLACE, start, end, (), inner)
        if chunk.head.words[-1] == "government":
            state = next((m for m in inner if m.entities and m.entity.type == "State"), None)
            return Mention(kinds.ACTOR, start, end, state.entities) if state is not None else None
        owner = _owner(inner, self.layout.text, start, end, chunk)
        entity = self.registry.body(bare, chunk.head.kind, owner, chunk.acronym)
        if owner is not None and chunk.head.kind in OWNED and owner not in entity.parties:
            entity.parties.append(owner)
            if owner.type == "State":
                _names_of_owned(entity, bare, owner, inner, start, self.layout.text)
        return Mention(kinds.ACTOR, start, end, (entity,), inner, chunk=chunk)

    def _known_by_acronym(self, name: str, acronym: str | None) -> Entity | None:
        """``Master Plan on ASEAN Connectivity (MPAC)``: the lexicon's instrument, where name and acronym both speak for it."""
        known = agreements.named().get(acronym) if acronym else None
        words = set(name_key(name).split())
        if known is None or acronym is None or len(words & set(name_key(known.name).split())) < len(words) - 1:
            return None
        return self.registry.known_agreement(acronym, name)

    def _short_name(self, entity: Entity, end: int) -> None:
        """``… ("the Convention")`` gives a short name."""
        match = re.match(r"\s*\(\W?(?:the )?\W?(?P<alias>[A-Z][\w ]{2,40}?)\W?\)", self.layout.text[end : end + 60])
        if match and not match["alias"].isupper():
            self.registry.define(match["alias"], entity)

    def _sums(self, sentence: Sentence) -> list[Mention]:
        text = self.layout.text[sentence.start : sentence.end]
        return [
            Mention(kinds.SUM, sentence.start + s.start, sentence.start + s.end, amount=(s.amount, s.currency))
            for s in currencies.sums(text)
        ]

    def _aliases(self, sentence: Sentence) -> list[Mention]:
        """Acronyms and short names that the text has defined (``KASI``, ``the Convention``)."""
        found = []
        text = self.layout.text
        for match in re.finditer(r"\b[A-Z][\w&/-]*[A-Z][\w&/-]*\b|(?<=the )[A-Z][a-z]+\b(?! (?:of|on|for|to|[A-Z]))", text[sentence.start : sentence.end]):
            entity = self.registry.aliased(match[0]) or self.latest.get(match[0].casefold())
            if entity is not None and entity.type in LETTERS:
                start = sentence.start + match.start()
                number = re.search(r"\b(\d{1,3}(?:st|nd|rd|th)|[A-Z]?[a-z]+) $", text[sentence.start : start])
                if entity.type == "Meeting" and number and ordinal(number[1]) not in (None, entity.properties.get("ordinal")):
                    entity = another_of_series(self.registry, entity, match[0], ordinal(number[1]) or 0)
                    start -= len(number[0])
                    found.append(Mention(kinds.MEETING, start, sentence.start + match.end(), (entity,)))
                    continue
                found.append(Mention(LETTERS[entity.type], start, start + len(match[0]), (entity,)))
        return found

    def _persons(self, line: Line) -> list[Person]:
        tokens = line.named.tokens
        line.mentions = [m for m in line.mentions if not _within_office(m, line)]
        blocked = [(m.letter, m) for m in line.mentions]
        posts = {}
        spans: list[tuple[str, Mention]] = [*blocked]
        for phrase in line.named.offices:
            mention = Mention("F", tokens[phrase.first].start, tokens[phrase.last - 1].end)
            if not phrase.plural and not any(m.start < mention.end and mention.start < m.end for _, m in blocked):
                spans.append(("F", mention))
                posts[mention.start] = phrase.office
        for address in addresses(tokens):
            mention = Mention("H", tokens[address.first].start, tokens[address.last - 1].end)
            if not address.plural and not any(m.start < mention.end and mention.start < m.end for _, m in spans):
                spans.append(("H", mention))
        masked = mask(self.layout.text, line.sentence.start, line.sentence.end, spans)
        offices = {key: posts[m.start] for key, m in masked.behind.items() if key.startswith("@F")}
        inside = [h for h in self.hints if line.sentence.start <= h[0] and h[1] <= line.sentence.end]
        free = [h for h in inside if not any(m.start < h[1] and h[0] < m.end for _, m in spans)]
        return people(masked, offices, free, self.layout.text)

    def _with_people(self, line: Line, persons: Sequence[Person]) -> list[Mention]:
        named = [Mention(kinds.ACTOR, p.start, p.end, (e,)) for p in persons if (e := self.officials.of(p)) is not None]
        short = self.officials.short_names(line.sentence.start, self.layout.text[line.sentence.start : line.sentence.end])
        for mention in line.mentions:
            if mention.letter == kinds.PLACE and not mention.entities:
                mention.entities = self._place(mention)
        found = longest([*named, *short, *(m for m in line.mentions if m.entities or m.letter in "DWU")])
        return self._with_brackets(found)

    def _with_brackets(self, found: list[Mention]) -> list[Mention]:
        """``Republic of Korea (RoK)``: a second name in brackets is part of the mention."""
        kept: list[Mention] = []
        for mention in found:
            before = kept[-1] if kept else None
            if before is not None and before.letter == mention.letter and before.entities == mention.entities:
                opened = re.fullmatch(r"\s*\(\W?(?:the )?\W?", self.layout.text[before.end : mention.start])
                closed = re.match(r"\W?\)", self.layout.text[mention.end : mention.end + 2])
                if opened and closed:
                    before.end = mention.end + closed.end()
                    continue
            kept.append(mention)
        return kept

    def _place(self, mention: Mention) -> tuple[Entity, ...]:
        return (self.registry.place(spelled(self.layout.text, mention.start, mention.end)),)


ORDER = {"state": 0, "organisation": 1, "agreement": 2, "venue": 3, "city": 3, "demonym": 4, "people": 5, "region": 6}
LETTERS = {"Agreement": kinds.AGREEMENT, "Organisation": kinds.ACTOR, "Meeting": kinds.MEETING}


def _within_office(mention: Mention, line: Line) -> bool:
    """Names inside the words of an office (``acting SOM leader``) belong to the office."""
    tokens = line.named.tokens
    return any(
        tokens[p.first].start <= mention.start and mention.end <= tokens[p.last - 1].end and not p.plural for p in line.named.offices
    ) and mention.letter in (kinds.MEETING, kinds.ACTOR, kinds.AGREEMENT)


def _without_acronym(said: str, acronym: str | None) -> str:
    return re.sub(rf"\s*\(\W?{re.escape(acronym)}\W?\)", "", said) if acronym else said


def _is_occasion(named: Named, chunk: Chunk, text: str) -> bool:
    """A body that meets is an occasion where it has a number, is to come, or is held somewhere."""
    if ordinal(named.tokens[chunk.first].text) is not None:
        return True
    before = named.tokens[chunk.first - 1].text.casefold() if chunk.first else ""
    after = text[named.tokens[chunk.last - 1].end :][:30]
    return before in ("forthcoming", "upcoming", "inaugural", "annual", "ceremony") or re.match(r",? (?:was |to be |which was )?held\b", after) is not None


def _with_period(entity: Entity, said: str) -> None:
    for _, _, years in periods(said):
        entity.set("period", years)


def _parties(entity: Entity, inner: Sequence[Mention], text: str, start: int, end: int) -> None:
    """The parties that the name itself says: ``A-B …``, ``… between A and B``, ``… of A and B``."""
    for mention in party_mentions(inner, text, start, end):
        for party in mention.entities:
            if party not in entity.parties:
                entity.parties.append(party)


def party_mentions(inner: Sequence[Mention], text: str, start: int, end: int) -> list[Mention]:
    """The mentions in a name that are joined as its parties; none where one stands alone."""
    actors = sorted((m for m in inner if m.letter == kinds.ACTOR), key=lambda m: m.start)
    found: list[Mention] = []
    for left, right in pairwise(actors):
        between = text[left.end : right.start].strip()
        before = text[start : left.start].rstrip().casefold()
        hyphen = between in ("-", "–", "/")
        listed = LISTED.fullmatch(between) is not None and before.endswith(PARTY_LEADS)
        if hyphen or listed or (found and found[-1] is left and LISTED.fullmatch(between)):
            found += [m for m in (left, right) if m not in found]
    if not found and len(actors) == 1 and re.match(r"\s*[-–]\s*[A-Z]", text[actors[0].end : end]):
        found = actors
    if not found and len(actors) > 1 and re.search(r"\bwith (?:the )?$", text[start : actors[-1].start]):
        found = [actors[0], actors[-1]]
    return found


LISTED = re.compile(r"(?=.),?(?: ?and| ?&)?(?: the)?(?: (?:[Gg]overnment|[Ll]eaders|[Pp]residents?) of(?: the)?)?|,(?: the)?")
PARTY_LEADS = ("leaders of", "leaders of the", "presidents of", "government of the", "government of", "between", "between the", "between the government of", "among", "of", "of the", "by", "with", "with the")


def _owner(inner: Sequence[Mention], text: str, start: int, end: int, chunk: Chunk) -> Entity | None:
    """The state or body whose organ a body is by its name, or by a possessive or ``of`` beside it."""
    actors = [m for m in inner if m.letter == kinds.ACTOR]
    if len(actors) == 1:
        return actors[0].entity
    return None


def _names_of_owned(entity: Entity, said: str, owner: Entity, inner: Sequence[Mention], start: int, text: str) -> None:
    """``Norwegian Ministry of Foreign Affairs`` is also ``Ministry of Foreign Affairs of Norway``."""
    mention = inner[0]
    plain = (text[start : mention.start] + text[mention.end :][: len(said)]).strip() if mention.start > start else ""
    base = " ".join(said.split()[len(text[mention.start : mention.end].split()) :]) if mention.start == start else plain
    base = re.sub(r"\s+of(?: the)?$", "", base.strip("' "))
    if base.startswith("s "):
        base = base[2:]
    if base and mention.start == start:
        for name in (f"{base} of {owner.name}", f"{owner.name} {base}"):
            entity.call(name)
