"""What is read again replaces what was said, and is gone without a trace."""

from __future__ import annotations

from dataclasses import replace

from ruritania import ENVOY, LEAGUE, READER, RURITANIA, envoy, node, properties, reading, ties, whole

from diplograph.graph import Graph, Written


def test_a_document_that_is_there_is_left_alone(graph: Graph) -> None:
    graph.write([envoy("one")], READER)
    before = whole(graph.connection)
    assert graph.known(READER) == {envoy("one").document.id}
    assert graph.known("another reader") == set()
    assert graph.write([envoy("one")], READER) == Written(known=1)
    assert whole(graph.connection) == before


def test_another_reader_that_reads_the_same_changes_only_its_name(graph: Graph) -> None:
    graph.write([envoy("one"), envoy("two")], READER)
    before = whole(graph.connection)
    written = graph.write([envoy("one"), envoy("two")], "another reader")
    assert replace(written, changes=0) == Written(replaced=2)
    assert whole(graph.connection) == without_reader(before, "another reader")


def without_reader(state: tuple[list[str], list[str]], reader: str) -> tuple[list[str], list[str]]:
    nodes, edges = state
    return sorted(text.replace(READER, reader) for text in nodes), edges


def test_a_document_under_two_names_keeps_the_first_of_the_alphabet(graph: Graph) -> None:
    one = envoy("one")
    for order in (["b", "a"], ["a", "b"], ["b"], ["a"]):
        graph.write([replace(one, document=replace(one.document, name=name)) for name in order], READER)
        assert graph.counts()["Document"] == 1
    assert graph.connection.read("MATCH (d:Document) RETURN d.name").rows == (("a",),)


def test_a_replaced_document_leaves_no_trace(graph: Graph) -> None:
    other = reading("other", [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {}, "It is a member.")])
    graph.write([other], READER)
    expected = whole(graph.connection)
    one = envoy("one", since="1992")
    said_more = replace(one, nodes=(*one.nodes, node("place:streslau", "Streslau"), replace(LEAGUE, names=("LoP",))))
    graph.write([said_more], "old rules")
    graph.write([replace(said_more, nodes=(), edges=())], "new rules")
    nodes, edges = whole(graph.connection)
    assert (sorted(text for text in nodes if "new rules" not in text), edges) == expected
    assert graph.counts()["Document"] == 2


def test_a_reader_that_reads_otherwise_replaces_what_was_said(graph: Graph) -> None:
    graph.write([envoy("one"), envoy("two")], "old rules")
    graph.write([replace(envoy("one"), edges=envoy("one", since="1992").edges)], "new rules")
    assert ties(graph, "REPRESENTS") == [
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "since": "1992", "claims": 1}),
        (ENVOY.id, RURITANIA.id, {"office": "envoy", "claims": 1}),
    ]
    graph.write([envoy("two")], "new rules")
    assert graph.known("new rules") == {envoy("one").document.id, envoy("two").document.id}


def test_a_property_that_nobody_states_any_more_is_gone(graph: Graph) -> None:
    first = reading("one", [RURITANIA, LEAGUE], [("MEMBER_OF", RURITANIA.id, LEAGUE.id, {"until": "1992"}, "It left.")])
    graph.write([first], "old rules")
    nodes = (RURITANIA, replace(LEAGUE, properties={}))
    edges = tuple(replace(edge, properties={}) for edge in first.edges)
    graph.write([replace(first, nodes=nodes, edges=edges)], "new rules")
    assert ties(graph, "MEMBER_OF") == [(RURITANIA.id, LEAGUE.id, {"claims": 1})]
    assert set(properties(graph, LEAGUE.id)) == {"id", "name", "names", "search"}  # type: ignore[call-overload]
