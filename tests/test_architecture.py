"""The house stays the house: who may import whom, what is packaged, how long a module may grow."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
LONGEST_MODULE = 300

# Which rooms of diplograph each room may know beside itself; errors, records and the version are free to all.
KNOWS: dict[str, set[str]] = {
    "__init__": set(),
    "errors": set(),
    "records": set(),
    "model": set(),
    "identity": {"model"},
    "files": set(),
    "filenames": set(),
    "loaders": {"identity"},
    "sources": {"filenames"},
    "lexicon": {"identity"},
    "reading": {"model", "lexicon", "identity"},
    "interchange": {"model", "identity"},
    "settings": set(),
    "server": {"settings"},
    "connection": {"settings", "server"},
    "graph": {"model", "identity", "connection", "filenames"},
    "queries": set(),
    "querybook": {"model", "identity", "connection"},
    "evidence": {"querybook", "connection", "identity"},
    "workers": set(),
    "inventory": {"curation", "filenames", "sources", "reading", "graph", "workers", "model", "identity"},
    "curation": {"model", "identity", "graph"},
    "intake": {"filenames", "sources", "reading", "graph", "workers", "inventory", "curation"},
    "network": {"model", "identity", "files"},
    "centrality": {"model", "network"},
    "report": {"model", "network", "centrality", "files"},
    "atlas": {"model", "network", "centrality", "files"},
    "doctor": {"curation", "settings", "server", "connection", "model", "reading", "querybook", "graph"},
}
FREE = {"errors", "records", "__version__"}

# Which rooms may import a package that only they should know of.
ONLY: dict[str, set[str]] = {
    "neo4j": {"connection", "graph", "querybook", "server"},
    "pyvis": {"atlas"},
    "click": {"cli"},
    "rich": {"cli"},
    "spacy": {"reading"},
    "trafilatura": {"loaders"},
}

# Modules that may be longer, each with its reason.
LONG: dict[str, str] = {}


def modules() -> Iterator[tuple[str, Path]]:
    """Every module that is installed, with its room."""
    for path in sorted((ROOT / "src" / "diplograph").rglob("*.py")):
        inside = path.relative_to(ROOT / "src" / "diplograph")
        yield inside.parts[0].removesuffix(".py"), path
    for room in ("loaders", "queries"):
        for path in sorted((ROOT / room).rglob("*.py")):
            yield room, path


def imports(path: Path) -> Iterator[str]:
    """The full names that the module at ``path`` imports, also inside functions; its siblings stay unnamed."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def rooms_of(path: Path) -> set[str]:
    """The rooms of diplograph that the module imports."""
    found = set()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "diplograph":
            found.add(parts[1] if len(parts) > 1 else "__init__")
    return found


MODULES = [pytest.param(room, path, id=str(path.relative_to(ROOT))) for room, path in modules()]
PATHS = [pytest.param(path, id=str(path.relative_to(ROOT))) for _, path in modules()]


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_a_module_knows_only_the_rooms_that_its_room_may_know(room: str, path: Path) -> None:
    if room == "cli":
        return
    assert room in KNOWS, f"{room} is a new room: say in KNOWS what it may know"
    assert rooms_of(path) - FREE - {room} <= KNOWS[room]


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_a_module_goes_to_its_siblings_only_one_floor_up(room: str, path: Path) -> None:
    deep = [
        node.module
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.level > 1
    ]
    assert deep == [], f"{room} reaches out of its folder"


@pytest.mark.parametrize(("room", "path"), MODULES)
def test_a_package_is_known_only_where_it_belongs(room: str, path: Path) -> None:
    packages = {name.partition(".")[0] for name in imports(path)}
    strangers = {package for package in packages & ONLY.keys() if room not in ONLY[package]}
    assert strangers == set()


@pytest.mark.parametrize("path", PATHS)
def test_a_module_is_short_or_has_a_reason(path: Path) -> None:
    name = str(path.relative_to(ROOT))
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert (lines > LONGEST_MODULE) == (name in LONG), f"{name} has {lines} lines"


def test_the_rooms_depend_on_each_other_in_one_direction() -> None:
    """KNOWS has no circle: the rooms can be laid in an order in which each knows only those before it."""
    left = dict(KNOWS)
    while left:
        free = [room for room, known in left.items() if not known & left.keys()]
        assert free, f"these rooms know each other in a circle: {sorted(left)}"
        for room in free:
            del left[room]


def test_the_listed_rooms_exist() -> None:
    present = {room for room, _ in modules()}
    assert KNOWS.keys() - present == set()


def test_what_is_imported_is_depended_on_by_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    providers = metadata.packages_distributions()
    foreign = {name.partition(".")[0] for _, path in modules() for name in imports(path)}
    missing = {
        package
        for package in foreign - sys.stdlib_module_names - {"diplograph"}
        if not declared & {canonicalize_name(name) for name in providers.get(package, [])}
    }
    assert missing == set()


def test_every_package_of_the_tree_is_installed() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    folders = {"diplograph": ROOT / "src" / "diplograph"} | {
        f"diplograph.{name}": ROOT / name for name in ("loaders", "queries")
    }
    tree = set()
    for name, folder in folders.items():
        for path in folder.rglob("*.py"):
            inner = path.parent.relative_to(folder).parts
            tree.add(".".join([name, *inner]))
    assert sorted(settings["packages"]) == sorted(tree)
