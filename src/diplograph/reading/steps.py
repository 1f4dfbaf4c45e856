"""What of the reading can be left out by its name, so that it can be measured what it is worth: frames, rules, steps.

A frame has its name in ``frames/*.yaml``, a rule is what the evidence of an edge names, a step is declared here above
the function that takes it.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

STEPS: dict[str, str] = {}  # what each step does, by its name
_out: ContextVar[frozenset[str]] = ContextVar("_out", default=frozenset())
_met: ContextVar[set[str] | None] = ContextVar("_met", default=None)


@contextmanager
def without(*names: str) -> Iterator[None]:
    """Readings within this block leave these frames, rules and steps out."""
    before = _out.set(_out.get() | frozenset(names))
    try:
        yield
    finally:
        _out.reset(before)


@contextmanager
def met() -> Iterator[set[str]]:
    """The names of all that readings within this block came upon: without any other they would be the same."""
    found: set[str] = set()
    before = _met.set(found)
    try:
        yield found
    finally:
        _met.reset(before)


def left_out(name: str) -> bool:
    """Whether this frame, rule or step is left out; asked where it would say something."""
    found = _met.get()
    if found is not None:
        found.add(name)
    return name in _out.get()


def nothing(*_: object) -> tuple[()]:
    """What most steps are without: no mention, no entry."""
    return ()


def step(name: str, instead: Callable[..., Any] = nothing) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Declare a function as a step; left out, it gives what ``instead`` makes of its arguments."""

    def declare(function: Callable[P, R]) -> Callable[P, R]:
        STEPS[name] = (function.__doc__ or name).partition("\n")[0]

        @functools.wraps(function)
        def taken(*args: P.args, **named: P.kwargs) -> R:
            result: R = instead(*args, **named) if left_out(name) else function(*args, **named)
            return result

        return taken

    return declare
