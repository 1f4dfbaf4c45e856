"""Dying at a chosen step of writing, so that tests can prove that nothing is lost by it; else a step is nothing."""

from __future__ import annotations

import itertools
import os
import signal

_steps = itertools.count(1)
_chosen: int | None = None


def die_at(number: int) -> None:
    """From now on this process is killed, as by SIGKILL, at its ``number``-th step."""
    global _chosen
    _chosen = number


def step() -> None:
    """Count one step of writing, and die where it is the chosen one."""
    if _chosen is not None and next(_steps) == _chosen:
        os.kill(os.getpid(), signal.SIGKILL)
