"""The columns of a matrix of decisions: which name the decision, which say more of it, which belong to a role."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from orglint.importers.tables.column_map import ColumnMap, fold_heading, map_columns, recognise
from orglint.importers.tables.presets import GENERIC
from orglint.importers.tables.raci_letters import says_nothing
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Table
from orglint.model.words import may_be_sensitive

ROLES = "decisions.roles"
"""What role columns are called among the columns that are read."""
NAME, CATEGORY, AMOUNT = "decisions.name", "decisions.tags", "decisions.x-amount"
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "decisions.id": ("id", "wbs", "wbs番号", "コード", "管理番号", "code"),
    "decisions.x-number": ("no", "no.", "#", "番号", "項番", "項目番号", "number"),
    NAME: (
        "意思決定", "決定事項", "決裁事項", "決裁項目", "承認事項", "専決事項", "権限事項", "業務", "業務名", "業務内容", "タスク",
        "タスク名", "作業", "作業項目", "アクティビティ", "活動", "プロセス", "成果物", "小項目", "小分類", "細目", "項目", "事項",
        "案件", "件名", "内容", "decision", "decisions", "activity", "activities", "task", "tasks", "task name",
        "task / deliverable", "process", "process step", "step", "deliverable", "work package", "subject", "item",
        "transaction", "transaction type", "authority",
    ),
    "decisions.description": (
        "説明", "詳細", "概要", "備考", "摘要", "注記", "内容", "description", "details", "notes", "remarks", "comment", "comments",
    ),
    "decisions.units": (
        "主管部署", "主管部門", "所管部署", "所管部門", "所管", "担当部署", "担当部門", "主管", "部署", "部門", "組織",
        "unit", "department", "team", "responsible department",
    ),
    AMOUNT: (
        "金額", "金額区分", "金額基準", "金額範囲", "基準金額", "決裁金額", "決裁基準", "基準", "限度額", "範囲", "条件", "amount",
        "limit", "threshold", "value", "range", "monetary limit",
    ),
}  # fmt: skip
CATEGORIES = frozenset(
    map(
        fold_heading,
        (
            "分類", "大分類", "中分類", "区分", "大区分", "中区分", "大項目", "中項目", "カテゴリ", "カテゴリー", "種別", "フェーズ",
            "工程", "領域", "分野", "category", "phase", "stage", "area", "group", "section",
        ),
    )
)  # fmt: skip


_NAMES = frozenset(map(fold_heading, HEADINGS[NAME]))
_OF_PEOPLE = frozenset(
    fold_heading(heading)
    for name in ("id", "name", "family_name", "given_name", "start", "end", "employment")
    for heading in GENERIC.columns.get(f"people.{name}", ())
) - {fold_heading(heading) for heading in ("id", "no", "番号", "number", "code", "コード")}
"""Headings that say who somebody is, and no decision has."""


@dataclass(frozen=True, slots=True)
class MatrixColumns:
    """A table's columns by what they say: `roles` those that belong to a role, `nameless` those without a heading."""

    mapped: MappedTable
    roles: tuple[int, ...]
    categories: tuple[int, ...]
    nameless: tuple[int, ...]

    @property
    def name(self) -> int:
        """Return the column that names the decision."""
        column = self.mapped.map.column(NAME)
        return 0 if column is None else column

    def category(self, row: int) -> str:
        """Return what a row says of its category, as it stands."""
        cells = self.mapped.table.rows[row].cells
        return " / ".join(cells[column] for column in self.categories if cells[column])


def matrix_columns(
    table: Table, roles: Collection[int], context: Context, *, has_amounts: bool = False
) -> MatrixColumns:
    """Return the columns of a matrix whose role columns are known.

    The name is the column so headed; where none is, the last one before the roles that nothing else explains. Columns
    with sensitive headings, and those that the user's map leaves out, are not read.
    """
    custom = context.custom.of(table) if context.custom is not None else None
    ignored = custom.ignored if custom is not None else frozenset()
    own = {name: found for name, found in custom.columns.items() if name.startswith("decisions.")} if custom else {}
    others = tuple(
        "" if column in roles or may_be_sensitive(text) else text for column, text in enumerate(table.headings)
    )
    known = {name: found for name, found in HEADINGS.items() if has_amounts or name != AMOUNT}
    fields = dict(map_columns(others, own | {n: f for n, f in known.items() if n not in own}, ignored).fields)
    passed = {fold_heading(heading) for heading in ignored}
    free = [
        column
        for column, text in enumerate(others)
        if text and column not in fields and fold_heading(text) not in passed and text not in others[:column]
    ]
    categories = [column for column in free if fold_heading(others[column]) in CATEGORIES]
    if NAME not in fields.values():
        column = _likely_name([column for column in free if column not in categories] or categories, roles)
        if column is not None:
            fields[column] = NAME
            categories = [other for other in categories if other != column]
    fields |= dict.fromkeys(categories, CATEGORY) | dict.fromkeys(roles, ROLES)
    filled = {column for row in table.rows for column, cell in enumerate(row.cells) if cell}
    leftover = tuple(text for column, text in enumerate(table.headings) if column in filled - fields.keys() and text)
    return MatrixColumns(
        MappedTable(table, ColumnMap(fields, leftover)), tuple(sorted(roles)), tuple(categories), nameless(table)
    )


def nameless(table: Table) -> tuple[int, ...]:
    """Return the columns that have cells but no heading."""
    return tuple(
        column
        for column, heading in enumerate(table.headings)
        if not heading and any(row.cells[column] for row in table.rows)
    )


def role_columns(table: Table, is_said: Callable[[str], bool], context: Context, *, least: float) -> tuple[int, ...]:
    """Return the columns of which at least that share of the filled cells says something of a role; a dash fills none.

    A column whose heading is a single letter or mark that does so itself is none: that is a row of the table, taken for
    its headings.
    """
    passed = context.custom.of(table).ignored if context.custom is not None else frozenset()
    ignored = set(map(fold_heading, passed))
    found = []
    for column, heading in enumerate(table.headings):
        folded = fold_heading(heading)
        is_row = len(heading) == 1 and is_said(heading)
        if not heading or is_row or heading in table.headings[:column] or folded in ignored or folded in _NAMES:
            continue
        cells = [row.cells[column] for row in table.rows if not says_nothing(row.cells[column])]
        said = sum(map(is_said, cells))
        if said and said >= least * len(cells) and not may_be_sensitive(heading):
            found.append(column)
    return tuple(found)


def is_about_people(table: Table, roles: Collection[int]) -> bool:
    """Whether a table is a list of people: it says who they are, or has the headings of one beside its role columns."""
    if any(fold_heading(heading) in _OF_PEOPLE for heading in table.headings):
        return True
    others = tuple("" if column in roles else heading for column, heading in enumerate(table.headings))
    return recognise(others) is not None and not any(fold_heading(heading) in _NAMES for heading in others)


def _likely_name(free: Sequence[int], roles: Collection[int]) -> int | None:
    before = [column for column in free if not roles or column < min(roles)]
    return before[-1] if before else None
