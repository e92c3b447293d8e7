from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from datetime import date

import pytest

from orglint.graph.relation import Relation
from orglint.graph.relations import NAMES, Relations
from orglint.model.entities import Handoff, Kpi, Organization, Position, Unit
from orglint.model.organization import Model


def relation(**steps: str) -> tuple[Relation[Position], dict[str, Position]]:
    """Build a relation of positions from texts: a="bc" says that a leads to b and c."""
    nodes = {name: Position(id=name) for name in sorted(steps)}
    return Relation(nodes.values(), lambda node: [nodes[name] for name in steps[node.id]]), nodes


def ids(nodes: Iterable[Position]) -> str:
    return "".join(node.id for node in nodes)


def test_reachable_and_reaching_are_sorted_and_without_the_start():
    built, nodes = relation(c="b", b="a", a="", d="b")
    assert ids(built.reachable(nodes["c"])) == "ab"
    assert ids(built.reaching(nodes["a"])) == "bcd"


def test_reachable_holds_the_start_only_in_a_circle():
    built, nodes = relation(a="b", b="a", c="a", d="d")
    assert ids(built.reachable(nodes["a"])) == "ab"
    assert ids(built.reachable(nodes["c"])) == "ab"
    assert ids(built.reachable(nodes["d"])) == "d"


def test_steps_are_the_fewest():
    built, nodes = relation(a="bc", b="d", c="", d="c")
    assert {node.id: count for node, count in built.steps(nodes["a"]).items()} == {"a": 0, "b": 1, "c": 1, "d": 2}


def test_circle_follows_the_relation_from_the_smallest_id():
    built, nodes = relation(a="c", c="b", b="a", d="a", e="")
    assert [ids(built.circle(nodes[name])) for name in "abcde"] == ["acb", "acb", "acb", "", ""]


def test_what_leads_out_of_one_circle_into_another_is_in_neither():
    built, nodes = relation(a="b", b="ac", c="d", d="e", e="d")
    assert [ids(built.circle(nodes[name])) for name in "abcde"] == ["ab", "ab", "", "de", "de"]


def test_tangled_circles_are_one_sorted_by_id():
    built, nodes = relation(b="ac", a="b", c="b")
    assert ids(built.circle(nodes["c"])) == "abc"


def test_leading_to_itself_is_a_circle_of_one():
    built, nodes = relation(a="ab", b="")
    assert ids(built.circle(nodes["a"])) == "a"
    assert ids(built.circle(nodes["b"])) == ""


def test_unknown_nodes_lead_nowhere():
    built, _ = relation(a="")
    stranger = Position(id="s")
    assert built.after(stranger) == built.before(stranger) == built.circle(stranger) == built.reachable(stranger) == ()


def test_a_line_and_a_circle_of_100_000_are_no_limit():
    nodes = [Position(id=f"{number:06}") for number in range(100_000)]
    following = dict(zip(nodes, [*nodes[1:], None], strict=True))
    line = Relation(nodes, lambda node: [following[node]])
    assert line.circle(nodes[0]) == ()
    assert len(line.reachable(nodes[0])) == 99_999
    following[nodes[-1]] = nodes[0]
    assert Relation(nodes, lambda node: [following[node]]).circle(nodes[5]) == tuple(nodes)


@pytest.fixture
def relations() -> Relations:
    a, b = Unit(id="a"), Unit(id="b")
    b.parent = a
    handoff = Handoff(id="h", giver=a, receiver=b)
    a.handoffs_out = (handoff,)
    goal = Kpi(id="g")
    kpi = Kpi(id="k", rolls_up_to=(goal,))
    model = Model(Organization(id="organization"), date(2026, 4, 1))
    model.in_force = {"unit": (a, b), "handoff": (handoff,), "kpi": (goal, kpi)}
    return Relations(model)


def test_relations_are_built_over_what_is_in_force(relations: Relations):
    def pairs(name: str) -> list[tuple[str, str]]:
        built = relations.named(name)
        return [(node.id, found.id) for node in built.nodes for found in built.after(node)]

    assert {name: pairs(name) for name in NAMES} == {
        "reports_to": [],
        "part_of": [("b", "a")],
        "rolls_up_to": [("k", "g")],
        "hands_off_to": [("a", "b")],
        "leads_to": [],
        "follows": [],
    }


def test_relations_are_built_once(relations: Relations):
    assert relations.named("part_of") is relations.part_of
    assert relations.units is relations.units


def test_a_name_that_is_no_relation_is_refused(relations: Relations):
    with pytest.raises(KeyError):
        relations.named("owns")


def test_networkx_is_imported_only_where_there_is_a_circle():
    code = """
import sys
from orglint.graph.relation import Relation
from orglint.model.entities import Position
a, b = Position(id="a"), Position(id="b")
seen = []
for steps in ({a: [b], b: []}, {a: [b], b: [a]}):
    Relation(steps, steps.get).circle(a)
    seen.append("networkx" in sys.modules)
print(seen)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[False, True]"
