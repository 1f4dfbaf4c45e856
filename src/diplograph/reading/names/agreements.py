"""Agreements in a sentence beyond their capitalised names: unnamed ones, references back, names in parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.identity import fold
from diplograph.lexicon import agreements as lexicon
from diplograph.reading.dossier import Entity
from diplograph.reading.names.instruments import (
    ANY_AGREEMENT,
    MADE_WORD,
    MAKING,
    NEXT_NOUN,
    NO_TOPIC,
    TOPIC_ENDS,
    Instrument,
    instruments,
    is_nameless,
)
from diplograph.reading.names.mentions import ACTOR, AGREEMENT, Mention, spelled
from diplograph.reading.registry import without_article
from diplograph.reading.story.headings import below_heading, note_heading
from diplograph.reading.story.scene import Scene
from diplograph.reading.story.story import bare
from diplograph.reading.text.masks import Mask

TITLED = re.compile(
    r"(?P<said>@G\d+)(?:,? (?:entitled|titled|called|named|known as),? ?\W?|(?P<joint>:? )[\"“']?)"
    r"(?P<name>@G\d+)(?!,? @G|,? and @G)"
)
SIGNED_BY = re.compile(
    r" (?:was|were) [^.;@]{0,30}\b(?:signed|inked|initialled|concluded)\b[^.;]{0,60}?\b(?:by|between)(?: the)? @A"
)
SIGNED = re.compile(r"@A\d+,? [^.;@]{0,20}\b(?:signed|inked|initialled|concluded) $")
TITLE_OPENS = 5  # characters before the noun of a title
MATTER = re.compile(
    rf"(?P<name>@G\d+) (?:on|concerning|regarding|relating to) (?!{NO_TOPIC})(?:the )?[a-z]"
    rf"(?:[^.,;:()@]|{NEXT_NOUN}){{2,120}}?{TOPIC_ENDS}"
)


def mark_agreements(scene: Scene) -> None:
    """Add the agreements that a sentence speaks of, once its actors are marked."""
    note_heading(scene)
    scene.add(lambda masked: _with_matter(scene, masked))
    scene.add(lambda masked: _instruments(scene, masked))
    _entitled(scene)


def _with_matter(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    """``Treaty between A and B on extradition``: what it is about, in small letters after its parties."""
    for match in MATTER.finditer(masked.text):
        named = masked.behind[match["name"]]
        if named.chunk is None or len(named.entity.parties) < 2:
            continue
        start, end = masked.source(*match.span())
        whole = without_article(spelled(scene.text, start, end))
        named.entity.names.insert(0, whole)
        scene.story.registry.define(whole, named.entity)
        yield Mention(AGREEMENT, start, end, named.entities, named.inner, chunk=named.chunk)


def _entitled(scene: Scene) -> None:
    """``a joint statement titled "Partnership for Peace"``: the words before and after are one agreement."""
    for match in TITLED.finditer(scene.masked.text):
        said, name = (scene.masked.behind[match[group]] for group in ("said", "name"))
        if match["joint"]:
            _join(said, name, match["joint"])
        elif said in scene.instruments and name.entities:
            name.entity.call(said.entity.name)
            name.entity.properties["kind"] = said.entity.properties.get("kind", "agreement")
            said.entities = name.entities


def _join(first: Mention, second: Mention, between: str) -> None:
    """``ASEAN-Norway Partnership: Practical Cooperation Areas``: two parts of one name."""
    if first.chunk is None or second.chunk is None or first.entities == second.entities:
        return
    whole = second.entity
    for name in list(first.entity.names):
        whole.call(f"{name}{between}{whole.names[0]}")
    whole.parties.extend(e for e in first.entity.parties if e not in whole.parties)
    first.entities = second.entities


def _instruments(scene: Scene, masked: Mask[Mention]) -> Iterator[Mention]:
    for instrument in instruments(masked):
        inner = tuple(masked.behind[key] for key in instrument.actors)
        start, end = masked.source(instrument.start, instrument.end)
        if _has_one_each(instrument, inner, scene.text[start:end], end):
            found = [_with_partner(scene, instrument, start, inner[-1], side) for side in inner[-1].entities]
        else:
            found = [_instrument(scene, instrument, spelled(scene.text, start, end), inner)]
        entities = tuple(entity for entity in found if entity is not None)
        if entities:
            mention = Mention(AGREEMENT, start, end, entities, inner)
            scene.instruments[mention] = instrument
            yield mention


def _has_one_each(instrument: Instrument, inner: Sequence[Mention], said: str, end: int) -> bool:
    """``trade agreements with A, B and C``: one with each of them."""
    if not instrument.plural or len(inner) != 1 or inner[0].end != end or len(inner[0].entities) < 2:
        return False
    before = said[: inner[0].start - end]
    return before.rstrip().endswith("with") and all(e.type in ("State", "Organisation") for e in inner[0].entities)


def _with_partner(scene: Scene, instrument: Instrument, start: int, row: Mention, partner: Entity) -> Entity | None:
    """The agreement with one partner of a row."""
    said = f"{spelled(scene.text, start, row.start).rstrip()} {partner.name}"
    return _instrument(scene, replace(instrument, plural=False), said, [Mention(ACTOR, row.start, row.end, (partner,))])


def _instrument(scene: Scene, instrument: Instrument, said: str, inner: Sequence[Mention]) -> Entity | None:
    """The agreement that the words mean: one known by this name, one referred back to, or a new one."""
    registry, document = scene.story.registry, scene.story.document
    if scene.line.sentence.kind == "title" and instrument.start < TITLE_OPENS and document is not None:
        return _with_parties(document, inner, scene)
    if (heading := below_heading(scene, instrument, inner)) is not None or instrument.counted:
        return _with_parties(heading, inner, scene) if heading is not None else None
    name = _name(instrument, said)
    if (known := registry.aliased(name, "Agreement")) is not None:
        return known
    if instrument.definite and not instrument.topic and not inner and not instrument.dated:
        referred = _referred(scene, instrument)
        if referred is not None or not _is_made_by_somebody(instrument, scene.masked.text):
            return referred
    if instrument.plural and not inner and not (instrument.topic and _is_made_here(instrument, scene.masked.text)):
        return None
    title = name[:1].upper() + name[1:]
    topic = fold(instrument.topic)
    if topic and (announced := scene.story.announced.get(topic)) is not None:
        announced.call(title)
        return _with_parties(announced, inner, scene)
    if name.casefold() == instrument.kind and not instrument.definite:
        entity = scene.story.dossier.add(Entity("Agreement", [title], instrument.kind))
        entity.set("kind", instrument.kind)
    else:
        entity = registry.agreement(title, instrument.kind)
    entity.doubtful = True
    if is_nameless(instrument.kind):
        scene.story.plain.add(entity)
    if topic and scene.line.sentence.kind == "title" and instrument.kind in ("agreement", *ANY_AGREEMENT):
        scene.story.announced[topic] = entity  # the text below says of what kind it is
    return _with_parties(entity, inner, scene)


def _is_made_here(instrument: Instrument, text: str) -> bool:
    """Whether the sentence says that agreements are signed or adopted; of general words (``plans``) it must lead."""
    return MADE_WORD.search(text[: instrument.start] if is_nameless(instrument.kind) else text) is not None


def _is_made_by_somebody(instrument: Instrument, text: str) -> bool:
    """``The memorandum was signed by A and B``: no other is meant than what this sentence tells."""
    if not instrument.bare:
        return MADE_WORD.search(text) is not None
    return SIGNED_BY.match(text, instrument.end) is not None or SIGNED.search(text[: instrument.start]) is not None


def _referred(scene: Scene, instrument: Instrument) -> Entity | None:
    """``the treaty``, ``the MoU``, ``the pact``: the last agreement that such a noun may mean."""
    here = [m.entity for m in scene.line.mentions if m.letter == AGREEMENT and m.entities]
    spoken = [scene.story.agreement] if scene.story.agreement is not None else []
    told = [*reversed(here), *spoken, *reversed(list(scene.story.dossier.of("Agreement")))]
    return next((e for e in told if _may_mean(instrument.kind, e)), None)


def _may_mean(noun: str, agreement: Entity) -> bool:
    """``the agreement`` may be a free trade agreement, ``the memorandum`` one of understanding; a deal is anything."""
    kind = str(agreement.properties.get("kind", ""))
    if noun in ANY_AGREEMENT or noun == kind:
        return True
    return f" {kind} ".endswith(f" {noun} ") or kind.startswith(f"{noun} of ") or _is_broad(noun, kind)


def _is_broad(noun: str, kind: str) -> bool:
    """``the agreement`` goes back to any instrument that binds, but to no statement or plan."""
    form = lexicon.kinds().get(kind)
    return noun == "agreement" and form is not None and form.kind.agreement_class == "binding"


def _with_parties(entity: Entity, inner: Sequence[Mention], scene: Scene) -> Entity:
    sides = [scene.story.side(e) for m in inner for e in m.entities]
    for party in (e for e in sides if e is not None and e.type in ("State", "Organisation")):
        if party not in entity.parties:
            entity.parties.append(party)
        entity.put("parties", party, scene.support("parties-in-name"))
    return entity


def _name(instrument: Instrument, said: str) -> str:
    """Its name in the singular; an item of a list (``on fisheries``) gets the noun that leads the list."""
    if instrument.entire:
        return f"{instrument.before} {instrument.kind} {instrument.topic}".strip()
    name = re.sub(rf" \([A-Z][A-Za-z]{{1,5}}\)|{MAKING}", "", without_article(bare(said)))
    noun = re.escape(instrument.noun)
    if not re.search(rf"\b{noun}\b", said, re.I):
        return f"{instrument.before} {instrument.kind} {said}".strip()
    if instrument.noun.casefold() != instrument.kind and (not instrument.plural or instrument.topic):
        return re.sub(rf"\b{noun}\b", instrument.kind, name)
    return name
