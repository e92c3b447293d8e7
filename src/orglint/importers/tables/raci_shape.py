"""The shape `raci`: a matrix of decisions and roles, in the letters of RACI, DACI or RAPID, in words, or in marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from orglint.i18n import Text
from orglint.importers.imported import Imported
from orglint.importers.tables.approval_layout import is_approval_table
from orglint.importers.tables.decision_parties import Parties
from orglint.importers.tables.decision_rows import decision_rows
from orglint.importers.tables.decision_table import imported
from orglint.importers.tables.legend import legend_of
from orglint.importers.tables.matrix_columns import is_about_people, matrix_columns, role_columns
from orglint.importers.tables.raci_letters import (
    DEFAULT_MARKS,
    FRAMEWORKS,
    MARKS,
    Framework,
    field_of,
    framework_of,
    is_sure_word,
    is_surely_a_matrix,
    items,
)
from orglint.importers.tables.raci_table import RaciMatrix, read_raci
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Cell, Table
from orglint.importers.tables.who_is_meant import Known
from orglint.model.problems import Problem

MOSTLY, HALF, ANY = 0.65, 0.5, 0.01
LEAST_ROLES = 2
LEAST_LETTER_HEADINGS = 3
_PARTS = re.compile(r"[\s/:・()\[\]【】=-]+")
_SURE = Context()


def fits(table: Table) -> bool:
    """Whether a table surely is such a matrix, and no list of people that happens to have letters in its cells."""
    return not is_approval_table(table) and (_is_matrix(table) or _is_by_role(table))


def read(tables: Sequence[Table], context: Context) -> Imported:
    """Read matrices together: what one makes a post of is the same post in the others."""
    found = [_matrix(table, context) for table in tables]
    made = read_raci([each for each in found if isinstance(each, RaciMatrix)], Parties(Known(context.documents)))
    return imported(made, [each for each in found if isinstance(each, Problem)])


RACI = Shape("raci", fits, read, refers=True, is_seen_in_cells=True)


def _matrix(table: Table, context: Context) -> RaciMatrix | Problem:
    by_role = _by_role(table)
    marks = _marks(table, is_named=context.named(table) is not None)
    say = _says(marks)
    roles = () if by_role else role_columns(table, say, context, least=ANY if context.named(table) else HALF)
    if not roles and not by_role:
        return MappedTable(table, matrix_columns(table, (), context).mapped.map).problem(Cell(-1, 0), _NO_ROLES)
    if context.named(table) and is_about_people(table, by_role or roles):
        return MappedTable(table, matrix_columns(table, (), context).mapped.map).problem(Cell(-1, 0), _PEOPLE)
    columns = matrix_columns(table, tuple(by_role or roles), context)
    rows = decision_rows(columns)
    cells = (items(table.rows[row.row].cells[column]) or () for row in rows.decisions for column in roles)
    framework = (
        _framework(by_role, table)
        if by_role
        else framework_of(cells, marks, " ".join((table.sheet, *table.headings)), table.file)
    )
    return RaciMatrix(columns, rows, framework, by_role)


def _marks(table: Table, *, is_named: bool) -> Mapping[str, str]:
    """Return what marks mean by the table's legend; without one, if the user named the shape, what they often do."""
    told = {mark: field for mark, word in legend_of(table).items() if (field := field_of(word)) is not None}
    return told or (DEFAULT_MARKS if is_named else {})


def _says(marks: Mapping[str, str]) -> Callable[[str], bool]:
    """Return whether a cell says something of a role, with the marks that have a meaning."""

    def says(cell: str) -> bool:
        said = items(cell)
        return bool(said) and all(item in marks or item not in MARKS for item in said or ())

    return says


def _is_matrix(table: Table) -> bool:
    marks = _marks(table, is_named=False)
    roles = role_columns(table, _says(marks), _SURE, least=HALF)
    if len(roles) < LEAST_ROLES or is_about_people(table, roles) or min(roles) == 0:
        return False
    rows = decision_rows(matrix_columns(table, roles, _SURE)).decisions
    cells = [cell for row in rows for column in roles if (cell := table.rows[row.row].cells[column])]
    said = [items(cell) for cell in cells]
    found = set(chain.from_iterable(each for each in said if each))
    meant = {marks.get(item, item) for item in found}
    is_sure = is_surely_a_matrix(found) or (
        {"accountable", "responsible"} <= meant and (bool(marks) or any(is_sure_word(cell) for cell in cells))
    )
    return is_sure and sum(each is not None for each in said) >= MOSTLY * len(said)


def _is_by_role(table: Table) -> bool:
    by_role = _by_role(table)
    has_both = {"accountable", "responsible"} <= set(by_role.values())
    return has_both and min(by_role) > 0 and not is_about_people(table, by_role)


def _by_role(table: Table) -> Mapping[int, str]:
    """Return the columns whose headings are roles; none where the headings do not make a framework."""
    named: dict[int, str] = {}
    letters: dict[int, str] = {}
    for column, heading in enumerate(table.headings):
        parts = [part for part in _PARTS.split(fold_text(heading)) if part]
        fields = {field_of(part) for part in parts if len(part) > 1}
        single = [part.upper() for part in parts if len(part) == 1]
        field = next(iter(fields)) if len(fields) == 1 else None
        if field is not None and heading not in table.headings[:column]:
            named[column] = field
        elif not fields and len(single) == 1:
            letters[column] = single[0]
    if named:
        return named if {"accountable", "responsible"} <= set(named.values()) else {}
    framework = next(
        (known for known in FRAMEWORKS.values() if len(known.keys() & set(letters.values())) >= LEAST_LETTER_HEADINGS),
        {},
    )
    return {column: framework[letter] for column, letter in letters.items() if letter in framework}


def _framework(by_role: Mapping[int, str], table: Table) -> Framework:
    """Return the framework of a matrix that has its roles as headings."""
    words = " ".join(map(fold_text, table.headings))
    fields = set(by_role.values())
    if fields & {"agree", "perform"} or "recommend" in words:
        return Framework("rapid", {})
    return Framework("daci" if "driver" in words else "raci", {})


_NO_ROLES = Text(
    "no column of this table has the letters of a RACI, DACI or RAPID matrix in its cells (A, R, C, I; A/R), and no "
    "headings are its roles (Responsible, Accountable); so it is not read",
    "RACI・DACI・RAPIDの文字(A、R、C、I、A/Rなど)が入った列も、役割を表す見出し(実行責任者、最終責任者など)もないため、"
    "この表は読み込みません",
)
_PEOPLE = Text(
    "the rows of this table are people, not decisions, so it is not read; a matrix has decisions as rows and roles as "
    "columns",
    "この表の行は意思決定ではなく人のため、読み込みません。行に意思決定、列に役割を置いた表にしてください",
)
