"""What holds of the functions in every organization, sound or not: circles, several managers and forests included."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import networkx
from hypothesis import given
from hypothesis import strategies as st

from orglint.functions.context import Context
from orglint.functions.families import functions
from orglint.model.entities import Described, Handoff, Kpi, Organization, Person, Position, Unit
from orglint.model.organization import Model
from orglint.model.schema import KINDS
from orglint.model.types import Ref
from orglint.reorg.matching.by_ids import match_by_ids

IDS = "abcdefgh"
PARENTS = st.fixed_dictionaries({name: st.none() | st.sampled_from(IDS) for name in IDS})
MANAGERS = st.fixed_dictionaries({name: st.lists(st.sampled_from(IDS), max_size=2, unique=True) for name in IDS})
SEATS = st.fixed_dictionaries({name: st.none() | st.sampled_from(IDS) for name in IDS})


class Drawn(Context):
    """A context that shows the organization where an example fails."""

    def __repr__(self) -> str:
        units = [f"{unit.id} in {unit.parent}" for unit in self.model.all(Unit)]
        posts = [f"{post.id} in {post.unit} under {post.reports_to}" for post in self.model.all(Position)]
        return "; ".join(units + posts)


@st.composite
def contexts(draw: st.DrawFn) -> Context:
    """Draw eight units, positions, people and hand-offs, tied to one another at random."""
    units = {name: Unit(id=name, type=draw(st.sampled_from([None, "team", "company"]))) for name in IDS}
    positions = {name: Position(id=name) for name in IDS}
    people = {name: Person(id=name) for name in IDS}
    handoffs = {name: Handoff(id=name, item="lead") for name in IDS}
    for name, parent in draw(PARENTS).items():
        units[name].parent = units[parent] if parent else None
        units[name].function = draw(st.sampled_from([None, "sales"]))
    for name, managers in draw(MANAGERS).items():
        positions[name].reports_to = tuple(positions[manager] for manager in managers)
    for name, seat in draw(SEATS).items():
        positions[name].unit = units[seat] if seat else None
        positions[name].holder = (people[draw(st.sampled_from(IDS))],)
        handoffs[name].giver, handoffs[name].receiver = positions[name].unit, units[draw(st.sampled_from(IDS))]
    model = Model(Organization(id="organization"), date(2026, 4, 1))
    for table in (units, positions, people, handoffs):
        kind = next(iter(table.values())).KIND
        model.entities[kind] = dict[str, Described](table)
        model.in_force[kind] = tuple(table.values())
    for person in people.values():
        person.positions = tuple(post for post in positions.values() if person in post.holder)
    for post in positions.values():
        post.reports = tuple(other for other in positions.values() if post in other.reports_to)
    for unit in units.values():
        unit.positions = tuple(post for post in positions.values() if post.unit is unit)
        unit.members = tuple(sorted({person for post in unit.positions for person in post.holder}))
        unit.handoffs_out = tuple(handoff for handoff in handoffs.values() if handoff.giver is unit)
    return Drawn(model, match_by_ids(model, model, {}))


def call(context: Context, name: str, *arguments: object) -> object:
    return context.bind(functions()[name])(*arguments)


@given(contexts())
def test_inside_is_reflexive_transitive_and_never_mutual(context: Context):
    units = context.model.all(Unit)
    inside = {(a, b) for a in units for b in units if call(context, "is_inside", a, b)}
    assert all((unit, unit) in inside for unit in units)
    assert all((a, d) in inside for a, b in inside for c, d in inside if b is c)
    assert all(a is b for a, b in inside if (b, a) in inside)


@given(contexts())
def test_common_unit_is_symmetric_and_the_lowest_with_both_inside(context: Context):
    units = context.model.all(Unit)
    for a in units:
        for b in units:
            common = call(context, "common_unit", a, b)
            shared = [u for u in units if call(context, "is_inside", a, u) and call(context, "is_inside", b, u)]
            assert common is call(context, "common_unit", b, a)
            assert (common is None) == (not shared)
            assert all(call(context, "is_inside", common, unit) for unit in shared)


@given(contexts())
def test_distance_is_a_metric_on_units(context: Context):
    units = context.model.all(Unit)
    steps = {(a, b): call(context, "org_distance", a, b) for a in units for b in units}
    assert all((count == 0) == (a is b) and count == steps[b, a] for (a, b), count in steps.items())
    assert all(steps[a, c] <= steps[a, b] + steps[b, c] for a in units for b in units for c in units)


@given(contexts())
def test_members_of_a_circle_agree_and_are_those_who_reach_themselves(context: Context):
    positions = context.model.all(Position)
    graph = networkx.DiGraph([(post, manager) for post in positions for manager in post.reports_to])
    for post in positions:
        circle = call(context, "reporting_cycle", post)
        reaches_itself = post in graph and any(networkx.has_path(graph, found, post) for found in graph[post])
        assert (post in circle) == reaches_itself == bool(circle)
        assert all(call(context, "reporting_cycle", member) == circle for member in circle)
        assert not circle or circle[0] is min(circle)


@given(contexts())
def test_circle_without_a_shortcut_is_walked_along_the_lines(context: Context):
    for post in context.model.all(Position):
        circle = call(context, "reporting_cycle", post)
        if all(sum(found in circle for found in member.reports_to) == 1 for member in circle):
            assert all(above in below.reports_to for below, above in pairwise([*circle, *circle[:1]]))


@given(contexts())
def test_layers_start_at_one_and_grow_by_at_most_one_from_each_manager(context: Context):
    for post in context.model.all(Position):
        layer = call(context, "layer_of", post)
        assert 1 <= layer <= len(IDS)
        assert all(layer <= call(context, "layer_of", manager) + 1 for manager in post.reports_to)
        assert layer == 1 or any(call(context, "layer_of", manager) == layer - 1 for manager in post.reports_to)
    assert call(context, "layers", context.model.organization) >= 1


@given(contexts())
def test_manager_chain_is_what_the_lines_reach_without_the_start(context: Context):
    for post in context.model.all(Position):
        chain, reached = call(context, "manager_chain", post), call(context, "reachable", post, "reports_to")
        assert sorted(chain) == [found for found in reached if found is not post]


@given(contexts())
def test_reporting_distance_is_symmetric(context: Context):
    positions = context.model.all(Position)
    for a in positions:
        for b in positions:
            assert call(context, "reporting_distance", a, b) == call(context, "reporting_distance", b, a)


@given(contexts())
def test_upstream_and_downstream_are_each_others_reverse(context: Context):
    handoffs = context.model.all(Handoff)
    for a in handoffs:
        for b in handoffs:
            assert (a in call(context, "upstream", b)) == (b in call(context, "downstream", a))


@given(contexts())
def test_every_function_answers_about_every_entity(context: Context):
    whole = {"organization": [context.model.organization]}
    entities = whole | {kind: list(found) for kind, found in context.model.in_force.items()}
    for function in functions().values():
        if function.types and all(isinstance(type_, Ref) for type_ in function.types):
            candidates = [
                [entity for kind in type_.kinds & KINDS.keys() for entity in entities.get(kind, [])]
                for type_ in function.types
            ]
            for first in candidates[0]:
                for rest in zip(*candidates[1:], strict=True) if candidates[1:] else [()]:
                    assert call(context, function.name, first, *rest) == function.body(context, first, *rest)


@given(contexts())
def test_a_relation_leads_where_a_way_does(context: Context):
    """The short cut by the tree answers as the walk does, with several managers, circles and forests."""
    for lines in (context.relations.reports_to, context.relations.part_of):
        nodes = list(lines.nodes)
        led = {(a, b) for a in nodes for b in nodes if lines.leads(a, b)}
        assert led == {(a, b) for a in nodes for b in nodes if a is b or b in lines.reachable(a)}


@given(contexts())
def test_a_unit_has_kpis_where_some_are_its_own_or_below_it(context: Context):
    owners = context.model.all(Unit)[::3]
    kpis = {unit.id: Kpi(id=unit.id, owner=unit) for unit in owners}
    context.model.entities["kpi"] = dict[str, Described](kpis)
    context.model.in_force["kpi"] = tuple(kpis.values())
    for unit in context.model.all(Unit):
        assert call(context, "has_kpis", unit) == (call(context, "kpis_of", unit) != ())
