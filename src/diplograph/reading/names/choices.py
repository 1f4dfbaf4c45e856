"""Which of several bodies with one form a text means: ``the Security Council``, ``the Department of Justice``."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diplograph.lexicon import organisations
from diplograph.reading.names.gazetteer import Entry
from diplograph.reading.names.mentions import Named


@dataclass(frozen=True, slots=True)
class Choice:
    """What decides: the state of the publisher, and the states and bodies that the text names beyond doubt."""

    home: str | None = None
    named: frozenset[str] = frozenset()

    def meant(self, entries: Sequence[Entry]) -> Entry:
        """The body that the text names by a sure form too, else the publisher's, else one of no state."""
        sure = (e for e in entries if e.key in self.named)
        ours = (e for e in entries if self.home is not None and _state(e) == self.home)
        of_no_state = (e for e in entries if _state(e) is None)
        return next(sure, None) or next(ours, None) or next(of_no_state, entries[0])

    def is_of_home(self, entry: Entry) -> bool:
        """A ministry as several states have it, of a state that the text does not name: it is the publisher's."""
        state = _state(entry)
        ministry = organisations.organisations()[entry.key].kind == "ministry"
        return entry.doubtful and ministry and None not in (state, self.home) and state not in {self.home, *self.named}


def beyond_doubt(found: Iterable[Named]) -> frozenset[str]:
    """The keys of the states and bodies that a text names by a form which means nothing else."""
    entries = (e for named in found for match, _, _ in named.known for e in match.entries)
    return frozenset(e.key for e in entries if not e.doubtful and e.kind in ("state", "demonym", "organisation"))


def _state(entry: Entry) -> str | None:
    return organisations.organisations()[entry.key].state
