"""Where a name goes on over small words (``of the``, ``and``, ``between``) and commas."""

from __future__ import annotations

from collections.abc import Sequence

from diplograph.lexicon import currencies
from diplograph.lexicon.words import words
from diplograph.reading.names.endings import PERIOD, acronym_after
from diplograph.reading.names.heads import Head, longest_head
from diplograph.reading.text.dates import MONTHS
from diplograph.reading.text.ordinals import ordinal
from diplograph.reading.text.tokens import Tagged, Token

LINKS = words("links")
DASHES = ("-", "–")
AND = ("and", "&")
HORIZONS = ("through", "until", "to", "towards")
PURPOSES = words("purposes")
REGIONS = words("region_openers")
CURRENCIES = frozenset(form for form, currency in currencies.forms().items() if currency.kind == "code")
SENT = frozenset({"consulate", "delegation", "embassy", "mission"})  # kinds of body that are sent to somebody
MOST_LINKS = 3
MOST_ITEMS = 6


def is_link(token: Token) -> bool:
    """A small word or a dash over which a name may go on."""
    return token.text.casefold() in LINKS or token.text in DASHES


def bridge(tagged: Tagged, at: int, head: Head, between: bool) -> int | None:
    """Where the name goes on after the small words at token ``at``, or ``None`` where it ends before them.

    ``between`` tells that the name has said between whom it is, so that ``and`` goes on with the next of them.
    """
    tokens = tagged.tokens
    links, to = _links(tagged, at)
    if not links or to >= len(tokens) or len(links) > MOST_LINKS or tokens[to].text.casefold() in MONTHS:
        return None
    if not _may_follow(tagged, to, links[-1]):
        return to if _leads_to_a_field(tokens[to], links[0], head) else None
    if links[0] in AND and _begins_another(tagged, at, to, head, between):
        return None
    return to if _leads_on(tagged, to, links[0], head) else None


def _links(tagged: Tagged, at: int) -> tuple[list[str], int]:
    """The small words at token ``at``, and the token after them and after a verb of purpose (``to implement the``)."""
    tokens = tagged.tokens
    links: list[str] = []
    while at < len(tokens) and is_link(tokens[at]) and at not in tagged.known:
        links.append(tokens[at].text.casefold())
        at += 1
    if links == ["to"] and at < len(tokens) and tokens[at].text in PURPOSES:
        at += 1 + (at + 1 < len(tokens) and tokens[at + 1].text == "the")
    return links, at


def _may_follow(tagged: Tagged, at: int, link: str) -> bool:
    """A capital, a known name, an ordinal after ``the``, or years after ``for``, ``of`` and ``through``."""
    token = tagged.tokens[at]
    if token.text in CURRENCIES and tagged.tokens[at + 1 : at + 2] and tagged.tokens[at + 1].text[0].isdigit():
        return False
    if token.capital or at in tagged.known:
        return True
    if PERIOD.fullmatch(token.text) is None:
        return ordinal(token.text) is not None and link == "the"
    if link == "the" and at + 1 < len(tagged.tokens) and tagged.tokens[at + 1].capital:
        return True
    return link in ("for", "of", *HORIZONS, *DASHES)


def _leads_to_a_field(token: Token, link: str, head: Head) -> bool:
    """``Agreement on Cooperation in the field of Trade``."""
    return link in ("in", "on") and token.text.casefold() in ("field", "area") and head.type != "Meeting"


def _begins_another(tagged: Tagged, at: int, to: int, head: Head, between: bool) -> bool:
    """After ``and`` comes another name, not the next party or the next noun of this one."""
    tokens, known = tagged.tokens, tagged.known
    after_name = at - 1 in known or (tokens[at - 1].text == "," and at - 2 in known)
    if between or (after_name and to in known and head.type == "Agreement"):
        return False
    if tokens[at - 1].text == "State" and tokens[to].text.startswith("Government"):  # Heads of State and Government
        return False
    if to - at > 1 or to in known:
        return True
    return longest_head(tokens, to) is not None and to + 1 < len(tokens) and tokens[to + 1].text == "of"


def _leads_on(tagged: Tagged, to: int, link: str, head: Head) -> bool:
    """Whether the first small word may join what follows to a name of this kind."""
    known = to in tagged.known
    if link == "of" and head.kind == "group" and known and _lists_more(tagged, to):
        return False
    if link == "to" and head.type == "Organisation" and head.kind not in SENT:
        return False
    if link == "in" and head.type == "Organisation":
        return _ends_in_acronym(tagged, to)
    if link in ("in", "from", "through") and (known or head.type == "Meeting"):
        return head.type == "Agreement" and tagged.tokens[to].text in REGIONS
    if (link == "to" and head.type == "Meeting") or (link == "with" and not known):
        return False
    if link in HORIZONS and PERIOD.fullmatch(tagged.tokens[to].text):
        return head.type == "Agreement"
    return to not in tagged.blocked and link not in ("its", "a", "an", "through", "under")


def _lists_more(tagged: Tagged, at: int) -> bool:
    """``Group of India, Israel and …``: the known name at token ``at`` is the first of a list."""
    end = tagged.known[at][1]
    return end + 1 < len(tagged.tokens) and tagged.tokens[end].text in (",", *AND) and end + 1 in tagged.known


def _ends_in_acronym(tagged: Tagged, at: int) -> bool:
    """``Mission in Timor-Leste (UNMIT)``: the acronym tells that the place belongs to the name."""
    tokens = tagged.tokens
    end = tagged.known[at][1] if at in tagged.known else at
    while end < len(tokens) and tokens[end].capital:
        end += 1
    return acronym_after(tokens, end)[0] is not None


def over_comma(tagged: Tagged, at: int, head: Head) -> bool:
    """Whether a name goes on after the comma at token ``at``."""
    return _lists_nouns(tagged, at) or (head.type == "Agreement" and _lists_parties(tagged, at))


def _lists_nouns(tagged: Tagged, at: int) -> bool:
    """``Convention of Peace, Amity, Navigation, and Commerce``: a list of single capital nouns that ends in ``and``."""
    tokens, known = tagged.tokens, tagged.known
    if at in known or at - 1 in known or at + 1 >= len(tokens):
        return False
    if tokens[at + 1].text in AND and any(t.text == "," for t in tokens[max(0, at - 6) : at]):
        return _is_noun(tagged, at + 2)
    for items in range(MOST_ITEMS):
        if at + 1 >= len(tokens) or tokens[at].text != ",":
            return False
        if tokens[at + 1].text in AND:
            return items > 0 and _is_noun(tagged, at + 2)
        if not _is_noun(tagged, at + 1):
            return False
        at += 2
        while _is_noun(tagged, at):
            at += 1
        if at < len(tokens) and tokens[at].text in AND:
            return _is_noun(tagged, at + 1)
    return False


def _is_noun(tagged: Tagged, at: int) -> bool:
    """A word with a capital that belongs to no known name."""
    return at < len(tagged.tokens) and tagged.tokens[at].capital and at not in tagged.known


def _lists_parties(tagged: Tagged, at: int) -> bool:
    """``Joint Statement of the Leaders of A, B, and C``: the list of parties goes on after a comma."""
    tokens, known = tagged.tokens, tagged.known
    after = at + 1
    while after < len(tokens) and tokens[after].text in ("and", "the"):
        after += 1
    return (
        at - 1 in known
        and after in known
        and at - 1 not in tagged.places
        and (tokens[at + 1].text != "the" or after - at < 3)
        and _list_began(tokens, at)
    )


def _list_began(tokens: Sequence[Token], at: int) -> bool:
    """Whether ``of``, ``between`` or ``among`` stands before the list."""
    return any(t.text.casefold() in ("of", "between", "among") for t in tokens[max(0, at - 30) : at])
