"""ArcadeDB out of the wheel ``arcadedb-embedded``: its command line and its users.

The wheel is never imported (that would load a Java virtual machine into this process, which crashes at exit);
only its Java and its jars are used, by path.
"""

from __future__ import annotations

import importlib.util
import json
import os
import re
import urllib.request
from base64 import b64encode
from importlib import metadata
from pathlib import Path
from typing import Any

from diplograph.errors import DatabaseError
from diplograph.server.engine import DATABASE, Engine, Ports
from diplograph.server.store import Store, keep

WHEEL = "arcadedb-embedded"
WRITER = "root"
READER = "reader"
HEAP = "512m"
LARGEST_MESSAGE = 64 * 1024 * 1024  # bytes; the server stops reading, without a word, at a larger one
COMMAND_LIMIT = 120_000  # milliseconds for one statement of anybody
STARTED = re.compile(r"ArcadeDB Server started in")
FAILED = re.compile(r'Exception in thread "main"|is locked by another process')
BOLT_PORT = re.compile(r"Listening for incoming BOLT connections on /127\.0\.0\.1:(\d+)")
READ_ONLY = {
    "resultSetLimit": -1,
    "readTimeout": -1,
    "access": [],
    "types": {"*": {"access": ["readRecord"]}},
}


def home() -> Path:
    """The folder of the installed wheel; ``DatabaseError`` where it is missing."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseError(f"the embedded server is not installed: run pip install {requirement()}, or set NEO4J_URI")
    return Path(spec.submodule_search_locations[0])


def requirement() -> str:
    """The wheel, in the version that diplograph asks for."""
    return next(line for line in metadata.requires("diplograph") or () if line.startswith(WHEEL))


def java() -> Path:
    """The Java that the wheel carries."""
    return home() / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")


def command(store: Store, ports: Ports) -> list[str]:
    """The command that starts the server in ``store``: on loopback only, Bolt on a free port of its own choice."""
    options = {
        "arcadedb.server.rootPath": store.root,
        "arcadedb.server.logsDirectory": store.log,
        "arcadedb.server.rootPasswordPath": store.secret_file(WRITER),  # a password in the command would show in ps
        "arcadedb.server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
        "arcadedb.bolt.host": "127.0.0.1",
        "arcadedb.bolt.port": 0,
        "arcadedb.bolt.maxMessageSize": LARGEST_MESSAGE,
        "arcadedb.bolt.packstream.maxValueLength": LARGEST_MESSAGE,
        "arcadedb.server.httpIncomingHost": "127.0.0.1",
        "arcadedb.server.httpIncomingPort": ports.http,
        "arcadedb.txWalFlush": 2,  # an acknowledged transaction is on the disk
        "arcadedb.command.timeout": COMMAND_LIMIT,
        "arcadedb.opencypher.loadCsv.allowFileUrls": "false",
        "arcadedb.opencypher.loadCsv.allowRemoteUrls": "false",
        "arcadedb.serverMetrics": "false",
        "arcadedb.polyglotEngineEnabled": "false",
    }
    if not (store.root / "databases" / DATABASE).exists():
        options["arcadedb.server.defaultDatabases"] = f"{DATABASE}[]"
    return [
        str(java()),
        f"-Xmx{HEAP}",
        "-XX:+UseSerialGC",
        "-XX:+ExitOnOutOfMemoryError",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-cp",
        str(home() / "jars" / "*"),
        *(f"-D{name}={value}" for name, value in options.items()),
        "com.arcadedb.server.ArcadeDBServer",
    ]


def prepare(store: Store, _ports: Ports) -> None:
    """Before a start: a password for the writer, and the group of those who may only read."""
    if store.secret(WRITER) is None:
        store.make_secret(WRITER)
        (store.config / "server-users.jsonl").unlink(missing_ok=True)  # the old password is lost, the data are not
    path = store.config / "server-groups.json"
    try:
        groups = json.loads(path.read_text(encoding="utf-8")) if path.exists() else _default_groups()
        known = groups["databases"]["*"]["groups"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DatabaseError(f"{path} cannot be understood: remove it, and the next start makes it anew") from error
    if known.get(READER) != READ_ONLY:
        known[READER] = READ_ONLY
        keep(path, json.dumps(groups, indent=2))


def admit_reader(store: Store, ports: Ports) -> None:
    """After a start: make the user that queries run as, without the right to write."""
    users = (store.config / "server-users.jsonl").read_text(encoding="utf-8")
    exists = any(json.loads(line)["name"] == READER for line in users.splitlines() if line.strip())
    if exists and store.secret(READER) is not None:
        return
    if exists:
        _order(store, ports, f"drop user {READER}")
    account = {"name": READER, "password": store.make_secret(READER), "databases": {DATABASE: [READER]}}
    _order(store, ports, f"create user {json.dumps(account)}")


def bolt_port(printed: str, _ports: Ports) -> int:
    """The port on which the server that ``printed`` this answers Bolt."""
    found = BOLT_PORT.search(printed)
    if found is None:
        raise DatabaseError(f"the embedded server started without Bolt: reinstall {requirement()}")
    return int(found[1])


def _order(store: Store, ports: Ports, text: str) -> None:
    login = b64encode(f"{WRITER}:{store.secret(WRITER)}".encode()).decode()
    request = urllib.request.Request(
        f"http://127.0.0.1:{ports.http}/api/v1/server",
        data=json.dumps({"command": text}).encode(),
        headers={"Authorization": f"Basic {login}", "Content-Type": "application/json"},
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never by way of a proxy of the user's
    try:
        opener.open(request, timeout=30).close()
    except OSError as error:
        raise DatabaseError(f"the embedded server would not make its reading user: {error}") from None


def _default_groups() -> dict[str, Any]:
    """What the server itself writes at its first start."""
    everything = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]
    rights = ["updateSecurity", "updateSchema", "updateDatabaseSettings"]
    admin = {"resultSetLimit": -1, "readTimeout": -1, "access": rights, "types": {"*": {"access": everything}}}
    nobody = {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": []}}}
    return {"databases": {"*": {"groups": {"admin": admin, "*": nobody}}}, "version": 2}


ENGINE = Engine(
    name="embedded",
    database=DATABASE,
    writer=WRITER,
    reader=READER,
    data=Path("databases"),
    started=STARTED,
    failed=FAILED,
    prepare=prepare,
    command=command,
    bolt_port=bolt_port,
    admit=admit_reader,
)
