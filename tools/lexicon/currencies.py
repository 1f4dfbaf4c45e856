"""Writes currencies.tsv: ISO 4217 codes with their English names, from CLDR; see README.md beside this file."""

from __future__ import annotations

import argparse
from pathlib import Path

from babel import Locale
from babel.numbers import list_currencies

HEAD = """\
# Currencies: ISO 4217 code, name, name for one, name for many. Made by tools/lexicon/currencies.py from Unicode CLDR.
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    english = Locale.parse("en")
    rows = [HEAD]
    for code in sorted(list_currencies()):
        name = english.currencies.get(code)
        plurals = english._data["currency_names_plural"].get(code, {})
        if name and "one" in plurals:
            rows.append("\t".join((code, name, plurals["one"], plurals["other"])) + "\n")
    parser.parse_args().target.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
