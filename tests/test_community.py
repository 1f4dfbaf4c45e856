"""The real Neo4j: fetched once, private, started without Docker."""

from __future__ import annotations

import hashlib
from pathlib import Path

import psutil  # type: ignore[import-untyped]
import pytest

from diplograph.errors import DatabaseError
from diplograph.server import community
from diplograph.settings import Settings

LOOPBACK = {"127.0.0.1", "::ffff:127.0.0.1"}


def programs(folder: Path, monkeypatch: pytest.MonkeyPatch, **scripts: str) -> None:
    """Let only these programs be found."""
    folder.mkdir()
    for name, script in scripts.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_what_the_machine_lacks_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "neither", monkeypatch)
    assert community.missing() == "java"
    programs(tmp_path / "one", monkeypatch, java="")
    assert community.missing() == "mvn"
    programs(tmp_path / "both", monkeypatch, java="", mvn="")
    assert community.missing() is None


def test_the_jars_are_fetched_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy = 'for one in "$@"; do case "$one" in -DoutputDirectory=*) /bin/mkdir "${one#*=}";; esac; done'
    programs(tmp_path / "bin", monkeypatch, mvn=copy)
    jars = community.fetch(tmp_path / "cache")
    assert (jars.is_dir(), sorted(path.name for path in jars.parent.iterdir())) == (True, ["lib", "pom.xml"])
    programs(tmp_path / "none", monkeypatch)
    assert community.fetch(tmp_path / "cache") == jars


def test_a_maven_that_fails_leaves_nothing_half_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "bin", monkeypatch, mvn="echo no such artifact; exit 1")
    with pytest.raises(DatabaseError, match=f"Maven could not fetch Neo4j {community.VERSION}: no such artifact"):
        community.fetch(tmp_path / "cache")
    assert not (tmp_path / "cache" / "lib").exists()


def test_a_machine_without_java_cannot_start_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs(tmp_path / "none", monkeypatch)
    with pytest.raises(DatabaseError, match="no java found"), community.opened(tmp_path, tmp_path / "home"):
        pass


def test_the_password_is_kept_as_its_hash(tmp_path: Path) -> None:
    password = community._password(tmp_path)
    name, hashed, _ = (tmp_path / "data" / "dbms" / "auth.ini").read_text().split(":")
    algorithm, digest, salt = hashed.split(",")[0], *hashed.split(",")[1:3]
    expected = hashlib.sha256(bytes.fromhex(salt) + password.encode()).digest()
    for _ in range(1023):
        expected = hashlib.sha256(expected).digest()
    assert (name, algorithm, digest) == ("neo4j", "SHA-256", expected.hex())
    assert community._password(tmp_path) == password
    assert [path.stat().st_mode & 0o077 for path in (tmp_path / "secret", tmp_path / "data" / "dbms" / "auth.ini")] == [
        0,
        0,
    ]


def test_it_listens_on_loopback_only_and_its_password_shows_nowhere(real_neo4j: Settings) -> None:
    (process,) = (
        child
        for child in psutil.Process().children(recursive=True)
        if f"--home-dir={real_neo4j.home}" in child.cmdline()
    )
    listening = [one.laddr for one in process.net_connections("tcp") if one.status == psutil.CONN_LISTEN]
    assert {address.ip for address in listening} <= LOOPBACK
    assert len(listening) == 2
    seen = " ".join([*process.cmdline(), *process.environ().values(), repr(real_neo4j)])
    for path in (*real_neo4j.home.glob("logs/*.log"), real_neo4j.home / "server.out"):
        seen += path.read_text(encoding="utf-8", errors="replace")
    assert real_neo4j.password is not None
    assert real_neo4j.password not in seen
