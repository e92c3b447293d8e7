"""Who approves a budget up to which amount, where the subject of an approval table is a budget that is described."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from orglint.i18n import Text
from orglint.importers.tables.approval_table import Approval, ReadApprovals
from orglint.importers.tables.rows import fold_text
from orglint.importers.tables.table_notes import listed_rows, note_on
from orglint.model.entries import collect
from orglint.model.words import FunctionNames
from orglint.source.document import Document

USE = re.compile(r"の?(執行|支出|使用|承認|消化)$")
OF_A_BUDGET = re.compile(r"の?(予算額?|予算枠|budget)$")
BUDGET = re.compile(r"(の)?(予算|budget|予算額|予算枠)(の?(執行|支出|使用|承認))?$")
BUDGET = re.compile(r"予算|budget")


@dataclass(frozen=True, slots=True)
class _Budget:
    id: str
    names: frozenset[str]
    function: str
    has_approver: bool


class Budgets:
    """The budgets that are described, as subjects of approval tables name them: by name or id, else by function."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._functions = FunctionNames()
        self._budgets: list[_Budget] = []
        for entry in collect(documents).items:
            if entry.kind.name == "budget":
                values = {name: raw for name, raw, _ in entry.written()}
                names = (entry.id, values.get("name"))
                function = values.get("function")
                self._budgets.append(
                    _Budget(
                        entry.id,
                        frozenset(_key(name) for name in names if isinstance(name, str)),
                        self._functions.canonical(function) if isinstance(function, str) else "",
                        "approver" in values,
                    )
                )

    def named(self, subject: str) -> list[_Budget]:
        """Return the budgets a subject means: of that name, or where it says budget, those of the function it names."""
        used = USE.sub("", fold_text(subject))
        bare = OF_A_BUDGET.sub("", used).strip()
        for name in (subject, used, *([bare] if bare != used else [])):
            found = [budget for budget in self._budgets if _key(name) in budget.names]
            if found:
                return found
        function = self._functions.canonical(bare)
        return [budget for budget in self._budgets if bare != used and budget.function == function]


def add_approvers(read: Sequence[ReadApprovals], budgets: Budgets) -> None:
    """Say of each budget that a table is about who approves it, in order, up to which amounts."""
    done: set[str] = set()
    for each in read:
        by_subject: dict[str, list[Approval]] = {}
        for approval in each.approvals:
            by_subject.setdefault(approval.row.name, []).append(approval)
        stated: list[int] = []
        missing: list[int] = []
        for subject, approvals in by_subject.items():
            among = budgets.named(subject)
            rows = [approval.row.row for approval in approvals]
            if not among and BUDGET.search(fold_text(subject)):
                missing.extend(rows)
            for budget in among:
                if budget.has_approver or budget.id in done:
                    stated.extend(rows)
                elif not any(approval.meant.is_unread for approval in approvals):
                    done.add(budget.id)
                    _add(each, budget.id, approvals)
        table = each.made.mapped.table
        for rows, text in ((stated, _STATED), (missing, _MISSING)):
            if rows:
                each.made.notes.append(note_on(table, text.filled(rows=listed_rows(table, rows))))


def _add(read: ReadApprovals, budget: str, approvals: Sequence[Approval]) -> None:
    builder = read.made.builder
    body = builder.addition("budgets", budget, approvals[0].row.cell)
    said: set[tuple[str, float | None]] = set()
    for approval in sorted(approvals, key=lambda each: (each.up_to is None, each.up_to or 0)):
        if (approval.meant.reference, approval.up_to) in said:
            continue
        said.add((approval.meant.reference, approval.up_to))
        item = builder.item(body, "approver", approval.cell)
        builder.set(item, "id", approval.meant.reference, approval.cell)
        if approval.up_to is not None:
            builder.set(item, "up_to", str(approval.up_to), approval.cell)


def _key(text: str) -> str:
    return fold_text(text).replace(" ", "")


_STATED = Text(
    "the budgets of these rows state their approvers themselves, so the table is not read into them: rows {rows}",
    "予算の側に承認者が書かれているため、この表からは承認者を読み込まなかった行: {rows}",
)
_MISSING = Text(
    "no budget is described that these rows are about, so they are read as decisions alone: rows {rows}",
    "当たる予算の記述がないため、意思決定としてだけ読んだ行: {rows}",
)
