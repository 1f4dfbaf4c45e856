"""``LOAD CSV``, which reads files and calls addresses even where a session may only read.

Neo4j Community has no right that forbids it, so the text of a query is looked at. It is rather refused too often
than once too seldom: the two words count wherever they stand, in a text or a comment too, written with any space,
comment or Unicode escape that a server may read over.
"""

from __future__ import annotations

import re

from diplograph.errors import UsageError

ESCAPE = re.compile(r"\\u+([0-9a-fA-F]{4})")
# What may stand between two words: comments, spaces of any kind, characters that cannot be seen.
UNSEEN = r"\s\u0000-\u0020\u007f-\u00a0\u00ad\u1680\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff"
BETWEEN = rf"(?:/\*.*?\*/|//[^\r\n]*[\r\n]|[{UNSEEN}])"
LOAD_CSV = re.compile(rf"load{BETWEEN}+csv", re.IGNORECASE | re.DOTALL)


def refuse(text: str) -> None:
    """``UsageError`` where the query ``text`` holds ``LOAD CSV``."""
    if LOAD_CSV.search(ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)):
        raise UsageError(
            "the query was refused because it does more than read the graph: "
            "LOAD CSV opens files and addresses; leave the words out"
        )
