"""From the text of a document to what it says, in steps that each can be read and tried alone.

layout → sentences → names (known ones, then by head word) → persons and offices → sentence by sentence: groups,
references, occasions, frames → records → what the whole text adds → names and ids → edges with their spans.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from diplograph import model
from diplograph.identity import digest
from diplograph.lexicon import publishers
from diplograph.reading.naming import name_unnamed
from diplograph.reading.persons.sides import known_sides
from diplograph.reading.steps import step
from diplograph.reading.story.closing import close
from diplograph.reading.story.diary import hero
from diplograph.reading.story.documents import document_itself
from diplograph.reading.story.scan import Line, Scanner
from diplograph.reading.story.story import Story
from diplograph.reading.story.telling import tell
from diplograph.reading.text import language
from diplograph.reading.text.layout import Layout, lay_out
from diplograph.reading.text.sentences import split
from diplograph.reading.writing import write
from diplograph.records import Document, Reading


class Reader:
    """Reads documents; the language model is loaded at the first one."""

    def read(self, document: Document) -> Reading:
        """What ``document`` says, checked against the model."""
        layout = lay_out(document)
        scanner = Scanner(document, layout, tuple(_hints(layout)))
        lines = _to_tell(scanner.lines(split(layout)))
        home = _home(document)
        story = Story(
            scanner.registry, scanner.officials, scanner.registry.state(home) if home else None, document.published
        )
        story.document = document_itself(lines, scanner.registry)
        story.topic_state = scanner.topic(home)
        story.hero = hero(lines)
        known_sides(story, lines, layout.text, document.published)
        tell(lines, layout.text, story, document.published)
        close(story, lines, layout, document.published)
        name_unnamed(story)
        reading = write(story, document, model.load())
        model.load().check(reading)
        return reading


@step("persons")
def _hints(layout: Layout) -> Iterable[tuple[int, int]]:
    """What the language model takes for names of persons is a hint."""
    return language.persons(layout.text)


@step("publisher", lambda _: None)
def _home(document: Document) -> str | None:
    """The state of the publisher is known."""
    return publishers.home(document.publisher) if document.publisher else None


@step("title", lambda lines: [line for line in lines if line.sentence.kind != "title"])
def _to_tell(lines: list[Line]) -> list[Line]:
    """The title is read as a sentence."""
    return lines


@cache
def fingerprint() -> str:
    """What a reading depends on besides the document: the model, the lexicons, the rules and the language model."""
    parts = [language.model_name(), metadata.version(language.model_name())]
    home = resources.files("diplograph")
    for name in ("identity.py", "model.yaml", "lexicon", "reading"):
        parts += [f"{path}:{digest(file.read_bytes().hex())}" for path, file in _files(home.joinpath(name), name)]
    return digest(*parts)


def _files(found: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    """The files under ``found`` with their paths; what Python makes of them is left out."""
    if found.is_file():
        yield path, found
    elif found.is_dir() and found.name != "__pycache__":
        for inner in sorted(found.iterdir(), key=lambda each: each.name):
            yield from _files(inner, f"{path}/{inner.name}")
