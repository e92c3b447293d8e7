"""An approval table becomes decisions, one for each subject and range of amounts, each role at the cell that gives it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from orglint.i18n import Text
from orglint.importers.tables.approval_cells import without_words
from orglint.importers.tables.approval_draft import BARE_AMOUNT, ApprovalDraft, DraftDecision
from orglint.importers.tables.approval_layout import ApprovalTable
from orglint.importers.tables.approval_roles import (
    CIRCLES_DECIDE,
    CIRCLES_REVIEW,
    LAST_OF_SEVERAL,
    roles_of,
)
from orglint.importers.tables.decision_parties import Meant, Parties
from orglint.importers.tables.decision_rows import DecisionIds, DecisionRow
from orglint.importers.tables.decision_table import DecisionTable
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_notes import listed_rows, note_on
from orglint.model.problems import quote
from orglint.source.document import Mapping as Body

ALL_ROLES = ("accountable", "responsible", "consulted", "informed", "agree")


@dataclass(frozen=True, slots=True)
class Approval:
    """Who decides about a subject up to which amount: what a budget of that name is to know."""

    row: DecisionRow
    meant: Meant
    cell: Cell
    up_to: float | None


@dataclass(slots=True)
class ReadApprovals:
    """One table as read, and who approves what in it."""

    made: DecisionTable
    approvals: list[Approval] = field(default_factory=list)


def read_approvals(tables: Sequence[ApprovalTable], parties: Parties, taken: Iterable[str]) -> list[ReadApprovals]:
    """Make the document of each table. `taken` are ids of decisions that are described already."""
    drafts = [ApprovalDraft(table) for table in tables]
    named = ((draft.row.groups, draft.name) for table in drafts for draft in table.decisions())
    ids = _Ids(DecisionIds(named), frozenset(taken))
    return [_Reading(draft, ids, parties).run() for draft in drafts]


class _Ids:
    def __init__(self, ids: DecisionIds, taken: frozenset[str]) -> None:
        self._ids, self._taken = ids, taken

    def id(self, decision: DraftDecision, written: str) -> tuple[str, bool]:
        """Return the id of a decision, and whether it had to be told apart from one that is described already."""
        row = decision.row
        ident = decision.name.replace(row.name, written, 1) if written else self._ids.id(row.groups, decision.name)
        if ident not in self._taken:
            return ident, False
        return f"{ident} (approval)" if row.name.isascii() else f"{ident} (決裁)", True


class _Reading:
    def __init__(self, draft: ApprovalDraft, ids: _Ids, parties: Parties) -> None:
        self.draft, self.ids, self.table = draft, ids, draft.table
        found = {what for decision in draft.decisions() for what, _ in roles_of(decision.acts, decision.deciding)}
        self.silent = frozenset({"responsible"} - found)
        described = (f"decisions.{name}" for name in {"accountable", *found})
        self.read = ReadApprovals(DecisionTable(self.table.columns, parties, described))
        self.made = self.read.made
        self.apart: list[int] = []

    def run(self) -> ReadApprovals:
        for decision in self.draft.decisions():
            self.decision(decision)
        for number in self.table.rows.nameless:
            self.made.problem(Cell(number, self.table.columns.name), _NO_NAME)
        for cell, amount in self.draft.unreadable:
            text = amount or self.table.columns.mapped.table.rows[cell.row].cells[cell.column]
            self.made.problem(cell, (_NO_AMOUNT if amount else _NO_ROLE).filled(text=quote(text)))
        self.made.notes.extend(self.table.rows.notes(self.table.columns.mapped.table))
        self.guesses()
        return self.read

    def decision(self, decision: DraftDecision) -> None:
        row = decision.row
        ident, is_apart = self.ids.id(decision, self.table.columns.mapped.text(row.row, "decisions.id"))
        if is_apart:
            self.apart.append(row.row)
        body = self.made.decision(row, ident, decision.name)
        self.amounts(body, decision)
        for role, column in roles_of(decision.acts, decision.deciding):
            for meant, cell in self.who(row.row, column, role):
                self.made.add(body, role, meant, cell)
                if role == "accountable":
                    up_to = None if decision.band is None else decision.band.up_to
                    self.read.approvals.append(Approval(row, meant, cell, up_to))
        if any(cell.row == row.row for cell, amount in self.draft.unreadable if not amount):
            self.made.unread(body, ALL_ROLES)
        self.made.unread(body, self.silent)
        if row.row in self.draft.guesses.get(CIRCLES_REVIEW, ()):
            self.made.unread(body, ("accountable",))

    def who(self, row: int, column: int, role: str) -> list[tuple[Meant, Cell]]:
        if not self.table.by_role:
            return [(self.made.parties.heading(column), Cell(row, column))]
        return self.made.parties.cell(row, column, without_words if role == "accountable" else None)

    def amounts(self, body: Body, decision: DraftDecision) -> None:
        """State from which to which amount a decision goes, as fields of the user's own."""
        if decision.band is None:
            return
        for name, value in (("x-amount-from", decision.band.beyond), ("x-amount-up-to", decision.band.up_to)):
            if value is not None:
                self.made.builder.set(body, name, str(value), decision.amount)

    def guesses(self) -> None:
        table = self.table.columns.mapped.table
        for guess, text in _GUESSES.items():
            rows = self.draft.guesses.get(guess)
            if rows:
                self.made.notes.append(note_on(table, text.filled(rows=listed_rows(table, rows))))
        if self.apart:
            self.made.notes.append(note_on(table, _APART.filled(rows=listed_rows(table, self.apart))))


_GUESSES = {
    LAST_OF_SEVERAL: Text(
        "a guess: of several who approve and none who decides, the highest was read as deciding, the others as agreeing: "
        "rows {rows}",
        "推測: 「承認」が複数あり「決裁」がない行では、最上位の職位を決裁者、ほかを合議(同意)として読みました({rows}行目)",
    ),
    CIRCLES_DECIDE: Text(
        "a guess: no legend says what ○ means, and nothing else tells who decides, so ○ was read as deciding: rows {rows}",
        "推測: ○の凡例も「決裁」「◎」もないため、○を決裁として読みました({rows}行目)",
    ),
    CIRCLES_REVIEW: Text(
        "a guess: no legend says what ○ means; beside those who decide it was read as being consulted: rows {rows}",
        "推測: ○の凡例がないため、決裁とは別の○を審査・協議(協議先)として読みました({rows}行目)",
    ),
    BARE_AMOUNT: Text(
        "a guess: amounts without 以下, 未満 or the like were read as the highest: rows {rows}",
        "推測: 「以下」「未満」などのない金額を、上限として読みました({rows}行目)",
    ),
}
_APART = Text(
    "decisions of that name are described already, so these have (決裁) or (approval) behind their ids: rows {rows}",
    "同じ名前の意思決定がすでに記述されているため、IDの末尾に「(決裁)」を付けました({rows}行目)",
)
_NO_NAME = Text("the row names no subject, so it is not read", "この行には決裁事項の名前がないため、読み込みません")
_NO_ROLE = Text(
    "{text} says neither what this post does nor up to which amount; write 決裁, 承認, 合議, 審査, 起案 or 報告 (decide, "
    "approve, countersign, review, propose, inform), a mark that a legend explains (凡例: ◎=決裁), or an amount (100万円以下)",
    "{text}からは、この職位の役割も金額も読み取れません。決裁・承認・合議・審査・起案・報告、凡例で説明した記号"
    "(凡例: ◎=決裁)、または金額(100万円以下)のいずれかで書いてください",
)
_NO_AMOUNT = Text(
    "{text} cannot be read as an amount; write it as 100万円以下, 500万円未満 or up to $10,000, or the unit of bare numbers "
    "in the heading (単位: 千円)",
    "{text}を金額として読み取れません。100万円以下、500万円未満のように書くか、見出しに単位(単位: 千円)を書いてください",
)
