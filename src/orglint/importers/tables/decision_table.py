"""One matrix of decisions as a document: decisions with their roles, each at its cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.tables.decision_parties import Meant, Parties
from orglint.importers.tables.decision_rows import DecisionRow
from orglint.importers.tables.matrix_columns import AMOUNT, CATEGORY, NAME, ROLES, MatrixColumns
from orglint.importers.tables.rows import missing_cells, says_none
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableBuilder, TableDocument
from orglint.importers.tables.table_notes import listed_rows, note_on
from orglint.model.problems import Problem
from orglint.source.document import Mapping


class DecisionTable:
    """Makes the document of one matrix, and keeps what is to be said of it."""

    def __init__(self, columns: MatrixColumns, parties: Parties, described: Iterable[str]) -> None:
        self.columns = columns
        self.mapped = columns.mapped
        self.problems: list[Problem] = []
        self.notes: list[Note] = []
        self._rows: set[int] = set()
        self.builder = TableBuilder(self.mapped.table, dict(self.mapped.map.fields), frozenset(described))
        self._all = parties
        self.parties = parties.reading(self.mapped, self.builder, self.problems.append)
        for column in columns.nameless:
            self._nameless(column)

    def decision(self, row: DecisionRow, ident: str, name: str) -> Mapping:
        """Make the decision of a row; a second one of its id is a duplicate."""
        is_known = isinstance(self.builder.root.get("decisions"), Mapping) and ident in self.builder.collection(
            "decisions"
        )
        make = self.builder.repeat if is_known else self.builder.entity
        if row.row not in self._rows:
            self._rows.add(row.row)
            self.problems.extend(missing_cells(self.mapped, [row.row]))
        body = make("decisions", ident, row.cell)
        if ident != name:
            self.builder.set(body, "name", name, row.cell)
        self._rest(body, row)
        return body

    def add(self, body: Mapping, field: str, meant: Meant, cell: Cell) -> None:
        """Give somebody a role in a decision. Whom it cannot be said leaves the role unknown."""
        self.builder.add(body, field, meant.reference, cell)
        if meant.is_unread:
            self.builder.unread(body, field)

    def unread(self, body: Mapping, fields: Iterable[str]) -> None:
        """Leave unknown those of some roles that nobody has: a cell of the row could not be read."""
        for field in fields:
            if field not in body:
                self.builder.unread(body, field)

    def problem(self, cell: Cell, text: Text) -> None:
        """Say what is wrong with a cell."""
        self.problems.append(self.mapped.problem(cell, text))

    def done(self) -> TableDocument:
        """Return the document; what is left over and what was made of headings is in the notes then."""
        table = self.mapped.table
        self.notes.extend(note_on(table, text) for text in self._said())
        return self.builder.done()

    def _rest(self, body: Mapping, row: DecisionRow) -> None:
        """State what other columns say of the decision."""
        for group in row.groups:
            self.builder.add(body, "tags", group, row.cell)
        cells = self.mapped.table.rows[row.row].cells
        for column, name in sorted(self.mapped.map.fields.items()):
            field, text, cell = name.partition(".")[2], cells[column], Cell(row.row, column)
            if not text or name in (ROLES, AMOUNT, NAME, CATEGORY, "decisions.id"):
                continue
            if field == "units":
                self.builder.set(
                    body, field, None if says_none(text) else self._all.unit(text, self.builder, cell), cell
                )
            else:
                self.builder.set(body, field, text, cell)

    def _nameless(self, column: int) -> None:
        row = next(number for number, row in enumerate(self.mapped.table.rows) if row.cells[column])
        self.problem(
            Cell(row, column),
            Text(
                "the column has no heading, so its cells are not read",
                "この列には見出しがないため、この列のセルは読み込みません",
            ),
        )

    def _said(self) -> Iterator[Text]:
        table, parties = self.mapped.table, self.parties
        if self.mapped.map.leftover:
            listed = self.mapped.map.leftover
            yield Text(f"columns not read: {', '.join(listed)}", f"読まなかった列: {'、'.join(listed)}")
        if parties.made:
            english = [f"{text} ({close.en})" if close else text for text, close in parties.made.items()]
            japanese = [f"{text}({close.ja.rstrip('。')})" if close else text for text, close in parties.made.items()]
            yield Text(
                f"headings that name no unit, post or person described, each read as a post of that title: "
                f"{', '.join(english)}; where one is a person's name, describe the person, or every report shows it",
                f"見出しに当たる部署・ポスト・人の記述がないため、その名前のポストとして読んだ列: {'、'.join(japanese)}。"
                "個人名が見出しの場合は、その人を記述してください(記述がないと、どの形式のレポートにも名前が表示されます)",
            )
        for column, rows in sorted(parties.made_in.items()):
            heading, where = table.headings[column], listed_rows(table, rows)
            yield Text(
                f"{heading}: nothing is described that these cells could name, so each was read as a post of that title "
                f"(rows {where}); where they are people's names, describe the people, or every report shows them",
                f"{heading}: セルに当たる部署・ポスト・人の記述がないため、その名前のポストとして読みました({where}行目)。"
                "個人名の場合は、その人を記述してください(記述がないと、どの形式のレポートにも名前が表示されます)",
            )
        if parties.ranks:
            listed_en = ", ".join(f"{text} ({count})" for text, count in parties.ranks.items())
            listed_ja = "、".join(f"{text}({count}件)" for text, count in parties.ranks.items())
            yield Text(
                f"titles of several posts, each read as one post: whichever of them is in charge: {listed_en}",
                f"同じ役職のポストが複数あるため、「担当する側のいずれか」を表す1つのポストとして読んだ見出し: {listed_ja}",
            )


def imported(made: Sequence[DecisionTable], refused: Sequence[Problem]) -> Imported:
    """Return the documents of all matrices, and what is to be said.

    A table that cannot be read at all is a problem where it is the only one; beside others (a workbook has a cover, too)
    it is noted.
    """
    documents = tuple(each.done() for each in made)
    notes = [note for each in made for note in each.notes]
    problems = [problem for each in made for problem in each.problems]
    for problem in refused:
        if made and problem.location is not None:
            notes.append(Note(problem.location.file, problem.message, problem.location.sheet))
        else:
            problems.append(problem)
    return Imported(documents, tuple(problems), tuple(notes))
