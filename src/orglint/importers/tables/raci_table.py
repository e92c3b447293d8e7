"""A RACI, DACI or RAPID matrix becomes decisions, each role at the cell that gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.tables.decision_parties import Parties
from orglint.importers.tables.decision_rows import DecisionIds, DecisionRow, DecisionRows
from orglint.importers.tables.decision_table import DecisionTable
from orglint.importers.tables.matrix_columns import MatrixColumns
from orglint.importers.tables.raci_letters import FRAMEWORKS, VARIANTS, Framework, items
from orglint.importers.tables.rows import says_none
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_notes import note_on
from orglint.model.problems import quote
from orglint.source.document import Mapping as Body


@dataclass(frozen=True, slots=True)
class RaciMatrix:
    """A matrix ready to be read. `by_role` are the columns whose headings are roles and whose cells name who has them."""

    columns: MatrixColumns
    rows: DecisionRows
    framework: Framework
    by_role: Mapping[int, str]


def read_raci(matrices: Sequence[RaciMatrix], parties: Parties) -> list[DecisionTable]:
    """Make the document of each matrix; the ids of decisions are their names, or what the id column says."""
    ids = DecisionIds((row.groups, row.name) for matrix in matrices for row in matrix.rows.decisions)
    return [_Reading(matrix, ids, parties).run() for matrix in matrices]


class _Reading:
    def __init__(self, matrix: RaciMatrix, ids: DecisionIds, parties: Parties) -> None:
        self.matrix, self.ids = matrix, ids
        self.found = self._found()
        self.made = DecisionTable(matrix.columns, parties, self._described())
        self.table = matrix.columns.mapped.table
        self.variants: dict[str, int] = {}

    def run(self) -> DecisionTable:
        for row in self.matrix.rows.decisions:
            self.decision(row)
        for number in self.matrix.rows.nameless:
            self.made.problem(Cell(number, self.matrix.columns.name), _NO_NAME)
        self.made.notes.extend(self.matrix.rows.notes(self.table))
        for letter, cells in sorted(self.variants.items()):
            self.made.notes.append(note_on(self.table, _VARIANT.filled(letter=letter, cells=cells)))
        return self.made

    def decision(self, row: DecisionRow) -> None:
        written = self.matrix.columns.mapped.text(row.row, "decisions.id")
        body = self.made.decision(row, written or self.ids.id(row.groups, row.name), row.name)
        self.made.builder.set(body, "model", self.matrix.framework.name, None)
        if self.matrix.by_role:
            self.holders(body, row.row)
        else:
            self.letters(body, row.row)

    def holders(self, body: Body, row: int) -> None:
        for column, field in self.matrix.by_role.items():
            text = self.table.rows[row].cells[column]
            parties = self.made.parties.cell(row, column)
            for meant, cell in parties:
                self.made.add(body, field, meant, cell)
            if text and not parties and says_none(text) and field not in body:
                self.made.builder.set(body, field, None, Cell(row, column))

    def letters(self, body: Body, row: int) -> None:
        is_whole = True
        for column in self.matrix.columns.roles:
            text, cell = self.table.rows[row].cells[column], Cell(row, column)
            said = items(text)
            fields = None if said is None else self.matrix.framework.fields(said)
            if fields is None:
                is_whole = False
                self.made.problem(cell, self.unreadable(text))
                continue
            for field in fields:
                self.made.add(body, field, self.made.parties.heading(column), cell)
            for letter in VARIANTS.intersection(said or ()):
                self.variants[letter] = self.variants.get(letter, 0) + 1
        if not is_whole:
            self.made.unread(body, sorted(set(FRAMEWORKS[self.matrix.framework.name].values())))
        self.made.unread(body, {"responsible"} - self.found)

    def unreadable(self, text: str) -> Text:
        letters = [item for item in self.matrix.framework.meanings if item not in VARIANTS]
        return Text(
            f"{quote(text)} is no role of this matrix ({self.matrix.framework.name.upper()}); roles are "
            f"{', '.join(letters)}, several of them as A/R, or nothing",
            f"{quote(text)}はこの表({self.matrix.framework.name.upper()})の役割として読めません。書けるのは"
            f"{'、'.join(letters)}、その組み合わせ(A/Rなど)、または空欄です",
        )

    def _found(self) -> frozenset[str]:
        """Return the roles that the matrix speaks of: who is accountable always, the others where they occur."""
        columns, framework = self.matrix.columns, self.matrix.framework
        found = {"accountable", *self.matrix.by_role.values()}
        for row in self.matrix.rows.decisions if not self.matrix.by_role else ():
            for column in columns.roles:
                found.update(framework.fields(items(columns.mapped.table.rows[row.row].cells[column]) or ()) or ())
        return frozenset(found)

    def _described(self) -> frozenset[str]:
        there = self.matrix.columns.mapped.map.fields.values()
        return frozenset({f"decisions.{field}" for field in self.found} | _ALSO_DESCRIBED.intersection(there))


_ALSO_DESCRIBED = frozenset({"decisions.units", "decisions.description"})
_NO_NAME = Text("the row names no decision, so it is not read", "この行には意思決定の名前がないため、読み込みません")
_VARIANT = Text(
    "{letter}: no role in a decision that the model has (support, verification and the like), not read: {cells} cells",
    "{letter}: モデルにない役割(支援、検証など)のため、読まなかったセル: {cells}件",
)
