from __future__ import annotations

import pytest

from orglint.functions.context import Context, UnknownValue
from orglint.functions.families import functions
from tests.unit.engine.runs import organization
from tests.unit.functions.organizations import build, shown


def said(text: str, ref: str, field: str) -> object:
    """Return what `states` says of an entity of an organization written as YAML."""
    model = organization(text)
    kind, ident = ref.split("/")
    return Context(model).bind(functions()["states"])(model.entities[kind][ident], field)


def test_unique_keeps_the_order_of_first_appearance():
    assert build().call("unique", ("b", "a", "b", "c", "a")) == ["b", "a", "c"]


def test_flatten_joins_lists_in_order_and_keeps_repetitions():
    assert build().call("flatten", [("a", "b"), (), ["b"]]) == ["a", "b", "b"]


def test_share_is_the_quotient_of_the_lengths():
    assert build().call("share", ("a",), ("a", "b", "c", "d")) == 0.25


def test_share_of_nothing_is_nothing():
    assert build().call("share", ("a",), ()) == 0


def test_common_keeps_what_both_lists_have_in_the_order_of_the_first():
    assert build().call("common", ("b", "c", "a", "b"), ["a", "b", "d"]) == ["b", "a"]
    assert build().call("common", ("a",), ()) == []


@pytest.mark.parametrize("empty", [None, (), []])
def test_or_else_replaces_what_is_empty(empty: object):
    assert build().call("or_else", empty, ("other",)) == ["other"]


@pytest.mark.parametrize("value", [0, False, "", ("a",)])
def test_or_else_keeps_what_is_not_empty(value: object):
    assert build().call("or_else", value, "other") == shown(value)


def test_or_else_takes_lists_that_cannot_be_keys():
    assert build().call("or_else", ["a"], ["b"]) == ["a"]


def test_described_collection_has_an_entity():
    org = build(units={"a": {}})
    assert org.call("described", "units")
    assert not org.call("described", "kpis")


def test_described_field_is_stated_by_an_entity_even_as_null():
    org = build(units={"a": {"purpose": None}, "b": {}})
    assert org.call("described", "units.purpose")
    assert not org.call("described", "units.vision")


# ---- states


@pytest.mark.parametrize("end", ["null", "none", "なし", "~", "2027-03-31"])
def test_states_tells_an_end_that_is_said_not_to_be_from_one_left_out(end: str):
    text = f"engagements: {{ads: {{end: {end}}}, pages: {{}}}}"
    assert said(text, "engagement/ads", "end") is True
    assert said(text, "engagement/pages", "end") is False


def test_states_sees_what_nesting_and_other_names_of_a_field_say():
    text = "units: {a: {engagements: {ads: {}}}}\ndecisions: {plan: {approver: a}}"
    assert said(text, "engagement/ads", "unit") is True
    assert said(text, "decision/plan", "accountable") is True
    assert said(text, "decision/plan", "responsible") is False


def test_states_counts_a_field_that_a_table_has_a_column_for():
    org = build(people={"sato": {}})
    org.model.described = frozenset({"people.capabilities"})
    assert org.call("states", "person/sato", "capabilities") is True
    assert org.call("states", "person/sato", "experience") is False


def test_states_says_nothing_of_what_is_still_to_be_decided():
    with pytest.raises(UnknownValue):
        said("engagements: {ads: {end: 未定}}", "engagement/ads", "end")


# ---- peers_by


def test_peers_are_the_others_that_say_the_same_whatever_the_width_and_case():
    org = build(
        datasets={
            "crm": {"subject": "Customers"},
            "list": {"subject": "ｃｕｓｔｏｍｅｒｓ"},
            "cards": {"subject": "customers "},
            "erp": {"subject": "orders"},
        }
    )
    assert org.call("peers_by", "dataset/crm", "subject") == ["dataset/cards", "dataset/list"]
    assert org.call("peers_by", "dataset/list", "subject") == ["dataset/cards", "dataset/crm"]
    assert org.call("peers_by", "dataset/erp", "subject") == []


def test_peers_by_a_reference_or_a_list_as_a_whole():
    org = build(
        units={"a": {}, "b": {}},
        segments={"one": {"owners": ["a", "b"]}, "two": {"owners": ["a", "b"]}, "three": {"owners": ["a"]}, "four": {}},
        datasets={"x": {"owner": "a"}, "y": {"owner": "b"}, "z": {"owner": "a"}},
    )
    assert org.call("peers_by", "segment/one", "owners") == ["segment/two"]
    assert org.call("peers_by", "dataset/x", "owner") == ["dataset/z"]


def test_what_says_nothing_has_no_peers():
    org = build(datasets={"a": {}, "b": {}}, segments={"one": {}, "two": {}})
    assert org.call("peers_by", "dataset/a", "subject") == []
    assert org.call("peers_by", "segment/one", "owners") == []


def test_peers_are_unknown_where_one_that_could_not_be_read_may_be_the_only_one():
    written = {"a": {"subject": "customers"}, "b": {"subject": "customers"}, "c": {"subject": "orders"}, "d": {}}
    org = build(datasets=written)
    org.mark_unknown("dataset/d", "subject")
    assert org.call("peers_by", "dataset/a", "subject") == ["dataset/b"]
    for unclear in ("dataset/c", "dataset/d"):
        with pytest.raises(UnknownValue):
            org.call("peers_by", unclear, "subject")
