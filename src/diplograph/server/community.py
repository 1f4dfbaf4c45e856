"""A real Neo4j Community server without Docker: its jars from Maven Central, one Java command.

Neo4j Community is licensed under the GPLv3: it is fetched and started as a program of its own, never shipped.
"""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from diplograph.errors import DatabaseError
from diplograph.server.process import Process, free_port

VERSION = "5.26.30"
BROWSER_VERSION = "5.24.0"
DATABASE = "diplo"
USERNAME = "neo4j"
STARTED = re.compile(r" INFO  Started\.")
FAILED = re.compile(r"locked by another process|PortBindException|Unrecognized setting")
HASHINGS = 1024  # rounds of the password file's hash
JARS = (
    ("org.neo4j", "neo4j", VERSION),
    ("org.neo4j.app", "neo4j-server", VERSION),
    ("org.neo4j.client", "neo4j-browser", BROWSER_VERSION),
)
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-local</artifactId><version>1</version><packaging>pom</packaging>
  <properties><includeScope>runtime</includeScope></properties>
  <dependencies>{dependencies}</dependencies>
  <build><pluginManagement><plugins><plugin><groupId>org.apache.maven.plugins</groupId>
    <artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin></plugins></pluginManagement></build>
</project>
"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
CONFIGURATION = """\
server.default_listen_address=127.0.0.1
server.bolt.listen_address=127.0.0.1:{bolt}
server.bolt.advertised_address=127.0.0.1:{bolt}
server.http.listen_address=127.0.0.1:{http}
server.http.advertised_address=127.0.0.1:{http}
server.https.enabled=false
dbms.security.auth_enabled=true
initial.dbms.default_database={database}
server.config.strict_validation.enabled=true
server.memory.pagecache.size=128m
server.directories.import=import
dbms.security.allow_csv_import_from_file_urls=false
internal.dbms.cypher_ip_blocklist=0.0.0.0/0,::/0
dbms.usage_report.enabled=false
client.allow_telemetry=false
db.logs.query.enabled=OFF
db.tx_log.preallocate=false
db.shutdown_transaction_end_timeout=2s
internal.server.bolt.thread_pool_shutdown_wait_time=0s
"""
OPENED_PACKAGES = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")


@dataclass(frozen=True, slots=True)
class Neo4j:
    """A running Neo4j Community server and how to log in."""

    address: str
    browser: str
    database: str
    username: str
    password: str = field(repr=False)
    pid: int


def missing() -> str | None:
    """The program that this machine lacks for it, ``None`` where all are there."""
    return next((program for program in ("java", "mvn") if shutil.which(program) is None), None)


def fetch(folder: Path) -> Path:
    """The folder with the server's jars, under ``folder``; fetched once by Maven (165 MB), then kept.

    ``DatabaseError`` where Maven cannot get them.
    """
    jars = folder / "lib"
    if jars.is_dir():
        return jars
    folder.mkdir(parents=True, exist_ok=True)
    pom = folder / "pom.xml"
    pom.write_text(POM.format(dependencies="".join(DEPENDENCY.format(*jar) for jar in JARS)), encoding="utf-8")
    fresh = folder / f"lib.{os.getpid()}"
    order = ["mvn", "-B", "-q", "-f", str(pom), "dependency:copy-dependencies", f"-DoutputDirectory={fresh}"]
    done = subprocess.run(order, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise DatabaseError(f"Maven could not fetch Neo4j {VERSION}: {(done.stdout + done.stderr).strip()[:300]}")
    if jars.is_dir():
        shutil.rmtree(fresh)  # another process was quicker
    else:
        fresh.rename(jars)
    return jars


@contextmanager
def opened(jars: Path, home: Path) -> Iterator[Neo4j]:
    """A new server with its data in ``home``, ended with this context; ``DatabaseError`` where it does not start."""
    conf = home / "conf"
    conf.mkdir(mode=0o700, parents=True, exist_ok=True)
    bolt, http = free_port(), free_port()
    settings = CONFIGURATION.format(bolt=bolt, http=http, database=DATABASE)
    (conf / "neo4j.conf").write_text(settings, encoding="utf-8")
    password = _password(home)
    process = Process(_command(jars, home), folder=home, output=home / "server.out")
    try:
        process.wait_for(STARTED, FAILED)
        yield Neo4j(
            address=f"bolt://127.0.0.1:{bolt}",
            browser=f"http://127.0.0.1:{http}/browser/",
            database=DATABASE,
            username=USERNAME,
            password=password,
            pid=process.pid,
        )
    finally:
        process.stop()


def _command(jars: Path, home: Path) -> list[str]:
    java = shutil.which("java")
    if java is None:
        raise DatabaseError("no java found: Neo4j needs Java 17 or newer on the PATH")
    return [
        java,
        "-XX:+UseSerialGC",
        "-Xmx512m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Dfile.encoding=UTF-8",
        *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED_PACKAGES),
        "-cp",
        str(jars / "*"),
        "org.neo4j.server.CommunityEntryPoint",
        f"--home-dir={home}",
        f"--config-dir={home / 'conf'}",
        "--console-mode",
    ]


def _password(home: Path) -> str:
    """The password of this server, made and told to it at its first start without showing in ``ps``."""
    kept = home / "secret"
    if kept.exists():
        return kept.read_text(encoding="ascii")
    password = secrets.token_urlsafe(24)
    accounts = home / "data" / "dbms" / "auth.ini"
    accounts.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for path, text in ((kept, password), (accounts, _account(password, secrets.token_bytes(32)))):
        path.touch(mode=0o600)
        path.write_text(text, encoding="ascii")
    return password


def _account(password: str, salt: bytes) -> str:
    """The line of ``auth.ini`` that ``neo4j-admin dbms set-initial-password`` writes."""
    hashed = hashlib.sha256(salt + password.encode()).digest()
    for _ in range(HASHINGS - 1):
        hashed = hashlib.sha256(hashed).digest()
    return f"{USERNAME}:SHA-256,{hashed.hex()},{salt.hex()},{HASHINGS}:\n"
