"""The parts of a real Neo4j: fetched once by Maven, started by a Java that is new enough, its password as a hash."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from diplograph import server
from diplograph.errors import DatabaseError
from diplograph.server import community, maven
from diplograph.server.engine import Ports
from diplograph.server.store import Store

COPY = 'for one in "$@"; do case "$one" in -DoutputDirectory=*) /bin/mkdir "${one#*=}";; esac; done'


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **scripts: str) -> None:
    """Let only these programs be found."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_what_the_machine_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "neither", monkeypatch)
    assert maven.missing(tmp_path) == "java"
    programs(tmp_path / "one", monkeypatch, java="")
    assert maven.missing(tmp_path) == "mvn"
    programs(tmp_path / "both", monkeypatch, java="", mvn=COPY)
    assert maven.missing(tmp_path) is None
    maven.fetch(tmp_path)
    programs(tmp_path / "again", monkeypatch, java="")
    assert maven.missing(tmp_path) is None


def test_the_jars_are_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "bin", monkeypatch, mvn=COPY)
    assert not maven.kept(tmp_path / "cache")
    jars = maven.fetch(tmp_path / "cache")
    assert (jars.is_dir(), sorted(path.name for path in jars.parent.iterdir())) == (True, ["lib", "pom.xml"])
    programs(tmp_path / "none", monkeypatch)
    assert maven.kept(tmp_path / "cache")
    assert maven.fetch(tmp_path / "cache") == jars


def test_a_maven_that_fails_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "bin", monkeypatch, mvn="echo no such artifact; exit 1")
    with pytest.raises(DatabaseError, match=f"Maven could not fetch Neo4j {maven.VERSION}: no such artifact"):
        maven.fetch(tmp_path / "cache")
    assert not maven.kept(tmp_path / "cache")


@pytest.mark.parametrize(
    ("scripts", "says"),
    [
        ({}, r"no java found: Neo4j needs Java 17 or newer on the PATH; install it, or run Neo4j with Docker"),
        ({"java": """echo 'openjdk version "11.0.2" 2019-01-15' >&2"""}, r"needs Java 17 or newer; .*11\.0\.2"),
        ({"java": """echo 'openjdk version "17.0.15" 2025-04-15' >&2"""}, "no mvn found: Maven fetches"),
    ],
    ids=["no Java", "an old Java", "no Maven"],
)
def test_a_machine_that_cannot_start_it_is_told_what_it_lacks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scripts: dict[str, str], says: str
) -> None:
    programs(tmp_path / "bin", monkeypatch, **scripts)
    with (
        pytest.raises(DatabaseError, match=says),
        server.opened(tmp_path / "home" / "neo4j", community.engine(tmp_path / "cache")),
    ):
        pass


def test_the_password_is_kept_as_its_hash(tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.prepare()
    community.prepare(store, Ports(1, 2))
    password = store.secret("neo4j")
    assert password is not None
    accounts = tmp_path / "data" / "dbms" / "auth.ini"
    name, hashed, _ = accounts.read_text().split(":")
    algorithm, digest, salt = hashed.split(",")[0], *hashed.split(",")[1:3]
    expected = hashlib.sha256(bytes.fromhex(salt) + password.encode()).digest()
    for _ in range(1023):
        expected = hashlib.sha256(expected).digest()
    assert (name, algorithm, digest) == ("neo4j", "SHA-256", expected.hex())
    community.prepare(store, Ports(1, 2))
    assert store.secret("neo4j") == password
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "secret-neo4j", accounts)] == [0, 0]
