"""The corrections that a command goes by: those of a file that is named, else those kept beside the graph."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.curation import Corrections


def chosen(path: Path | None) -> Corrections:
    """The corrections in ``path``, else in DIPLOGRAPH_HOME, else none."""
    from diplograph import curation
    from diplograph.settings import Settings

    return curation.load(path) if path else curation.kept(Settings.from_environment(os.environ).home)
