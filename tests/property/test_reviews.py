"""The review of any two organizations: nothing beside itself, the mirror the other way round, plans and what they write alike."""

from __future__ import annotations

import contextlib
import json
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from orglint.app.inputs import Inputs
from orglint.app.reviewing import Asked, Reviewed, review
from orglint.finding import Change, Finding
from orglint.reorg.review import Review
from orglint.reporters.options import Options
from orglint.reporters.review.registry import review_formats
from orglint.ruleset.choosing import Selection
from orglint.ruleset.library import read_library
from tests.unit.reorg.generated import ORGANIZATIONS
from tests.unit.reorg.plan.plans import DAY, ORG
from tests.unit.reorg.plan.test_and_back import SINGLE

TODAY = date(2026, 6, 1)
Written = dict[str, object]


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as made, contextlib.chdir(made):
        Path(".git").mkdir()
        yield Path(made)


def _reviewed(before: str, after: str, **asked: object) -> Reviewed:
    as_of = asked.pop("as_of", None)
    inputs = Inputs(language="en", today=TODAY, as_of=as_of)  # type: ignore[arg-type]
    return review(inputs, Selection(), Asked(before, after, with_people=True, **asked))  # type: ignore[arg-type]


def _json(found: Review) -> dict:
    return json.loads(review_formats(found)["json"](found.report, Options()))


def _put(name: str, body: object) -> None:
    Path(name).write_text(json.dumps(body, ensure_ascii=False), encoding="utf-8")


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(ORGANIZATIONS)
def test_an_organization_beside_itself_has_nothing_to_review(body: Written):
    with _folder():
        _put("a.json", body)
        _put("b.json", body)
        found = _reviewed("a.json", "b.json").review
    assert found.difference.is_empty
    assert {finding.change for finding in found.report.findings if finding.is_active} == set()
    assert found.report.comparison is not None
    assert found.report.comparison.fixed == ()
    data = _json(found)
    assert data["changes"] == data["impact"]["units"] == data["impact"]["people"] == []
    assert all(figure["difference"] in (0, None) for figure in data["impact"]["figures"].values())


def _told(findings: tuple[Finding, ...], seen: tuple[str, ...]) -> set[tuple[str, str | None, str]]:
    return {(one.rule, one.entity, one.message.show(names=True)) for one in findings if one.rule in seen}


@settings(max_examples=15, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@given(ORGANIZATIONS, ORGANIZATIONS)
def test_what_is_new_one_way_is_fixed_the_other(one: Written, other: Written):
    with _folder():
        _put("a.json", one)
        _put("b.json", other)
        there, back = (_reviewed(*pair).review.report for pair in (("a.json", "b.json"), ("b.json", "a.json")))
    seen = tuple(({*there.evaluated} & {*back.evaluated}) - _rules_of_comparison())
    new = tuple(finding for finding in there.findings if finding.change is Change.NEW and finding.is_active)
    assert back.comparison is not None
    assert _told(new, seen) == _told(back.comparison.fixed, seen)


def _rules_of_comparison() -> set[str]:
    """Return the rules of a comparison, and those for whose findings they stand."""
    rules = read_library([], "en").rules
    comparing = {name for name, rule in rules.items() if rule.is_of_comparison}
    return comparing | {name for name, rule in rules.items() if comparing & {*rule.yields_to}}


@settings(max_examples=15)
@given(st.lists(st.sampled_from([*SINGLE]), unique=True, max_size=6))
def test_a_plan_and_what_it_writes_are_reviewed_alike_and_give_the_plan_back(chosen: list[str]):
    changes = "\n".join(chosen)
    body = f"format: orglint-plan/1\ndate: {DAY}\nchanges:{' []' if not chosen else ''}\n{changes}\n"
    with _folder():
        Path("org.yaml").write_text(ORG, encoding="utf-8")
        Path("plan.yaml").write_text(body, encoding="utf-8")
        by_plan = _json(_reviewed("org.yaml", "plan.yaml", write=Path("after")).review)
        by_files = _json(_reviewed("org.yaml", "after", as_of=DAY).review)
    told = {
        (one["kind"], (one["after"] or one["before"])["entity"], one.get("field", "")) for one in by_plan["changes"]
    }
    assert told == set().union(*(SINGLE[one] for one in chosen))
    assert by_files["changes"] == by_plan["changes"]
    assert by_files["impact"] == by_plan["impact"]
    assert _findings(by_files) == _findings(by_plan)


def _findings(review: dict) -> list[tuple[str, str | None, str]]:
    return sorted(
        (one["rule"], one["entity"] or "", one["change"])
        for one in (*review["report"]["findings"], *review["report"]["comparison"]["fixed"])
        if one["change"] is not None
    )
