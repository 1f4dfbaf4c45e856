"""The corrections that a command goes by: those of a file that is named, else those kept beside the graph.

What of them meets nothing is told, for it is mostly an error of typing.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from diplograph.cli.screen import count, note, sentences

if TYPE_CHECKING:
    from diplograph.curation import Corrections


def chosen(path: Path | None) -> Corrections:
    """The corrections in ``path``, else in DIPLOGRAPH_HOME, else none."""
    from diplograph import curation
    from diplograph.settings import Settings

    return curation.load(path) if path else curation.kept(Settings.from_environment(os.environ).home)


def tell_idle(idle: Sequence[str]) -> None:
    """Say which corrections meet nothing."""
    if idle:
        note(f"{count(len(idle), 'correction')} without effect, for no document in the graph has this id or name:")
        sentences(idle)
