"""JSON lines: one document a line, an object with ``text`` and the fields that front matter knows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from diplograph.errors import DocumentError
from diplograph.records import Document, Refused

from . import decoding, front_matter
from .assembly import Draft, document
from .front_matter import Fields

ENDINGS = (".jsonl", ".ndjson")
TEXT = ("text", "body", "content", "full_text")
ID = ("id", "doc_id", "document_id", "key")
LARGEST_LINE = decoding.LARGEST_FILE


def load(path: Path) -> Iterator[Document | Refused]:
    """The documents in the file at ``path``, line by line; a line that is none comes as Refused."""
    decoding.require_file(path)
    empty = True
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), start=1):
            if not line.strip():
                continue
            empty = False
            try:
                yield _document(line, number, path)
            except DocumentError as error:
                yield Refused(f"{path}:{number}", str(error))
    if empty:
        raise DocumentError(f"{path.name} is empty; put one JSON object a line into it or leave it out")


def _lines(file: Iterator[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(file):
        yield line.removeprefix(b"\xef\xbb\xbf") if number == 0 else line


def _document(line: bytes, number: int, path: Path) -> Document:
    where = f"line {number} of {path.name}"
    fields = _fields(line, where)
    text = _text(fields, where)
    key = front_matter.first(fields, ID) or str(number)
    name = re.sub(r"[^\w.-]+", "-", f"{path.stem}-{key}")
    rest = {name: value for name, value in fields.items() if name not in TEXT}
    return document(Draft(name, f"{path.name}:{number}", text, rest, "record"))


def _fields(line: bytes, where: str) -> Fields:
    if len(line) > LARGEST_LINE:
        raise DocumentError(f"{where} is longer than {LARGEST_LINE // 1_000_000} MB; split it into its documents")
    try:
        row = json.loads(line.decode("utf-8").strip())
    except UnicodeDecodeError as error:
        raise DocumentError(f"{where} is not UTF-8; save the file as UTF-8") from error
    except (ValueError, RecursionError) as error:
        at = f" at column {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
        raise DocumentError(f"{where} is broken JSON{at}; write one JSON object a line") from error
    if not isinstance(row, dict):
        raise DocumentError(f"{where} is no JSON object; write one object a line, with the text under {TEXT[0]!r}")
    return front_matter.named({name: _written(value) for name, value in row.items()})


def _written(value: object) -> object:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _text(fields: Fields, where: str) -> str:
    for name in TEXT:
        value = fields.get(name)
        if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
            return "\n\n".join(value)
        if isinstance(value, str):
            return value
    known = ", ".join(sorted(fields)) or "no field at all"
    raise DocumentError(f"{where} has no text; it has {known}: put the text under {TEXT[0]!r}")
