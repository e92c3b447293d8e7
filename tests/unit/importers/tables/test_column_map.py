"""Headings find their fields however they are spelled; what nobody reads is left over by name."""

from __future__ import annotations

import pytest

from orglint.importers.tables.column_map import map_columns, recognise
from orglint.importers.tables.map_fields import known_fields
from orglint.importers.tables.presets import GENERIC, JP_HR, PRESETS, SCIM, UK_JUNIOR, UK_SENIOR, Preset


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Employee ID", "people.id"),
        ("employee_id", "people.id"),
        ("社員番号", "people.id"),
        ("社員ID", "people.id"),
        ("従業員番号", "people.id"),
        ("氏 名", "people.name"),
        ("氏名（漢字）", "people.name"),
        ("所属", "people.unit"),
        ("部署名", "people.unit"),
        ("役職", "people.title"),
        ("等級", "people.grade"),
        ("上長", "people.reports_to"),
        ("Reports To", "people.reports_to"),
        ("雇用形態", "people.employment"),
        ("入社日", "people.start"),
        ("退職日", "people.end"),
        ("雇用元", "people.employer"),
        ("勤務地", "people.x-location"),
    ],
)
def test_generic_headings_are_found(heading: str, field: str):
    assert map_columns((heading,), GENERIC.columns).fields == {0: field}


def test_first_named_of_several_headings_is_read_and_the_other_left_over():
    found = map_columns(("部署", "所属", "給与"), GENERIC.columns)
    assert found.fields == {1: "people.unit"}
    assert found.leftover == ("部署", "給与")


def test_ignored_heading_is_left_over():
    found = map_columns(("部署", "所属"), GENERIC.columns, frozenset({"所 属"}))
    assert (found.fields, found.leftover) == ({0: "people.unit"}, ("所属",))


@pytest.mark.parametrize(
    ("headings", "preset"),
    [
        (("社員番号", "氏名", "所属"), JP_HR),
        (("社員番号", "Name", "所属"), GENERIC),
        (("userPrincipalName", "displayName", "department", "accountEnabled"), SCIM),
        (("Employee ID", "First Name", "Last Name", "Supervisory Organization"), GENERIC),
        (("Name", "Manager"), GENERIC),
        (("Post Unique Reference", "Name", "Reports to Senior Post"), UK_SENIOR),
        (("Reporting Senior Post", "Generic Job Title", "Number of Posts in FTE"), UK_JUNIOR),
        (("product", "price"), None),
        (("id", "price"), None),
        ((), None),
    ],
)
def test_tables_are_recognised_by_their_headings(headings: tuple[str, ...], preset: Preset | None):
    assert recognise(headings) is preset


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
def test_presets_name_fields_of_the_model(preset: Preset):
    own = {name for name in preset.columns if ".x-" in name} | {"organization.name"}
    described = {name for name in known_fields() if not name.startswith("organization.")} | own
    assert set(preset.columns) <= described
