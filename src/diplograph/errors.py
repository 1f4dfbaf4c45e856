"""The errors that diplograph raises on purpose: each says what is wrong and how to mend it."""

from __future__ import annotations


class DiplographError(Exception):
    """A failure that a user can act on; ``exit_code`` is what the command line ends with."""

    exit_code = 1


class UsageError(DiplographError):
    """The command was asked for something that cannot be meant: a missing path, parameter or name."""

    exit_code = 2


class DocumentError(DiplographError):
    """One document cannot be read; the others go on and the run ends with ``exit_code``."""

    exit_code = 3


class DatabaseError(DiplographError):
    """No database answers, or it refuses us."""

    exit_code = 4


class ServerGone(DatabaseError):
    """The server that was asked does not answer, or no more."""


class LimitError(DiplographError):
    """A query ran into its time limit or its row limit."""

    exit_code = 5


class ModelError(DiplographError):
    """``model.yaml`` contradicts itself, or a reading contradicts the model."""


class VersionError(DiplographError):
    """The graph was made with another version of the model."""
