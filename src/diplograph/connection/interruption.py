"""^C while a query runs: the driver would wait for the answer before it closes, unless it is told of a cancellation."""

from __future__ import annotations

from asyncio import CancelledError
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def as_cancellation() -> Iterator[None]:
    """Around what waits for an answer: an interruption becomes what makes the driver drop its connection at once."""
    try:
        yield
    except KeyboardInterrupt as interruption:
        raise CancelledError from interruption


@contextmanager
def as_interruption() -> Iterator[None]:
    """Around the sessions of the driver: the cancellation is the interruption that it was."""
    try:
        yield
    except CancelledError as cancelled:
        raise KeyboardInterrupt from cancelled
