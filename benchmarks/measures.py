"""How long measures take, up to 1000 nodes beside networkx: python benchmarks/measures.py [NODES …] (1000 5000)."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import invented
import networkx as nx

from diplograph import centrality, network, report


def main(sizes: list[int]) -> None:
    """Print seconds of processor time, one line a piece of work and size."""
    for size in sizes:
        graph = network.build(*invented.tables(size))
        simple = network.collapse(graph)
        print(f"{len(simple):,} nodes, {simple.number_of_edges():,} tied pairs of {graph.number_of_edges():,} ties")
        _time("collapse", lambda graph=graph: network.collapse(graph))
        _time("all shortest paths", lambda simple=simple: centrality.shortest_paths(simple))
        for measure in centrality.MEASURES:
            if measure.function is not centrality.betweenness:
                _time(measure.title, lambda measure=measure, simple=simple: measure.function(simple))
        _time("report", lambda graph=graph: report.build(graph))
        if size <= 1000:
            _time("betweenness by networkx", lambda simple=simple: nx.betweenness_centrality(simple))
            ours, theirs = centrality.betweenness(simple), nx.betweenness_centrality(simple)
            print(f"  {'largest difference':<26} {max(abs(ours[node] - theirs[node]) for node in simple):.1e}")


def _time(what: str, work: Callable[[], object]) -> None:
    start = time.process_time()
    work()
    print(f"  {what:<26} {time.process_time() - start:8.3f} s")


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or [1000, 5000])
