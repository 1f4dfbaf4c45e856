"""The last step: entities become nodes and their slots edges, each written once with every span that says it."""

from __future__ import annotations

from collections.abc import Iterator

from diplograph.identity import edge_id
from diplograph.model import Model
from diplograph.reading.confidence import weighed
from diplograph.reading.dossier import SLOTS, Entity, Tie
from diplograph.reading.naming import node_id
from diplograph.reading.story.story import Story
from diplograph.records import Document, Edge, Evidence, Node, Reading

UNWEIGHED = 1.0


def write(story: Story, document: Document, model: Model) -> Reading:
    """The reading of a document: nodes worth keeping and edges that the model allows, two spells of a tie being two."""
    kept = list(_kept(story))
    ids = {e: node_id(e, story, document.id) for e in kept}
    types = {ids[e]: e.type for e in kept}
    edges: dict[str, Edge] = {}
    for edge in _edges(kept, ids, document, model):
        key = edge_id(edge, model.edges[edge.type], types[edge.source], types[edge.target])
        edges[key] = _same_edge(edges.get(key), edge)
    nodes: dict[str, Node] = {}
    for entity in kept:
        nodes[ids[entity]] = _joined(nodes.get(ids[entity]), _node(entity, ids[entity], model))
    ordered = sorted(edges.items(), key=lambda pair: (pair[1].type, pair[1].source, pair[1].target, pair[0]))
    trusted = tuple(weighed(edge, nodes[edge.source], nodes[edge.target]) for _, edge in ordered)
    return Reading(document, tuple(nodes[key] for key in sorted(nodes)), trusted)


def _same_edge(known: Edge | None, new: Edge) -> Edge:
    """One edge with the evidence of both."""
    if known is None:
        return new
    evidence = {(e.start, e.end): e for e in (*new.evidence, *known.evidence)}
    spans = tuple(evidence[key] for key in sorted(evidence))
    return Edge(known.type, known.source, known.target, {**new.properties, **known.properties}, spans)


def _kept(story: Story) -> Iterator[Entity]:
    """The entities worth a node; of places those in which one of them was held."""
    entities = [e for e in story.dossier.entities if not _only_publishes(e, story)]
    holders = {e for e in entities if any(e.slots.values())}
    held = {other for e in entities for ties in e.slots.values() for other in ties}
    kept = {e for e in entities if e.type != "Place" and _is_worth(e, e in holders or e in held, story)}
    kept |= {place for e in kept for place in e.slots.get("held_in", {}) if place.type == "Place"}
    yield from (entity for entity in entities if entity in kept)


def _is_worth(entity: Entity, tied: bool, story: Story) -> bool:
    """What the text speaks of or ties to something; the unnamed only where enough of it is known."""
    match entity.type:
        case "Official":
            return tied or bool(story.officials.posts.get(entity)) or entity.said > 1
        case _ if not tied and entity.said == 0:
            return False
        case "Meeting":
            return entity not in story.unnamed or _is_told(entity)
        case "Agreement":
            return _is_instrument(entity, story)
        case _:
            return True


def _only_publishes(official: Entity, story: Story) -> bool:
    """Whether a person only speaks to the press of what others do: no part of the graph, as an author is none."""
    posts = story.officials.posts.get(official)
    if not posts or not all(post.press for post in posts):
        return False
    acts = (
        slots for e in story.dossier.entities for slots in (e.slots.get("attended", {}), e.slots.get("signers", {}))
    )
    return not any(official in slots for slots in acts)


def _is_instrument(agreement: Entity, story: Story) -> bool:
    """A named one, or one whose parties are known; a plan or a statement of one side alone is none."""
    if agreement in story.plain and len(agreement.held("parties")) < 2:
        return any(agreement in meeting.slots.get("adopted", {}) for meeting in story.dossier.of("Meeting"))
    return not agreement.doubtful or bool(agreement.held("parties") or agreement.parties)


def _is_told(meeting: Entity) -> bool:
    """An unnamed meeting of which a participant, a number, or place and date are known, or whose summit it is."""
    facts = meeting.properties
    return bool(
        meeting.held("attended")
        or meeting.held("chaired")
        or facts.get("ordinal")
        or (meeting.held("held_in") and facts.get("date"))
        or (meeting.parties and facts.get("kind") in ("summit", "conference"))
    )


def _edges(kept: list[Entity], ids: dict[Entity, str], document: Document, model: Model) -> Iterator[Edge]:
    for entity in kept:
        for slot, ties in entity.slots.items():
            kind, reverse = SLOTS[slot]
            for other, spells in ties.items():
                if other not in ids or ids[other] == ids[entity]:
                    continue
                source, target = (other, entity) if reverse else (entity, other)
                spec = model.edges[kind]
                if source.type in spec.sources and target.type in spec.targets:
                    for tie in spells:
                        values = {
                            k: v
                            for k, v in tie.properties.items()
                            if k in spec.properties and spec.properties[k].accepts(v)
                        }
                        yield Edge(kind, ids[source], ids[target], values, _evidence(tie, document))


def _evidence(tie: Tie, document: Document) -> tuple[Evidence, ...]:
    """The spans that say a tie; how far to trust each is weighed once the edge is whole."""
    found = {
        (s.start, s.end): Evidence(s.start, s.end, document.text[s.start : s.end], s.rule, UNWEIGHED)
        for s in reversed(tie.supports)
    }
    return tuple(found[key] for key in sorted(found))


def _node(entity: Entity, key: str, model: Model) -> Node:
    allowed = model.nodes[entity.type].properties
    values = {k: v for k, v in sorted(entity.properties.items()) if k in allowed and allowed[k].accepts(v)}
    return Node(key, entity.type, tuple(dict.fromkeys(entity.names)), values)


def _joined(known: Node | None, new: Node) -> Node:
    if known is None:
        return new
    return Node(
        new.id, new.type, tuple(dict.fromkeys((*known.names, *new.names))), {**new.properties, **known.properties}
    )
