"""What stands before a noun and belongs to its phrase: article, number, adjectives, dates, actors.

The text is a masked sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from diplograph.lexicon.words import words
from diplograph.reading.text.ordinals import ordinal

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
OWNER = re.compile(r"@[AJ]\d+$")
OWN_DATE = re.compile(r"@A\d+'s? @D\d+,?$")  # "Harris' April 29, 2022, meeting"
JOINED = re.compile(r"@[AJ]\d+[-–]$")
LONGEST_WORD = 200  # how far to look for the beginning of a word
MOST_ADJECTIVES = 3


def before(text: str, at: int) -> Before:
    """Walk left from the noun at ``at`` over adjectives, numbers, dates and actors to the article."""
    walk = _Walk(text, at)
    while (match := WORD_BEFORE.search(text, max(0, walk.here - LONGEST_WORD), walk.here)) is not None:
        if not walk.takes(match):
            break
        walk.here = match.start(1)
    return Before(
        start=walk.start,
        det=walk.det,
        number=walk.number,
        adjectives=tuple(reversed(walk.adjectives)),
        actors=tuple(reversed(walk.actors)),
        dates=tuple(reversed(walk.dates)),
        possessive=walk.possessive,
    )


@dataclass(slots=True)
class _Walk:
    """The way from a noun to the left: how far it has come (``here``), and what belongs to the phrase so far."""

    text: str
    noun: int
    here: int = field(init=False)
    start: int = field(init=False)
    det: str = ""
    number: int | None = None
    adjectives: list[str] = field(default_factory=list)
    actors: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    possessive: bool = False

    def __post_init__(self) -> None:
        self.here = self.start = self.noun

    def takes(self, match: re.Match[str]) -> bool:
        """Take the word of ``match`` into the phrase; ``False`` where the phrase ends."""
        word = match[1]
        if word.casefold() in DETERMINERS:
            self.start, self.det = match.start(1), word.casefold()
            return False
        if word in ("'s", "'") and (self.here == self.noun or match[2] or self.text.startswith(" ", self.here)):
            return self._owner(match)
        if word[0] == "@":
            return self._placeholder(match)
        return self._joins(word) or self._describes(match)

    def _owner(self, match: re.Match[str]) -> bool:
        """``@A1's visit``: the actor before the apostrophe is whose the noun is."""
        owned = OWNER.search(self.text, max(0, match.start(1) - LONGEST_WORD), match.start(1)) is not None
        self.possessive = self.possessive or owned
        return owned

    def _placeholder(self, match: re.Match[str]) -> bool:
        """An actor or a date."""
        word = match[1]
        if word[1] == "D":
            self.dates.append(word)
        elif word[1] in "AJ" and self._may_be_actor(word, match.end(1)):
            self.actors.append(word)
        else:
            return False
        self.start = match.start(1)
        return True

    def _may_be_actor(self, word: str, end: int) -> bool:
        """The first stands right before the noun, the next are joined to it by a hyphen, a comma or ``and``."""
        if self.possessive or word[1] == "J":
            return True
        if not self.actors:
            return not self.adjectives or JOINED.search(self.text[: end - len(word)]) is not None
        return self.text[end : end + 1] in "-–" or self.text.startswith((", ", " and "), end)

    def _joins(self, word: str) -> bool:
        """A hyphen, a comma or ``and`` between actors, a comma after a date."""
        if word == ",":
            after = self.text[self.here - 1 :].lstrip(", ")
            return (
                bool(self.dates) or after.startswith("@J") or OWN_DATE.search(self.text, 0, self.here - 1) is not None
            )
        if not self.actors:
            return False
        return word in ("-", "–") or (word.casefold() == "and" and self.text[self.here :].lstrip().startswith("@J"))

    def _describes(self, match: re.Match[str]) -> bool:
        """An ordinal or an adjective."""
        word = match[1]
        if (number := ordinal(word)) is not None:
            self.number = number
        elif self._is_adjective(word) and not self.actors:
            self.adjectives.append(word.casefold())
        else:
            return False
        self.start = match.start(1)
        return True

    def _is_adjective(self, word: str) -> bool:
        low = word.casefold()
        if not word[0].islower() or low in NOT_BEFORE or low.endswith("ly") or len(self.adjectives) >= MOST_ADJECTIVES:
            return False
        return not low.endswith("ed") or low in PARTICIPLES
