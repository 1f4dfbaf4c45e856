"""Lists: short items go with the words that lead into them (``… signed the following documents:``).

In the clean text of such a list a semicolon stands between the items, whatever stood there before, so that they read as
a row.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplograph.reading.steps import step
from diplograph.reading.story.declarations import opens_a_clause
from diplograph.reading.text.acts import MADE
from diplograph.reading.text.blocks import Block

LONGEST_LINE = 160
LONGEST_ITEM = 400
LONGEST_LIST = 6000
LEADERS = ("text", "item", "speech", "heading", "line")
LEADS_IN = re.compile(rf":$|\bfollowing (?:\w+ ){{0,6}}(?:were|was|have been) (?:\w+ )?{MADE}\b[^.:]{{0,90}}\.?$")
SIGNATURE = re.compile(r"(?:For|FOR)\b[^:;]{3,120}:")
DELEGATE = re.compile(  # a line of a roll: Klow: H.E. President Ann Lee
    r"(?:\d+\. )?(?:[A-Z][\w'-]*(?: (?:of|the|and))* ?){1,6}(?::|[–—-]|\s{3,}|\s)\s*(?:The |His |Her )?"
    r"(?:H\.? ?E\b|Hon|Rt|Right Hon|Mr|Ms|Mrs|Dr|Majesty|Excellency|Ambassador|President|Prime Minister)"
)
STATES = re.compile(
    r"\b(?:will|shall|is|are|was|were|has|have|had|agreed|decided|welcomed|expressed|reaffirmed|noted|stressed)\b"
)


@step("lists", lambda blocks, _: blocks)
def joined(blocks: Sequence[Block], text: str) -> Iterator[Block]:
    """The blocks, each list with its leader as one."""
    number = 0
    while number < len(blocks):
        block = blocks[number]
        last = number
        if block.kind in LEADERS and LEADS_IN.search(text[block.start : block.end].rstrip()):
            last = _last_item(blocks, number, text)
        yield Block("list", block.start, blocks[last].end) if last > number else block
        number = last + 1


def _last_item(blocks: Sequence[Block], leader: int, text: str) -> int:
    """The last item of the list that block ``leader`` leads into.

    Items are names and clauses; a whole sentence is none, a full stop after a clause ends the list.
    """
    last = leader
    while last + 1 < len(blocks) and blocks[last + 1].end - blocks[leader].start < LONGEST_LIST:
        item = blocks[last + 1]
        said = text[item.start : item.end].rstrip()
        row = item.kind == "text" and len(said) < LONGEST_LINE and _goes_on(blocks[last], said, text, last > leader)
        if (item.kind not in ("item", "line") and not row) or len(said) >= (
            LONGEST_ITEM if item.kind == "item" else LONGEST_LINE
        ):
            break
        if said.endswith(".") and STATES.search(said):
            return last + 1 if last > leader and item.kind == "item" else last
        if row and said.endswith("."):
            return last + 1
        if (
            said.endswith(":")
            or opens_a_clause(said)
            or SIGNATURE.match(said)
            or (said.endswith(".") and item.kind == "line")
        ):
            break
        last += 1
    return last


def _goes_on(before: Block, said: str, text: str, begun: bool) -> bool:
    """Whether a short paragraph is a line of a list whose lines end in commas, the last in a full stop."""
    comma = text[before.start : before.end].rstrip().endswith((",", ";"))
    return (
        said.endswith((",", ";"))
        or DELEGATE.match(said) is not None
        or (begun and comma and said.endswith(".") and STATES.search(said) is None)
    )


def with_semicolons(blocks: Sequence[Block], lists: Sequence[Block], text: str) -> str:
    """``text`` with a semicolon between the items of each list."""
    out = list(text)
    for whole in lists:
        items = [b for b in blocks if whole.start <= b.start and b.end <= whole.end]
        for before, item in pairwise(items[1:]):
            out[before.end : item.start] = " " * (item.start - before.end)
            at = before.end if text[before.end - 1] not in ",;." else before.end - 1
            out[at] = ";"
        if len(items) > 1:
            out[items[0].end : items[1].start] = " " * (items[1].start - items[0].end)
    return "".join(out)
