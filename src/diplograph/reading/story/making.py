"""What frames say of agreements: who made them, who signed, when, and at which meeting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diplograph.lexicon import agreements
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity, Support
from diplograph.reading.frames import Use
from diplograph.reading.names.mentions import DATE, Mention
from diplograph.reading.story.deeds import day_of
from diplograph.reading.story.listed_agreements import listed
from diplograph.reading.story.modality import is_planned_act
from diplograph.reading.story.scene import Scene, held_by
from diplograph.reading.story.story import Story, agree
from diplograph.reading.text.acts import BY_HAND, DECISIONS, MADE, MAKING
from diplograph.reading.text.patterns import alternatives

ACTS = frozenset(
    {
        "also-signed", "announced", "documents-signed", "following-statement", "met-to-sign", "negotiated", "signed",
        "signed-on-behalf", "signed-with", "signing-event", "signing-of", "was-signed",
    }
)  # fmt: skip
SIGNING = re.compile(rf"\b(?:{MAKING}|ceremon)", re.I)
STATUS = frozenset({"accession-of", "deposited", "party-to", "ratification-by", "ratified-by"})
JOINING = re.compile(r"\b(?:accession|ratification|acceptance|adherence|extension)\b")
SIDES_SIGNED = re.compile(
    rf"(?P<who>@A\d+),? (?:have |has |also |jointly )*{MADE} [^.;@]{{0,50}}\b(?:documents|agreements)\b"
)
DECISION = re.compile(alternatives(form for act in DECISIONS for form in (act.verb, *act.told())), re.I)
DECIDING = words("deciding_bodies")
ITEM = re.compile(r"[\W\d]{0,6}(?:[Tt]he |[Aa]n? )?(@G\d+)")
SIGNED_DOCUMENTS = re.compile(
    rf"\b(?:documents?|agreements?|instruments?)\b[^.]{{0,60}}\b{MADE}\b|"
    rf"\b{MADE}\b[^.]{{0,40}}\b(?:documents|agreements)\b",
    re.I,
)
SIGNS = re.compile(
    rf"(?:{alternatives(form for act in BY_HAND for form in (act.verb, *act.told()))}|signers|signator(?:y|ies)|"
    r"(?:put|affix(?:ed)?|append(?:ed)?|set) (?:his|her|their)\b.*)$",
    re.I,
)
OTHER_CLAUSE = re.compile(
    r";|, (?:which|who|after|following|during|while|when|where|with|having)\b|"
    r"\b(?:and|but|to) (?:@A\d+|[a-z]+ed|met|held)\b|\b(?:since|until|for|before|after|dated|of) (?:the )?@D"
)
SETTLED = re.compile(r"\b(?:agreed|decided|resolved) to $")
OF_GOVERNMENTS = re.compile(r"\b(?:inter-?governmental|inter-?state|bilateral|trilateral)\b", re.I)
BOTH = re.compile(rf"(?:the|both|these)(?: two| three)? (?:{alternatives(words('sides'))})", re.I)


@dataclass(frozen=True, slots=True)
class Act:
    """How makers made an agreement: the slot they fill, whether by signature, when, and what they became by it.

    ``decided`` tells a verb of decision (``adopted``), which bodies use of what binds others.
    """

    slot: str
    signed: bool
    date: str | None
    support: Support
    became: str = ""
    decided: bool = False

    @property
    def status(self) -> str:
        """``party`` by ratification or accession, ``signatory`` by signature."""
        return self.became or ("signatory" if self.signed else "")


def make(use: Use, scene: Scene, meeting: Entity | None) -> None:
    """Fill in the agreements of a frame's use; ``meeting`` is the one that the sentence is mainly about."""
    said = use.word("act")
    if said in scene.masked.behind and not SIGNING.search(_words(scene.masked.behind[said], scene)):
        return
    instruments = _instruments(use, scene)
    verb = scene.masked.text.find(said, use.start)
    planned = _is_planned(said, scene.masked.text[max(0, use.start - 20) : max(verb, use.start)])
    by_hand = SIGNS.match(said) is not None and not planned
    joins = use.frame.name in STATUS or _joins(scene, verb)
    date = None if planned else _day(use, scene, joins, verb, verb + len(said))
    support = scene.support(use.frame.name)
    for role, slot in use.frame.roles.items():
        if slot != "agreement" and role in use.roles and not planned:
            decided = DECISION.match(said) is not None
            act = Act(slot, by_hand, date, support, "party" if joins else "", decided)
            for maker, sides_only in _makers(use, role, scene):
                for instrument in instruments:
                    _put(instrument, maker, act, scene.story, sides_only)
    if use.frame.name in ACTS and not joins and not (planned and meeting is None):
        _adopt(instruments, use, scene, meeting, date)


def _joins(scene: Scene, verb: int) -> bool:
    """``signed the instrument of accession to the Pact``: they join what others have made."""
    made = re.search(r"@G", scene.masked.text[verb:])
    return made is not None and JOINING.search(scene.masked.text[verb : verb + made.start()]) is not None


def _is_planned(said: str, before: str) -> bool:
    """Whether those who make it only will: ``Norway is to sign``, ``Norway to sign``."""
    return said.startswith("to ") or (is_planned_act(before) and SETTLED.search(before) is None)


def _day(use: Use, scene: Scene, joins: bool, first: int, last: int) -> str | None:
    """When: near the verb, else the first day after it that stands in the same clause."""
    if joins or first == last:
        return day_of(scene, use.start, use.end)
    near = day_of(scene, first, last)
    after = next(((at, m) for at, m in scene.keys(DATE) if at > last and m.when is not None), None)
    if near is not None or after is None or OTHER_CLAUSE.search(scene.masked.text[last : after[0] + 2]):
        return near
    return after[1].when.value if after[1].when is not None else None


def _words(mention: Mention, scene: Scene) -> str:
    return scene.text[mention.start : mention.end]


def _instruments(use: Use, scene: Scene) -> list[Entity]:
    """The agreements that a frame's use is about."""
    if use.frame.itself:
        return [scene.story.document] if scene.story.document is not None else []
    if use.frame.spoken:
        return [scene.story.agreement] if scene.story.agreement is not None else []
    roles = [role for role, slot in use.frame.roles.items() if slot == "agreement" and role in use.roles]
    return [e for role in roles for e in listed(use, role, scene)]


def _makers(use: Use, role: str, scene: Scene) -> Iterator[tuple[Entity, bool]]:
    """Those in a role; ``the two sides`` are states even where the text has named only their ministers."""
    meant = held_by(use, role)
    for mention in use.roles[role]:
        sides_only = BOTH.fullmatch(_words(mention, scene)) is not None
        yield from ((entity, sides_only) for entity in mention.entities if entity in meant)


def _put(instrument: Entity, maker: Entity, act: Act, story: Story, sides_only: bool) -> None:
    """A maker in its slot: an official signs for a side, a state or a body is a party."""
    instrument.doubtful = False
    if maker.type == "Agreement":
        if act.slot == "implements":
            instrument.put("implements", maker, act.support)
        return
    if maker.type == "Official" and act.signed and act.slot == "makers" and not sides_only and not _is_law(instrument):
        instrument.put("signers", maker, act.support, date=act.date)
    side = story.side(maker)
    if (sides_only or maker.type == "Official") and len(instrument.parties) > 1 and side not in instrument.parties:
        return  # "the sides signed" what the name says to be of their ministries
    decides = act.decided and maker.properties.get("kind") in DECIDING
    if side is not None and side.type in ("State", "Organisation") and not decides and not _is_law(instrument):
        instrument.put("parties", side, act.support, date=act.date if act.status else None, status=act.status)


def _is_law(instrument: Entity) -> bool:
    """``signed the Klow Act into law``: a law of one state has no parties."""
    return instrument.properties.get("kind") == "act" and "ct of " not in instrument.name


def _adopt(instruments: list[Entity], use: Use, scene: Scene, meeting: Entity | None, date: str | None) -> None:
    """What is made is adopted at the meeting of the sentence or of that day, where its own participants make it."""
    named = [m.entity for m in scene.meetings() if m.entities]
    where = named[0] if len(named) == 1 else meeting or _meeting_of_day(scene, date)
    if where in scene.story.unnamed and not where.held("attended"):
        where = _meeting_of_day(scene, date) or where
    for instrument in instruments:
        instrument.doubtful = False
        if _is_older(instrument, date, where):
            continue
        instrument.set("date", date)
        if where is not None and agree(where.properties.get("date"), date) and _could_adopt(where, use, scene):
            where.put("adopted", instrument, scene.support(use.frame.name), date=date)
            _sides_make(instrument, where, scene)


def _is_older(instrument: Entity, date: str | None, meeting: Entity | None) -> bool:
    """Whether a well-known instrument was made in another year: who signs it now joins it."""
    day = date or (meeting.properties.get("date") if meeting is not None else None)
    years = {known.year for name in instrument.names if (known := agreements.named().get(name)) is not None}
    return day is not None and bool(years - {None}) and str(day)[:4] not in {str(year) for year in years}


def _sides_make(instrument: Entity, meeting: Entity, scene: Scene) -> None:
    """An intergovernmental agreement that talks adopted is one of their sides, as is all that the sides signed."""
    if instrument.held("parties") or instrument.parties:
        return
    sides = list(scene.story.signing_sides)
    if not sides and OF_GOVERNMENTS.search(instrument.name):
        sides = list(dict.fromkeys(s for e in meeting.held("attended") if (s := scene.story.side(e)) is not None))
    for side in sides if len(sides) > 1 else ():
        instrument.put("parties", side, scene.support("sides-of-talks"))


def note_signing_sides(scene: Scene) -> None:
    """``The parties signed a package of documents``: what the text lists next is theirs."""
    match = SIDES_SIGNED.search(scene.masked.text)
    if match is not None:
        meant = (scene.story.side(e) for e in scene.masked.behind[match["who"]].entities)
        scene.story.signing_sides = tuple(dict.fromkeys(s for s in meant if s is not None))


def _could_adopt(meeting: Entity, use: Use, scene: Scene) -> bool:
    story = scene.story
    makers = {e for role, slot in use.frame.roles.items() if slot != "agreement" for e in held_by(use, role)}
    sides = {story.side(e) for e in meeting.held("attended")}
    present = {*meeting.held("attended"), *sides}
    visited = set(meeting.held("held_in")) if meeting.properties.get("kind") == "visit" else set()
    theirs = {story.side(m) for m in makers}
    return not makers or not present or bool(makers & present) or bool(theirs & (sides | visited))


def _meeting_of_day(scene: Scene, date: str | None) -> Entity | None:
    known = scene.story.focus or scene.story.headline
    if known is None or date is None:
        return known
    day = known.properties.get("date")
    return known if day and agree(day, date) else None


def make_listed(scene: Scene) -> None:
    """An item under ``Documents signed during the talks`` was signed at the talks that the text is about."""
    story, text, kind = scene.story, scene.masked.text, scene.line.sentence.kind
    item = ITEM.match(text)
    if item is None:
        story.lists_signed = SIGNED_DOCUMENTS.search(text) is not None and (kind != "text" or text.endswith(":"))
    elif story.lists_signed and (meeting := story.focus or story.headline) is not None:
        instrument = scene.masked.behind[item[1]].entity
        instrument.doubtful = False
        meeting.put("adopted", instrument, scene.support("listed-as-signed"))
        _sides_make(instrument, meeting, scene)
