"""A whole rule: checked, compiled, run over entities."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from orglint.functions.context import Context
from orglint.i18n import Text
from orglint.lang.bound import unknown_fields
from orglint.lang.program import CompiledProgram, RuleParts, SignParts, compile_rule
from orglint.model.entities import Budget, Kpi, Organization, Person, Position, Unit
from orglint.model.organization import Model
from orglint.model.types import NUMBER, TEXT, ListOf

SAY = Text("x", "x")


def position(id_, **fields):
    return Position(id=id_, **fields)


def model(*entities, unknown=None):
    made = Model(Organization(id="organization"), date(2026, 4, 1))
    for entity in entities:
        made.in_force[entity.KIND] = (*made.in_force.get(entity.KIND, ()), entity)
    made.unknown = unknown or {}
    return made


@pytest.fixture
def run(functions):
    """Compile a rule and return what it flags: (entity id, item id or None, numbers of signs), and what is bound."""

    def flag(parts, entities, *, parameters=None, unknown=None, checkable=None):
        program = compile_rule(parts, functions)
        assert isinstance(program, CompiledProgram), program
        world = model(*entities, unknown=unknown)
        bound = program.bind(Context(world), parameters or {}, unknown_fields(world), checkable)
        hits = list(bound.flagged(world.in_force.get(parts.kind, ())))
        return hits, bound

    return flag


def ids(hits):
    return [hit.entity.id for hit in hits]


WIDE = RuleParts(
    id="wide-span",
    kind="position",
    parameters={"limit": NUMBER, "much": NUMBER},
    where={"status": {"none_of": ["eliminated", "proposed"]}},
    let={"reports": "direct_reports(position)"},
    flag_if="len(reports) > limit",
    error_if="len(reports) > much",
    measure="len(reports)",
    once_per="reports",
    related="reports",
    message=Text(
        "{position.title} leads {len(reports)} ({limit})", "{position.title}の部下は{len(reports)}人({limit})"
    ),
)


def test_rule_flags_and_tells_everything_of_the_finding(run):
    low = tuple(position(f"r{number}") for number in range(3))
    high = position("m", title="部長", reports=low, status="filled")
    gone = position("g", reports=low, status="eliminated")
    hits, bound = run(WIDE, [gone, high, *low], parameters={"limit": 2, "much": 3})
    assert ids(hits) == ["m"]
    detail = bound.detail(hits[0])
    assert (detail.is_error, detail.measure, detail.related) == (False, 3.0, low)
    assert bound.together(hits[0]) == frozenset(low)
    program = bound.program
    assert program.message["en"].render(detail.values, "en").show(names=True) == "部長 (m) leads 3 (2)"
    assert program.message["ja"].render(detail.values, "ja").show(names=True) == "部長(m)の部下は3人(2)"
    # The message says how many there are, and a parameter is no evidence.
    assert detail.seen == ()


def test_evidence_is_what_the_message_leaves_unsaid(run):
    low = tuple(position(f"r{number}") for number in range(3))
    high = position("m", title="部長", reports=low, status="filled")
    parts = replace(WIDE, message=Text("{position} ({limit})", "{position}({limit})"))
    hits, bound = run(parts, [high, *low], parameters={"limit": 2, "much": 3})
    shown = [(seen.expression, seen.evidence("ja").value.show(names=True)) for seen in bound.detail(hits[0]).seen]
    # Not under the rule's own name for it, which tells a reader nothing.
    assert shown == [("direct_reports(position)", "r0、r1、r2")]


def test_parameters_come_with_each_binding(functions):
    program = compile_rule(WIDE, functions)
    high = position("m", reports=(position("a"), position("b")))
    context = Context(model(high))
    assert list(program.bind(context, {"limit": 2, "much": 9}).flagged([high])) == []
    assert ids(program.bind(context, {"limit": 1, "much": 1}).flagged([high])) == ["m"]
    with pytest.raises(ValueError, match="much"):
        program.bind(context, {"limit": 1})


def test_unknown_field_draws_no_conclusion_on_that_entity_only(run):
    low = (position("r"),)
    bad, good = position("bad", reports=low), position("good", reports=low)
    hits, bound = run(WIDE, [bad, good], parameters={"limit": 0, "much": 9}, unknown={bad: {"status"}})
    assert ids(hits) == ["good"]
    assert bound.undecided == [bad]
    unrelated, bound = run(WIDE, [bad, good], parameters={"limit": 0, "much": 9}, unknown={bad: {"grade"}})
    assert ids(unrelated) == ["bad", "good"]


def test_unknown_value_in_a_function_draws_no_conclusion(run):
    parts = RuleParts(id="x", kind="position", flag_if="undecidable(position)", message=SAY)
    hits, bound = run(parts, [position("bad"), position("good")])
    assert (ids(hits), [entity.id for entity in bound.undecided]) == (["good"], ["bad"])


def test_unknown_value_in_a_message_reads_as_unknown(run):
    parts = RuleParts(
        id="x", kind="position", flag_if="position.fte is None", message=Text("{position.grade}", "{position.grade}")
    )
    bad = position("p")
    hits, bound = run(parts, [bad], unknown={bad: {"grade"}})
    detail = bound.detail(hits[0])
    assert bound.program.message["ja"].render(detail.values, "ja").show(names=True) == "不明"


def test_division_by_zero_flags_nothing_and_does_not_stop_the_run(run):
    parts = RuleParts(id="x", kind="unit", flag_if="1 / len(unit.children) > 0", message=SAY)
    child = Unit(id="c")
    hits, bound = run(parts, [child, Unit(id="p", children=(child,))])
    assert (ids(hits), bound.undecided) == (["p"], [child])


def test_sum_of_shares_is_exact(run):
    parts = RuleParts(
        id="x",
        kind="person",
        flag_if="sum(p.fte for p in person.positions if p.fte is not None) > 1",
        message=SAY,
    )
    posts = tuple(position(f"p{fte}", fte=fte) for fte in (0.1, 0.2, 0.7))
    assert ids(run(parts, [Person(id="a", positions=posts)])[0]) == []


def test_each_gives_one_hit_for_every_item(run):
    parts = RuleParts(
        id="x",
        kind="unit",
        each={"post": "unit.positions"},
        flag_if="post.fte is None",
        message=Text("{post}", "{post}"),
    )
    unit = Unit(id="u", positions=(position("a"), position("b", fte=1), position("c")))
    hits, bound = run(parts, [unit])
    assert [hit.item.id for hit in hits] == ["a", "c"]
    assert bound.program.message["en"].render(bound.detail(hits[1]).values, "en").show(names=True) == "c"


SIGNS = RuleParts(
    id="x",
    kind="unit",
    signs={
        "alone": SignParts("len(unit.children) == 0", Text("no children", "子がない")),
        "poor": SignParts("len(unit.budgets) == 0", Text("{unit.id} has no budget", "{unit.id}に予算がない")),
        "idle": SignParts("len(unit.kpis) == 0", Text("no kpi", "KPIがない")),
    },
    at_least="2",
    message=SAY,
)


def test_signs_that_hold_are_counted_and_listed(run):
    unit = Unit(id="u", kpis=(Kpi(id="k"),))
    rich = Unit(id="v", kpis=(Kpi(id="k"),), budgets=(Budget(id="b"),))
    hits, bound = run(SIGNS, [unit, rich])
    assert [(hit.entity.id, hit.signs) for hit in hits] == [("u", (0, 1))]
    signs = bound.detail(hits[0]).signs
    assert [(sign.name, sign.phrase("en").show(names=True)) for sign in signs] == [
        ("alone", "no children"),
        ("poor", "u has no budget"),
    ]
    assert [seen.expression for seen in signs[1].seen] == ["len(unit.budgets)"]


def test_number_of_signs_may_be_a_parameter(run):
    parts = replace(SIGNS, parameters={"wanted": NUMBER}, at_least="wanted")
    unit = Unit(id="u", kpis=(Kpi(id="k"),))
    assert ids(run(parts, [unit], parameters={"wanted": 2})[0]) == ["u"]
    assert ids(run(parts, [unit], parameters={"wanted": 3})[0]) == []


def test_signs_that_cannot_be_checked_are_not_counted(run):
    hits, _ = run(SIGNS, [Unit(id="u", kpis=(Kpi(id="k"),))], checkable={"poor", "idle"})
    assert hits == []


def test_lists_of_the_organization_and_reverse_references_are_read(run):
    a, b = Unit(id="a"), Unit(id="b", deputy=())
    chief = position("p")
    c = Unit(id="c", deputy=(chief,))
    parts = RuleParts(
        id="x", kind="position", flag_if="any(u in position.units_of_deputy for u in organization.units)", message=SAY
    )
    assert ids(run(parts, [a, b, c, chief, position("q")])[0]) == ["p"]


def test_lists_are_joined_and_dates_of_where_compared(run):
    parts = RuleParts(
        id="x",
        kind="unit",
        where={"start": {"at_least": "2026-04-01"}},
        flag_if="len(unit.head + unit.deputy + [p for p in unit.positions]) == 3",
        message=SAY,
    )
    old = Unit(
        id="old", start=date(2026, 3, 31), head=(position("a"),), deputy=(position("b"),), positions=(position("c"),)
    )
    new = Unit(
        id="new", start=date(2026, 4, 1), head=(position("a"),), deputy=(position("b"),), positions=(position("c"),)
    )
    assert ids(run(parts, [old, new])[0]) == ["new"]


def test_names_of_users_cannot_collide_with_those_of_the_code(run):
    parts = RuleParts(
        id="x",
        kind="unit",
        parameters={"entities": NUMBER, "h_entities": NUMBER},
        let={"flagged": "unit.children", "tuple": "[c for c in flagged]", "部下": "len(tuple)"},
        flag_if="部下 > entities - h_entities",
        message=SAY,
    )
    child = Unit(id="c")
    hits, _ = run(parts, [Unit(id="u", children=(child,)), child], parameters={"entities": 1, "h_entities": 1})
    assert ids(hits) == ["u"]


def test_code_of_a_rule_does_not_reach_pythons_own_functions(functions):
    found = compile_rule(RuleParts(id="x", kind="unit", flag_if='open("x") == 1', message=SAY), functions)
    assert [error.diagnostic.message.en for error in found] == ["unknown function 'open'"]


def test_where_narrows_what_follows(functions):
    parts = RuleParts(
        id="x",
        kind="budget",
        where={"holder": {"empty": "false"}, "function": {"one_of": {"param": "names"}}},
        parameters={"names": ListOf(TEXT)},
        let={"above": "budget.holder.parent"},
        flag_if='above is not None and budget.function != "sales"',
        message=Text("{above.name}", "{above.name}"),
    )
    program = compile_rule(parts, functions)
    assert isinstance(program, CompiledProgram), program
    assert [checked.text for checked in program.evidence] == ["budget.function"]


def test_sensitive_values_are_no_evidence(functions):
    parts = RuleParts(
        id="x",
        kind="position",
        let={"heirs": "position.successor"},
        flag_if="len(heirs) > 0 and any(p in heirs for p in position.holder) and len(position.backup) > 0",
        message=SAY,
    )
    program = compile_rule(parts, functions)
    assert [checked.text for checked in program.evidence] == ["position.holder", "len(position.backup)"]


def test_every_error_of_a_rule_names_its_part(functions):
    parts = RuleParts(
        id="x",
        kind="unit",
        parameters={"unit": NUMBER},
        where={"tipe": "team"},
        let={"len": "unit.children", "kids": "unit.childen"},
        flag_if="len(kids) > 1 and unit.foo is None",
        measure="unit.id",
        related="unit.id",
        message=Text("{unit.bar}", "{unit.id}"),
        signs={"s": SignParts("unit.baz is None", Text("{limt}", "x"))},
    )
    found = compile_rule(parts, functions)
    assert [(error.path, error.on_key) for error in found] == [
        (("params", "unit"), True),
        (("where", "tipe"), True),
        (("let", "len"), True),
        (("let", "kids"), False),
        (("flag_if",), False),
        (("signs", "s", "if"), False),
        (("signs", "s", "says", "en"), False),
        (("measure",), False),
        (("related",), False),
        (("message", "en"), False),
    ]


def test_unused_names_and_differing_messages_are_errors(functions):
    unused = RuleParts(
        id="x", kind="unit", parameters={"limit": NUMBER}, let={"kids": "unit.children"}, flag_if="true", message=SAY
    )
    assert [(e.path, e.diagnostic.message.en) for e in compile_rule(unused, functions)] == [
        (("params", "limit"), "'limit' is never used"),
        (("let", "kids"), "'kids' is never used"),
    ]
    differ = RuleParts(id="x", kind="unit", flag_if="true", message=Text("{unit.id}", "x"))
    assert [error.path for error in compile_rule(differ, functions)] == [("message", "en")]


def test_numbers_beyond_all_bounds_flag_nothing_and_do_not_stop_the_run(run, functions):
    product = " * ".join(["1000000000000000"] * 25)
    parts = RuleParts(id="x", kind="unit", flag_if=f"{product} / 2 > 0", message=SAY)
    hits, bound = run(parts, [Unit(id="u")])
    assert (hits, [entity.id for entity in bound.undecided]) == ([], ["u"])
    huge = compile_rule(RuleParts(id="x", kind="unit", flag_if="1" + "0" * 400 + " > 1", message=SAY), functions)
    assert "so great a number" in huge[0].diagnostic.message.en
    parts = RuleParts(id="x", kind="unit", flag_if="true", measure="len(unit.kpis) * 1.5", message=SAY)
    hits, bound = run(parts, [Unit(id="u", kpis=(Kpi(id="k"),))])
    assert bound.detail(hits[0]).measure == 1.5


def test_control_characters_a_literal_spells_do_not_reach_an_error(functions):
    parts = RuleParts(id="x", kind="unit", flag_if=r'unit == "\x1b[31m" or described("\x1b\ud800")', message=SAY)
    for error in compile_rule(parts, functions):
        assert error.diagnostic.message.en.isprintable()
        assert error.diagnostic.message.ja.isprintable()


def test_a_let_is_computed_only_where_what_stands_before_it_in_the_condition_holds(run):
    parts = RuleParts(
        id="x",
        kind="position",
        let={"doubt": "undecidable(position)", "again": "doubt"},
        flag_if="position.fte is None and again",
        message=SAY,
    )
    hits, bound = run(parts, [position("bad", fte=1.0), position("good")])
    assert (ids(hits), hits[0].lets, bound.undecided) == (["good"], (True, True), [])
    hits, bound = run(parts, [position("bad"), position("good")])
    assert (ids(hits), [entity.id for entity in bound.undecided]) == (["good"], ["bad"])
