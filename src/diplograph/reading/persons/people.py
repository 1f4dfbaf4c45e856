"""Who is named in a sentence, with the office and the state or body that the words around the name give.

The patterns run over a masked sentence: ``@A`` a state, ``@B`` a body, ``@F`` an office, ``@O`` an office in the
plural, ``@H`` a form of address, ``@P`` a place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from diplograph.reading.names.mentions import Mention
from diplograph.reading.persons.offices import Phrase
from diplograph.reading.persons.person import Person, address_of, span_of
from diplograph.reading.persons.personal_names import clean, name_pattern
from diplograph.reading.persons.rosters import rosters
from diplograph.reading.persons.shared_states import with_their_states
from diplograph.reading.persons.tails import AND, BODY, POST, TAIL, read_tail
from diplograph.reading.text.masks import Mask

IS = (
    r"(?:, (?:who (?:is|was) |as |in (?:his|her) capacity as )?| \(| [–—-] "
    r"| (?:(?:in|on|upon) (?:his|her) (?:[a-z-]+ (?:and [a-z-]+ )?)?(?:re-?)?(?:election|appointment|inauguration"
    r"|assumption of office) (?:as|to the (?:[a-z]+ )?(?:post|office|position) of)|was|became"
    r"|has been|is|as|(?:was |has been )?(?:re-?)?elected(?: as)?|(?:was |has been )?(?:re)?appointed(?: as)?"
    r"|was named|served as|was accredited as|was sworn in as|was promoted to) )"
)
MODIFIERS = (
    r"(?:(?:first|second|resident|the|a|its|their|his|her|then|also|now|currently|newly appointed|new|current|incumbent"
    r"|whose) )*"
)
NOT_TWO = r"(?!(?<=[Tt]he )@F\d++ and @F\d++ [A-Z])"  # The Secretary and Minister Ben Moe
EARLIER = r"(?:\b(?:former|then|late|ex|outgoing|visiting|incoming|caretaker|newly (?:appointed|elected))[ -])?"


SMALL = r"(?:(?:de|del|van|von|dos|della)(?: (?:la|las|los|der|den))? )?"  # Foreign Minister de la Moe


@cache
def before() -> re.Pattern[str]:
    """``@A's @F and @F, @H NAME``; ``@F of the @B to @A, NAME``; ``@F to @A @F NAME``; ``@F NAME of @A``."""
    return re.compile(
        rf"{EARLIER}{NOT_TWO}(?P<tail>{POST}(?>{TAIL}*)(?>(?:{AND}@F\d++(?>{TAIL}*))*))"
        r"(?: resident in [A-Z]\w+)?(?:,| [–—])? (?:(?<=@A\d )@F\d++ |(?<=@A\d\d )@F\d++ )?"
        rf"(?P<address>(?:(?:the )?@H\d++ )*)(?P<name>{SMALL}{name_pattern()})"
        rf"(?P<more>(?: of (?:the )?{BODY}| \((?:the )?@[AB]\d++\))?)"
    )


@cache
def after() -> re.Pattern[str]:
    """``@H NAME, the @A's @F for … of @A to @A``."""
    return re.compile(
        rf"(?P<address>(?:@H\d++ )*)(?P<name>{name_pattern()}){IS}{MODIFIERS}{EARLIER}"
        rf"(?P<tail>{POST}(?>{TAIL}*)(?>(?:{AND}{POST}(?>{TAIL}*)(?!,? (?:@H\d++ )*[A-Z]))*))"
        r"(?! (?:@H\d++ )*[A-Z])(?! and [A-Z])"
    )


@cache
def credentialed() -> re.Pattern[str]:
    """``NAME presented her credentials to … as @F of @A to @A``: the office is the envoy's."""
    return re.compile(
        rf"(?P<address>(?:@H\d++ )*)(?P<name>{name_pattern()}),? (?:[a-z]+ |on @D\d+ ){{0,3}}?"
        rf"(?:present|submit|hand|deliver)[^.;]{{0,60}}?(?:credentials?|credence)[^.;]{{0,160}}?,? as {MODIFIERS}"
        rf"(?P<tail>{POST}(?>{TAIL}*))"
    )


@cache
def addressed() -> re.Pattern[str]:
    """``@H NAME``."""
    return re.compile(rf"(?P<address>(?:@H\d++ )+)(?P<name>{name_pattern()})")


@cache
def colleagues() -> re.Pattern[str]:
    """``his @A counterpart, NAME``; ``her counterpart from @A, NAME``; ``their counterpart NAME``."""
    noun = r"(?:[Cc]ounterpart|[Cc]olleague|[Pp]eer|opposite number)"
    his = r"(?:(?:his|her|their|its|the) (?:(?!and )[a-z]+ ){0,2})"
    return re.compile(
        rf"(?:{his}?(?:(?P<poss>@A\d++)(?:'s)? {noun}|{noun} (?:of|from) (?:the )?(?P<from>@A\d++))|{his}{noun}),? "
        rf"(?P<address>(?:@[HF]\d++ )*)(?P<name>{name_pattern()})"
    )


def people(
    mask: Mask[Mention], posts: Mapping[str, Phrase], hints: Sequence[tuple[int, int]], text: str
) -> list[Person]:
    """The persons of a masked sentence.

    ``posts`` are the offices behind ``@F``, ``hints`` spans of ``text`` that the language model takes for persons.
    """
    found: list[Person] = []
    for person in (
        *_envoys(mask, posts, text),
        *_with_office(mask, posts, hints, text),
        *rosters(mask, posts, hints, text),
        *_colleagues(mask, text),
        *_addressed(mask, text),
    ):
        _add(found, person)
    for start, end in hints:
        name = clean(" ".join(text[start:end].split()))
        at = text.find(name, start, end)
        if len(name.split()) > 1 and at >= 0:
            _add(found, Person(at, at + len(name), at, at + len(name), name))
    return with_their_states(mask, _shared_sides(sorted(found, key=lambda p: p.start), text))


def _envoys(mask: Mask[Mention], posts: Mapping[str, Phrase], text: str) -> Iterator[Person]:
    for match in credentialed().finditer(mask.text):
        if name := clean(match["name"]):
            person = _person(mask, match, name, posts, text)
            yield replace(person, end=person.name_end)


def _addressed(mask: Mask[Mention], text: str) -> Iterator[Person]:
    for match in addressed().finditer(mask.text):
        if name := clean(match["name"]):
            start, end = span_of(mask, match, name)
            first = mask.source(*match.span())[0]
            yield Person(first, end, start, end, name, address=address_of(mask, match, text))


def _colleagues(mask: Mask[Mention], text: str) -> Iterator[Person]:
    for match in colleagues().finditer(mask.text):
        if name := clean(match["name"]):
            start, end = span_of(mask, match, name)
            whose = match["poss"] or match["from"]
            side = mask.behind[whose].entities if whose else ()
            first = mask.source(match.start(), match.end())[0]
            yield Person(first, end, start, end, name, sides=side, address=address_of(mask, match, text))


def _shared_sides(found: list[Person], text: str) -> list[Person]:
    """``A's Attorney-General X, Law Minister Y and Aide Z``: each is of the same state as the one before."""
    for at, person in enumerate(found[1:], start=1):
        before = found[at - 1]
        between = " ".join(text[before.end : person.start].split())
        row = between == "," and person.post != before.post and person.post is not None and not person.post.mission
        if (
            person.post is not None
            and not person.sides
            and before.sides
            and before.start < before.name_start
            and (between in ("and", "and the", "&", ", and") or row)
        ):
            found[at] = replace(person, sides=before.sides)
    return found


def _with_office(
    mask: Mask[Mention], posts: Mapping[str, Phrase], hints: Sequence[tuple[int, int]], text: str
) -> Iterator[Person]:
    """The persons beside an office, from left to right: an office belongs to the nearest name that is free."""
    at = 0
    while True:
        ahead = _next(before(), mask, posts, at, text)
        behind = _next(after(), mask, posts, at, text)
        while behind is not None and _is_doubtful(behind[0], hints):
            behind = _next(after(), mask, posts, behind[2], text)
        if behind is not None and (ahead is None or behind[1] < ahead[1]):
            yield behind[0]
            at = behind[2]
        elif ahead is not None:
            person, _, at = ahead
            if not person.sides and behind is not None and behind[0].name_start == person.name_start:
                posts_of_both = (*person.posts, *behind[0].posts)
                person = replace(behind[0], start=min(person.start, behind[0].start), posts=posts_of_both)
                at = behind[2]
            yield person
        else:
            return


def _next(
    pattern: re.Pattern[str], mask: Mask[Mention], posts: Mapping[str, Phrase], at: int, text: str
) -> tuple[Person, int, int] | None:
    """The next person that ``pattern`` finds, where the phrase begins, and where to go on."""
    ahead = "more" in pattern.groupindex
    taken = [found.span("tail") for found in credentialed().finditer(mask.text)]
    while match := pattern.search(mask.text, at):
        name = clean(match["name"])
        if name and match.span("tail") not in taken:
            end = match.start("name") + match["name"].find(name) + len(name)
            return _person(mask, match, name, posts, text), match.start(), end if ahead else match.end("tail")
        at = match.end("tail") if ahead else match.start("name") + 1
    return None


def _is_doubtful(person: Person, hints: Sequence[tuple[int, int]]) -> bool:
    """One word before an office without a form of address: a name only where the language model says so."""
    hinted = any(a < person.name_end and person.name_start < b for a, b in hints)
    return len(person.name.split()) == 1 and not person.address and not hinted


def _person(mask: Mask[Mention], match: re.Match[str], name: str, posts: Mapping[str, Phrase], text: str) -> Person:
    """The person of a match; a name that was cut short has nothing to do with the words after it."""
    ahead = "more" in match.re.groupindex
    start, end = span_of(mask, match, name)
    more = match["more"] if ahead and len(name) == len(match["name"].removesuffix(",")) else ""
    tail = read_tail(mask, match["tail"], posts, more)
    whole = mask.source(match.start(), match.end() if not ahead or more else match.end("name"))
    return Person(
        start=whole[0] if ahead or match["address"] else start,
        end=end if ahead and not more else whole[1],
        name_start=start,
        name_end=end,
        name=name,
        office=_office_span(mask, match),
        posts=tail.posts,
        sides=tail.sides,
        accredited=tail.accredited,
        past=tail.past,
        address=address_of(mask, match, text),
        under=tail.under,
    )


def _office_span(mask: Mask[Mention], match: re.Match[str]) -> tuple[int, int]:
    """The span of the office from its first word to its last, without whose it is and without the name."""
    first = match.start("tail") + match["tail"].index("@F")
    return mask.source(first, match.end("tail"))


def _add(found: list[Person], person: Person) -> None:
    """Keep the first that speaks of a name; a later one adds an office or a side where the first had none."""
    for at, other in enumerate(found):
        if other.name_start < person.name_end and person.name_start < other.name_end:
            if not other.posts and not other.sides and (person.posts or person.sides):
                found[at] = person
            elif other.name == person.name and not other.sides and not other.past:
                whole = min(other.start, person.start), max(other.end, person.end)
                found[at] = replace(other, sides=person.sides, start=whole[0], end=whole[1])
            return
    found.append(person)
