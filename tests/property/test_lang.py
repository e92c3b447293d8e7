"""No text makes the language fail otherwise than by an error with a place; what checks, runs."""

from __future__ import annotations

import ast
from datetime import date

import yaml
from hypothesis import given
from hypothesis import strategies as st

from orglint.functions.context import Context, UnknownValue
from orglint.functions.registry import Function
from orglint.i18n import Text
from orglint.lang.check import Checked, check_expression
from orglint.lang.positions import locate
from orglint.lang.program import CompiledProgram, RuleParts, compile_rule
from orglint.lang.scope import Scope
from orglint.lang.template import check_template
from orglint.lang.where import where_expression
from orglint.model.entities import Kpi, Organization, Position, Unit
from orglint.model.organization import Model
from orglint.model.types import BOOL, NUMBER


def head_of(context: Context, unit: Unit) -> tuple[Position, ...]:
    """Heads."""
    return unit.head


def top_of(context: Context, unit: Unit) -> Unit | None:
    """The unit above."""
    if unit.id == "bad":
        raise UnknownValue
    return unit.parent


FUNCTIONS = {body.__name__: Function(body.__name__, "test", body) for body in (head_of, top_of)}
SCOPE = Scope.of_rule("unit", {"limit": NUMBER}, FUNCTIONS)

SPELLED = (
    'unit unit. .type .parent .children .head == != < >= in not and or is None " "team" ( ) [ ] , + - / limit x for in if '
    "any( all( len( max( head_of( top_of( = ＝ “ ” （ \u3000 部 ｔ 1 0.5 true { } # \\ \n lambda * ** % :"
)
WORDS = st.sampled_from(tuple(SPELLED.split(" ")))
TEXTS = st.one_of(
    st.text(max_size=40), st.lists(WORDS, max_size=20).map(" ".join), st.lists(WORDS, max_size=20).map("".join)
)

# Grammar-directed conditions: many of them check.
LISTS = st.sampled_from(["unit.children", "unit.head", "head_of(unit)", "organization.units", "unit.parent.children"])
VALUES = st.sampled_from(["unit.parent", "unit.type", "unit.start", "top_of(unit)", "unit.parent.parent"])
ATOMS = st.one_of(
    VALUES.map(lambda v: f"{v} is not None"),
    VALUES.map(lambda v: f"{v} is None"),
    LISTS.map(lambda v: f"len({v}) > 0"),
    LISTS.map(lambda v: f"len({v}) == 0"),
    LISTS.map(lambda v: f"all(x.name is None for x in {v})"),
    LISTS.map(lambda v: f"max(len(x.id_list) for x in {v}) > 1".replace("x.id_list", "x.kpis")),
    LISTS.map(lambda v: f"1 / len({v}) < limit"),
    VALUES.map(lambda v: f"{v}.id == unit.id"),
    st.sampled_from(
        ['unit.type == "team"', "unit.start <= as_of", "unit.parent in unit.children", "unit == top_of(unit)"]
    ),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from(["and", "or"]), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        inner.map(lambda text: f"not {text}"),
    ),
    max_leaves=6,
)


def entities() -> list[Unit]:
    top = Unit(id="top")
    post = Position(id="p", kpis=(Kpi(id="k"),))
    low = Unit(id="low", parent=top, type="team", head=(post,), start=date(2025, 1, 1))
    bad = Unit(id="bad", parent=low, type="section", start=date(2027, 1, 1))
    top.children, low.children = (low,), (bad,)
    return [top, low, bad]


@given(TEXTS)
def test_any_text_checks_or_gives_errors_within_it(text):
    found = check_expression(text, SCOPE, BOOL)
    if isinstance(found, list):
        assert found
        for error in found:
            assert 0 <= error.start < error.end <= max(len(text), 1)
            assert error.message.en
            assert error.message.ja


@given(TEXTS)
def test_any_message_checks_or_gives_errors_within_it(text):
    found = check_template(text, SCOPE)
    if isinstance(found, list):
        assert all(0 <= error.start < error.end <= max(len(text), 1) for error in found)


SCALARS = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["team", "true", "2026-01-01", "3", "limit"]))
KEYS = st.one_of(
    st.sampled_from(
        [
            "type",
            "parent",
            "head",
            "start",
            "parent.type",
            "is",
            "one_of",
            "none_of",
            "more_than",
            "empty",
            "count",
            "param",
            "or",
        ]
    ),
    st.text(max_size=8),
)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@given(TREES)
def test_any_where_checks_or_gives_errors_at_keys_that_exist(tree):
    found = where_expression(tree, "unit", SCOPE)
    if not isinstance(found, list):
        return
    for error in found:
        node = {"where": tree}
        for step in error.path:
            assert step in node if isinstance(node, dict) else isinstance(node, list) and step < len(node)
            node = node[step]


@given(CONDITIONS)
def test_condition_that_checks_never_meets_an_empty_value(text):
    parts = RuleParts(id="x", kind="unit", flag_if=f"{text} or limit < 0", message=Text("{unit}", "{unit}"))
    parts = RuleParts(id="x", kind="unit", parameters={"limit": NUMBER}, flag_if=parts.flag_if, message=parts.message)
    program = compile_rule(parts, FUNCTIONS)
    if not isinstance(program, CompiledProgram):
        return
    units = entities()
    model = Model(Organization(id="organization"), date(2026, 1, 1), in_force={"unit": tuple(units)})
    for limit in (1, -1):
        bound = program.bind(Context(model), {"limit": limit})
        for flagged in bound.flagged(units):
            bound.detail(flagged)


@given(CONDITIONS)
def test_condition_means_what_python_says(text):
    checked = check_expression(text, SCOPE, BOOL)
    if not isinstance(checked, Checked):
        return
    units = entities()
    model = Model(Organization(id="organization"), date(2026, 1, 1), in_force={"unit": tuple(units)})
    message = Text("x", "x")
    program = compile_rule(
        RuleParts(
            id="x", kind="unit", parameters={"limit": NUMBER}, flag_if=f"({text}) and limit > 0", message=message
        ),
        FUNCTIONS,
    )
    bound = program.bind(Context(model), {"limit": 1})
    flagged = {hit.entity.id for hit in bound.flagged(units)}
    undecided = {entity.id for entity in bound.undecided}
    code = compile(ast.parse(text, mode="eval"), "<test>", "eval")
    organization = type("Organization", (), {"units": tuple(units)})
    for unit in units:
        names = {
            "unit": unit, "limit": 1, "as_of": model.as_of, "organization": organization,
            "head_of": lambda u: u.head, "top_of": lambda u: u.parent,
        }  # fmt: skip
        if unit.id not in undecided:
            assert bool(eval(code, names)) == (unit.id in flagged)  # noqa: S307  # our own conditions


@given(
    st.text(st.sampled_from("ab日　\"'\\: #\n\t|>{"), min_size=1, max_size=30), st.sampled_from(["'", '"', "|", ">"])
)
def test_every_visible_character_of_a_scalar_is_found_where_it_stands(text, style):
    source = yaml.dump({"key": text}, default_style=style, allow_unicode=True, width=20)
    node = yaml.compose(source).value[0][1]
    assert node.value == text
    for offset, char in enumerate(text):
        at = locate(source, node.start_mark.index, node.end_mark.index, text, offset)
        if char not in " \t\n":
            assert source[at] in (char, "\\")
