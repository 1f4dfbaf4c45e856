"""Sentence by sentence: groups, references and occasions become mentions, frames are read, and the records filled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from diplograph.reading import frames
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.groups import apposed, coordinate, references, roles, single_roles, unnamed_posts
from diplograph.reading.masks import Mask, lowered, mask
from diplograph.reading.mentions import ACTOR, AGREEMENT, DATE, MEETING, SUM, Mention, longest, spelled
from diplograph.reading.occasions import ANY_INSTRUMENT, Instrument, Occasion, bodies, instruments, occasions
from diplograph.reading.registry import without_article
from diplograph.reading.scan import Line, party_mentions
from diplograph.reading.story import ANY_MEETING, Story, agree, bare

HEADS = frozenset({"President", "Prime Minister", "Minister", "Chancellor", "Secretary", "Vice President"})
DENIED = re.compile(r"\b(?:not|never|refused to|declined to|failed to|cancelled|canceled|postponed|without|if|unless|hopes? to|hoped)\b")
PLANNED = re.compile(r"\b(?:will|to be held|to visit|upcoming|forthcoming|plans? to|is to|are to|scheduled|slated|next|looked forward|looks forward|invitation to|invited)\b")
RECALLED = re.compile(r"\b(?:previously|earlier|last|recalled|ago|has met|have met|had met|since|recent|recently|during his visit|first)\b")
TOPIC_STOPS = re.compile(r"\b(?:in line with|pursuant to|in accordance with|under the|based on|thanked)\b")
MENTIONED_STATE = re.compile(r"(?:situations?|developments?|war|conflict|crisis|aggression|tensions?|events?|issues?|challenges?|threats?|invasion|attacks?)\b")
WEAK_DISCUSSION = ("noted", "took note", "acknowledged", "raised", "addressed", "considered", "reviewed")
PARTIES_OVER = re.compile(r"in line with|pursuant to|under the|within the framework|in accordance|based on|provided for|to implement|as part of")


@dataclass(slots=True)
class Fact:
    """What the frames of one sentence say of one meeting."""

    mention: Mention | None
    kind: str
    at: int
    fills: dict[str, list[Entity]] = field(default_factory=dict)
    rules: dict[str, str] = field(default_factory=dict)
    bodies: list[Entity] = field(default_factory=list)
    planned: bool = False

    def fill(self, slot: str, entities: Iterable[Entity], rule: str) -> None:
        """Add to a slot."""
        row = self.fills.setdefault(slot, [])
        row.extend(e for e in entities if e not in row)
        if row:
            self.rules.setdefault(slot, rule)


@dataclass(slots=True)
class Teller:
    """Reads the lines of one document into its story."""

    text: str
    story: Story
    published: str | None
    occasions: dict[Mention, Occasion] = field(default_factory=dict)
    instruments: dict[Mention, Instrument] = field(default_factory=dict)
    actors: dict[Mention, list[Entity]] = field(default_factory=dict)
    line: Line = field(init=False)

    def tell(self, lines: Sequence[Line]) -> None:
        """All lines in order."""
        for line in lines:
            self.line = line
            masked = self._mask(line)
            self._read(masked)

    # -- mentions ------------------------------------------------------------------------------------------------------

    def _mask(self, line: Line) -> Mask[Mention]:
        found = list(line.mentions)
        found = self._with(found, lambda m: roles(m, self._leaders_of))
        found = self._with(found, self._bodies)
        found = self._with(found, unnamed_posts)
        found = self._with(found, lambda m: single_roles(m, self._holder))
        found = self._with(found, lambda m: references(m, self.story.both(), self.story.pair(), self.story.subject, self.story.we()))
        found = self._with(found, coordinate)
        found = self._with(found, apposed)
        found = self._with(found, self._instruments)
        found = self._with(found, self._occasions)
        return self._masked(found)

    def _masked(self, found: Sequence[Mention]) -> Mask[Mention]:
        sentence = self.line.sentence
        pairs = [("J" if m.adjective and m.letter == ACTOR else m.letter, m) for m in found]
        masked = mask(self.text, sentence.start, sentence.end, pairs)
        return lowered(masked) if self.line.named.headline else masked

    def _with(self, found: list[Mention], finder: object) -> list[Mention]:
        new = list(finder(self._masked(found)))  # type: ignore[operator]
        return longest([*new, *found]) if new else found

    def _leaders_of(self, body: Entity) -> list[Entity]:
        """``the presidents of the member states`` of a body: the officials at the meeting spoken of, but those of the body itself."""
        meeting = self.story.focus or self.story.headline
        if meeting is None or body.type != "Organisation":
            return []
        people = [e for e in meeting.held("attended") if e.type == "Official" and body not in e.held("represents")]
        return people if len(people) > 1 else []

    def _holder(self, post: str, side: Entity | None) -> Entity | None:
        """The person who holds an office: of the side named, else the last that the text spoke of."""
        story = self.story
        holders = story.officials.with_post(post, side)
        if not holders and post.casefold() == "leader" and side is not None:
            holders = [e for e in story.officials.known if side in e.held("represents")]
        if story.home is not None and side in (None, story.home) and post in HEADS:
            ours = [e for e in story.officials.known if not e.held("represents") and not story.officials.posts.get(e)]
            ours += [e for e in holders if story.side(e) is story.home]
            holders = ours[:1] if len(ours) == 1 or (ours and side is None) else holders
        if side is None and len(holders) > 1:
            holders = [e for e in holders if e in story.subject] or sorted(holders, key=lambda e: -e.said)
        if holders and side is not None and not holders[0].held("represents"):
            sentence = self.line.sentence
            holders[0].put("represents", side, Support(sentence.start, sentence.end, "office-of-known-person"), office=post)
        return holders[0] if holders else None

    def _occasions(self, masked: Mask[Mention]) -> Iterator[Mention]:
        for occasion in occasions(masked):
            inner = tuple(masked.behind[key] for key in occasion.actors)
            mention = Mention(MEETING, *masked.source(occasion.start, occasion.end), (), inner)
            self.occasions[mention] = occasion
            self.actors[mention] = [e for m in inner for e in m.entities]
            yield mention

    def _bodies(self, masked: Mask[Mention]) -> Iterator[Mention]:
        for first, last, kind, parties in bodies(masked):
            start, end = masked.source(first, last)
            entity = self.story.registry.body(spelled(self.text, start, end), kind)
            yield Mention(ACTOR, start, end, (entity,), tuple(masked.behind[key] for key in parties))

    def _instruments(self, masked: Mask[Mention]) -> Iterator[Mention]:
        for instrument in instruments(masked):
            inner = tuple(masked.behind[key] for key in instrument.actors)
            start, end = masked.source(instrument.start, instrument.end)
            entity = self._instrument(instrument, spelled(self.text, start, end), inner)
            if entity is not None:
                mention = Mention(AGREEMENT, start, end, (entity,), inner)
                self.instruments[mention] = instrument
                yield mention

    def _instrument(self, instrument: Instrument, said: str, inner: Sequence[Mention]) -> Entity | None:
        registry = self.story.registry
        name = without_article(bare(said))
        if not re.search(rf"\b{re.escape(instrument.noun)}\b", said):
            name = f"{instrument.before} {instrument.kind} {said}".strip()
        elif instrument.plural is False and instrument.noun != instrument.kind:
            name = re.sub(rf"\b{re.escape(instrument.noun)}\b", instrument.kind, name) if instrument.noun.endswith("s") else name
        known = registry.aliased(name, "Agreement")
        if known is not None:
            return known
        if instrument.definite and not instrument.topic and instrument.kind in ANY_INSTRUMENT:
            return self._last_agreement(instrument.start)
        if instrument.definite and not instrument.topic and not inner:
            same = [e for e in self.story.dossier.of("Agreement") if e.properties.get("kind") == instrument.kind]
            return same[-1] if same else None
        if instrument.plural and not inner:
            return None
        entity = registry.agreement(name[:1].upper() + name[1:], instrument.kind)
        entity.doubtful = True
        for party in (e for m in inner for e in m.entities if e.type in ("State", "Organisation")):
            if party not in entity.parties:
                entity.parties.append(party)
        return entity

    def _last_agreement(self, at: int) -> Entity | None:
        """The agreement that the text named last before this point."""
        named = [m for m in self.line.mentions if m.letter == AGREEMENT and m.entities]
        return named[-1].entity if named else self.story.agreement

    # -- frames --------------------------------------------------------------------------------------------------------

    def _read(self, masked: Mask[Mention]) -> None:
        facts: list[Fact] = []
        by_mention: dict[Mention, Fact] = {}
        used: list[tuple[str, int, int]] = []
        agreements: list[frames.Reading] = []
        for reading in frames.readings(masked):
            if not self._allowed(reading, masked):
                continue
            if reading.frame.record == "tie":
                self._tie(reading, masked)
            elif reading.frame.record == "agreement":
                agreements.append(reading)
            elif not self._twice(reading, used):
                self._meeting(reading, masked, facts, by_mention)
        for mention in masked.behind.values():
            if mention.letter == MEETING and mention not in by_mention:
                self._fact_of(mention, facts, by_mention)
        current = self._settle(self._apart(sorted(facts, key=lambda f: f.at)), masked)
        for reading in agreements:
            self._agreement(reading, masked, current)
        self._remember(masked)

    def _allowed(self, reading: frames.Reading, masked: Mask[Mention]) -> bool:
        before = masked.text[max(0, reading.start - 25) : reading.end]
        if DENIED.search(before) and reading.frame.record != "tie":
            return False
        if reading.frame.only == "unnamed":
            target = next((ms[0] for role, ms in reading.roles.items() if reading.frame.roles[role] in ("meeting", "agreement")), None)
            if target is not None and target not in self.occasions and target not in self.instruments:
                return False
        for role, types in reading.frame.guards.items():
            if role in reading.roles and role not in reading.frame.optional and not self._guarded(reading, role, types):
                return False
        several = reading.frame.several
        return not several or len({e for m in reading.roles.get(several, ()) for e in m.entities}) > 1

    def _guarded(self, reading: frames.Reading, role: str, types: Sequence[str]) -> list[Entity]:
        return [e for m in reading.roles.get(role, ()) for e in m.entities if e.type in types]

    def _entities(self, reading: frames.Reading, role: str) -> list[Entity]:
        types = reading.frame.guards.get(role)
        found = [e for m in reading.roles.get(role, ()) for e in m.entities if types is None or e.type in types]
        return list(dict.fromkeys(found))

    def _twice(self, reading: frames.Reading, used: list[tuple[str, int, int]]) -> bool:
        """Whether another frame has made a meeting of the same words."""
        if any(slot == "meeting" for slot in reading.frame.roles.values()) or reading.frame.focus:
            return False
        if any(a < reading.end and reading.start < b for _, a, b in used):
            return True
        used.append((reading.frame.name, reading.start, reading.end))
        return False

    def _meeting(self, reading: frames.Reading, masked: Mask[Mention], facts: list[Fact], by_mention: dict[Mention, Fact]) -> None:
        frame = reading.frame
        mention = next((ms[0] for role, ms in reading.roles.items() if frame.roles[role] == "meeting"), None)
        if mention is not None:
            fact = self._fact_of(mention, facts, by_mention)
        elif frame.focus:
            fact = self._fact_in_focus(reading, masked, facts, by_mention)
        else:
            fact = Fact(None, frame.kind or "meeting", reading.start)
            facts.append(fact)
        fact.planned = fact.planned or bool(PLANNED.search(masked.text[max(0, reading.start - 12) : reading.end]))
        for role, slot in frame.roles.items():
            if slot == "meeting" or role not in reading.roles:
                continue
            if mention is not None and role == "other" and slot == "attended" and mention in self.occasions:
                fact.fill("partners", self._entities(reading, role), frame.name)
            elif slot == "discussed":
                self._topics(fact, reading, role, masked)
            elif slot == "of":
                fact.bodies += self._entities(reading, role)
            elif slot == "other":
                visit = mention is not None and fact.kind == "visit"
                fact.fill("held_in" if visit else "attended", self._entities_of(reading, role, ("State", "Place")), frame.name)
                fact.fill("attended", self._entities_of(reading, role, ("Official", "Organisation")), frame.name)
            else:
                fact.fill(slot, self._entities(reading, role), frame.name)
        if frame.name == "credentials":
            self._accredit(reading)

    def _accredit(self, reading: frames.Reading) -> None:
        """Letters of credence go to the state of whoever takes them, in a history of relations to the state it is about."""
        takers = [e for m in reading.roles.get("other", ()) for e in m.entities]
        receiver = next((s for e in takers if (s := self.story.side(e)) is not None), None) or self.story.topic_state
        sentence = self.line.sentence
        for envoy in self._entities(reading, "who"):
            side = self.story.side(envoy)
            target = receiver if receiver is not side else (self.story.home if side is not self.story.home else None)
            if target is not None and target is not side and any(p.mission for p in self.story.officials.posts.get(envoy, [])):
                envoy.put("accredited_to", target, Support(sentence.start, sentence.end, "credentials"))

    def _entities_of(self, reading: frames.Reading, role: str, types: Sequence[str]) -> list[Entity]:
        return [e for e in self._entities(reading, role) if e.type in types]

    def _fact_of(self, mention: Mention, facts: list[Fact], by_mention: dict[Mention, Fact]) -> Fact:
        if mention not in by_mention:
            occasion = self.occasions.get(mention)
            fact = Fact(mention, occasion.kind if occasion else "meeting", mention.start)
            if occasion is not None:
                fact.fill("attended", self.actors[mention], "actors-of-noun")
            by_mention[mention] = fact
            facts.append(fact)
        return by_mention[mention]

    def _fact_in_focus(self, reading: frames.Reading, masked: Mask[Mention], facts: list[Fact], by_mention: dict[Mention, Fact]) -> Fact:
        """The meeting named before the words in this sentence, else the one that the text speaks of."""
        before = [m for m in masked.behind.values() if m.letter == MEETING and m.end <= masked.source(reading.start, reading.start + 1)[0] + 1]
        if before:
            return self._fact_of(before[-1], facts, by_mention)
        fact = next((f for f in facts if f.mention is None and f.kind == "focus"), None)
        made = next((f for f in facts if f.mention is None and f.kind != "focus"), None)
        if made is not None:
            return made
        if fact is None:
            fact = Fact(None, "focus", reading.start)
            facts.append(fact)
        return fact

    def _topics(self, fact: Fact, reading: frames.Reading, role: str, masked: Mask[Mention]) -> None:
        words = masked.text[reading.start : reading.end]
        weak = words.casefold().startswith(WEAK_DISCUSSION)
        stretch = masked.text[reading.start : reading.end]
        if stop := TOPIC_STOPS.search(stretch):
            stretch = stretch[: stop.start()]
        found = []
        for mention in reading.roles[role]:
            key = next(k for k, m in masked.behind.items() if m is mention)
            at = stretch.find(key)
            if at < 0 or mention.letter not in (ACTOR, AGREEMENT):
                continue
            lead = stretch[max(0, at - 60) : at]
            for entity in mention.entities:
                if entity.type == "Agreement" or (entity.type in ("State", "Organisation") and (not weak or MENTIONED_STATE.search(lead))):
                    found.append(entity)
        fact.fill("discussed", found, reading.frame.name)

    # -- records -------------------------------------------------------------------------------------------------------

    def _apart(self, facts: Sequence[Fact]) -> list[Fact]:
        """``bilateral meetings with A, B and C``: one meeting a partner."""
        found: list[Fact] = []
        for fact in facts:
            occasion = self.occasions.get(fact.mention) if fact.mention is not None else None
            partners = fact.fills.get("partners", [])
            if occasion is None or not occasion.plural or len(partners) < 2:
                fact.fill("attended", partners, fact.rules.get("partners", ""))
                found.append(fact)
                continue
            for partner in partners:
                one = Fact(fact.mention, fact.kind, fact.at, dict(fact.fills), dict(fact.rules), [], fact.planned)
                one.fills["attended"] = [e for e in fact.fills.get("attended", []) if e not in partners]
                one.fill("attended", [partner], fact.rules["partners"])
                found.append(one)
        return found

    def _settle(self, facts: Sequence[Fact], masked: Mask[Mention]) -> Entity | None:
        """Find or make the meeting of each fact and fill it; returns the sentence's main meeting."""
        settled: list[Entity] = []
        for fact in facts:
            meeting = self._meeting_of(fact, facts, masked)
            if meeting is None:
                continue
            self._fill(meeting, fact, facts, masked)
            settled.append(meeting)
        return settled[0] if settled else None

    def _meeting_of(self, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention]) -> Entity | None:
        story = self.story
        if fact.kind == "focus":
            return story.focus or story.headline
        if fact.mention is not None and fact.mention.entities:
            self._take_part_by_name(fact.mention)
            return fact.mention.entity
        actors = [*fact.fills.get("attended", []), *fact.fills.get("chaired", []), *fact.fills.get("hosted", [])]
        date = self._date(fact, facts, masked)
        if fact.mention is None:
            made = story.meeting(fact.kind, actors, date, fact.kind, fresh=False)
            made.parties.extend(b for b in fact.bodies if b not in made.parties)
            return made
        occasion = self.occasions[fact.mention]
        said = spelled(self.text, fact.mention.start, fact.mention.end)
        if occasion.plural and not actors:
            return None
        if self._is_said_of(fact.mention) and (story.focus or story.headline):
            return story.focus or story.headline
        if occasion.ordinal:
            return self._numbered(occasion, said, fact)
        if occasion.definite and (not actors or occasion.bare) and (known := self._referred(occasion, date)) is not None:
            return known
        if occasion.definite and not actors:
            return None
        if not actors and not fact.fills.get("held_in") and self.line.sentence.kind != "title" and occasion.bare:
            return self._referred(occasion, date) if occasion.noun in ANY_MEETING else None
        bodies = self._bodies_before(fact.mention)
        if not (actors or bodies or fact.fills.get("held_in") or self._places(fact, facts, masked) or (date and self.line.sentence.kind != "title")):
            return self._referred(occasion, date) if self.line.sentence.kind != "title" else story.meeting(occasion.kind, [], date, bare(said), fresh=True)
        meeting = story.meeting(occasion.kind, [*actors, *bodies], date, bare(said), fresh=False)
        meeting.parties.extend(b for b in bodies if b not in meeting.parties)
        meeting.call(bare(said))
        return meeting

    def _take_part_by_name(self, mention: Mention) -> None:
        sentence = self.line.sentence
        named = party_mentions(mention.inner, self.text, mention.start, mention.end)
        support = Support(sentence.start, sentence.end, "participants-in-name")
        by_series = mention.entity.parties if mention.chunk is None and len(mention.entity.parties) > 1 else []
        self.story.attend(mention.entity, [*(e for m in named for e in m.entities), *by_series], support)

    def _bodies_before(self, mention: Mention) -> list[Entity]:
        """The bodies that an occasion is of (``CSTO summit``, ``a meeting of the Council``): no participants, but whose it is."""
        inside = [m for m in self.line.mentions if m.letter == ACTOR and mention.start <= m.start < mention.end]
        after = re.match(r" of (?:the )?", self.text[mention.end : mention.end + 8])
        if after:
            at = mention.end + after.end()
            inside += [m for m in self.line.mentions if m.letter == ACTOR and m.start == at]
        return [e for m in inside for e in m.entities if e.type == "Organisation"]

    def _is_said_of(self, mention: Mention) -> bool:
        """``This is the first meeting …`` speaks of the meeting in focus."""
        before = self.text[self.line.sentence.start : mention.start]
        return re.search(r"(?:^|\b(?:This|It|The [a-z]+)) (?:is|was|will be|marks|marked)(?: also)?\s+$", before) is not None

    def _referred(self, occasion: Occasion, date: str | None) -> Entity | None:
        """``the meeting``: the one in focus; ``the summit``: the last of that kind."""
        story = self.story
        order = [story.focus, story.headline, *reversed(list(story.dossier.of("Meeting")))]
        told = [e for e in order if e is not None and agree(e.properties.get("date"), date)]
        same_noun = [e for e in told if re.search(rf"\b{occasion.noun}\b", " ".join(e.names).casefold())]
        same_kind = [e for e in told if e.properties.get("kind") == occasion.kind]
        anything = told if occasion.noun in ANY_MEETING else []
        chosen = anything if occasion.noun in ("meeting", "event") else same_noun or same_kind or anything
        return chosen[0] if chosen else None

    def _numbered(self, occasion: Occasion, said: str, fact: Fact) -> Entity:
        """``its eighth meeting``, ``the 5th talks``: a meeting by its number."""
        for known in self.story.dossier.of("Meeting"):
            if known.properties.get("ordinal") == occasion.ordinal and re.search(rf"\b{occasion.noun}\b", " ".join(known.names).casefold()):
                known.call(bare(said))
                return known
        entity = self.story.registry.take("Meeting", f"{occasion.ordinal} {occasion.noun}", bare(said))
        entity.set("ordinal", occasion.ordinal)
        entity.set("kind", occasion.kind)
        return entity

    def _fill(self, meeting: Entity, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention]) -> None:
        sentence = self.line.sentence
        support = lambda slot: Support(sentence.start, sentence.end, fact.rules.get(slot, "meeting"))  # noqa: E731
        for slot in ("attended", "chaired", "hosted"):
            self.story.attend(meeting, fact.fills.get(slot, []), support(slot), slot)
        for place in fact.fills.get("held_in", []):
            meeting.put("held_in", place, support("held_in"))
        for slot in ("adopted", "discussed"):
            for other in fact.fills.get(slot, []):
                if slot == "adopted" or not self._takes_part(meeting, other):
                    meeting.put(slot, other, support(slot))
        if (said := self._when(fact, facts, masked)) is not None and said.when is not None and self._may_date(meeting, said.when.value):
            meeting.set("date", said.when.value)
            meeting.set("date_from", said.when.known)
            if said.when.last and meeting.properties.get("date") == said.when.value:
                meeting.set("start", said.when.value)
                meeting.set("end", said.when.last)
        for place in self._places(fact, facts, masked):
            meeting.put("held_in", place, Support(sentence.start, sentence.end, "place-beside-meeting"))
        if fact.planned and not meeting.properties.get("date") and meeting.said == 0:
            meeting.set("status", "planned")
        if meeting.said == 0 and RECALLED.search(self.text[sentence.start : sentence.end]):
            self.story.recalled.add(meeting)
        told = any(fact.fills.get(slot) for slot in ("attended", "chaired", "hosted", "discussed", "adopted"))
        if fact.kind != "focus" and (told or self.story.focus is None or sentence.kind == "title" or meeting.held("attended") and fact is facts[0]):
            self.story.note(meeting, sentence.start)

    def _may_date(self, meeting: Entity, date: str) -> bool:
        """What a later sentence says of another year does not date the headline."""
        if meeting is not self.story.headline or meeting.said == 0 or self.published is None:
            return True
        return date[:4] == self.published[:4] and len(date) > 4

    def _takes_part(self, meeting: Entity, other: Entity) -> bool:
        sides = {self.story.side(e) for e in meeting.held("attended")}
        return other in sides or other in meeting.held("attended")

    def _date(self, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention]) -> str | None:
        said = self._when(fact, facts, masked)
        return said.when.value if said is not None and said.when is not None else None

    def _when(self, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention]) -> Mention | None:
        if fact.mention is not None and fact.mention in self.occasions:
            for key in self.occasions[fact.mention].dates:
                inside = next((m for m in self._inner_dates(fact.mention)), None)
                del key
                if inside is not None:
                    return inside
        return self._beside(fact, facts, masked, "D", r"(?:on|in|from|since|at|for|of|,|\(|slated for|scheduled for|this|held)?\s*$")

    def _inner_dates(self, mention: Mention) -> Iterator[Mention]:
        for other in self.line.mentions:
            if other.letter == DATE and mention.start <= other.start < mention.end:
                yield other

    def _beside(self, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention], letter: str, lead: str) -> Mention | None:
        """The nearest date after the meeting's words and before another meeting's; else the only one of the sentence."""
        keys = [k for k in masked.behind if k[1] == letter]
        if not keys:
            return None
        here = self._position(fact, masked)
        others = sorted(self._position(f, masked) for f in facts if f is not fact and f.kind != "focus")
        limit = next((p for p in others if p > here), len(masked.text))
        for key in sorted(keys, key=lambda k: masked.text.find(k)):
            at = masked.text.find(key)
            before = masked.text[max(0, at - 30) : at]
            if here < at < limit and at - here < 160 and not re.search(r"(?:signed|adopted|since|established|until|founded|established in|agreed|launched)[^@]{0,12}$", before):
                return masked.behind[key]
        ahead = [k for k in keys if masked.text.find(k) < here]
        main = [f for f in facts if f.kind != "focus"]
        if ahead and (not main or fact is main[0] or len(main) == 1) and masked.text.find(ahead[0]) < 60:
            return masked.behind[ahead[0]]
        return None

    def _position(self, fact: Fact, masked: Mask[Mention]) -> int:
        if fact.mention is None:
            return fact.at
        key = next((k for k, m in masked.behind.items() if m is fact.mention), "")
        return masked.text.find(key) if key else 0

    def _places(self, fact: Fact, facts: Sequence[Fact], masked: Mask[Mention]) -> list[Entity]:
        """``in Oslo``, ``at the Castle`` after the meeting and before the next one."""
        here = self._position(fact, masked)
        if fact.kind == "focus" and not re.match(r"\W*(?:Held|It (?:was|is)|Taking place)", masked.text):
            return []
        others = sorted(self._position(f, masked) for f in facts if f is not fact and f.kind != "focus")
        limit = next((p for p in others if p > here), len(masked.text))
        for match in re.finditer(r"\b(?:in|at|to)(?: the)? (@[PA]\d+)", masked.text):
            if match[1][1] == "A" and not self._is_place(fact, match, masked):
                continue
            at = match.start()
            kind = fact.kind
            if match[0].startswith("to") and kind != "visit":
                continue
            between = masked.text[here:at]
            if any(e in f.fills.get("held_in", []) for f in facts if f is not fact for e in masked.behind[match[1]].entities):
                continue
            if (here < at < limit and at - here < 140 and not re.search(r"[;]|\b(?:situation|developments?|war|conflict|people|embassy|who|which)\b", between)) or (at < here and at < 25 and limit == len(masked.text)):
                return list(masked.behind[match[1]].entities)
        return []

    def _is_place(self, fact: Fact, match: re.Match[str], masked: Mask[Mention]) -> bool:
        """A state after ``in`` is a place where a meeting is said to be held there, or is a visit."""
        entities = masked.behind[match[1]].entities
        if len(entities) != 1 or entities[0].type != "State":
            return False
        if match[0].startswith("to"):
            return fact.kind == "visit"
        return match[0].startswith("in") and re.search(r"\b(?:held|took place|take place|hosted|visit|trip|summit|conference|meeting|talks|@M\d+)\b[^@.;]{0,40}$", masked.text[: match.start()]) is not None

    def _agreement(self, reading: frames.Reading, masked: Mask[Mention], current: Entity | None) -> None:
        frame = reading.frame
        sentence = self.line.sentence
        support = Support(sentence.start, sentence.end, frame.name)
        made = [r for r, slot in frame.roles.items() if slot == "agreement" and r in reading.roles]
        instruments = [e for role in made for e in self._listed(reading, role, masked)]
        if frame.itself and self.story.document is not None:
            instruments = [self.story.document]
        words = masked.text[reading.start : reading.end]
        signed = re.search(r"\bsign|\binitial|\bink", words) is not None
        date = self._date_of_act(reading, masked)
        meetings = [m for m in masked.behind.values() if m.letter == MEETING and m.entities]
        meeting = meetings[0].entity if len(meetings) == 1 else current or self._meeting_of_day(date)
        for role, slot in frame.roles.items():
            if slot == "agreement" or role not in reading.roles:
                continue
            for maker in self._entities(reading, role):
                for instrument in instruments:
                    self._made(instrument, maker, slot, signed, date, support)
        for instrument in instruments:
            if frame.roles.get("aim"):
                continue
            if slot_is_act(frame.name):
                instrument.set("date", date)
                if meeting is not None and agree(meeting.properties.get("date"), date) and self._could_adopt(meeting, reading):
                    meeting.put("adopted", instrument, support, date=date)

    def _could_adopt(self, meeting: Entity, reading: frames.Reading) -> bool:
        """A meeting adopts what its own participants make."""
        makers = {e for role, slot in reading.frame.roles.items() if slot != "agreement" for e in self._entities(reading, role)}
        present = set(meeting.held("attended"))
        sides = {self.story.side(e) for e in present}
        return not makers or bool(makers & (present | sides)) or bool({self.story.side(m) for m in makers} & sides)

    def _meeting_of_day(self, date: str | None) -> Entity | None:
        story = self.story
        known = story.focus or story.headline
        if known is None or date is None or not known.properties.get("date"):
            return known if date is None else None
        return known if agree(known.properties["date"], date) else None

    def _date_of_act(self, reading: frames.Reading, masked: Mask[Mention]) -> str | None:
        dates = [(masked.text.find(k), m) for k, m in masked.behind.items() if k[1] == "D"]
        inside = [m for at, m in dates if at < 8 or reading.start - 45 <= at <= reading.end + 30]
        chosen = inside[0] if inside else None
        return chosen.when.value if chosen is not None and chosen.when is not None else None

    def _listed(self, reading: frames.Reading, role: str, masked: Mask[Mention]) -> list[Entity]:
        found: list[Entity] = []
        last: int | None = None
        for mention in reading.roles[role]:
            if mention.letter != AGREEMENT:
                continue
            key = next(k for k, m in masked.behind.items() if m is mention)
            at = masked.text.find(key)
            if last is not None and (PARTIES_OVER.search(masked.text[last:at]) or at - last > 220):
                break
            if last is None and PARTIES_OVER.search(masked.text[reading.start : at]):
                break
            last = at + len(key)
            found += mention.entities
        return list(dict.fromkeys(found))

    def _made(self, instrument: Entity, maker: Entity, slot: str, signed: bool, date: str | None, support: Support) -> None:
        instrument.doubtful = False
        if maker.type == "Agreement":
            if slot == "implements":
                instrument.put("implements", maker, support)
            return
        if maker.type == "Official":
            if signed and slot == "makers":
                instrument.put("signers", maker, support, date=date)
            side = self.story.side(maker)
            if side is not None:
                instrument.put("parties", side, support)
        elif maker.type in ("State", "Organisation"):
            instrument.put("parties", maker, support, date=date if signed else None)

    def _tie(self, reading: frames.Reading, masked: Mask[Mention]) -> None:
        frame = reading.frame
        by_slot: dict[str, list[Entity]] = {}
        for role, slot in frame.roles.items():
            if role in reading.roles:
                by_slot.setdefault(slot, []).extend(self._entities(reading, role))
        sentence = self.line.sentence
        support = Support(sentence.start, sentence.end, frame.name)
        facts = self._facts(reading)
        sources, targets = by_slot.get("source", []), by_slot.get("target", [])
        if frame.sides:
            sources = [s for e in sources if (s := self.story.side(e)) is not None]
        if pair := list(dict.fromkeys(by_slot.get("pair", []))):
            self._pair(pair, frame, facts, support)
            return
        if frame.subject and self.story.home and self.story.topic_state:
            self._pair([self.story.home, self.story.topic_state], frame, facts, support)
            return
        if frame.slot == "established" and "date" not in facts:
            days = [m.when.value for m in masked.behind.values() if m.when is not None]
            facts.update({"date": days[0]} if len(days) == 1 else {})
        for source in sources:
            for target in targets:
                if frame.slot == "represents" and source.held("represents"):
                    continue
                if source is not target:
                    source.put(frame.slot, target, support, **facts)

    def _pair(self, pair: Sequence[Entity], frame: frames.Frame, facts: dict[str, str | float], support: Support) -> None:
        if len(pair) != 2:
            return
        first, second = pair
        if frame.slot == "partner_of" and first.type == "Organisation" and second.type == "State":
            first, second = second, first
        first.put(frame.slot, second, support, **facts)  # type: ignore[arg-type]

    def _facts(self, reading: frames.Reading) -> dict[str, str | float]:
        facts: dict[str, str | float] = {}
        for role, slot in reading.frame.roles.items():
            for mention in reading.roles.get(role, ()):
                if slot in ("since", "until", "date") and mention.when is not None:
                    facts.setdefault(slot, mention.when.value)
                if mention.letter == SUM and mention.amount is not None:
                    facts["amount"], facts["currency"] = mention.amount
        if "status" in reading.words and reading.frame.slot == "partner_of":
            facts["status"] = reading.words["status"]
        if "kind" in reading.words and reading.frame.slot == "relations_with":
            facts["kind"] = reading.words["kind"].casefold()
        if reading.frame.slot == "relations_with":
            facts.setdefault("kind", "diplomatic")
        return facts

    def _remember(self, masked: Mask[Mention]) -> None:
        """The first actors of the sentence are whom ``they`` means next."""
        match = re.match(r"(?:[^@]{0,60}?)(@A\d+)", masked.text)
        if match:
            self.story.subject = masked.behind[match[1]].entities
        for mention in masked.behind.values():
            if mention.letter == AGREEMENT and mention.entities:
                self.story.agreement = mention.entity
            for entity in mention.entities:
                entity.said += 1
                entity.first = min(entity.first, mention.start)


def slot_is_act(name: str) -> bool:
    """Frames that tell the making of an agreement."""
    return name in ("signed", "was-signed", "signing-of", "documents-signed", "following-statement")
