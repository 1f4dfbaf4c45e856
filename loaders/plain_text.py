"""Plain text: one document a file; the first line that stands alone is its title."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diplograph.records import Document

from . import decoding, front_matter
from .assembly import Draft, document

ENDINGS = (".txt", ".text")


def load(path: Path) -> Iterator[Document]:
    """The document in the text file at ``path``; DocumentError where it cannot be read."""
    fields, body = front_matter.split(decoding.read(path), path.name)
    yield document(Draft(path.stem, path.name, body, fields))
