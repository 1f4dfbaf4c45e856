"""From sentences to lines: each with its mentions, identity settled within the document."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from diplograph.lexicon import currencies, publishers
from diplograph.lexicon.places import venue_heads
from diplograph.reading.dossier import Entity
from diplograph.reading.names import mentions as kinds
from diplograph.reading.names.choices import Choice, beyond_doubt
from diplograph.reading.names.mentions import Mention, Named, dates_in, longest, names_in, spelled
from diplograph.reading.names.names import Namer
from diplograph.reading.names.state_bodies import with_owners
from diplograph.reading.names.venues import venues
from diplograph.reading.persons.offices import addresses
from diplograph.reading.persons.officials import Officials
from diplograph.reading.persons.people import people
from diplograph.reading.persons.person import Person
from diplograph.reading.persons.personal_names import halves
from diplograph.reading.registry import Registry
from diplograph.reading.story.signatures import signatories
from diplograph.reading.story.travellers import travellers
from diplograph.reading.text.dates import is_named
from diplograph.reading.text.layout import Layout
from diplograph.reading.text.masks import mask
from diplograph.reading.text.patterns import alternatives
from diplograph.reading.text.sentences import Sentence
from diplograph.records import Document

TOWN = re.compile(r"\b(?:in|to|at) (?P<town>[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+){0,2}), ")
AUTHOR = re.compile(r"\b(?:Statement|Readout|Remarks|Comments?)(?: \w+){0,3} (?:by|from)(?: the)?\s$")


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
    officials: Officials = field(init=False)
    namer: Namer = field(init=False)
    latest_date: str | None = None

    def __post_init__(self) -> None:
        self.officials = Officials(self.registry)
        title = next((b for b in self.layout.blocks if b.kind == "title"), None)
        self.namer = Namer(self.layout.text, self.registry, title.end if title else 0)

    def lines(self, sentences: Sequence[Sentence]) -> list[Line]:
        """All sentences as lines; names with acronyms are entered first, for what comes before the definition."""
        raw = [(s, names_in(self.layout.text, s.start, s.end, s.kind in ("title", "heading"))) for s in sentences]
        home = publishers.home(self.document.publisher) if self.document.publisher else None
        self.namer.choice = Choice(home, beyond_doubt(found for _, found in raw))
        for _, found in raw:
            known = self.namer.known(found)
            for chunk in found.chunks:
                if chunk.acronym:
                    self.namer.chunk(chunk, found, known)
        lines = [Line(s, self.layout.text[s.start : s.end], self._things(s, named), named) for s, named in raw]
        things, named = [line.mentions for line in lines], [line.named for line in lines]
        by_form = signatories(sentences, things, named, self.layout.text) | travellers(
            sentences, things, named, self.layout.text, self.registry.state(home) if home else None
        )
        persons = [[by_form[at]] if at in by_form else self._persons(line) for at, line in enumerate(lines)]
        persons = _apart(persons)
        self.officials.enter(lines, persons, self.layout.text)
        for line, people_here in zip(lines, persons, strict=True):
            line.mentions = self._with_people(line, people_here)
        return lines

    def topic(self, home: str | None) -> Entity | None:
        """The state that a history of one state's relations is about: the other state of its title."""
        if not home or not self.document.title:
            return None
        found = [m.entries[0].key for m in names_in(self.layout.text, 0, len(self.document.title), False).states()]
        others = [key for key in dict.fromkeys(found) if key != home]
        return self.registry.state(others[-1]) if len(others) == 1 else None

    def _things(self, sentence: Sentence, named: Named) -> list[Mention]:
        known = self.namer.known(named)
        found = [*known]
        for chunk in named.chunks:
            mention = self.namer.chunk(chunk, named, known)
            parts = (mention,) if mention else (self.namer.chunk(part, named, known) for part in chunk.inner)
            found += [m for m in parts if m is not None]
        found += self.namer.numbered(sentence)
        found += self._dates(sentence)
        found += self._sums(sentence)
        found += self.namer.aliases(sentence)
        found += self._towns(sentence, found)
        found += venues(self.layout.text, sentence.start, sentence.end)
        return with_owners(longest(found), self.layout.text, self.registry)

    def _dates(self, sentence: Sentence) -> list[Mention]:
        found = dates_in(self.layout.text, sentence.start, sentence.end, self.document.published, self.latest_date)
        named = [m for m in found if m.when is not None and is_named(self.layout.text[m.start : m.end])]
        if (last := max(named, key=lambda m: m.start, default=None)) is not None and last.when is not None:
            self.latest_date = last.when.value
        return found

    def _towns(self, sentence: Sentence, found: Sequence[Mention]) -> list[Mention]:
        """Towns that the lexicon lacks: a name after a word of place and before a state (``to Klow, Norway``)."""
        states = {m.start for m in found if m.letter == kinds.ACTOR and m.entities and m.entity.type == "State"}
        taken = [*((m.start, m.end) for m in found), *self.hints]
        towns = []
        for match in TOWN.finditer(self.layout.text, sentence.start, sentence.end):
            start, end = match.span("town")
            if match.end() in states and not any(a < end and start < b for a, b in taken):
                towns.append(Mention(kinds.PLACE, start, end))
        return towns

    def _sums(self, sentence: Sentence) -> list[Mention]:
        text = self.layout.text[sentence.start : sentence.end]
        return [
            Mention(kinds.SUM, sentence.start + s.start, sentence.start + s.end, amount=(s.amount, s.currency))
            for s in currencies.sums(text)
        ]

    def _persons(self, line: Line) -> list[Person]:
        tokens = line.named.tokens
        line.mentions = [m for m in line.mentions if not _within_office(m, line)]
        blocked = [("B" if _is_body(m) else m.letter, m) for m in line.mentions]
        posts = {}
        spans: list[tuple[str, Mention]] = [*blocked]
        for phrase in line.named.offices:
            mention = Mention("F", tokens[phrase.first].start, tokens[phrase.last - 1].end)
            if not any(m.start < mention.end and mention.start < m.end for _, m in blocked):
                spans.append(("O" if phrase.plural else "F", mention))
                posts[mention.start] = phrase
        for address in addresses(tokens):
            mention = Mention("H", tokens[address.first].start, tokens[address.last - 1].end)
            if not address.plural and not any(m.start < mention.end and mention.start < m.end for _, m in spans):
                spans.append(("H", mention))
        masked = mask(self.layout.text, line.sentence.start, line.sentence.end, spans)
        offices = {key: posts[m.start] for key, m in masked.behind.items() if key[1] in "FO"}
        inside = [h for h in self.hints if line.sentence.start <= h[0] and h[1] <= line.sentence.end]
        free = [h for h in inside if not any(m.start < h[1] and h[0] < m.end for _, m in spans)]
        found = people(masked, offices, free, self.layout.text)
        text = self.layout.text
        return [p for p in found if not (_is_author(p, line.sentence, text) or _names_a_venue(p, text))]

    def _with_people(self, line: Line, persons: Sequence[Person]) -> list[Mention]:
        named = [Mention(kinds.ACTOR, p.start, p.end, (e,)) for p in persons if (e := self.officials.of(p)) is not None]
        short = self.officials.short_names(
            line.sentence.start, self.layout.text[line.sentence.start : line.sentence.end]
        )
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


def _apart(persons: Sequence[Sequence[Person]]) -> list[list[Person]]:
    """Two persons side by side are two, where the text names the second alone."""
    known = frozenset(person.name for found in persons for person in found if " " in person.name)
    return [[each for person in found for each in _halves(person, known)] for found in persons]


def _halves(person: Person, known: frozenset[str]) -> list[Person]:
    pair = halves(person.name, known) if person.name_end - person.name_start == len(person.name) else None
    if pair is None or person.end != person.name_end:
        return [person]
    middle, last = person.name_start + len(pair[0]), person.name_start + len(pair[0]) + 1
    first = replace(person, name=pair[0], name_end=middle, end=middle)
    return [first, Person(last, person.name_end, last, person.name_end, pair[1])]


def _is_author(person: Person, sentence: Sentence, text: str) -> bool:
    """``Statement by Press Secretary Ann Lee on …``: who only publishes."""
    speaks = any(word in post.name for post in person.posts for word in ("Spokes", "Press Secretary"))
    return speaks and sentence.kind == "title" and AUTHOR.search(text[sentence.start : person.start]) is not None


def _names_a_venue(person: Person, text: str) -> bool:
    """``King Moe International Airport``: a place called after somebody."""
    return person.name_end == person.end and _venue().match(text, person.end) is not None


@cache
def _venue() -> re.Pattern[str]:
    heads = [form for form in venue_heads() if form[0].isupper()]
    return re.compile(rf"(?: [A-Z][\w'-]+){{0,2}} (?:{alternatives(heads)})(?![\w-]| of\b)")


def _is_body(mention: Mention) -> bool:
    return mention.letter == kinds.ACTOR and bool(mention.entities) and mention.entity.type == "Organisation"


def _within_office(mention: Mention, line: Line) -> bool:
    """Names inside the words of an office (``acting SOM leader``) belong to the office."""
    tokens = line.named.tokens
    return any(
        tokens[p.first].start <= mention.start and mention.end <= tokens[p.last - 1].end and not p.plural
        for p in line.named.offices
    ) and mention.letter in (kinds.MEETING, kinds.ACTOR, kinds.AGREEMENT)
