"""A graph as a file that other programs open: GraphML, GEXF (Gephi) and node-link JSON.

GraphML and GEXF hold only plain values, so there lists and mappings (names, evidence) are JSON text and the properties
of a tie are attributes of their own. Node-link JSON keeps everything as it is.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeAlias

import networkx as nx

from diplograph import files, model
from diplograph.network.multigraph import Multigraph, SimpleGraph

Rewrite: TypeAlias = Callable[[str, dict[str, Any]], dict[str, Any]]

UNWRITABLE_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
GEXF_OWN = {
    "node": frozenset({"id", "label", "pid", "parents", "start", "end", "spells", "slices", "viz"}),
    "edge": frozenset({"id", "label", "type", "key", "start", "end", "spells", "slices", "viz"}),
}
DATE_OF_WRITING = re.compile(r' lastmodifieddate="[^"]*"')


def write(graph: Multigraph | SimpleGraph, path: str | Path) -> None:
    """Write ``graph`` (of either kind) in the form that the ending of ``path`` names; ``UsageError`` lists the forms.

    Equal graphs give equal bytes.
    """
    files.write(path, FORMS[files.form(path, FORMS)](graph))


def as_node_link(graph: Multigraph | SimpleGraph) -> str:
    """networkx's node-link JSON, with ``edges`` as the key of the ties (its default)."""
    return json.dumps(nx.node_link_data(graph, edges="edges"), ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def as_graphml(graph: Multigraph | SimpleGraph) -> str:
    """GraphML; the id of each tie is kept as the id of its element."""
    buffer = io.BytesIO()
    nx.write_graphml_xml(_plain(graph, _as_it_is, _as_it_is), buffer, named_key_ids=True)
    return buffer.getvalue().decode("utf-8") + "\n"


def as_gexf(graph: Multigraph | SimpleGraph) -> str:
    """GEXF 1.2: a node's label is its name, a tie's label its type; nodes have the colours of the model.

    Attributes whose names GEXF uses itself are written with what they belong to (``node_start``, ``edge_type``), and
    the date of writing is left out.
    """
    buffer = io.BytesIO()
    nx.write_gexf(_plain(graph, _gexf_node, _gexf_edge), buffer)
    return DATE_OF_WRITING.sub("", buffer.getvalue().decode("utf-8"), count=1) + "\n"


FORMS: Mapping[str, Callable[[Multigraph | SimpleGraph], str]] = {
    ".graphml": as_graphml,
    ".gexf": as_gexf,
    ".json": as_node_link,
}


def _plain(graph: Any, node: Rewrite, edge: Rewrite) -> Any:
    """A copy of ``graph`` whose attributes are text and numbers that XML can hold, after ``node`` and ``edge``."""
    copy = graph.__class__(**{name: _scalar(value) for name, value in graph.graph.items()})
    copy.add_nodes_from((_text(name), node(name, _flat(data))) for name, data in graph.nodes(data=True))
    if graph.is_multigraph():
        for source, target, key, data in graph.edges(keys=True, data=True):
            copy.add_edge(_text(source), _text(target), key=_text(key), **edge(_text(key), _flat(data)))
    else:
        for source, target, data in graph.edges(data=True):
            copy.add_edge(_text(source), _text(target), **edge(f"{_text(source)} – {_text(target)}", _flat(data)))
    return copy


def _flat(data: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: value for name, value in data.items() if name != "properties"}
    return {name: _scalar(value) for name, value in {**data.get("properties", {}), **own}.items()}


def _scalar(value: Any) -> str | int | float | bool:
    if isinstance(value, bool | int | float):
        return value
    return _text(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True))


def _text(value: str) -> str:
    return UNWRITABLE_IN_XML.sub("\N{REPLACEMENT CHARACTER}", value)


def _as_it_is(_: str, data: dict[str, Any]) -> dict[str, Any]:
    return data


def _gexf_node(_: str, data: dict[str, Any]) -> dict[str, Any]:
    red, green, blue = bytes.fromhex(model.load().nodes[data["type"]].colour.removeprefix("#"))
    colour = {"r": red, "g": green, "b": blue, "a": 1.0}
    return {"label": data["name"], "viz": {"color": colour}, **_renamed(data, "node")}


def _gexf_edge(key: str, data: dict[str, Any]) -> dict[str, Any]:
    label = data["type"] if "type" in data else ", ".join(json.loads(data["types"]))
    return {"id": key, "label": label, **_renamed(data, "edge")}


def _renamed(data: dict[str, Any], owner: str) -> dict[str, Any]:
    return {f"{owner}_{name}" if name in GEXF_OWN[owner] else name: value for name, value in data.items()}
