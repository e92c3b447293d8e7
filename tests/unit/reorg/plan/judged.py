"""What rules find in the organization that a plan makes, of the model in memory and of the files written of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from orglint.app.checking import report_on
from orglint.app.inputs import Inputs, Loaded
from orglint.app.loading import load
from orglint.finding import Finding
from orglint.reorg.plan.apply import apply_plan
from orglint.reorg.plan.reading import Plan
from orglint.reorg.plan.writing import files_after
from orglint.ruleset.choosing import EVERYTHING, Selection

DAY = date(2026, 10, 1)
STRICT = Selection(packs=("core", "marketing", "strict"))


def loaded(*paths: Path, as_of: date = DAY) -> Loaded:
    """Return what stands at some paths, on a day."""
    return load(Inputs(paths, language="en", as_of=as_of, today=DAY))


def with_plan(before: Loaded, plan: Plan) -> Loaded:
    """Return an organization as a plan makes it."""
    model = apply_plan(plan, before.documents, "en").model
    return replace(before, model=model, problems=tuple(model.problems))


def findings(one: Loaded, selection: Selection = EVERYTHING) -> Sequence[Finding]:
    """Return what rules find."""
    return report_on(one, selection).findings


def said(one: Loaded) -> tuple[set[tuple[str, str | None, str]], set[str]]:
    """Return what is found, in so many words, and the rules that could not be evaluated."""
    report = report_on(one, STRICT)
    found = {(each.rule, each.entity, str(each.message)) for each in report.findings}
    return found, {rule.rule for rule in report.not_evaluated}


def written(before: Loaded, plan: Plan, folder: Path) -> Loaded:
    """Write the organization that a plan makes, and return it as read again."""
    for path, text in files_after(plan, before.documents, "en").items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    again = load(Inputs((folder,), language="en", today=DAY))
    return replace(again, config=before.config)
