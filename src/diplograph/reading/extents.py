"""How far a capitalised name reaches to the left and to the right of its head word, and the acronym that ends it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplograph.reading.dates import MONTHS
from diplograph.reading.heads import Head, heads, longest_head
from diplograph.reading.tokens import Token

ORDINALS = {
    word: number
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"],
        start=1,
    )
} | {"inaugural": 1}
NUMERAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.I)
OPENERS = frozenset(
    ["the", "a", "an", "in", "at", "on", "during", "following", "under", "this", "both", "these", "those", "his", "her", "their", "its", "our", "your", "my", "when", "as", "for", "and", "but", "if", "while", "after", "before", "since", "with", "by", "from", "to", "of", "he", "she", "it", "we", "they", "i", "you", "all", "some", "many", "such", "that", "each", "every", "any", "no", "not", "what", "which", "who", "where", "how", "why", "also", "then", "there", "here", "once", "until", "upon", "within", "through", "between", "among", "about", "per", "via", "earlier", "later", "today", "yesterday", "tomorrow", "dear", "also", "read", "held", "attending", "addressing", "regarding", "concerning"]
)
HEADLINE_VERBS = frozenset(
    ["sign", "signs", "signed", "signing", "hold", "holds", "held", "host", "hosts", "hosted", "visit", "visits", "meet", "meets", "met", "attend", "attends", "attended", "strengthen", "strengthens", "deepen", "enter", "enters", "join", "joins", "joined", "launch", "launches", "launched", "ratify", "ratifies", "ratified", "adopt", "adopts", "adopted", "establish", "establishes", "mark", "marks", "take", "takes", "open", "opens", "conclude", "concludes", "welcome", "welcomes", "receive", "receives", "discuss", "discusses", "arrive", "arrives", "arrived", "recognise", "recognises", "recognize", "recognizes", "call", "calls", "speak", "speaks", "issue", "issues", "announce", "announces", "celebrate", "celebrates", "chair", "chairs", "co-chair", "witness", "witnesses", "agree", "agrees", "deposit", "deposits", "deposited", "support", "supports", "review", "reviews", "exchange", "exchanges", "convene", "convenes", "reaffirm", "reaffirms", "addresses", "says", "said", "will", "is", "are", "was", "were", "to"]
)
RIGHT = frozenset(
    ["of", "on", "for", "to", "in", "against", "concerning", "regarding", "relating", "between", "among", "with", "towards", "and", "&", "the", "from", "under", "its", "a", "an", "through", "relative", "respecting", "resulting", "via"]
)
GROUPS = frozenset(
    ["ministers", "leaders", "officials", "governors", "presidents", "chiefs", "heads", "secretaries", "parties", "states", "speakers", "experts"]
)
INITIAL = frozenset(["ministry", "embassy", "university", "court", "secretariat"])
PRONOUNS = frozenset(["he", "she", "they", "we", "it", "i", "mr", "mrs", "ms", "dr", "this", "these", "the", "both"])
NOT_HEADS = frozenset(
    ["partner", "partners", "partnership", "relations", "relationship", "room", "member", "members", "state", "states", "minister", "ministers", "party", "parties", "headquarters", "building", "process", "mechanism", "chair", "track"]
)
STOPS = frozenset(["with", "by", "at", "during", "following", "after", "before", "as"])
WITHIN = re.compile(r"(?:the )?(?:field|area|areas|fields|framework|sphere|context|name)$", re.I)
PERIOD = re.compile(r"(?:1[6-9]|20)\d\d(?:\s*[-–—/]\s*(?:(?:1[6-9]|20)\d\d|\d\d))?")


def ordinal(word: str) -> int | None:
    """The number that an ordinal word says (``27th``, ``Fifth``, ``inaugural``)."""
    if match := NUMERAL.fullmatch(word):
        return int(match[1])
    return ORDINALS.get(word.casefold())


def leftwards(
    tokens: Sequence[Token],
    first: int,
    known: dict[int, tuple[int, int]],
    head: Head,
    blocked: frozenset[int],
    headline: bool,
) -> int:
    """The first token of a name whose head begins at token ``first``."""
    at = first
    while at > 0:
        token = tokens[at - 1]
        word = token.text.casefold()
        if at - 1 in blocked:
            break
        if at - 1 in known and known[at - 1][1] == at:
            before = known[at - 1][0]
            if tokens[before].text[0].islower():
                break
            at = before
        elif (
            token.text in ("-", "–", "/", "+")
            and at > 1
            and tokens[at - 2].end == token.start
            and tokens[at - 2].text[:1].isalnum()
        ) or (token.text == "'" and at > 1 and tokens[at - 2].text.casefold() in GROUPS) or (token.text == "'s" and at > 1 and tokens[at - 2].text.casefold() in ("people", "women", "children")) or (
            token.text in ("and", "&")
            and head.kind not in INITIAL
            and at > 1
            and tokens[at - 2].capital
            and at - 2 not in known
            and _joins(tokens, at)
        ) or (ordinal(token.text) is not None and word not in ("second", "first")) or _year(token.text) or (word in ("first", "second") and not _after_article_less(tokens, at - 1)) or (
            token.capital and word not in OPENERS and not (headline and word in HEADLINE_VERBS) and len(token.text) > 1
        ) or (
            re.fullmatch(r"\d{1,2}", token.text)
            and at > 1
            and (tokens[at - 2].capital or tokens[at - 2].text.isdigit())
        ):
            at -= 1
        else:
            break
    while at < first and (
        tokens[at].text in ("'", "'s", "-", "–", "&", "and", "/", ",")
        or (tokens[at].text.isdigit()
        and not _year(tokens[at].text))
    ):
        at += 1
    return at


def _year(word: str) -> bool:
    return re.fullmatch(r"(?:19|20)\d\d", word) is not None


def _after_article_less(tokens: Sequence[Token], at: int) -> bool:
    """``first`` at the beginning of a clause is an adverb, not a number."""
    return at == 0 or tokens[at - 1].text.casefold() in ("at", "when", "was", "were", "is", "had", "has", "have")


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """``Peace and Security Council``: both sides of the ``and`` are capitals of one name."""
    before = at - 2
    earlier = longest_head(tokens, before, heads())
    if earlier is not None and earlier.type == "Meeting":
        return True
    opener = tokens[before - 1].text.casefold() if before else ""
    return opener in ("the", "'s", "a", "of", "for", ",", "on") or (before > 0 and tokens[before - 1].capital)


def rightwards(
    tokens: Sequence[Token],
    at: int,
    known: dict[int, tuple[int, int]],
    head: Head,
    blocked: frozenset[int],
    headline: bool,
) -> int:
    """Where a name ends whose head ends before token ``at``."""
    last = start = at
    between = False
    while at < len(tokens):
        token = tokens[at]
        word = token.text.casefold()
        if at in known and known[at][0] == at:
            if last == at or tokens[at - 1].text in ("-", "–") or (at > 0 and tokens[at - 1].text.casefold() in RIGHT):
                at = last = known[at][1]
                continue
            break
        if token.text == "'s" or token.text == "'":
            if last == at and at + 1 < len(tokens) and (tokens[at + 1].capital) and at - 1 in known:
                at += 1
                last = at
                continue
            break
        if headline and word in HEADLINE_VERBS and word != "to":
            break
        if word in STOPS and not (word == "with" and head.type == "Meeting"):
            break
        if word == "between":
            between = True
        if word in RIGHT or token.text in ("-", "–"):
            stretch = _bridge(tokens, at, known, head, blocked, between)
            if stretch is None:
                break
            at = stretch
            continue
        if (
            token.text == ","
            and last == at
            and (_comma_goes_on(tokens, at, known) or (head.type == "Agreement" and _party_follows(tokens, at, known)))
        ):
            at += 1
            continue
        if token.text == "(" and last == at:
            acronym, after = acronym_after(tokens, at)
            if (
                acronym
                and after < len(tokens)
                and _bridge(tokens, after, known, head, blocked, between)
                and tokens[after].text != "and"
            ):
                at = after
                continue
            break
        if token.capital and word in MONTHS:
            break
        if token.capital and (last < at or last > start or re.fullmatch(r"[IVX]{1,5}", token.text)):
            if word in PRONOUNS or at in blocked:
                break
            at += 1
            last = at
            continue
        if PERIOD.fullmatch(token.text) or re.fullmatch(r"[IVX]{1,5}|\d{1,2}", token.text):
            at += 1
            last = at
            continue
        break
    return _years(tokens, last)


def _bridge(
    tokens: Sequence[Token],
    at: int,
    known: dict[int, tuple[int, int]],
    head: Head,
    blocked: frozenset[int],
    between: bool,
) -> int | None:
    """Where the name goes on after small words, or ``None`` where it ends before them."""
    words: list[str] = []
    after_name = at - 1 in known or (tokens[at - 1].text == "," and at - 2 in known)
    while (
        at < len(tokens) and (tokens[at].text.casefold() in RIGHT or tokens[at].text in ("-", "–")) and at not in known
    ):
        words.append(tokens[at].text.casefold())
        at += 1
    if words == ["to"] and at < len(tokens) and tokens[at].text in ("implement", "strengthen", "address", "combat"):
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "the")
    if not words or at >= len(tokens) or len(words) > 3:
        return None
    following = tokens[at]
    if following.text.casefold() in MONTHS:
        return None
    capital = following.capital or at in known
    if not capital and not (PERIOD.fullmatch(following.text) and words[-1] in ("for", "of", "-", "–")):
        small = following.text.casefold()
        return at if words[0] in ("in", "on") and small in ("field", "area") and head.type != "Meeting" else None
    if words[0] in ("and", "&"):
        listed = between or (after_name and at in known and head.type == "Agreement")
        listed = listed or (after_name and head.type == "Agreement" and at in known)
        own_name = len(words) > 1 and not listed
        starts_other = (
            not listed
            and longest_head(tokens, at, heads()) is not None
            and at + 1 < len(tokens)
            and tokens[at + 1].text == "of"
        )
        if own_name or starts_other or (at in known and not listed and head.type != "Organisation"):
            return None
    if words[0] in ("in", "from", "through") and (at in known or head.type == "Meeting"):
        return (
            at
            if head.type == "Agreement" and following.text in ("Southeast", "South", "Asia", "Africa", "Europe")
            else None
        )
    if words[0] == "to" and head.type == "Meeting":
        return None
    if words[0] == "with" and at not in known:
        return None
    if at in blocked:
        return None
    if words[0] in ("its", "a", "an", "through", "under"):
        return None
    return at


def _comma_goes_on(tokens: Sequence[Token], at: int, known: dict[int, tuple[int, int]]) -> bool:
    """``Convention of Peace, Amity, Navigation, and Commerce``: a list of single capital nouns that ends in ``and``."""
    if at in known or at - 1 in known:
        return False
    if tokens[at + 1].text in ("and", "&") and any(t.text == "," for t in tokens[max(0, at - 6) : at]):
        return at + 2 < len(tokens) and tokens[at + 2].capital and at + 2 not in known
    count, i = 0, at
    while i + 1 < len(tokens) and tokens[i].text == "," and count < 6:
        if tokens[i + 1].text in ("and", "&"):
            return i + 2 < len(tokens) and tokens[i + 2].capital and i + 2 not in known and count > 0
        if not tokens[i + 1].capital or i + 1 in known:
            return False
        i += 2
        count += 1
        while i < len(tokens) and tokens[i].capital and i not in known:
            i += 1
        if i < len(tokens) and tokens[i].text in ("and", "&"):
            return i + 1 < len(tokens) and tokens[i + 1].capital and i + 1 not in known
    return False


def _party_follows(tokens: Sequence[Token], at: int, known: dict[int, tuple[int, int]]) -> bool:
    """``Joint Statement of the Leaders of A, B, and C``: the list of parties goes on after a comma."""
    after = at + 1
    while after < len(tokens) and tokens[after].text in ("and", "the"):
        after += 1
    return (
        at - 1 in known
        and after in known
        and (tokens[at + 1].text != "the" or after - at < 3)
        and _list_began(tokens, at)
    )


def _list_began(tokens: Sequence[Token], at: int) -> bool:
    """Whether ``of``, ``between`` or ``among`` stands before the list."""
    return any(t.text in ("of", "between", "among") for t in tokens[max(0, at - 14) : at])


def _years(tokens: Sequence[Token], last: int) -> int:
    """Take in ``(2021-2025)``, ``2021–2025`` and ``for 2021-2025`` after a name."""
    at = last
    if at < len(tokens) and tokens[at].text == "(" and at + 1 < len(tokens) and _year(tokens[at + 1].text):
        close = next((i for i in range(at + 2, min(at + 6, len(tokens))) if tokens[i].text == ")"), None)
        return close + 1 if close else last
    if at < len(tokens) and tokens[at].text == "for":
        at += 1
    if (
        at + 2 < len(tokens)
        and _year(tokens[at].text)
        and tokens[at + 1].text in "-–—/"
        and re.fullmatch(r"\d{2,4}", tokens[at + 2].text)
    ):
        return at + 3
    return last


def acronym_after(tokens: Sequence[Token], last: int) -> tuple[str | None, int]:
    """``(AN-JSCC)`` after a name belongs to it."""
    if last + 2 < len(tokens) and tokens[last].text == "(":
        close = next((i for i in range(last + 1, min(last + 8, len(tokens))) if tokens[i].text == ")"), None)
        if close is not None:
            inside = "".join(t.text for t in tokens[last + 1 : close]).strip("\"'")
            if re.fullmatch(r"[A-Z][A-Za-z0-9&+/-]{1,14}", inside) and sum(c.isupper() for c in inside) >= 2:
                return inside, _years(tokens, close + 1)
    return None, last


def inner_acronym(tokens: Sequence[Token], start: int, last: int) -> str | None:
    """``Plan of Action (POA) to Implement …``: an acronym within the name."""
    return acronym_after(tokens, start)[0] if start < last else None
