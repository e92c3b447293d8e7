"""The organograms of British public bodies: the columns of their published schema."""

from __future__ import annotations

from orglint.importers.tables.presets.preset import Preset

UK_SENIOR = Preset(
    "uk-organogram",
    {
        "positions.id": ("Post Unique Reference",),
        "people.name": ("Name",),
        "positions.grade": ("Grade (or equivalent)", "Grade"),
        "positions.title": ("Job Title",),
        "units.x-parent-department": ("Parent Department",),
        "organization.name": ("Organisation",),
        "positions.unit": ("Unit",),
        "positions.reports_to": ("Reports to Senior Post",),
        "positions.fte": ("FTE",),
        "positions.x-occupational-group": ("Professional/Occupational Group",),
    },
    marks=(("positions.id",), ("positions.reports_to",), ("people.name",)),
)

UK_JUNIOR = Preset(
    "uk-organogram",
    {
        "units.x-parent-department": ("Parent Department",),
        "organization.name": ("Organisation",),
        "positions.unit": ("Unit",),
        "positions.reports_to": ("Reporting Senior Post",),
        "positions.grade": ("Grade",),
        "positions.title": ("Generic Job Title",),
        "positions.headcount": ("Number of Posts in FTE",),
        "positions.x-occupational-group": ("Professional/Occupational Group",),
    },
    marks=(("positions.reports_to",), ("positions.title",), ("positions.headcount",)),
)
