"""The wheel: whole, installable into a bare environment, and at work in a folder far from the clone."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = {"src/diplograph": "diplograph", "loaders": "diplograph/loaders", "queries": "diplograph/queries"}

pytestmark = pytest.mark.wheel


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist and the wheel that is built from it."""
    folder = tmp_path_factory.mktemp("built")
    run(sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), str(ROOT))
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    (found,) = built.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def bare(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The programs of an environment that holds the wheel and what it asks for, in the versions of the lock."""
    folder = tmp_path_factory.mktemp("bare")
    venv.create(folder, with_pip=True)
    versions = folder / "versions.txt"
    versions.write_text("\n".join(locked()), encoding="utf-8")
    run(str(folder / "bin" / "python"), "-m", "pip", "install", "--quiet", "-c", str(versions), str(wheel))
    yield folder / "bin"
    shutil.rmtree(folder)  # pytest keeps the folders of three runs, and this one is big


def run(*command: str, cwd: Path | None = None, **settings: str) -> str:
    """What ``command`` prints on stdout; the test fails with all that it printed where it does not end well."""
    hidden = {"PYTHONPATH", "VIRTUAL_ENV"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | settings
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def locked() -> Iterator[str]:
    """The lines of the lock that pin a version, without hashes: pip takes no hashes for the wheel beside them."""
    for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines():
        if re.match(r"\w\S*==", line):
            yield line.removesuffix("\\").strip()


def kept() -> set[str]:
    """Every file that must be installed, by its name in the wheel."""
    found = set()
    for folder, package in ROOMS.items():
        for path in (ROOT / folder).rglob("*"):
            if path.is_file() and "__pycache__" not in path.parts:
                found.add(f"{package}/{path.relative_to(ROOT / folder).as_posix()}")
    return found


def test_the_wheel_holds_every_file_of_the_rooms_and_no_other(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    assert names == kept()


def test_the_wheel_carries_its_licence_and_those_of_its_data(wheel: Path) -> None:
    names = {name.partition(".dist-info/")[2] for name in zipfile.ZipFile(wheel).namelist()}
    assert {"licenses/LICENSE", "licenses/NOTICE"} <= names


def test_the_source_archive_holds_what_the_tests_need(built: Path) -> None:
    (archive,) = built.glob("*.tar.gz")
    with tarfile.open(archive) as sources:
        names = {name.partition("/")[2] for name in sources.getnames()}
    wanted = {f"tests/{path.relative_to(ROOT / 'tests').as_posix()}" for path in (ROOT / "tests").rglob("*.py")}
    wanted |= {
        "Makefile",
        "docker-compose.yml",
        "requirements.lock",
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "NOTICE",
    }
    assert wanted - names == set()
    assert any(name.startswith("tests/golden/documents/") for name in names)
    assert any(name.startswith("examples/") for name in names)


def test_the_installed_command_reads_loads_and_answers(bare: Path, tmp_path: Path) -> None:
    (tmp_path / "visit.md").write_text(
        "---\ntitle: Minister of Foreign Affairs of Norway visits Singapore\ndate: 2024-03-05\n---\n\n"
        "The Minister of Foreign Affairs of Norway, Espen Barth Eide, met with the Minister for Foreign Affairs of "
        "Singapore, Vivian Balakrishnan, in Singapore on 4 March 2024.\n",
        encoding="utf-8",
    )
    diplograph, home = str(bare / "diplograph"), str(tmp_path / "home")
    run(diplograph, "load", "visit.md", cwd=tmp_path, DIPLOGRAPH_HOME=home)
    answer = run(diplograph, "query", "network/names", "--format", "csv", cwd=tmp_path, DIPLOGRAPH_HOME=home)
    assert {"Norway,State", "Singapore,State"} <= {",".join(line.split(",")[:2]) for line in answer.splitlines()}
    run(diplograph, "map", "-o", "map.html", cwd=tmp_path, DIPLOGRAPH_HOME=home)
    assert "Norway" in (tmp_path / "map.html").read_text(encoding="utf-8")
