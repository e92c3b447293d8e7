"""Of two organizations that are compared, none is taken for the other: the checker refuses what mixes them."""

from __future__ import annotations

import pytest

from orglint.functions.families import functions
from orglint.functions.registry import Function
from orglint.lang.check import Checked, check_expression
from orglint.lang.describe import describe
from orglint.lang.diagnostics import Diagnostic
from orglint.lang.scope import Scope
from orglint.lang.sides import answers_for_before, is_sided
from orglint.model.types import BOOL, NUMBER, ListOf, Maybe, Ref, earlier, is_earlier

UNIT, BEFORE = Ref(frozenset({"unit"})), Ref(frozenset({"unit"}), earlier=True)
BOTH = "unit_change.before is not None and unit_change.after is not None and "


def checked(kind: str, text: str, *, is_condition: bool = True) -> Checked | list[Diagnostic]:
    return check_expression(text, Scope.of_rule(kind, {}, functions()), BOOL if is_condition else None)


def type_of(kind: str, text: str) -> str:
    found = checked(kind, text, is_condition=False)
    assert isinstance(found, Checked), found
    return str(found.type)


def errors(kind: str, text: str) -> list[str]:
    found = checked(kind, text)
    assert not isinstance(found, Checked)
    return [error.message.en for error in found]


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("unit_change.before", "earlier unit?"),
        ("unit_change.after", "unit?"),
        ("[u for u in [unit_change.before] if u is not None]", "[earlier unit]"),
        ("[u.parent for u in [unit_change.before] if u is not None]", "[earlier unit?]"),
        ("[u.members for u in [unit_change.before] if u is not None]", "[[earlier person]]"),
        ("[people_in(u) for u in [unit_change.before] if u is not None]", "[[earlier person]]"),
        ("[handovers(u) for u in [unit_change.before] if u is not None]", "[[earlier Handover]]"),
        ("flatten([u.members for u in [unit_change.before] if u is not None])", "[earlier person]"),
        ("[common_unit(u, u) for u in [unit_change.before] if u is not None]", "[earlier unit?]"),
        ("[headcount(u) for u in [unit_change.before] if u is not None]", "[number]"),
        ("[counterpart(u) for u in [unit_change.before] if u is not None]", "[unit?]"),
        ("[former(u) for u in [unit_change.after] if u is not None]", "[earlier unit?]"),
        ("[successors(u) for u in [unit_change.before] if u is not None]", "[[unit]]"),
        ("[predecessors(u) for u in [unit_change.after] if u is not None]", "[[earlier unit]]"),
        ("organization.units", "[unit]"),
    ],
)
def test_what_is_reached_from_before_is_earlier(text: str, type_: str):
    assert type_of("unit_change", text) == type_


def test_a_record_of_before_leads_to_people_of_before():
    lists = "flatten([handovers(u) for u in [unit_change.before] if u is not None])"
    assert type_of("unit_change", f"[h.successor for h in {lists}]") == "[earlier person]"


def test_lists_of_the_organization_before_are_of_before():
    assert type_of("organization_change", "organization_change.before.units") == "[earlier unit]"
    assert type_of("organization_change", "organization_change.after.units") == "[unit]"


@pytest.mark.parametrize(
    "text",
    [
        BOTH + "unit_change.before == unit_change.after",
        BOTH + "unit_change.before != unit_change.after",
        BOTH + "unit_change.before in [unit_change.after]",
        BOTH + "unit_change.before in organization.units",
        BOTH + "any(u == unit_change.after for u in unit_change.before.children)",
    ],
)
def test_nothing_of_before_is_compared_with_something_of_after(text: str):
    (message,) = errors("unit_change", text)
    assert message.endswith("they are never the same")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("org_distance(unit_change.before, unit_change.after) > 1", "org_distance is asked of one organization"),
        ("is_inside(unit_change.after, unit_change.before)", "is_inside is asked of one organization"),
        ("counterpart(unit_change.after) is None", "argument 1 of counterpart is to be of the organization before"),
        ("former(unit_change.before) is None", "argument 1 of former is to be of the organization after"),
        ("same(unit_change.after, unit_change.before)", "argument 1 of same is to be of the organization before"),
        ("len(successors(unit_change.after)) > 0", "argument 1 of successors is to be of the organization before"),
        ("len([unit_change.before, unit_change.after]) > 0", "the items of a list have one type"),
        ("len(unit_change.before.members + unit_change.after.members) > 0", "the items of a list have one type"),
        ("len(common(unit_change.before.members, unit_change.after.members)) > 0", "argument 2 of common"),
    ],
)
def test_no_function_and_no_list_mixes_the_two(text: str, message: str):
    assert errors("unit_change", BOTH + text)[0].startswith(message)


def test_numbers_and_texts_have_no_side():
    text = BOTH + "headcount(unit_change.before) > headcount(unit_change.after)"
    assert isinstance(checked("unit_change", text), Checked)
    text = BOTH + "share(unit_change.before.members, unit_change.after.members) > 0.5"
    assert isinstance(checked("unit_change", text), Checked)
    text = (
        BOTH + "unit_change.before.name is not None and unit_change.after.name is not None"
        " and unit_change.before.name != unit_change.after.name"
    )
    assert isinstance(checked("unit_change", text), Checked)


def test_a_rule_about_one_organization_asks_for_nothing_before():
    (message, *_) = errors("unit", "former(unit) is None")
    assert message == "former compares two organizations, and this rule looks at one"


def test_only_what_names_a_side_has_to_do_with_both():
    sided = {name for name, function in functions().items() if is_sided(function)}
    assert sided == {"counterpart", "former", "same", "successors", "predecessors", "was_ended"}


def test_a_call_answers_for_before_where_it_is_asked_about_before():
    table: dict[str, Function] = dict(functions())
    assert answers_for_before(table["headcount"], [BEFORE])
    assert not answers_for_before(table["headcount"], [UNIT])
    assert not answers_for_before(table["unique"], [ListOf(BEFORE)])
    assert answers_for_before(table["peers_by"], [BEFORE, NUMBER])


def test_types_know_their_side_and_say_so():
    assert earlier(Maybe(ListOf(UNIT))) == Maybe(ListOf(BEFORE))
    assert earlier(Maybe(BEFORE), is_so=False) == Maybe(UNIT)
    assert earlier(NUMBER) == NUMBER
    assert is_earlier(Maybe(ListOf(BEFORE)))
    assert not is_earlier(ListOf(UNIT))
    assert str(BEFORE) == "earlier unit"
    assert describe(BEFORE).en == "an earlier unit"
    assert describe(ListOf(BEFORE)) == ("a list of earlier unit", "変更前のunitのリスト")
