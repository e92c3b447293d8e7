"""Real organizations: import, write, check says what check says straight on the source, and a second import nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from calibration.organizations import Organization, organizations

from orglint.app.checking import check
from orglint.app.importing import import_files
from orglint.app.inputs import Inputs
from orglint.importers.to_yaml.folder import Wish
from orglint.model.input_rules import INPUT_RULES
from orglint.ruleset.choosing import Selection

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
ALL = [*organizations(DATA)] if DATA.is_dir() else []
SOME = [one for one in ALL if one.group != "uk"] + [one for one in ALL if one.group == "uk"][::6]
STRICT = Selection(packs=("core", "marketing", "strict"))
DAY = date(2026, 4, 1)

pytestmark = [
    pytest.mark.real_data,
    pytest.mark.skipif(not ALL, reason="the real organizations of ../shared/data are not here"),
]


def found(inputs: Inputs) -> tuple[set[tuple[str, str | None, str]], set[str]]:
    report = check(replace(inputs, today=DAY), STRICT)
    findings = {(each.rule, each.entity, str(each.message)) for each in report.findings if each.rule not in INPUT_RULES}
    return findings, {rule.rule for rule in report.not_evaluated}


@pytest.mark.parametrize("organization", SOME, ids=lambda one: one.name)
def test_what_was_written_is_what_was_read(organization: Organization, tmp_path: Path):
    (tmp_path / ".git").mkdir()
    inputs = organization.inputs
    done = import_files(inputs, tmp_path / "org", Wish())
    straight, unheard = found(inputs)
    written, unheard_then = found(Inputs(paths=(tmp_path / "org",), as_of=inputs.as_of))
    ids = done.result.ids
    assert not ids
    assert unheard_then == unheard
    assert written - straight == set()
    assert straight - written == set()
    again = import_files(inputs, tmp_path / "org", Wish())
    assert again.result.texts == {}
