"""Which date and which place of a sentence belong to which of its meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import DATE, Mention
from diplograph.reading.story.facts import FOCUS, Fact
from diplograph.reading.story.scene import Scene

OTHER_ACT = re.compile(
    r"(?:signed|adopted|since|established|until|founded|established in|agreed|launched|dated|independence|incident|"
    r"attacks?|elections?|anniversary)[^@]{0,12}$|[^\d] of $"
)
OTHER_MATTER = re.compile(r";|\b(?:who|whose|incident|attacks?|elections?|war|conflict|independence|ahead of)\b")
NOT_BETWEEN = re.compile(r"[;]|\b(?:situation|developments?|war|conflict|people|embassy|who|which)\b")
HELD = re.compile(
    r"\b(?:held|took place|take place|hosted|visit|trip|summit|conference|meeting|talks|@M\d+)\b(?:[^@.;]|@D\d+){0,60}$"
)
VENUE = r"(?:(?:the )?(?:[A-Z][\w'-]+ ){1,4}[A-Z][\w'-]+,? (?:in )?)?"  # a venue that the lexicon lacks
PLACE = re.compile(rf"\b(?P<lead>(?i:in|at|to))(?: the)? {VENUE}(?P<place>@[PA]\d+)")
WHERE = re.compile(r"(?P<place>@[PA]\d+)(?:, @A\d+)?,? where (?:[^@.;]{0,30}@A\d+)?[^@.;]{0,60}$")
WHEN = re.compile(r"(?P<date>@D\d+),? when [^@.;]{0,60}$")
CLAUSE_OPENS = re.compile(r"(?:;|,? (?:and|but|while|whereas|then)) (?:(?:in|on) )?(?P<date>@D\d+),")
CITY = re.compile(r",? (?:in )?(?P<city>@P\d+)")  # of a venue: at the Castle in Klow
SAYS_WHERE = re.compile(r"\W*(?:Held|It (?:was|is)|Taking place)")
RECALLING = re.compile(
    r"\b(?:since|after|following|follow-up|as agreed|held earlier|previous|last|building on|outcomes?)\b"
)
ALONGSIDE = re.compile(r"\b(?:(?:margins?|sidelines?|fringes) of|at|during|ahead of)(?: the| this year's)? $", re.I)
OF_OTHER_ACT = re.compile(r"\b(?:that|which|who) (?:(?:the )?@A\d+ )?[^@.;]{0,30}$")  # "the plan that @A1 launched at"
YET_TO_BE = re.compile(r"\bto (?:assume|become|chair|head|hold|host|join|lead|preside|serve|take)\b")
NAMED_BY_YEAR = re.compile(r"@D\d+ [A-Z]")
YEAR_LONG = 4  # characters of a date that is a year
MONTH_LONG = 7  # characters of a date that is no day
DATE_WITHIN, PLACE_WITHIN, OPENING = 160, 140, 60


def is_alongside(fact: Fact, scene: Scene) -> bool:
    """Whether a meeting is named as the event around another: ``met on the margins of the Klow Summit``."""
    if fact.mention is None or not fact.mention.entities:
        return False
    before = ALONGSIDE.search(scene.masked.text[: scene.position(fact.mention)])
    return before is not None and OF_OTHER_ACT.search(before.string[: before.start()]) is None


def when(fact: Fact, facts: Sequence[Fact], scene: Scene) -> Mention | None:
    """The date of a meeting.

    It stands within its words, else it is the nearest after them and before the next meeting, else the one that opens
    the sentence or its clause, or leads to it (``on @D1, when A presented …``). Of the meeting that the text speaks of,
    only the date that opens a sentence is.
    """
    if fact.date is not None:
        return fact.date
    if fact.mention is not None and (inside := _dates_within(fact.mention, scene)):
        return inside[0]
    here, limit = _stretch(fact, facts, scene)
    text = scene.masked.text
    clauses = {match.start("date"): match["date"] for match in CLAUSE_OPENS.finditer(text)}
    if fact.kind != FOCUS or SAYS_WHERE.match(text):
        for at, mention in scene.keys(DATE):
            if at in clauses:
                break
            near = here < at < min(limit, here + DATE_WITHIN) and not OTHER_MATTER.search(text[here:at])
            if (
                near
                and not OTHER_ACT.search(text[max(0, at - 30) : at])
                and not _is_year_of_other(mention, text, here, at)
            ):
                return mention
    if (joined := WHEN.search(text, 0, here)) is not None and _is_told(fact):
        return scene.masked.behind[joined["date"]]
    own = next((scene.masked.behind[key] for at, key in reversed(clauses.items()) if at < here), None)
    opening = own or next((m for at, m in scene.keys(DATE) if at < min(here, OPENING) and not _owns(m, scene)), None)
    main = [f for f in facts if f.kind != FOCUS]
    if len(main) > 1 and is_alongside(fact, scene):
        return own if _is_month(own, "") else None
    if not main or fact is main[0] or _is_told(fact) or _is_month(opening, text[:here]):
        return opening
    return None


def _is_year_of_other(date: Mention, text: str, here: int, at: int) -> bool:
    """``elected Norway to chair it in 2018``, ``the 2018 General Election``: a year alone is that of what is named."""
    alone = date.when is not None and len(date.when.value) == YEAR_LONG
    return alone and (YET_TO_BE.search(text, here, at) is not None or NAMED_BY_YEAR.match(text, at) is not None)


def _owns(date: Mention, scene: Scene) -> bool:
    """``today's call``: the date is that of the noun after it."""
    return scene.text.startswith("'s", date.end)


def _is_month(opening: Mention | None, before: str) -> bool:
    """``In May, she went to Klow for the 5th Forum``: a month holds for all that the sentence tells of it."""
    if opening is None or opening.when is None or OTHER_MATTER.search(before) or RECALLING.search(before):
        return False
    return len(opening.when.value) <= MONTH_LONG


def _dates_within(mention: Mention, scene: Scene) -> list[Mention]:
    """The dates in the phrase of an unnamed meeting (``the February 14 meeting``)."""
    occasion = scene.occasions.get(mention)
    if occasion is None or not occasion.dates:
        return []
    return [m for m in scene.line.mentions if m.letter == DATE and mention.start <= m.start < mention.end]


def _is_told(fact: Fact) -> bool:
    """Whether the sentence says who met, and does not only mention the meeting."""
    return fact.kind != FOCUS and (fact.mention is None or bool(fact.filled("attended", "chaired", "hosted")))


def places(fact: Fact, facts: Sequence[Fact], scene: Scene) -> list[Entity]:
    """Where a meeting was: ``in Oslo``, ``at the Castle`` between its words and the next meeting, or at the front.

    ``Oslo, where she will meet …`` says where as well.
    """
    text = scene.masked.text
    if fact.kind == FOCUS and not SAYS_WHERE.match(text):
        return []
    here, limit = _stretch(fact, facts, scene)
    if (where := WHERE.search(text[:here])) is not None and _is_told(fact):
        return [e for e in scene.masked.behind[where["place"]].entities if e.type in ("Place", "State")]
    taken = [e for f in facts if f is not fact for e in f.filled("held_in")]
    for match in PLACE.finditer(text):
        at = match.start()
        entities = list(scene.masked.behind[match["place"]].entities)
        if any(e in taken for e in entities) or not _may_be_place(fact, match, entities, text):
            continue
        follows = here < at < min(limit, here + PLACE_WITHIN) and not NOT_BETWEEN.search(text[here:at])
        opens = at < here and at < 25 and (limit == len(text) or _is_told(fact))
        if follows or opens:
            city = CITY.match(text, match.end())
            return [*entities, *(scene.masked.behind[city["city"]].entities if city else ())]
    return []


def _may_be_place(fact: Fact, match: re.Match[str], entities: Sequence[Entity], text: str) -> bool:
    """``to`` leads to the place of a visit; a state is a place where something is said to be held there."""
    if match["lead"] == "to" and fact.kind != "visit":
        return False
    if match["place"][1] == "P":
        return True
    if len(entities) != 1 or entities[0].type != "State" or match["lead"].casefold() == "at":
        return False
    before = text[: match.start()]
    return match["lead"] == "to" or before == "While " or HELD.search(before) is not None


def _stretch(fact: Fact, facts: Sequence[Fact], scene: Scene) -> tuple[int, int]:
    """From where a meeting is told to where the next one is."""
    here = _position(fact, scene)
    others = (_position(f, scene) for f in facts if f is not fact and f.kind != FOCUS)
    return here, min((p for p in others if p > here), default=len(scene.masked.text))


def _position(fact: Fact, scene: Scene) -> int:
    return fact.at if fact.mention is None else scene.position(fact.mention)
