"""Types, narrowing and the errors of the checker."""

from __future__ import annotations

import pytest

from orglint.lang.check import Checked
from orglint.model.types import BOOL, ListOf, Ref


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("unit", 'unit.type is not None and unit.type == "team"'),
        ("unit", 'unit.type is None or unit.type != "team"'),
        ("unit", 'not (unit.type is None) and unit.type in ["team", "section"]'),
        ("unit", 'not (unit.type is None or unit.type != "team") and unit.type == "team"'),
        ("unit", "unit.parent is not None and unit.parent.parent is not None and unit in unit.parent.parent.children"),
        ("unit", "any(u.parent == unit for u in organization.units if u.parent is not None)"),
        ("unit", "len(unit.children) > 0 and all(c.type is None for c in unit.children)"),
        ("unit", "len(unit.children) == 0 or all(c.type is None for c in unit.children)"),
        ("unit", "1 <= len(unit.children) < 5 and max(len(c.positions) for c in unit.children) > 3"),
        ("unit", "unit in unit.children and all(c.type is None for c in unit.children)"),
        ("unit", "any(c.type is None for c in unit.children) and all(len(c.kpis) > 0 for c in unit.children)"),
        ("unit", "all(u.type is None for u in [unit] + unit.children)"),
        ("unit", "count(u.type is None for u in unit.children) > limit"),
        ("unit", "sum(p.fte for p in unit.positions if p.fte is not None) / 2 > 0.5"),
        ("unit", "unit.function is not None and unit.function in names"),
        ("unit", "unit.start is not None and unit.start <= as_of"),
        ("unit", "len(unit.handoffs_in + unit.handoffs_out) != 3 or true"),
        ("unit", 'described("units.head") and described("people") and described("handoffs.owner")'),
        ("unit", 'fte_of(unit, "internal") > 1'),
        ("unit", 'extra(unit, "x-level") is None'),
        ("unit", 'len(peers_by(unit, "function")) > 0'),
        ("unit", "max(1, len(unit.children)) > 1"),
        ("kpi", "kpi.goal is not None and kpi.goal == true"),
        ("kpi", "kpi.owner is not None and kpi.owner.name is None"),
        ("handoff", "handoff.giver is not None and handoff.receiver is not None and handoff.giver == handoff.receiver"),
        ("placeholder", "any(placeholder.entity == u for u in organization.units)"),
    ],
)
def test_right_expression_is_accepted(check, kind, text):
    assert isinstance(check(kind, text), Checked)


@pytest.mark.parametrize(
    ("kind", "text", "marked", "message", "help_"),
    [
        ("unit", 'unit.fuction == "a"', "fuction", "unit has no field 'fuction'", 'did you mean "function"?'),
        ("unit", "unit.head.title is None", "title", "a list of position", "any(x.title"),
        ("unit", 'unit.type == "team"', "unit.type", "may be empty", "unit.type is not None and"),
        ("unit", 'unit.type is not None and unit.type == "taem"', '"taem"', "no value of unit.type", '"team"'),
        ("unit", 'unit.type is None or unit.type in ["team", "divison"]', '"divison"', "no value", '"division"'),
        ("unit", "unit.members", "unit.members", "not true or false", "len(unit.members) > 0"),
        ("unit", "not unit.parent", "unit.parent", "not true or false", "unit.parent is not None"),
        ("kpi", "kpi.goal", "kpi.goal", "not true or false", "kpi.goal is not None"),
        ("unit", "unit.parent == None", "None", "compared with None", "'is None'"),
        ("unit", "unit.id is None", "unit.id", "never empty", None),
        ("unit", "unit.head is None", "unit.head", "never empty", "len(unit.head) == 0"),
        ("unit", 'unit.id is "a"', '"a"', "for None only", "'=='"),
        ("unit", "unit.parent is not None and unit.parent == 3", "3", "cannot be compared", None),
        ("unit", "any(p == unit for p in unit.positions)", "unit", "cannot be compared", None),
        ("unit", 'unit == "sales"', '"sales"', "cannot be compared", '"unit.id"'),
        ("unit", "unit.children == unit.children", "unit.children", "lists cannot be compared", "len("),
        ("unit", 'unit.id > "a"', "unit.id", "has no order", None),
        ("unit", "unit in unit", "unit", "needs a list on its right", None),
        ("unit", "len(unit.children) + true > 1", "true", "works on numbers", None),
        ("unit", 'unit.id + "a" == "b"', "unit.id", "works on numbers", "in the message"),
        (
            "unit",
            "all(c.type is None for c in unit.children)",
            "unit.children",
            "may be empty",
            "len(unit.children) > 0",
        ),
        ("unit", "max(len(c.kpis) for c in unit.children) > 1", "unit.children", "may be empty", "len(unit.children)"),
        (
            "unit",
            "len(unit.children) < 3 and all(c.type is None for c in unit.children)",
            "unit.children",
            "may be empty",
            None,
        ),
        ("unit", "unitt.id == 1", "unitt", "unknown name 'unitt'", '"unit"'),
        ("unit", 'type == "team"', "type", "unknown name 'type'", '"unit.type"'),
        ("unit", "unit.parent is null", "null", "for None only", None),
        ("position", "len(derect_reports(position)) > limit", "derect_reports", "unknown function", '"direct_reports"'),
        ("position", "len(direct_reports(position)) > limt", "limt", "unknown name 'limt'", '"limit"'),
        (
            "position",
            "len(direct_reports) > 1",
            "direct_reports",
            "is a function",
            "direct_reports(position: position)",
        ),
        (
            "unit",
            "len(direct_reports(unit)) > 1",
            "unit",
            "argument 1 of direct_reports",
            "direct_reports(position: position)",
        ),
        ("unit", "common_unit(unit, unit.parent) is None", "unit.parent", "may be empty", None),
        ("unit", "common_unit(unit) is None", "common_unit(unit)", "takes 2 argument", None),
        ("unit", 'fte_of(unit, "extrnal") > 1', '"extrnal"', "no value of employment", '"external"'),
        ("unit", 'described("unit.head")', "unit", "no collection 'unit'", '"units"'),
        ("unit", 'described("units.hed")', "hed", "no field 'hed'", '"head"'),
        ("unit", "described(unit.id)", "unit.id", "needs a text written out", None),
        ("unit", 'extra(unit, "level") is None', '"level"', "begin with 'x-'", None),
        ("unit", 'len(peers_by(unit, "funktion")) > 0', '"funktion"', "no field 'funktion'", '"function"'),
        ("unit", 'len(peers_by(unit, "children")) > 0', '"children"', "no field 'children'", None),
        ("unit", 'states(unit, "purpos")', '"purpos"', "no field 'purpos'", '"purpose"'),
        ("position", 'states(position, "cost")', '"cost"', "no field 'cost'", None),
        ("unit", "len(alike(unit.id)) > 0", "unit.id", "argument 1 of alike", "alike(entity: E)"),
        ("unit", "any(unit.id == names for unit in organization.units)", "unit", "is taken", None),
        ("unit", 'len(["a", 3]) > 1', "3", "have one type", None),
        ("unit", "unit.type is None or any(unit.type == x for x in [unit.id])", "x", "cannot be compared", None),
    ],
)
def test_wrong_expression_is_marked_and_explained(check, kind, text, marked, message, help_):
    found = check(kind, text)
    assert isinstance(found, list)
    matching = [error for error in found if error[0] == marked and message in error[1]]
    assert matching, found
    if help_ is not None:
        assert help_ in (matching[0][2] or "")


def test_every_error_of_an_expression_is_told_once(check):
    found = check("position", "positon is None and position.tile is None and foo(position)")
    assert [error[0] for error in found] == ["positon", "tile", "foo"]


def test_same_call_is_narrowed_by_its_text(check):
    text = "common_unit(unit, unit) is not None and common_unit(unit,  unit).name is None"
    assert isinstance(check("unit", text), Checked)
    assert check("unit", "common_unit(unit, unit).name is None")[0][0] == "common_unit(unit, unit)"


def test_fact_of_an_inner_name_does_not_leave_the_comprehension(check):
    text = "any(p.unit is not None for p in unit.positions) and any(p.unit.id == unit.id for p in unit.positions)"
    assert [error[0] for error in check("unit", text)] == ["p.unit"]


def test_fact_of_one_side_of_or_is_unknown_on_the_other(check):
    assert [e[0] for e in check("unit", 'unit.type is not None or unit.type == "team"')] == ["unit.type"]
    assert [e[0] for e in check("unit", '(unit.type is not None or true) and unit.type == "team"')] == ["unit.type"]


def test_filtered_list_may_be_empty_though_the_whole_is_not(check):
    text = "len(unit.children) > 0 and all(c.type is None for c in unit.children if c.name is None)"
    assert "let" in check("unit", text)[0][2]


def test_generic_functions_carry_types_through(check):
    units = ListOf(Ref(frozenset({"unit"})))
    assert check("unit", "unique([u.parent for u in unit.children if u.parent is not None])", None).type == units
    assert check("unit", "or_else(unit.parent, unit)", None).type == Ref(frozenset({"unit"}))


def test_text_parameter_compared_with_an_enum_is_noted_for_its_values(check):
    found = check("unit", "unit.type is not None and unit.type in names")
    assert "business_unit" in found.parameters["names"].values


def test_reads_and_calls_are_noted(check):
    found = check("position", "any(r.unit is None for r in direct_reports(position))")
    assert found.reads == {("position", "unit")}
    assert found.calls == {"direct_reports"}


def test_expected_type_is_demanded(check):
    assert "is to be" in check("unit", "len(unit.children) + 1", ListOf(BOOL))[0][1]


def test_a_misspelt_any_is_an_unknown_function_not_a_comprehension_without_brackets(check):
    found = check("unit", "anz(child.type is None for child in unit.children)")
    assert found == [("anz", "unknown function 'anz'", 'did you mean "any"?')]
