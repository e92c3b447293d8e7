from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from orglint.graph.tree import Tree
from orglint.model.entities import Unit


def forest(**parents: str | None) -> tuple[Tree[Unit], dict[str, Unit]]:
    units = {name: Unit(id=name) for name in sorted(parents)}
    for name, parent in parents.items():
        units[name].parent = units[parent] if parent else None
    return Tree(units.values(), lambda unit: unit.parent), units


def ids(nodes: Iterable[Unit]) -> list[str]:
    return [node.id for node in nodes]


def test_ancestors_run_from_the_parent_to_the_top():
    tree, units = forest(a=None, b="a", c="b")
    assert ids(tree.ancestors(units["c"])) == ["b", "a"]
    assert tree.top(units["c"]).id == "a"
    assert tree.top(units["a"]).id == "a"


def test_subtree_comes_from_above_to_below():
    tree, units = forest(a=None, b="a", c="b", d="a", e=None)
    assert ids(tree.subtree(units["a"])) == ["a", "b", "c", "d"]
    assert ids(tree.order) == ["a", "b", "c", "d", "e"]


def test_common_of_different_trees_is_none():
    tree, units = forest(a=None, b="a", c="a", d=None, e="d")
    assert tree.common(units["b"], units["c"]).id == "a"
    assert tree.common(units["b"], units["a"]).id == "a"
    assert tree.common(units["b"], units["e"]) is None


def test_every_circle_is_cut_once_at_its_smallest_id():
    tree, units = forest(b="c", c="d", d="b", e="d", a="a", x="y", y="x")
    tops = [unit.id for unit in units.values() if unit not in tree.parents]
    assert tops == ["a", "b", "x"]
    assert ids(tree.subtree(units["b"])) == ["b", "d", "c", "e"]


def test_parent_that_is_not_among_the_nodes_counts_as_none():
    gone, unit = Unit(id="gone"), Unit(id="a")
    unit.parent = gone
    tree = Tree([unit], lambda node: node.parent)
    assert tree.ancestors(unit) == ()
    assert not tree.is_inside(unit, gone)
    assert tree.subtree(gone) == (gone,)


def test_a_chain_of_100_000_is_no_limit():
    units = [Unit(id=f"{number:06}") for number in range(100_000)]
    for above, unit in pairwise(units):
        unit.parent = above
    tree = Tree(units, lambda unit: unit.parent)
    assert tree.depth(units[-1]) == 99_999
    assert tree.is_inside(units[-1], units[0])
    assert tree.common(units[-1], units[50_000]) is units[50_000]
    assert len(tree.subtree(units[1])) == 99_999
