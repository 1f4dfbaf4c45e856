"""Ties a server to the process that starts it: run as a script, it becomes the command that follows its name.

On Linux the kernel then ends the server when its parent dies, even by SIGKILL. This cannot be set in a
``preexec_fn``, which is unsafe in a process with threads.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def main(parent: int, command: list[str]) -> None:
    """Ask for SIGTERM at the death of ``parent``, then become ``command``; gone at once if ``parent`` died before."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit(1)
    os.execv(command[0], command)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
