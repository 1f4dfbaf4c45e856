"""Who is named in a sentence, with the office and the state or body that the words around the name give.

The patterns run over a masked sentence: ``@A`` a state or body, ``@F`` an office, ``@H`` a form of address.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from diplograph.lexicon import offices as lexicon
from diplograph.lexicon import portfolios
from diplograph.lexicon.offices import Office
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.masks import Mask
from diplograph.reading.mentions import Mention
from diplograph.reading.offices import particles

WORD = (
    r"(?>(?:al|el|ul|ad|as|ash|an|ar|at)-[A-Z][^\W\d_]+"  # al-Sisi
    r"|(?:[A-Z]\.-?)+(?![a-z])"  # J. K., J.-P.
    r"|[A-ZÀ-ÖØ-ÞĀ-Ž][^\W\d_]*(?:['-][^\W\d_]+)*)"  # O'Neill, Aït-Sahlia
)
BODY = r"@A\d+(?: \(@?\w{1,20}\))?"
TO = rf"(?P<to>(?: to (?:the )?{BODY}(?:(?:,| and|, and) (?:the |to )*{BODY})*)?)"
IS = (
    r"(?:, (?:who (?:is|was) )?| \(| [–—-] | (?:was|became|has been|is|as|was appointed(?: as)?|was named|served as|"
    r"was accredited as) )"
)
MODIFIERS = r"(?:(?:first|second|resident|the|a|its|their|his|her|then|also|now|currently|newly appointed|new|whose) )*"
NO_NAME = words("no_personal_names")
LATER_NAMES = words("later_names")


@dataclass(frozen=True, slots=True)
class Person:
    """One naming of a person: the span of the name, of the whole phrase with office, and what the phrase says.

    ``sides`` are the states and bodies that the person speaks for, ``accredited`` those that a head of mission is sent
    to. ``office`` is the span of the office, ``post`` its entry in the lexicon.
    """

    start: int
    end: int
    name_start: int
    name_end: int
    name: str
    office: tuple[int, int] | None = None
    post: Office | None = None
    sides: tuple[Entity, ...] = ()
    accredited: tuple[Entity, ...] = ()


@cache
def name_pattern() -> str:
    """A personal name: capitals, initials, particles, suffixes."""
    small = "|".join(sorted((re.escape(p) for p in particles()), key=len, reverse=True))
    suffix = "|".join(sorted((re.escape(s) for s in lexicon.suffixes()), key=len, reverse=True))
    return rf"{WORD}(?:(?: (?:{small})(?= ))*+ {WORD}){{0,5}}(?:,? (?:{suffix})(?!\w))?"


def _of(articles: str) -> str:
    """``of the @A and the @A``, ``for the @F of @A``."""
    return (
        rf"(?:,? (?:of|for|from|at|in) (?:{articles})?(?:@F\d+ (?:of|for) (?:the )?)?{BODY}(?:,? and (?:the )?{BODY})?)"
    )


@cache
def before() -> re.Pattern[str]:
    """``@A's @F and @F, @H NAME``; ``@F of the @A to @A, NAME``; ``@F NAME of @A``."""
    of = _of("the |both ")
    return re.compile(
        r"(?:\b(?:former|then|late|ex|outgoing)[ -])?(?:(?P<poss>@A\d+)(?:'s|')? (?:then |former )?)?"
        rf"(?P<office>@F\d+)(?: \([A-Z]{{2,6}}\))?(?P<of1>{of}*)"
        rf"(?:,? (?:and|&) (?:concurrently )?(?P<office2>@F\d+)(?P<of2>{of}*))?"
        rf"{TO}(?: resident in [A-Z]\w+)?,? (?:(?:the )?@H\d+ )*(?P<name>{name_pattern()})"
        rf"(?P<of3>(?: of (?:the )?{BODY})?)"
    )


@cache
def after() -> re.Pattern[str]:
    """``@H NAME, the @A's @F for … of @A to @A``."""
    of = _of("the ")
    return re.compile(
        rf"(?:@H\d+ )*(?P<name>{name_pattern()}){IS}{MODIFIERS}(?:(?:former|then|ex|late)[ -])?"
        r"(?:(?P<poss>@A\d+)(?:'s|')? (?:then |former |new )?)?"
        rf"(?>(?P<office>@F\d+)(?P<of1>{of}*)(?:,? (?:and|&) (?P<office2>@F\d+)(?P<of2>{of}*))?"
        rf"{TO})(?! (?:@H\d+ )?[A-Z])(?! and [A-Z])"
    )


@cache
def addressed() -> re.Pattern[str]:
    """``@H NAME``."""
    return re.compile(rf"(?:@H\d+ )+(?P<name>{name_pattern()})")


def people(
    mask: Mask[Mention], posts: Mapping[str, Office], hints: Sequence[tuple[int, int]], text: str
) -> list[Person]:
    """The persons of a masked sentence.

    ``posts`` are the offices behind ``@F``, ``hints`` spans of ``text`` that the language model takes for persons.
    """
    found: list[Person] = []
    for person in (*_with_office(mask, posts, after(), False), *_with_office(mask, posts, before(), True)):
        _add(found, person)
    for match in addressed().finditer(mask.text):
        if name := _clean(match["name"]):
            start, end = mask.source(match.start("name"), match.start("name") + len(name))
            _add(found, Person(mask.source(*match.span())[0], end, start, end, name))
    for start, end in hints:
        name = " ".join(text[start:end].split())
        clean = _clean(name)
        if clean and len(clean.split()) > 1:
            _add(found, Person(start, start + len(clean), start, start + len(clean), clean))
    return _shared_sides(sorted(found, key=lambda p: p.start), text)


def _shared_sides(found: list[Person], text: str) -> list[Person]:
    """``A's Attorney-General X and Minister of Commerce Y``: the second is of the same state as the first."""
    for at, person in enumerate(found[1:], start=1):
        before = found[at - 1]
        between = " ".join(text[before.end : person.start].split())
        if (
            person.post is not None
            and not person.sides
            and before.sides
            and before.start < before.name_start
            and between in ("and", "and the", "&")
        ):
            found[at] = replace(person, sides=before.sides)
    return found


def _with_office(
    mask: Mask[Mention], posts: Mapping[str, Office], pattern: re.Pattern[str], ahead: bool
) -> Iterator[Person]:
    """The persons that ``pattern`` finds; ``ahead`` tells that the office stands before the name."""
    at = 0
    while match := pattern.search(mask.text, at):
        name = _clean(match["name"])
        if name:
            yield _person(mask, match, name, posts, ahead)
            at = match.start("name") + match["name"].find(name) + len(name)
        else:
            at = match.end("office") if ahead else match.start("name") + 1


def _person(mask: Mask[Mention], match: re.Match[str], name: str, posts: Mapping[str, Office], ahead: bool) -> Person:
    """The person of a match; a name that was cut short has nothing to do with the words after it."""
    g = match.groupdict()
    first = match.start("name") + match["name"].find(name)
    start, end = mask.source(first, first + len(name))
    cut = len(name) < len(match["name"])
    tails = [g.get(key) or "" for key in ("poss", "of1", "of2", "of3")]
    last = end if ahead and (cut or not g.get("of3")) else mask.source(match.start(), match.end())[1]
    return Person(
        start=mask.source(match.start(), match.start() + 1)[0] if ahead else start,
        end=last,
        name_start=start,
        name_end=end,
        name=name,
        office=_office_span(mask, match),
        post=posts[g["office"]],
        sides=_behind(mask, " ".join(tails[: 3 if cut else 4])),
        accredited=_behind(mask, g["to"] or ""),
    )


def _behind(mask: Mask[Mention], words: str) -> tuple[Entity, ...]:
    """The states and bodies behind the placeholders in ``words``."""
    return tuple(e for key in re.findall(r"@A\d+", words) for e in mask.behind[key].entities)


def _office_span(mask: Mask[Mention], match: re.Match[str]) -> tuple[int, int]:
    """The span of the office from its first word to its last, without the name."""
    last = max(match.end(key) for key in ("office", "of1", "office2", "of2", "to") if match[key])
    return mask.source(match.start("office"), last)


def _add(found: list[Person], person: Person) -> None:
    """Keep the first that speaks of a name; a later one adds an office where the first had none."""
    for at, other in enumerate(found):
        if other.name_start < person.name_end and person.name_start < other.name_end:
            if not other.office and person.office:
                found[at] = person
            return
    found.append(person)


def _clean(name: str) -> str:
    """The name without words that cannot begin or go on a name; empty where nothing is left."""
    kept: list[str] = []
    for word in name.split():
        if _is_no_name(word, begun=bool(kept)):
            break
        kept.append(_without_possessive(word))
        if word.endswith(("'s", "'")):
            break
    while kept and (kept[-1].casefold() in particles() or kept[-1] in ("and", "of")):
        kept.pop()
    if all(word in portfolios.words() for word in kept):
        return ""
    clean = _without_possessive(" ".join(kept).rstrip(","))
    return "" if clean.isupper() and len(clean) < 3 else clean


def _is_no_name(word: str, begun: bool) -> bool:
    """A word that is no part of a name; an initial is one, and after a first name ``May`` or ``Law``."""
    bare = word.strip(".,").casefold().removesuffix("'s")
    initial = len(bare) == 1 and word.endswith(".")
    return bare in NO_NAME and not initial and not (begun and bare in LATER_NAMES)


def _without_possessive(word: str) -> str:
    return word.removesuffix("'s").removesuffix("'")
