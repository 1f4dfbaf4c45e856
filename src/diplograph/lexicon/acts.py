"""The verbs by which agreements are made, joined and ended, from ``acts.yaml``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from diplograph.lexicon.files import read_yaml

PARTS = ("makes", "made", "joins", "changes")
HISSING = ("s", "x", "z", "ch", "sh")


@dataclass(frozen=True, slots=True)
class Act:
    """A verb (``sign``, ``accede to``) with its forms; ``acts.yaml`` says what ``part``, ``by`` and ``status`` mean."""

    verb: str
    part: str
    by: str = ""
    status: str = ""
    past: tuple[str, ...] = ()
    ing: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()

    @property
    def third(self) -> str:
        """``signs``, ``accedes to``."""
        return _inflected(self.verb, _third)

    def told(self) -> tuple[str, ...]:
        """The forms that tell it as done, and the nouns: all but the verb by itself (``to sign``)."""
        return (self.third, *self.past, *self.ing, *self.nouns)


@cache
def acts() -> Mapping[str, Act]:
    """Every act by its verb."""
    return MappingProxyType({verb: _act(verb, **facts) for verb, facts in read_yaml("acts.yaml").items()})


def of(*parts: str) -> Iterator[Act]:
    """The acts with one of these parts in an agreement."""
    return (act for act in acts().values() if act.part in parts)


def _act(verb: str, past: list[str] | None = None, ing: list[str] | None = None, **facts: str | list[str]) -> Act:
    nouns = tuple(facts.pop("nouns", ()))
    return Act(
        verb,
        past=tuple(past or [_inflected(verb, _past)]),
        ing=tuple(ing or [_inflected(verb, _ing)]),
        nouns=nouns,
        **{fact: str(value) for fact, value in facts.items()},
    )


def _inflected(verb: str, inflect: Callable[[str], str]) -> str:
    first, blank, rest = verb.partition(" ")
    return inflect(first) + blank + rest


def _third(verb: str) -> str:
    if verb.endswith(HISSING):
        return f"{verb}es"
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb) + "s"


def _past(verb: str) -> str:
    return re.sub(r"(?<=[^aeiou])y$", "ie", verb).removesuffix("e") + "ed"


def _ing(verb: str) -> str:
    return re.sub(r"(?<=[^e])e$", "", verb) + "ing"
