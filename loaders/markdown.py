"""Markdown with YAML front matter: one document a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from diplograph.records import Document

from . import decoding, front_matter, markup
from .assembly import Draft, document

ENDINGS = (".md", ".markdown")


def load(path: Path) -> Iterator[Document]:
    """The document in the Markdown file at ``path``; DocumentError where it cannot be read."""
    fields, body = front_matter.split(decoding.read(path), path.name)
    yield document(Draft(path.stem, path.name, markup.visible(body), fields))
