"""A server as a private child process: start it, wait for what it prints, stop it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from diplograph.errors import DatabaseError
from diplograph.server import tether

PATIENCE = 120.0  # seconds for a start on a loaded machine; an idle one takes 3
GRACE = 15.0  # seconds between SIGTERM and SIGKILL
PAUSE = 0.05
STARTED = 19  # where /proc/PID/stat tells the time of the start, counted behind the name


class Process:
    """A running server whose output goes to the file ``output``; the operating system ends it with its parent."""

    def __init__(self, command: Sequence[str], *, folder: Path, output: Path) -> None:
        self.output = output
        with os.fdopen(os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as sink:
            self._popen = subprocess.Popen(
                tied(command),
                stdin=subprocess.DEVNULL,
                stdout=sink,
                stderr=subprocess.STDOUT,
                cwd=folder,
                umask=0o077,
                start_new_session=True,  # keeps ^C away from the server, its owner stops it
            )

    @property
    def pid(self) -> int:
        """The process id of the server."""
        return self._popen.pid

    @property
    def alive(self) -> bool:
        """Whether the server still runs."""
        return self._popen.poll() is None

    def printed(self) -> str:
        """Everything that the server has printed so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def wait_for(self, ready: re.Pattern[str], failed: re.Pattern[str]) -> str:
        """What was printed once ``ready`` is in it; ``DatabaseError`` where ``failed`` comes first or it ends."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            alive = self.alive
            text = self.printed()
            if failed.search(text) or not alive:
                self.stop()
                raise DatabaseError(
                    f"the server did not start: {_reason(text)}; all that it printed is in {self.output}"
                )
            if ready.search(text):
                return text
            time.sleep(PAUSE)
        self.stop()
        raise DatabaseError(f"the server did not start within {PATIENCE:.0f} s; what it printed is in {self.output}")

    def stop(self) -> None:
        """End the server and wait until it is gone; nothing happens where it has ended already."""
        if not self.alive:
            return
        self._popen.send_signal(signal.SIGTERM)
        try:
            self._popen.wait(GRACE)
        except subprocess.TimeoutExpired:
            self._popen.kill()
            self._popen.wait()


def tied(command: Sequence[str]) -> list[str]:
    """``command`` so started that it ends with this process, where the system offers that (Linux)."""
    if sys.platform != "linux":
        return list(command)
    return [sys.executable, "-I", "-S", tether.__file__, str(os.getpid()), *command]


def free_port() -> int:
    """A port of the loopback interface that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def birth(pid: int) -> str | None:
    """What tells the process ``pid`` of this user from all that had its id before; ``None`` where there is none.

    On Linux that is the boot and the time of its start; elsewhere nothing is known of it but that it runs.
    """
    if sys.platform != "linux":
        return "" if _runs(pid) else None
    folder = Path("/proc", str(pid))
    try:
        if folder.stat().st_uid != os.getuid():
            return None
        fields = (folder / "stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
    except OSError:
        return None
    return f"{boot} {fields[STARTED]}"


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):  # the server of another user is none of ours
        return False
    return True


def _reason(text: str) -> str:
    """The line of a server's output that best says why it failed."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for mark in ("locked by another process", "Address already in use", "Exception", "Error", "SEVER"):
        for line in lines:
            if mark in line:
                return line[:300]
    return lines[-1][:300] if lines else "it printed nothing"
