"""The columns of an approval table: posts with marks, words or amounts in their cells, or roles with posts in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from orglint.importers.tables.amounts import read_band, read_scale
from orglint.importers.tables.approval_cells import APPROVES, DECIDES, Said, meaning_of, read_cell
from orglint.importers.tables.column_map import fold_heading, map_columns
from orglint.importers.tables.decision_rows import DecisionRows, decision_rows
from orglint.importers.tables.legend import legend_of
from orglint.importers.tables.matrix_columns import (
    AMOUNT,
    HEADINGS,
    MatrixColumns,
    is_about_people,
    matrix_columns,
    role_columns,
)
from orglint.importers.tables.post_titles import rank_of
from orglint.importers.tables.raci_letters import MARKS
from orglint.importers.tables.shape import Context
from orglint.importers.tables.table import Table

MOSTLY, HALF, ANY = 0.8, 0.5, 0.01
LEAST_POSTS = 2
DECIDERS = frozenset(
    map(
        fold_heading,
        (
            "決裁者", "決裁権者", "決裁権限者", "最終決裁者", "最終決裁権者", "決定者", "決定権者", "権限者", "専決者",
            "decider", "decision maker", "approval authority", "authority holder", "final approver",
        ),
    )
)  # fmt: skip
"""Headings of the columns that hold who decides."""
_OTHERS = frozenset(fold_heading(heading) for headings in HEADINGS.values() for heading in headings)


@dataclass(frozen=True, slots=True)
class ApprovalTable:
    """An approval table ready to be read.

    `by_role` says of columns whose cells name posts what these do; elsewhere the headings name posts. `legend` says
    what marks mean as the table tells it, `scale` what bare numbers are multiples of.
    """

    columns: MatrixColumns
    rows: DecisionRows
    by_role: Mapping[int, str]
    legend: Mapping[str, str]
    scale: float | None

    @property
    def amount(self) -> int | None:
        """Return the column of the amounts, None where there is none."""
        return self.columns.mapped.map.column(AMOUNT)

    def said(self, row: int, column: int) -> Said | None:
        """Return what a cell of a post says; None where it cannot be read."""
        return read_cell(self.columns.mapped.table.rows[row].cells[column], self.scale)


def is_approval_table(table: Table) -> bool:
    """Whether a table surely is an approval table, and no list of people or of what was approved."""
    by_role = _by_role(table)
    if by_role:
        return _has_bands(table) and not is_about_people(table, by_role)
    scale = _scale(table)
    posts = _posts(table, scale, Context(), HALF)
    if (
        is_about_people(table, posts)
        or sum(rank_of(table.headings[column]) is not None for column in posts) < LEAST_POSTS
    ):
        return False
    cells = [row.cells[column] for row in table.rows for column in posts if row.cells[column]]
    said = [read_cell(cell, scale) for cell in cells]
    if sum(each is not None for each in said) < MOSTLY * len(said):
        return False
    words = {what for each in said if each is not None for what in each.what if what not in MARKS}
    bands = sum(each is not None and each.band is not None for each in said)
    told = DECIDES in {meaning_of(word) for word in legend_of(table).values()}
    return told or bool(words & {DECIDES, APPROVES}) or bands >= LEAST_POSTS


def layout(table: Table, context: Context) -> ApprovalTable | None:
    """Return the layout of an approval table, None where no column tells who decides."""
    scale = _scale(table)
    by_role = _by_role(table)
    posts = () if by_role else _posts_to_read(table, scale, context)
    if not by_role and not posts:
        return None
    columns = matrix_columns(table, tuple(by_role or posts), context, has_amounts=True)
    carries = [column for column in (columns.mapped.map.column(AMOUNT),) if column is not None]
    legend = {mark: meant for mark, word in legend_of(table).items() if (meant := meaning_of(word)) is not None}
    return ApprovalTable(columns, decision_rows(columns, carries=carries), by_role, legend, scale)


def _posts_to_read(table: Table, scale: float | None, context: Context) -> tuple[int, ...]:
    """Return the columns of posts of a table that is one: a heading that is a title is a post, whatever most cells say."""
    sure = _posts(table, scale, context, HALF)
    likely = _posts(table, scale, context, ANY)
    is_named = context.named(table) is not None
    return tuple(
        column for column in likely if is_named or column in sure or rank_of(table.headings[column]) is not None
    )


def _posts(table: Table, scale: float | None, context: Context, least: float) -> tuple[int, ...]:
    """Return the columns of posts: those whose cells say what somebody does, the amounts of the subjects left out."""
    fields = map_columns(table.headings, {AMOUNT: HEADINGS[AMOUNT]}).fields

    def says(cell: str) -> bool:
        said = read_cell(cell, scale)
        return said is not None and said != Said()

    return tuple(
        column
        for column in role_columns(table, says, context, least=least)
        if column not in fields and read_scale(table.headings[column]) is None
    )


def _by_role(table: Table) -> dict[int, str]:
    """Return the columns whose headings say what the posts in their cells do; none without one for who decides."""
    found: dict[int, str] = {}
    has_decider = False
    for column, heading in enumerate(table.headings):
        folded = fold_heading(heading)
        if not heading or heading in table.headings[:column]:
            continue
        if folded in DECIDERS:
            found[column], has_decider = DECIDES, True
            continue
        meant = meaning_of(folded)
        if meant is not None and folded not in _OTHERS:
            found[column] = meant
    return found if has_decider else {}


def _has_bands(table: Table) -> bool:
    """Whether most amounts of a table are ranges, as of rules, and not sums, as of what was approved."""
    column = map_columns(table.headings, {AMOUNT: HEADINGS[AMOUNT]}).column(AMOUNT)
    if column is None:
        return False
    bands = [read_band(row.cells[column], _scale(table)) for row in table.rows if row.cells[column]]
    return sum(band is not None and band.is_told for band in bands) > HALF * len(bands)


def _scale(table: Table) -> float | None:
    """Return what bare numbers are multiples of, as a heading or a lone cell says."""
    lone = (row.cells for row in table.rows if sum(map(bool, row.cells)) == 1)
    texts = (*table.headings, *(cell for cells in lone for cell in cells if cell))
    return next((scale for text in texts if (scale := read_scale(text)) is not None), None)
