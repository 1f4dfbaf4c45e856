"""Agreements without a name of their own: ``a memorandum of understanding on fisheries``, ``agreements on A and on B``.

The patterns run over a masked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph.lexicon import agreements as lexicon
from diplograph.lexicon.words import words
from diplograph.reading.names.heads import NO_NAMES
from diplograph.reading.names.mentions import Mention
from diplograph.reading.names.phrases import Before, before
from diplograph.reading.steps import step
from diplograph.reading.text import acts
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import alternatives, any_of


@dataclass(frozen=True, slots=True)
class Instrument:
    """An unnamed agreement in a masked sentence: its span, kind, and the actors within."""

    start: int
    end: int
    kind: str
    topic: str
    actors: tuple[str, ...]
    definite: bool
    plural: bool
    noun: str = ""
    before: str = ""
    dated: bool = False
    bare: bool = False
    counted: bool = False
    entire: bool = False  # the kind and the topic are its whole name


ANY_AGREEMENT = words("any_agreement")
NAMELESS = words("nameless")


MAKING = rf"(?: (?:has|have|was|were)(?: also)?(?: been)?(?: also)? {acts.MADE})"
ABOUT = (
    r"(?:on|concerning|regarding|for|relating to|to|of|establishing|creating|amending|extending|governing|"
    r"providing for|setting up|in(?! (?:@|the (?:@|presence|framework|form|course|context)|"
    r"accordance|line|order|principle|force|which|connection|addition|support|response|return)))"
)
NO_TOPIC = (
    r"(?:(?:it|them|which|this|that|these|those|him|her|us|[A-Z][a-z]{2,5}day)\b|(?:their )?behalf|"
    r"the (?:day|same day|basis|occasion|eve|sidelines|margins|press|public|media|people)\b)"
)
SOMEBODY = (
    r"(?:[a-z]+ ){0,3}(?:agencies|ministries|governments|authorities|countries|companies|parties|sides|institutions)\b"
)
NO_NOUN = r"(?:an?|the|and|as|which|who|with|while|where|on|to|by|in|including|signed|among)\b"
NEXT_NOUN = rf",(?! {NO_NOUN})(?= [a-z-]+(?: [a-z-]+){{0,2}},? (?:and )?[a-z])"
LAST_NOUN = r" [a-z-]+(?: [a-z-]+){0,2}, and (?=[a-z])"  # fish, trade, and health
TOPIC_ENDS = (
    rf"(?= between|(?!{NEXT_NOUN}),|\.|;|$| with @| at | in @[PAD]| on @D| was | were | and the | and an? | which "
    r"| that | during | to be | by @| signed| will | has | had | and @| for @W| is\b| are\b| and [a-z]+ed\b| followed)"
)
TOPIC_WORDS = rf"(?:[^.,;:()]|{NEXT_NOUN}(?:{LAST_NOUN})?){{3,120}}?"
TOPIC = rf"(?:{MAKING}? {ABOUT} (?!@D|{NO_TOPIC})(?:the |an? )?{TOPIC_WORDS}{TOPIC_ENDS})?"
ITEM_ENDS = r",? (?:and|as well as) on\b|, on |[,;.]|$"
LISTED_TOPIC = re.compile(rf"\s*(?:[a-z]+ ){{0,4}}?(?P<topic>(?:on|for|in) [^,;.]+?)(?={ITEM_ENDS}|,? as well as)")
NO_FIELD = (
    r"(?!(?:and|in|at|with|was|were|is|are|has|have|to|on|by|during|after|following|under|as|that|which|the|a|an)\b)"
)
FIELD = rf"{NO_FIELD}[a-z]+(?:[- ]{NO_FIELD}[a-z]+){{0,6}}"
PAIR = rf"{FIELD}(?: and {FIELD})?"
FIELDS = re.compile(
    rf"[^.;@]{{0,40}}?,? (?:on|covering|concerning|regarding|in the (?:fields?|areas?|spheres?) of) "
    rf"(?P<whole>(?:cooperation|collaboration) (?:in|on) (?:the (?:fields?|areas?|spheres?) of )?)?"
    rf"(?P<fields>{PAIR}(?:, {PAIR})+, and {FIELD}|{FIELD}(?:, {FIELD})+ and {FIELD})"
    r"(?=[.;]|,? @|$| between| during| was\b| were\b| with @| in @| at )"
)
NEXT_FIELD = re.compile(r", (?:and )?")
NEXT_FIELD_OR_LAST = re.compile(r" and |, ")
NEXT_TOPIC = re.compile(rf",? (?:and |as well as )?(?P<topic>on [^,;.]+?)(?={ITEM_ENDS})")
MADE_WORD = re.compile(rf"\b(?:{acts.MADE}|{acts.MAKING})\b")
AGREEING = re.compile(r"\b(?:in|of) (?:[a-z]+ )?$")  # "in full agreement"
MADE = re.compile(rf"{MADE_WORD.pattern}[^.]*$")
OF_MEETING = re.compile(r"(?:\b[Tt]he |\b[Aa]n? )?(?P<name>(?:final |joint |outcome )?@M\d+(?:'s)?) $")
DATED = re.compile(r" (?:of|dated) @D")
SIGNED = re.compile(rf"\b(?:{acts.MADE}|signs?|{acts.MAKING}(?: of)?)\s$")
SMALL_BODY = re.compile(rf"(?P<parties>@[AJ]\d+[-–]@[AJ]\d+) (?:[a-z]+ ){{0,2}}(?P<kind>{any_of('small_bodies')})\b")


@cache
def _agreement_pattern() -> re.Pattern[str]:
    forms = [f for f in lexicon.kinds() if f.split()[0] not in NO_NAMES]
    nouns = [
        *forms,
        *(_titled(f) for f in forms if f.islower() and " " in f),
        *(f.capitalize() for f in forms if f.islower()),
    ]
    return re.compile(
        rf"(?<![\w@-])(?P<noun>{alternatives(nouns)})(?![\w-]| (?:{any_of('nouns_after_instruments')})\b)"
        rf"(?:(?: \([^()@]{{2,12}}\))?)(?P<between1>(?: (?:between|with)(?: the)? (?:@A\d+|{SOMEBODY}))?)"
        rf"(?P<topic>{TOPIC})"
        r"(?P<between>(?: between| of| by| with)(?: the)? @A\d+)?"
    )


def _titled(noun: str) -> str:
    return re.sub(r"\b(?!(?:of|on|and|in|for|the)\b)[a-z](?<!'s)", lambda m: m[0].upper(), noun)


def _agreement_form(noun: str) -> lexicon.AgreementForm:
    plain = noun.replace("-", " ")
    return _agreement_forms().get(plain) or _agreement_forms()[plain.lower()]


@cache
def _agreement_forms() -> Mapping[str, lexicon.AgreementForm]:
    return {form.replace("-", " "): found for form, found in lexicon.kinds().items()}


@step("unnamed-agreements")
def instruments(mask: Mask[Mention]) -> Iterator[Instrument]:
    """The unnamed agreements of a masked sentence that say more than a general word."""
    at = 0
    pattern = _agreement_pattern()
    while match := pattern.search(mask.text, at):
        at = match.end("noun")
        form = _agreement_form(match["noun"])
        left = before(mask.text, match.start())
        found = list(_listed(mask, match, form, left))
        if found:
            at = found[-1].end
            yield from found
        elif (single := _single(mask, match, form, left)) is not None:
            at = match.end() if single.topic else at
            yield _whose(single, mask)


def _whose(instrument: Instrument, mask: Mask[Mention]) -> Instrument:
    """``the final G20 summit communiqué``: the meeting before the noun belongs to the name."""
    before = OF_MEETING.search(mask.text, 0, instrument.start)
    if before is None or instrument.actors:
        return instrument
    return replace(instrument, start=before.start("name"), topic=instrument.topic or before["name"])


def _nameless(form: lexicon.AgreementForm) -> bool:
    return form.kind.generic or form.kind.name.split()[0] in NAMELESS


def is_nameless(kind: str) -> bool:
    """Whether the noun of ``kind`` alone is too general to mean an instrument: a plan, a statement."""
    return _nameless(lexicon.kinds()[kind])


def _listed(
    mask: Mask[Mention], match: re.Match[str], form: lexicon.AgreementForm, left: Before
) -> Iterator[Instrument]:
    """``agreements on A and on B``: each topic after a plural noun is an agreement of its own."""
    if form.number != "plural" or _nameless(form):
        return
    noun = match["noun"]
    for number, (start, end) in enumerate(_listed_topics(mask.text, match.end("noun"))):
        first = left.start if number == 0 and start - match.end("noun") < 3 else start
        topic = mask.text[start:end].strip()
        yield Instrument(first, end, form.kind.name, topic, left.actors, False, False, noun, left.words)
    yield from _fields(mask.text, match, form, left)


def _fields(text: str, match: re.Match[str], form: lexicon.AgreementForm, left: Before) -> Iterator[Instrument]:
    """``signed agreements on fish, visas and health``: a field each, where all are named by a word or few."""
    found = FIELDS.match(text, match.end("noun"))
    if found is None or MADE_WORD.search(text) is None:
        return
    border = NEXT_FIELD if ", and " in found["fields"] else NEXT_FIELD_OR_LAST
    at, end = found.span("fields")
    first = left.start
    while at < end:
        following = border.search(text, at, end)
        last = following.start() if following else end
        topic = f"on {found['whole'] or ''}{text[at:last]}"
        yield Instrument(
            first, last, form.kind.name, topic, left.actors, False, False, match["noun"], left.words, entire=True
        )
        at = first = following.end() if following else end


def _single(mask: Mask[Mention], match: re.Match[str], form: lexicon.AgreementForm, left: Before) -> Instrument | None:
    """The agreement of a noun, where its words say enough to tell it from others."""
    kind, topic = form.kind.name, match["topic"].strip()
    actors = (*left.actors, *re.findall(r"@[AJ]\d+", match["between1"] + (match["between"] or "")))
    if form.kind.joint and topic.startswith("of "):
        actors = (*actors, *re.findall(r"@[AJ]\d+", topic))
    if _nameless(form) and not _says_enough(form.kind, topic, actors, left.det, mask.text[: match.start()]):
        return None
    definite = left.det in ("the", "this", "their", "its")
    told = topic or actors or form.kind.joint or left.adjectives or DATED.match(mask.text, match.end())
    owned = OF_MEETING.search(mask.text, 0, left.start) is not None
    if match["noun"] == "agreement" and not left.det and AGREEING.search(mask.text, 0, match.start()):
        return None
    bare = not (told or owned or _made_here(form, left, mask.text))
    if bare and not (definite and (kind in ANY_AGREEMENT or not _nameless(form))):
        return None
    plural = form.number == "plural"
    dated = DATED.match(mask.text, match.end()) is not None
    return Instrument(
        left.start,
        match.end(),
        kind,
        topic,
        actors,
        definite,
        plural,
        match["noun"],
        left.words,
        dated,
        bare,
        counted=left.number is not None,  # "Norway's first bilateral treaty" speaks of one that has a name elsewhere
    )


def _made_here(form: lexicon.AgreementForm, left: Before, text: str) -> bool:
    """``They signed a memorandum of understanding``: one without further words, whose makers tell it from others."""
    return left.det in ("a", "an") and not form.kind.ambiguous and SIGNED.search(text[: left.start]) is not None


def _says_enough(kind: lexicon.AgreementKind, topic: str, actors: Sequence[str], det: str, before: str) -> bool:
    """A general word (``plan``) means an instrument where its parties, what it carries out or its making are said."""
    if not topic:
        return False
    made = MADE.search(before) is not None or MADE.search(topic) is not None
    return (len(actors) > 1 and (made or not kind.ambiguous)) or "@G" in topic or (det in ("a", "an") and made)


def _listed_topics(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The spans of ``on A``, ``on B`` after a plural noun: each is an agreement of its own; none where there is one."""
    first = LISTED_TOPIC.match(text, at)
    if first is None:
        return
    found = [first.span("topic")]
    while match := NEXT_TOPIC.match(text, found[-1][1]):
        found.append(match.span("topic"))
    if len(found) > 1:
        yield from found


def bodies(mask: Mask[Mention]) -> Iterator[tuple[int, int, str, tuple[str, ...]]]:
    """Bodies of two parties written small (``the A-B cooperation fund``): span, kind and the parties."""
    for match in SMALL_BODY.finditer(mask.text):
        yield match.start(), match.end(), match["kind"], tuple(re.findall(r"@[AJ]\d+", match["parties"]))
