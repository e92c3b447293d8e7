"""The shape `approval-table`: subjects by amount and post (決裁権限表), who decides, agrees, prepares and is told."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported
from orglint.importers.tables.approval_budgets import Budgets, add_approvers
from orglint.importers.tables.approval_layout import is_approval_table, layout
from orglint.importers.tables.approval_table import read_approvals
from orglint.importers.tables.decision_parties import Parties
from orglint.importers.tables.decision_table import imported
from orglint.importers.tables.matrix_columns import is_about_people, matrix_columns
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Cell, Table
from orglint.importers.tables.who_is_meant import Known
from orglint.model.problems import Problem
from orglint.source.document import Document, Mapping


def read(tables: Sequence[Table], context: Context) -> Imported:
    """Read approval tables together; a title that several posts have stands for whichever of them is in charge."""
    layouts, refused = [], []
    for table in tables:
        found = layout(table, context)
        is_of_people = context.named(table) is not None and is_about_people(
            table, found.columns.roles if found is not None else ()
        )
        if found is None or is_of_people:
            refused.append(_refused(table, context, _PEOPLE if is_of_people else _NO_POSTS))
        else:
            layouts.append(found)
    parties = Parties(Known(context.documents), ranks=True)
    made = read_approvals(layouts, parties, _decisions(context.documents))
    add_approvers(made, Budgets(context.documents))
    return imported([each.made for each in made], refused)


APPROVAL_TABLE = Shape("approval-table", is_approval_table, read, refers=True, is_seen_in_cells=True)


def _refused(table: Table, context: Context, why: Text) -> Problem:
    return MappedTable(table, matrix_columns(table, (), context).mapped.map).problem(Cell(-1, 0), why)


def _decisions(documents: Sequence[Document]) -> set[str]:
    found: set[str] = set()
    for document in documents:
        decisions = document.root.get("decisions")
        found.update(decisions if isinstance(decisions, Mapping) else ())
    return found


_NO_POSTS = Text(
    "no column of this table says who decides (決裁, 承認, ◎, 100万円以下 below the titles of posts, or a column 決裁者), so "
    "it is not read",
    "だれが決裁するかを示す列(職位の列に入った「決裁」「承認」「◎」「100万円以下」、または「決裁者」の列)がないため、この表は"
    "読み込みません",
)
_PEOPLE = Text(
    "the rows of this table are people, not subjects of decisions, so it is not read",
    "この表の行は決裁事項ではなく人のため、読み込みません",
)
