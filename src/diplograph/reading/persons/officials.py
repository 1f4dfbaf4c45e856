"""Identity of persons within a document, and what their offices say: whom they represent, where they are accredited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Protocol

from diplograph.identity import fold
from diplograph.lexicon import offices as lexicon
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.names.mentions import ACTOR, Mention
from diplograph.reading.persons.person import Person
from diplograph.reading.persons.tails import ENVOYS
from diplograph.reading.registry import Registry
from diplograph.reading.steps import step
from diplograph.reading.text.sentences import Sentence


class HasSentence(Protocol):
    """A line of the scanner."""

    sentence: Sentence


FAMILY_NAMES = words("family_names_first")
TITLES = sorted(words("titles_of_one_name"))
COURTESY = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Madame|Sir|Dr)\b")


@dataclass(slots=True)
class Officials:
    """The persons of a document by full and by short name.

    ``posts`` are the offices that each is said to hold, ``under`` the office that an adviser or envoy serves; who is
    only said to have held an office once is ``former``.
    """

    registry: Registry
    known: list[Entity] = field(default_factory=list)
    posts: dict[Entity, list[lexicon.Office]] = field(default_factory=dict)
    under: dict[Entity, lexicon.Office] = field(default_factory=dict)
    former: set[Entity] = field(default_factory=set)
    _found: dict[int, Entity] = field(default_factory=dict)
    _spellings: list[tuple[str, Entity]] = field(default_factory=list)

    def enter(self, lines: Sequence[HasSentence], persons: Sequence[Sequence[Person]], text: str) -> None:
        """Settle who is who, full names first, and note what offices say."""
        pairs = [(line.sentence, p) for line, found in zip(lines, persons, strict=True) for p in found]
        for _, person in sorted(pairs, key=lambda pair: (len(_words(pair[1].name)) < 2, pair[1].start)):
            entity = self._identify(person)
            if entity is not None:
                self._found[person.name_start] = entity
        for sentence, person in pairs:
            if (entity := self.of(person)) is not None:
                self._note(entity, person, sentence, text)
        present = {e for _, p in pairs if p.posts and not p.past and (e := self.of(p)) is not None}
        self.former -= present
        self._spellings = list(self._spell())

    def of(self, person: Person) -> Entity | None:
        """Who it is; ``None`` where the name alone is too little."""
        return self._found.get(person.name_start)

    def main_office(self, official: Entity) -> str | None:
        """The first of the offices that somebody is said to hold."""
        return next((post.name for post in self.posts.get(official, [])), None)

    @step("surnames")
    def short_names(self, start: int, text: str) -> Iterator[Mention]:
        """Known persons named again without office, by full name or surname alone."""
        for name, entity in self._spellings:
            for at in _places(name, text):
                yield Mention(ACTOR, start + at, start + at + len(name), (entity,))

    def with_post(self, post: str, side: Entity | None = None) -> list[Entity]:
        """The persons who hold an office of this name, of this side where one is given; in order of mention.

        Where nobody does, ``the Minister`` is a minister of any portfolio.
        """
        wanted = fold(post)
        ours = [e for e in self.known if side is None or side in e.held("represents")]
        exact = [e for e in ours if any(wanted in _names_of(o) for o in self.posts.get(e, []))]
        return exact or [e for e in ours if any(_is_short_for(post, o) for o in self.posts.get(e, []))]

    def served(self, post: lexicon.Office | None) -> tuple[Entity, ...]:
        """The side of the one who holds ``post``, for those who serve under it."""
        holders = self.with_post(post.name) if post is not None else []
        sides = dict.fromkeys(s for e in holders for s in e.held("represents"))
        return tuple(sides) if len(sides) == 1 else ()

    def _spell(self) -> Iterator[tuple[str, Entity]]:
        """Every name of every person, and the surnames that only one person has."""
        surnames = {entity: set(_surnames(entity)) for entity in self.known}
        shared = Counter(surname for own in surnames.values() for surname in own)
        for entity, own in surnames.items():
            alone = {surname for surname in own if len(surname) > 2 and shared[surname] == 1}
            yield from ((name, entity) for name in {*entity.names, *alone})

    def _identify(self, person: Person) -> Entity | None:
        words = _words(person.name)
        if not words:
            return None
        name = _titled(person) if len(words) == 1 else person.name
        words = _words(name)
        same = [e for e in self.known if any(_same_name(words, _words(n)) for n in e.names)]
        if name != person.name:
            same = same or [e for e in self.known if words[-1] == _words(e.name)[0] and len(_words(e.name)) > 1]
        elif len(words) == 1:
            same = same or [e for e in self.known if words[0] in {fold(s) for s in _surnames(e)}]
            same = same or [e for e in self.known if person.post is not None and words[0] == _words(e.name)[0]]
            within = [e for e in self.known if person.address and words[0] in _words(e.name)]
            same = same or (within if len(within) == 1 else [])
            if len(same) > 1:
                same = [e for e in same if person.post in self.posts.get(e, [])] or same[:1]
        if same:
            same[0].call(name)
            self._hold(same[0], person)
            return same[0]
        if len(words) == 1 and person.post is None and not COURTESY.search(person.address):
            return None
        entity = self.registry.take("Official", " ".join(words), _without_suffix(name))
        entity.call(name)
        if not any(fold(person.name) in map(fold, _surnames(e)) for e in self.known):
            entity.call(person.name)
        entity.first = person.start
        self.known.append(entity)
        self._hold(entity, person)
        return entity

    def _hold(self, entity: Entity, person: Person) -> None:
        held = self.posts.setdefault(entity, []) if person.posts else []
        held += [post for post in person.posts if post not in held]

    def _note(self, entity: Entity, person: Person, sentence: Sentence, text: str) -> None:
        """What the words around the name say; who held an office once does not speak for anybody by it."""
        if person.past:
            self.former.add(entity)
            return
        if person.under is not None:
            self.under.setdefault(entity, person.under)
        support = Support(sentence.start, sentence.end, "office-beside-name")
        office = " ".join(text[slice(*person.office)].split()) if person.office else _title(person)
        mission = any(post.mission or post.name in ENVOYS for post in person.posts)
        sides = person.sides or (() if mission else person.accredited)
        for side in sides:
            entity.put("represents", side, support, office=office)
        if mission:
            for receiver in person.accredited:
                entity.put("accredited_to", receiver, Support(sentence.start, sentence.end, "head-of-mission"))
        if not sides and (state := next((p.state for p in person.posts if p.state), None)):
            entity.put("represents", self.registry.state(state), support, office=office)


def _titled(person: Person) -> str:
    """``Queen Margrethe``: the title of a sovereign with the one name that follows it."""
    title = next((t for t in TITLES if person.address.endswith(t) or _is_sovereign(person, t)), None)
    return f"{title} {person.name}" if title else person.name


def _is_sovereign(person: Person, title: str) -> bool:
    return person.post is not None and person.post.name == title and person.start < person.name_start


def _title(person: Person) -> str | None:
    return person.post.name if person.post is not None else None


def _places(name: str, text: str) -> Iterator[int]:
    """Where ``name`` stands in ``text`` as words of their own."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        alone = not (_joins(text[at - 1 : at]) or _joins(text[end : end + 1]))
        if alone:
            yield at
        at = text.find(name, end if alone else at + 1)


def _joins(mark: str) -> bool:
    return mark.isalnum() or mark in ("_", "-")


def _names_of(office: lexicon.Office) -> set[str]:
    return {fold(office.name), *(fold(a) for a in office.abbreviations)}


def _is_short_for(post: str, office: lexicon.Office) -> bool:
    """Whether ``post`` is the noun of an office with a portfolio, of one class (``Minister``, ``Foreign Minister``)."""
    form = lexicon.heads().get(post)
    words = fold(office.name).split()
    return form is not None and form.office.office_class == office.office_class and fold(post) in (words[0], words[-1])


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, folded, without suffixes."""
    suffixes = lexicon.folded_suffixes()
    return tuple(w for w in fold(re.sub(r"\([^)]*\)|\"[^\"]*\"", " ", name)).split() if w not in suffixes)


def _without_suffix(name: str) -> str:
    """The name without decorations (``K Shanmugam, SC``); ``Jr.`` stays."""
    decorations = [s for s in lexicon.suffixes() if s.isupper() and not re.fullmatch(r"[IVX]+", s)]
    pattern = "|".join(sorted((re.escape(s) for s in decorations), key=len, reverse=True))
    return re.sub(rf",? (?:{pattern})$", "", name)


def _surnames(entity: Entity) -> list[str]:
    """What may stand for the whole name: its last word, and the first where it is a family name first."""
    found = []
    for name in entity.names:
        words = [w.strip(",.") for w in name.split()]
        suffixes = {s.rstrip(".") for s in lexicon.suffixes()}
        words = [w for w in words if w not in suffixes]
        if len(words) > 1:
            found.append(words[-1])
            if len(words[0]) <= 5 and len(words) <= 3 and words[0] in FAMILY_NAMES:
                found.append(words[0])
            if len(words) > 2 and words[-2].casefold() in lexicon.particles():
                found.append(" ".join(words[-2:]))
    return found


def _middles_differ(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Two of one first and last name with other initials between them (``George W.`` and ``George H. W. Bush``)."""
    first, second = ("".join(word[0] for word in name[1:-1]) for name in (a, b))
    return a[0] == b[0] and a[-1] == b[-1] and bool(first and second) and first != second


def _same_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Equal, or one has more middle names or an initial for a name (Joseph R. Biden, Joe Biden)."""
    if a == b:
        return True
    if len(a) < 2 or len(b) < 2 or _middles_differ(a, b):
        return False
    if a[-1] == b[-1] and a[0][0] == b[0][0] and (a[0] == b[0] or a[0][:2] == b[0][:2] or 1 in (len(a[0]), len(b[0]))):
        return True
    if a[0] == b[0] and len(a) == len(b) and SequenceMatcher(None, " ".join(a), " ".join(b)).ratio() > 0.9:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) < len(long) and set(short) <= set(long)
