"""The page: pyvis's network with our own template, one file that loads nothing.

pyvis makes the page from its own template with scripts from the network, an inline heading and no policy; so its class
is used for what it is good at (nodes, edges and options in vis-network's form, rendering through jinja2) and everything
else is ours. vis-network itself is the copy that pyvis brings, with its licence in its first lines.
"""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from importlib import resources
from typing import Any

import jinja2
from markupsafe import Markup
from pyvis.network import Network

from diplograph import model
from diplograph.atlas.payload import Payload

ROOM = resources.files("diplograph.atlas")
LIBRARY = resources.files("pyvis") / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
SCRIPTS = ("words.js", "graph.js", "canvas.js", "labels.js", "search.js", "legend.js", "panel.js", "map.js")
MANY_LINES = 3000


class Map(Network):  # type: ignore[misc]
    """A pyvis network whose page is self-contained: one file, no request, a policy with the digest of each script."""

    def __init__(self, payload: Payload, *, title: str, subtitle: str, opened: int, notes: list[str]) -> None:
        super().__init__(directed=True, cdn_resources="in_line")
        self.nodes = payload.nodes
        self.edges = payload.lines
        self.options = _options(len(payload.lines))
        self.set_template_dir(str(ROOM), "map.html")
        self.templateEnv.autoescape = True
        self.templateEnv.undefined = jinja2.StrictUndefined
        self.templateEnv.filters["parsed"] = json.loads
        self.templateEnv.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "ensure_ascii": False}
        library, script, style = LIBRARY.read_text(encoding="utf-8"), _script(), _style()
        self.templateEnv.globals.update(
            title=title,
            subtitle=subtitle,
            records={**payload.records, "opened": opened, "notes": notes},
            library=Markup(library),
            script=Markup(script),
            style=Markup(style),
            policy=_policy([library, script], style),
        )


def _options(lines: int) -> dict[str, Any]:
    """vis-network's options: no physics (places are computed), shapes and colours of the model."""
    groups = {
        kind.name: {
            "shape": kind.shape,
            "color": {"background": kind.colour, "border": kind.colour, "highlight": kind.colour, "hover": kind.colour},
        }
        for kind in model.load().nodes.values()
    }
    return {
        "physics": {"enabled": False},
        "layout": {"improvedLayout": False},
        "groups": groups,
        "nodes": {"borderWidth": 0, "borderWidthSelected": 0, "chosen": False},
        "edges": {"smooth": False, "width": 1, "hoverWidth": 0, "selectionWidth": 0, "chosen": False},
        "interaction": {
            "hover": True,
            "hoverConnectedEdges": False,
            "selectConnectedEdges": False,
            "hideEdgesOnDrag": lines > MANY_LINES,
            "hideEdgesOnZoom": lines > MANY_LINES,
            "keyboard": {"enabled": True, "bindToWindow": False},
        },
    }


@cache
def _script() -> str:
    """Our scripts as one, in a scope of its own."""
    parts = (ROOM.joinpath(name).read_text(encoding="utf-8") for name in SCRIPTS)
    return '\n(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


@cache
def _style() -> str:
    return "\n" + ROOM.joinpath("map.css").read_text(encoding="utf-8")


def _policy(scripts: list[str], style: str) -> str:
    allowed = " ".join(f"'sha256-{_digest(text)}'" for text in scripts)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'sha256-{_digest(style)}'; img-src data: blob:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
