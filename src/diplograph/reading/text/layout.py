"""First step: the paragraphs of a document with their kind, and its text without marks.

The clean text has the same length as ``Document.text``: every character that is no prose (Markdown, HTML, bullets,
addresses) becomes a space and typographic quotation marks become plain ones, so that offsets stay those of the
document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.lexicon.words import words
from diplograph.reading.text import lists, rows, wrapping
from diplograph.reading.text.blocks import Block
from diplograph.reading.text.datelines import dateline
from diplograph.reading.text.furniture import begins_other_news, is_furniture, label
from diplograph.reading.text.wrapping import BULLET, HEADING, PERSON
from diplograph.records import Document

PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\t": " ", "\r": " ", "\u200b": " ", "\ufeff": " ",
        "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‐": "-", "‑": "-", "−": "-",
        "…": ".", "*": " ", "`": " ", "\\": " ", "@": " ", "↩": " ",
    }
)  # fmt: skip
OPENING = (re.compile(r"<(?:style|script)\b", re.I | re.A), re.compile(r"<sup\b", re.I | re.A), re.compile(r"<!--"))
CLOSING = {
    "<style": re.compile(r"</style>", re.I),
    "<script": re.compile(r"</script>", re.I),
    "<sup": re.compile(r"</sup>", re.I),
    "<!--": re.compile(r"-->"),
}
MARKUP = (
    re.compile(r"</?[a-zA-Z][^<>]{0,300}>"),
    re.compile(r"^\{:[^}\n]*\}", re.M),
    re.compile(r"!\[[^\]\n]{0,1000}\]\([^)\n]*\)"),
    re.compile(r"(?<=\])\([^)\s]*\)"),
    re.compile(r"https?://\S+|pic\.twitter\.com/\S+"),
    re.compile(r"^ *(?:-{3,}|={3,}|_{3,}|#+) *$", re.M),
    re.compile(r"\[\d{1,3}\]"),
    re.compile(r"\S{150,}"),  # no word of English: encoded data, a rule of signs
)
SCRAPED_DATE = re.compile(r"^\s*date \d{4}-\d{2}-\d{2} ")
CAPTION = re.compile(r"\((?:photo|source|image|credit)\b[^)]*\)|^\s*(?:photo|image|caption)\b", re.I)
SPEAKER = re.compile(
    r"^ *(?P<speaker>[A-Z](?:[^:.!?\n]|(?<=[A-Z])\.|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.){0,90}?)"
    r"(?: \([^)]{2,40}\))?: +(?=\S)"
)
QUESTIONERS = words("questioners")
SMALL_WORDS = words("title_small_words")
LONGEST_CAPTION = 240
LONGEST_PERSON = 160
LONGEST_ROW = 60  # no report is so short: a row of a list (Ann Lee – Norway)


@dataclass(frozen=True, slots=True)
class Layout:
    """The clean text of a document and its paragraphs in order."""

    text: str
    blocks: tuple[Block, ...]

    def of(self, block: Block) -> str:
        """The clean text of one paragraph."""
        return self.text[block.start : block.end]


def lay_out(document: Document) -> Layout:
    """The paragraphs of ``document``; boilerplate, embedded posts and bare dates are left out."""
    raw = document.text
    text = _blank_markup(raw)
    blocks = [block for start, end in wrapping.paragraphs(text) for block in _blocks(raw, text, start, end)]
    blocks = _with_speeches(_with_title(list(_without_other_news(blocks, text)), document, text))
    text = _lower_capitals(_join_lines(text, blocks), blocks)
    whole = tuple(lists.joined(blocks, text))
    text = lists.with_semicolons(blocks, [block for block in whole if block.kind == "list"], text)
    return Layout(_join_lines(text, whole), whole)


def _blank_markup(raw: str) -> str:
    text = rows.with_bars(wrapping.with_bullets(raw))
    for opening in OPENING:
        text = _blank_elements(text, opening)
    for pattern in MARKUP:
        text = pattern.sub(lambda m: _blank(m[0]), text)
    text = text.translate(PLAIN).replace("[", " ").replace("]", " ")
    return re.sub(r"__", "  ", text)


def _blank_elements(text: str, opening: re.Pattern[str]) -> str:
    """Blank what stands between marks; one that is never closed is looked for once, not at every opening."""
    parts: list[str] = []
    at = 0
    unclosed: set[str] = set()
    for first in opening.finditer(text):
        mark = first[0].lower()
        if first.start() < at or mark in unclosed:
            continue
        last = CLOSING[mark].search(text, first.end())
        if last is None:
            unclosed.add(mark)
            continue
        parts += [text[at : first.start()], _blank(text[first.start() : last.end()])]
        at = last.end()
    return "".join((*parts, text[at:]))


def _blank(text: str) -> str:
    """As many spaces; line ends stay."""
    return re.sub(r"[^\n]", " ", text)


def _blocks(raw: str, text: str, start: int, end: int) -> Iterator[Block]:
    """The blocks of one run of lines."""
    below = False
    for a, b in wrapping.pieces(text, start, end):
        if rows.is_row(text[a:b]):
            below = True
            yield from (Block(*cell) for cell in rows.cells(text, a, b))
        else:
            found = _block(raw, text, a, b)
            yield from (Block("entry", x.start, x.end) for x in found) if below else found


def _block(raw: str, text: str, start: int, end: int) -> Iterator[Block]:
    body = text[start:end]
    if is_furniture(body, raw[start:end]):
        return
    if scraped := SCRAPED_DATE.match(body):
        start += scraped.end()
        body = text[start:end]
    kind = "text"
    if mark := BULLET.match(body):
        kind, start = "item", start + mark.end()
    elif mark := HEADING.match(body):
        kind, start = "heading", start + mark.end()
    elif len(body) < LONGEST_CAPTION and CAPTION.search(body):
        kind = "caption"
        if CAPTION.match(body.lstrip()):
            return
    elif (mark := SPEAKER.match(body)) and _is_speaker(mark["speaker"]) and dateline(body) is None:
        yield Block("speaker", start, start + mark.end() - 1 - len(mark[0]) + len(mark[0].rstrip()))
        kind, start = "speech", start + mark.end()
    elif len(body) < LONGEST_PERSON and PERSON.match(body) and not body.rstrip().endswith((".", ":", "!", "?")):
        kind = "item"
    elif len(body.split()) <= 12 and not body.rstrip().endswith((".", "!", "?", ":", ";", ",", '"')):
        kind = "line"
    while end > start and text[end - 1] == " ":
        end -= 1
    row = end - start < LONGEST_ROW and " – " in text[start:end]
    if kind == "text" and not row and (opening := dateline(text[start:end])) is not None:
        if opening[0]:
            yield Block("line", start, start + opening[0])
        start += opening[1]
    if start < end:
        yield Block(kind, start, end)


def _is_speaker(said: str) -> bool:
    """Names and offices are capitals throughout; a surname alone is all capitals, a questioner has no name."""
    parts = said.split()
    if parts[0].casefold() == "for":  # a signature
        return False
    if len(parts) == 1:
        return said.casefold() in QUESTIONERS or (said.isupper() and len(said) > 3)
    return parts[0].casefold() not in words("openers") and not any(word.islower() for word in parts if len(word) > 3)


def _without_other_news(blocks: list[Block], text: str) -> Iterator[Block]:
    """A page goes on with the headlines of others (``Related news``): they are not of this document."""
    others = False
    for block in blocks:
        others = begins_other_news(text[block.start : block.end]) or (
            others and block.kind in ("line", "item", "heading", "caption")
        )
        if not others:
            yield block


def _with_title(blocks: list[Block], document: Document, text: str) -> list[Block]:
    """The first block is the title where the loader found one; a line that repeats it is dropped."""
    if not document.title or not blocks:
        return blocks
    first = Block("title", blocks[0].start, max(blocks[0].end, min(len(document.title), len(text))))
    title = " ".join(text[first.start : first.end].split()).rstrip("#").strip()
    rest = [b for b in blocks[1:] if b.start >= first.end]
    first = Block("title", first.start + label(text[first.start : first.end]), first.end)
    return [first, *(b for b in rest if " ".join(text[b.start : b.end].split()) != title)]


def _with_speeches(blocks: list[Block]) -> list[Block]:
    """What is said after a speaker's name is speech until a heading or a caption."""
    spoken = False
    found = []
    for block in blocks:
        spoken = block.kind == "speaker" or (spoken and block.kind in ("speech", "text", "item", "line"))
        found.append(Block("speech", block.start, block.end) if spoken and block.kind == "text" else block)
    return found


def _join_lines(text: str, blocks: Sequence[Block]) -> str:
    """Line ends inside a block become spaces, and so do the marks before items, for a joined list goes over them."""
    out = list(text)
    for block in blocks:
        if block.kind == "item":
            line = text.rfind("\n", 0, block.start) + 1
            out[line : block.start] = " " * (block.start - line)
        for i in range(block.start, block.end):
            if out[i] == "\n":
                out[i] = " "
    return "".join(out)


def _lower_capitals(text: str, blocks: list[Block]) -> str:
    """Whole paragraphs in capitals become title case, so that names in them can be told apart."""
    parts: list[str] = []
    at = 0
    for block in blocks:
        body = text[block.start : block.end]
        if body.isupper() and len(body.split()) > 3:
            titled = re.sub(r"[^\W\d_]+(?:'[^\W\d_]+)?", lambda m: _title_word(m[0]), body)
            if len(titled) == len(body):
                parts += [text[at : block.start], titled]
                at = block.end
    return "".join((*parts, text[at:]))


def _title_word(word: str) -> str:
    return word.lower() if word.casefold() in SMALL_WORDS else word[0] + word[1:].lower()
