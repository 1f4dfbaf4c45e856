"""The words before a noun that belong to its phrase, in a masked sentence: article, number, adjectives, dates, actors."""

from __future__ import annotations

import re
from dataclasses import dataclass

from diplograph.lexicon.words import words
from diplograph.reading.ordinals import ordinal

NOT_BEFORE = words("not_before_nouns")


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a noun and belongs to its phrase."""

    start: int
    det: str
    number: int | None
    adjectives: tuple[str, ...]
    actors: tuple[str, ...]
    dates: tuple[str, ...]
    possessive: bool

    @property
    def words(self) -> str:
        """The adjectives as one text."""
        return " ".join(self.adjectives)


WORD_BEFORE = re.compile(r"(@[A-Z]\d+|(?<![@\w-])[A-Za-z][\w-]*(?<!-)|'s|'|-|–|,|\d+(?:st|nd|rd|th))( ?)$")
DETERMINERS = words("determiners")
PARTICIPLES = words("adjectives_in_ed")


def before(text: str, at: int) -> Before:
    """Walk left from a noun over adjectives, numbers, dates and actors to the article."""
    start, det, number = at, "", None
    adjectives: list[str] = []
    actors: list[str] = []
    dates: list[str] = []
    possessive = False
    here = at
    while (match := WORD_BEFORE.search(text[:here])) is not None:
        word, space = match[1], match[2]
        low = word.casefold()
        if low in DETERMINERS:
            start, det = match.start(1), low
            break
        if word in ("'s", "'") and (here == at or space or text[here : here + 1] == " "):
            if not re.search(r"@[AJ]\d+$", text[: match.start(1)]):
                break
            possessive = True
        elif re.fullmatch(r"@[AJ]\d+", word):
            if not actors and adjectives and not possessive and word[1] == "A":
                break
            if actors and not (
                possessive
                or text[match.end(1) : match.end(1) + 1] in "-–"
                or word[1] == "J"
                or text[match.end(1) :].startswith((", ", " and "))
            ):
                break
            actors.insert(0, word)
            start = match.start(1)
        elif re.fullmatch(r"@D\d+", word):
            dates.insert(0, word)
            start = match.start(1)
        elif (word in ("-", "–") and actors) or (
            (word == "," and (dates or text[here - 1 :].lstrip(", ").startswith("@J")))
            or (low == "and" and actors and text[here:].lstrip().startswith("@J"))
        ):
            pass
        elif (found := ordinal(word)) is not None:
            number, start = found, match.start(1)
        elif (
            word[0].islower()
            and low not in NOT_BEFORE
            and len(adjectives) < 3
            and not (low.endswith("ed") and low not in PARTICIPLES)
            and not low.endswith("ly")
        ):
            if actors:
                break
            adjectives.insert(0, low)
            start = match.start(1)
        else:
            break
        here = match.start(1)
    return Before(start, det, number, tuple(adjectives), tuple(actors), tuple(dates), possessive)
