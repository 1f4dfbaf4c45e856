"""Which words a text must hold for a pattern to match at all, taken from the pattern itself.

``needed(r"@A\\d+ (?:met|meets) with @P\\d+")`` is ``({"@A"}, {" met with @P", " meets with @P"})``: a match holds one
of each set. To look for words costs next to nothing, to try a pattern at every place of a sentence much.
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable, Sequence
from typing import Any

Clause = frozenset[str]

MOST = 12  # more words than this in one set, and looking for them costs what it spares
MOST_OF_ALL = 60  # the same for the alternatives of a whole pattern, which is else tried on every sentence
FLAGS_THAT_BEND_LETTERS = re.IGNORECASE | re.VERBOSE


def needed(pattern: re.Pattern[str]) -> tuple[Clause, ...]:
    """Sets of strings; whatever ``pattern`` matches holds at least one string of each set."""
    if pattern.flags & FLAGS_THAT_BEND_LETTERS:
        return ()
    parsed = importlib.import_module("re._parser").parse(pattern.pattern, pattern.flags & ~re.UNICODE)
    return tuple(dict.fromkeys(_clauses(_items(parsed))))


def telling(clause: Clause) -> tuple[int, int, list[str]]:
    """How seldom a text will hold a string of the set: its strings are long, or few."""
    return min(map(len, clause)), -len(clause), sorted(clause)


def _items(parsed: Any) -> list[tuple[str, Any]]:
    """The parts of a parsed pattern in order, by the names of their kinds; plain groups are opened."""
    found: list[tuple[str, Any]] = []
    for kind, value in parsed:
        if str(kind) == "SUBPATTERN" and not value[1]:
            found += _items(value[3])
        else:
            found.append((str(kind), value))
    return found


def _clauses(items: Sequence[tuple[str, Any]]) -> list[Clause]:
    """What a row of parts needs: its runs of literals, and what each part between them needs."""
    found: list[Clause] = []
    run = frozenset({""})
    for item in items:
        spelt = _spellings(item)
        if spelt is not None and len(spelt) * len(run) <= MOST:
            run = frozenset(before + after for before in run for after in spelt)
            continue
        found += _clause(run)
        run = frozenset({""}) if spelt is None else spelt
        if spelt is None:
            found += _within(item)
    return [*found, *_clause(run)]


def _clause(run: Iterable[str]) -> list[Clause]:
    """A run of literals as a clause; nothing where one of its spellings is empty."""
    words = sorted(set(run), key=len)
    if not words[0]:
        return []
    kept: list[str] = []
    for word in words:
        if not any(shorter in word for shorter in kept):
            kept.append(word)
    return [frozenset(kept)]


def _within(item: tuple[str, Any]) -> list[Clause]:
    """What a part that has no fixed spelling needs."""
    kind, value = item
    if kind in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
        return _clauses(_items(value[2])) if value[0] else []
    if kind == "ATOMIC_GROUP":
        return _clauses(_items(value))
    if kind == "ASSERT":
        return _clauses(_items(value[1]))
    if kind == "BRANCH":
        return _any_of([_clauses(_items(alternative)) for alternative in value[1]])
    return []


def _any_of(alternatives: Sequence[Sequence[Clause]]) -> list[Clause]:
    """One clause for several alternatives: the most telling of each; none where one of them needs nothing."""
    if not all(alternatives):
        return []
    words = frozenset[str]().union(*(max(clauses, key=telling) for clauses in alternatives))
    return _clause(words) if len(words) <= MOST_OF_ALL else []


def _spellings(item: tuple[str, Any]) -> frozenset[str] | None:
    """Every string that a part can match, where these are few; ``None`` where they are not."""
    kind, value = item
    if kind == "LITERAL":
        return frozenset({chr(value)})
    if kind == "IN":
        return _letters(value)
    if kind == "BRANCH":
        return _all_spellings([_row(_items(alternative)) for alternative in value[1]])
    if kind in ("MAX_REPEAT", "MIN_REPEAT") and value[:2] == (0, 1):
        return _all_spellings([frozenset({""}), _row(_items(value[2]))])
    return frozenset({""}) if kind in ("AT", "ASSERT_NOT") else None


def _row(items: Sequence[tuple[str, Any]]) -> frozenset[str] | None:
    row = frozenset({""})
    for item in items:
        spelt = _spellings(item)
        if spelt is None or len(spelt) * len(row) > MOST:
            return None
        row = frozenset(before + after for before in row for after in spelt)
    return row


def _all_spellings(several: Sequence[frozenset[str] | None]) -> frozenset[str] | None:
    found = frozenset[str]().union(*(spelt or () for spelt in several))
    return found if None not in several and len(found) <= MOST else None


def _letters(members: Sequence[tuple[Any, Any]]) -> frozenset[str] | None:
    """The characters of a class that lists a few."""
    if len(members) > 4 or any(str(kind) != "LITERAL" for kind, _ in members):
        return None
    return frozenset(chr(value) for _, value in members)
