"""Sentences that speak of a meeting or an agreement and of which no edge was read: where the reading is silent.

    python benchmarks/silences.py PATH … [--most N]

PATH is a document, a folder or a pattern. Each line is the document, the words that speak of it, and the sentence. What
stands here is where to look for missing rules; much of it is rightly silent.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import golden

from diplograph import sources
from diplograph.errors import DiplographError
from diplograph.lexicon import agreements, meetings
from diplograph.reading import Reader
from diplograph.reading.layout import lay_out
from diplograph.reading.sentences import split
from diplograph.records import Document, Reading

ACTS = (
    r"met|meets|visit(?:ed|s)|call(?:ed|s) on|spoke|received|hosted|(?:co-)?chaired|convened|attended|signed|adopted|"
    r"ratified|acceded|concluded|launched|initialled|exchanged (?:views|letters|notes)"
)


def triggers() -> re.Pattern[str]:
    """The words of the lexicon for meetings and agreements, and the verbs of their making."""
    nouns = sorted({*meetings.kinds(), *agreements.kinds()}, key=lambda noun: (-len(noun), noun))
    return re.compile(rf"\b(?:{ACTS}|{'|'.join(map(re.escape, nouns))})\b", re.I)


def silences(reading: Reading, words: re.Pattern[str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The words and the sentence, for each sentence of the document that no edge quotes."""
    layout = lay_out(reading.document)
    said = [(evidence.start, evidence.end) for edge in reading.edges for evidence in edge.evidence]
    for sentence in split(layout):
        text = " ".join(layout.text[sentence.start : sentence.end].split())
        found = tuple(dict.fromkeys(word.casefold() for word in words.findall(text)))
        if found and not any(start < sentence.end and sentence.start < end for start, end in said):
            yield found, text


def main() -> int:
    """Print the silences of the documents that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", metavar="PATH")
    parser.add_argument("--most", type=int, default=1000, metavar="N", help="stop after so many sentences (1000)")
    args = parser.parse_args()
    if any(golden.SEALED in Path(path).resolve().parts for path in args.paths):
        parser.error(f"the texts of {golden.SEALED} stay closed, or it measures nothing more")
    closed = {graph.stem for graph in (golden.SHARED / golden.SEALED).glob("*.json")}
    reader, words, left = Reader(), triggers(), args.most
    for document in sources.documents(args.paths):
        if not isinstance(document, Document) or document.name in closed:
            continue
        for found, sentence in silences(reader.read(document), words):
            if not left:
                return 0
            print(f"{document.name} | {', '.join(found)} | {sentence}")
            left -= 1
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except DiplographError as error:
        sys.exit(f"silences: {error}")
