"""``load`` and ``read``: what they say of good documents, and that bad ones never stop the others."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from diplograph import intake, server
from diplograph.records import Document, Reading

Run = Callable[..., Result]

VISIT = """---
title: Minister of Foreign Affairs of Norway visits Singapore
date: 2024-03-05
---

The Minister of Foreign Affairs of Norway, Espen Barth Eide, met with the Minister for Foreign Affairs of Singapore,
Vivian Balakrishnan, in Singapore on 4 March 2024.
"""


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """One good document among bad ones."""
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "visit.md").write_text(VISIT, encoding="utf-8")
    (folder / "again.md").write_text(VISIT, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n")
    return folder


@pytest.mark.usefixtures("documents")
def test_bad_documents_are_set_aside_with_their_reasons(run: Run) -> None:
    result = run("load", "documents", "--json")
    assert result.exit_code == 3
    summary = json.loads(result.stdout)
    assert {key: summary[key] for key in ("read", "known", "duplicates", "unknown")} == {
        "read": 1,
        "known": 0,
        "duplicates": 1,
        "unknown": 1,
    }
    assert [refused["path"] for refused in summary["set_aside"]] == ["documents/binary.txt", "documents/empty.txt"]
    assert all(refused["reason"] for refused in summary["set_aside"])
    assert summary["graph"]["Document"] == 1
    assert summary["graph"]["State"] == 2
    assert summary["written"]["documents"] == 1
    assert result.stderr == ""


@pytest.mark.usefixtures("documents")
def test_loading_twice_writes_nothing(run: Run) -> None:
    first = json.loads(run("load", "documents/visit.md", "--json").stdout)
    second = run("load", "documents/visit.md", "--json")
    assert second.exit_code == 0
    summary = json.loads(second.stdout)
    assert (summary["read"], summary["known"], set(summary["written"].values())) == (0, 1, {0})
    assert summary["graph"] == first["graph"]


def test_what_went_is_told(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text("Norway and Chile held talks on 1 May 2021.")
    with server.opened(tmp_path / "home" / "store"):
        run("load", "talks.txt")
        path.write_text("Norway and Chile held talks on 2 May 2021.")
        result = run("load", "talks.txt")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.splitlines()[:2] == [
        "1 document read, 0 known already",
        "1 document is no longer in the graph: no file holds it any more",
    ]


@pytest.mark.usefixtures("documents")
def test_the_summary_for_people_goes_to_stderr(run: Run) -> None:
    result = run("load", "documents")
    assert (result.exit_code, result.stdout) == (3, "")
    lines = result.stderr.splitlines()
    assert lines[0] == "1 document read, 0 known already"
    assert "1 the same as another document:" in lines
    assert "1 of a form that no loader knows:" in lines
    assert "2 set aside:" in lines
    assert any(line.startswith("  documents/empty.txt: ") for line in lines)
    assert any(line.startswith("all nodes: State 2") for line in lines)


@pytest.mark.usefixtures("documents")
def test_a_file_of_an_unknown_form_that_is_named_is_set_aside(run: Run) -> None:
    assert run("read", "documents/picture.png").exit_code == 3


def test_a_folder_that_holds_one_is_not(run: Run, documents: Path) -> None:
    for name in ("empty.txt", "binary.txt"):
        (documents / name).unlink()
    assert run("read", "documents").exit_code == 0


@pytest.mark.usefixtures("documents")
def test_read_prints_what_a_document_says(run: Run) -> None:
    result = run("read", "documents/visit.md")
    assert (result.exit_code, result.stderr) == (0, "")
    lines = result.stdout.splitlines()
    assert lines[0] == "visit, published 2024-03-05"
    assert "  State         Norway, code NOR" in lines
    assert any(line.startswith("  Espen Barth Eide  REPRESENTS  Norway") for line in lines)
    assert any(
        line.startswith("      “The Minister of Foreign Affairs of Norway, Espen Barth Eide, met") for line in lines
    )


@pytest.mark.usefixtures("documents")
def test_read_prints_one_json_object_a_document(run: Run) -> None:
    result = run("read", "documents", "--json")
    assert result.exit_code == 3
    (line,) = result.stdout.splitlines()
    reading = json.loads(line)
    assert reading["document"] == "again"
    assert reading["published"] == "2024-03-05"
    assert {node["type"] for node in reading["nodes"]} >= {"State", "Official"}


@pytest.mark.usefixtures("documents")
def test_read_writes_one_file_a_document(run: Run) -> None:
    result = run("read", "documents", "--out", "readings/new")
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr.splitlines()[-1] == "1 reading in readings/new"
    (path,) = Path("readings/new").iterdir()
    assert path.name == "again.json"
    assert json.loads(path.read_text(encoding="utf-8"))["document"] == "again"


def test_two_documents_of_one_name_become_two_files(run: Run, tmp_path: Path) -> None:
    for folder, day in (("a", "1"), ("b", "2")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "talks.txt").write_text(f"Norway and Chile held talks on {day} May 2021.")
    assert run("read", "a", "b", "--out", "readings").exit_code == 0
    names = sorted(path.name for path in Path("readings").iterdir())
    assert len(names) == 2
    assert names[-1] == "talks.json"
    assert names[0].startswith("talks-")


def test_names_that_no_file_may_bear_or_that_are_one_to_some(run: Run, tmp_path: Path) -> None:
    long = "n" * 250
    for name in ("...txt", "Talks.txt", "talks.md", f"{long}.txt", f"{long}.md"):
        (tmp_path / name).write_text(f"Norway and Chile held talks on {len(name)} May 2021, says {name}.")
    assert run("read", "...txt", str(tmp_path), "--out", "readings").exit_code == 0
    names = sorted(path.name for path in Path("readings").iterdir())
    shapes = [re.sub(r"[0-9a-f]{16}", "ID", name) for name in names]
    assert shapes == sorted(["ID.json", "Talks.json", "talks-ID.json", f"{'n' * 200}.json", f"{'n' * 200}-ID.json"])


def test_a_fault_of_ours_in_one_document_does_not_stop_the_others(
    run: Run, documents: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (documents / "other.txt").write_text("Norway and Chile held talks on 1 May 2021.")

    class Faulty:
        def read(self, document: Document) -> Reading:
            if document.name == "other":
                raise IndexError("list index out of range")
            return Reading(document)

    monkeypatch.setattr(intake, "_reader", Faulty)
    result = run("read", "documents/visit.md", "documents/other.txt")
    assert (result.exit_code, result.stdout) == (3, "visit, published 2024-03-05\n\n")
    assert result.stderr.splitlines() == [
        "1 set aside:",
        "  other.txt: reading other failed: IndexError: list index out of range",
    ]
