from __future__ import annotations

import pytest

from tests.unit.functions.organizations import build, shown


def test_unique_keeps_the_order_of_first_appearance():
    assert build().call("unique", ("b", "a", "b", "c", "a")) == ["b", "a", "c"]


def test_flatten_joins_lists_in_order_and_keeps_repetitions():
    assert build().call("flatten", [("a", "b"), (), ["b"]]) == ["a", "b", "b"]


def test_share_is_the_quotient_of_the_lengths():
    assert build().call("share", ("a",), ("a", "b", "c", "d")) == 0.25


def test_share_of_nothing_is_nothing():
    assert build().call("share", ("a",), ()) == 0


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
