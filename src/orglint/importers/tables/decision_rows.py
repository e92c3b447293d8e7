"""The rows of a matrix of decisions: which are decisions, and which headings of groups, legends or totals."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.legend import is_legend
from orglint.importers.tables.matrix_columns import MatrixColumns
from orglint.importers.tables.rows import as_id, fold_text
from orglint.importers.tables.table import Cell, Table
from orglint.importers.tables.table_notes import listed_rows, note_on

TOTALS = frozenset({"合計", "小計", "計", "総計", "件数", "集計", "total", "totals", "subtotal", "count", "sum"})


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A row that is a decision: its name, the cell that tells it from others, and the groups it is in."""

    row: int
    name: str
    cell: Cell
    groups: tuple[str, ...]


@dataclass(slots=True)
class DecisionRows:
    """The rows of a table by what they are; `nameless` say something of a decision that has no name."""

    decisions: list[DecisionRow] = field(default_factory=list)
    groups: list[int] = field(default_factory=list)
    legends: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)

    def notes(self, table: Table) -> Iterator[Note]:
        """Yield which rows are no decisions."""
        for rows, text in ((self.groups, _GROUPS), (self.legends, _LEGENDS), (self.totals, _TOTALS)):
            if rows:
                yield note_on(table, text.filled(rows=listed_rows(table, rows)))


def decision_rows(columns: MatrixColumns, *, carries: Collection[int] = ()) -> DecisionRows:
    """Return the rows of a matrix by what they are.

    A row with a single cell is the heading of a group. Where a row has no name but a cell in one of the columns
    `carries`, it is about the decision above: merged cells are exported so. Groups carry on downwards likewise.
    """
    found, reader = DecisionRows(), _Groups(columns)
    last: DecisionRow | None = None
    table = columns.mapped.table
    for number, row in enumerate(table.rows):
        filled = [column for column, cell in enumerate(row.cells) if cell]
        name = row.cells[columns.name]
        if not filled:
            continue
        is_said = any(row.cells[column] for column in (*columns.roles, *carries))
        if is_legend(row.cells):
            found.legends.append(number)
        elif len(filled) == 1 and not is_said:
            found.groups.append(number)
            reader.begin(row.cells[filled[0]])
            last = None
        elif fold_text(name) in TOTALS:
            found.totals.append(number)
        elif name:
            last = DecisionRow(number, name, Cell(number, columns.name), reader.of(number))
            found.decisions.append(last)
        elif last is not None and any(row.cells[column] for column in carries):
            cell = next(Cell(number, column) for column in carries if row.cells[column])
            found.decisions.append(DecisionRow(number, last.name, cell, reader.of(number)))
        else:
            found.nameless.append(number)
    return found


class DecisionIds:
    """Ids of decisions by name: the name where it stands in one group only, else the group before it."""

    def __init__(self, named: Iterable[tuple[tuple[str, ...], str]]) -> None:
        self._groups: dict[str, set[str]] = {}
        for groups, name in named:
            self._groups.setdefault(fold_text(name), set()).add(fold_text("-".join(groups)))

    def id(self, groups: tuple[str, ...], name: str) -> str:
        """Return the id of the decision of that name in these groups."""
        parts = (*groups, name) if len(self._groups.get(fold_text(name), ())) > 1 else (name,)
        return "-".join(map(as_id, parts))


class _Groups:
    """The groups that rows are in: the heading row above, and columns whose blanks carry on what stands above."""

    def __init__(self, columns: MatrixColumns) -> None:
        self._columns = columns
        self._heading = ""
        self._above: list[str] = [""] * len(columns.categories)

    def begin(self, heading: str) -> None:
        """Begin the group of a heading row."""
        self._heading = heading
        self._above = [""] * len(self._above)

    def of(self, row: int) -> tuple[str, ...]:
        """Return the groups of a row, the widest first."""
        cells = self._columns.mapped.table.rows[row].cells
        for index, column in enumerate(self._columns.categories):
            if cells[column] and cells[column] != self._above[index]:
                self._above[index:] = [cells[column]] + [""] * (len(self._above) - index - 1)
        return tuple(filter(None, (self._heading, *self._above)))


_GROUPS = Text(
    "rows read as the headings of groups of decisions, not as decisions: {rows}",
    "意思決定ではなく、分類の見出しとして扱った行: {rows}",
)
_LEGENDS = Text("rows that explain the table, not read as decisions: {rows}", "凡例や注記として扱った行: {rows}")
_TOTALS = Text("rows of totals, not read: {rows}", "合計の行のため、読まなかった行: {rows}")
