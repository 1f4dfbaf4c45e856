"""Whether two documents that tell of one thing give one node: by golden documents, and by what looks alike elsewhere.

    python benchmarks/identity.py [FOLDER …] [--misses] [--json]
    python benchmarks/identity.py --alike PATH …

FOLDER holds golden documents (default: tests/golden/documents, and ../shared/gold/dev where it is). Two nodes of two
golden documents are one thing where they have the type and a whole name in common, and for meetings no other date; they
are found as one where the reading gave them one id. Recall is the share of such pairs with one id, precision the share
of pairs with one id that are one thing. ``--misses`` lists the pairs on which the two differ. ``--alike`` reads other
documents and lists nodes that have a name in common and two ids: much of it is rightly two.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import golden

from diplograph import sources
from diplograph.errors import DiplographError
from diplograph.identity import fold
from diplograph.reading import Reader
from diplograph.records import Document

UNNAMED_KINDS = ("Place",)  # a place is its name


@dataclass(frozen=True, slots=True)
class Told:
    """A golden node that was read: its document, type, names as the scorer compares them, and the reading's id."""

    document: str
    type: str
    names: frozenset[frozenset[str]]
    label: str
    date: str
    ordinal: int
    id: str

    def is_one_with(self, other: Told) -> bool:
        """Whether the golden documents mean one thing by both."""
        if self.type != other.type or self.names.isdisjoint(other.names):
            return False
        if self.ordinal and other.ordinal and self.ordinal != other.ordinal:
            return False
        return self.type != "Meeting" or self.ordinal > 0 or _same_date(self.date, other.date)


def _same_date(a: str, b: str) -> bool:
    return bool(a and b) and (a.startswith(b) or b.startswith(a))


def told(material: golden.Material) -> Iterator[Told]:
    """The golden nodes of ``material`` that were read."""
    for name, reading in golden.readings(material).items():
        gold = material.golds[name]
        ids = {key: said for said, key in golden.scorer().Pairing(reading, gold).to_gold.items()}
        for node in gold["nodes"]:
            if node["key"] in ids:
                names = frozenset(frozenset(words) for words in golden.scorer().names(node))
                date, ordinal = str(node.get("date", "")), int(node.get("ordinal") or 0)
                yield Told(name, node["type"], names, node["names"][0], date, ordinal, ids[node["key"]])


def pairs(nodes: Sequence[Told]) -> Iterator[tuple[Told, Told, bool, bool]]:
    """Nodes of two documents that are one thing by gold (third), by the reading (fourth), or by both."""
    for one, other in combinations(nodes, 2):
        if one.document != other.document and one.type == other.type and one.type not in UNNAMED_KINDS:
            by_gold, by_id = one.is_one_with(other), one.id == other.id
            if by_gold or by_id:
                yield one, other, by_gold, by_id


def figures(found: Iterable[tuple[Told, Told, bool, bool]]) -> dict[str, dict[str, Any]]:
    """Precision and recall of identity by type of node, over pairs of documents' nodes."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for one, _, by_gold, by_id in found:
        for at, hit in enumerate((by_gold and by_id, by_id, by_gold)):
            counts[one.type][at] += hit
    return {
        kind: {
            "right": right,
            "said": said,
            "wanted": wanted,
            "precision": right / said if said else None,
            "recall": right / wanted if wanted else None,
        }
        for kind, (right, said, wanted) in sorted(counts.items())
    }


def alike(paths: Sequence[str]) -> Iterator[str]:
    """Nodes of the documents at ``paths`` that share a name and have two ids, one name a line."""
    reader = Reader()
    ids: dict[tuple[str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for document in sources.documents(paths):
        if isinstance(document, Document):
            for node in reader.read(document).nodes:
                for name in node.names:
                    ids[node.type, fold(name)][node.id].add(document.name)
    for (kind, name), found in sorted(ids.items()):
        if len(found) > 1 and " " in name:
            shown = "; ".join(f"{key} ({len(where)})" for key, where in sorted(found.items()))
            yield f"{kind} | {name} | {shown}"


def main() -> int:
    """Measure what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", metavar="PATH")
    parser.add_argument("--alike", action="store_true", help="list nodes of one name and two ids in any documents")
    parser.add_argument("--misses", action="store_true", help="list the pairs on which gold and reading differ")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    args = parser.parse_args()
    if golden.SEALED in (golden.name_of(Path(path)) for path in args.paths):
        parser.error(f"{golden.SEALED} stays closed, or it measures nothing more")
    if args.alike:
        print(*alike(args.paths), sep="\n")
        return 0
    folders = [Path(path) for path in args.paths] or [f for f in golden.present() if golden.name_of(f) != golden.SEALED]
    found = list(pairs([node for folder in folders for node in told(golden.load(folder))]))
    if args.misses:
        for one, other, by_gold, by_id in found:
            if by_gold != by_id:
                what = "apart" if by_gold else "joined"
                print(f"{what} | {one.type} | {one.label} | {one.id} | {other.label} | {other.id}")
        return 0
    measured = figures(found)
    if args.json:
        print(json.dumps(measured, indent=1))
        return 0
    print(f"{'':<14} precision recall  right/said/wanted (pairs of nodes in two documents)")
    for kind, row in measured.items():
        rates = " ".join(" " * 8 if row[rate] is None else f"{row[rate]:8.3f}" for rate in ("precision", "recall"))
        print(f"{kind:<14} {rates}  {row['right']}/{row['said']}/{row['wanted']}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"identity: {error}")
