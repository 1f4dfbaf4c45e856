"""The frames of ``*.yaml``: named patterns over masked sentences, each with what its roles fill."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

import yaml

from diplograph.errors import ModelError
from diplograph.lexicon.files import LOADER
from diplograph.reading.frames.literals import Clause, needed, telling
from diplograph.reading.names.mentions import Mention
from diplograph.reading.steps import left_out
from diplograph.reading.text import acts
from diplograph.reading.text.masks import Mask

TOPICS = ("meetings", "participants", "agenda", "agreements", "memberships", "relations", "ties")
PLACEHOLDER = re.compile(r"@[A-Z]\d+")
ROLE = re.compile(r"\{([A-Z]+)(s?)(?::(\w+))?\}")
NUMBER = re.compile(r"(@(?:[A-Z]|\[[A-Z]+\]))\\d\+(?!\+)")  # of a placeholder, in a pattern
MACRO = re.compile(r"\{([a-z]+)\}")
LISTS = {"made": acts.MADE, "done": acts.DONE, "making": acts.MAKING, "joined": acts.JOINED}  # macros of the lexicon
ROW = r"(?:(?:,? and |,? as well as |, |; |,? or )(?:the |an? |both |its |on |with )*"


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: its pattern, the record that it fills (``meeting``, ``agreement``, ``tie``), and its roles there.

    ``guards`` limit a role to node types; ``optional`` are roles whose guard may fail. ``several`` names a role that
    must hold more than one, ``last`` one of which only the last of a row counts; ``only`` "unnamed" keeps the frame
    from named meetings and agreements; ``focus`` lets it fill the meeting that is spoken of, ``passing`` tells that it
    only mentions one; ``verb`` must occur; ``itself``: the agreement is the document itself. ``kinds`` limit a role to
    kinds of body, ``said`` to mentions whose own words match; ``implied`` names what fills a slot that the words leave
    out (``body``, ``fund``). ``needs``: what a sentence must hold for the pattern and the verb, the most
    telling first.
    """

    name: str
    record: str
    pattern: re.Pattern[str]
    roles: Mapping[str, str]
    guards: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kind: str = ""
    slot: str = ""
    several: str = ""
    only: str = ""
    verb: re.Pattern[str] | None = None
    needs: tuple[Clause, ...] = ()
    focus: bool = False
    passing: bool = False
    sides: bool = False
    subject: bool = False
    itself: bool = False
    spoken: bool = False
    last: str = ""
    kinds: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    said: Mapping[str, str] = field(default_factory=dict)
    implied: Mapping[str, str] = field(default_factory=dict)
    optional: tuple[str, ...] = ()
    example: str = ""
    unlike: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a frame: the mentions in each role, other named groups of the pattern as text, and the span."""

    frame: Frame
    roles: Mapping[str, tuple[Mention, ...]]
    words: Mapping[str, str]
    start: int
    end: int

    def word(self, name: str) -> str:
        """What the group ``name``, or that of another alternative of the pattern (``name2``), holds."""
        return next((said for group, said in self.words.items() if group.rstrip("23456789") == name), "")


@cache
def frames() -> tuple[Frame, ...]:
    """All frames, file by file."""
    macros = {**LISTS, **_declared("macros")}
    return tuple(_frame(body, macros, topic) for topic in TOPICS for body in _declared(topic))


def uses(mask: Mask[Mention]) -> Iterator[Use]:
    """Every use of every frame in a masked sentence, frame by frame, from left to right."""
    for frame in _possible(mask.text):
        if frame.verb and not frame.verb.search(mask.text):
            continue
        for match in frame.pattern.finditer(mask.text):
            if left_out(frame.name):
                break
            roles = {
                role: _mentions(mask, match[role]) for role in match.groupdict() if role in frame.roles and match[role]
            }
            words = {k: v for k, v in match.groupdict().items() if v and k not in frame.roles}
            yield Use(frame, roles, words, match.start(), match.end())


def _possible(text: str) -> Iterator[Frame]:
    """The frames of which ``text`` holds the words that they need, in their order."""
    always, first = _first_needs()
    numbers = always.union(*(numbers for word, numbers in first.items() if word in text))
    likely = (frames()[number] for number in sorted(numbers))
    return (f for f in likely if all(any(word in text for word in clause) for clause in f.needs[1:]))


@cache
def _first_needs() -> tuple[frozenset[int], Mapping[str, tuple[int, ...]]]:
    """The numbers of frames that need no word, and of those that need a word most of all."""
    numbers: dict[str, tuple[int, ...]] = {}
    for number, frame in enumerate(frames()):
        for word in frame.needs[0] if frame.needs else ():
            numbers[word] = (*numbers.get(word, ()), number)
    return frozenset(number for number, frame in enumerate(frames()) if not frame.needs), numbers


def _mentions(mask: Mask[Mention], words: str) -> tuple[Mention, ...]:
    """The mentions of a row; the subject put before a verb that goes on (``by A, and met``) is none of it."""
    found = [mask.behind[key] for key in PLACEHOLDER.findall(words)]
    return tuple(m for number, m in enumerate(found) if number == 0 or m.end > m.start)


def _declared(part: str) -> Any:
    text = resources.files("diplograph.reading.frames").joinpath(f"{part}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=LOADER)


def _frame(body: Mapping[str, Any], macros: Mapping[str, str], topic: str) -> Frame:
    facts = {k: v for k, v in body.items() if k not in ("pattern", "guards", "verb")}
    guards = {role: tuple(types) for role, types in body.get("guards", {}).items()}
    try:
        pattern = re.compile(_expand(body["pattern"], macros))
        verb = re.compile(body["verb"]) if body.get("verb") else None
    except (re.error, KeyError) as error:
        raise ModelError(f"frames/{topic}.yaml: the pattern of {body.get('name')!r} is not right: {error}") from error
    for role in facts["roles"]:
        if role not in pattern.groupindex:
            raise ModelError(f"frames/{topic}.yaml: {body['name']!r} fills a role that its pattern lacks: {role!r}")
    clauses = {clause for part in (verb, pattern) if part is not None for clause in needed(part)}
    needs = tuple(sorted(clauses, key=telling, reverse=True))
    return Frame(pattern=pattern, verb=verb, needs=needs, guards=guards, **facts)


def _expand(pattern: str, macros: Mapping[str, str]) -> str:
    """The pattern with its macros and roles written out; none stops within ``@A12``, where ``@A1`` would be read."""
    expanded = MACRO.sub(lambda m: macros[m[1]], pattern)
    return NUMBER.sub(r"\1\\d++", ROLE.sub(_role, expanded))


def _role(match: re.Match[str]) -> str:
    letters, several, name = match.groups()
    one = rf"@[{letters}]\d+" if len(letters) > 1 else rf"@{letters}\d+"
    whole = rf"{one}{ROW}{one})*" if several else one
    return f"(?P<{name}>{whole})" if name else f"(?:{whole})"
