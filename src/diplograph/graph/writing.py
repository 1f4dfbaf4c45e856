"""One transaction: some documents written, and everything that they touch merged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, fields
from typing import Any, TypeVar

from diplograph.connection import Transaction
from diplograph.graph import failpoint, ledger, merge, statements
from diplograph.graph.ledger import File
from diplograph.graph.rows import Row, Rows, parts
from diplograph.graph.tally import Edges, Entities
from diplograph.model import Model

K = TypeVar("K", str, tuple[str, str])

COUNTERS = (
    "nodes_created",
    "nodes_deleted",
    "relationships_created",
    "relationships_deleted",
    "properties_set",
    "labels_added",
)


@dataclass(slots=True)
class Written:
    """What a load did.

    Documents that are new, that were replaced (read by other rules before), that were there already and that went
    because no file holds them any more; nodes, edges and claims that are new; and how many ``changes`` of any kind the
    server itself counted.
    """

    documents: int = 0
    replaced: int = 0
    known: int = 0
    dropped: int = 0
    nodes: int = 0
    edges: int = 0
    claims: int = 0
    changes: int = 0

    def __add__(self, other: Written) -> Written:
        return Written(*(getattr(self, each.name) + getattr(other, each.name) for each in fields(self)))


class Writing:
    """Writes documents in ``transaction``; ``written`` counts what that did.

    ``left`` are the files that hold a document which another load has taken out meanwhile: they are to be read again.
    """

    def __init__(self, transaction: Transaction, model: Model) -> None:
        self.written = Written()
        self.left: list[str] = []
        self._transaction = transaction
        self._model = model

    def write(self, group: Iterable[Rows | File], run: Row | None = None) -> None:
        """Write the documents of ``group`` and what files hold them.

        A document that is there as its reader reads it now is left alone; one that no file holds any more is dropped.
        """
        items = list(group)
        wanted = _one_each(item for item in items if isinstance(item, Rows))
        there = {row["document"]["id"]: row["document"] for row in self._ask(statements.DOCUMENTS, wanted)}
        replaced = [name for name in wanted if name in there and not _same_reader(wanted[name], there[name])]
        fresh = {name: rows for name, rows in wanted.items() if name not in there or name in replaced}
        self.written.documents += len(fresh) - len(replaced)
        self.written.replaced += len(replaced)
        self.written.known += len(wanted) - len(fresh)
        self._documents(wanted, there, fresh)
        dropped = self._files([item for item in items if isinstance(item, File)], wanted.values(), run)
        self._replace(fresh, [*replaced, *dropped])
        self._drop(dropped)
        if run is not None:
            self._run(statements.ADD_RUNS, [run])
            self._run(statements.SET_RUNS, [run])

    def forget(self, documents: Sequence[str]) -> None:
        """Take ``documents`` out, with all that only they say; the files that hold them are to be read again."""
        holding = sorted({row["file"] for row in self._ask(statements.HELD, documents)})
        self._replace({}, documents)
        self._drop(documents)
        still = {row["file"] for row in self._ask(statements.HELD_BY_FILES, holding)}
        self._run(statements.DELETE_FILES, (file for file in holding if file not in still))
        self._run(statements.SET_FILES, ({"id": file, "props": {"bytes": None}} for file in sorted(still)))

    def _replace(self, fresh: Mapping[str, Rows], old: Sequence[str]) -> None:
        """What ``old`` documents say goes, what ``fresh`` ones say comes; all that it touches is merged anew."""
        self._mentions(fresh, self._old_mentions(old))
        self._claims(fresh, self._old_claims(old))

    def _drop(self, documents: Sequence[str]) -> None:
        self._run(statements.DELETE_DOCUMENTS, documents)
        self.written.dropped += len(documents)

    def _documents(self, wanted: Mapping[str, Rows], there: Mapping[str, Row], fresh: Mapping[str, Rows]) -> None:
        made = (rows.document for name, rows in fresh.items() if name not in there)
        self._run(statements.CREATE_DOCUMENTS, ({**row, "props": _stated(row["props"])} for row in made))
        renamed = (
            name
            for name in wanted
            if name not in fresh and _called(wanted[name].document["props"]) < _called(there[name])
        )
        again = (name for name in fresh if name in there)
        self._run(statements.SET_DOCUMENTS, (wanted[name].document for name in (*again, *renamed)))

    def _files(self, ended: Sequence[File], documents: Iterable[Rows], run: Row | None) -> list[str]:
        """Bring up to date which file holds which document; the documents that no file holds any more."""
        ended = self._complete(ended)
        held = [row for rows in documents for row in rows.held]
        held += [row for file in ended for row in ledger.holding_rows(file.path, file.holds)]
        paths = {row["file"]: row["path"] for row in held} | {file.id: file.path for file in ended}
        self._run(statements.ADD_FILES, ({"id": name, "path": paths[name]} for name in sorted(paths)))
        self._run(statements.ADD_HOLDINGS, held)
        released = self._release(ended)
        run_id = run["id"] if run else None
        self._run(statements.SET_FILES, (ledger.file_row(file, run_id) for file in ended))
        self._run(statements.DELETE_FILES, sorted({ledger.file_id(path) for file in ended for path in file.gone}))
        return self._name_again({*released, *(row["document"] for row in held)}) if held or released else []

    def _complete(self, ended: Sequence[File]) -> list[File]:
        """The files of ``ended`` whose documents are all there; the others are ``left``."""
        wanted = sorted({held.document for file in ended for held in file.holds})
        there = {row["document"]["id"] for row in self._ask(statements.DOCUMENTS, wanted)}
        complete = [file for file in ended if all(held.document in there for held in file.holds)]
        self.left += [file.path for file in ended if file not in complete]
        return complete

    def _release(self, ended: Sequence[File]) -> set[str]:
        """Files let go what they hold no more; the documents that this concerns."""
        holds = {file.id: {held.document for held in file.holds} for file in ended}
        gone = {ledger.file_id(path) for file in ended for path in file.gone}
        rows = self._ask(statements.HELD_BY_FILES, sorted({*holds, *gone}))
        lost = [row for row in rows if row["file"] in gone or row["document"] not in holds[row["file"]]]
        self._run(statements.LET_GO, lost)
        return {row["document"] for row in lost}

    def _name_again(self, documents: set[str]) -> list[str]:
        """Call ``documents`` as the files call them that hold them; those that no file holds."""
        called: dict[str, list[Row]] = defaultdict(list)
        for row in self._ask(statements.HELD, sorted(documents)):
            called[row["document"]].append(row["called"])
        nothing = dict.fromkeys(self._model.ledger_edges["HOLDS"].properties)
        news = []
        for row in self._ask(statements.DOCUMENTS, sorted(called)):
            now = row["document"]
            best = {**nothing, **ledger.best_called(called[now["id"]])}
            if any(now.get(name) != value for name, value in best.items()):
                news.append({"id": now["id"], "props": best})
        self._run(statements.SET_DOCUMENTS, news)
        return sorted(documents - called.keys())

    def _old_mentions(self, documents: Sequence[str]) -> dict[tuple[str, str], Row]:
        rows = self._ask(statements.MENTIONS, documents)
        return {(row["document"], row["entity"]): row for row in rows}

    def _old_claims(self, documents: Sequence[str]) -> dict[str, Row]:
        rows = self._ask(statements.CLAIMS, documents)
        return {row["claim"].pop("id"): {"document": row["document"], "props": row["claim"]} for row in rows}

    def _mentions(self, fresh: Mapping[str, Rows], old: Mapping[tuple[str, str], Row]) -> None:
        """Bring what documents mention up to date, and merge anew the entities that this touches."""
        new = {(name, entity): row for name, rows in fresh.items() for entity, row in rows.mentions.items()}
        gone, come = _difference(old, new)
        touched = sorted({entity for _, entity in (*gone, *come)})
        there = {row["id"]: row for row in self._ask(statements.ENTITIES, touched)}
        tally = Entities(self._ask(statements.SAID_OF_ENTITIES, there))
        tally.change((old[key] for key in gone), (new[key] for key in come))
        self._create_entities(fresh, [entity for entity in touched if entity not in there], tally)
        self._run(statements.DELETE_MENTIONS, (old[key] for key in gone))
        self._run(statements.ADD_MENTIONS, (new[key] for key in come))
        self._run(statements.SET_ENTITIES, self._changed(there, tally))
        self._run(statements.DELETE_ENTITIES, (entity for entity in there if not tally.mentioned(entity)))

    def _create_entities(self, fresh: Mapping[str, Rows], missing: Sequence[str], tally: Entities) -> None:
        """Make the entities that are ``missing``, as all say that mention them."""
        kinds: dict[str, str] = {}
        for rows in fresh.values():
            for entity, kind in rows.entities.items():
                kinds[entity] = min(kind, kinds.get(entity, kind))
        by_kind: dict[str, list[Row]] = defaultdict(list)
        for entity in missing:
            props = self._entity(kinds[entity], entity, tally)
            by_kind[kinds[entity]].append({"id": entity, "props": _stated(props)})
        for kind, made in sorted(by_kind.items()):
            self.written.nodes += self._run(statements.create_entities(self._model, kind), made)["nodes_created"]

    def _changed(self, there: Mapping[str, Row], tally: Entities) -> Iterator[Row]:
        """The entities that are ``there`` and of which something else is said now."""
        for entity, row in there.items():
            if not tally.mentioned(entity):
                continue
            kind = next(label for label in row["labels"] if label in self._model.nodes)
            now = self._entity(kind, entity, tally)
            news = {name: value for name, value in now.items() if row["properties"].get(name) != value}
            if news:
                yield {"id": entity, "props": news}

    def _entity(self, kind: str, entity: str, tally: Entities) -> dict[str, Any]:
        declared = self._model.nodes[kind].properties
        names = tally.names(entity)
        named = {"name": names[0], "names": names, "search": merge.search_keys(names)}
        return {**dict.fromkeys(declared), **merge.merged(tally.said(entity), declared), **named}

    def _claims(self, fresh: Mapping[str, Rows], old: Mapping[str, Row]) -> None:
        """Bring what documents claim up to date, and merge anew the edges that this touches."""
        new = {identity: row for rows in fresh.values() for identity, row in rows.claims.items()}
        gone, come = _difference(old, new)
        rows = (row["props"] for row in (*(old[key] for key in gone), *(new[key] for key in come)))
        touched = {claim["edge"]: claim for claim in rows}
        tally = Edges(self._ask(statements.SAID_OF_EDGES, sorted(touched)))
        there = {edge for edge in touched if tally.claims(edge)}
        tally.change(old, new)
        self._run(statements.DELETE_CLAIMS, gone)
        self.written.claims += self._run(statements.ADD_CLAIMS, ({"id": key, **new[key]} for key in come))[
            "nodes_created"
        ]
        for kind, edges in _by_type(touched):
            self._edges(kind, [touched[edge] for edge in edges], there, tally)

    def _edges(self, kind: str, claims: Iterable[Row], there: Set[str], tally: Edges) -> None:
        """Merge the properties of edges, each told by one of its claims; an edge without any is removed."""
        declared = self._model.edges[kind].properties
        kept, lost = [], []
        for claim in claims:
            edge = claim["edge"]
            row = {"id": edge, "source": claim["source"], "target": claim["target"]}
            if not tally.claims(edge):
                lost.append(row)
                continue
            props = {**merge.merged(tally.said(edge), declared), "claims": tally.claims(edge)}
            # a null takes away what nobody states any more
            kept.append({**row, "props": {**dict.fromkeys(declared), **props} if edge in there else props})
        self.written.edges += self._run(statements.merge_edges(self._model, kind), kept)["relationships_created"]
        self._run(statements.delete_edges(self._model, kind), lost)

    def _ask(self, text: str, keys: Iterable[str]) -> list[Row]:
        failpoint.step()
        return [row for part in parts(keys) for row in self._transaction.run(text, rows=part).data()]

    def _run(self, text: str, rows: Iterable[Row | str]) -> dict[str, int]:
        """Run a statement over ``rows``, some at a time; what the server counted."""
        sums = dict.fromkeys(COUNTERS, 0)
        for part in parts(rows):
            counters = self._transaction.run(text, rows=part).consume().counters
            failpoint.step()
            for name in COUNTERS:
                sums[name] += getattr(counters, name)
        self.written.changes += sum(sums.values())
        return sums


def _one_each(group: Iterable[Rows]) -> dict[str, Rows]:
    """Each document once; where it came under two names, under the first of these in the alphabet."""
    found: dict[str, Rows] = {}
    for rows in group:
        other = found.get(rows.document["id"])
        if other is None or _called(rows.document["props"]) < _called(other.document["props"]):
            found[rows.document["id"]] = rows
    return found


def _same_reader(rows: Rows, document: Row) -> bool:
    return bool(rows.document["props"]["reader"] == document.get("reader"))


def _stated(props: Row) -> Row:
    """``props`` without nulls, which say nothing of what is new."""
    return {name: value for name, value in props.items() if value is not None}


def _called(document: Row) -> tuple[str, str]:
    return document.get("name", ""), document.get("source", "")


def _difference(old: Mapping[K, Row], new: Mapping[K, Row]) -> tuple[list[K], list[K]]:
    """The keys of ``old`` that are to go and those of ``new`` that are to come; what is equal stays as it is."""
    gone = sorted(key for key, row in old.items() if new.get(key) != row)
    come = sorted(key for key, row in new.items() if old.get(key) != row)
    return gone, come


def _by_type(edges: Mapping[str, Row]) -> Iterator[tuple[str, list[str]]]:
    """The ids of ``edges`` by type, both in order, so that two writers lock in the same order."""
    kinds = defaultdict(list)
    for edge in sorted(edges):
        kinds[edges[edge]["type"]].append(edge)
    yield from sorted(kinds.items())
