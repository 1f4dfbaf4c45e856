"""How far a capitalised name reaches to the left and to the right of its head word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.lexicon.words import words
from diplograph.reading.names.bridges import bridge, is_link, over_comma
from diplograph.reading.names.endings import PERIOD, acronym_after, is_year, with_years
from diplograph.reading.names.heads import Head, longest_head
from diplograph.reading.text.dates import MONTHS
from diplograph.reading.text.ordinals import ordinal
from diplograph.reading.text.tokens import Tagged, Token

OPENERS = words("openers")
HEADLINE_VERBS = words("headline_verbs")
PLURAL_OWNERS = words("plural_owners")
PRONOUNS = words("pronouns")
FIRST_IN_NAME = frozenset({"ministry", "embassy", "university", "court", "secretariat"})  # kinds
SMALL_BODIES = words("small_bodies")
STOPS = words("stops")
ROMAN = re.compile(r"[IVX]{1,5}")


def leftwards(tagged: Tagged, first: int, head: Head) -> int:
    """The first token of a name whose head begins at token ``first``."""
    tokens = tagged.tokens
    at = first
    while at > 0 and at - 1 not in tagged.blocked:
        known = tagged.known.get(at - 1)
        if known is not None and known[1] == at:
            if tokens[known[0]].text[0].islower():
                break
            at = known[0]
        elif _belongs(tagged, at - 1, head):
            at -= 1
        elif (head.type == "Meeting" or head.occasion) and (before := _before_acronym(tagged, at)) is not None:
            at = before
        else:
            break
    while at < first and _cannot_begin(tokens[at].text, head):
        at += 1
    return at


def _before_acronym(tagged: Tagged, at: int) -> int | None:
    """``Asia-Pacific Economic Cooperation (APEC) Leaders' Meeting``: where the known name before its acronym begins."""
    tokens = tagged.tokens
    if at < 4 or tokens[at - 1].text != ")" or tokens[at - 3].text != "(" or not tokens[at - 2].text[:2].isupper():
        return None
    known = tagged.known.get(at - 4)
    return known[0] if known is not None and tokens[known[0]].capital else None


def _belongs(tagged: Tagged, at: int, head: Head) -> bool:
    """Whether the token ``at`` belongs to the name that begins after it."""
    token = tagged.tokens[at]
    word = token.text.casefold()
    capital = token.capital and word not in OPENERS and not (tagged.headline and word in HEADLINE_VERBS)
    return (
        (capital and len(token.text) > 1)
        or _is_number(tagged.tokens, at)
        or _is_joint(tagged.tokens, at)
        or (token.text in ("and", "&") and head.kind not in FIRST_IN_NAME and _joins(tagged, at))
        or (token.text in ("and", "&", "-", "–") and _joins_states(tagged, at))
    )


def _joins_states(tagged: Tagged, at: int) -> bool:
    """``Norway – Spain Joint Commission``, ``Norway and Spain Joint Committee``: known names with ``Joint`` behind."""
    after = tagged.known.get(at + 1)
    behind = tagged.tokens[after[1]].text if after is not None and after[1] < len(tagged.tokens) else ""
    return at - 1 in tagged.known and behind == "Joint"


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    """An ordinal, a year, or a small number after a capital or another number."""
    text = tokens[at].text
    if text.casefold() in ("first", "second"):
        return not _is_adverb(tokens, at)
    if ordinal(text) is not None or is_year(text):
        return True
    before = tokens[at - 1] if at else None
    return (
        before is not None
        and re.fullmatch(r"\d{1,2}", text) is not None
        and (before.capital or before.text.isdigit() or before.text == "+")
    )


def _is_adverb(tokens: Sequence[Token], at: int) -> bool:
    """``first`` at the beginning of a clause is an adverb, not a number."""
    return at == 0 or tokens[at - 1].text.casefold() in ("at", "when", "was", "were", "is", "had", "has", "have")


def _is_joint(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen between words, or the apostrophe of a group (``Ministers'``, ``Women's``)."""
    if at == 0:
        return False
    token, before = tokens[at], tokens[at - 1]
    if token.text == "'":
        return before.text.casefold() in PLURAL_OWNERS
    if token.text == "'s":
        return before.text.casefold() in ("people", "women", "children")
    return token.text in ("-", "–", "/", "+") and before.end == token.start and before.text[:1].isalnum()


def _joins(tagged: Tagged, at: int) -> bool:
    """``Peace and Security Council``: both sides of the ``and`` at token ``at`` are capitals of one name."""
    tokens = tagged.tokens
    before = at - 1
    if before < 0 or not tokens[before].capital or before in tagged.known:
        return False
    if _is_of_another(tagged, before) or _holds_office(tagged, before):
        return False
    earlier = longest_head(tokens, before)
    if earlier is not None and earlier.type == "Meeting":
        return True
    opener = tokens[before - 1].text.casefold() if before else ""
    return opener in ("the", "'s", "a", "of", "for", ",", "on") or (before > 0 and tokens[before - 1].capital)


def _is_of_another(tagged: Tagged, at: int) -> bool:
    """``Ministry of Law and Central Bank``: what stands before the ``and`` ends the name of a body of its own."""
    if at < 2 or tagged.tokens[at - 1].text != "of":
        return False
    head = longest_head(tagged.tokens, at - 2)
    return head is not None and head.kind in FIRST_IN_NAME and tagged.tokens[at - 2].capital and at + 2 in tagged.known


def _holds_office(tagged: Tagged, at: int) -> bool:
    """``President Ann Lee and High Council``: the words before the ``and`` are those of a person with an office."""
    first = at
    while first > 0 and tagged.tokens[first - 1].capital and first - 1 not in tagged.blocked:
        first -= 1
    return 0 < at - first < 4 and first - 1 in tagged.blocked


def _cannot_begin(text: str, head: Head) -> bool:
    """Marks and small numbers do not begin a name, nor does ``first`` that of a body."""
    if head.type == "Organisation" and text in ("first", "second"):
        return True
    return text in ("'", "'s", "-", "–", "&", "and", "/", ",", "+") or (text.isdigit() and not is_year(text))


def rightwards(tagged: Tagged, at: int, head: Head) -> int:
    """Where a name ends whose head ends before token ``at``."""
    tokens = tagged.tokens
    start = last = at
    between = False
    following: int | None
    while at < len(tokens):
        token = tokens[at]
        if tagged.opens_known(at):
            if not _takes_known(tokens, at, last):
                break
            at = last = tagged.known[at][1]
        elif token.text in ("'s", "'"):
            if not (last == at and _owns(tagged, at)):
                break
            at = last = at + 1
        elif _stops(tagged, at, head) or (last == start and _ends_with_head(tagged, at, head)):
            break
        elif last == at and _is_hyphenated(tokens, at):
            at = last = at + 2
        elif is_link(token):
            between = between or token.text.casefold() == "between"
            following = bridge(tagged, at, head, between)
            if following is None:
                break
            at = following
        elif token.text == ",":
            if not (last == at and over_comma(tagged, at, head)):
                break
            at += 1
        elif token.text == "(":
            over = last == at and head.type != "Organisation"
            following = _over_brackets(tagged, at, head, between) if over else None
            if following is None:
                break
            at = following
        elif last > start and head.type == "Organisation" and _opens_person(tagged, at):
            break
        elif _goes_on(tagged, at, head, began=last < at or last > start):
            at = last = at + 1
        else:
            break
    return with_years(tokens, _over_joint_body(tagged, last, head))


def _over_joint_body(tagged: Tagged, last: int, head: Head) -> int:
    """``First Meeting of the Norway-Spain joint commission``: a body of two states may be written small."""
    words = [token.text for token in tagged.tokens[last : last + 2]]
    joint = head.type == "Meeting" and len(words) == 2 and words[0] == "joint" and words[1] in SMALL_BODIES
    return last + 2 if joint and last - 1 in tagged.known else last


def _ends_with_head(tagged: Tagged, at: int, head: Head) -> bool:
    """An ``and`` right after the noun of a meeting leads on only to another such noun (``Ceremony and Conference``)."""
    after = longest_head(tagged.tokens, at + 1) if at + 1 < len(tagged.tokens) else None
    another = after is not None and tagged.tokens[at + 1].capital
    return tagged.tokens[at].text == "and" and (head.type == "Meeting" or head.occasion) and not another


def _is_hyphenated(tokens: Sequence[Token], at: int) -> bool:
    """A hyphen within a word (``Co-operation``)."""
    if tokens[at].text != "-" or not 0 < at < len(tokens) - 1:
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    return before.end == tokens[at].start and tokens[at].end == after.start and after.text[:1].islower()


def _takes_known(tokens: Sequence[Token], at: int, last: int) -> bool:
    """A known name goes on a name right after it, after a hyphen, a small word, or the comma of a list."""
    return last == at or is_link(tokens[at - 1]) or tokens[at - 1].text == ","


def _owns(tagged: Tagged, at: int) -> bool:
    """A known name before the apostrophe, a capital after it."""
    return at + 1 < len(tagged.tokens) and tagged.tokens[at + 1].capital and at - 1 in tagged.known


def _stops(tagged: Tagged, at: int, head: Head) -> bool:
    """Words that no name goes on over."""
    word = tagged.tokens[at].text.casefold()
    if tagged.headline and word in HEADLINE_VERBS and word != "to":
        return True
    return word in STOPS and not (word == "with" and (head.type == "Meeting" or head.occasion))


def _over_brackets(tagged: Tagged, at: int, head: Head, between: bool) -> int | None:
    """``Plan of Action (POA) to Implement``: where the name goes on after an acronym or years within it."""
    acronym, after = acronym_after(tagged.tokens, at)
    if acronym is None:
        after = with_years(tagged.tokens, at)
    if after in (at, len(tagged.tokens)) or tagged.tokens[after].text == "and":
        return None
    return after if bridge(tagged, after, head, between) is not None else None


def _is_gerund(tagged: Tagged, at: int) -> bool:
    """``Agreement Establishing the Fund``: a gerund after the head word that something with a capital follows."""
    tokens = tagged.tokens
    if not tokens[at].text.endswith("ing") or tagged.headline:
        return False
    after = at + 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "the")
    return after < len(tokens) and (tokens[after].capital or after in tagged.known)


def _begins_person(tagged: Tagged, at: int, head: Head) -> bool:
    """``Ministry of Law of Norway Ann Lee``: a capital after the state that ends the name of a body."""
    tokens = tagged.tokens
    if head.type != "Organisation" or at - 1 not in tagged.known:
        return False
    first = tagged.known[at - 1][0]
    owner = tokens[first - 1].text if first else ""
    return owner in ("of", "the") and longest_head(tokens, at) is None


def _opens_person(tagged: Tagged, at: int) -> bool:
    """Two capitals or more right after a known name, a body or ``Affairs`` are a person (``the DPRK Kim Jong-un``)."""
    tokens = tagged.tokens
    before = longest_head(tokens, at - 1)
    ended = at - 1 in tagged.known or tokens[at - 1].text == "Affairs"
    ended = ended or (before is not None and before.type == "Organisation" and not before.occasion)
    if not ended or at + 1 >= len(tokens) or not (tokens[at].capital and tokens[at + 1].capital):
        return False
    return not any(longest_head(tokens, to) for to in range(at, min(at + 4, len(tokens))) if tokens[to].capital)


def _goes_on(tagged: Tagged, at: int, head: Head, began: bool) -> bool:
    """A capital (where the name has begun to its right), a number or years."""
    token = tagged.tokens[at]
    word = token.text.casefold()
    if token.capital and (word in MONTHS or _begins_person(tagged, at, head)):
        return False
    if token.capital and (began or ROMAN.fullmatch(token.text) or _is_gerund(tagged, at)):
        return word not in PRONOUNS and at not in tagged.blocked
    if head.kind == "resolution" and re.fullmatch(r"\d{1,4}|No|\.|/", token.text):
        return True
    return re.fullmatch(r"[IVX]{1,5}|\d{1,2}", token.text) is not None or PERIOD.fullmatch(token.text) is not None
