"""What makes two things one: ids derived from meaning, so that the same documents give the same graph.

Ids are readable where meaning is short (``state:KOR``, ``official:vu-ho``) and end in a digest where it is long.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from diplograph.model import EdgeType
from diplograph.records import Document, Edge, Evidence

LONGEST_SLUG = 80


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """``text`` without case, accents and punctuation: words of letters and digits, one space apart."""
    plain = unicodedata.normalize("NFKD", text).casefold().replace("đ", "d").replace("ı", "i")
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"['’ʼ`]s\b", "", plain)
    return re.sub(r"[\W_]+", " ", plain).strip()


def slug(text: str) -> str:
    """The readable part of an id, at most ``LONGEST_SLUG`` characters.

    Texts that differ in case, accents or punctuation alone are one, all others stay different.
    """
    whole = fold(text).replace(" ", "-")
    if len(whole) <= LONGEST_SLUG:
        return whole or digest(text)
    return f"{whole[: LONGEST_SLUG - 9].rstrip('-')}-{digest(whole)[:8]}"


def digest(*parts: object) -> str:
    """16 hexadecimal digits of the SHA-256 of ``parts``; parts never run into each other."""
    joined = "\x1f".join(f"{len(str(part))}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def document_id(text: str, published: str | None, publisher: str | None) -> str:
    """The id of a document: equal for all that a reading depends on, so the same document twice is one."""
    return f"document:{digest(text, published or '', publisher or '')}"


def edge_id(edge: Edge, kind: EdgeType, source_type: str, target_type: str) -> str:
    """The id of an edge: its type, its ends and what tells two spells apart, never its ends alone."""
    ends = [edge.source, edge.target]
    if kind.undirected(source_type, target_type):
        ends.sort()
    return f"{edge.type.lower()}:{digest(edge.type, *ends, *_spell(edge, kind.tells_apart))}"


def claim_id(document: Document, edge: str, evidence: Evidence) -> str:
    """The id of one statement: the document, the edge (its id) and where the document says it."""
    return f"claim:{digest(document.id, edge, evidence.start, evidence.end)}"


def _spell(edge: Edge, names: Iterable[str]) -> list[str]:
    return [fold(str(edge.properties.get(name, ""))) for name in names]
