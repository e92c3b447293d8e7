"""The sheets of a template in order: what to fill in first comes first, what belongs together has one colour."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.model_sheets.layout import SheetForm, sheet_forms


@dataclass(frozen=True, slots=True)
class Group:
    """Collections that are about one thing, the colour of their sheets, and when to fill them in."""

    title: Text
    color: str
    collections: tuple[str, ...]


GROUPS = (
    Group(
        Text("First: who and where", "最初に: 組織の骨組み"),
        "2F75B5",
        ("organization", "units", "people", "positions"),
    ),
    Group(
        Text("Then: money, numbers, work that is handed over", "次に: 予算、KPI、引き渡し"),
        "548235",
        ("budgets", "kpis", "handoffs", "lifecycles"),
    ),
    Group(
        Text("Who decides, who meets, who works with whom", "意思決定、会議、部署間の連携"),
        "C65911",
        ("decisions", "meetings", "interactions", "requests", "contributions", "segments", "datasets"),
    ),
    Group(
        Text("What people can do, what is bought, what is to change", "能力、外部委託、施策"),
        "7030A0",
        ("responsibilities", "capabilities", "training", "engagements", "initiatives"),
    ),
)


def group_of(form: SheetForm) -> Group:
    """Return the group of a sheet: that of its collection."""
    return next(group for group in GROUPS if form.collection in group.collections)


def in_order() -> Iterator[SheetForm]:
    """Yield every sheet a model may have: the collections, then the sheets of details, group by group."""
    forms = sheet_forms()
    for group in GROUPS:
        yield from (forms[name] for name in group.collections)
    for group in GROUPS:
        for name in group.collections:
            yield from (form for form in forms.values() if form.field and form.collection == name)
