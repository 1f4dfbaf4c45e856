"""Listens to everything that a run prints, and finds the passwords in it that should be nowhere."""

from __future__ import annotations

import io
import subprocess
import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import psutil  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from diplograph.server.store import Store

SHORTEST = 16  # characters of a password that is looked for; tests use shorter words in the place of wrong ones


class Listener:
    """What was printed so far, by where it was heard."""

    def __init__(self) -> None:
        self.heard: dict[str, list[str]] = {}
        self.secrets: set[str] = set()  # every password that was made in this process, overwritten since or not

    def hear(self, where: str, text: str | bytes | None) -> None:
        """Keep ``text``, once."""
        if not text:
            return
        plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
        kept = self.heard.setdefault(where, [])
        if plain not in kept[-1:]:
            kept.append(plain)

    def hear_processes(self) -> None:
        """Keep the command lines of the processes that the tests have started, as ``ps`` shows them."""
        for child in psutil.Process().children(recursive=True):
            try:
                self.hear(f"ps of {child.pid}", " ".join(child.cmdline()))
            except psutil.Error:
                continue  # it has ended meanwhile

    def wire(self, patch: pytest.MonkeyPatch) -> None:
        """Hear what commands print that run in this process, with their tracebacks, and what other processes print."""
        invoke, communicate, begin = CliRunner.invoke, subprocess.Popen.communicate, subprocess.Popen.__init__
        make = Store.make_secret

        def heard_invoke(runner: CliRunner, *arguments: Any, **options: Any) -> Result:
            result = invoke(runner, *arguments, **options)
            self.hear("a command", result.output)
            self.hear("stderr of a command", result.stderr)
            if result.exc_info and result.exc_info[0] is not SystemExit:
                self.hear("a traceback", "".join(traceback.format_exception(*result.exc_info)))
            return result

        def heard_communicate(process: subprocess.Popen[Any], *arguments: Any, **options: Any) -> Any:
            printed = communicate(process, *arguments, **options)
            for text in printed:
                self.hear("a process", text)
            return printed

        def heard_begin(process: subprocess.Popen[Any], *arguments: Any, **options: Any) -> None:
            begin(process, *arguments, **options)
            if isinstance(process.stdout, io.TextIOWrapper):
                patch.setattr(process.stdout, "readline", partial(self._line, process.stdout.readline))

        def heard_make(store: Store, user: str) -> str:
            secret = make(store, user)
            self.secrets.add(secret)
            return secret

        patch.setattr(Store, "make_secret", heard_make)
        patch.setattr(subprocess.Popen, "__init__", heard_begin)
        patch.setattr(CliRunner, "invoke", heard_invoke)
        patch.setattr(subprocess.Popen, "communicate", heard_communicate)

    def _line(self, readline: Callable[..., str], *arguments: Any) -> str:
        line = readline(*arguments)
        self.hear("a line of a process", line)
        return line


def passwords(folder: Path) -> set[str]:
    """The passwords of all servers that were started in stores under ``folder``."""
    found = {path.read_text(errors="replace").strip() for path in folder.rglob("secret-*") if path.is_file()}
    return {password for password in found if len(password) >= SHORTEST}


def logs(folder: Path) -> Iterator[tuple[str, str]]:
    """What servers under ``folder`` have printed and logged."""
    for pattern in ("**/log/**/*", "**/server.out"):
        for path in folder.glob(pattern):
            if path.is_file():
                yield str(path), path.read_text(encoding="utf-8", errors="replace")


def leaks(secrets: Iterable[str], heard: Iterable[tuple[str, str]]) -> list[str]:
    """Where a secret stands in what was heard."""
    wanted = list(secrets)
    return sorted({where for where, text in heard if any(secret in text for secret in wanted)})
