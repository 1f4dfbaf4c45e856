"""The same documents give the same graph, in any order of loading and on both servers."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from hypothesis import HealthCheck, given
from hypothesis import settings as runs
from hypothesis import strategies as st
from ruritania import INVENTED, READER, run, whole, wipe

from diplograph.graph import Graph
from diplograph.records import Reading


@given(
    order=st.permutations(INVENTED), cuts=st.sets(st.integers(1, len(INVENTED) - 1)), again=st.sampled_from(INVENTED)
)
@runs(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_loading_does_not_matter(
    graph: Graph, order: list[Reading], cuts: set[int], again: Reading
) -> None:
    wipe(graph)
    graph.write(INVENTED, READER)
    expected = whole(graph.connection)
    wipe(graph)
    graph.write([replace(again, nodes=again.nodes[:1], edges=())], "old rules")  # and what was there before neither
    for start, end in pairwise([0, *sorted(cuts), len(order)]):
        graph.write(order[start:end], READER)
    assert whole(graph.connection) == expected


DIGEST = "d7faf7b2ad553c40069feed66321ffd7e9a5728e8a2dc02a2a7b9abc08949399"


def test_the_digest_is_the_same_on_every_server(graph: Graph) -> None:
    graph.write(INVENTED, READER)
    found = graph.digest()
    assert {name: rows for name, (rows, _) in found.parts.items()} == {
        "nodes": 4,
        "edges": 5,
        "documents": 7,
        "mentions": 14,
        "claims": 7,
    }
    assert found.whole == DIGEST


def test_the_digest_tells_of_every_change_of_meaning(graph: Graph) -> None:
    graph.write(INVENTED, READER)
    digests = {graph.digest().whole}
    for text in (
        "MATCH (n:Entity {id: 'state:syldavia'}) SET n.code = 'SYL'",
        "MATCH (:Entity {id: 'state:ruritania'})-[e:MEMBER_OF]->() SET e.until = '1900'",
        "MATCH (c:Claim) WHERE c.type = 'MEMBER_OF' WITH c ORDER BY c.id LIMIT 1 SET c.confidence = 0.1",
        "MATCH (d:Document {name: 'one'}) SET d.published = '2001'",
        "MATCH (:Document {name: 'one'})-[m:MENTIONS]->(:Entity {id: 'state:ruritania'}) DELETE m",
        "MATCH (:Entity {id: 'state:ruritania'})-[e:MEMBER_OF]->() DELETE e",
    ):
        graph.connection.write(partial(run, text))
        digests.add(graph.digest().whole)
    assert len(digests) == 7
