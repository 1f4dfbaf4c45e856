"""What documents mention, brought up to date, and the nodes that this touches merged anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from diplograph.graph import merge, statements
from diplograph.graph.recent import Recent
from diplograph.graph.rows import Row, Rows, difference, stated
from diplograph.graph.sending import Sender
from diplograph.graph.tally import Entities
from diplograph.model import Model


def replace(sender: Sender, recent: Recent, fresh: Mapping[str, Rows], old: Sequence[str]) -> set[str]:
    """What ``old`` documents mention goes, what ``fresh`` ones mention comes; the entities that are new.

    ``recent`` knows what the last transactions left, and is told what this one leaves.
    """
    before = _mentioned(sender, old)
    after = {(name, entity): row for name, rows in fresh.items() for entity, row in rows.mentions.items()}
    gone, come = difference(before, after)
    touched = sorted({entity for _, entity in (*gone, *come)})
    there = {row["id"]: row for row in sender.ask(statements.ENTITIES, touched)}
    known = recent.of(there)
    tally = Entities(known, sender.ask(statements.SAID_OF_ENTITIES, (one for one in there if one not in known)))
    tally.change((before[key] for key in gone), (after[key] for key in come))
    missing = [entity for entity in touched if entity not in there]
    _create(sender, fresh, missing, tally)
    sender.run(statements.DELETE_MENTIONS, (before[key] for key in gone))
    sender.run(statements.ADD_MENTIONS, (after[key] for key in come))
    sender.run(statements.SET_ENTITIES, _changed(sender.model, there, tally))
    sender.run(statements.DELETE_ENTITIES, (entity for entity in there if not tally.mentioned(entity)))
    recent.keep(tally.tallies)
    return set(missing)


def _mentioned(sender: Sender, documents: Sequence[str]) -> dict[tuple[str, str], Row]:
    rows = sender.ask(statements.MENTIONS, documents)
    return {(row["document"], row["entity"]): row for row in rows}


def _create(sender: Sender, fresh: Mapping[str, Rows], missing: Sequence[str], tally: Entities) -> None:
    """Make the entities that are ``missing``, as all say that mention them."""
    kinds: dict[str, str] = {}
    for rows in fresh.values():
        for entity, kind in rows.entities.items():
            kinds[entity] = min(kind, kinds.get(entity, kind))
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for entity in missing:
        props = _merged(sender.model, kinds[entity], entity, tally)
        by_kind[kinds[entity]].append({"id": entity, "props": stated(props)})
    for kind, made in sorted(by_kind.items()):
        counted = sender.run(statements.create_entities(sender.model, kind), made)
        sender.written.nodes += counted["nodes_created"]


def _changed(model: Model, there: Mapping[str, Row], tally: Entities) -> Iterator[Row]:
    """The entities that are ``there`` and of which something else is said now."""
    for entity, row in there.items():
        if not tally.mentioned(entity):
            continue
        kind = next(label for label in row["labels"] if label in model.nodes)
        now = _merged(model, kind, entity, tally)
        news = {name: value for name, value in now.items() if row["properties"].get(name) != value}
        if news:
            yield {"id": entity, "props": news}


def _merged(model: Model, kind: str, entity: str, tally: Entities) -> dict[str, Any]:
    declared = model.nodes[kind].properties
    names = tally.names(entity)
    named = {"name": names[0], "names": names, "search": merge.search_keys(names)}
    return {**dict.fromkeys(declared), **merge.merged(tally.said(entity), declared), **named}
