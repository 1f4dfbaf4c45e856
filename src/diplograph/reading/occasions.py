"""Meetings and agreements without a name of their own: ``a courtesy call``, ``Russian-Chinese talks``, ``a memorandum on …``.

The patterns run over a masked sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from diplograph.lexicon import agreements as agreement_lexicon
from diplograph.lexicon import meetings as meeting_lexicon
from diplograph.reading.chunks import ordinal
from diplograph.reading.masks import Mask
from diplograph.reading.mentions import Mention
from diplograph.reading.patterns import alternatives

GENERIC = frozenset(
    "event round week launch opening mission tour transit exhibition expo exercise parade concert lecture "
    "panel interview hearing training congress assembly convention celebration commemoration journey "
    "negotiations negotiation bilateral ministerial trilateral press-conference".split()
) | {"press conference", "briefing", "joint exercise", "exchange of views", "training course"}
VERB_LIKE = frozenset({"call", "visit", "meeting", "signing", "dialogue", "dialog", "discussion", "consultation", "session", "conversation", "forum", "travel"})
NOT_BEFORE = frozenset(
    "of in on at to for with by and or from as is was were are be been has have had will would that which who during after "
    "before following than it not no any into about through under this regular future further all such when while held hold holding had made make took take met gave began begin ended signed said issued include includes including also then again still now just only more most together there here resident spoke met will".split()
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """An unnamed meeting in a masked sentence: its span there, its noun, kind, number, and the actors in the phrase."""

    start: int
    end: int
    noun: str
    kind: str
    definite: bool
    ordinal: int | None
    actors: tuple[str, ...]
    plural: bool
    dates: tuple[str, ...]
    bare: bool


@cache
def _meeting_nouns() -> re.Pattern[str]:
    nouns = [f for f, m in meeting_lexicon.kinds().items() if m.kind.name not in GENERIC]
    return re.compile(rf"(?<![\w@'-])(?:{alternatives([*nouns, *(n.capitalize() for n in nouns)])})(?![\w-])")


@cache
def _meeting_forms() -> Mapping[str, meeting_lexicon.MeetingForm]:
    return {form.replace("-", " "): found for form, found in meeting_lexicon.kinds().items()}


def occasions(mask: Mask[Mention]) -> Iterator[Occasion]:
    """The unnamed meetings of a masked sentence."""
    for match in _meeting_nouns().finditer(mask.text):
        noun = match[0].casefold()
        form = _meeting_forms().get(noun.replace("-", " "))
        if form is None:
            continue
        left = _leftwards(mask.text, match.start())
        introduced = bool(left.det or left.possessive or left.number or left.adjectives or left.actors or left.dates)
        if noun in VERB_LIKE and not introduced and (match.start() > 0 or noun in ("dialogue", "dialog", "forum")):
            continue
        if left.det in ("a", "an") and noun in ("dialogue", "forum", "discussion") and not left.actors:
            continue
        if any(w in NO_OCCASION for w in left.adjectives) or _goes_on(noun, mask.text[match.end() : match.end() + 14]):
            continue
        plural = form.number == "plural" or left.det in ("two", "three", "several", "separate")
        yield Occasion(
            start=left.start,
            end=match.end(),
            noun=noun,
            kind=form.kind.meeting_class,
            definite=left.det in ("the", "this", "that"),
            ordinal=left.number,
            actors=left.actors if len(left.actors) > 1 or left.possessive else (),
            plural=plural,
            dates=left.dates,
            bare=not (left.adjectives or left.actors or left.number or left.dates),
        )


NO_OCCASION = frozenset("regular political national future further such inclusive intercultural interfaith policy public press peace dynamic".split())


def _goes_on(noun: str, following: str) -> bool:
    """Words after a noun that show it to be something else: ``a call for peace``, ``meeting the needs``."""
    if noun in ("call", "calls"):
        return re.match(r" (?:for|to (?!@))", following) is not None
    if noun == "meeting":
        return re.match(r" (?:the|its|these|our|a|place|room|point) ", following) is not None
    return re.match(r"(?: (?:relations|partners?|relationship|mechanism|process|with reporters)|-)", following, re.I) is not None


@dataclass(frozen=True, slots=True)
class _Left:
    """What stands before a noun and belongs to its phrase."""

    start: int
    det: str
    number: int | None
    adjectives: tuple[str, ...]
    actors: tuple[str, ...]
    dates: tuple[str, ...]
    possessive: bool

    @property
    def words(self) -> str:
        """The adjectives as one text."""
        return " ".join(self.adjectives)


WORD_BEFORE = re.compile(r"(@[A-Z]\d+|(?<![@\w-])[A-Za-z][\w-]*(?<!-)|'s|'|-|–|,|\d+(?:st|nd|rd|th))( ?)$")
DETERMINERS = frozenset("the a an their his her its this that these two three several separate another both our".split())
PARTICIPLES = frozenset("restricted expanded extended planned scheduled closed limited enlarged combined united renewed".split())


def _leftwards(text: str, at: int) -> _Left:
    """Walk left from a noun over adjectives, numbers, dates and actors to the article."""
    start, det, number = at, "", None
    adjectives: list[str] = []
    actors: list[str] = []
    dates: list[str] = []
    possessive = False
    here = at
    while (match := WORD_BEFORE.search(text[:here])) is not None:
        word, space = match[1], match[2]
        low = word.casefold()
        if low in DETERMINERS:
            start, det = match.start(1), low
            break
        if word in ("'s", "'") and (here == at or space or text[here : here + 1] == " "):
            if not re.search(r"@[AJ]\d+$", text[: match.start(1)]):
                break
            possessive = True
        elif re.fullmatch(r"@[AJ]\d+", word):
            if not actors and adjectives and not possessive and word[1] == "A":
                break
            if actors and not (possessive or text[match.end(1) : match.end(1) + 1] in "-–" or word[1] == "J" or text[match.end(1) :].startswith((", ", " and "))):
                break
            actors.insert(0, word)
            start = match.start(1)
        elif re.fullmatch(r"@D\d+", word):
            dates.insert(0, word)
            start = match.start(1)
        elif word in ("-", "–") and actors:
            pass
        elif word == "," and (dates or text[here - 1 :].lstrip(", ").startswith("@J")) or low == "and" and actors and text[here:].lstrip().startswith("@J"):
            pass
        elif (found := ordinal(word)) is not None:
            number, start = found, match.start(1)
        elif word[0].islower() and low not in NOT_BEFORE and len(adjectives) < 3 and not (low.endswith("ed") and low not in PARTICIPLES) and not low.endswith("ly"):
            if actors:
                break
            adjectives.insert(0, low)
            start = match.start(1)
        else:
            break
        here = match.start(1)
    return _Left(start, det, number, tuple(adjectives), tuple(actors), tuple(dates), possessive)


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


ANY_INSTRUMENT = frozenset({"pact", "document", "instrument", "deal", "accord"})
NAMELESS = frozenset("commitment pledge assurance understanding obligation undertaking plan programme program framework strategy initiative project act contract concession order law list note letter statement partnership policy vision roadmap road map concept arrangement resolution platform charter constitution decision package report".split())


@cache
def _agreement_pattern() -> re.Pattern[str]:
    forms = [f for f, k in agreement_lexicon.kinds().items() if not f.startswith("instrument")]
    nouns = [*forms, *(f.title() for f in forms if f.islower() and agreement_lexicon.kinds()[f].kind.joint), *(f.capitalize() for f in forms if f.islower())]
    topic = (
        r"(?:(?: (?:has|have|was|were)(?: also)?(?: been)? (?:signed|adopted|approved|reached|concluded))? (?:on|concerning|regarding|for|in the field of|in the area of|relating to|to|of)"
        r" (?!@D|their behalf|behalf)(?:the |an? )?[^.,;:()]{3,120}?(?= between|,|\.|;|$| with @| at | in @[PA]| on @D| was | were | and the | and an? | which | that | during | to be | by @| signed| will | has | had | and @| for @W| is | are | and [a-z]+ed\b| followed| is| are))?"
    )
    between = r"(?P<between>(?: between| of| by| with)(?: the)? @A\d+)?"
    return re.compile(
        rf"(?<![\w@-])(?P<noun>{alternatives(nouns)})(?![\w-])"
        rf"(?P<between1>(?: between(?: the)? @A\d+)?)(?P<topic>{topic}){between}"
    )


def _agreement_form(noun: str) -> agreement_lexicon.AgreementForm:
    plain = noun.replace("-", " ")
    return _agreement_forms().get(plain) or _agreement_forms()[plain.lower()]


@cache
def _agreement_forms() -> Mapping[str, agreement_lexicon.AgreementForm]:
    return {form.replace("-", " "): found for form, found in agreement_lexicon.kinds().items()}


def instruments(mask: Mask[Mention]) -> Iterator[Instrument]:
    """The unnamed agreements of a masked sentence that say more than a general word."""
    at = 0
    pattern = _agreement_pattern()
    while match := pattern.search(mask.text, at):
        at = match.end("noun")
        form = _agreement_form(match["noun"])
        left = _leftwards(mask.text, match.start())
        nameless = form.kind.generic or form.kind.name.split()[0] in NAMELESS
        listed = list(_listed_topics(mask.text, match.end("noun"))) if form.number == "plural" and not nameless else []
        if listed:
            for number, (start, end) in enumerate(listed):
                first = left.start if number == 0 and start - match.end("noun") < 3 else start
                yield Instrument(first, end, form.kind.name, mask.text[start:end].strip(), left.actors, False, False, match["noun"], left.words)
            at = listed[-1][1]
            continue
        topic = match["topic"].strip()
        actors = (*left.actors, *re.findall(r"@[AJ]\d+", match["between1"] + (match["between"] or "")))
        if nameless and not _says_enough(topic, actors, left.det, mask.text[: match.start()]):
            continue
        definite = left.det in ("the", "this", "their", "its")
        if not (topic or actors or form.kind.joint or left.adjectives or (definite and form.kind.name in ANY_INSTRUMENT)):
            continue
        plural = form.number == "plural"
        yield Instrument(left.start, match.end(), form.kind.name, topic, actors, definite, plural, match["noun"], left.words)
        at = max(at, match.end() if topic else at)


MADE = re.compile(r"\b(?:signed|adopted|issued|approved|concluded|initialled|released|signing|adoption)\b[^.;]*$")


def _says_enough(topic: str, actors: Sequence[str], det: str, before: str) -> bool:
    """A general word (``statement``, ``plan``) names an instrument where its parties, what it carries out, or its making are said."""
    if not topic:
        return False
    return len(actors) > 1 or "@G" in topic or (det in ("a", "an") and MADE.search(before) is not None)


LISTED_TOPIC = re.compile(r"\s*(?:[a-z]+ ){0,4}?(?P<topic>(?:on|for) [^,;.]+?)(?=,? (?:and|as well as) on\b|,? as well as|, on |[,;.]|$)")
NEXT_TOPIC = re.compile(r",? (?:and |as well as )?(?P<topic>on [^,;.]+?)(?=,? (?:and|as well as) on\b|,? as well as on|, on |[,;.]|$)")


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
    for match in re.finditer(r"(?P<parties>@[AJ]\d+[-–]@[AJ]\d+) (?:[a-z]+ ){0,2}(?P<kind>fund|centre|center|committee|commission|council|secretariat|bank|university)\b", mask.text):
        yield match.start(), match.end(), match["kind"], tuple(re.findall(r"@[AJ]\d+", match["parties"]))
