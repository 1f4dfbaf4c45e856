"""What the reader gathers about one document before it writes edges: entities, and records of what ties them.

A meeting or an agreement is a record with slots (attended, chaired, parties …) filled from the whole text; edges are
written once, at the end (see ``writing.py``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from diplograph import model
from diplograph.identity import fold
from diplograph.reading.steps import left_out
from diplograph.records import Value

# slot of a record → the edge that it becomes, and whether the record is the edge's target
SLOTS: dict[str, tuple[str, bool]] = {
    "attended": ("ATTENDED", True),
    "chaired": ("CHAIRED", True),
    "hosted": ("HOSTED", True),
    "held_in": ("HELD_IN", False),
    "adopted": ("ADOPTED", False),
    "discussed": ("DISCUSSED", False),
    "parties": ("PARTY_TO", True),
    "signers": ("SIGNED", True),
    "implements": ("IMPLEMENTS", False),
    "represents": ("REPRESENTS", False),
    "accredited_to": ("ACCREDITED_TO", False),
    "member_of": ("MEMBER_OF", False),
    "partner_of": ("PARTNER_OF", False),
    "relations_with": ("HAS_RELATIONS_WITH", False),
    "recognises": ("RECOGNISES", False),
    "part_of": ("PART_OF", False),
    "established": ("ESTABLISHED", False),
    "supports": ("SUPPORTS", False),
    "contributes_to": ("CONTRIBUTES_TO", False),
}

DATED = ("since", "until", "date")


@dataclass(frozen=True, slots=True)
class Support:
    """The stretch of text that says a tie, and the rule that read it."""

    start: int
    end: int
    rule: str


@dataclass(slots=True)
class Tie:
    """What a slot holds about one other entity."""

    properties: dict[str, Value] = field(default_factory=dict)
    supports: list[Support] = field(default_factory=list)

    def is_other_spell(self, slot: str, stated: Mapping[str, Value]) -> bool:
        """Whether ``stated`` is of another spell: another office or start (the model's ``tells_apart``)."""
        apart = model.load().edges[SLOTS[slot][0]].tells_apart
        return any(
            name in self.properties and name in stated and _differ(self.properties[name], stated[name])
            for name in apart
        )


@dataclass(eq=False, slots=True)
class Entity:
    """A node in the making. ``said`` counts its mentions; ``first`` is the offset of the first.

    ``joint`` are the states whose joint body it is (``Norway-Sweden Joint Commission``). ``worded`` holds the words for
    those who take part in a meeting, where they are others than their names (``Israeli leaders``).
    """

    type: str
    names: list[str]
    key: str = ""
    properties: dict[str, Value] = field(default_factory=dict)
    slots: dict[str, dict[Entity, list[Tie]]] = field(default_factory=dict)
    parties: list[Entity] = field(default_factory=list)
    worded: dict[Entity, str] = field(default_factory=dict)
    joint: list[Entity] = field(default_factory=list)
    first: int = 1 << 30
    said: int = 0
    doubtful: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return self.names[0]

    def call(self, name: str) -> None:
        """Note another name."""
        clean = " ".join(name.split()).strip(" ,;:.\"'(")
        if clean.count("(") < clean.count(")"):
            clean = clean.rstrip(" ,;:.\"')")
        if clean and clean not in self.names:
            self.names.append(clean)

    def put(self, slot: str, other: Entity, support: Support, **properties: Value | None) -> None:
        """Note that ``slot`` holds ``other``; another spell is another tie, else first values and fuller dates stay."""
        if other is self or left_out(support.rule):
            return
        stated = {name: value for name, value in properties.items() if value is not None and value != ""}
        ties = self.slots.setdefault(slot, {}).setdefault(other, [])
        tie = next((t for t in ties if not t.is_other_spell(slot, stated)), None)
        if tie is None:
            tie = Tie()
            ties.append(tie)
        for name, value in stated.items():
            known = tie.properties.setdefault(name, value)
            if name in DATED and str(value).startswith(str(known)):
                tie.properties[name] = value
        if support not in tie.supports:
            tie.supports.append(support)

    def held(self, slot: str) -> list[Entity]:
        """The entities in a slot, in order."""
        return list(self.slots.get(slot, {}))

    def set(self, name: str, value: Value | None) -> None:
        """Note a property; the first value stays."""
        if value not in (None, ""):
            self.properties.setdefault(name, value)


def _differ(a: Value, b: Value) -> bool:
    """Whether two values exclude each other; ``2004`` and ``2004-05``, or ``Minister`` and ``Law Minister``, do not."""
    one, other = set(fold(str(a)).split()), set(fold(str(b)).split())
    return not (one <= other or other <= one or str(a).startswith(str(b)) or str(b).startswith(str(a)))


@dataclass(eq=False, slots=True)
class Dossier:
    """All entities of one document."""

    entities: list[Entity] = field(default_factory=list)

    def add(self, entity: Entity) -> Entity:
        """Take a new entity in."""
        self.entities.append(entity)
        return entity

    def of(self, kind: str) -> Iterator[Entity]:
        """The entities of one node type, in order of making."""
        return (e for e in self.entities if e.type == kind)
