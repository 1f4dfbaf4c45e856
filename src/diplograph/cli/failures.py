"""How a command ends: one clear sentence on stderr and an exit code of its own, never a traceback."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from diplograph.errors import DiplographError

INTERRUPTED = 130
CLOSED = 141  # as other tools end where nobody reads on: 128 and the number of SIGPIPE


class Failure(click.ClickException):
    """An error of diplograph as click shows it."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.exit_code: int = code  # type: ignore[misc]  # click declares it for the class


class Commands(click.Group):
    """The commands in the order in which they were added; their errors end the program with the right exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of the commands as a user meets them, not by the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; with --debug an error keeps its traceback."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as interruption:
            raise Failure("interrupted; what was written so far is kept", INTERRUPTED) from interruption
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still held back goes nowhere
            return ctx.exit(CLOSED)
        except DiplographError as error:
            if ctx.params["debug"]:
                raise
            raise Failure(str(error), error.exit_code) from error
        except OSError as error:  # of the system: a full disk, a file that may not be read
            if ctx.params["debug"]:
                raise
            raise Failure(str(error), DiplographError.exit_code) from error
