"""What a plugin may use, and what its functions may return. Installed plugins are in tests/plugins."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import pytest

import orglint.plugins
from orglint.functions.families import functions
from orglint.model.schema import KINDS
from orglint.model.types import (
    BOOL,
    DATE,
    NUMBER,
    TEXT,
    Enumerated,
    ListOf,
    Maybe,
    Ref,
    Type,
    type_of,
)
from orglint.ruleset.plugin_calls import is_a
from orglint.ruleset.plugin_signature import name_taken

UNIT = orglint.plugins.Unit.__new__(orglint.plugins.Unit)


def test_every_kind_of_entity_can_be_named_in_a_signature():
    offered = {getattr(orglint.plugins, name) for name in orglint.plugins.__all__}
    kinds = {item.KIND for item in offered if isinstance(item, type) and hasattr(item, "KIND")}
    assert kinds == set(KINDS) - {"entity"}


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (True, BOOL),
        (1, NUMBER),
        (0.5, NUMBER),
        ("a", TEXT),
        (date(2026, 4, 1), DATE),
        (None, Maybe(NUMBER)),
        ((), ListOf(TEXT)),
        (("a", "b"), ListOf(TEXT)),
        ("team", Enumerated(("team", "company"))),
        (UNIT, Ref(frozenset({"unit", "position"}))),
        (UNIT, Ref(frozenset({"entity"}))),
    ],
)
def test_a_value_of_the_declared_type_passes(value: object, type_: Type):
    assert is_a(value, type_)


@pytest.mark.parametrize(
    ("value", "type_"),
    [
        (1, BOOL),
        (True, NUMBER),
        (float("nan"), NUMBER),
        (float("inf"), NUMBER),
        (None, NUMBER),
        (1, TEXT),
        (datetime(2026, 4, 1), DATE),  # noqa: DTZ001 - it is refused
        (("a", 1), ListOf(TEXT)),
        ({"a"}, ListOf(TEXT)),
        ("Team", Enumerated(("team", "company"))),
        (UNIT, Ref(frozenset({"position"}))),
        ("unit/a", Ref(frozenset({"unit"}))),
    ],
)
def test_a_value_of_another_type_does_not(value: object, type_: Type):
    assert not is_a(value, type_)


@pytest.mark.parametrize(
    "name", ["is_inside", "unit", "units", "title", "len", "true", "lambda", "_hidden", "ｔｅａｍ_of"]
)
def test_a_name_that_means_something_already_is_taken(name: str):
    assert name_taken(name, functions()) is not None


@pytest.mark.parametrize("name", ["acme_is_executive", "working_days", "部門コード"])
def test_other_names_are_free(name: str):
    assert name_taken(name, functions()) is None


def test_entity_in_a_signature_is_any_kind():
    assert type_of(orglint.plugins.Entity) == Ref(frozenset({"entity"}))


@pytest.mark.parametrize(
    "annotation",
    [tuple[int, str], tuple[()], Literal[1, 2], dict[str, int], list, set[str], int | str],
    ids=str,
)
def test_what_the_language_cannot_say_is_no_type(annotation: object):
    with pytest.raises(TypeError):
        type_of(annotation)
