"""The schema of rule files refuses what is wrong in form, and accepts what orglint reads."""

from __future__ import annotations

import pytest

from orglint.app.rule_template import first_rule
from orglint.i18n import LANGUAGES, Language
from orglint.ruleset.checking import check_rule
from orglint.ruleset.faults import RuleFault
from orglint.ruleset.reading import read_rules
from orglint.source.reader import read_yaml
from orglint.testing.examples import ready_examples
from tests.unit.schemas.documents import faults, refused

RIGHT = """\
format: orglint-rules/1
x-owner: us
rules:
- id: too-many
  title: {en: Too many, ja: 多すぎる}
  severity: warning
  for: unit
  needs: [positions.unit, {field: units.type, at_least: 20%}, {any: [units.head, units.parent]}]
  params:
    limit: {type: number, default: 3, description: {en: Most, ja: 上限}}
    kinds: {type: list, default: [team], description: {en: Kinds, ja: 種類}}
  where:
    type: {param: kinds}
  flag_if: len(unit.members) > limit
  message: {en: "{unit} has too many", ja: "{unit}は多すぎます"}
  rationale: {en: Why, ja: 理由}
  fix: {en: How, ja: 対処}
  references: [A book, {title: Another, url: "https://example.org"}, {title: {en: Third, ja: 三冊目}}]
  evidence: weak
  suppressible: yes
  examples:
    bad:
    - name: {en: two, ja: 2人}
      org: {units: {u: {type: チーム, members: [a, b]}}, people: {a: {}, b: {}}}
      params: {limit: 1}
      expect: unit/u
      severity: warning
    good:
"""


def wrong(text: str) -> list[RuleFault]:
    """Return everything orglint finds wrong with a rule file."""
    documents = read_yaml("r.yaml", text.encode())
    assert isinstance(documents, list), documents
    found: list[RuleFault] = []
    for document in documents:
        rules, of_form = read_rules(document)
        found += of_form
        for rule in rules:
            checked = check_rule(rule)
            found += checked if isinstance(checked, list) else []
            found += ready_examples(rule)[1]
    return found


def test_a_rule_with_all_forms_is_accepted():
    assert wrong(RIGHT) == []
    assert faults("rules", RIGHT) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_rule_that_orglint_writes_is_accepted(language: Language):
    text = first_rule("my-rule", "structure", language)
    assert wrong(text) == []
    assert faults("rules", text) == []


BROKEN = {
    "an unknown key of the file": ("x-owner: us", "owner: us"),
    "another format": ("orglint-rules/1", "orglint-rules/9"),
    "rules that are a mapping": ("- id: too-many", "  id: too-many"),
    "an unknown key": ("  severity: warning\n  for", "  colour: red\n  severity: warning\n  for"),
    "a bad id": ("id: too-many", "id: Too Many"),
    "an unknown severity": ("  severity: warning\n  for", "  severity: grave\n  for"),
    "no severity": ("  severity: warning\n  for", "  for"),
    "an unknown kind": ("for: unit", "for: galaxy"),
    "no message": ('  message: {en: "{unit} has too many", ja: "{unit}は多すぎます"}\n', ""),
    "a message in one language": (', ja: "{unit}は多すぎます"', ""),
    "a message that is a text": ("  fix: {en: How, ja: 対処}", "  fix: How"),
    "a title in one language": ("title: {en: Too many, ja: 多すぎる}", "title: {ja: 多すぎる}"),
    "no condition at all": ("  flag_if: len(unit.members) > limit\n", ""),
    "a list for an expression": ("flag_if: len(unit.members) > limit", "flag_if: [unit.members]"),
    "a mapping for an expression": ("flag_if: len(unit.members) > limit", "flag_if: {more: than}"),
    "needs that are a number in a list": ("needs: [positions.unit,", "needs: [[positions.unit],"),
    "needs with an unknown key": ("{field: units.type, at_least: 20%}", "{field: units.type, atleast: 20%}"),
    "a coverage that is none": ("at_least: 20%", "at_least: much"),
    "a parameter without a description": (", description: {en: Most, ja: 上限}", ""),
    "a parameter of an unknown type": ("type: number, default: 3", "type: integer, default: 3"),
    "an unknown operator": ("type: {param: kinds}", "type: {equals: team}"),
    "a condition without a value": ("type: {param: kinds}", "type:"),
    "evidence of an unknown grade": ("evidence: weak", "evidence: thin"),
    "a source without a title": ("{title: Another, url:", "{url:"),
    "a reference with a key that is none": ("{title: Another, url:", "{title: Another, link: x, url:"),
    "a title of a source in one language": ("{en: Third, ja: 三冊目}", "{en: Third}"),
    "references that are a text": ("references: [A book,", "references: {a: A book}\n  x-r: ["),
    "suppressible that is neither": ("suppressible: yes", "suppressible: sometimes"),
    "an unknown group of examples": ("    good:\n", "    fine: []\n"),
    "an example without an organization": (
        "      org: {units: {u: {type: チーム, members: [a, b]}}, people: {a: {}, b: {}}}\n",
        "",
    ),
    "a bad example that expects nothing": ("      expect: unit/u\n", ""),
    "an unknown key of an example": ("      expect: unit/u", "      expects: unit/u"),
}


@pytest.mark.parametrize(("before", "after"), BROKEN.values(), ids=BROKEN)
def test_what_is_wrong_in_form_is_refused_by_both(before: str, after: str):
    assert before in RIGHT
    text = RIGHT.replace(before, after)
    if "flag_if" in before and not after:
        text = text.replace("  where:\n    type: {param: kinds}\n", "")
    assert wrong(text) != []
    assert refused("rules", text)


def test_examples_are_checked_as_models_are():
    assert refused("rules", RIGHT.replace("members: [a, b]", "memebrs: [a, b]"))
