"""Offices told of a person away from the name: ``He was Ambassador to Norway from 2013 to 2017``.

The patterns run over a masked sentence of their own: ``@N`` a person, named or meant, ``@F`` an office, ``@A`` a state,
``@B`` a body, ``@D`` a date, ``@W`` a span of years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from diplograph.reading.dossier import Entity
from diplograph.reading.names.mentions import ACTOR, DATE, PLACE, YEARS, Mention
from diplograph.reading.persons.offices import Phrase
from diplograph.reading.persons.tails import AND, POST, TAIL, Tail, read_tail
from diplograph.reading.steps import step
from diplograph.reading.story.scene import Scene
from diplograph.reading.text.masks import Mask, mask
from diplograph.records import Value

ADVERBS = (
    r"(?:(?:has|had|have|also|then|later|previously|currently|now|subsequently|concurrently|first|formerly|twice|again"
    r"|since|today|recently|was|is|been|next|briefly|once|in @D\d++|from @W\d++|in turn|initially|officially"
    r"|formally),? )*"
)
TOOK = (
    r"(?:is|was|were|became|been|(?:re)?elected|(?:re)?appointed|named|confirmed|nominated|designated"
    r"|assumed office|(?:assumed|took up|takes up|held|holds|occupied|took over|was appointed to|left) (?:the|his|her)"
    r" (?:[a-z]+ ){0,2}?"
    r"(?:post|posts|office|offices|position|positions|duties|functions|role) (?:of|as)"
    r"|(?:served|serves|serving|worked|works|acted|acts|joined|returned|moved|continued|began|started|sworn in"
    r"|inaugurated|installed|posted|assigned|accredited|took office"
    r"|took up (?:his|her) (?:post|duties|office|appointment)"
    r"|(?:presented|handed over|submitted) (?:his|her) (?:letters of credence|credentials)|arrived|sent|dispatched"
    r"|entered office|retired|ended (?:his|her) career|resigned|replaced @N\d++|succeeded @N\d++)"
    r"(?: [^.;:@]{0,40}?)?(?: (?:in|to|at) (?:the )?@[PAB]\d++)?(?: (?:in|on|from) @[DW]\d++)? as)"
)
ARTICLE = (
    r"(?:(?:the|a|an|its|their|his|her|first|second|new|next|non-resident|resident|current|sole|permanent) )*"
    r"(?:(?:position|post|office|function) of )?"
)
DAYS = (
    r"(?:,? \(?(?:from |in |since |until |between |for |on |as of |during )?(?P<from>@[DW]\d++)"
    r"(?: (?:to|until|and|till) (?P<to>@D\d++))?\)?)?"
)
HIS = re.compile(r"\b(?:his|her)\b")
CAREER = re.compile(
    r"\b(?P<whose>[Hh]is|[Hh]er|@N\d++'s?) (?:[a-z]+,? (?:and )?){0,3}"
    r"(?:posts?|postings?|assignments?|positions?|offices?|appointments?|career|roles?|functions?|service)"
    r" [^.;:@]{0,60}?(?:include[sd]?|were|comprise[sd]?|was|as)\b"
)
DATED_LINE = re.compile(
    r"\W*(?:(?:from|since|in) )?(?P<from>@[DW]\d++)(?: ?(?:–|-|to|until) ?(?:@D\d++|[a-z]+|))?[:,.]?(?: –| -)? "
    r"(?=@[ABF])"
)


@cache
def _told() -> re.Pattern[str]:
    """``@N was @F of @A to @A from @W``."""
    offices = rf"{POST}(?>{TAIL}*)(?>(?:{AND}{ARTICLE}{POST}(?>{TAIL}*))*)"
    return re.compile(rf"(?P<who>@N\d++)(?:,[^,.;@]{{0,80}},)? {ADVERBS}{TOOK} {ARTICLE}(?P<tail>{offices}){DAYS}")


@cache
def _and() -> re.Pattern[str]:
    """``@N did this, and is @F of @A``."""
    return re.compile(
        rf"^[^@]{{0,60}}(?P<who>@N\d++)(?:[^@.;:]|@[^N]\d++){{1,200}}?(?:,| and|, and|, where (?:he|she)) "
        rf"{ADVERBS}{TOOK} {ARTICLE}(?P<tail>{POST}(?>{TAIL}*)){DAYS}"
    )


@cache
def _as() -> re.Pattern[str]:
    """``As @F of @A, @N``."""
    return re.compile(
        rf"^(?:As|In (?:his|her) capacity as) {ARTICLE}(?P<tail>{POST}(?>{TAIL}*))(?P<from>),? (?P<who>@N\d++)"
    )


@cache
def _chosen() -> re.Pattern[str]:
    """``appointed @N as his @F and @F of the @B``."""
    return re.compile(
        r"\b(?:(?:re)?appoint(?:s|ed)|nam(?:es|ed)|designat(?:es|ed)|nominat(?:es|ed)|chosen|cho(?:oses|se)|select(?:s|ed)"
        r"|pick(?:s|ed)|dispatched|(?:appointment|nomination|designation) of) (?:[a-z-]+ ){0,3}"
        r"(?P<who>@N\d++)(?:,[^;]{0,120}?,)? (?:as|to (?:serve|act) as|to be|to the (?:post|position|office) of)"
        rf" {ARTICLE}(?P<tail>{POST}(?>{TAIL}*)(?>(?:{AND}{ARTICLE}{POST}(?>{TAIL}*))*)){DAYS}"
    )


@cache
def _one() -> re.Pattern[str]:
    return re.compile(rf"(?P<tail>{POST}(?>{TAIL}*)){DAYS}")


@step("careers")
def careers(scene: Scene) -> None:
    """Note the offices that a sentence says of somebody named elsewhere."""
    offices = [p for p in scene.line.named.offices if not p.plural and not p.past]
    if not offices:
        return
    masked, posts = _masked(scene, offices)
    if not posts:
        return
    for who, match in _holders(masked, scene):
        if match.re is _chosen():
            scene.next_subject = (who,)
        _hold(who, read_tail(masked, match["tail"], posts), match, masked, scene)


def _masked(scene: Scene, offices: list[Phrase]) -> tuple[Mask[Mention], Mapping[str, Phrase]]:
    spans: list[tuple[str, Mention]] = [
        (letter, m) for m in scene.mentions if (letter := _letter(m)) and m.end > m.start
    ]
    tokens = scene.line.named.tokens
    behind: dict[int, Phrase] = {}
    for phrase in offices:
        start, end = tokens[phrase.first].start, tokens[phrase.last - 1].end
        inside = [m for _, m in spans if m.start < end and start < m.end]
        if not inside:
            spans.append(("F", Mention("F", start, end)))
            behind[start] = phrase
    masked = mask(scene.text, scene.line.sentence.start, scene.line.sentence.end, spans)
    return masked, {key: behind[m.start] for key, m in masked.behind.items() if key[1] == "F"}


def _letter(mention: Mention) -> str:
    if mention.letter in (DATE, YEARS, PLACE):
        return mention.letter
    if mention.letter != ACTOR or not mention.entities:
        return ""
    return {"Official": "N", "Organisation": "B"}.get(mention.entity.type, "A")


def _holders(masked: Mask[Mention], scene: Scene) -> Iterator[tuple[Entity, re.Match[str]]]:
    """Each person with the match that tells an office of theirs."""
    for pattern in (_told(), _and(), _as(), _chosen()):
        for match in pattern.finditer(masked.text):
            people = masked.behind[match["who"]].entities
            if len(people) == 1:
                yield people[0], match
    listed = CAREER.search(masked.text)
    who = _whose(listed["whose"], masked, scene) if listed is not None else None
    if listed is not None and who is not None:
        yield from ((who, match) for match in _one().finditer(masked.text, listed.end()))
    hero = scene.story.hero
    dated = DATED_LINE.match(masked.text)
    if hero is not None and dated is not None and scene.line.sentence.kind in ("item", "line", "list", "text"):
        office = _one().match(masked.text, dated.end())
        if office is not None:
            yield hero, office


def _whose(words: str, masked: Mask[Mention], scene: Scene) -> Entity | None:
    key = words.removesuffix("'s").removesuffix("'")
    people = masked.behind[key].entities if key in masked.behind else scene.story.subject
    return next((e for e in people if e.type == "Official"), None)


def _hold(who: Entity, tail: Tail, match: re.Match[str], masked: Mask[Mention], scene: Scene) -> None:
    support = scene.support("office-told")
    mission = any(post.mission for post in tail.posts)
    held = scene.story.officials.posts.setdefault(who, [])
    held += [post for post in tail.posts if post not in held]
    start, end = masked.source(*match.span("tail"))
    office = " ".join(scene.text[start:end].split())
    term = _term(match, masked, scene)
    sides = tail.sides or (() if mission else tail.accredited) or scene.story.officials.served(tail.under)
    for side in (*sides, *_whose_envoy(who, match, masked)):
        who.put("represents", side, support, office=office, **term)
    for receiver in tail.accredited if mission else ():
        who.put("accredited_to", receiver, support)


def _whose_envoy(who: Entity, match: re.Match[str], masked: Mask[Mention]) -> Iterator[Entity]:
    """``A appointed @N as his Special Envoy``: the envoy speaks for whom A speaks for."""
    if HIS.search(masked.text, match.start(), match.start("tail")) is None:
        return
    before = [m for key, m in masked.behind.items() if key[1] == "N" and masked.text.find(key) < match.start("who")]
    people = [e for e in before[-1].entities if e is not who] if before else []
    yield from (people[0].held("represents") if len(people) == 1 else ())


def _term(match: re.Match[str], masked: Mask[Mention], scene: Scene) -> dict[str, Value]:
    """``from 2013 to 2017``: from when to when an office was held."""
    spans = [m for m in masked.behind.values() if m.letter == YEARS]
    first = masked.behind.get(match["from"] or "") or (spans[0] if len(spans) == 1 else None)
    last = masked.behind.get(match.groupdict().get("to") or "")
    if first is None:
        return {}
    if first.letter == YEARS:
        years = re.findall(r"\d{4}", scene.text[first.start : first.end])
        return {"since": years[0], "until": years[-1]} if len(years) == 2 else {}
    said = masked.text[match.end("tail") : match.start("from")]
    day = first.when.value if first.when is not None else None
    if day is None:
        return {}
    term: dict[str, Value] = {"until" if "until" in said else "since": day}
    if last is not None and last.when is not None:
        term["until"] = last.when.value
    return term
