"""A report as Markdown that diffs well: one fact a line, tables with a row a place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from diplograph.report.sections import Actors, Definition, Evidence, Ranking, Report, Tie

SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&])")


def as_markdown(report: Report) -> str:
    """The whole report; text from documents is escaped, so it is shown as it stands."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {_plain(report.title)}"
    yield from _section("Scope", (f"- **{_plain(fact.label)}**: {_plain(fact.value)}" for fact in report.scope))
    yield from _section("Before you read", (f"- {_plain(caveat)}" for caveat in report.caveats))
    yield from _section("The network", _figures(report))
    titles = {measure.key: measure.title for measure in report.measures}
    for group in report.actors:
        yield from _section(f"Key actors: {group.plural.lower()} ({group.number:,})", _actors(group, titles))
    if not report.actors:
        yield from _section("Key actors", ["There is nothing to rank: no node of the network has a tie."])
    if report.evidence:
        yield from _section("The strongest ties of key actors", _all_evidence(report.evidence))
    yield from _section("Measures", _definitions(report.measures))


def number(value: float) -> str:
    """A value for reading: whole numbers as such, fractions to four decimals, tiny ones to two digits."""
    if float(value).is_integer():
        return f"{value:,.0f}"
    return f"{value:.4g}" if value > 1 else f"{value:.4f}" if value >= 0.001 else f"{value:.1e}"


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    yield from ("", f"## {heading}", "")
    yield from lines


def _figures(report: Report) -> Iterator[str]:
    yield from ("| figure | value | meaning |", "| --- | ---: | --- |")
    for figure in report.network:
        yield f"| {_plain(figure.name)} | {number(figure.value)} | {_plain(figure.meaning)} |"


def _actors(group: Actors, titles: dict[str, str]) -> Iterator[str]:
    yield "| " + " | ".join(titles[ranking.measure] for ranking in group.rankings) + " |"
    yield "| " + " | ".join("---" for _ in group.rankings) + " |"
    for places in zip_longest(*(_cells(ranking) for ranking in group.rankings), fillvalue=""):
        yield "| " + " | ".join(places) + " |"


def _cells(ranking: Ranking) -> Iterator[str]:
    for place in ranking.rows:
        yield f"{place.rank}{'=' if place.tied else '.'} {_plain(place.name)} {number(place.value)}"
    if ranking.more:
        yield f"and {ranking.more} more with the last value"


def _all_evidence(evidence: Iterable[Evidence]) -> Iterator[str]:
    for place, one in enumerate(evidence):
        yield from [""] * (place > 0)
        yield from (f"### {_plain(one.actor)} ({one.type})", "")
        for tie in one.ties:
            yield from _tie(tie)


def _tie(tie: Tie) -> Iterator[str]:
    kinds = ", ".join(_plain(kind) for kind in tie.kinds)
    yield f"- **{_plain(tie.other)}** ({tie.other_type}), weight {number(tie.weight)}: {kinds}"
    if tie.quote:
        yield f"  > {_plain(tie.quote)}"
        yield f"  > — {', '.join(_plain(part) for part in (tie.document, tie.published, tie.source) if part)}"


def _definitions(measures: Iterable[Definition]) -> Iterator[str]:
    for measure in measures:
        yield f"- **{_plain(measure.title)}**: {_plain(measure.meaning)} Source: {_plain(measure.source)}"


def _plain(text: str) -> str:
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
