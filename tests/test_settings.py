"""What the environment may say, and what is never shown of it."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from diplograph.errors import UsageError
from diplograph.settings import Settings


def test_nothing_set_means_the_embedded_server_in_the_users_own_folder() -> None:
    assert Settings.from_environment({}) == Settings(home=platformdirs.user_data_path("diplograph"))


def test_everything_set(tmp_path: Path) -> None:
    environ = {
        "DIPLOGRAPH_HOME": str(tmp_path),
        "NEO4J_URI": "neo4j+s://graph.example.org",
        "NEO4J_USERNAME": "analyst",
        "NEO4J_PASSWORD": "canary",
        "NEO4J_DATABASE": "asean",
    }
    expected = Settings(tmp_path, "neo4j+s://graph.example.org", "analyst", "canary", "asean")
    assert Settings.from_environment(environ) == expected


def test_an_empty_variable_is_an_unset_one() -> None:
    names = ("DIPLOGRAPH_HOME", "NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")
    assert Settings.from_environment(dict.fromkeys(names, "")) == Settings.from_environment({})


def test_the_home_is_absolute_and_knows_the_tilde(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({"DIPLOGRAPH_HOME": "~/graphs"}).store == tmp_path / "graphs" / "store"
    assert Settings.from_environment({"DIPLOGRAPH_HOME": "graphs"}).home == tmp_path / "graphs"


def test_the_password_is_never_shown() -> None:
    settings = Settings.from_environment({"NEO4J_PASSWORD": "canary"})
    assert "canary" not in f"{settings!r} {settings}"


@pytest.mark.parametrize(
    "uri",
    [
        "localhost:7687",
        "http://localhost:7474",
        "gopher://localhost",
        "bolt://",
        "neo4j",
        "bolt://localhost:abc",
        "bolt://localhost:0",
        "bolt://[::1",
        f"bolt://{'a' * 70}",
    ],
)
def test_an_address_of_no_bolt_server_is_refused_with_the_mend(uri: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_environment({"NEO4J_URI": uri})
    assert str(caught.value) == "NEO4J_URI is no address of a Neo4j server; write it like neo4j://localhost:7687"
    with pytest.raises(UsageError):
        Settings(Path("home"), uri)


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://neo4j:canary@localhost:7687",
        "bolt:neo4j:canary@localhost:7687",
        "neo4j//neo4j:canary@localhost",
        "neo4j:canary@localhost",
        "bolt://neo4j:canary?canary@localhost",
        "neo4j://neo4j:canary/canary@localhost",
        "neo4j://neo4j:canary#canary@localhost",
        "bolt://neo4j:canary",
    ],
)
def test_a_password_in_the_address_is_refused_and_not_repeated(uri: str) -> None:
    with pytest.raises(UsageError) as caught:
        Settings.from_environment({"NEO4J_URI": uri})
    shown = f"{caught.value!r} {caught.value.__cause__!r}"
    assert ("NEO4J_PASSWORD" in shown, "canary" in shown) == ("@" in uri, False)
