"""How long a map takes to write and how large its file is: python benchmarks/map_size.py [NODES …] (1000 5000)."""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

import invented

from diplograph import atlas, network
from diplograph.atlas.layout import layout
from diplograph.atlas.payload import radii


def main(sizes: list[int]) -> None:
    """Print one line a size: seconds of processor time for the layout and for everything, megabytes of the file."""
    atlas.render(network.build(*invented.tables(50)))  # imports and caches are not what is measured
    print(f"{'nodes':>7} {'ties':>7} {'layout s':>9} {'whole s':>8} {'MB':>6}")
    for size in sizes:
        graph = network.build(*invented.tables(size))
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "map.html"
            whole = _processor_time(lambda graph=graph, path=path: atlas.write(graph, path))
            megabytes = path.stat().st_size / 1e6
        simple = network.collapse(graph)
        order = sorted(simple, key=lambda node: (-len(simple[node]), node))
        placing = _processor_time(lambda simple=simple, order=order: layout(simple, order, radii(simple, order)))
        print(f"{len(graph):>7,} {graph.number_of_edges():>7,} {placing:>9.2f} {whole:>8.2f} {megabytes:>6.2f}")


def _processor_time(work: object) -> float:
    assert callable(work)
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", nargs="*", type=int, default=[1000, 5000], metavar="NODES")
    main(parser.parse_args().nodes)
