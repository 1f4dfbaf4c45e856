"""Files come, change, move and go: the graph is that of a fresh load of what there is now."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from ruritania import read, whole, wipe

from diplograph import intake, sources
from diplograph.errors import DatabaseError, UsageError
from diplograph.graph import Graph, Written
from diplograph.intake import Account
from diplograph.records import Document, Reading, Refused

A, B, C = "Ruritania recognises Syldavia.", "Ruritania recognises Borduria.", "Syldavia recognises Borduria."


def load(graph: Graph, *paths: Path) -> Account:
    return intake.load(paths, graph, work=read)


def fresh(graph: Graph, folder: Path) -> str:
    """The digest of a fresh load."""
    wipe(graph)
    load(graph, folder)
    return graph.digest().whole


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "documents"
    found.mkdir()
    for name, text in (("a.txt", A), ("b.txt", B)):
        (found / name).write_text(text)
    return found


def test_what_has_not_changed_is_not_opened_and_nothing_is_written(
    graph: Graph, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "broken.jsonl").write_text('{"text": "Firefly came."}\n{')
    first = load(graph, folder)
    before = whole(graph.connection)
    monkeypatch.setattr(sources, "contents", lambda path: pytest.fail(f"{path} was opened"))
    again = load(graph, folder)
    assert (again.read, again.known, again.written.changes) == (0, 3, 0)
    assert again.refused == first.refused
    assert whole(graph.connection) == before


def test_a_changed_file_replaces_what_it_said(graph: Graph, folder: Path) -> None:
    load(graph, folder)
    (folder / "a.txt").write_text(C)
    account = load(graph, folder)
    assert (account.read, account.known) == (1, 1)
    assert (account.written.documents, account.written.dropped) == (1, 1)
    found = graph.digest().whole
    assert found == fresh(graph, folder)
    assert graph.counts()["Document"] == 2


def test_a_renamed_file_keeps_its_document(graph: Graph, folder: Path) -> None:
    load(graph, folder)
    (before,) = [row for row in graph.documents().dicts() if row["name"] == "a"]
    (folder / "a.txt").rename(folder / "z.txt")
    account = load(graph, folder)
    assert (account.read, account.written.documents, account.written.dropped) == (0, 0, 0)
    (after,) = [row for row in graph.documents().dicts() if row["name"] == "z"]
    assert (after["id"], after["files"]) == (before["id"], [str(folder / "z.txt")])
    found = graph.digest().whole
    assert found == fresh(graph, folder)


def test_a_file_that_takes_the_name_of_another_one(graph: Graph, folder: Path) -> None:
    load(graph, folder)
    (folder / "a.txt").rename(folder / "c.txt")
    (folder / "a.txt").write_text(C)
    load(graph, folder)
    found = graph.digest().whole
    assert found == fresh(graph, folder)
    assert [row["name"] for row in graph.documents().dicts()] == ["a", "b", "c"]


def test_a_file_that_moved_and_changed_is_known_by_its_address(graph: Graph, folder: Path) -> None:
    page = "---\nurl: https://example.org/talks\n---\n\n"
    (folder / "a.txt").write_text(page + A)
    load(graph, folder)
    (folder / "a.txt").unlink()
    (folder / "new.txt").write_text(page + C)
    load(graph, folder)
    found = graph.digest().whole
    assert found == fresh(graph, folder)


def test_a_copy_keeps_the_document(graph: Graph, folder: Path) -> None:
    shutil.copy(folder / "a.txt", folder / "copy.txt")
    load(graph, folder)
    (folder / "a.txt").write_text(C)
    load(graph, folder / "a.txt")
    assert [row["name"] for row in graph.documents().dicts()] == ["a", "b", "copy"]
    found = graph.digest().whole
    assert found == fresh(graph, folder)


def test_a_file_that_became_unreadable_says_nothing_any_more(graph: Graph, folder: Path) -> None:
    load(graph, folder)
    (folder / "a.txt").write_text("")
    assert [refused.path for refused in load(graph, folder).refused] == [str(folder / "a.txt")]
    assert graph.counts()["Document"] == 1
    found = graph.digest().whole
    assert found == fresh(graph, folder)


@pytest.mark.parametrize("named", ["a", "{folder}/a.txt", "{id}"])
def test_a_forgotten_document_was_never_read(graph: Graph, folder: Path, named: str) -> None:
    load(graph, folder / "b.txt")
    expected = graph.digest().whole
    load(graph, folder)
    document = graph.meant(["a"])
    assert graph.meant([named.format(folder=folder, id=document[0])]) == document
    assert graph.forget(document).dropped == 1
    assert graph.digest().whole == expected
    assert (load(graph, folder).read, graph.counts()["Document"]) == (1, 2)


def test_what_is_to_be_forgotten_is_meant_without_a_doubt(graph: Graph, folder: Path) -> None:
    (folder / "deep").mkdir()
    (folder / "deep" / "a.txt").write_text(C)
    load(graph, folder)
    with pytest.raises(UsageError, match=r"'a' means 2 documents: .*; give the id or the file of one"):
        graph.meant(["a"])
    with pytest.raises(UsageError, match="the graph holds no document 'bb'; did you mean b"):
        graph.meant(["bb"])
    assert len(graph.meant([str(folder)])) == 3


def test_nothing_and_what_is_a_name_and_a_folder_too_mean_no_document(
    graph: Graph, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a").mkdir()
    (folder / "a" / "deep.txt").write_text(C)
    load(graph, folder)
    monkeypatch.chdir(folder)
    for nothing in ("", " "):
        with pytest.raises(UsageError) as error:
            graph.meant([nothing])
        assert str(error.value) == "an empty text means no document; diplograph documents lists what there is"
    (named, _, deep) = graph.documents().dicts()
    with pytest.raises(UsageError) as error:
        graph.meant(["a"])
    assert str(error.value) == (
        f"'a' is the name of a document, {named['id']} ({folder}/a.txt), and the place of 1; "
        "give the id of the one, or ./a for the place"
    )
    assert (graph.meant(["./a"]), graph.meant(["a.txt"])) == ([deep["id"]], [named["id"]])


def test_a_file_of_many_documents_lets_go_what_it_holds_no_more(graph: Graph, folder: Path) -> None:
    rows = folder / "rows.jsonl"
    rows.write_text("".join(f'{{"id": "{name}", "text": "{text}"}}\n' for name, text in (("x", A), ("y", C))))
    load(graph, folder)
    rows.write_text(f'{{"id": "z", "text": "{C}"}}\n')
    load(graph, folder)
    found = graph.digest().whole
    assert found == fresh(graph, folder)
    graph.forget(graph.meant(["rows-z"]))
    assert load(graph, folder).read == 1
    assert graph.digest().whole == found


def test_what_was_read_before_an_interruption_is_kept(graph: Graph, folder: Path) -> None:
    def interrupted(document: Document) -> Reading:
        if document.name == "b":
            raise KeyboardInterrupt
        return read(document)

    with pytest.raises(KeyboardInterrupt):
        intake.load([folder], graph, work=interrupted)
    assert [row["name"] for row in graph.documents().dicts()] == ["a"]
    assert load(graph, folder).read == 1
    (last, first) = graph.runs().dicts()
    assert (first["status"], first["documents"], last["status"], last["known"]) == ("interrupted", 1, "done", 1)


@pytest.mark.parametrize(("times", "kept"), [(1, ["a", "b"]), (9, ["a"])])
def test_a_load_that_fails_says_so_and_keeps_what_it_can(
    graph: Graph, folder: Path, monkeypatch: pytest.MonkeyPatch, times: int, kept: list[str]
) -> None:
    write, calls = Graph.write, []

    def failing(*arguments: Any) -> Written:
        calls.append(1)
        if 1 < len(calls) < 2 + times:
            raise DatabaseError("the disk is full")
        return write(*arguments)

    monkeypatch.setattr(intake, "BATCH", 1)
    monkeypatch.setattr(Graph, "write", failing)
    with pytest.raises(DatabaseError, match="the disk is full"):
        load(graph, folder)
    assert [row["name"] for row in graph.documents().dicts()] == kept
    assert [(run["status"], run["documents"]) for run in graph.runs().dicts()] == [("failed", len(kept))]


def test_a_load_that_never_began_leaves_no_trace(graph: Graph, folder: Path) -> None:
    before = whole(graph.connection)
    with pytest.raises(UsageError, match="there is no file or folder"):
        load(graph, folder / "nowhere")
    assert whole(graph.connection) == before


def test_a_document_that_could_not_be_read_is_tried_again(graph: Graph, folder: Path) -> None:
    def faulty(document: Document) -> Reading | Refused:
        return Refused(document.source, "no") if document.name == "b" else read(document)

    for _ in range(2):
        account = intake.load([folder], graph, work=faulty)
        assert [refused.path for refused in account.refused] == ["b.txt"]
    assert load(graph, folder).read == 1
    found = graph.digest().whole
    assert found == fresh(graph, folder)


NAMES = st.sampled_from(["a.txt", "b.txt", "c.txt"])
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), NAMES, st.sampled_from([A, B, C])),
        st.tuples(st.just("move"), NAMES, NAMES),
        st.tuples(st.just("forget"), NAMES, NAMES),
        st.tuples(st.just("load"), NAMES, NAMES),
    ),
    max_size=8,
)


@given(steps=STEPS)
@runs(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_becomes_of_the_files_the_graph_is_that_of_a_fresh_load(
    graph: Graph, folder: Path, steps: list[tuple[str, str, str]]
) -> None:
    wipe(graph)
    for path in folder.iterdir():
        path.unlink()
    for step, name, other in steps:
        path = folder / name
        if step == "write":
            path.write_text(other)
        elif step == "move" and path.exists() and path != folder / other:
            # what stood there is gone without being told, unless it is forgotten or loaded again under that name
            path.replace(folder / other)
        elif step == "forget" and path.exists():
            load(graph, path)
            graph.forget(graph.meant([str(path)]))
            path.unlink()
        elif step == "load" and path.exists():
            load(graph, path)
    (folder / "last.txt").write_text(A)
    load(graph, folder)
    found = graph.digest().whole
    assert found == fresh(graph, folder)
