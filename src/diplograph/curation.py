"""Corrections by people: what was read wrongly is put right on every load, so that no rebuild loses it.

``corrections.yaml`` is a list; each entry says one thing, who says so, when and why:

    - merge: [official:jon-lambe, official:jonathan-lambe]    # they are one, and the first id stays
      by: A. Reader
      when: 2026-11-24
      why: one ambassador under two spellings
    - apart: [official:tan-see-leng, official:tan-soo-leng]   # never to be merged
    - wrong: member_of:0123456789abcdef                       # the id of an edge that is not so
    - name: Mr Tan                                            # this name is that node
      is: official:tan-see-leng
      in: [2024-05-01-visit]                                  # only in these documents (names or ids), else in all
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from diplograph import model as models
from diplograph.errors import UsageError
from diplograph.graph import Graph
from diplograph.graph.merge import merged
from diplograph.identity import digest, edge_id, fold
from diplograph.model import Model
from diplograph.records import Document, Edge, Node, Reading

FILE = "corrections.yaml"
KINDS = {"merge": (), "apart": (), "wrong": (), "name": ("is", "in")}
WHO = ("by", "when", "why")
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
EDGE = re.compile(r"([a-z_]+):[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that means one node; ``documents`` are the only ones where it does, none for all."""

    name: str
    node: str
    documents: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """As the file says it."""
        return f"name: {self.name}, is: {self.node}"

    def holds_in(self, document: Document) -> bool:
        """Whether this is so in ``document``."""
        return not self.documents or document.id in self.documents or document.name in self.documents


@dataclass(frozen=True)
class Corrections:
    """All corrections: ids that mean another one, pairs that are two, edges that are wrong, names that mean a node."""

    same: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[frozenset[str]] = frozenset()
    wrong: frozenset[str] = frozenset()
    named: tuple[Named, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """Equal where the effect is; empty where there is none."""
        effect = [
            *([name, target] for name, target in sorted(self.same.items())),
            *sorted(self.wrong),
            *([each.name, each.node, *each.documents] for each in self.named),
        ]
        return digest(json.dumps(effect, ensure_ascii=False)) if effect else ""

    def reader(self, rules: str) -> str:
        """The fingerprint of a reader with these ``rules`` whose readings are put right."""
        return digest(rules, self.fingerprint) if self.fingerprint else rules

    def apply(self, reading: Reading) -> Reading:
        """``reading`` put right, with the names of what it met; equal to itself where nothing of it is wrong."""
        if not self.fingerprint:
            return reading
        model = models.load()
        types = {node.id: node.type for node in reading.nodes}
        now = {node.id: self._meant(node, reading.document) for node in reading.nodes}
        met = {*reading.corrected, *self._met(reading)}
        edges = []
        for edge in reading.edges:
            moved = replace(edge, source=now[edge.source], target=now[edge.target])
            ids = {
                edge_id(each, model.edges[edge.type], types[edge.source], types[edge.target]) for each in (edge, moved)
            }
            met |= ids & self.wrong
            if moved.source != moved.target and not ids & self.wrong:
                edges.append(moved)
        nodes = _merged(reading.nodes, now, model)
        return replace(reading, nodes=nodes, edges=_once(edges), corrected=tuple(sorted(met)))

    def idle(self, graph: Graph) -> list[str]:
        """Those that meet nothing in ``graph``, each as the file says it: no document has that id or that name."""
        told = {name: f"merge: {name}" for name in sorted(self._merging)}
        told |= {edge: f"wrong: {edge}" for edge in sorted(self.wrong)}
        told |= {each.said: each.said for each in self.named}
        kept_apart = {name for pair in self.apart for name in pair}
        met = graph.corrected() if told else set()
        found = [said for name, said in told.items() if name not in met]
        missing = kept_apart - graph.entities(kept_apart) if kept_apart else set()
        return [*found, *(f"apart: {name}" for name in sorted(missing))]

    @cached_property
    def _merging(self) -> frozenset[str]:
        return frozenset((*self.same.keys(), *self.same.values()))

    def _met(self, reading: Reading) -> Iterator[str]:
        """The ids that are merged and the names that mean a node, as far as they occur in ``reading``."""
        for node in reading.nodes:
            if node.id in self._merging:
                yield node.id
            if named := self._named(node, reading.document):
                yield named.said

    def _meant(self, node: Node, document: Document) -> str:
        """The id of the node that ``node`` means."""
        named = self._named(node, document)
        found = named.node if named else node.id
        return self.same.get(found, found)

    def _named(self, node: Node, document: Document) -> Named | None:
        names = {fold(name) for name in node.names}
        for each in self.named:
            fits = fold(each.name) in names and _kind(each.node) == node.type.lower()
            if fits and each.holds_in(document):
                return each
        return None


def load(path: Path) -> Corrections:
    """The corrections in the file at ``path``; ``UsageError`` names the entry that is wrong, and how to mend it."""
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path} cannot be opened: {error.strerror}; check that it may be read") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UsageError(f"{path} is no YAML: {' '.join(str(error).split())}") from error
    if not isinstance(entries or [], list):
        raise UsageError(f"{path} is no list; begin each correction with a dash: - merge: [one id, another]")
    return _corrections([_Entry(f"correction {n} of {path.name}", raw) for n, raw in enumerate(entries or [], 1)])


def kept(home: Path) -> Corrections:
    """The corrections that are kept in the folder ``home``; none where there is no such file."""
    path = home / FILE
    return load(path) if path.exists() else Corrections()


class _Entry:
    """One entry of the file, checked as it is asked."""

    def __init__(self, where: str, raw: Any) -> None:
        self.where = where
        if not isinstance(raw, dict):
            raise UsageError(f"{where} says nothing; write what is to be put right: {', '.join(KINDS)}")
        kinds = [key for key in KINDS if key in raw]
        if len(kinds) != 1:
            raise UsageError(f"{where} must say one of {', '.join(KINDS)}; it says {' and '.join(kinds) or 'none'}")
        self.kind = kinds[0]
        self._raw = raw
        known = {self.kind, *KINDS[self.kind], *WHO}
        for key in raw:
            if key not in known:
                raise UsageError(
                    f"{where} says {key!r}, which means nothing there; it may say {', '.join(sorted(known))}"
                )
        for key in WHO:
            if not str(raw.get(key) or "").strip():
                raise UsageError(f"{where} does not say {key}; every correction says by whom, when and why it is made")
        if not DAY.fullmatch(str(raw["when"])):
            raise UsageError(f"{where} was made when? {raw['when']!r} is no day; write it like 2026-11-24")

    def ids(self) -> list[str]:
        """The ids of several nodes of one kind."""
        found = self._raw[self.kind]
        if not isinstance(found, list) or len(set(map(str, found))) < 2:
            raise UsageError(
                f"{self.where}: {self.kind} takes a list of two ids or more, like [official:a, official:b]"
            )
        ids = [self.node(each) for each in found]
        if len({_kind(each) for each in ids}) > 1:
            raise UsageError(
                f"{self.where}: {', '.join(ids)} are of different kinds; only nodes of one kind can be one"
            )
        return ids

    def node(self, value: object) -> str:
        """The id of one node."""
        kinds = {kind.lower() for kind in models.load().nodes}
        if not isinstance(value, str) or _kind(value) not in kinds or not value.partition(":")[2]:
            raise UsageError(
                f"{self.where}: {value!r} is no id of a node; ids begin with {', '.join(sorted(kinds))} and a colon "
                "(diplograph query network/nodes lists them)"
            )
        return value

    def edge(self) -> str:
        """The id of an edge."""
        value = str(self._raw["wrong"])
        found = EDGE.fullmatch(value)
        if not found or found[1].upper() not in models.load().edges:
            raise UsageError(f"{self.where}: {value!r} is no id of an edge (diplograph query network/edges lists them)")
        return value

    def named(self) -> Named:
        """A name and what it means."""
        name, documents = str(self._raw["name"] or ""), self._raw.get("in", [])
        if not fold(name):
            raise UsageError(f"{self.where} has no name; write the name that the documents use")
        if not isinstance(documents, list) or not all(isinstance(each, str) for each in documents):
            raise UsageError(f"{self.where}: in takes a list of names or ids of documents")
        return Named(name, self.node(self._raw.get("is")), tuple(documents))


def joined(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """Which id each id means where those of a group are one: the first that was named stays."""
    first: dict[str, int] = {}
    sets: list[set[str]] = []
    for ids in groups:
        for name in ids:
            first.setdefault(name, len(first))
        whole = set(ids).union(*(group for group in sets if group & set(ids)))
        sets = [*(group for group in sets if not group & whole), whole]
    same = {}
    for group in sets:
        stays = min(group, key=lambda name: first[name])
        same.update(dict.fromkeys(group - {stays}, stays))
    return same


def _corrections(entries: Sequence[_Entry]) -> Corrections:
    same = joined([entry.ids() for entry in entries if entry.kind == "merge"])
    apart = set()
    for entry in (each for each in entries if each.kind == "apart"):
        ids = entry.ids()
        for one in ids:
            for other in ids:
                if one < other and same.get(one, one) == same.get(other, other):
                    raise UsageError(f"{entry.where} keeps apart {one} and {other}, which another correction merges")
                apart.add(frozenset((one, other)))
    wrong = frozenset(entry.edge() for entry in entries if entry.kind == "wrong")
    named = tuple(entry.named() for entry in entries if entry.kind == "name")
    return Corrections(same, frozenset(pair for pair in apart if len(pair) == 2), wrong, named)


def _kind(identity: str) -> str:
    return identity.partition(":")[0]


def _merged(nodes: Iterable[Node], now: Mapping[str, str], model: Model) -> tuple[Node, ...]:
    """The nodes under the ids that they have now, each id once."""
    found: dict[str, list[Node]] = defaultdict(list)
    for node in nodes:
        found[now[node.id]].append(node)
    return tuple(_one(identity, same, model) for identity, same in found.items())


def _one(identity: str, same: Sequence[Node], model: Model) -> Node:
    if len(same) == 1:
        return replace(same[0], id=identity)
    ordered = sorted(same, key=lambda node: (node.id != identity, node.id))
    names = tuple(dict.fromkeys(name for node in ordered for name in node.names))
    declared = model.nodes[same[0].type].properties
    return Node(identity, same[0].type, names, merged(((node.properties, 1) for node in ordered), declared))


def _once(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    """Edges that have become the same, once, with all their sentences."""
    found: dict[tuple[str, ...], Edge] = {}
    for edge in edges:
        properties = json.dumps(dict(edge.properties), sort_keys=True)
        key = (edge.type, edge.source, edge.target, properties)
        before = found.get(key)
        evidence = edge.evidence if before is None else tuple(dict.fromkeys((*before.evidence, *edge.evidence)))
        found[key] = replace(edge, evidence=evidence)
    return tuple(found.values())
