"""The structured `where`: what it means, and where its errors stand in the YAML."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.lang.check import Checked
from orglint.lang.scope import Scope
from orglint.lang.where import where_expression
from orglint.model.types import NUMBER, TEXT, ListOf


@pytest.fixture
def where(functions):
    def run(kind, conditions):
        parameters = {"limit": NUMBER, "names": ListOf(TEXT)}
        return where_expression(conditions, kind, Scope.of_rule(kind, parameters, functions))

    return run


@pytest.mark.parametrize(
    ("kind", "conditions", "text"),
    [
        ("unit", {"type": "team"}, 'unit.type is not None and unit.type == "team"'),
        ("unit", {"type": ["team", "section"]}, 'unit.type is not None and unit.type in ["team", "section"]'),
        ("unit", {"type": {"none_of": ["team"]}}, 'unit.type is None or unit.type not in ["team"]'),
        ("unit", {"type": {"is_not": "team"}}, 'unit.type is None or unit.type != "team"'),
        (
            "unit",
            {"parent.type": "team"},
            'unit.parent is not None and unit.parent.type is not None and unit.parent.type == "team"',
        ),
        ("unit", {"parent.type": {"empty": "true"}}, "unit.parent is None or unit.parent.type is None"),
        ("unit", {"head": {"empty": "false"}}, "len(unit.head) > 0"),
        (
            "unit",
            {"head": {"count": {"at_least": "2", "less_than": "5"}}},
            "len(unit.head) >= 2 and len(unit.head) < 5",
        ),
        ("unit", {"function": {"one_of": {"param": "names"}}}, "unit.function is not None and unit.function in names"),
        ("unit", {"function": {"param": "names"}}, "unit.function is not None and unit.function in names"),
        ("kpi", {"goal": {"is_not": "はい"}}, "kpi.goal is None or kpi.goal != true"),
        ("budget", {"amount": {"more_than": "48_000"}}, "budget.amount is not None and budget.amount > 48000"),
        (
            "position",
            {"title": 'say "部長"\\'},
            'position.title is not None and position.title == "say \\"部長\\"\\\\"',
        ),
        ("unit", {"id": "x"}, 'unit.id == "x"'),
    ],
)
def test_condition_is_the_expression_it_stands_for(where, kind, conditions, text):
    checked = where(kind, conditions)
    assert isinstance(checked, Checked), checked
    assert checked.parsed.text == f"({text})"


def test_conditions_are_joined_and_tell_what_they_tell(where):
    checked = where("unit", {"type": "team", "parent": {"empty": "false"}, "head": {"empty": "false"}})
    assert checked.facts.true == {"?unit.type", "?unit.parent", "+unit.head"}


def test_date_is_read_as_a_date(where):
    checked = where("unit", {"start": {"less_than": "2026/4/1"}})
    assert isinstance(checked, Checked)
    constants = [node.value for node in checked.types if hasattr(node, "value") and isinstance(node.value, date)]
    assert constants == [date(2026, 4, 1)]


@pytest.mark.parametrize(
    ("conditions", "path", "on_key", "span", "message"),
    [
        ({"tipe": "team"}, ("where", "tipe"), True, (0, 4), "unit has no field 'tipe'"),
        ({"parent.tipe": "team"}, ("where", "parent.tipe"), True, (7, 11), "unit has no field 'tipe'"),
        ({"type": "taem"}, ("where", "type"), False, (0, 4), '"taem" is no value of unit.type'),
        ({"type": {"none_of": ["team", "divison"]}}, ("where", "type", "none_of", 1), False, (0, 7), '"divison"'),
        ({"type": {"nane_of": ["team"]}}, ("where", "type", "nane_of"), True, (0, 7), "unknown condition 'nane_of'"),
        ({"or": "x"}, ("where", "or"), True, (0, 2), "'where' has no 'or'"),
        ({"type": {"not": "team"}}, ("where", "type", "not"), True, (0, 3), "'where' has no 'not'"),
        ({"type": {"one_of": "names"}}, ("where", "type", "one_of"), False, (0, 1), "needs a list"),
        ({"type": {"one_of": {"param": "nams"}}}, ("where", "type", "one_of", "param"), False, (0, 4), "'nams'"),
        ({"type": {"is": {"param": "names"}}}, ("where", "type", "is", "param"), False, (0, 5), "is a list"),
        ({"head": "sato"}, ("where", "head"), False, (0, 1), "is a list"),
        ({"head.title": "x"}, ("where", "head.title"), True, (5, 10), "is a list"),
        ({"parent": "sales"}, ("where", "parent"), False, (0, 1), "is an entity"),
        ({"head": {"count": {"at_least": "two"}}}, ("where", "head", "count", "at_least"), False, (0, 3), "'two'"),
        ({"start": {"less_than": "soon"}}, ("where", "start", "less_than"), False, (0, 4), "'soon'"),
        ({"type": {"empty": "maybe"}}, ("where", "type", "empty"), False, (0, 1), "'maybe'"),
        ({"type": {"more_than": "team"}}, ("where", "type"), True, (0, 4), "has no order"),
        ({"id": {"empty": "true"}}, ("where", "id"), True, (0, 2), "never empty"),
        ({"type": None}, ("where", "type"), False, (0, 1), "missing"),
        ({"unit.type": "team"}, ("where", "unit.type"), True, (0, 4), "unit has no field 'unit'"),
        (["type"], ("where",), False, (0, 1), "mapping"),
    ],
)
def test_error_stands_at_the_very_key_or_value(where, conditions, path, on_key, span, message):
    found = where("unit", conditions)
    assert isinstance(found, list)
    first = found[0]
    assert (first.path, first.on_key, (first.diagnostic.start, first.diagnostic.end)) == (path, on_key, span)
    assert message in first.diagnostic.message.en
    assert first.diagnostic.message.ja


def test_misspelt_field_and_value_get_a_did_you_mean(where):
    found = where("unit", {"tipe": "team", "or": "x"})
    assert [error.diagnostic.help.en for error in found] == ['did you mean "type"?', "that is the place of flag_if"]
    assert where("unit", {"type": "divison"})[0].diagnostic.help.en == 'did you mean "division"?'
    assert where("unit", {"type": {"one_of": "names"}})[0].diagnostic.help.en == "a parameter is written {param: names}"
