"""Sentences that speak of a meeting or an agreement and of which no edge was read: where the reading is silent.

    python benchmarks/silences.py PATH … [--most N | --count [--json]]

PATH is a document, a folder or a pattern. Each line is the document, the words that speak of it, and the sentence. What
stands here is where to look for missing rules; much of it is rightly silent. --count shows instead, for each word, in
how many sentences it stands and of how many of these no edge was read, the most first.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import golden

from diplograph import sources
from diplograph.errors import DiplographError
from diplograph.lexicon import agreements, meetings
from diplograph.reading import Reader
from diplograph.reading.text.layout import lay_out
from diplograph.reading.text.sentences import split
from diplograph.records import Document, Reading

ACTS = (
    r"met|meets|visit(?:ed|s)|call(?:ed|s) on|spoke|received|hosted|(?:co-)?chaired|convened|attended|signed|adopted|"
    r"ratified|acceded|concluded|launched|initialled|exchanged (?:views|letters|notes)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence that speaks of a meeting or an agreement: its words for that, and whether no edge quotes it."""

    words: tuple[str, ...]
    text: str
    silent: bool


def triggers() -> re.Pattern[str]:
    """The words of the lexicon for meetings and agreements, and the verbs of their making."""
    nouns = sorted({*meetings.kinds(), *agreements.kinds()}, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{ACTS}|{'|'.join(map(re.escape, nouns))})\b", re.I)


def spoken(reading: Reading, words: re.Pattern[str]) -> Iterator[Spoken]:
    """Each sentence of the document that speaks of a meeting or an agreement."""
    layout = lay_out(reading.document)
    said = [(evidence.start, evidence.end) for edge in reading.edges for evidence in edge.evidence]
    for sentence in split(layout):
        text = " ".join(layout.text[sentence.start : sentence.end].split())
        found = tuple(dict.fromkeys(word.casefold() for word in words.findall(text)))
        if found:
            silent = not any(start < sentence.end and sentence.start < end for start, end in said)
            yield Spoken(found, text, silent)


def counts(sentences: Iterable[Spoken]) -> list[dict[str, Any]]:
    """For each word the sentences that it stands in and the silent ones among them, the most silent first."""
    every: Counter[str] = Counter()
    silent: Counter[str] = Counter()
    for sentence in sentences:
        every.update(sentence.words)
        silent.update(sentence.words if sentence.silent else ())
    ordered = sorted(every, key=lambda word: (-silent[word], word))
    return [{"word": word, "silent": silent[word], "sentences": every[word]} for word in ordered]


def main() -> int:
    """Print the silences of the documents that the command line names, or count them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--most", type=int, default=1000, metavar="N", help="so many sentences or words at most (1000)")
    parser.add_argument("--count", action="store_true", help="count by word how often it is silent")
    parser.add_argument("--json", action="store_true", help="with --count: print the counts as JSON")
    args = parser.parse_args()
    if any(golden.SEALED in Path(path).resolve().parts for path in args.paths):
        parser.error(f"the texts of {golden.SEALED} stay closed, or it measures nothing more")
    found = _spoken(args.paths)
    if args.count:
        rows = counts(sentence for _, sentence in found)[: args.most]
        print(json.dumps(rows, indent=1) if args.json else "\n".join(table(rows)))
        return 0
    for name, sentence in islice(((name, one) for name, one in found if one.silent), args.most):
        print(f"{name} | {', '.join(sentence.words)} | {sentence.text}")
    return 0


def table(rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    """The counts as lines of text."""
    yield f"{'silent':>6} {'of':>6} {'share':>6}  word"
    for row in rows:
        yield f"{row['silent']:>6} {row['sentences']:>6} {row['silent'] / row['sentences']:>6.2f}  {row['word']}"


def _spoken(paths: Sequence[str]) -> Iterator[tuple[str, Spoken]]:
    reader, words, closed = Reader(), triggers(), golden.sealed()
    for document in sources.documents(paths):
        if isinstance(document, Document) and document.name not in closed:
            yield from ((document.name, sentence) for sentence in spoken(reader.read(document), words))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"silences: {error}")
