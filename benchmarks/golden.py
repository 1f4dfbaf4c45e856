"""Golden documents: the texts, what careful readers found in them, and ``score.py``, which compares readings with that.

A folder of golden documents holds ``NAME.json`` beside each text, as ``tests/golden/GUIDE.md`` defines.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from diplograph import sources
from diplograph.errors import DocumentError, UsageError
from diplograph.identity import digest
from diplograph.interchange import as_json
from diplograph.reading import Reader
from diplograph.records import Document

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "golden" / "documents"
SHARED = ROOT.parent / "shared" / "gold"
WRITTEN_FROM = {"own", "dev"}  # the rules were written with these documents and their errors before the writer's eyes
SEALED = "check"  # measured as a whole only: who reads its misses has spent it


@dataclass(frozen=True, slots=True)
class Material:
    """One folder of golden documents; ``golds`` holds each gold graph by the name of its document."""

    name: str
    documents: tuple[Document, ...]
    golds: Mapping[str, Mapping[str, Any]]
    digest: str

    @property
    def sealed(self) -> bool:
        """Whether only its totals may be shown."""
        return self.name == SEALED


@cache
def scorer() -> ModuleType:
    """The module ``tests/golden/score.py``."""
    spec = importlib.util.spec_from_file_location("score", ROOT / "tests" / "golden" / "score.py")
    if spec is None or spec.loader is None:
        raise UsageError("tests/golden/score.py is missing; take it from the repository")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def present() -> list[Path]:
    """The folders of golden documents that are here: our own always, ``dev`` and ``check`` where ``../shared`` is."""
    return [OWN, *(folder for folder in (SHARED / "dev", SHARED / SEALED) if folder.is_dir())]


def sealed() -> set[str]:
    """The names of the documents whose texts stay closed, also as the corpus calls them."""
    names = {graph.stem for graph in (SHARED / SEALED).glob("*.json")}
    listed = SHARED / "sources.json"
    entries = json.loads(listed.read_text(encoding="utf-8")) if listed.exists() else []
    return names | {Path(entry["corpus"]).stem for entry in entries if entry["name"] in names and entry.get("corpus")}


def name_of(folder: Path) -> str:
    """What to call a folder of golden documents."""
    return "own" if folder.resolve() == OWN else folder.resolve().name


def load(folder: Path) -> Material:
    """The golden documents in ``folder``; UsageError where it holds none, DocumentError where a text is missing."""
    graphs = sorted(folder.glob("*.json"))
    if not graphs:
        raise UsageError(f"there are no golden documents in {folder}; name a folder with a NAME.json beside each text")
    texts = [_text_beside(graph) for graph in graphs]
    return Material(
        name=name_of(folder),
        documents=tuple(_documents(texts)),
        golds={graph.stem: json.loads(graph.read_text(encoding="utf-8")) for graph in graphs},
        digest=digest(*(part for path in (*graphs, *texts) for part in (path.name, path.read_bytes().hex()))),
    )


def readings(material: Material) -> dict[str, dict[str, Any]]:
    """What the reader says of each document, as JSON, by the document's name."""
    reader = Reader()
    return {document.name: as_json(reader.read(document)) for document in material.documents}


def _text_beside(graph: Path) -> Path:
    texts = sorted(path for path in graph.parent.glob(f"{graph.stem}.*") if path.suffix != ".json")
    if not texts:
        raise DocumentError(f"{graph.name} has no text beside it; put {graph.stem}.txt or {graph.stem}.md there")
    return texts[0]


def _documents(texts: Sequence[Path]) -> Iterator[Document]:
    for found in sources.documents(texts):
        if not isinstance(found, Document):
            raise DocumentError(f"{found.path}: {found.reason}")
        yield found
