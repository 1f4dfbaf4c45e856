"""What a web page puts around a text: menus, buttons, credits, dates, the headlines of other texts."""

from __future__ import annotations

import re

from diplograph.lexicon.words import words

LINES = words("page_furniture")
ENDS = words("page_ends")
OPENINGS = re.compile(
    r"\s*(?:also read\b|read (?:also|more)\b|last updated\b|share\b.{0,30}$|follow us\b|\(?photo\b|###|source:|"
    r"for immediate release|\d{1,2} \w{3} \d{4} posted in\b|office of the spokesperson$|"
    r"the (?:following|below) is attributable\b|(?:begin|end) text|print\b:?$|image credits?\b|courtesy of:|©|"
    r"\(?this story has not been edited|\(?with inputs? from\b|first published:|\d[\d,.]* (?:views|comments)$|"
    r"(?:posted|published|written|reported|edited) by\b|(?:posted|published|updated|created) ?(?:on|at)?:|"
    r"(?:region|theme|tags?|topics?|categor(?:y|ies)|keywords|author|shortlink|id) ?:|"
    r"(?:get|subscribe|sign up|download|click|join us|like us|leave a)\b.{0,80}$(?<![.])|"
    r"[A-Z]{2,6} \| (?:updated|created):|[\w.]+[@ ][\w-]+\.(?:gov|com|org|net)[\w.]*$|"
    r"\W*the foregoing is a provisional translation|this is a provisional translation|this text available in|"
    r"(?:(?:twitter|facebook|google(?: plus)?|linkedin|youtube|inst\w*gram|whatsapp|telegram|e-?mail|print)\W*)+$|"
    r"all rights reserved|copyright (?:©|\(c\)|\d))",
    re.I,
)
LABEL = re.compile(
    r"(?:[A-Z]{2,6} )?(?:(?:Press|Media|News) (?:Statement|Release|Advisory|Note|Report)|Photo Release|Readout)"
    r" ?[:–-] +(?=[A-Z])"
)
EMBEDDED_POST = re.compile(r"pic\.twitter\.com/|\(@\w+\) \w+ \d{1,2}, \d{4}\s*$")
DATE_LINE = re.compile(
    r"^\s*(?:\w{3,9},? )?(?:\d{4}-\d{2}-\d{2}|\d{1,2}(?:st|nd|rd|th)? \w{3,9},? \d{4}|\w{3,9}\.? \d{1,2}, \d{4})"
    r"(?:[T ]\d{2}:\d{2}\S*(?: [+-]\d{4})?)?\s*$"
)


def is_furniture(body: str, raw: str) -> bool:
    """Whether a paragraph is none of the text; ``raw`` is the same with its addresses and marks."""
    if EMBEDDED_POST.search(raw) or OPENINGS.match(body) or DATE_LINE.match(body):
        return True
    return _bare(body) in LINES


def label(title: str) -> int:
    """How far the label of a title goes: ``MFA Press Statement: Visit by …``."""
    found = LABEL.match(title)
    return found.end() if found else 0


def begins_other_news(body: str) -> bool:
    """``Related news``: a line above the headlines of other texts."""
    return _bare(body) in ENDS


def _bare(line: str) -> str:
    return line.strip(" -:|[]").casefold()
