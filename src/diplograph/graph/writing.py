"""One transaction: some documents written, and everything that they touch merged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from diplograph.connection import Transaction
from diplograph.graph import claims, ledger, mentions, statements
from diplograph.graph.ledger import File
from diplograph.graph.recent import Recent
from diplograph.graph.rows import Row, Rows, stated
from diplograph.graph.sending import Sender, Written
from diplograph.model import Model


class Writing:
    """Writes documents in ``transaction``; ``written`` counts what that did.

    ``recent`` knows what the last transactions left, and is told what this one leaves. ``left`` are the files that hold
    a document which another load has taken out meanwhile: they are to be read again.
    """

    def __init__(self, transaction: Transaction, model: Model, recent: Recent) -> None:
        self.left: list[str] = []
        self._sender = Sender(transaction, model)
        self._recent = recent

    @property
    def written(self) -> Written:
        """What has been done so far."""
        return self._sender.written

    def write(self, group: Iterable[Rows | File], run: Row | None = None) -> None:
        """Write the documents of ``group`` and what files hold them.

        A document that is there as its reader reads it now is left alone; one that no file holds any more is dropped.
        """
        items = list(group)
        wanted = _one_each(item for item in items if isinstance(item, Rows))
        there = {row["document"]["id"]: row["document"] for row in self._sender.ask(statements.DOCUMENTS, wanted)}
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
            self._sender.run(statements.ADD_RUNS, [run])
            self._sender.run(statements.SET_RUNS, [run])

    def forget(self, documents: Sequence[str]) -> None:
        """Take ``documents`` out, with all that only they say; the files that hold them are to be read again."""
        holding = sorted({row["file"] for row in self._sender.ask(statements.HELD, documents)})
        self._replace({}, documents)
        self._drop(documents)
        self._robbed(holding)

    def _replace(self, fresh: Mapping[str, Rows], old: Sequence[str]) -> None:
        """What ``old`` documents say goes, what ``fresh`` ones say comes; all that it touches is merged anew."""
        new = mentions.replace(self._sender, self._recent, fresh, old)
        claims.replace(self._sender, fresh, old, new)

    def _drop(self, documents: Sequence[str]) -> None:
        self._sender.run(statements.DELETE_DOCUMENTS, documents)
        self.written.dropped += len(documents)

    def _documents(self, wanted: Mapping[str, Rows], there: Mapping[str, Row], fresh: Mapping[str, Rows]) -> None:
        made = (rows.document for name, rows in fresh.items() if name not in there)
        self._sender.run(statements.CREATE_DOCUMENTS, ({**row, "props": stated(row["props"])} for row in made))
        renamed = (
            name
            for name in wanted
            if name not in fresh and _called(wanted[name].document["props"]) < _called(there[name])
        )
        again = (name for name in fresh if name in there)
        self._sender.run(statements.SET_DOCUMENTS, (wanted[name].document for name in (*again, *renamed)))

    def _files(self, ended: Sequence[File], documents: Iterable[Rows], run: Row | None) -> list[str]:
        """Bring up to date which file holds which document; the documents that no file holds any more."""
        ended = self._complete(ended)
        held = [row for rows in documents for row in rows.held]
        held += [row for file in ended for row in ledger.holding_rows(file.path, file.holds)]
        paths = {row["file"]: row["path"] for row in held} | {file.id: file.path for file in ended}
        here = ledger.this_machine()
        self._sender.run(
            statements.ADD_FILES, ({"id": name, "path": paths[name], "machine": here} for name in sorted(paths))
        )
        self._sender.run(statements.ADD_HOLDINGS, held)
        released = self._release(ended)
        run_id = run["id"] if run else None
        self._sender.run(statements.SET_FILES, (ledger.file_row(file, run_id) for file in ended))
        self._robbed({ledger.file_id(path) for file in ended for path, _ in file.gone})
        return self._name_again({*released, *(row["document"] for row in held)}) if held or released else []

    def _complete(self, ended: Sequence[File]) -> list[File]:
        """The files of ``ended`` whose documents are all there; the others are ``left``."""
        wanted = sorted({held.document for file in ended for held in file.holds})
        there = {row["document"]["id"] for row in self._sender.ask(statements.DOCUMENTS, wanted)}
        complete = [file for file in ended if all(held.document in there for held in file.holds)]
        self.left += [file.path for file in ended if file not in complete]
        return complete

    def _release(self, ended: Sequence[File]) -> set[str]:
        """Files let go what they hold no more; the documents that this concerns."""
        holds = {file.id: {held.document for held in file.holds} for file in ended}
        gone = {(ledger.file_id(path), document) for file in ended for path, document in file.gone}
        rows = self._sender.ask(statements.HELD_BY_FILES, sorted({*holds, *(file for file, _ in gone)}))
        lost = [
            row
            for row in rows
            if (row["file"], row["document"]) in gone
            or (row["file"] in holds and row["document"] not in holds[row["file"]])
        ]
        self._sender.run(statements.LET_GO, lost)
        return {row["document"] for row in lost}

    def _robbed(self, files: Iterable[str]) -> None:
        """Files from which documents were taken: those that hold nothing more go, the others are to be read again."""
        ordered = sorted(set(files))
        still = {row["file"] for row in self._sender.ask(statements.HELD_BY_FILES, ordered)}
        self._sender.run(statements.DELETE_FILES, (file for file in ordered if file not in still))
        self._sender.run(statements.SET_FILES, ({"id": file, "props": {"bytes": None}} for file in sorted(still)))

    def _name_again(self, documents: set[str]) -> list[str]:
        """Call ``documents`` as the files call them that hold them; those that no file holds."""
        called: dict[str, list[Row]] = defaultdict(list)
        for row in self._sender.ask(statements.HELD, sorted(documents)):
            called[row["document"]].append(row["called"])
        nothing = dict.fromkeys(self._sender.model.ledger_edges["HOLDS"].properties)
        news = []
        for row in self._sender.ask(statements.DOCUMENTS, sorted(called)):
            now = row["document"]
            best = {**nothing, **ledger.best_called(called[now["id"]])}
            if any(now.get(name) != value for name, value in best.items()):
                news.append({"id": now["id"], "props": best})
        self._sender.run(statements.SET_DOCUMENTS, news)
        return sorted(documents - called.keys())


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


def _called(document: Row) -> tuple[str, str]:
    return document.get("name", ""), document.get("source", "")
