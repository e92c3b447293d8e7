"""What docs/plans.md and its Japanese twin show of changes are changes, and no change is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from orglint.reorg.plan.changes import CHANGES
from orglint.reorg.plan.reading import read_plan
from tests.unit.schemas.documents import faults

DOCS = Path(__file__).parents[3] / "docs"
HEAD = "format: orglint-plan/1\ndate: 2026-10-01\nchanges:\n"


def shown(page: str) -> list[str]:
    """Return the changes that the table of a page shows, what is left out filled in."""
    text = (DOCS / page).read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(.+?)` \|", text, re.MULTILINE)
    return [row.replace("{...}, ...}", "{}}").replace("{...}", "{}") for row in rows]


@pytest.mark.parametrize("page", ["plans.md", "plans.ja.md"])
def test_every_change_is_shown_as_it_is_written(page: str):
    changes = shown(page)
    assert {change.partition(":")[0] for change in changes} == CHANGES.keys()
    for change in changes:
        text = f"{HEAD}- {change}\n"
        assert faults("plan", text) == [], change
        plan = read_plan(page, text.encode(), "en")
        assert not plan.mistakes, change
        assert len(plan.changes) == 1


def test_both_pages_show_the_same_changes():
    def bare(page: str) -> list[str]:
        return [re.sub(r"(name|title): [^,}]+", r"\1: ...", change) for change in shown(page)]

    assert bare("plans.md") == bare("plans.ja.md")
