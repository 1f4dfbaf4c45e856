"""Pieces of regular expressions made from words of the lexicon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from diplograph.lexicon.words import words

END = ""
Tree = dict[str, "Tree"]


def any_of(*names: str) -> str:
    """A pattern for one word of these lists of the lexicon, as a group."""
    return f"(?:{alternatives(frozenset[str]().union(*map(words, names)))})"


def alternatives(forms: Iterable[str]) -> str:
    """A pattern for one of ``forms``, the longest first; a space in a word also matches a hyphen.

    What words begin alike with stands once, so that the time of a search does not grow with their number.
    """
    tree: Tree = {}
    for word in sorted(set(forms)):
        _insert(tree, word)
    return _pattern(tree)


def _insert(tree: Tree, word: str) -> None:
    if not word:
        tree[END] = {}
    for letter in " -" if word[:1] == " " else word[:1]:
        _insert(tree.setdefault(letter, {}), word[1:])


def _pattern(tree: Tree) -> str:
    """The words of a tree; a branch stands before its own beginning where that is a word too."""
    either = " " in tree and tree[" "] == tree.get("-")
    branches = [
        ("[ -]" if either and letter == " " else re.escape(letter)) + _pattern(branch)
        for letter, branch in tree.items()
        if letter != END and not (either and letter == "-")
    ]
    if len(branches) == 1 and END not in tree:
        return branches[0]
    if not branches:
        return ""
    return f"(?:{'|'.join(branches)})" + ("?" if END in tree else "")
