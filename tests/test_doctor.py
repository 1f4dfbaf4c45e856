"""The doctor looks at everything, names what is wrong with its mend, and leaves nothing behind."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

import pytest

from diplograph import doctor, reading
from diplograph.connection import Connection
from diplograph.doctor import Finding
from diplograph.graph import Graph
from diplograph.records import Document, Node, Reading
from diplograph.server import arcade
from diplograph.server.process import free_port
from diplograph.settings import Settings


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> str:
    """The fingerprint of today's rules."""
    monkeypatch.setattr(reading, "fingerprint", lambda: "today's rules", raising=False)
    return "today's rules"


def wrong(findings: Iterable[Finding]) -> list[tuple[str, str, str, str]]:
    """What is not ok."""
    return [(one.status, one.about, one.what, one.mend) for one in findings if one.status != "ok"]


def about(findings: Iterable[Finding], subject: str) -> list[str]:
    return [one.what for one in findings if one.about == subject]


def test_a_sound_machine_without_a_graph_yet(tmp_path: Path) -> None:
    findings = doctor.examine({"DIPLOGRAPH_HOME": str(tmp_path / "home")})
    assert wrong(findings) == []
    assert [one.about for one in findings] == [
        "Python",
        "packages",
        "language model",
        "graph model",
        "queries",
        "settings",
        "home folder",
        "Java",
        "server",
        "graph",
    ]
    assert about(findings, "server")[0].startswith(
        "Neo4j/5.26.0 compatible (ArcadeDB 26.10.2) answers at bolt://127.0.0.1:"
    )
    assert about(findings, "graph") == [f"there is none yet; diplograph load makes it in {tmp_path}/home/store"]
    assert list(tmp_path.iterdir()) == []


def test_the_graph_is_counted_and_older_readings_are_told(
    connection: Connection, environment: dict[str, str], rules: str
) -> None:
    graph = Graph(connection)
    graph.prepare()
    state = Node("state:ruritania", "State", ("Ruritania",))
    for number, reader in enumerate([rules, "older rules", "older rules"]):
        graph.write([Reading(Document(f"document:{number}", "name", "text"), (state,))], reader)
    findings = doctor.examine(environment)
    assert about(findings, "graph") == [
        "3 documents, 1 nodes, 0 edges",
        "2 documents were read by other rules than today's",
    ]
    assert wrong(findings) == [
        (
            "warning",
            "graph",
            "2 documents were read by other rules than today's",
            "load them again: diplograph load PATH…",
        )
    ]
    assert f"{connection.agent} answers at {connection.address}" in about(findings, "server")


def test_a_server_that_does_not_answer(tmp_path: Path) -> None:
    address = f"bolt://127.0.0.1:{free_port()}"
    findings = doctor.examine({"DIPLOGRAPH_HOME": str(tmp_path), "NEO4J_URI": address, "NEO4J_PASSWORD": "canary"})
    ((status, subject, what, _),) = wrong(findings)
    assert (status, subject) == ("problem", "server")
    assert what.startswith(f"no database answers at {address}; start it")
    assert "canary" not in repr(findings)


def test_an_address_that_is_none(tmp_path: Path) -> None:
    ((status, subject, what, _),) = wrong(doctor.examine({"DIPLOGRAPH_HOME": str(tmp_path), "NEO4J_URI": "localhost"}))
    assert (status, subject) == ("problem", "settings")
    assert "neo4j://localhost:7687" in what


def test_settings_that_have_no_effect_or_no_cover(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_own", lambda _: iter(()))
    monkeypatch.setattr(doctor, "_answer", lambda _: iter(()))
    idle = doctor.examine({"DIPLOGRAPH_HOME": str(tmp_path), "NEO4J_PASSWORD": "canary", "NEO4J_DATABASE": ""})
    assert wrong(idle) == [
        (
            "warning",
            "settings",
            "NEO4J_PASSWORD without NEO4J_URI: a server of diplograph's own is used all the same",
            "set NEO4J_URI to use a server of your own",
        )
    ]
    bare = doctor.examine({"NEO4J_URI": "neo4j://graph.example.org"})
    assert [one[3] for one in wrong(bare)] == ["write neo4j+s:// if that server has a certificate"]
    for covered in ("neo4j+s://graph.example.org", "bolt://localhost:7687"):
        assert wrong(doctor.examine({"NEO4J_URI": covered})) == []


def test_a_home_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    findings = doctor.examine({"DIPLOGRAPH_HOME": str(tmp_path / "file")})
    assert (
        "problem",
        "home folder",
        f"{tmp_path}/file cannot be written",
        "set DIPLOGRAPH_HOME to a folder that is yours",
    ) in wrong(findings)


def test_a_disk_that_is_nearly_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "LEAST_SPACE", 1 << 62)
    ((status, subject, what, _),) = wrong(doctor._home(tmp_path))
    assert (status, subject) == ("warning", "home folder")
    assert what.endswith("MB free")


def test_a_password_that_others_can_read(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path)
    settings.store.mkdir()
    for name, mode in (("secret-root", 0o644), ("secret-reader", 0o600)):
        (settings.store / name).touch(mode=mode)
    path = settings.store / "secret-root"
    path.chmod(0o644)
    assert wrong(doctor._passwords(settings)) == [
        ("warning", "passwords", f"others can read {path}", f"run: chmod 600 '{path}'")
    ]


def test_packages_that_are_missing_or_of_another_version(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = ["neo4j<1", "no-such-package==2", "click>=8", "elsewhere; sys_platform == 'nowhere'"]
    monkeypatch.setattr(metadata, "requires", lambda _: wanted)
    version = metadata.version("neo4j")
    assert wrong(doctor._packages()) == [
        ("problem", "packages", f"neo4j {version} is not <1", "run: pip install 'neo4j<1'"),
        ("problem", "packages", "no-such-package is not installed", "run: pip install 'no-such-package==2'"),
    ]


def test_a_java_that_does_not_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(arcade, "java", lambda: tmp_path / "java")
    ((status, subject, what, mend),) = wrong(doctor._java())
    assert (status, subject) == ("problem", "Java")
    assert "does not run" in what
    assert mend == f"run: pip install --force-reinstall {arcade.requirement()}"


def test_a_python_that_is_too_old(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.version_info", (3, 9, 2, "final", 0))
    ((status, subject, what, _),) = wrong(doctor._python())
    assert (status, subject) == ("problem", "Python")
    assert what.startswith("3.9.2 is not ")
