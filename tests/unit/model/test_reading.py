"""Scalars are typed by the field that receives them."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.model.entities import (
    Budget,
    Contribution,
    Dataset,
    Engagement,
    Handoff,
    Initiative,
    Kpi,
    Meeting,
    Person,
    Position,
    Unit,
)


def one(model, cls):
    (entity,) = model.entities[cls.KIND].values()
    return entity


@pytest.mark.parametrize("text", ["no", "012", "1:30", "2026-04-01", "1e3", "true", "Null"])
def test_a_text_field_keeps_the_text(organize, text):
    assert one(organize(f"units: {{u: {{name: {text}, location: '{text}'}}}}"), Unit).name == text


@pytest.mark.parametrize("ident", ["001234", "no", "2026-04-01", "0x10", "営業"])
def test_an_id_is_text_verbatim(organize, ident):
    model = organize(f"units: {{{ident}: {{}}}}\nkpis: {{k: {{owner: {ident}}}}}")
    assert one(model, Kpi).owner.id == ident
    assert model.problems == []


def test_an_id_is_normalized_so_that_both_ways_to_write_a_voiced_kana_are_one(organize):
    model = organize("units: {\u304c: {}}\nkpis: {k: {owner: \u304b\u3099}}")
    assert one(model, Kpi).owner is one(model, Unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("48_000_000", 48_000_000),
        ("1,234", 1234),
        ("１２３", 123),
        ("0.5", 0.5),
        ("-3", -3),
        ("1e3", 1000),
        ("012", 12),
    ],
)
def test_numbers(organize, text, value):
    assert one(organize(f"budgets: {{b: {{amount: '{text}'}}}}"), Budget).amount == value


@pytest.mark.parametrize("text", ["many", "1__0", "1,23", "nan", "inf", "0x10", "1e999", "9" * 100, "12 yen"])
def test_what_is_no_number(organize, text):
    model = organize(f"budgets: {{b: {{amount: '{text}'}}}}")
    (problem,) = model.problems
    assert (problem.rule, problem.entity) == ("invalid-value", "budget/b")
    assert model.is_unknown(one(model, Budget), "amount")


@pytest.mark.parametrize(
    ("text", "value"), [("true", True), ("Yes", True), ("はい", True), ("no", False), ("いいえ", False)]
)
def test_booleans(organize, text, value):
    assert one(organize(f"kpis: {{k: {{goal: {text}}}}}"), Kpi).goal is value


@pytest.mark.parametrize(("text", "value"), [("0.5", 0.5), ("50%", 0.5), ("５０％", 0.5), ("1", 1), ("120%", 1.2)])
def test_shares(organize, text, value):
    assert one(organize(f"contributions: {{c: {{allocation: {text}}}}}"), Contribution).allocation == value


def test_fifty_is_no_share(organize):
    model = organize("contributions: {c: {allocation: 50}}")
    assert [problem.rule for problem in model.problems] == ["invalid-value"]


@pytest.mark.parametrize("text", ["2026-04-01", "2026/4/1", "2026年4月1日", "２０２６年４月１日"])
def test_days(organize, text):
    assert one(organize(f"people: {{p: {{start: {text}}}}}"), Person).start == date(2026, 4, 1)


def test_day_in_an_era_and_number_of_a_day_without_separators(organize):
    model = organize("people: {p: {start: 令和元年5月1日, end: 20260331}}")
    assert (one(model, Person).start, one(model, Person).end) == (date(2019, 5, 1), date(2026, 3, 31))


def test_number_of_excel_for_a_day_is_refused_with_the_day_it_looks_like(organize):
    (problem,) = organize("people: {p: {start: 46113}}").problems
    assert (problem.rule, problem.message.en) == ("invalid-value", 'start cannot be "46113"')
    assert "2026-04-01" in problem.accepted.en


def test_fte_of_a_person_is_that_of_their_post(organize):
    model = organize("units: {u: {}}\npeople: {p: {unit: u, fte: 0.5}}")
    assert model.problems == []
    assert model.entities["position"]["p"].fte == 0.5


@pytest.mark.parametrize("text", ["2026-02-30", "April", "2026-04", "26-04-01"])
def test_what_is_no_day(organize, text):
    assert [problem.rule for problem in organize(f"people: {{p: {{start: {text}}}}}").problems] == ["invalid-value"]


@pytest.mark.parametrize(
    ("text", "value"),
    [("事業部", "business_unit"), ("Business Unit", "business_unit"), ("課", "section"), ("TEAM", "team")],
)
def test_enum_values_have_japanese_words_and_any_case(organize, text, value):
    assert one(organize(f"units: {{u: {{type: {text}}}}}"), Unit).type == value


def test_a_bad_enum_value_names_what_is_accepted_and_what_is_close(organize):
    (problem,) = organize("units: {u: {type: departmnt}}").problems
    assert problem.accepted is not None
    assert 'did you mean "department"?' in problem.accepted.en
    assert "事業部" in problem.accepted.ja


@pytest.mark.parametrize("text", ["false", "null", "no", "none", "なし", "~", "''", "TBD", "[]", "[none]"])
def test_empty_evidence(organize, text):
    model = organize(f"handoffs: {{h: {{entry_criteria: {text}}}}}")
    assert one(model, Handoff).entry_criteria is None
    assert model.share_stated("handoffs.entry_criteria") == 1


@pytest.mark.parametrize("text", ["true", "https://wiki.example/x", "[a, b]", "{definition: a}", "MQL 60 points"])
def test_given_evidence(organize, text):
    assert one(organize(f"handoffs: {{h: {{entry_criteria: {text}}}}}"), Handoff).entry_criteria


def test_a_function_has_one_name_however_it_is_spelled(organize):
    model = organize(
        """
        organization: {functions: {growth: {aliases: [Demand Generation]}}}
        units: {a: {function: マーケティング}, b: {function: Marketing}, c: {function: demand-generation}}
        """
    )
    assert [unit.function for unit in model.all(Unit)] == ["marketing", "marketing", "growth"]


def test_a_field_has_other_names_in_other_role_models(organize):
    model = organize(
        """
        units: {a: {}, b: {}}
        decisions: {d: {model: daci, approver: a, driver: b}, r: {model: rapid, decide: [a, b]}}
        """
    )
    daci, rapid = model.entities["decision"].values()
    assert ([unit.id for unit in daci.accountable], [unit.id for unit in daci.responsible]) == (["a"], ["b"])
    assert [unit.id for unit in rapid.accountable] == ["a", "b"]
    assert str(model.location(rapid, "accountable")) == "a.yaml:3:73"


def test_one_field_under_two_names_is_an_error_and_unknown(organize):
    model = organize("units: {a: {}, b: {}}\ndecisions: {d: {accountable: a, decide: b}}")
    assert [problem.rule for problem in model.problems] == ["duplicate-key"]
    (decision,) = model.entities["decision"].values()
    assert model.is_unknown(decision, "accountable")


def test_own_keys_are_kept_and_other_unknown_keys_are_findings_at_the_key(organize):
    model = organize("units:\n  u: {x-code: '010', fuction: sales}\n")
    assert model.extras[one(model, Unit)] == {"x-code": "010"}
    (problem,) = model.problems
    assert (problem.rule, str(problem.location)) == ("unknown-field", "a.yaml:2:22")
    assert problem.accepted is not None
    assert 'did you mean "function"?' in problem.accepted.en


def test_a_collection_inside_a_unit_that_cannot_stand_there_is_explained(organize):
    (problem,) = organize("units: {u: {meetings: {m: {}}}}").problems
    assert problem.accepted is not None
    assert "top of a file" in problem.accepted.en


def test_unknown_collections_are_findings(organize):
    (problem,) = organize("units: {u: {}}\nunit: {v: {}}\n").problems
    assert (problem.rule, str(problem.location)) == ("unknown-field", "a.yaml:2:1")


def test_ids_without_text_or_with_a_slash_are_refused(organize):
    model = organize('units: {a/b: {}, "": {}}')
    assert [problem.rule for problem in model.problems] == ["invalid-id", "invalid-id"]


@pytest.mark.parametrize("text", ["半期", "年2回", "half-yearly", "semi-annual"])
def test_twice_a_year_is_a_cadence(organize, text):
    assert one(organize(f"kpis: {{k: {{review: {text}}}}}"), Kpi).review == "half_yearly"


def test_cadence_in_japanese(organize):
    assert one(organize("meetings: {m: {cadence: 毎週}}"), Meeting).cadence == "weekly"


def test_all_problems_of_a_run_are_found_at_once(organize):
    model = organize("units: {u: {type: x, parent: y, zzz: 1}}\npeople: {p: {employment: q}}", "kpis: [a]")
    assert sorted((problem.rule, str(problem.location)) for problem in model.problems) == [
        ("invalid-value", "a.yaml:1:19"),
        ("invalid-value", "a.yaml:2:26"),
        ("invalid-value", "b.yaml:1:7"),
        ("unknown-field", "a.yaml:1:33"),
        ("unknown-reference", "a.yaml:1:30"),
    ]


def test_an_interim_post_is_read(organize):
    assert one(organize("positions: {p: {interim: yes}}"), Position).interim is True


@pytest.mark.parametrize("field", ["type: TBD", "start: 未定", "end: 未定(2027年)"])
def test_what_is_still_to_be_decided_is_neither_a_fault_nor_described(organize, field):
    model = organize(f"units: {{u: {{{field}}}}}")
    assert model.problems == []
    name = field.partition(":")[0]
    assert model.is_unknown(one(model, Unit), name)
    assert model.share_stated(f"units.{name}") == 0


@pytest.mark.parametrize("text", ["TBD", "未定", "tba (autumn)"])
def test_a_text_still_to_be_decided_is_no_text(organize, text):
    model = organize(f"kpis: {{k: {{target: {text}}}}}")
    assert model.problems == []
    assert model.is_unknown(one(model, Kpi), "target")
    assert model.share_stated("kpis.target") == 0


def test_a_function_still_to_be_decided_is_no_function_of_that_name(organize):
    model = organize("units: {u: {function: 未定}}")
    assert model.is_unknown(one(model, Unit), "function")


def test_a_name_is_a_name_whatever_it_says(organize):
    assert one(organize("units: {u: {name: TBD}}"), Unit).name == "TBD"


def test_a_word_that_may_hold_a_place_is_a_value_where_the_field_knows_it(organize):
    assert one(organize("positions: {p: {status: 空席}}"), Position).status == "vacant"


def test_a_misspelt_field_leaves_the_field_it_means_unknown(organize):
    model = organize("kpis: {k: {souce: bi}}")
    assert model.is_unknown(one(model, Kpi), "source")


@pytest.mark.parametrize(
    ("written", "status"),
    [("計画中", "planned"), ("active", "running"), ("一時停止", "paused"), ("完了", "ended"), ("中止", "stopped")],
)
def test_the_status_of_an_initiative_is_said_in_the_words_of_the_trade(organize, written, status):
    made = one(organize(f"initiatives: {{i: {{status: {written}, kind: 変革, outcome: 失敗}}}}"), Initiative)
    assert (made.status, made.kind, made.outcome) == (status, "transformation", "failed")


@pytest.mark.parametrize(
    ("text", "value"), [("none", "none"), ("なし", "none"), ("無し", "none"), ("null", None), ("read", "read")]
)
def test_none_is_an_answer_where_an_enum_has_that_value(organize, text, value):
    model = organize(f"units: {{u: {{}}}}\ndatasets: {{d: {{used_by: [{{unit: u, access: {text}}}]}}}}")
    assert [use.access for use in one(model, Dataset).used_by] == [value]
    assert model.problems == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("契約中", "active"), ("進行中", "active"), ("終了", "closed"), ("計画中", "planned"), ("なし", None)],
)
def test_the_status_of_an_engagement_in_japanese(organize, text, value):
    assert one(organize(f"engagements: {{ads: {{status: {text}}}}}"), Engagement).status == value
