"""How long texts without an end of a sentence take to read, at four lengths: the time should grow with the length.

usage: python benchmarks/long_text.py
"""

from __future__ import annotations

import time

from diplograph.reading import Reader
from diplograph.records import Document

ENDLESS = ("A, ", "x", "Norway, Sweden and Iceland, ", "(", "Mr ", "Treaty of Oslo and ")
LENGTHS = (4_000, 8_000, 16_000, 32_000)


def seconds(reader: Reader, text: str) -> float:
    """Processor time of reading ``text``."""
    begun = time.process_time()
    reader.read(Document(id="document:long", name="long", text=text))
    return time.process_time() - begun


def main() -> None:
    """Print a row a text: seconds of processor time at each length, in characters."""
    reader = Reader()
    seconds(reader, "Norway and Sweden met in Oslo.")
    print(f"{'text':32}" + "".join(f"{length:>9,}" for length in LENGTHS))
    for stretch in ENDLESS:
        row = [seconds(reader, (stretch * length)[:length]) for length in LENGTHS]
        print(f"{stretch!r:32}" + "".join(f"{taken:9.2f}" for taken in row))


if __name__ == "__main__":
    main()
