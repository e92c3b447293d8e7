"""Presets: which headings stand for which field. Data, and nothing else; a new export gets a table here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """Headings by `collection.field`; where a table has several of a field's headings, the first named is read.

    A table is of this preset where each group of `marks` has at least one field with a column. Fields of `once`
    columns may stand under one heading twice without being said.
    """

    name: str
    columns: Mapping[str, tuple[str, ...]]
    marks: tuple[tuple[str, ...], ...]


GENERIC = Preset(
    "generic",
    {
        "people.id": (
            "employee id", "employee no", "employee no.", "employee number", "employee code", "emp id", "staff id",
            "staff number", "person id", "personnel number", "worker id", "user id", "id",
            "社員番号", "社員ID", "社員コード", "社員No", "社員No.", "従業員番号", "従業員ID", "従業員コード", "従業員No",
            "職員番号", "職員ID", "職員コード", "人事番号", "スタッフ番号", "番号", "ID",
        ),
        "people.name": (
            "name", "full name", "display name", "employee name", "preferred name",
            "氏名", "社員名", "従業員名", "職員名", "名前", "姓名", "社員氏名", "従業員氏名", "漢字氏名", "氏名(漢字)",
        ),
        "people.unit": (
            "unit", "department", "department name", "dept", "team", "division", "org unit", "organization unit",
            "organisational unit", "所属", "所属部署", "所属名", "所属部門", "所属組織", "部署", "部署名", "部門", "部門名",
            "組織", "組織名", "配属先",
        ),
        "people.title": (
            "title", "job title", "position", "position title", "role", "役職", "役職名", "職位", "職位名", "職名", "肩書",
            "肩書き", "ポジション",
        ),
        "people.grade": ("grade", "job grade", "level", "job level", "band", "等級", "職能等級", "資格等級", "グレード", "資格"),
        "people.reports_to": (
            "manager id", "manager employee id", "manager number", "supervisor id", "reports to id", "manager",
            "manager name", "reports to", "reporting to", "supervisor", "line manager", "boss",
            "上長社員番号", "上司社員番号", "上長番号", "上司番号", "上長ID", "上司ID", "上長コード", "上司コード", "上長",
            "上司", "直属上長", "直属上司", "上長名", "上司名", "上長氏名", "上司氏名", "レポートライン", "報告先",
        ),
        "people.employment": (
            "employment type", "employment", "employment status", "employee type", "worker type", "contract type",
            "雇用形態", "雇用区分", "雇用種別", "社員区分", "従業員区分", "契約形態", "就業形態",
        ),
        "people.employer": ("employer", "company", "legal entity", "vendor", "雇用元", "会社", "会社名", "雇用会社", "出向元", "派遣元", "所属会社"),
        "people.start": (
            "hire date", "start date", "date of hire", "join date", "joining date", "employment start",
            "入社日", "入社年月日", "採用日", "採用年月日", "雇用開始日", "着任日",
        ),
        "people.end": (
            "end date", "termination date", "leaving date", "last day", "退職日", "退職年月日", "退社日", "雇用終了日", "契約終了日",
        ),
        "people.allocation": ("allocation", "稼働率", "工数比率", "配分", "兼務比率", "業務割合"),
        "people.x-location": ("location", "office", "work location", "site", "勤務地", "勤務場所", "拠点", "就業場所", "事業所"),
    },
    marks=(("people.id", "people.name"), ("people.unit", "people.reports_to", "people.title")),
)

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

PRESETS: tuple[Preset, ...] = (UK_SENIOR, UK_JUNIOR, GENERIC)
"""In the order in which tables are tried: the narrow ones first."""

NAMES: tuple[str, ...] = tuple(sorted({preset.name for preset in PRESETS}))
