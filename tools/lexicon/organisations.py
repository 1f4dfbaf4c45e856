"""Writes organisations_more.tsv: bodies of a public list; see README.md beside this file."""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from diplograph.lexicon import organisations
from diplograph.lexicon.files import read_yaml
from diplograph.lexicon.spelling import spellings

WORDS = {"CATA", "FACS", "HUGO", "IDEA", "IOTA", "ISSA", "PASO", "SCAR"}  # acronyms that are words or names as well
NON_GOVERNMENTAL = {"ngo", "non-governmental", "industry_association", "independent", "alliance", "voluntary"}
NO_BODY = {"agreement", "fta", "pta", "sports", "wbgroup", "gaspipeline", "project", "geographic", "travel", "media"}
KINDS = {"bank": "bank", "court": "court", "fund": "fund", "parliamentary": "parliament"}
HEAD = """\
# Further bodies: name, kind and an acronym. Made by tools/lexicon/organisations.py from internacia (MIT licence).
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("blocks", type=Path, help="internacia_intblocks.jsonl")
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    blocks = (json.loads(line) for line in args.blocks.read_text(encoding="utf-8").splitlines())
    known = known_forms()
    rows = sorted({row for block in blocks for row in bodies(block) if row[0].casefold() not in known})
    args.target.write_text(HEAD + "".join("\t".join(row).rstrip() + "\n" for row in rows), encoding="utf-8")


def known_forms() -> set[str]:
    """Every spelling of every name in organisations.yaml, without case."""
    return {
        spelling.casefold()
        for name, body in read_yaml("organisations.yaml").items()
        for form in (name, *body.get("other", ()), *body.get("acronyms", ()))
        for spelling in spellings(form)
    }


def bodies(block: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    """The block's name, kind and acronym, where its name says that it is a body of states."""
    types = set(block["blocktype"])
    name = re.sub(r"^The | \(.*\)$", "", block["name"]).strip()
    if block["status"] != "formal" or types & NO_BODY or "Summits" in name or not names_a_body(name):
        return
    usual = "association" if block.get("legal_status") in NON_GOVERNMENTAL else "intergovernmental"
    kind = next((KINDS[each] for each in sorted(types) if each in KINDS), usual)
    yield name, kind, block["id"] if is_acronym(block["id"], name) else ""


def names_a_body(name: str) -> bool:
    """Whether ``name`` is English, of three words or more, and has the head noun of a body that is no meeting."""
    words = re.findall(r"[A-Za-z-]+", name)
    heads = organisations.heads()
    return name.isascii() and len(words) >= 3 and any(word in heads and not heads[word].meeting for word in words)


def is_acronym(code: str, name: str) -> bool:
    """Whether the letters of ``code``, four or more, stand in this order in ``name``, the first at its beginning."""
    letters = iter(name.casefold())
    return (
        re.fullmatch(r"[A-Z]{4,8}", code) is not None
        and code not in WORDS
        and name.casefold().startswith(code[0].casefold())
        and all(letter in letters for letter in code.casefold())
    )


if __name__ == "__main__":
    main()
