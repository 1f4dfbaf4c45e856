"""What a sentence names: states, bodies, agreements, meetings, places, dates and sums, each with its span."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from diplograph.lexicon.words import words
from diplograph.reading.dossier import Entity
from diplograph.reading.names.chunks import Chunk, chunks
from diplograph.reading.names.extents import OPENERS
from diplograph.reading.names.gazetteer import Match, known_names
from diplograph.reading.names.heads import heads
from diplograph.reading.persons.offices import Phrase, phrases
from diplograph.reading.text.dates import When, dates, periods
from diplograph.reading.text.tokens import Tagged, Token, title_case, tokenise

PERSON_WORDS = words("person_words")
REGION_OPENERS = words("region_openers")
ARTICLES_IN_NAMES = frozenset({"ad", "al", "ar", "as", "el"})  # Al-Sabah
SON_OF = frozenset({"bin", "binte", "binti", "ibn"})
STATE_FORMS = frozenset({"Republic", "Kingdom", "State", "Federation", "Principality", "Sultanate", "Commonwealth"})
STATE_ADJECTIVES = frozenset(
    {"Arab", "Bolivarian", "Co-operative", "Cooperative", "Democratic", "Federal", "Federative", "Grand", "Hashemite"}
    | {"Independent", "Islamic", "Oriental", "People's", "Plurinational", "Socialist", "United", "Unitary"}
)

# letters of the placeholders; X is somebody unnamed
ACTOR, MEETING, AGREEMENT, PLACE, DATE, YEARS, SUM, UNNAMED = "AMGPDWUX"


@dataclass(eq=False, slots=True)
class Mention:
    """One mention: its letter, its span, and what it stands for.

    ``inner`` are mentions within it (the states in the name of an agreement). ``adjective`` tells a demonym.
    """

    letter: str
    start: int
    end: int
    entities: tuple[Entity, ...] = ()
    inner: tuple[Mention, ...] = ()
    adjective: bool = False
    when: When | None = None
    chunk: Chunk | None = None
    amount: tuple[float, str] | None = None

    @property
    def entity(self) -> Entity:
        """The one entity that it stands for."""
        return self.entities[0]


@dataclass(slots=True)
class Named:
    """The tokens of a sentence with the raw names found in it, before identity is settled."""

    tokens: list[Token]
    known: list[tuple[Match, int, int]]
    chunks: list[Chunk]
    offices: list[Phrase]
    headline: bool

    def states(self) -> list[Match]:
        """The known names that are names of states."""
        return [m for m, _, _ in self.known if m.entries[0].kind == "state"]


def heads_in(tokens: Sequence[Token]) -> list[str]:
    """The words of a sentence that are head words of names."""
    return [t.text for t in tokens if (t.text.casefold(),) in heads()]


def names_in(text: str, start: int, end: int, title: bool) -> Named:
    """Known names and capitalised names by head word in ``text[start:end]``."""
    tokens = tokenise(text, start, end)
    headline = title and title_case(tokens)
    every = [_whole(tokens, match) for match in known_names().matches(tokens)]
    known = frozenset(t.text for m in every for t in tokens[m.first : m.last]) | frozenset(heads_in(tokens))
    matches = [m for m in every if not _unlikely(tokens, m, known)]
    spans = {at: (m.first, m.last) for m in matches for at in range(m.first, m.last)}
    found_offices = [_before_body(tokens, p) for p in phrases(tokens, spans)]
    blocked = frozenset(
        at for p in found_offices if not p.plural and not _describes(tokens, p) for at in range(p.first, p.last)
    )
    states = frozenset(at for m in matches if m.entries[0].kind == "state" for at in range(m.first, m.last))
    places = frozenset(at for m in matches if m.entries[0].kind == "city" for at in range(m.first, m.last))
    return Named(
        tokens,
        [(m, tokens[m.first].start, tokens[m.last - 1].end) for m in matches],
        chunks(Tagged(tokens, spans, blocked, headline, places), states),
        found_offices,
        headline,
    )


def _whole(tokens: Sequence[Token], match: Match) -> Match:
    """``Republic of Gambia``: the name of a state with its form of state is that name, in the lexicon or not."""
    form = match.first - 2 - (match.first > 1 and tokens[match.first - 1].text == "the")
    if match.entries[0].kind != "state" or form < 0 or tokens[form + 1].text != "of":
        return match
    if tokens[form].text not in STATE_FORMS or (tokens[form].text == "State" and tokens[form - 1].text == "of"):
        return match
    while form and tokens[form - 1].text in STATE_ADJECTIVES:
        form -= 1
    return replace(match, first=form)


def _before_body(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """``Head of the Foreign Relations Department``: what follows the office is the name of a body."""
    if phrase.plural or phrase.last >= len(tokens) or not tokens[phrase.last].capital:
        return phrase
    head = heads().get((tokens[phrase.last].text.casefold(),))
    of = next((at for at in range(phrase.first + 1, phrase.last) if tokens[at].text == "of"), None)
    named = head is not None and head.type == "Organisation" and not head.plural
    return replace(phrase, last=of) if named and of is not None and tokens[phrase.last - 1].capital else phrase


def _describes(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """``General`` before a noun of a treaty or a body is no rank: ``General Convention``, ``General Authority``."""
    if phrase.last - phrase.first > 1 or tokens[phrase.first].text != "General" or phrase.last >= len(tokens):
        return False
    for at in range(phrase.last, min(phrase.last + 3, len(tokens))):
        head = heads().get((tokens[at].text.casefold(),))
        if head is not None and tokens[at].capital:
            return head.type == "Organisation" or (head.type == "Agreement" and at == phrase.last)
    return False


def _unlikely(tokens: Sequence[Token], match: Match, known: frozenset[str]) -> bool:
    """Names with another meaning, where the words around speak for that: a surname, a language, a sum in US$."""
    first, last = match.first, match.last
    if last - first == 1 and tokens[first].text.casefold() in OPENERS:
        return True
    before = tokens[first - 1].text if first else ""
    after = tokens[last].text if last < len(tokens) else ""
    if before == "-" and first > 1 and tokens[first - 2].text.casefold() in ARTICLES_IN_NAMES:
        return True
    entry = match.entries[0]
    if after == "$" or (entry.kind == "demonym" and after.casefold() in ("language", "languages", "text", "texts")):
        return True
    if entry.kind == "organisation" and before == after == "-" and tokens[first].start == tokens[first - 1].end:
        return True  # a code: XYZ-PA-DG
    if entry.kind == "city" and (after in SON_OF or (before == "." and _is_initial(tokens, first - 2))):
        return True
    if all(e.doubtful for e in match.entries):
        return _doubted(tokens, match, before, after)
    if before in ("Al", "al", "bin") and entry.kind in ("city", "region"):
        return True
    return entry.kind == "city" and (
        before.casefold().rstrip(".") in PERSON_WORDS or (last - first == 1 and _is_surname(first, before, known))
    )


def _doubted(tokens: Sequence[Token], match: Match, before: str, after: str) -> bool:
    """A form with another meaning beside a word with a capital: more likely part of somebody's name."""
    first, kind = match.first, match.entries[0].kind
    if kind == "organisation":
        word = tokens[first].text
        return word.islower() or (first == 0 and match.last == 1 and word.istitle() and after.islower())
    follows = before[:1].isupper() and first > 1
    leads = after[:1].isupper() and after.casefold() not in PERSON_WORDS and len(after) > 2
    return (follows or leads) and before not in ("of", "in", "to", "the", "from") and kind in ("state", "city")


def _is_initial(tokens: Sequence[Token], at: int) -> bool:
    """``Ann P. Medina``: one capital after another word with one."""
    return at > 0 and len(tokens[at].text) == 1 and tokens[at].capital and tokens[at - 1].capital


def _is_surname(first: int, before: str, known: frozenset[str]) -> bool:
    """A city after a word with a capital that is nothing known and does not open the sentence."""
    capital = before[:1].isupper() and len(before) > 1 and before.casefold() not in OPENERS
    first_word = first == 1 and (before in REGION_OPENERS or before.endswith("ing"))
    return capital and first > 0 and not first_word and before not in known


def dates_in(text: str, start: int, end: int, published: str | None, before: str | None) -> list[Mention]:
    """The dates and spans of years in ``text[start:end]``; ``before`` is the date that the text named last."""
    part = text[start:end]
    found = [Mention(YEARS, start + a, start + b) for a, b, _ in periods(part)]
    for when in dates(part, published, published[:4] if published else None, before):
        moved = When(start + when.start, start + when.end, when.value, when.last, when.known)
        found.append(Mention(DATE, moved.start, moved.end, when=moved))
    return found


def longest(mentions: Iterable[Mention]) -> list[Mention]:
    """Those that no longer mention contains or crosses, in order; the contained become ``inner``."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        over = next((k for k in kept if k.start < mention.end and mention.start < k.end), None)
        if over is None:
            kept.append(mention)
        elif over.start <= mention.start and mention.end <= over.end and mention not in over.inner:
            over.inner = (*over.inner, mention)
    return sorted(kept, key=lambda m: m.start)


def spelled(text: str, start: int, end: int) -> str:
    """The words of a span with single spaces."""
    return re.sub(r"\s+", " ", text[start:end]).strip()
