"""The relationship map: one HTML file with the whole graph, its names, its sentences and the tools to look at them."""

from __future__ import annotations

from pathlib import Path

from diplograph import files, network
from diplograph.atlas.page import Map
from diplograph.atlas.payload import payload
from diplograph.network import Multigraph

FORMS = (".html", ".htm")
OPENED = 400


def write(
    graph: Multigraph,
    path: str | Path,
    *,
    title: str = "Diplomatic relations",
    subtitle: str = "",
    opened: int = OPENED,
) -> None:
    """Write the map of ``graph`` to ``path`` (an .html file).

    It opens with the ``opened`` most connected nodes; the others are found by search, by following a tie, or all shown
    at once by a button. ``subtitle`` says which part of the graph this is. The same graph gives the same bytes. Takes
    about a second for a thousand nodes. Raises ``UsageError`` for another ending or a missing folder.
    """
    files.form(path, FORMS)
    files.write(path, render(graph, title=title, subtitle=subtitle, opened=opened))


def render(graph: Multigraph, *, title: str = "Diplomatic relations", subtitle: str = "", opened: int = OPENED) -> str:
    """The map as text; see ``write``."""
    documents = {said["document"] for *_, data in graph.edges(data=True) for said in network.evidence(data)}
    counts = " · ".join(
        f"{number:,} {thing if number == 1 else thing + 's'}"
        for number, thing in ((len(graph), "node"), (graph.number_of_edges(), "tie"), (len(documents), "document"))
    )
    page = Map(
        payload(graph),
        title=title,
        subtitle=f"{subtitle} · {counts}" if subtitle else counts,
        opened=opened,
        notes=list(graph.graph.get("notes", ())),
    )
    return str(page.generate_html()) + "\n"
