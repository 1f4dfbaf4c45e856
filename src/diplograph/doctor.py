"""What is installed, which server answers, what is wrong and how to mend it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import metadata
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from diplograph import curation, model, querybook, reading, server
from diplograph.connection import Connection, connect
from diplograph.errors import DiplographError, UsageError, VersionError
from diplograph.graph import Graph
from diplograph.reading.text import language
from diplograph.server import arcade
from diplograph.settings import Settings

LEAST_SPACE = 500 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: ``about`` names it, ``what`` says how it is, ``mend`` what to do if it is not ok.

    ``mend`` is empty where nothing is to be done, or where ``what`` says it already.
    """

    status: Literal["ok", "warning", "problem"]
    about: str
    what: str
    mend: str = ""


Checks = Iterable[tuple[str, Callable[[], Iterator[Finding]]]]


def examine(environ: Mapping[str, str] = os.environ) -> list[Finding]:
    """Everything that diplograph needs, looked at in turn; a check that fails is a finding and stops no other.

    A store that is there is opened (its server is started if need be); where there is none, a server is tried in a
    temporary folder, so that nothing is left behind.
    """
    findings = list(_run(_installation()))
    try:
        settings = Settings.from_environment(environ)
    except UsageError as error:
        return [*findings, Finding("problem", "settings", str(error))]
    checks = _own_server(settings, environ) if settings.uri is None else _other_server(settings)
    return [*findings, *_run(checks)]


def _installation() -> Checks:
    return [
        ("Python", _python),
        ("packages", _packages),
        ("language model", _language_model),
        ("graph model", _graph_model),
        ("queries", _queries),
    ]


def _own_server(settings: Settings, environ: Mapping[str, str]) -> Checks:
    return [
        ("settings", lambda: _idle_settings(environ)),
        ("home folder", lambda: _home(settings.home)),
        ("passwords", lambda: _passwords(settings)),
        ("Java", _java),
        ("server", lambda: _own(settings)),
    ]


def _other_server(settings: Settings) -> Checks:
    return [("settings", lambda: _encryption(settings)), ("server", lambda: _answer(settings))]


def _run(checks: Checks) -> Iterator[Finding]:
    for about, check in checks:
        try:
            yield from check()
        except DiplographError as error:
            yield Finding("problem", about, str(error))


def _python() -> Iterator[Finding]:
    wanted = SpecifierSet(metadata.metadata("diplograph")["Requires-Python"])
    version = ".".join(map(str, sys.version_info[:3]))
    if version in wanted:
        yield Finding("ok", "Python", f"{version} ({sys.executable})")
    else:
        yield Finding(
            "problem", "Python", f"{version} is not {wanted}", "make the environment with Python 3.11 to 3.13"
        )


def _packages() -> Iterator[Finding]:
    found = []
    for requirement in map(Requirement, metadata.requires("diplograph") or ()):
        if requirement.marker is not None and not requirement.marker.evaluate({"extra": ""}):
            continue
        mend = f"run: pip install '{requirement}'"
        try:
            version = metadata.version(requirement.name)
        except metadata.PackageNotFoundError:
            yield Finding("problem", "packages", f"{requirement.name} is not installed", mend)
            continue
        if version not in requirement.specifier:
            yield Finding("problem", "packages", f"{requirement.name} {version} is not {requirement.specifier}", mend)
        found.append(f"{requirement.name} {version}")
    yield Finding("ok", "packages", f"diplograph {metadata.version('diplograph')} with {', '.join(sorted(found))}")


def _language_model() -> Iterator[Finding]:
    name = language.model_name()
    yield Finding("ok", "language model", f"{name} {metadata.version(name)}")


def _graph_model() -> Iterator[Finding]:
    found = model.load()
    kinds = f"{len(found.nodes)} types of node, {len(found.edges)} types of edge"
    yield Finding("ok", "graph model", f"version {found.version}: {kinds}")


def _queries() -> Iterator[Finding]:
    yield Finding("ok", "queries", f"{len(querybook.book())} named queries")


def _idle_settings(environ: Mapping[str, str]) -> Iterator[Finding]:
    idle = sorted(name for name in environ if name.startswith("NEO4J_") and environ[name])
    if idle:
        what = f"{', '.join(idle)} without NEO4J_URI: a server of diplograph's own is used all the same"
        yield Finding("warning", "settings", what, "set NEO4J_URI to use a server of your own")
    else:
        yield Finding("ok", "settings", "NEO4J_URI is not set: a server of diplograph's own is used")


def _encryption(settings: Settings) -> Iterator[Finding]:
    parts = urlsplit(settings.uri or "")
    what = f"NEO4J_URI names {settings.uri}"
    if parts.scheme in ("bolt", "neo4j") and parts.hostname not in server.LOOPBACK:
        mend = f"write {parts.scheme}+s:// if that server has a certificate"
        yield Finding("warning", "settings", f"{what}: password and data go over the network unencrypted", mend)
    else:
        yield Finding("ok", "settings", what)


def _home(home: Path) -> Iterator[Finding]:
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
        what = f"{home} cannot be written"
        yield Finding("problem", "home folder", what, "set DIPLOGRAPH_HOME to a folder that is yours")
        return
    free = shutil.disk_usage(there).free
    if free < LEAST_SPACE:
        what = f"{home} has only {free // 1024**2} MB free"
        yield Finding("warning", "home folder", what, "make room, or set DIPLOGRAPH_HOME to a folder with more of it")
    else:
        yield Finding("ok", "home folder", f"{home} ({free // 1024**3} GB free)")


def _passwords(settings: Settings) -> Iterator[Finding]:
    for path in sorted((*settings.store.glob("secret-*"), *settings.neo4j_store.glob("secret-*"))):
        if path.stat().st_mode & 0o077:
            yield Finding("warning", "passwords", f"others can read {path}", f"run: chmod 600 '{path}'")


def _java() -> Iterator[Finding]:
    java = arcade.java()
    mend = f"run: pip install --force-reinstall {arcade.requirement()}"
    try:
        done = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        yield Finding("problem", "Java", f"the Java of arcadedb-embedded does not run: {error}", mend)
        return
    said = next((line.strip() for line in done.stderr.splitlines() if "version" in line), done.stderr.strip())
    yield Finding("ok", "Java", f"{said} ({java})")


def _own(settings: Settings) -> Iterator[Finding]:
    for found in (server.running_neo4j(settings), server.running(settings.store)):
        if found is not None:
            yield Finding("ok", "server", f"{found.engine} runs at {found.address} (process {found.pid})")
    if server.holds_graph(settings):
        yield from _answer(settings)
        return
    with tempfile.TemporaryDirectory() as folder, connect(replace(settings, home=Path(folder))) as connection:
        yield _answering(connection)
    yield Finding("ok", "graph", f"there is none yet; diplograph load makes it in {settings.store}")


def _answer(settings: Settings) -> Iterator[Finding]:
    with connect(settings) as connection:
        yield _answering(connection)
        yield from _version(Graph(connection))
        yield from _graph(Graph(connection), settings)


def _answering(connection: Connection) -> Finding:
    return Finding("ok", "server", f"{connection.agent} answers at {connection.address}")


def _version(graph: Graph) -> Iterator[Finding]:
    try:
        graph.check()
    except VersionError as error:
        yield Finding("problem", "graph", str(error))


def _graph(graph: Graph, settings: Settings) -> Iterator[Finding]:
    counts = graph.counts()
    documents = counts.get("Document", 0)
    nodes, edges = (sum(counts.get(kind, 0) for kind in kinds) for kinds in (graph.model.nodes, graph.model.edges))
    yield Finding("ok", "graph", f"{documents} documents, {nodes} nodes, {edges} edges")
    older = documents - len(graph.known(curation.kept(settings.home).reader(reading.fingerprint())))
    if older:
        what = f"{older} documents were read by other rules than today's"
        yield Finding("warning", "graph", what, "load them again: diplograph load PATH…")
