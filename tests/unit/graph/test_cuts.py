from __future__ import annotations

import networkx
from hypothesis import given
from hypothesis import strategies as st

from orglint.graph.cuts import Cuts
from orglint.model.entities import Unit

NODES = tuple(Unit(id=letter) for letter in "abcdefghij")
EDGES = st.lists(st.tuples(st.sampled_from(NODES), st.sampled_from(NODES)).filter(lambda edge: edge[0] is not edge[1]))


def graph_of(edges: list[tuple[Unit, Unit]]) -> networkx.Graph[Unit]:
    graph: networkx.Graph[Unit] = networkx.Graph()
    graph.add_nodes_from(NODES)
    graph.add_edges_from(edges)
    return graph


@given(EDGES, st.sets(st.sampled_from(NODES)))
def test_parts_are_the_components_left_of_the_nodes_own(edges: list[tuple[Unit, Unit]], counting: set[Unit]):
    graph = graph_of(edges)
    cuts = Cuts({node: list(graph[node]) for node in NODES}, counting.__contains__)
    for node in NODES:
        around = networkx.node_connected_component(graph, node)
        left = graph.subgraph(around - {node})
        expected = {frozenset(part & counting) for part in networkx.connected_components(left)} - {frozenset()}
        found = [frozenset(part) for part in cuts.parts(node)]
        assert len(found) == len(set(found))
        assert set(found) == expected
        assert all(len(part) == len(list(part)) for part in cuts.parts(node))


def test_a_node_that_is_not_there_holds_nothing_together():
    assert Cuts[Unit]({}, lambda _: True).parts(NODES[0]) == ()


def test_a_long_chain_is_no_deep_recursion():
    chain = [Unit(id=f"{number:05}") for number in range(20_000)]
    ends = zip([None, *chain], chain, [*chain[1:], None], strict=False)
    neighbours = {node: [other for other in (before, after) if other is not None] for before, node, after in ends}
    before, after = Cuts(neighbours, lambda _: True).parts(chain[5_000])
    assert {len(before), len(after)} == {5_000, 14_999}
