"""What stands with an office: whose it is, to whom its holder is sent (``@A's @F for Trade of the @B to @A``)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from diplograph.lexicon.offices import Office
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.persons.offices import Phrase
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import any_of

BODY = r"(?:@[AB]\d++'s? )?@[AB]\d++(?: \(@?\w{1,20}\))?"
UNIT = rf"(?:(?:[A-Z][\w&-]*,? |and |of |for ){{0,6}}{any_of('units')}(?:,| of| in| at) (?:the )?)"
POST = (
    r"(?:@[AB]\d++(?:'s|')? (?:then |former |late |new |own |newly appointed |acting )?)?(?:@F\d++'s )?"
    r"@F\d++(?: \([A-Z]{2,6}\))?"
)
FORCES = rf"(?: {any_of('forces')})?"
FIELD = rf"(?:{any_of('units')} (?:of|for) @[AB]\d++ (?:Affairs|Cooperation|Relations)(?:,| of| in)(?: the)? )"
OF = (
    rf"(?:,? (?:of|for|from|at|in|on) (?:[Tt]he |both |its |their )?(?:{FIELD}|{UNIT})?(?:@F\d++ (?:of|for) (?:the )?)?"
    rf"{BODY}{FORCES}(?:,? and (?:the )?{BODY})?)"
)
GOVERNMENTS = r"[Gg]overnments?(?:[ -]in[ -][Ee]xile)? of (?:the )?"
TO = (
    rf"(?: to (?:the )?(?:@F\d++ of (?:the )?|{GOVERNMENTS})?"
    rf"{BODY}(?:(?:,| and|, and) (?:the |to )*{BODY}(?!'s| @F))*)"
)
UNDER = r"(?: (?:to|of) (?:the |his |her )?@F\d++)"
BESIDE = (
    r"(?:, (?:the )?@B\d++(?: \(@?\w{1,20}\))?(?: and (?:the )?@B\d++)?(?!'s?\b| @[FH]|-)"
    r"|, (?:the )?@A\d++(?=[;.:)]|,(?! @A)|$))"
)
WHERE = r"(?: (?:in|at|of|for|on|to|based in|resident (?:in|at)) (?:the )?@P\d++)"
TAIL = rf"(?:{TO}|{OF}|{BESIDE}|{UNDER}|{WHERE}|,? {UNIT}{BODY})"
AND = r"(?:,|,? and|,? &)(?: concurrently)?(?: the)? "
PLACEHOLDER = re.compile(r"@[ABF]\d++")
IN_A_FIELD = re.compile(r" (?:Affairs|Cooperation|Relations)\b")
LEAD = re.compile(r"\b(?:of|for|from|at|in|on|to)\b(?!.*\b(?:of|for|from|at|in|on|to)\b)")
OWNS = re.compile(r"(?:'s|')?(?: (?!and )[a-z ]+)? ")
TO_GOVERNMENTS = re.compile(rf" to (?:the )?{GOVERNMENTS}")
ENVOYS = ("Minister", "Representative")  # sent to a state: heads of mission of old
OWN, OF_WHOM, BESIDE_IT, SENT = "own", "of", "beside", "to"


@dataclass(frozen=True, slots=True)
class Tail:
    """The offices of a person and what the words with them say; ``under`` is the office that the person serves."""

    posts: tuple[Office, ...]
    sides: tuple[Entity, ...]
    accredited: tuple[Entity, ...]
    past: bool
    under: Office | None = None


@dataclass(slots=True)
class _Segment:
    """One office with its bodies by how they stand to it."""

    bodies: list[tuple[str, Entity]] = field(default_factory=list)
    phrase: Phrase | None = None
    under: Office | None = None

    def sides(self) -> list[Entity]:
        """Those that the holder speaks for."""
        found = [e for lead, e in self.bodies if lead in (OWN, OF_WHOM, "from", BESIDE_IT)]
        abroad = ("for",) if self.is_mission() else ()
        found += [e for lead, e in self.bodies if lead in ("for", "in", "at") and (e.type != "State" or lead in abroad)]
        return found

    def accredited(self) -> list[Entity]:
        """Those that the holder is sent to."""
        there = ("in", "at") if self.is_mission() or self.is_sent() else ()
        return [e for lead, e in self.bodies if lead == SENT or (lead in there and e.type == "State")]

    def is_mission(self) -> bool:
        """Whether the holder is at the head of a mission."""
        return self.phrase is not None and self.phrase.office.mission

    def is_sent(self) -> bool:
        """``U.S. Minister in Norway``: an envoy of old, where the state that sends him owns the office."""
        owned = any(lead == OWN and e.type == "State" for lead, e in self.bodies)
        return owned and self.phrase is not None and self.phrase.office.name in ENVOYS


def read_tail(mask: Mask[Mention], words: str, posts: Mapping[str, Phrase], more: str = "") -> Tail:
    """The offices in ``words`` of a masked text; ``more`` is what follows the name (``of @A``)."""
    segments = list(_segments(mask, words, posts))
    if more:
        segments[-1].bodies += [(OF_WHOM, e) for key in PLACEHOLDER.findall(more) for e in mask.behind[key].entities]
    sides = list(dict.fromkeys(e for segment in segments for e in segment.sides()))
    if len({e for e in sides if e.type == "State"}) > 1 and len(segments) > 1:
        sides = list(dict.fromkeys(segments[-1].sides()))
    first = segments[0].phrase
    return Tail(
        posts=tuple(s.phrase.office for s in segments if s.phrase is not None),
        sides=tuple(sides),
        accredited=tuple(dict.fromkeys(e for segment in segments for e in segment.accredited())),
        past=first is not None and first.past,
        under=next((s.under for s in segments if s.under is not None), None),
    )


def _segments(mask: Mask[Mention], words: str, posts: Mapping[str, Phrase]) -> Iterator[_Segment]:
    """The offices from left to right, each with its bodies."""
    segment, lead, at = _Segment(), OWN, 0
    matches = list(PLACEHOLDER.finditer(words))
    for number, match in enumerate(matches):
        gap = words[at : match.start()]
        at = match.end()
        said = LEAD.search(gap)
        if match[0][1] != "F" and IN_A_FIELD.match(words, match.end()):
            continue
        if match[0][1] != "F":
            owns = number + 1 < len(matches) and segment.phrase is not None and _opens(words, matches, number)
            if owns:
                yield segment
                segment, lead = _Segment(), OWN
            elif said is not None:
                sent = TO_GOVERNMENTS.match(gap) or (segment.under is not None and lead == SENT)
                lead = SENT if sent else said[0]
            elif "," in gap and "and" not in gap and lead != SENT:
                lead = BESIDE_IT
            segment.bodies += [(lead, e) for e in mask.behind[match[0]].entities]
        elif words.startswith("'s ", match.end()):
            segment.under = posts[match[0]].office
        elif segment.phrase is None:
            segment.phrase = posts[match[0]]
        elif said is not None:
            segment.under, lead = posts[match[0]].office, said[0]
        else:
            yield segment
            segment, lead = _Segment(phrase=posts[match[0]]), OWN
    yield segment


def _opens(words: str, matches: list[re.Match[str]], number: int) -> bool:
    """Whether the body is the owner of the next office (``and @A's @F``)."""
    this, following = matches[number], matches[number + 1]
    gap = words[this.end() : following.start()]
    return following[0][1] == "F" and OWNS.fullmatch(gap) is not None and LEAD.search(gap) is None
