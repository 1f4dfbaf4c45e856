"""Markdown without what its reader never sees: addresses of links, images, HTML tags, comments, styles.

Headings, lists and emphasis keep their marks: they tell the reading what kind of paragraph it has before it.
"""

from __future__ import annotations

import html
import re

# What is opened and never closed runs to the end, as in a browser; the other stretches are bounded: both keep the time
# that a hostile text takes in proportion to its length.
UNSEEN = (
    re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL),
    re.compile(r"<(style|script|svg|iframe)\b[^<>]{0,500}>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE),
    re.compile(r"\{:[^{}\n]*\}|\{%[^{}\n]*%\}"),  # attributes of kramdown, tags of Jekyll
    re.compile(r"!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,80}\])"),  # images
    re.compile(r"\[[^\]\n]{1,6}\]\(#[^)\n]{0,200}\)|\[\^[^\]\n]{1,80}\](?!:)"),  # marks of footnotes
    re.compile(r"^ {0,3}\[(?!\^)[^\]\n]+\]:[ \t]*\S+.*$", re.MULTILINE),  # definitions of link addresses
    re.compile(
        r"<sup\b[^<>]{0,200}>\W{0,3}\d{1,3}\W{0,3}</sup\s*>", re.IGNORECASE
    ),  # numbers of footnotes; "9<sup>th</sup>" stays
)
LINK = re.compile(
    r"(?P<before>(?<=[a-z,])\n)?\[(?P<words>[^\[\]]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)|\[[^\]\n]{0,80}\])"
    r"(?P<after>\n(?=[a-z(]))?"
)
IN_A_SENTENCE = re.compile(r"[,;]| [a-z(]")
AUTOLINK = re.compile(r"<(?P<address>https?://[^<>\s]+)>")
TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?/?>")
EMPHASIS = {"i": "*", "em": "*", "b": "**", "strong": "**"}
BLOCKS = {"p", "div", "table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "section"}
LINES = {"br", "tr", "li", "hr", "figcaption"}
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def visible(markdown: str) -> str:
    """The text that a reader of ``markdown`` sees, its lines and paragraphs as they were."""
    for pattern in UNSEEN:
        markdown = pattern.sub("", markdown)
    markdown = LINK.sub(_words_of, markdown)
    markdown = AUTOLINK.sub(lambda link: link["address"], markdown)
    markdown = TAG.sub(_in_place_of, markdown)
    return ESCAPE.sub(r"\1", html.unescape(markdown))


def _words_of(link: re.Match[str]) -> str:
    """The words of a link; lines that its address made too long and so were broken around it are joined again."""
    before, after = link["before"] or "", link["after"] or ""
    if after or IN_A_SENTENCE.match(link.string, link.end()):
        before, after = before.replace("\n", " "), after.replace("\n", " ")
        return before + link["words"].replace("\n", " ") + after
    return before + link["words"] + after


def _in_place_of(tag: re.Match[str]) -> str:
    name = tag["name"].casefold()
    if name in BLOCKS:
        return "\n\n"
    if name == "li":
        return "" if tag["close"] else "\n- "
    if name in LINES:
        return "\n"
    return " | " if name in {"td", "th"} and tag["close"] else EMPHASIS.get(name, "")
