"""What the rows of an approval table say, before anything is made of it: which decisions, with whom, up to what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from orglint.importers.tables.amounts import Band, read_band
from orglint.importers.tables.approval_cells import APPROVES, DECIDES, Said
from orglint.importers.tables.approval_layout import ApprovalTable
from orglint.importers.tables.approval_roles import Act, Marks, deciders
from orglint.importers.tables.decision_rows import DecisionRow
from orglint.importers.tables.table import Cell

BARE_AMOUNT = "bare-amount"
"""The guess that an amount in the column of amounts, without 以下 or the like, is the highest."""


@dataclass(frozen=True, slots=True)
class DraftDecision:
    """A decision to be made of a row: its name, the acts that belong to it, who decides, and for which amounts."""

    row: DecisionRow
    name: str
    acts: tuple[Act, ...]
    deciding: tuple[Act, ...]
    band: Band | None
    amount: Cell | None


def _end(band: Band | None) -> float:
    return float("inf") if band is None or band.up_to is None else band.up_to


class ApprovalDraft:
    """The decisions of a table. `guesses` holds the rows of each guess, `unreadable` cells, with the text of an amount."""

    def __init__(self, table: ApprovalTable) -> None:
        self.table = table
        self.headings = table.columns.mapped.table.headings
        self.marks = Marks(table.legend, self._circles_decide())
        self.guesses: dict[str, list[int]] = {}
        self.unreadable: list[tuple[Cell, str]] = []
        self._decisions: list[DraftDecision] | None = None

    def decisions(self) -> list[DraftDecision]:
        """Return the decisions of the table, in its order."""
        if self._decisions is None:
            self._decisions = [decision for row in self.table.rows.decisions for decision in self._of_row(row)]
        return self._decisions

    def _of_row(self, row: DecisionRow) -> list[DraftDecision]:
        """Return the decisions of a row: one, or one for each amount up to which somebody decides."""
        acts = self._acts(row)
        limited = [act for act in acts if act.band is not None and act.what in (DECIDES, APPROVES)]
        text, band, cell = self._amount(row)
        name = f"{row.name} ({text})" if text else row.name
        if not limited or text:
            deciding, guess = deciders(acts, self.headings)
            self._guess(guess, row)
            return [DraftDecision(row, name, tuple(acts), tuple(deciding), band, cell)]
        others = tuple(act for act in acts if act.band is None and act.what not in (DECIDES, APPROVES))
        open_end = [Act(act.column, DECIDES, Band()) for act in acts if act.band is None and act.what == DECIDES]
        ordered = sorted([*limited, *open_end], key=lambda act: (_end(act.band), act.column))
        return [self._limited(row, act, ordered[:index], ordered, others) for index, act in enumerate(ordered)]

    def _limited(
        self, row: DecisionRow, act: Act, below: Sequence[Act], every: Sequence[Act], others: tuple[Act, ...]
    ) -> DraftDecision:
        """Return the decision of somebody who decides up to an amount: from where those below end."""
        assert act.band is not None
        ends = [other.band.up_to for other in below if other.band is not None and other.band.up_to is not None]
        low = max(ends, default=None)
        band = act.band
        if band.low is None and low is not None and low != band.up_to:
            step = max(other.band.step for other in every if other.band is not None)
            band = Band(low, band.high, has_low=False, has_high=band.has_high, step=step)
        text = self._limit(row.row, act.column, act.band)
        same = [other for other in every if other.band == act.band and other is not act]
        if same or (not text and len(every) > 1):
            text = "、".join(filter(None, (text, self.headings[act.column])))
        name = f"{row.name} ({text})" if text else row.name
        return DraftDecision(row, name, (act, *others), (act,), band, Cell(row.row, act.column))

    def _limit(self, row: int, column: int, band: Band) -> str:
        """Return an amount as it stands, a bare number as what it is a multiple of says; nothing where there is no limit."""
        text = self.table.columns.mapped.table.rows[row].cells[column]
        if band.up_to is None and band.low is None:
            return ""
        return text if read_band(text) == band or band.up_to is None else f"{band.up_to:,}"

    def _amount(self, row: DecisionRow) -> tuple[str, Band | None, Cell | None]:
        """Return the amounts a row is about as its column says, or what stands in brackets behind the subject."""
        column = self.table.amount
        table = self.table.columns.mapped.table
        if column is not None and table.rows[row.row].cells[column]:
            text, cell = table.rows[row.row].cells[column], Cell(row.row, column)
            band = read_band(text, self.table.scale)
            if band is None and any(char.isdigit() for char in text):
                self.unreadable.append((cell, text))
            if band is not None and not band.is_told:
                self._guess(BARE_AMOUNT, row)
            return text, band, cell
        head, bracket, tail = row.name.replace("（", "(").replace("）", ")").rpartition("(")
        band = read_band(tail[:-1], self.table.scale) if bracket and head and tail.endswith(")") else None
        return "", band, row.cell if band is not None else None

    def _acts(self, row: DecisionRow) -> list[Act]:
        if self.table.by_role:
            cells = self.table.columns.mapped.table.rows[row.row].cells
            return [Act(column, what) for column, what in self.table.by_role.items() if cells[column]]
        found: list[Act] = []
        for column in self.table.columns.roles:
            said = self.table.said(row.row, column)
            acts = None if said is None else self._of_cell(column, said, row)
            if acts is None:
                self.unreadable.append((Cell(row.row, column), ""))
            found.extend(acts or [])
        return found

    def _of_cell(self, column: int, said: Said, row: DecisionRow) -> list[Act] | None:
        """Return what a cell says somebody does; an amount alone is one up to which they decide."""
        meant = [self.marks.meaning(what) for what in said.what]
        for _, guess in meant:
            self._guess(guess, row)
        if any(what is None for what, _ in meant):
            return None
        acts = [Act(column, what, said.band) for what, _ in meant if what is not None]
        return acts or ([Act(column, DECIDES, said.band)] if said.band is not None else [])

    def _circles_decide(self) -> bool:
        """Whether `○` is all there is that could mean who decides."""
        rows = self.table.rows.decisions if not self.table.by_role else ()
        said = [self.table.said(row.row, column) for row in rows for column in self.table.columns.roles]
        words = {what for each in said if each is not None for what in each.what}
        amounts = any(each is not None and each.band is not None for each in said)
        return not amounts and words.isdisjoint({DECIDES, APPROVES, "◎"})

    def _guess(self, guess: str | None, row: DecisionRow) -> None:
        if guess is not None:
            self.guesses.setdefault(guess, []).append(row.row)
