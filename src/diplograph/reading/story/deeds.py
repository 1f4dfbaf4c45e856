"""When agreements were made and how they stand, as the words beside their names tell: ``the Pact, signed in 1994``."""

from __future__ import annotations

import re
from functools import cache

from diplograph.lexicon import agreements
from diplograph.lexicon.acts import acts
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import AGREEMENT, DATE, Mention
from diplograph.reading.steps import step
from diplograph.reading.story.modality import is_not_yet_made
from diplograph.reading.story.scene import Scene
from diplograph.reading.text.acts import DONE
from diplograph.reading.text.patterns import alternatives

WHERE = (
    r"(?:,? (?:at|in|by|between|during|among|within|on the \w+ of)(?: the| its| their| both)?"
    r"(?: @[PAMJ]\d+| [a-z]+){1,4})"
)
DATED = re.compile(
    rf"(?: \([^()@]{{1,30}}\))?(?:,? (?:of|dated|from)| \(|,? (?:an?|the)"
    rf"|,?(?: which| that)?(?: was| were| had been| is)?(?: [a-z]+ly| also| first)? {DONE}{WHERE}{{0,3}}"
    rf"(?:,? (?:on|in|as early as|back in))?) ?(?P<date>@D\d+)"
)
YEAR_IN_NAME = re.compile(
    r"^(?:the )?(?P<first>1[5-9]\d\d|20[0-4]\d) |\b(?:of|,) (?P<last>1[5-9]\d\d|20[0-4]\d)$", re.I
)
OF_ANOTHER = re.compile(r"@G\d+,? (?:of|dated|from|signed on) (?:the )?$")
STANDINGS = ("terminated", "in force", "ratified", "signed", "adopted", "negotiated")  # from the furthest


@step("standing-of-agreements")
def note_deeds(scene: Scene) -> None:
    """Note the date and the standing of each agreement that the sentence names."""
    text = scene.masked.text
    for key, mention in scene.masked.behind.items():
        if mention.letter != AGREEMENT or not mention.entities:
            continue
        at = scene.position(mention)
        end = text.index(key, at) + len(key)
        for instrument in mention.entities:
            _date(instrument, mention, text[end : end + 160], scene)
            if not is_not_yet_made(text[max(0, at - 50) : end + 60], text[:at]):
                _standing(instrument, text[max(0, at - 50) : end + 60])


def _date(instrument: Entity, mention: Mention, after: str, scene: Scene) -> None:
    said = YEAR_IN_NAME.search(scene.text[mention.start : mention.end])
    found = DATED.match(after)
    when = scene.masked.behind[found["date"]].when if found else None
    if when is not None:
        instrument.set("date", when.value)
    elif said is not None and _is_act(instrument):
        instrument.set("date", said["first"] or said["last"])


def _is_act(instrument: Entity) -> bool:
    """A treaty's year is when it was made; that of a plan or a vision is when it ends."""
    form = agreements.kinds().get(str(instrument.properties.get("kind")))
    return form is not None and form.kind.agreement_class != "programme"


def _standing(instrument: Entity, around: str) -> None:
    """The furthest that the words around the name say: what is in force was signed."""
    said = next((status for status in STANDINGS if _tells(status).search(around)), None)
    known = instrument.properties.get("status")
    if said is not None and (known is None or STANDINGS.index(said) < STANDINGS.index(str(known))):
        instrument.properties["status"] = said


@cache
def _tells(status: str) -> re.Pattern[str]:
    """The words that tell this status of an agreement."""
    forms = (form for act in acts().values() if act.status == status for form in act.told())
    return re.compile(rf"\b(?:{alternatives(forms)})\b")


def day_of(scene: Scene, first: int, last: int) -> str | None:
    """The date of an act whose words go from ``first`` to ``last``: within or near them, opening the sentence, or
    standing above it; that of an agreement named before the act is its own.
    """
    dates = (
        (at, m.when.value)
        for at, m in scene.keys(DATE)
        if m.when is not None and not (at < first and OF_ANOTHER.search(scene.masked.text[:at]))
    )
    near = (value for at, value in dates if at < 8 or first - 45 <= at <= last + 30)
    return next(near, scene.setting.date if scene.setting is not None else None)
