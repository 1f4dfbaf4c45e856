"""Actors beyond single names: rows, unnamed roles (``the foreign ministers of …``), references back.

The patterns run over a masked sentence in which ``@A`` is an actor, ``@J`` an adjective of a state, ``@P`` a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from diplograph.lexicon import offices as lexicon
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, UNNAMED, Mention
from diplograph.reading.steps import step
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import alternatives, any_of

COLLECTIVES = words("collectives")
NO_MODIFIERS = sorted({*words("not_before_nouns"), *words("before_collectives")})
JOIN = r"(?:, and |,? as well as |,? together with |,? along with |; and |, | and | & |; )"
VERB = r" (?:had|has|have|was|were|is|are|will|would|took|takes|sent|met|held|led|said|spoke|gave|made|[a-z]{3,}ed)\b"
BOTH = re.compile(
    r"\b(?:[Bb]oth|[Tt]he two|[Tt]he three|[Tt]he four|[Tt]he|[Tt]hese two) "
    rf"(?i:{any_of('both_of_them', 'sides')})\b"
    r"(?! of| from| @| who| will visit)"
)
AFTER_PREPOSITION = re.compile(
    r"\b(?:[Ii]n|to|from|of|with|[Oo]n|[Rr]egarding|[Cc]oncerning|[Aa]bout|[Aa]s for|for)(?: the)? $"
)
NUMBERS = "all|ten|eleven|nine|[a-z]+teen|other|remaining|\\d+"
DESCRIBING = sorted({*words("adjectives_in_ed"), "concerned", "invited"})
FRONTED = re.compile(
    r"(?:At|In|On|Upon|Following|After|Before|During|Alongside|Ahead of|Since|Over) "
    r"[^@,]{0,60}\b(?:of|with|by|from|to)(?: the)? "
)
RELATED = re.compile(
    r"(@[AJ]\d+)(?:-|–| and )(@[AJ]\d+) (?:relations|ties|relationship|cooperation|partnership)\b"
    r"|\b(?:relations|ties|relationship|cooperation|partnership) between (?:the )?(@A\d+) and (?:the )?(@A\d+)"
)
SIDES = words("sides")
AS_WHAT = re.compile(
    r"\b[Aa]s (?:an? |the |one of the |fellow )?(?:[^@.;,]{0,60} of (?:the )?)?$"
    r"|\b(?:two|three|four|five|six|seven|eight|nine|ten|\d+) (?:[A-Za-z]+ ){0,3}[Mm]embers of (?:the )?$"
)
MEMBERS = re.compile(r"\bmember (?:states|countries|economies|nations)$", re.I)
THEY = re.compile(r"(?:(?<=^)|(?<=[.;] )|(?<=, )|(?<=Together ))(?:They|they)\b")
IT = re.compile(
    r"(?:(?<=^)|(?<=[.;,] )|(?<=and )|(?<=that ))[Ii]t\b"
    r"(?= (?:(?:is|was|became|remains)(?: \w+)? (?:an?|the) (?:[a-z]+ )?"
    r"(?:member|partner|party|observer|signatory)|(?:has |will |would |also )*(?:joined|ratified|acceded|signed|"
    r"recogni[sz]ed|contribute[ds]?|donate[ds]|pledge[ds]|provide[ds]|host(?:s|ed)?|chair(?:s|ed)?|establishe[ds]|"
    r"founded|supports|supported|maintains|concluded|attended)\b))"
)
WE = re.compile(r"\b(?:We|we)\b(?! [A-Z])")
HE = re.compile(
    r"(?:(?<=^)|(?<=[.;] )|(?<=, )|(?<=and )|(?<=where )|(?<=which )|(?<=that )|(?<=when ))(?:He|She|he|she)\b(?! @)"
)
HE_ALONE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b(?! @)")
LED = re.compile(any_of("heads_of_sides"), re.I)


@cache
def offices_pattern(number: str) -> str:
    """Office words of the lexicon in the given number, as written and in small letters."""
    forms = [f for f, o in lexicon.heads().items() if o.number == number and not o.short]
    return alternatives([*forms, *(f.lower() for f in forms)])


@cache
def _collective() -> str:
    return rf"(?:{offices_pattern('plural')}|{alternatives([*COLLECTIVES, *(_titled(c) for c in COLLECTIVES)])})"


def _titled(words: str) -> str:
    return words.title().replace(" Of ", " of ").replace(" And ", " and ")


def _modifier() -> str:
    """A word in small letters before a plural that describes it and is no verb."""
    described = alternatives(DESCRIBING)
    return rf"(?!(?:{alternatives(NO_MODIFIERS)}) )(?:{described}|[a-z]*(?!ed)[a-z]{{2}})(?:-[a-z]+)?"


@cache
def _roles() -> tuple[re.Pattern[str], ...]:
    mods = rf"(?:{_modifier()} |[Rr]esident |[Ss]enior |[Ff]oreign )?"
    parts = (
        rf"(?:the |both |its )?(?:(?:{NUMBERS}) )?@A\d+(?: \([^()]{{1,15}}\))?(?:'s?)?"
        r"(?: (?:[Mm]ember )?(?:[Ss]tates|[Cc]ountries))?"
    )
    listed = rf"{parts}(?:{JOIN}{parts})*"
    of = (
        rf"(?:[Tt]he |[Aa]ll |[Bb]oth )?(?:{_collective()}(?:,? and |, )){{0,2}}"
        rf"{mods}(?P<role>{_collective()})(?: \([^()@]{{1,12}}\))?"
        rf" (?:of|from|representing) (?P<whose>{listed})"
    )
    adjective = (
        r"(?:[Tt]he |[Bb]oth |its )?(?:(?:[Ss]enior|[Tt]op|[Kk]ey|[Hh]igh-level|[Hh]igh-ranking) )?"
        r"(?P<whose>@[AJ]\d+(?:'s?)?(?>(?:(?:,| and|, and|-) ?@[AJ]\d+(?:'s?)?)*))"
        rf" {mods}{mods}(?P<role>{_collective()})\b"
    )
    return re.compile(rf"(?<![\w@]){of}"), re.compile(rf"(?<![\w@]){adjective}")


@cache
def _singles() -> tuple[re.Pattern[str], ...]:
    office = offices_pattern("singular")
    head = rf"(?P<mods>(?:Deputy |Vice |deputy |vice )?)(?P<role>{office})"
    return (
        re.compile(
            r"(?:\b[Tt]he (?:newly[ -]elected |newly[ -]appointed |new |current |incoming )?|^|(?<=[.;] )|(?<=with )"
            rf"|(?<=by )){head} of (?:the )?(?P<whose>@[AJ]\d+)(?! @F| @A)"
        ),
        re.compile(rf"\b(?:[Tt]he )?(?P<whose>@[AJ]\d+)(?:'s)? {head}\b(?! of| for)"),
        re.compile(rf"(?:\b[Tt]he |^|(?<=[.;,] )){head}\b(?! of| for|-)"),
    )


@step("plural-offices")
def roles(
    mask: Mask[Mention],
    leaders: Callable[[Entity], Sequence[Entity]],
    heads: Callable[[str, Sequence[Entity]], Sequence[Entity]],
) -> Iterator[Mention]:
    """Unnamed groups that stand for states or bodies: ``senior officials of A and B``, ``Israeli leaders``.

    ``leaders`` gives the persons meant by "the presidents of the member states" of a body, ``heads`` those meant by
    "the presidents of A and B", where they are known.
    """
    text = re.sub(r"@A\d+", lambda m: m[0].lower() if _is_personal(mask.behind[m[0]]) else m[0], mask.text)
    for pattern in _roles():
        for match in pattern.finditer(text):
            keys = re.findall(r"@[AJ]\d+", match["whose"])
            entities = [e for key in keys for e in mask.behind[key].entities]
            if len(entities) == 1 and LED.fullmatch(match["role"]) and "member" in match["whose"]:
                entities = list(leaders(entities[0])) or entities
            elif len(entities) > 1 and LED.fullmatch(match["role"]):
                entities = list(heads(match["role"], entities)) or entities
            if entities:
                yield Mention(ACTOR, *mask.source(*match.span()), tuple(dict.fromkeys(entities)))


def _is_personal(mention: Mention) -> bool:
    return any(e.type == "Official" for e in mention.entities)


@step("bare-offices")
def single_roles(mask: Mask[Mention], resolve: Callable[[str, Entity | None], Entity | None]) -> Iterator[Mention]:
    """``the President of A``, ``the Chinese leader``, ``the Minister``: the person meant, else the state.

    ``resolve`` gives the holder of a post (of a side, where one is named).
    """
    for number, pattern in enumerate(_singles()):
        for match in pattern.finditer(mask.text):
            side = mask.behind[match["whose"]].entity if number < 2 else None
            if side is not None and side.type == "Official":
                continue
            entity = resolve((match["mods"] + match["role"]).strip(), side) or side
            if entity is not None:
                yield Mention(ACTOR, *mask.source(*match.span()), (entity,))


@cache
def _posts_for() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{offices_pattern('singular')}) for (?:the )?@A\d+")


def unnamed_posts(mask: Mask[Mention]) -> Iterator[Mention]:
    """``the Deputy Secretary-General for A``: somebody without a name, and not A itself."""
    for match in _posts_for().finditer(mask.text):
        yield Mention(UNNAMED, *mask.source(*match.span()))


@step("references")
def references(
    mask: Mask[Mention], both: Sequence[Entity], people: Sequence[Entity], they: Sequence[Entity], we: Sequence[Entity]
) -> Iterator[Mention]:
    """``both sides``, ``the two leaders``, ``they``."""
    person = [e for e in they if e.type == "Official"]
    for pattern, groups in (
        (BOTH, (both, people)),
        (THEY, (both, they)),
        (HE, (person[:1], person[:1])),
        (IT, ((), [e for e in they if e.type != "Official"][:1])),
        (WE, (we, we)),
    ):
        for match in pattern.finditer(mask.text):
            sides = match[0].split()[-1].casefold() in SIDES or (pattern is THEY and len(groups[1]) < 2)
            meant = groups[0] if sides else groups[1]
            if pattern is HE:
                meant = _only_person(mask, match.start()) or meant
            if meant and not (pattern in (BOTH, THEY) and len(meant) == 1 and meant[0].type == "Official"):
                yield Mention(ACTOR, *mask.source(*match.span()), tuple(meant))
    named = any(e.type == "Official" for m in mask.behind.values() for e in m.entities)
    for match in HE_ALONE.finditer(mask.text) if len(person) == 1 and not named else ():
        yield Mention(ACTOR, *mask.source(*match.span()), (person[0],))


def related(mask: Mask[Mention]) -> tuple[Entity, ...]:
    """The two whose relations a sentence speaks of."""
    match = RELATED.search(mask.text)
    return tuple(e for key in match.groups() if key for e in mask.behind[key].entities[:1]) if match else ()


def _only_person(mask: Mask[Mention], at: int) -> tuple[Entity, ...]:
    """The one person named before in the sentence, none where there are several."""
    keys = re.findall(r"@A\d+", mask.text[:at])
    people = dict.fromkeys(e for key in keys for e in mask.behind[key].entities if e.type == "Official")
    return tuple(people) if len(people) == 1 else ()


@cache
def _row() -> re.Pattern[str]:
    """``@A, the @A and @A``."""
    acronym = r"(?: \([^()@]{1,15}\)| \((?:the )?@A\d+\))?"
    its = r"(?:the |both |with |(?:his|her|their) (?:counterparts?,? )?)?"
    one = rf"{its}@A\d+{acronym}(?!(?: led| headed| represented)? by @A|'s? @A)"
    joined = rf"(?:(?:{JOIN})(?<!; ){one}|; {one}(?!{VERB}))"
    return re.compile(
        rf"@A\d+{acronym}(?:, {one}|; {one}(?!{VERB}))*{joined}"
        rf"(?:(?:,? as well as |,? together with |,? along with ){one})*"
    )


@step("coordination")
def coordinate(mask: Mask[Mention], text: str = "") -> Iterator[Mention]:
    """Actors in a row: ``A, B and C``; a state after ``in`` or ``to`` does not begin a row of persons.

    Nor does a body with its members (``the BRICS countries, A and B``) or what somebody is (``As a member of A, B``).
    """
    at = 0
    while match := _row().search(mask.text, at):
        keys = re.findall(r"@A\d+", match[0])
        before = mask.text[: match.start()]
        anew = AFTER_PREPOSITION.search(before) and _begins_anew(*(mask.behind[k] for k in keys[:2]))
        if anew or (FRONTED.fullmatch(before) and re.match(r"@A\d+, (?:the )?@A\d+(?! and|,)", match[0])):
            at = match.start() + len(keys[0])
            continue
        if re.match(r"@A\d+, (?:the )?@A", match[0]) and (
            AS_WHAT.search(mask.text[: match.start()])
            or MEMBERS.search(text[: mask.behind[keys[0]].end])
            or (len(keys) < 4 and _is_within(mask.behind[keys[0]], mask.behind[keys[1]]))
        ):
            at = match.start() + len(keys[0])
            continue
        entities = dict.fromkeys(e for key in keys for e in mask.behind[key].entities)
        yield Mention(ACTOR, *mask.source(*match.span()), tuple(entities), tuple(mask.behind[key] for key in keys))
        at = match.end()


def _is_within(part: Mention, whole: Mention) -> bool:
    """``Narcotics Bureau, Ministry of Health`` and ``Ministry of Health, Norway`` name one body."""
    inner, outer = part.entity.properties.get("kind"), whole.entity.properties.get("kind")
    office = inner in ("organ", "agency") and outer == "ministry"
    return office or (inner in ("ministry", "parliament") and whole.entity.type == "State")


def _begins_anew(first: Mention, second: Mention) -> bool:
    """``In Norway, A and B met``, ``On Norway, the ministers agreed``: the row begins with the second."""
    return first.entities[0].type == "State" and (second.entity.type == "Official" or len(second.entities) > 1)


@step("apposition")
def apposed(mask: Mask[Mention]) -> Iterator[Mention]:
    """``the heads of the observer states: A, B and C``: a group and the list of who is meant are one actor."""
    for match in re.finditer(r"@A\d+ [–—-] (?=@A\d+ [–—-] )(@A\d+) [–—-](?= )", mask.text):
        yield Mention(ACTOR, *mask.source(*match.span()), mask.behind[match[1]].entities)
    for match in re.finditer(
        r"@A\d+(?: (?:member|observer|partner))?(?: (?:states|countries))?(?: of [^@.;:]{3,40})?: (@A\d+)", mask.text
    ):
        yield Mention(ACTOR, *mask.source(*match.span()), mask.behind[match[1]].entities)
