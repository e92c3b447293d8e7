"""Two organizations written in a test, a rule that compares them, and what it finds."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from orglint.engine.evaluation import Evaluation, ReadyRule
from orglint.finding import Finding
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.reorg.judging import ComparedWith, findings_of_change
from orglint.reorg.matching.by_ids import match_by_ids
from orglint.reorg.matching.matching import Matching
from orglint.source.reader import read_yaml
from tests.unit.engine.runs import ready, rule

TODAY = date(2026, 4, 1)
Renames = Mapping[str, Mapping[str, tuple[str, ...]]]


def organization(file: str, text: str) -> Model:
    """Return the linked model of one file; its problems are the test's own business."""
    documents = read_yaml(file, text.encode())
    assert isinstance(documents, list), documents
    return build(documents, as_of=None, today=TODAY)


def compared(before: str, after: str, renames: Renames | None = None) -> Matching:
    """Return who is who in two organizations, of the files before.yaml and after.yaml."""
    return match_by_ids(organization("before.yaml", before), organization("after.yaml", after), renames or {})


def comparing(body: str) -> ReadyRule:
    """Return a rule of a comparison from what it is for and its conditions, ready."""
    return ready(rule(body))


def found(matching: Matching, *rules: ReadyRule) -> Evaluation:
    """Return what rules find in a change."""
    return findings_of_change(ComparedWith(matching), rules, "en")


def entities(findings: tuple[Finding, ...]) -> list[str | None]:
    """Return what findings are about."""
    return [finding.entity for finding in findings]
