"""What is sensitive, and who is called how, stays out of what travels."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.engine.input_findings import input_findings
from orglint.errors import RuleError
from orglint.i18n import Text
from orglint.location import Span
from orglint.model.problems import Problem
from orglint.reporters.options import Options
from orglint.reporters.registry import FORMATS

RULE = """\
format: orglint-rules/1
rules:
- id: my-rule
  severity: warning
  for: position
  where: {{cost: {{empty: false}}}}
  {parts}
  message: {{en: "{says}", ja: "{says}"}}
  rationale: {{en: a, ja: あ}}
  fix: {{en: a, ja: あ}}
"""


def project(folder: Path, model: str, rule: str = "") -> Inputs:
    (folder / "org.yaml").write_text(model, encoding="utf-8")
    (folder / "orglint.yaml").write_text("rule_paths: [own]\n" if rule else "lang: en\n", encoding="utf-8")
    if rule:
        (folder / "own").mkdir()
        (folder / "own" / "rule.yaml").write_text(rule, encoding="utf-8")
    return Inputs(paths=(folder / "org.yaml",), language="en")


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ("flag_if: position.cost > 5", "{-position.cost}"),
        ("flag_if: position.cost > 5", "{sum([position.cost])}"),
        ("flag_if: position.cost > 5\n  measure: position.cost", "x"),
        ("let: {z: 'or_else(position.cost, 0)'}\n  flag_if: z > 5\n  measure: z", "x"),
    ],
)
def test_a_rule_that_would_show_a_sensitive_value_does_not_check(tmp_path, parts, says):
    inputs = project(tmp_path, "positions: {a: {cost: 987654}}", RULE.format(parts=parts, says=says))
    with pytest.raises(RuleError, match="sensitive"):
        check(inputs)


def test_a_sum_over_a_sensitive_field_is_no_evidence(tmp_path):
    parts = 'let: {z: "[p.cost for p in [position] if p.cost is not None]"}\n  flag_if: sum(z) > 5'
    report = check(project(tmp_path, "positions: {a: {cost: 987654}}", RULE.format(parts=parts, says="{position}")))
    (finding,) = report.findings
    assert (finding.rule, finding.evidence) == ("my-rule", ())


def test_a_rule_of_ones_own_without_a_pack_is_on(tmp_path):
    parts = "flag_if: position.cost > 5"
    report = check(project(tmp_path, "positions: {a: {cost: 7}}", RULE.format(parts=parts, says="{position}")))
    assert "my-rule" in report.evaluated


@pytest.mark.parametrize("key", ["cots", "Cost", "sucessor", "人件費", "salary"])
def test_a_misspelt_sensitive_field_is_masked_in_the_source_line(tmp_path, key):
    report = check(project(tmp_path, f"positions: {{a: {{{key}: 987654, reports_to: nope}}}}\n"))
    (source,) = [source for file, source in report.sources.items() if file.endswith("org.yaml")]
    shown = source.excerpt(Span(1, 1, 1, 5))
    assert shown is not None
    assert "987654" not in shown.text


@pytest.mark.parametrize(
    "model",
    [
        "people: {p: {name: Anna Lee}}\nbudgets: {b: {holder: Anna Lee}}",
        "people: {p: {name: Anna Lee}}\npositions: {c: {interim: Anna Lee}}",
        "people: {p: {name: Anna Lee, Anna Lee: x}}",
        "people: {p: {name: x, reports_to: Anna Lee}}",
    ],
)
def test_a_name_in_an_input_finding_is_shown_by_text_alone(tmp_path, model):
    report = check(project(tmp_path, model))
    assert "Anna Lee" in FORMATS["text"](report, Options())
    for name in ("concise", "json"):
        assert "Anna Lee" not in FORMATS[name](report, Options())


def test_a_value_that_may_be_a_name_is_kept_apart_though_nobody_is_described_by_it(tmp_path):
    report = check(project(tmp_path, "positions: {c: {interim: Anna Lee}}\nbudgets: {b: {amount: twelve yen}}"))
    text, json = (FORMATS[name](report, Options()) for name in ("text", "json"))
    assert "Anna Lee" in text
    assert "Anna Lee" not in json
    assert "twelve yen" in json


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_manager_s_name_that_two_people_have_stays_out_of_what_travels(tmp_path, language):
    table = tmp_path / "staff.csv"
    table.write_text(
        "社員番号,氏名,所属,上長\n1,岡 進,営業部,\n2,岡 進,営業部,\n3,牧 葵,営業部,岡 進\n", encoding="utf-8"
    )
    report = check(Inputs(paths=(table,), language=language))
    (finding,) = [finding for finding in report.findings if finding.rule == "ambiguous-reference"]
    hidden, shown = finding.message.show(names=False), finding.message.show(names=True)
    assert "岡" not in hidden
    assert shown == hidden.replace("***", '"岡 進"')
    assert hidden.endswith("1, 2" if language == "en" else "1、2")


def test_a_message_that_a_name_cannot_be_told_apart_in_is_hidden_whole():
    problem = Problem("invalid-value", Text('"Ann Lee" is wrong', "「Ann Lee」は誤りです"), None, private='"Ann Lee"')
    (finding,) = input_findings([problem], "ja")
    assert (finding.message.show(names=False), finding.message.show(names=True)) == ("***", "「Ann Lee」は誤りです")
