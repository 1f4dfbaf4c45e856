"""Identity within one document: which mentions are of one state, body, official, place or agreement."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from diplograph.identity import fold
from diplograph.lexicon import agreements, organisations, states
from diplograph.lexicon.words import words
from diplograph.reading.dossier import Dossier, Entity

SMALL_WORDS = words("name_key_small_words")
ARTICLES = ("the ", "The ", "a ", "an ", "A ", "An ")
ORGANS = words("organs")  # kinds of bodies that belong to the state or the body in their name
UNITED = ("intergovernmental", "group")  # kinds of body that states make together


@dataclass(slots=True)
class Registry:
    """The entities of a document by their keys and names."""

    dossier: Dossier = field(default_factory=Dossier)
    by_key: dict[tuple[str, str], Entity] = field(default_factory=dict)
    aliases: dict[str, Entity] = field(default_factory=dict)

    def take(self, kind: str, key: str, name: str) -> Entity:
        """The entity of this type with this key, made where there is none; ``name`` is noted."""
        entity = self.by_key.get((kind, key))
        if entity is None:
            entity = self.dossier.add(Entity(kind, [name], key))
            self.by_key[kind, key] = entity
        entity.call(name)
        return entity

    def state(self, code: str, said: str | None = None) -> Entity:
        """The state with this code of the lexicon."""
        known = states.state(code)
        entity = self.take("State", code, known.name)
        if len(code) == 3 and not code.startswith("X") and known.current:
            entity.set("code", code)
        for name in known.official[:1]:
            entity.call(name)
        if said:
            entity.call(said)
        return entity

    def known_body(self, name: str, said: str | None = None) -> Entity:
        """The body with this full name in the lexicon."""
        body = organisations.organisations()[name]
        usual = body.acronyms[0] if body.acronyms and body.kind in UNITED else name
        entity = self.take("Organisation", name, usual)
        entity.set("kind", body.kind)
        for other in (name, said, *body.acronyms[:2]):
            if other:
                entity.call(other)
        return entity

    def body(self, said: str, kind: str, owner: Entity | None = None, acronym: str | None = None) -> Entity:
        """A body that the lexicon lacks; ``owner`` is the state or body whose organ it is."""
        found = self._by_alias("Organisation", said, acronym)
        base = without_article(said)
        entity = found or self.take("Organisation", _body_key(base, owner), base)
        entity.call(base)
        entity.set("kind", kind)
        self._alias(entity, base, acronym)
        return entity

    def known_agreement(self, form: str, said: str | None = None) -> Entity:
        """The instrument that the lexicon knows under ``form``."""
        known = agreements.named()[form]
        entity = self.take("Agreement", known.name, known.name)
        entity.set("kind", known.kind)
        for other in (said, form):
            if other:
                entity.call(other)
        self._alias(entity, known.name, None)
        return entity

    def agreement(self, said: str, kind: str, acronym: str | None = None) -> Entity:
        """An instrument by its name in the text."""
        base = without_article(said)
        entity = self._by_alias("Agreement", base, acronym) or self.take("Agreement", name_key(base), base)
        entity.call(base)
        entity.set("kind", kind)
        self._alias(entity, base, acronym)
        return entity

    def place(self, name: str) -> Entity:
        """A city or a venue."""
        base = without_article(name)
        return self.take("Place", fold(base), base)

    def define(self, alias: str, entity: Entity) -> None:
        """The text says that ``alias`` means ``entity`` (``("the Convention")``, ``(KASI)``)."""
        entity.call(alias)
        self.aliases.setdefault(fold(alias), entity)

    def aliased(self, alias: str, kind: str | None = None) -> Entity | None:
        """What the text has called ``alias`` before."""
        entity = self.aliases.get(fold(alias))
        return entity if entity and kind in (None, entity.type) else None

    def parent_in_name(self, body: Entity) -> Entity | None:
        """Whose organ a known body is: its state, or the body that its name says (``ASEAN Secretariat``)."""
        known = organisations.organisations().get(body.key)
        if known is not None and known.state is not None and known.kind in ORGANS:
            return self.state(known.state)
        if known is None or known.parent is None:
            return None
        parent = organisations.organisations()[known.parent]
        said = {fold(n) for n in (parent.name, *parent.acronyms)}
        if not any(re.search(rf"\b{re.escape(form)}\b", fold(name)) for form in said for name in body.names):
            return None
        return self.by_key.get(("Organisation", parent.name)) or self.known_body(parent.name)

    def _by_alias(self, kind: str, *names: str | None) -> Entity | None:
        for name in names:
            entity = self.aliased(without_article(name), kind) if name else None
            if entity is not None:
                return entity
        return None

    def _alias(self, entity: Entity, name: str, acronym: str | None) -> None:
        for alias in (name, acronym):
            if alias:
                self.define(alias, entity)


def _body_key(name: str, owner: Entity | None) -> str:
    """The words of a body with its state at the end: one key for ``Norwegian Ministry`` and ``Ministry of Norway``."""
    if owner is None or owner.type != "State":
        return fold(name)
    for form in sorted((form.form for form in states.state(owner.key).forms), key=len, reverse=True):
        rest = name.removeprefix(f"{form} ").removeprefix(f"{form}'s ")
        if rest not in (name, ""):
            return fold(f"{rest} of {owner.name}")
    return fold(name if owner.name in name else f"{name} of {owner.name}")


def without_article(name: str) -> str:
    """``name`` without a leading article and without space around it."""
    clean = (
        " ".join(name.split()).strip(" ,;:.\"'()")
        if not name.rstrip().endswith(")")
        else " ".join(name.split()).strip(" ,;:.\"'")
    )
    for article in ARTICLES:
        clean = clean.removeprefix(article)
    return clean


def name_key(name: str) -> str:
    """The words of a name in order, states by their codes, without years, numbers of parts and small words."""
    words = fold(name).split()
    numbered = "resolution" in words
    return " ".join(w for w in words if w not in SMALL_WORDS and (numbered or not (len(w) == 4 and w.isdigit())))
