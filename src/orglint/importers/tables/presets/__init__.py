"""Presets: which headings stand for which field. Data, and nothing else; a new export gets a module here."""

from __future__ import annotations

from orglint.importers.tables.presets.english import ENGLISH
from orglint.importers.tables.presets.japanese import JAPANESE
from orglint.importers.tables.presets.preset import Preset, joined
from orglint.importers.tables.presets.scim import SCIM
from orglint.importers.tables.presets.uk_organogram import UK_JUNIOR, UK_SENIOR

__all__ = ["GENERIC", "JP_HR", "OF_PEOPLE", "PRESETS", "SCIM", "UK_JUNIOR", "UK_SENIOR", "Preset"]

_WHO = ("people.id", "people.name", "people.family_name")
_WHERE = (
    "people.unit",
    "people.title",
    "people.reports_to",
    "people.manager_name",
    "people.unit_1",
    "people.unit_above_1",
    "people.unit_above_2",
    "people.unit_division",
    "people.unit_business_unit",
    "people.unit_department",
    "people.unit_section",
    "people.unit_team",
    "people.unit_code",
)

_SURE = ("people.name", "people.family_name", *_WHERE[:4])

GENERIC = Preset("generic", joined(ENGLISH, JAPANESE), marks=(_WHO, _WHERE), sure=_SURE)
JP_HR = Preset("jp-hr", JAPANESE, marks=(_WHO, _WHERE), sure=_SURE)

OF_PEOPLE: tuple[Preset, ...] = (SCIM, JP_HR, GENERIC)
"""Presets of tables of people; of those that fit, the one that reads most columns is taken, of equals the first."""
PRESETS: tuple[Preset, ...] = (UK_SENIOR, UK_JUNIOR, *OF_PEOPLE)
"""In the order in which tables are tried: the narrow ones first."""
