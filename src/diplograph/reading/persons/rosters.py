"""Persons in lists: ``Ann Lee (@A), Ben Moe (@A)``, ``@O of @A and @A, Ann Lee and Ben Moe``, ``For @A: Ann Lee``.

The patterns run over the masked sentence of ``people.py``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from diplograph.lexicon.offices import Office
from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import Mention
from diplograph.reading.persons.offices import Phrase
from diplograph.reading.persons.person import Person, address_of, span_of
from diplograph.reading.persons.personal_names import clean, name_pattern
from diplograph.reading.text.masks import Mask
from diplograph.reading.text.patterns import any_of

ADDRESS = r"(?P<address>(?:(?:the )?@[HF]\d++ )*)"
BODY = r"@[AB]\d++"
BESIDE = ("brackets", "body", "dash", "sent", "comma")
LISTED = re.compile(r"(?:, \w[^,@]{0,40})?(?:[,;]|[,;]? and|,? &|,? together with|,? as well as) ?")
LEADS = re.compile(rf"@O\d++(?: (?:to|in|at) (?:the )?(?P<there>{BODY}))?[^.;@]{{0,40}}$")
PEOPLE_BEFORE = re.compile(rf"\b{any_of('counterpart_leads')}\W+$")


@cache
def item() -> re.Pattern[str]:
    """``NAME (@A)``, ``NAME of @A``, ``NAME for @A``, ``NAME – @A`` or ``NAME- @A`` at the end."""
    return re.compile(
        rf"{ADDRESS}(?P<name>{name_pattern()})"
        rf"(?: ?\((?:the )?(?P<brackets>{BODY})\)| (?P<lead>of|from|for) (?:the )?(?P<body>{BODY})(?!'s?\b| @[FH])"
        rf"|,? (?:representing|on behalf of) (?:the )?(?P<sent>{BODY})(?!'s?\b| @[FH])"
        rf"|, (?:the )?(?P<comma>{BODY})(?=;|[.]?$)"
        rf"| ?[–—-] (?:the )?(?P<dash>{BODY})(?=[,;.]|$| and @[HFA]))"
    )


@cache
def joint() -> re.Pattern[str]:
    """``@O of @A and @A, NAME and NAME``; ``his peers from @A and @A, NAME and NAME``."""
    return re.compile(
        r"(?P<post>@O\d++|\b(?:counterparts|peers|colleagues)\b)"
        rf"(?: (?:of|from) (?:the )?(?P<sides>{BODY}(?:, (?:the )?{BODY})*,? and (?:the )?{BODY}))?"
        rf"(?: (?:to|in|at) (?P<there>@[ABP]\d++))?,? (?P<names>{_names()})"
    )


@cache
def behalf() -> re.Pattern[str]:
    """``For the @A: NAME`` where a sentence or a clause begins."""
    return re.compile(
        r"(?:^|[;:.,] |[Ss]peaking |[Aa]cting )(?:[Ff]or|FOR|[Oo]n behalf of|ON BEHALF OF) (?:the |THE )?"
        rf"(?P<body>{BODY})(?::|,| -| –)? "
        rf"(?:\(?[Ss]igned\)? ?:? ?|\(?[Ss]gd\.?\)? ?)?{ADDRESS}(?P<name>{name_pattern()})(?=[,;.]|$| @| and| [–-])"
    )


@cache
def seated() -> re.Pattern[str]:
    """``@A: @H @F NAME`` in a roll of delegations; the address or the office tells that a person is meant."""
    return re.compile(
        rf"(?:^|[:;] |\d\. )(?:the )?(?P<body>@A\d++)(?: ?[:–—-] ?|,? )(?P<address>(?:(?:[Tt]he )?@[HF]\d++,? )+)"
        rf"(?P<name>{name_pattern()})(?=[;.,]|$)"
    )


def _names() -> str:
    one = rf"(?:@H\d++ )*{name_pattern()}"
    return rf"{one}(?:, {one})*,? and {one}"


@cache
def row() -> re.Pattern[str]:
    """``NAME, NAME and NAME signed``."""
    return re.compile(rf"(?<![\w@.] )(?P<names>{_names()})(?P<act> {any_of('acts_of_persons')}\b)?")


def rosters(
    mask: Mask[Mention], posts: Mapping[str, Phrase], hints: Sequence[tuple[int, int]], text: str
) -> Iterator[Person]:
    """The persons in the lists of a masked sentence; arguments as those of ``people``."""
    for match in behalf().finditer(mask.text):
        if (person := _named(mask, match, match["name"], mask.behind[match["body"]].entities, text)) is not None:
            yield person
    for match in joint().finditer(mask.text):
        yield from _joint(mask, match, posts[match["post"]].office if match["post"] in posts else None)
    yield from _items(mask, posts, hints, text)
    yield from _rows(mask, hints)
    yield from _seated(mask, text)


def _rows(mask: Mask[Mention], hints: Sequence[tuple[int, int]]) -> Iterator[Person]:
    """Full names in a row of which the language model sees one for a person, where persons act, or half of them."""
    for match in row().finditer(mask.text):
        names = list(re.finditer(rf"(?P<address>(?:@H\d++ )*)(?P<name>{name_pattern()})", match["names"]))
        spans = []
        for name in names:
            first = match.start("names") + name.start("name")
            spans.append(mask.source(first, first + len(name["name"])))
        seen = sum(any(a < end and start < b for a, b in hints) for start, end in spans)
        full = all(len(name["name"].split()) > 1 and clean(name["name"]) == name["name"] for name in names)
        if full and seen and (match["act"] or 2 * seen >= len(names)):
            for name, (start, end) in zip(names, spans, strict=True):
                yield Person(start, end, start, end, name["name"])


def _seated(mask: Mask[Mention], text: str) -> Iterator[Person]:
    """The delegates of a roll of two lines or more; each begins with the state that he speaks for."""
    matches = list(seated().finditer(mask.text))
    for match in matches if len(matches) > 1 else ():
        person = _named(mask, match, match["name"], mask.behind[match["body"]].entities, text)
        if person is not None:
            yield replace(person, start=mask.source(*match.span("body"))[0])


def _joint(mask: Mask[Mention], match: re.Match[str], office: Office | None) -> Iterator[Person]:
    sides = [mask.behind[key].entities for key in re.findall(BODY, match["sides"] or "")]
    there = mask.behind[match["there"]].entities if match["there"] and office is not None and office.mission else ()
    names = [n for n in re.finditer(name_pattern(), match["names"]) if clean(n[0])]
    if len(sides) != len(names) if sides else office is None:
        return
    for number, name in enumerate(names):
        said = clean(name[0])
        first = match.start("names") + name.start() + name[0].find(said)
        start, end = mask.source(first, first + len(said))
        yield Person(
            start,
            end,
            start,
            end,
            said,
            posts=(office,) if office else (),
            sides=sides[number] if sides else (),
            accredited=there,
        )


def _items(
    mask: Mask[Mention], posts: Mapping[str, Phrase], hints: Sequence[tuple[int, int]], text: str
) -> Iterator[Person]:
    """Names with their states: in a row, after an office in the plural, or where the language model sees a person."""
    matches = list(item().finditer(mask.text))
    rows = {m for a, b in pairwise(matches) if LISTED.fullmatch(mask.text[a.end() : b.start()]) for m in (a, b)}
    post: Office | None = None
    there: tuple[Entity, ...] = ()
    for number, match in enumerate(matches):
        begins = number == 0 or LISTED.fullmatch(mask.text[matches[number - 1].end() : match.start()]) is None
        lead = LEADS.search(mask.text[: match.start()]) if begins else None
        if begins:
            post = posts[lead[0].split()[0].rstrip(",:")].office if lead else None
            there = mask.behind[lead["there"]].entities if lead and lead["there"] else ()
        key = next(match[group] for group in BESIDE if match[group])
        person = _named(mask, match, match["name"], mask.behind[key].entities, text, post, there)
        if person is None or ((match["lead"] == "for" or match["comma"]) and match not in rows):
            continue
        hinted = any(a < person.name_end and person.name_start < b for a, b in hints)
        beside = post is not None or PEOPLE_BEFORE.search(mask.text[: match.start()]) is not None
        several = " " in person.name or bool(person.address)
        alone = match["sent"] or (match["dash"] and match.end() >= len(mask.text) - 1)
        if several and (match in rows or beside or hinted or alone):
            yield person


def _named(
    mask: Mask[Mention],
    match: re.Match[str],
    name: str,
    sides: tuple[Entity, ...],
    text: str,
    post: Office | None = None,
    there: tuple[Entity, ...] = (),
) -> Person | None:
    said = clean(name)
    if not said or len(said) < len(name):
        return None
    start, end = span_of(mask, match, said)
    address = address_of(mask, match, text)
    posts = (post,) if post is not None else ()
    accredited = there if post is not None and post.mission else ()
    groups = match.groupdict()
    glued = bool(groups.get("dash")) and mask.text[match.end("name")] != " "
    whole = mask.source(match.start("name"), match.end())[1] if groups.get("lead") in ("of", "from") or glued else end
    return Person(start, whole, start, end, said, posts=posts, sides=sides, accredited=accredited, address=address)
