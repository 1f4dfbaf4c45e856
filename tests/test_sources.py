"""From paths to documents: what is found, in which order, once, and what is set aside."""

from __future__ import annotations

import importlib
import os
import pkgutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diplograph import sources
from diplograph.errors import DocumentError, UsageError
from diplograph.records import Document, Refused

KNOWN = ".htm, .html, .jsonl, .markdown, .md, .ndjson, .text, .txt, .xhtml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with documents, others that are none, and what is passed over."""
    for name, text in {
        "b.txt": "Call with Trentino\n2023-05-01\n\nThey spoke.",
        "a.md": "---\ntitle: Visit\n---\nFirefly came.",
        "deep/er/c.TXT": "Firefly left.",
        "deep/twice.md": "---\ntitle: Visit\n---\n\nFirefly came.\n",
        "deep/rows.jsonl": '{"text": "Firefly left."}\n{"text": "Trentino left."}\n{',
        "deep/empty.txt": "",
        "gold.json": "{}",
        "Makefile": "all:",
        ".hidden.txt": "Hidden.",
        ".git/x.txt": "Hidden.",
        "README.md": "About this folder.",
        "deep/readme.txt": "About this folder.",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def told(found: Document | Refused, folder: Path) -> tuple[str, ...]:
    if isinstance(found, Document):
        return (found.name, found.text)
    return (found.kind, os.path.relpath(found.path, folder), found.reason)


def test_a_folder_is_read_in_order_and_nothing_is_lost_in_silence(folder: Path) -> None:
    assert [told(found, folder) for found in sources.documents([folder])] == [
        ("unknown", "Makefile", f"no loader knows files without an ending; known are {KNOWN}"),
        ("a", "Visit\n\nFirefly came."),
        ("b", "Call with Trentino\n\n2023-05-01\n\nThey spoke."),
        ("fault", "deep/empty.txt", "empty.txt is empty; put the text of the document into it or leave it out"),
        ("c", "Firefly left."),
        (
            "duplicate",
            "deep/rows.jsonl",
            f"rows-1 is the same document as c in {folder / 'deep/er/c.TXT'}; it counts once",
        ),
        ("rows-2", "Trentino left."),
        (
            "fault",
            "deep/rows.jsonl:3",
            "line 3 of rows.jsonl is broken JSON at column 2; write one JSON object a line",
        ),
        ("duplicate", "deep/twice.md", f"twice is the same document as a in {folder / 'a.md'}; it counts once"),
        ("unknown", "gold.json", f"no loader knows files that end in .json; known are {KNOWN}"),
    ]


def test_files_folders_and_globs_name_each_file_once(folder: Path) -> None:
    paths: list[str | Path] = [folder / "b.txt", f"{folder}/**/*.txt", str(folder / "b.txt"), f"{folder}/[ab].*"]
    assert [told(found, folder)[:2] for found in sources.documents(paths)] == [
        ("a", "Visit\n\nFirefly came."),
        ("b", "Call with Trentino\n\n2023-05-01\n\nThey spoke."),
        ("fault", "deep/empty.txt"),
        ("unknown", "deep/readme.txt"),
    ]


def test_the_order_of_the_paths_does_not_matter(folder: Path) -> None:
    paths = [folder / "deep", folder / "a.md", folder / "b.txt"]
    assert list(sources.documents(paths)) == list(sources.documents(paths[::-1]))


def test_a_file_whose_name_looks_like_a_glob_is_that_file(tmp_path: Path) -> None:
    (tmp_path / "call[1].txt").write_text("Firefly came.")
    assert [told(d, tmp_path) for d in sources.documents([tmp_path / "call[1].txt"])] == [("call[1]", "Firefly came.")]


@pytest.mark.parametrize("missing", ["nowhere.txt", "no/where", "*.nothing"])
def test_a_missing_path_is_said_before_anything_is_read(folder: Path, missing: str) -> None:
    with pytest.raises(UsageError) as raised:
        sources.documents([folder, folder / missing])
    assert str(raised.value) == f"there is no file or folder {folder / missing}; check the path"


def test_a_readme_that_is_named_is_set_aside(folder: Path) -> None:
    reason = "README.md describes its folder; rename it to have it read"
    assert list(sources.documents([folder / "README.md"])) == [Refused(str(folder / "README.md"), reason, "unknown")]


def test_a_file_that_fails_to_open_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "read_bytes", fail)
    reason = "b.txt cannot be opened: Permission denied; check that it may be read"
    assert list(sources.documents([folder / "b.txt"])) == [Refused(str(folder / "b.txt"), reason, passing=True)]


def test_a_link_to_nothing_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    reason = "a.txt is not a regular file; give a file of text"
    assert list(sources.documents([tmp_path])) == [Refused(str(tmp_path / "a.txt"), reason)]


def test_one_file_one_document(folder: Path) -> None:
    assert sources.document(folder / "a.md").title == "Visit"
    with pytest.raises(DocumentError, match=r"^empty\.txt is empty; "):
        sources.document(folder / "deep" / "empty.txt")
    with pytest.raises(DocumentError, match=r"rows\.jsonl holds 3 documents; read it with documents\(\)$"):
        sources.document(folder / "deep" / "rows.jsonl")


def test_every_loader_declares_its_endings_and_no_two_the_same() -> None:
    room = importlib.import_module("diplograph.loaders")
    modules = [importlib.import_module(f"{room.__name__}.{m.name}") for m in pkgutil.iter_modules(room.__path__)]
    declared = [ending for module in modules for ending in getattr(module, "ENDINGS", ())]
    assert sorted(declared) == sorted(sources.loaders()) == KNOWN.split(", ")


SCRAPS = st.sampled_from(
    (
        "---\n", "title: x\n", "date: 2023-05-01\n", "- ", "<p>", "</", "<script>", "&#0;", "[a](b)", '{"text": "',
        '"}\n', "\ud800", "\0", "\u2028", "12 Mar 2019 Posted in",
        "Jakarta, 5 July 2023 (TDI):", "*", "<!--", "<table><tr>",
    )
)  # fmt: skip
BYTES = st.one_of(
    st.binary(max_size=400),
    st.lists(st.one_of(SCRAPS, st.text(max_size=20)), max_size=20).map(
        lambda parts: "".join(parts).encode("utf-8", "surrogatepass")
    ),
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=BYTES, ending=st.sampled_from(KNOWN.split(", ")))
@example(data=b" 0", ending=".htm")
@example(data="\u00a0\n 0".encode(), ending=".txt")
def test_no_bytes_stop_a_load(data: bytes, ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"any{ending}"
    path.write_bytes(data)
    found = list(sources.documents([path]))
    assert found
    for document in found:
        if isinstance(document, Refused):
            assert document.reason.count("\n") == 0
            assert document.path.startswith(str(path))
        else:
            assert document.text.encode("utf-8").strip() == document.text.encode("utf-8").rstrip()
            assert document.title is None or document.text.split("\n\n")[0] == document.title
            assert document.published is None or document.dated_by is not None
