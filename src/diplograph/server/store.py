"""The folder of a server: its secrets, who runs in it now, and the lock that lets one start at a time."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from diplograph.errors import DatabaseError


@dataclass(frozen=True, slots=True)
class Run:
    """A server that runs in a store: its process id and the ports of Bolt and HTTP on the loopback interface.

    ``birth`` tells its process from a later one of the same id.
    """

    pid: int
    bolt: int
    http: int
    birth: str


@dataclass(frozen=True, slots=True)
class Store:
    """One folder, one server."""

    root: Path

    @property
    def config(self) -> Path:
        """Where the server keeps its users and groups."""
        return self.root / "config"

    @property
    def log(self) -> Path:
        """Where the server writes what it does."""
        return self.root / "log"

    def prepare(self) -> None:
        """Make the folder, for its owner alone; ``DatabaseError`` where that is not allowed."""
        try:
            for folder in (self.root, self.config, self.log):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.root.chmod(0o700)
        except OSError as error:
            raise DatabaseError(
                f"the store cannot be kept in {self.root}: {error.strerror}; set DIPLOGRAPH_HOME to a writable folder"
            ) from error

    def secret_file(self, user: str) -> Path:
        """The file, of mode 0600, that holds the password of ``user``."""
        return self.root / f"secret-{user}"

    def secret(self, user: str) -> str | None:
        """The password of ``user``, ``None`` where none was made yet."""
        try:
            return self.secret_file(user).read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        except (OSError, ValueError) as error:
            raise DatabaseError(
                f"the password in {self.secret_file(user)} cannot be read ({error}): let its owner read it, or remove "
                "that file, and the next start makes a new one; the data stay"
            ) from error

    def make_secret(self, user: str) -> str:
        """A new random password for ``user``, kept in its file."""
        secret = secrets.token_urlsafe(24)
        keep(self.secret_file(user), secret)
        return secret

    @contextmanager
    def starting(self) -> Iterator[None]:
        """While held, no other process starts or stops a server in this store."""
        descriptor = _locked(self.root / "start.lock")
        try:
            yield
        finally:
            os.close(descriptor)

    def run(self) -> Run | None:
        """Which server was last said to run here; it may be gone."""
        try:
            found = json.loads((self.root / "run.json").read_text(encoding="ascii"))
            numbers = {name: int(found[name]) for name in ("pid", "bolt", "http")}
            return Run(**numbers, birth=str(found["birth"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def tell(self, run: Run) -> None:
        """Say to other processes which server runs here."""
        keep(self.root / "run.json", json.dumps(asdict(run)))

    def untell(self, pid: int) -> None:
        """Take back what was said of the server ``pid``."""
        run = self.run()
        if run is not None and run.pid == pid:
            (self.root / "run.json").unlink(missing_ok=True)


def keep(path: Path, text: str) -> None:
    """Write ``text`` (ASCII) to ``path``, for its owner alone, in one step; ``DatabaseError`` where it fails."""
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(text)
        fresh.replace(path)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be written: {error.strerror}; make room, or let its owner write") from error


def _locked(path: Path) -> int:
    """The file ``path``, open and locked until it is closed; ``DatabaseError`` where the system has no such lock."""
    try:
        import fcntl  # not on Windows, where a Neo4j can be used all the same

        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    except (ImportError, OSError) as error:
        raise _without_lock(path, error) from error
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
    except OSError as error:
        os.close(descriptor)
        raise _without_lock(path, error) from error
    return descriptor


def _without_lock(path: Path, error: Exception) -> DatabaseError:
    return DatabaseError(
        f"no server can be kept in {path.parent}, for {path.name} cannot be locked ({error}): "
        "set DIPLOGRAPH_HOME to a local folder, or NEO4J_URI to a Neo4j"
    )
