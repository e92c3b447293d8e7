"""Any plan on any organization: refused with places, or applied so that nothing dangles, nobody is lost, and it can be written."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.errors import PlanError
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.reorg.plan.apply import Applied, apply_plan
from orglint.reorg.plan.changes import CHANGES, THINGS
from orglint.reorg.plan.keys import Key, keys_of
from orglint.reorg.plan.reading import read_plan
from orglint.reorg.plan.slots import Collections, FieldName, FieldOf, Flag, KindKey, NewId, Parts
from orglint.reorg.plan.writing import files_after
from orglint.source.document import Document
from orglint.source.reader import read_yaml
from tests.unit.importers.model_sheets.written_models import MODELS, documents_of, said_by
from tests.unit.reorg.plan.plans import ORG

DAY = date(2050, 1, 1)
TODAY = date(2026, 6, 1)
Ids = dict[str, list[str]]
"""Kind -> ids of an organization that may be named."""
FRAGMENTS = st.sampled_from([
    {"units": {"new": {"parent": "acme", "people": {"kim": {"title": "x"}}}}},
    {"people": {"kim": {"unit": "sales", "reports_to": "bob"}}},
    {"budgets": {"money": {"holder": "sales", "amount": 5}}},
    {"positions": {"chair": {"unit": "west", "status": "vacant", "reports_to": "bob"}, "bob@west": {"unit": "west"}}},
    {"units": {"sales": {"purpose": "x"}, "west": {"head": "una"}}},
    {"handoffs": {"mql": {"sla_hours": 5, "agreed_by": ["sales", "marketing"]}}},
    {"units": {"a": {"head": "b"}}, "people": {"a": {"title": "t"}}},
    {"kpis": {"b": {"contributors": ["a", "b"]}}},
])  # fmt: skip


def ids_of(model: Model) -> Ids:
    found = {
        kind: [one.id for one in model.entities.get(kind, {}).values()]
        for kind in (*THINGS, "unit", "position", "person")
    }
    return {kind: idents for kind, idents in found.items() if idents}


def named(kinds: tuple[str, ...], ids: Ids) -> st.SearchStrategy[str]:
    """Return ids of some kinds, now and then that of something else, or of nothing."""
    fitting = [ident for kind in kinds for ident in ids.get(kind, [])] or ["nothing"]
    other = [ident for found in ids.values() for ident in found] or ["nothing"]
    return st.integers(0, 9).flatmap(lambda dice: st.sampled_from(fitting if dice else [*other, "none", "unit/x"]))


def value(key: Key, ids: Ids) -> st.SearchStrategy[object]:
    slot = key.slot
    if isinstance(slot, Parts):
        lists = st.fixed_dictionaries({}, optional={
            "members": st.lists(named(("position",), ids), max_size=3),
            "budgets": named(("budget",), ids),
            "units": named(("unit",), ids),
            "name": st.just("N"),
        })  # fmt: skip
        made = st.dictionaries(
            st.sampled_from(["north", "south"]) | named(("unit",), ids), lists, min_size=1, max_size=3
        )
        return made if slot.takes else made | named(("unit",), ids)
    if isinstance(slot, Flag):
        return st.booleans()
    if isinstance(slot, FieldName):
        return st.sampled_from(["responsible", "approver", "used_by", "head", "giver", "shared_with"])
    if isinstance(slot, NewId | FieldOf):
        return st.sampled_from(["east", "N", "10%", "a"])
    one = named(slot.kinds, ids)  # type: ignore[union-attr]  # collections and kinds are keys of their own
    return st.lists(one, min_size=1, max_size=3) if key.several else one


def change(verb: str, ids: Ids) -> st.SearchStrategy[dict[str, object]]:
    """Return changes of a kind, with at most one key that need not be there."""
    keys = keys_of(CHANGES[verb])
    if isinstance(keys[0].slot, Collections):
        return FRAGMENTS.map(lambda body: {verb: body})
    required = {key.name: value(key, ids) for key in keys if key.required and not isinstance(key.slot, KindKey)}
    optional = [st.fixed_dictionaries({key.name: value(key, ids)}) for key in keys if not key.required]
    body = st.builds(
        lambda must, may: {**must, **may}, st.fixed_dictionaries(required), st.one_of(st.just({}), *optional)
    )
    subject = next((key.slot for key in keys if isinstance(key.slot, KindKey)), None)
    if subject is None:
        return body.map(lambda made: {verb: made})
    kinds = [kind for kind in subject.kinds if kind in ids] or ["unit"]
    return st.sampled_from(kinds).flatmap(
        lambda kind: st.builds(lambda ident, made: {verb: {kind: ident, **made}}, named((kind,), ids), body)
    )


def plans(ids: Ids) -> st.SearchStrategy[list[dict[str, object]]]:
    return st.lists(st.sampled_from([*CHANGES]).flatmap(lambda verb: change(verb, ids)), min_size=1, max_size=8)


def text_of(changes: list[dict[str, object]]) -> bytes:
    return json.dumps({"format": "orglint-plan/1", "date": str(DAY), "changes": changes}, ensure_ascii=False).encode()


def applied(changes: list[dict[str, object]], documents: list[Document]) -> Applied | None:
    try:
        return apply_plan(read_plan("plan.yaml", text_of(changes), "en"), documents, "en")
    except PlanError as error:
        refused = error
    assert refused.file == "plan.yaml"
    assert refused.line is not None
    return None


def fitting(changes: list[dict[str, object]], documents: list[Document]) -> list[dict[str, object]]:
    """Return those of some changes that fit after the ones before them."""
    kept: list[dict[str, object]] = []
    for one in changes:
        if applied([*kept, one], documents) is not None:
            kept.append(one)
    return kept


def dangling(model: Model) -> set[tuple[str, ...]]:
    rules = ("unknown-reference", "ambiguous-reference", "parent-cycle")
    return {(problem.rule, *problem.values) for problem in model.problems if problem.rule in rules}


def without_day(said: dict[str, Any]) -> dict[str, Any]:
    """Return what a model says but for the day of the organization, and for the order of posts where ids tell it."""
    del said["problems"], said["ranks"]
    said["fields"]["organization"]["as_of"] = None
    unknown = [name for name in said["unknown"].pop("organization", []) if name != "as_of"]
    said["unknown"] |= {"organization": unknown} if unknown else {}
    for ties in said["ties"].values():
        for *_, beside in ties:
            beside.pop("primary", None)  # says what the order of posts said
    _, stated, records = said["coverage"].pop("organization", (0, {}, {}))
    stated.pop("as_of", None)
    said["organization"] = stated, records
    return said


def written(changes: list[dict[str, object]], documents: list[Document]) -> Model:
    found: list[Document] = []
    for path, text in files_after(read_plan("plan.yaml", text_of(changes), "en"), documents, "ja").items():
        read = read_yaml(path, text.encode())
        assert isinstance(read, list), (read, text)
        found += read
    return build(found, as_of=None, today=TODAY)


@given(MODELS)
def test_an_empty_plan_changes_nothing(model):
    documents = documents_of(model)
    before = build(documents, as_of=DAY, today=TODAY)
    after = applied([], documents)
    assert after is not None
    expected, found = said_by(before), said_by(after.model)
    assert after.model.as_of == DAY
    assert without_day(found) == without_day(expected)


@settings(max_examples=150)
@given(st.data())
def test_a_plan_that_fits_loses_nobody_and_leaves_nothing_dangling(data):
    documents = read_yaml("org.yaml", ORG.encode())
    assert isinstance(documents, list)
    before = build(documents, as_of=DAY, today=TODAY)
    changes = fitting(data.draw(plans(ids_of(before))), documents)
    after = applied(changes, documents)
    assert dangling(build(documents, as_of=DAY, today=TODAY)) == set(), "the plan has changed the organization it is of"
    if after is not None:
        assert after.model.problems == [], changes
        assert before.entities["person"].keys() <= after.model.entities["person"].keys()
        seated = {person.id for person in before.in_force["person"] if person.positions}
        still = {person.id for person in after.model.in_force["person"] if person.positions}
        left = {person.id for person in after.model.entities["person"].values() if person.end is not None}
        assert seated <= still | left
        found = written(changes, documents)
        assert found.problems == []
        assert without_day(said_by(found)) == without_day(said_by(after.model))


@settings(max_examples=150)
@given(MODELS, st.data())
def test_no_plan_on_any_organization_ends_in_a_traceback_or_leaves_more_dangling_than_before(model, data):
    documents = documents_of(model)
    before = build(documents, as_of=DAY, today=TODAY)
    changes = fitting(data.draw(plans(ids_of(before))), documents)
    after = applied(changes, documents)
    if after is not None:
        assert dangling(after.model) <= dangling(before)
        assert after.model.entities["person"].keys() >= before.entities["person"].keys()
        written(changes, documents)


HOSTILE = [
    b"changes: " + b"[" * 500,
    b"a: &a [x, x]\nb: &b [*a, *a]\nchanges: " + b"*b\n",
    b"format: orglint-plan/1\ndate: 2030-01-01\nchanges:\n- &a {create: *a}\n",
    b"format: orglint-plan/1\ndate: 2030-01-01\nchanges:\n- create: &a {units: {x: {units: *a}}}\n",
    b"\xff\xfe\x00",
    b"format: orglint-plan/1\ndate: 9999-99-99\nchanges: []\n",
    b"format: orglint-plan/1\ndate: 2030-01-01\nchanges:\n- {? [a]: b}\n- !!python/object:os.system {}\n- ~\n",
    b"format: orglint-plan/1\ndate: 2030-01-01\nchanges:\n"
    b"- create: {units: " + b"{x: {units: " * 60 + b"}}" * 60 + b"}\n",
]


@pytest.mark.parametrize("data", HOSTILE)
def test_hostile_plans_are_refused_with_a_place(data):
    documents = read_yaml("org.yaml", ORG.encode())
    assert isinstance(documents, list)
    with pytest.raises(PlanError) as caught:
        apply_plan(read_plan("plan.yaml", data, "en"), documents, "en")
    assert caught.value.file == "plan.yaml"


@given(st.binary(max_size=200) | st.text(alphabet="changes:dt-[]{} \n&*!'\"x012", max_size=200).map(str.encode))
def test_no_bytes_end_in_a_traceback(data):
    documents = read_yaml("org.yaml", ORG.encode())
    assert isinstance(documents, list)
    refused = None
    try:
        apply_plan(read_plan("plan.yaml", data, "en"), documents, "en")
    except PlanError as error:
        refused = error
    assert refused is None or refused.file == "plan.yaml"
