"""What a user sees while a command works, on stderr: progress where that is a terminal, and notes."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

WIDEST = 10_000  # a table that no terminal shows is not cut to a width


def note(message: str) -> None:
    """One line on stderr."""
    click.echo(message, err=True)


def count(number: int, what: str) -> str:
    """``number`` of ``what``, as one says it: 1 document, 2 documents."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def console(stderr: bool = False) -> Console:
    """rich's console on stdout or stderr; NO_COLOR, TERM and COLUMNS are heeded."""
    from rich.console import Console

    class Open(Console):
        def on_broken_pipe(self) -> None:
            raise BrokenPipeError  # the command ends as it does where it prints without rich

    stream = sys.stderr if stderr else sys.stdout
    found = Open(stderr=stderr, highlight=False, soft_wrap=False)
    if not stream.isatty() and "COLUMNS" not in found._environ:
        found.width = WIDEST
    return found


@contextlib.contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """A bar on stderr that counts; the function it gives takes what is done, one by one. Silent without a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing)
        done = 0

        def advance(what: str) -> None:
            nonlocal done
            done += 1
            bar.update(task, description=f"{doing}: {done:,}  [dim]{what[:60]}[/dim]")

        yield advance


def sentences(lines: Iterable[str], most: int = 20) -> None:
    """``lines`` on stderr, at most ``most`` of them; the rest is counted."""
    found = list(lines)
    for line in found[:most]:
        note(f"  {line}")
    if len(found) > most:
        note(f"  … and {len(found) - most:,} more")
