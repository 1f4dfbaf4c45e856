"""The servers that tests run on, and what a run could not test here, said at its end."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from secrecy import Listener, leaks, logs, passwords

from diplograph import server
from diplograph.connection import Connection, connect
from diplograph.errors import DatabaseError
from diplograph.server import community, maven
from diplograph.settings import Settings

ENGINES = ("embedded", "neo4j")
LISTENER = Listener()


class Environment(dict[str, str]):
    """Variables whose values a failing test does not show: one is a password."""

    def __repr__(self) -> str:
        return f"Environment({', '.join(self)})"


@pytest.fixture(scope="session", autouse=True)
def no_password_is_printed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """After the last test: no password of any server that was started stands in what the run printed and logged."""
    with pytest.MonkeyPatch.context() as patch:
        LISTENER.wire(patch)
        yield
    folder = tmp_path_factory.getbasetemp()
    heard = [(where, text) for where, texts in LISTENER.heard.items() for text in texts]
    assert leaks(LISTENER.secrets | passwords(folder), [*heard, *logs(folder)]) == []


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Hear what a test printed, how it failed, and which processes run."""
    for where, text in (*report.sections, ("how it failed", report.longreprtext)):
        LISTENER.hear(f"{report.nodeid}: {where}", text)
    if report.when == "call":
        LISTENER.hear_processes()


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """An embedded server for the whole run."""
    settings = Settings(home=tmp_path_factory.mktemp("embedded"))
    with server.opened(settings.store):
        yield settings


@pytest.fixture(scope="session")
def neo4j_parts() -> Path:
    """The folder with the parts of a real Neo4j, kept between runs (DIPLOGRAPH_NEO4J_CACHE names another one)."""
    cache = Settings.from_environment(os.environ).cache
    lacking = maven.missing(cache)
    if lacking:
        pytest.skip(f"real Neo4j (no {lacking} found)")
    try:
        maven.fetch(cache)
    except DatabaseError as error:
        pytest.skip(f"real Neo4j ({error})")
    os.environ.setdefault("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1")  # for servers of a minute: up in half the time
    return cache


@pytest.fixture(scope="session")
def real_neo4j(neo4j_parts: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """A real Neo4j for the whole run, reached as a server of the user's own."""
    home = tmp_path_factory.mktemp("neo4j")
    with server.opened(home / "neo4j", community.engine(neo4j_parts)) as found:
        username, password = found.writer
        yield Settings(home=home, uri=found.address, username=username, password=password)


@pytest.fixture(scope="session", params=ENGINES)
def settings(request: pytest.FixtureRequest) -> Settings:
    """The settings for each server in turn."""
    found: Settings = request.getfixturevalue("embedded" if request.param == "embedded" else "real_neo4j")
    return found


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    """The environment variables that lead a command to the server."""
    named = {
        "DIPLOGRAPH_HOME": str(settings.home),
        "NEO4J_URI": settings.uri,
        "NEO4J_USERNAME": settings.username,
        "NEO4J_PASSWORD": settings.password,
        "NEO4J_DATABASE": settings.database,
    }
    return Environment({name: value for name, value in named.items() if value})


@pytest.fixture
def connection(settings: Settings) -> Iterator[Connection]:
    """A connection to each server in turn, with an empty database."""
    with connect(settings) as opened:
        opened.write(lambda transaction: transaction.run("MATCH (n) DETACH DELETE n").consume())
        yield opened


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """List what was skipped, by reason."""
    missing: dict[str, list[str]] = defaultdict(list)
    for report in terminalreporter.stats.get("skipped", []):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        missing[reason.removeprefix("Skipped: ")].append(report.nodeid.partition("::")[0])
    for reason, tests in sorted(missing.items()):
        files = ", ".join(sorted(set(tests)))
        terminalreporter.write_line(f"not run: {reason}: {len(tests)} tests of {files}")
