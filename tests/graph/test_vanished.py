"""Files that vanish, fail for a moment or bear odd names: nothing is lost by it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from ruritania import read, whole, wipe

from diplograph import intake
from diplograph.graph import Graph, ledger
from diplograph.intake import Account

TEXTS = {
    "x": "Ruritania recognises Syldavia.",
    "y": "Ruritania recognises Borduria.",
    "z": "Syldavia recognises Borduria.",
}


def load(graph: Graph, *paths: Path) -> Account:
    return intake.load(paths, graph, work=read)


def write(path: Path, names: Iterable[str], url: str = "") -> None:
    """A file with the documents of these names, each in its own line."""
    rows = {name: json.dumps({"id": name, "url": url, "text": TEXTS[name]}) for name in names}
    path.write_text("".join(f"{rows.get(name, '')}\n" for name in TEXTS))


def holdings(graph: Graph) -> dict[str, list[str]]:
    """The names of the files that hold each document, by its claim."""
    rows = graph.connection.read(
        "MATCH (f:File)-[:HOLDS]->(d:Document)-[:STATES]->(c:Claim) RETURN c.quote AS quote, f.path AS path"
    ).rows
    found: dict[str, list[str]] = {}
    for name, text in TEXTS.items():
        files = sorted(Path(str(path)).name for quote, path in rows if quote == text)
        if files:
            found[name] = files
    return found


def test_a_file_that_is_gone_keeps_what_stands_in_no_other(graph: Graph, tmp_path: Path) -> None:
    folder, away = tmp_path / "here", tmp_path / "away"
    folder.mkdir()
    write(folder / "list.jsonl", "xyz")
    load(graph, folder)
    (folder / "list.jsonl").rename(away)
    write(folder / "other.jsonl", "x")
    assert load(graph, folder).written.dropped == 0
    assert holdings(graph) == {"x": ["other.jsonl"], "y": ["list.jsonl"], "z": ["list.jsonl"]}
    away.rename(folder / "list.jsonl")
    load(graph, folder)
    assert holdings(graph) == {"x": ["list.jsonl", "other.jsonl"], "y": ["list.jsonl"], "z": ["list.jsonl"]}
    found = whole(graph.connection)
    assert load(graph, folder).written.changes == 0
    assert whole(graph.connection) == found


def test_an_address_that_several_documents_share_stands_for_none_of_them(graph: Graph, tmp_path: Path) -> None:
    write(tmp_path / "list.jsonl", "xy", url="https://example.org/all")
    load(graph, tmp_path)
    (tmp_path / "list.jsonl").unlink()
    write(tmp_path / "other.jsonl", "z", url="https://example.org/all")
    assert load(graph, tmp_path).written.dropped == 0
    assert holdings(graph) == {"x": ["list.jsonl"], "y": ["list.jsonl"], "z": ["other.jsonl"]}


def test_a_file_of_another_machine_is_never_gone(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.jsonl", "x")
    monkeypatch.setattr(ledger, "this_machine", lambda: "another machine")
    load(graph, tmp_path)
    monkeypatch.undo()
    (tmp_path / "a.jsonl").rename(tmp_path / "b.jsonl")
    load(graph, tmp_path)
    assert holdings(graph) == {"x": ["a.jsonl", "b.jsonl"]}


def test_a_fault_that_passes_takes_nothing_out(graph: Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXTS["x"])
    load(graph, path)
    path.write_text(TEXTS["y"])

    def fail(self: Path) -> bytes:
        raise OSError(5, "Input/output error", str(self))

    before = whole(graph.connection)
    for fault, reason in (
        (fail, "a.txt cannot be opened: Input/output error; check that it may be read"),
        (lambda _: bytearray(1 << 60), "a.txt needs more memory than there is; divide it"),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(Path, "read_bytes", fault)
            account = load(graph, path)
        assert [(each.kind, each.reason) for each in account.refused] == [("fault", reason)]
        assert whole(graph.connection) == before
    account = load(graph, path)
    assert (account.read, account.written.dropped, account.refused) == (1, 1, [])
    assert holdings(graph) == {"y": ["a.txt"]}


def test_a_name_that_is_no_utf_8_is_written_out(graph: Graph, tmp_path: Path) -> None:
    folder = tmp_path / os.fsdecode(b"f\xe9")
    folder.mkdir()
    (folder / os.fsdecode(b"b\xff.txt")).write_text(TEXTS["x"])
    (folder / os.fsdecode(b"e\xff.txt")).write_text("")
    (folder / "r.jsonl").write_text('{"\\ud800": 1}\n')
    (folder / "z.txt").write_text(TEXTS["y"])
    account = load(graph, folder)
    assert (account.read, [each.path for each in account.refused]) == (
        2,
        [rf"{tmp_path}/f\xe9/e\xff.txt", rf"{tmp_path}/f\xe9/r.jsonl:1"],
    )
    assert holdings(graph) == {"x": [r"b\xff.txt"], "y": ["z.txt"]}
    assert graph.runs().column("paths") == [[rf"{tmp_path}/f\xe9"]]
    assert load(graph, folder).written.changes == 0
    (folder / "copy.txt").write_text(TEXTS["x"])
    load(graph, folder)
    assert holdings(graph)["x"] == [r"b\xff.txt", "copy.txt"]
    (named,) = graph.documents().column("files")[:1]
    assert named == [rf"{tmp_path}/f\xe9/b\xff.txt", rf"{tmp_path}/f\xe9/copy.txt"]
    assert len(graph.meant([str(folder)])) == 2


FILES = st.sampled_from(["a.jsonl", "b.jsonl", "c.jsonl"])
SOME = st.sets(st.sampled_from(sorted(TEXTS)))
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("write"), FILES, SOME),
        st.tuples(st.just("move"), FILES, FILES),
        st.tuples(st.just("remove"), FILES, st.none()),
        st.tuples(st.just("forget"), FILES, st.none()),
        st.tuples(st.just("load"), FILES, st.none()),
        st.tuples(st.just("load all"), st.none(), st.none()),
    ),
    max_size=9,
)


class Files:
    """A folder with files of many documents, and by plain sets, what the graph must hold of each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.there: dict[str, set[str]] = {}
        self.held: dict[str, set[str]] = {}

    def take(self, graph: Graph, step: str, name: str, other: object) -> None:
        path = self.folder / str(name)
        if step == "write" and isinstance(other, set):
            self.there[name] = other
            write(path, other)
        elif step == "move" and name in self.there and name != other:
            self.there[str(other)] = self.there.pop(name)
            path.replace(self.folder / str(other))
        elif step == "remove" and name in self.there:
            del self.there[name]
            path.unlink()
        elif step == "forget" and self.held.get(name):
            graph.forget(graph.meant([str(path)]))
            self._let_go(self.held[name].copy(), set(self.held))
        elif step == "load" and name in self.there:
            load(graph, path)
            self._loaded(name)
        elif step == "load all":
            load(graph, self.folder)
            for each in sorted(self.there):
                self._loaded(each)

    def holdings(self) -> dict[str, list[str]]:
        every = {name: sorted(file for file, held in self.held.items() if name in held) for name in TEXTS}
        return {name: files for name, files in every.items() if files}

    def _loaded(self, name: str) -> None:
        self.held[name] = self.there[name].copy()
        self._let_go(self.there[name], self.held.keys() - self.there.keys())

    def _let_go(self, documents: set[str], files: set[str]) -> None:
        for each in files:
            self.held[each] -= documents


@given(steps=STEPS)
@runs(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_becomes_of_files_of_many_no_document_is_lost(
    graph: Graph, tmp_path: Path, steps: list[tuple[str, str, object]]
) -> None:
    wipe(graph)
    files = Files(tmp_path)
    for path in tmp_path.iterdir():
        path.unlink()
    for step in steps:
        files.take(graph, *step)
    assert holdings(graph) == files.holdings()
    found = graph.digest().whole
    wipe(graph)
    for path in tmp_path.iterdir():
        path.unlink()
    for file, documents in files.held.items():
        write(tmp_path / file, documents)
    load(graph, tmp_path)
    assert graph.digest().whole == found
