"""Who is who before and after a change, as rules ask it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from orglint.functions.context import Context, UnknownValue
from orglint.functions.families import functions
from orglint.model.entities import Described
from orglint.reorg.matching.by_ids import match_by_ids
from orglint.reorg.matching.matching import Doubt, Match, Matching
from tests.unit.functions.organizations import Built, build, shown

BEFORE = build(units={"a": {}, "b": {}, "c": {}, "d": {}, "e": {}}, people={"ann": {}, "ben": {}})
AFTER = build(units={"a": {}, "b2": {}, "c1": {}, "c2": {}, "n": {}}, people={"ann": {}, "eve": {}})
SAID = {"units": {"b": ("b2",), "c": ("c1", "c2"), "d": ("a",), "e": ()}}
"""b is called b2, c is split, d is merged into a, e is dissolved, n is new."""
MATCHING = match_by_ids(BEFORE.model, AFTER.model, SAID)


class Asked:
    """A function asked of both organizations; `-a` is a of before, `a` that of after."""

    def __init__(self, matching: Matching, before: Built, after: Built) -> None:
        self.sides: Mapping[bool, Built] = {True: before, False: after}
        self.context = Context(after.model, matching)

    def call(self, name: str, *arguments: str) -> object:
        return shown(self.context.bind(functions()[name])(*map(self.meant, arguments)))

    def meant(self, argument: str) -> Described:
        return self.sides[argument.startswith("-")][argument.removeprefix("-")]


ASKED = Asked(MATCHING, BEFORE, AFTER)


@pytest.mark.parametrize(
    ("before", "after"),
    [("-unit/a", "unit/a"), ("-unit/b", "unit/b2"), ("-unit/c", None), ("-unit/d", None), ("-person/ben", None)],
)
def test_counterpart_is_what_it_is_after_the_change(before: str, after: str | None):
    assert ASKED.call("counterpart", before) == after


@pytest.mark.parametrize(
    ("after", "before"), [("unit/a", "unit/a"), ("unit/b2", "unit/b"), ("unit/n", None), ("person/eve", None)]
)
def test_former_is_what_it_was_before_it(after: str, before: str | None):
    assert ASKED.call("former", after) == before
    if before is not None:
        assert ASKED.call("same", f"-{before}", after) is True
        assert ASKED.call("same", f"-{before}", "unit/n") is False


@pytest.mark.parametrize(
    ("before", "later"),
    [
        ("-unit/a", ["unit/a"]),
        ("-unit/b", ["unit/b2"]),
        ("-unit/c", ["unit/c1", "unit/c2"]),
        ("-unit/d", ["unit/a"]),
        ("-unit/e", []),
    ],
)
def test_successors_are_the_units_it_lives_on_in(before: str, later: list[str]):
    assert ASKED.call("successors", before) == later


@pytest.mark.parametrize(
    ("after", "earlier"), [("unit/a", ["unit/a", "unit/d"]), ("unit/c2", ["unit/c"]), ("unit/n", [])]
)
def test_predecessors_are_the_units_it_came_from(after: str, earlier: list[str]):
    assert ASKED.call("predecessors", after) == earlier


def test_the_view_of_before_knows_the_earlier_model_alone():
    assert ASKED.context.earlier.model is BEFORE.model
    assert ASKED.context.earlier.matched is MATCHING
    assert not ASKED.context.is_unknown(BEFORE["unit/a"], "head")
    BEFORE.mark_unknown("unit/e", "head")
    assert ASKED.context.is_unknown(BEFORE["unit/e"], "head")
    assert not ASKED.context.is_unknown(AFTER["unit/a"], "head")


class TestWhatNobodyCanTell:
    """d or e of before may be n of after: which of them, nobody can tell."""

    DOUBT = Doubt(
        (
            Match(BEFORE["unit/e"], AFTER["unit/n"], 0.5, ()),
            Match(BEFORE["unit/d"], AFTER["unit/n"], 0.5, ()),
        )
    )
    ASKED = Asked(replace(MATCHING, doubts=(DOUBT,)), BEFORE, AFTER)

    @pytest.mark.parametrize(
        ("entity", "is_so"),
        [("-unit/e", True), ("-unit/d", True), ("unit/n", True), ("-unit/a", False), ("unit/a", False)],
    )
    def test_it_is_in_doubt(self, entity: str, is_so: bool):
        assert self.ASKED.call("in_doubt", entity) is is_so

    @pytest.mark.parametrize(
        ("name", "arguments"),
        [
            ("counterpart", ["-unit/e"]),
            ("former", ["unit/n"]),
            ("same", ["-unit/e", "unit/a"]),
            ("same", ["-unit/a", "unit/n"]),
            ("successors", ["-unit/d"]),
            ("predecessors", ["unit/n"]),
        ],
    )
    def test_nothing_is_concluded_of_it(self, name: str, arguments: list[str]):
        with pytest.raises(UnknownValue):
            self.ASKED.call(name, *arguments)

    def test_of_all_else_the_answer_is_as_ever(self):
        assert self.ASKED.call("counterpart", "-unit/b") == "unit/b2"


def test_what_has_ended_is_not_merely_left_out():
    before = build(kpis={"k": {}, "l": {}, "m": {}})
    after = build(kpis={"k": {"end": date(2020, 1, 1)}, "m": {}})
    asked = Asked(match_by_ids(before.model, after.model, {}), before, after)
    assert [asked.call("was_ended", f"-kpi/{ident}") for ident in "klm"] == [True, False, False]
