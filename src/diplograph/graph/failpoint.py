"""Dying at a chosen step of writing, so that tests can prove that nothing is lost by it.

``DIPLOGRAPH_FAILPOINT=N`` kills the process, as SIGKILL does, at its N-th step; without it, a step is nothing.
"""

from __future__ import annotations

import itertools
import os
import signal

NAME = "DIPLOGRAPH_FAILPOINT"
_steps = itertools.count(1)


def step() -> None:
    """Count one step of writing, and die where it is the chosen one."""
    chosen = os.environ.get(NAME)
    if chosen and next(_steps) == int(chosen):
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
