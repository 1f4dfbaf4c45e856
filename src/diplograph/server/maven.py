"""What a real Neo4j is made of: a Java of this machine, and the server's jars from Maven Central.

Neo4j Community is licensed under the GPLv3: its jars are fetched by Maven on the user's machine and kept in a cache
folder; nothing of them is part of diplograph.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from diplograph.errors import DatabaseError

VERSION = "5.26.30"
BROWSER_VERSION = "5.24.0"
LEAST_JAVA = 17
JARS = (
    ("org.neo4j", "neo4j", VERSION),
    ("org.neo4j.app", "neo4j-server", VERSION),
    ("org.neo4j.client", "neo4j-browser", BROWSER_VERSION),
)
POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
  <groupId>local</groupId><artifactId>neo4j-local</artifactId><version>1</version><packaging>pom</packaging>
  <properties><includeScope>runtime</includeScope></properties>
  <dependencies>{dependencies}</dependencies>
  <build><pluginManagement><plugins><plugin><groupId>org.apache.maven.plugins</groupId>
    <artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin></plugins></pluginManagement></build>
</project>
"""
DEPENDENCY = "<dependency><groupId>{}</groupId><artifactId>{}</artifactId><version>{}</version></dependency>"
ELSE = "install it, or run Neo4j with Docker (docker-compose.yml) and set NEO4J_URI"


def missing(cache: Path) -> str | None:
    """What this machine lacks to run Neo4j from the jars in ``cache``, ``None`` where all is there."""
    if shutil.which("java") is None:
        return "java"
    return None if kept(cache) or shutil.which("mvn") else "mvn"


def kept(cache: Path) -> bool:
    """Whether the jars are in ``cache`` already."""
    return _jars(cache).is_dir()


def java() -> str:
    """The path of this machine's Java; ``DatabaseError`` where there is none or it is too old."""
    found = shutil.which("java")
    if found is None:
        raise DatabaseError(f"no java found: Neo4j needs Java {LEAST_JAVA} or newer on the PATH; {ELSE}")
    done = subprocess.run([found, "-version"], capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    version = re.search(r'version "(\d+)', done.stdout + done.stderr)
    if version is None or int(version[1]) < LEAST_JAVA:
        said = (done.stdout + done.stderr).strip().partition("\n")[0]
        raise DatabaseError(f"Neo4j needs Java {LEAST_JAVA} or newer; {found} says {said!r}; {ELSE}")
    return found


def fetch(cache: Path) -> Path:
    """The folder with the server's jars, under ``cache``; fetched once by Maven (165 MB), then kept.

    ``DatabaseError`` where there is no Maven, or it cannot get them.
    """
    jars = _jars(cache)
    if jars.is_dir():
        return jars
    maven = shutil.which("mvn")
    if maven is None:
        raise DatabaseError(f"no mvn found: Maven fetches the parts of Neo4j {VERSION} once; {ELSE}")
    jars.parent.mkdir(parents=True, exist_ok=True)
    fresh = jars.with_name(f"lib.{os.getpid()}")
    order = [
        maven,
        "-B",
        "-q",
        "-f",
        str(_pom(jars.parent)),
        "dependency:copy-dependencies",
        f"-DoutputDirectory={fresh}",
    ]
    done = subprocess.run(order, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
    if done.returncode != 0:
        shutil.rmtree(fresh, ignore_errors=True)
        raise DatabaseError(f"Maven could not fetch Neo4j {VERSION}: {(done.stdout + done.stderr).strip()[:300]}")
    if jars.is_dir():
        shutil.rmtree(fresh)  # another process was quicker
    else:
        fresh.rename(jars)
    return jars


def _jars(cache: Path) -> Path:
    return cache / f"neo4j-{VERSION}" / "lib"


def _pom(folder: Path) -> Path:
    pom = folder / "pom.xml"
    pom.write_text(POM.format(dependencies="".join(DEPENDENCY.format(*jar) for jar in JARS)), encoding="utf-8")
    return pom
