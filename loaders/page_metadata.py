"""What the head of an HTML page says about it: title, date of publication, address, site."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from . import dates
from .whitespace import one_line

DATE = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
    "dcterms.issued",
    "pubdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "citation_publication_date",
)


def fields(tree: Any) -> dict[str, object]:
    """The fields that ``tree``, a page parsed by lxml, declares, under the names that front matter uses."""
    declared = dict(_meta(tree))
    linked = list(_linked_data(tree))
    found = {
        "title": _title(tree, declared),
        "date": _date(tree, declared, linked),
        "url": _first(tree.xpath("//link[@rel='canonical']/@href")) or declared.get("og:url"),
        "site_name": declared.get("og:site_name"),
    }
    return {name: value for name, value in found.items() if value}


def _meta(tree: Any) -> Iterator[tuple[str, str]]:
    """Name and content of each ``meta`` element, last to first, so that the first of a name wins in a mapping."""
    for element in reversed(tree.xpath("//meta[@content]")):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        if name:
            yield name.strip().casefold(), element.get("content").strip()


def _title(tree: Any, declared: dict[str, str]) -> str | None:
    """The page's own heading where its declared title repeats it (with the name of the site), else the declared one."""
    full = one_line(declared.get("og:title") or declared.get("dc.title") or _first(tree.xpath("//title/text()")) or "")
    headings = [one_line(h.text_content()) for h in tree.xpath("//h1")]
    for heading in headings:
        if heading and (heading in full or not full):
            return heading
    return full or None


def _date(tree: Any, declared: dict[str, str], linked: list[dict[str, Any]]) -> str | None:
    candidates = [declared.get(name) for name in DATE]
    candidates += [item.get("datePublished") for item in linked]
    candidates += tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    for candidate in candidates:
        found = dates.day(candidate) if isinstance(candidate, str) else None
        if found:
            return found
    return None


def _linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD at the top and in its graph; a broken block says nothing."""
    for text in tree.xpath("//script[@type='application/ld+json']/text()"):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        items = data if isinstance(data, list) else [data]
        for item in items:
            if isinstance(item, dict):
                yield item
                graph = item.get("@graph")
                yield from (part for part in graph if isinstance(part, dict)) if isinstance(graph, list) else ()


def _first(values: list[Any]) -> str | None:
    return next((str(value) for value in values if str(value).strip()), None)
