"""A real Neo4j Community server without Docker, started in a store of its own by one Java command.

What is said to it here keeps it on the loopback interface, its password out of ``ps`` and off its logs, and
``LOAD CSV`` away from files and addresses.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import shutil
from functools import partial
from pathlib import Path

from diplograph.server import maven
from diplograph.server.engine import DATABASE, Engine, Ports
from diplograph.server.store import Store, keep

USERNAME = "neo4j"
HEAP = "512m"
STARTED = re.compile(r" INFO  Started\.")
FAILED = re.compile(r"locked by another process|PortBindException|Unrecognized setting")
HASHINGS = 1024  # rounds of the password file's hash
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
server.directories.logs=log
server.directories.import=import
server.memory.pagecache.size=128m
server.config.strict_validation.enabled=true
initial.dbms.default_database={database}
dbms.security.auth_enabled=true
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
client.allow_telemetry=false
db.logs.query.enabled=OFF
db.tx_log.preallocate=false
db.transaction.monitor.check.interval=500ms
db.shutdown_transaction_end_timeout=2s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""
OPENED_PACKAGES = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
SYSTEM = ("data/databases/system", "data/transactions/system")  # where it keeps its users, and nothing of the graph


def engine(cache: Path) -> Engine:
    """Neo4j Community from the jars in ``cache``, fetched into it at the first start."""
    return Engine(
        name="neo4j",
        database=DATABASE,
        writer=USERNAME,
        reader=USERNAME,
        data=Path("data", "databases"),
        started=STARTED,
        failed=FAILED,
        prepare=prepare,
        command=partial(command, cache),
        page="/browser/",
    )


def command(cache: Path, store: Store, _ports: Ports) -> list[str]:
    """The command that starts it in ``store``; ``DatabaseError`` where Java or the jars cannot be had."""
    java = maven.java()
    return [
        java,
        "-XX:+UseSerialGC",
        f"-Xmx{HEAP}",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED_PACKAGES),
        "-cp",
        str(maven.fetch(cache) / "*"),
        "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={store.root}",
        f"--config-dir={store.config}",
        "--console-mode",
    ]


def prepare(store: Store, ports: Ports) -> None:
    """Before a start: its settings, and at the first one a password that it alone is told."""
    keep(store.config / "neo4j.conf", CONFIGURATION.format(database=DATABASE, bolt=ports.bolt, http=ports.http))
    if store.secret(USERNAME) is not None:
        return
    for folder in SYSTEM:  # the old password is lost, the data are not
        shutil.rmtree(store.root / folder, ignore_errors=True)
    accounts = store.root / "data" / "dbms"
    accounts.mkdir(mode=0o700, parents=True, exist_ok=True)
    keep(accounts / "auth.ini", account(store.make_secret(USERNAME), secrets.token_bytes(32)))


def account(password: str, salt: bytes) -> str:
    """The line of ``auth.ini`` that ``neo4j-admin dbms set-initial-password`` writes."""
    hashed = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(HASHINGS - 1):
        hashed = hashlib.sha256(hashed).digest()
    return f"{USERNAME}:SHA-256,{hashed.hex()},{salt.hex()},{HASHINGS}:\n"
