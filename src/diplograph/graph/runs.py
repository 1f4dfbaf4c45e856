"""The loads that changed the graph: when, of what, with which settings, and what each did."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from diplograph.graph.lease import dead, this_process
from diplograph.graph.sending import Written

COUNTED = ("documents", "replaced", "dropped", "nodes", "edges", "claims")
RUNNING = "running"


def now() -> str:
    """The time as the ledger notes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


@dataclass(slots=True)
class Run:
    """One load: what it was asked, and how many documents it has read, known and set aside so far."""

    settings: str
    paths: Sequence[str]
    id: str = field(default_factory=lambda: f"run:{secrets.token_hex(8)}")
    started: str = field(default_factory=now)
    read: int = 0
    known: int = 0
    set_aside: int = 0

    def row(self, written: Written, status: str = RUNNING) -> dict[str, Any]:
        """The node of this run, as far as it has come; one that does not run any more has an end."""
        props = {
            "started": self.started,
            "ended": None if status == RUNNING else now(),
            "status": status,
            "process": this_process(),
            "settings": self.settings,
            "paths": list(self.paths),
            "read": self.read,
            "known": self.known,
            "set_aside": self.set_aside,
            **{name: getattr(written, name) for name in COUNTED},
        }
        return {"id": self.id, "props": props}


def status(told: str, process: str) -> str:
    """The status of a run as it is: one that is said to run, in a process that has ended, was killed."""
    return "killed" if told == RUNNING and dead(process) else told
