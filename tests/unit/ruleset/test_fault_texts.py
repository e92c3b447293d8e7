"""Errors in rule files read like a compiler's: place, line, carets right below wide characters, help."""

from __future__ import annotations

from pathlib import Path

from orglint.ruleset.checking import check_rule
from orglint.ruleset.library import read_files

RULE = """\
format: orglint-rules/1
rules:
- id: my-rule
  severity: warning
  for: unit
  flag_if: unit.name is not None and unit.name == "営業" and unit.fuction == "x"
  message: {en: "{unit}", ja: "{unit}"}
  rationale: {en: a, ja: あ}
  fix: {en: a, ja: あ}
"""


def faults(text: str, folder: Path) -> list[str]:
    file = folder / "own.yaml"
    file.write_text(text, encoding="utf-8")
    library = read_files([(file, "own.yaml")], "en")
    if library.faults:
        return [fault.show("en") for fault in library.faults]
    (rule,) = library.rules.values()
    made = check_rule(rule)
    assert isinstance(made, list)
    return [fault.show("en") for fault in made]


def test_a_misspelt_field_is_shown_with_its_line_and_carets_below_it(tmp_path):
    line = RULE.splitlines()[5]
    (shown,) = faults(RULE, tmp_path)
    assert shown.splitlines() == [
        f"own.yaml:6:{line.index('fuction') + 1}: error: unit has no field 'fuction'",
        f"    {line}",
        "    " + " " * (line.index("fuction") + 2) + "^^^^^^^",
        '  help: did you mean "function"?',
    ]


def test_a_file_that_is_no_yaml_is_shown_with_its_line(tmp_path):
    (shown,) = faults(RULE.replace("severity: warning", "severity: a: b"), tmp_path)
    assert shown.startswith("own.yaml:4:")
    assert "    severity: a: b" in shown


def test_an_unknown_key_is_answered_with_a_close_one(tmp_path):
    (shown,) = faults(RULE.replace("flag_if", "flagif"), tmp_path)[:1]
    assert 'a rule has no key "flagif"' in shown
    assert 'did you mean "flag_if"?' in shown


def test_an_expression_that_yaml_reads_as_a_list_is_explained(tmp_path):
    shown = faults(RULE.replace("flag_if: unit.name", "flag_if: [unit]\n  x-old: unit.name"), tmp_path)
    assert any("YAML reads flag_if as a list" in fault for fault in shown)


def test_rules_that_yield_to_each_other_are_refused(tmp_path):
    head, _, body = RULE.replace(' and unit.fuction == "x"', "").partition("- id")
    first = "- id" + body.replace("severity", "yields_to: [other-rule]\n  severity")
    second = first.replace("my-rule", "third").replace("other-rule", "my-rule").replace("third", "other-rule")
    shown = faults(head + first + second, tmp_path)
    assert ["yields to itself" in fault for fault in shown] == [True, True]
