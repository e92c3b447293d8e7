"""The review of real organizations: each beside itself, and every example, is empty; a pair of snapshots can be reviewed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from calibration.organizations import Organization, organizations

from orglint.app.inputs import Inputs
from orglint.app.reviewing import Asked, Reviewed, review
from orglint.model.entities import Person
from orglint.reorg.review import Review
from orglint.reporters.options import Options
from orglint.reporters.review.registry import review_formats
from orglint.ruleset.choosing import Selection

ROOT = Path(__file__).parents[2]
DATA = ROOT.parent / "shared" / "data"
EXAMPLES = sorted(path.name for path in (ROOT / "examples").iterdir() if path.is_dir())
DAY = date(2026, 4, 1)
pytestmark = pytest.mark.real_data


def reviewed(before: Path, after: Path) -> Review:
    asked = Asked(str(before), str(after), with_people=True)
    return review(Inputs(language="en", today=DAY), Selection(), asked).review


def assert_empty(found: Review) -> None:
    assert found.difference.changes == ()
    assert found.difference.followed == ()
    assert found.difference.hidden == ()
    assert found.difference.not_comparable == ()
    matching = found.matching
    assert matching.recognised == matching.parts == matching.doubts == ()
    assert [one.rule for one in found.report.findings if one.is_active] == []
    assert found.report.comparison is not None
    assert found.report.comparison.fixed == ()
    assert found.impact.people == ()
    assert [unit.unit.id for unit in found.impact.units if unit.is_changed] == []


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_beside_itself_has_nothing_to_review(example: str):
    folder = ROOT / "examples" / example
    assert_empty(reviewed(folder, folder))


ALL = [*organizations(DATA)] if DATA.is_dir() else []
HANDBOOKS = [one for one in ALL if one.group == "sourcegraph"]
needs_data = pytest.mark.skipif(not ALL, reason="the real organizations of ../shared/data are not here")


def pair(before: Organization, after: Organization, **asked: object) -> Reviewed:
    inputs = replace(before.inputs, paths=(), as_of=None, today=DAY)
    return review(inputs, Selection(), Asked(str(before.path), str(after.path), **asked))  # type: ignore[arg-type]


@needs_data
@pytest.mark.parametrize("one", ALL, ids=lambda one: one.name)
def test_a_real_organization_beside_itself_has_nothing_to_review(one: Organization):
    assert_empty(pair(one, one, with_people=True).review)


@needs_data
@pytest.mark.parametrize(("before", "after"), [*pairwise(HANDBOOKS)], ids=lambda one: one.name)
def test_every_format_tells_of_a_real_reorganization_and_none_that_travels_of_names(
    before: Organization, after: Organization
):
    found = pair(before, after, with_people=True).review
    assert found.difference.changes
    made = {name: review_formats(found)[name](found.report, Options()) for name in ("text", "json", "markdown")}
    told = json.loads(made["json"])["changes"]
    assert len(told) == len(found.difference.changes)
    people = {person.name for model in (found.matching.before, found.matching.after) for person in model.all(Person)}
    names = {name for name in people if name and " " in name}
    assert names
    assert [name for name in names if name in made["json"] or name in made["markdown"]] == []
    assert any(name in made["text"] for name in names)
