"""What a reader of Markdown sees of it."""

from __future__ import annotations

import importlib
import time

import pytest

markup = importlib.import_module("diplograph.loaders.markup")


@pytest.mark.parametrize(
    ("markdown", "seen"),
    [
        ("## Heading\n\n- **one**\n- *two*\n\n1. three", "## Heading\n\n- **one**\n- *two*\n\n1. three"),
        ("the [Treaty of Amity](https://x.org/a_(b) 'TAC') and [more][1]", "the Treaty of Amity and more"),
        (
            "It met in\n[May](https://x.org/1),\nand\nin [the\nNorth](https://x.org/2)\nit did.",
            "It met in May,\nand\nin the North it did.",
        ),
        ("Read on\n[One](https://x.org/1)\n[Two](https://x.org/2)\nEnd", "Read on\nOne\nTwo\nEnd"),
        ("signed[1](#f1) there[^2]\n\n[^2]: A note", "signed there\n\n[^2]: A note"),
        ("![flags](a.png)Text", "Text"),
        ("<style>\n.image {width: 600px;}\n</style>Text<!-- hidden\n -->", "Text"),
        ('{:start="2"}\n2. Second', "\n2. Second"),
        ("the 9<sup>th</sup> Summit<sup>3</sup>", "the 9th Summit"),
        ("<div><i>A caption</i></div>", "\n\n*A caption*\n\n"),
        ("one<br>two<br/>three", "one\ntwo\nthree"),
        ("<ul><li>a</li><li>b</li></ul>", "\n\n\n- a\n- b\n\n"),
        ("<td>a</td><td>b</td>", "a | b | "),
        ("R&amp;D &lt;b&gt; 1\\. and a < b > c", "R&D <b> 1. and a < b > c"),
        ("see <https://asean.org/x>", "see https://asean.org/x"),
        ("[ref]: https://x.org 'Title'\nText [matter omitted]", "\nText [matter omitted]"),
    ],
)
def test_only_what_is_seen_stays(markdown: str, seen: str) -> None:
    assert markup.visible(markdown) == seen


@pytest.mark.parametrize(
    "scrap",
    ["<!--", "<style>", "<style", "![[", "![a](", "[^", "[1](#", "[a][", "[a](b 'c", "<sup>1", "{:", "<", "\\["],
)
def test_marks_that_never_close_take_no_more_time_than_their_length(scrap: str) -> None:
    started = time.monotonic()
    markup.visible(scrap * 30_000)
    assert time.monotonic() - started < 5
