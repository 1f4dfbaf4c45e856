"""Named things as mentions: what the lexicon knows, what a head word names, what the text calls by a short name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise

from diplograph.lexicon import agreements, meetings, organisations, places
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names import mentions as kinds
from diplograph.reading.names.choices import Choice
from diplograph.reading.names.chunks import Chunk
from diplograph.reading.names.gazetteer import Match
from diplograph.reading.names.meetings import another_of_series, both_meetings, named_meeting, numbered_meeting
from diplograph.reading.names.mentions import Mention, Named, spelled
from diplograph.reading.names.state_bodies import state_body
from diplograph.reading.registry import ORGANS, Registry, name_key, without_article
from diplograph.reading.steps import step
from diplograph.reading.text.dates import periods
from diplograph.reading.text.ordinals import ordinal
from diplograph.reading.text.sentences import Sentence

ORDER = {"state": 0, "organisation": 1, "agreement": 2, "venue": 3, "city": 3, "demonym": 4, "people": 5, "region": 6}
LETTERS = {"Agreement": kinds.AGREEMENT, "Organisation": kinds.ACTOR, "Meeting": kinds.MEETING}


LISTED = re.compile(
    r"(?=.),?(?: ?and| ?&)?(?: the)?(?: (?:[Gg]overnment|[Ll]eaders|[Pp]residents?) of(?: the)?)?|,(?: the)?"
)
OWNER = re.compile(r"(?:[A-Z][\w.]* )*[A-Z][\w.]*'s\s*$")
PARTY_LEADS = tuple(words("party_leads"))
REGIONS = words("waters_and_regions")
ALIAS = re.compile(r"\b[A-Z][\w&/-]*[A-Z][\w&/-]*\b|(?<=[Tt]he )[A-Z][a-z]+\b(?! (?:of|on|for|to|[A-Z]))")
NUMBER_BEFORE = re.compile(r"\b(\d{1,3}(?:st|nd|rd|th)|[A-Z]?[a-z]+) $")
CONFERENCES = ("conference", "forum")
OCCASIONAL = ("ministerial", "diplomatic", "pledging", "donor", "donors", "review", "peace", "signing", "pre")
TO_COME = re.compile(r"\b(?:forthcoming|upcoming|inaugural|annual|ceremony|[Ff]irst|[Ss]econd|[Tt]hird|this year's) $")
ATTENDED = re.compile(
    r"\b(?:[Aa]t|during|[Aa]ttend(?:s|ed|ing)?|[Aa]ddress(?:ed|es|ing)|participat(?:e|es|ed|ing) in|"
    r"t(?:ake|akes|ook|aking) part in|sidelines of|margins of|open(?:s|ed)|co-?host(?:s|ed)?|hosts?|hosted|convened|"
    r"speech (?:at|to)|delegates? (?:at|to)|invited to|outcomes? of|before|sp(?:eaks?|oke|eaking) at) "
    r"(?:the |an? )?\"?$"
)
OF_YEAR = re.compile(r" (?:of|in) (?:[A-Z][a-z]+ )?(?:1[89]|20)\d\d\b")
TAKES_PLACE = re.compile(
    r",? (?:\([^)]{2,20}\),? )?(?:was |to be |which was |will be |which will be |scheduled )?"
    r"(?:held|took place|takes place|will take place|to take place|opened in|opens in)\b"
)


@dataclass(slots=True)
class Namer:
    """Turns the raw names of a text into mentions of entities; keeps the agreement that each head word named last."""

    text: str
    registry: Registry
    title_end: int = 0
    choice: Choice = field(default_factory=Choice)
    latest: dict[str, Entity] = field(default_factory=dict)
    main: dict[str, Entity] = field(default_factory=dict)

    def known(self, named: Named) -> list[Mention]:
        """The mentions of names that the lexicon knows."""
        return [m for match, a, b in named.known if (m := self._known(match, a, b)) is not None]

    def _known(self, match: Match, start: int, end: int) -> Mention | None:
        said = spelled(self.text, start, end)
        entries = sorted(match.entries, key=lambda e: ORDER.get(e.kind, 9))
        entry = entries[0]
        if entry.kind in ("state", "demonym", "people"):
            state = self.registry.state(entry.key, said if entry.kind == "state" else None)
            return Mention(kinds.ACTOR, start, end, (state,), adjective=entry.kind != "state")
        if entry.kind == "organisation":
            entry = self.choice.meant([e for e in entries if e.kind == "organisation"])
            body = organisations.organisations()[entry.key]
            if self.choice.is_of_home(entry):
                ours = state_body(self.registry, said, body.kind, self.registry.state(str(self.choice.home)))
                return Mention(kinds.ACTOR, start, end, (ours,))
            venue = next((e for e in entries if e.kind == "venue"), None)
            if body.kind == "executive":
                return Mention(kinds.PLACE, start, end) if venue else None
            return Mention(kinds.ACTOR, start, end, (self.registry.known_body(entry.key, said),))
        if entry.kind == "agreement":
            entity = self.registry.known_agreement(entry.key, said)
            self._remember(entity, str(entity.properties["kind"]).split()[-1], start)
            return Mention(kinds.AGREEMENT, start, end, (entity,))
        return Mention(kinds.UNNAMED if entry.key in REGIONS else kinds.PLACE, start, end)

    def chunk(self, chunk: Chunk, named: Named, known: Sequence[Mention]) -> Mention | None:
        """The mention of a name by its head word, ``None`` where it names nothing of the model."""
        start, end = named.tokens[chunk.first].start, named.tokens[chunk.last - 1].end
        said = _without_acronym(spelled(self.text, start, end), chunk.acronym)
        inner = tuple(m for m in known if start <= m.start and m.end <= end)
        inner = self._with_named(inner, chunk, named, known)
        whole = next((m for m in inner if m.start == start and m.entities and m.end - m.start >= len(said)), None)
        if whole is not None:
            if chunk.acronym and not whole.adjective:
                self.registry.define(chunk.acronym, whole.entity)
            return Mention(whole.letter, start, end, whole.entities)
        if chunk.head.type == "Agreement":
            if _is_bare(said, chunk) and _is_of_kind(chunk):
                return None
            return Mention(
                kinds.AGREEMENT, start, end, (self._agreement(chunk, said, start, end, inner),), inner, chunk=chunk
            )
        if chunk.head.type == "Meeting" or (chunk.head.occasion and _is_occasion(named, chunk, inner, self.text)):
            if _is_unnamed(named, chunk, inner):
                return None
            entity = named_meeting(self.registry, said, chunk, inner)
            if chunk.head.plural and (other := _owner_before(self.text, start, known)) is not None:
                both = both_meetings(self.registry, entity, other.entity, chunk)
                return Mention(kinds.MEETING, other.start, end, both, (other, *inner), chunk=chunk)
            return Mention(kinds.MEETING, start, end, (entity,), inner, chunk=chunk)
        return self._body(chunk, said, start, end, inner)

    def _with_named(
        self, inner: tuple[Mention, ...], chunk: Chunk, named: Named, known: Sequence[Mention]
    ) -> tuple[Mention, ...]:
        """``inner`` with the bodies and agreements that the name has within it, each in place of its own parts."""
        if chunk.head.type == "Organisation":
            return inner
        found = [m for c in chunk.inner if c.head.type != "Meeting" and (m := self.chunk(c, named, known)) is not None]
        return tuple(kinds.longest([*found, *inner]))

    def _agreement(self, chunk: Chunk, said: str, start: int, end: int, inner: Sequence[Mention]) -> Entity:
        last = self.latest.get(chunk.head.words[-1]) if _is_bare(said, chunk) else None
        if last is not None:
            return last
        entity = self._known_by_acronym(said, chunk.acronym) or self.registry.agreement(
            said, chunk.head.kind, chunk.acronym
        )
        for _, _, years in periods(self.text[start:end]):
            entity.set("period", years)
        within = [e for m in inner if m.letter == kinds.AGREEMENT and m.chunk for e in m.entity.parties]
        named = [e for m in party_mentions(inner, self.text, start, end) for e in m.entities]
        for party in named or within:
            if party not in entity.parties:
                entity.parties.append(party)
        self._remember(entity, chunk.head.words[-1], start)
        self._short_name(entity, end)
        return entity

    def _body(self, chunk: Chunk, said: str, start: int, end: int, inner: tuple[Mention, ...]) -> Mention | None:
        """A body, or the state whose government is named, or a venue; bare capitals and plurals name nobody."""
        if (said.isupper() and len(said.split()) > 1) or "ontracting" in said or chunk.head.plural:
            return None
        if said.split()[-1] in places.venue_heads() and re.search(
            r"\b(?:at|in) the $", self.text[max(0, start - 8) : start]
        ):
            return Mention(kinds.PLACE, start, end, (), inner)
        if chunk.head.words[-1] == "government":
            state = next((m for m in inner if m.entities and m.entity.type == "State"), None)
            return Mention(kinds.ACTOR, start, end, state.entities) if state is not None else None
        actors = [m for m in inner if m.letter == kinds.ACTOR]
        owner = actors[0].entity if len(actors) == 1 else None
        entity = self.registry.body(said, chunk.head.kind, owner, chunk.acronym)
        if owner is not None and chunk.head.kind in ORGANS and owner not in entity.parties:
            entity.parties.append(owner)
            if owner.type == "State" and actors[0].start == start:
                _call_by_owner(entity, said, owner, spelled(self.text, start, actors[0].end))
        joint = [e for m in party_mentions(inner, self.text, start, end) for e in m.entities if e.type == "State"]
        if len(joint) > 1 and chunk.head.kind in ORGANS:
            entity.joint = joint
        return Mention(kinds.ACTOR, start, end, (entity,), inner, chunk=chunk)

    def _remember(self, entity: Entity, noun: str, at: int) -> None:
        """``the Convention`` is the one that the title names, else the one that the text named last."""
        if at < self.title_end:
            self.main.setdefault(noun, entity)
        self.latest[noun] = self.main.get(noun, entity)

    def _known_by_acronym(self, name: str, acronym: str | None) -> Entity | None:
        """``Master Plan on ASEAN Connectivity (MPAC)``: the lexicon's, where name and acronym both speak for it."""
        known = agreements.named().get(acronym) if acronym else None
        words = set(name_key(name).split())
        if known is None or acronym is None or len(words & set(name_key(known.name).split())) < len(words) - 1:
            return None
        return self.registry.known_agreement(acronym, name)

    def _short_name(self, entity: Entity, end: int) -> None:
        """``… ("the Convention")`` gives a short name."""
        match = re.match(r"\s*\(\W?(?:the )?\W?(?P<alias>[A-Z][\w ]{2,40}?)\W?\)", self.text[end : end + 60])
        if match and not match["alias"].isupper():
            self.registry.define(match["alias"], entity)

    def numbered(self, sentence: Sentence) -> list[Mention]:
        """``COP28``, ``SOM-3``: a series that the lexicon knows, with a number at its acronym."""
        found = []
        for match in _numbered_series().finditer(self.text, sentence.start, sentence.end):
            entity = numbered_meeting(self.registry, match[0], match["series"], int(match["number"]))
            found.append(Mention(kinds.MEETING, match.start(), match.end(), (entity,)))
        return found

    @step("defined-names")
    def aliases(self, sentence: Sentence) -> list[Mention]:
        """Acronyms and short names that the text has defined (``KASI``, ``the Convention``, ``the 23rd AEMM``)."""
        found = []
        text = self.text[sentence.start : sentence.end]
        for match in ALIAS.finditer(text):
            entity = self.registry.aliased(match[0]) or self.latest.get(match[0].casefold())
            if entity is None or entity.type not in LETTERS:
                continue
            start = match.start()
            number = NUMBER_BEFORE.search(text[:start]) if entity.type == "Meeting" else None
            said = ordinal(number[1]) if number else None
            if number and said is not None and said != entity.properties.get("ordinal"):
                entity = another_of_series(self.registry, entity, match[0], said)
                start = number.start()
            found.append(Mention(LETTERS[entity.type], sentence.start + start, sentence.start + match.end(), (entity,)))
        return found


def _owner_before(text: str, start: int, known: Sequence[Mention]) -> Mention | None:
    """``the G7 and NATO Summits``: the body before the ``and``."""
    before = (m for m in known if m.letter == kinds.ACTOR and m.end < start and text[m.end : start].strip() == "and")
    return next(before, None)


@cache
def _numbered_series() -> re.Pattern[str]:
    acronyms = [form for form, s in meetings.series().items() if form.isupper() and not s.ambiguous]
    return re.compile(rf"\b(?:Pre-)?(?P<series>{'|'.join(acronyms)})[ -]?(?P<number>\d{{1,2}})\b(?![.,]\d|[ -]\d)")


def _without_acronym(said: str, acronym: str | None) -> str:
    return re.sub(rf"\s*\(\W?{re.escape(acronym)}\W?\)", "", said) if acronym else said


def _is_bare(said: str, chunk: Chunk) -> bool:
    """The noun alone."""
    return len(without_article(said).split()) <= len(chunk.head.words)


def _is_of_kind(chunk: Chunk) -> bool:
    """``Memorandum of Understanding (MoU)``: the acronym is that of the kind, and names no agreement."""
    form = agreements.kinds().get(chunk.acronym or "")
    return form is not None and form.short


def _is_occasion(named: Named, chunk: Chunk, inner: Sequence[Mention], text: str) -> bool:
    """A body that meets is an occasion where it has a number or a city, is attended, to come, or held somewhere."""
    tokens = named.tokens
    if ordinal(tokens[chunk.first].text) is not None:
        return True
    conference = chunk.head.words[-1] in CONFERENCES
    said = {t.text.casefold() for t in tokens[chunk.first : chunk.last]}
    if conference and (any(m.letter == kinds.PLACE for m in inner) or not said.isdisjoint(OCCASIONAL)):
        return True
    before = text[max(0, tokens[chunk.first].start - 40) : tokens[chunk.first].start]
    after = text[tokens[chunk.last - 1].end :][:40]
    return (conference and (ATTENDED.search(before) or OF_YEAR.match(after)) is not None) or (
        TO_COME.search(before) is not None or TAKES_PLACE.match(after) is not None
    )


def party_mentions(inner: Sequence[Mention], text: str, start: int, end: int) -> list[Mention]:
    """The mentions in a name that are joined as its parties; none where one stands alone."""
    actors = sorted((m for m in inner if m.letter == kinds.ACTOR), key=lambda m: m.start)
    actors = [m for m in actors if not text.startswith("'s ", m.end)] or actors
    found: list[Mention] = []
    for left, right in pairwise(actors):
        between = OWNER.sub("", text[left.end : right.start]).strip()
        before = OWNER.sub("", text[start : left.start]).rstrip().casefold()
        hyphen = between in ("-", "–", "/")
        leads = before.endswith(PARTY_LEADS) or (not before and text.startswith(" Joint ", right.end))
        listed = LISTED.fullmatch(between) is not None and leads
        if hyphen or listed or (found and found[-1] is left and LISTED.fullmatch(between)):
            found += [m for m in (left, right) if m not in found]
    if not found and len(actors) == 1 and re.match(r"\s*[-–]\s*[A-Z]", text[actors[0].end : end]):
        found = actors
    if not found and len(actors) > 1 and re.search(r"\bwith (?:the )?$", text[start : actors[-1].start]):
        found = [actors[0], actors[-1]]
    return found


def _is_unnamed(named: Named, chunk: Chunk, inner: Sequence[Mention]) -> bool:
    """``Talks`` opening a sentence, ``Official Visit`` in a headline: capitals that name no meeting."""
    if chunk.acronym is not None:
        return False
    opens = chunk.first == 0 == chunk.head_at
    return opens or (named.headline and not inner and ordinal(named.tokens[chunk.first].text) is None)


def _call_by_owner(body: Entity, said: str, owner: Entity, lead: str) -> None:
    """``Norwegian Ministry of Foreign Affairs`` is also ``Ministry of Foreign Affairs of Norway``."""
    base = re.sub(r"\s+of(?: the)?$", "", said[len(lead) :].strip("' ")).removeprefix("s ")
    if base:
        body.call(f"{base} of {owner.name}")
        body.call(f"{owner.name} {base}")
