"""The command line as a user meets it, over a small graph of invented states in an embedded server."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from diplograph import server
from diplograph.cli import main
from diplograph.connection import connect
from diplograph.graph import Graph
from diplograph.identity import document_id
from diplograph.records import Document, Edge, Evidence, Node, Reading
from diplograph.settings import Settings

Run = Callable[..., Result]

TEXT = (
    "Ruritania and Syldavia hold talks\n\n"
    "Ruritania and Syldavia held talks in Strelsau on 4 May 2021.\n\n"
    "Ruritania hosted the talks. Borduria was absent."
)
TALKS = "Talks between Ruritania and Syldavia"


def _said(sentence: str) -> tuple[Evidence, ...]:
    start = TEXT.index(sentence)
    return (Evidence(start, start + len(sentence), sentence, "rule of the test", 0.9),)


def _reading() -> Reading:
    held, hosted = "Ruritania and Syldavia held talks in Strelsau on 4 May 2021.", "Ruritania hosted the talks."
    document = Document(
        id=document_id(TEXT, "2021-05-05", None),
        name="talks",
        text=TEXT,
        title="Ruritania and Syldavia hold talks",
        published="2021-05-05",
        dated_by="front matter",
        source="talks.md",
    )
    nodes = (
        Node("meeting:talks", "Meeting", (TALKS,), {"kind": "talks", "date": "2021-05-04", "date_from": "stated"}),
        Node("place:strelsau", "Place", ("Strelsau",)),
        Node("state:borduria", "State", ("Borduria",)),
        Node("state:ruritania", "State", ("Ruritania", "the Kingdom of Ruritania")),
        Node("state:syldavia", "State", ("Syldavia",)),
    )
    edges = (
        Edge("ATTENDED", "state:ruritania", "meeting:talks", {}, _said(held)),
        Edge("ATTENDED", "state:syldavia", "meeting:talks", {}, _said(held)),
        Edge("HELD_IN", "meeting:talks", "place:strelsau", {}, _said(held)),
        Edge("HOSTED", "state:ruritania", "meeting:talks", {}, _said(hosted)),
    )
    return Reading(document, nodes, edges)


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A DIPLOGRAPH_HOME whose server is up and holds the reading of one invented document."""
    settings = Settings(home=tmp_path_factory.mktemp("home"))
    with server.opened(settings.store), connect(settings) as connection:
        graph = Graph(connection)
        graph.prepare()
        graph.write([_reading()], "reader of the test")
        yield settings.home


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Run:
    """Runs ``diplograph`` with the given arguments, in an empty folder and without any database."""
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DIPLOGRAPH_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, **settings: str | None) -> Result:
        stdin = settings.pop("stdin", None)
        return CliRunner().invoke(main, arguments, input=stdin, env=settings, prog_name="diplograph")

    return run


@pytest.fixture
def ask(run: Run, home: Path) -> Run:
    """Runs ``diplograph`` on the graph of the invented document."""

    def ask(*arguments: str, **settings: str | None) -> Result:
        return run(*arguments, DIPLOGRAPH_HOME=str(home), **settings)

    return ask
