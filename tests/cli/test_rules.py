"""`orglint rules list`, `orglint rules test`, `orglint explain`."""

from __future__ import annotations

import json

import pytest

OWN = """\
format: orglint-rules/1
rules:
- id: unnamed-unit
  category: own
  severity: note
  for: unit
  params:
    fewest: {type: number, default: 0, description: {en: fewest people that need a name, ja: 名前が必要な人数}}
  flag_if: unit.name is None and len(unit.members) >= fewest
  message: {en: "{unit} has no name.", ja: "{unit}に名前がありません。"}
  rationale: {en: People look for names., ja: 名前で探す人がいます。}
  fix: {en: Give it a name., ja: 名前を付けてください。}
  evidence: convention
  references: [{title: A book, url: "https://example.org/book"}]
  examples:
    bad:
    - name: none at all
      org: {units: {a: {type: team}}}
      expect: [unit/a]
    good:
    - name: a name
      org: {units: {a: {name: A}}}
"""


class TestList:
    def test_it_names_every_rule_under_its_category(self, cli):
        out = cli("rules", "list").out
        assert "\nstructure\n" in out
        assert "  wide-span " in out
        assert out.rstrip().endswith("of them on")

    def test_it_says_which_file_turned_a_rule_off(self, cli, write):
        write("orglint.yaml", "rules:\n  wide-span: off\n")
        line = next(line for line in cli("rules", "list").out.splitlines() if " wide-span " in line)
        assert line.split() == ["wide-span", "warning", "core", "off", "(orglint.yaml:2:3)"]

    def test_its_json_has_the_projects_own_rules(self, cli, write):
        write("own/unnamed.yaml", OWN)
        write("orglint.yaml", "rule_paths: own\n")
        rules = {rule["id"]: rule for rule in json.loads(cli("rules", "list", "-f", "json").out)["rules"]}
        assert rules["unnamed-unit"]["source"] == "own/unnamed.yaml"
        assert rules["unnamed-unit"]["severity"] == "note"
        assert rules["wide-span"]["needs"] == [["positions.reports_to"]]

    def test_a_selection_turns_the_others_off(self, cli):
        rules = json.loads(cli("rules", "list", "--select", "wide-span", "-f", "json").out)["rules"]
        assert [rule["id"] for rule in rules if rule["on"]] == ["wide-span"]

    def test_a_misspelt_rule_is_refused(self, cli):
        ended = cli("rules", "list", "--select", "wide-spam")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "wide-span"?' in ended.err


class TestExamples:
    def test_those_of_a_file_pass(self, cli, write):
        write("own.yaml", OWN)
        ended = cli("rules", "test", "own.yaml")
        assert (ended.code, ended.out, ended.err) == (0, "2 examples passed\n", "")

    def test_a_failing_one_is_shown_with_its_place_and_what_was_found(self, cli, write):
        write("own.yaml", OWN.replace("unit.name is None", "unit.name is not None"))
        ended = cli("rules", "test", "own.yaml")
        assert ended.code == 1
        assert ended.out == (
            "own.yaml:17:7: unnamed-unit: bad example: none at all\n"
            "    expected unit/a, found nothing\n"
            "own.yaml:21:7: unnamed-unit: good example: a name\n"
            "    expected nothing, found unit/a\n"
            "\n"
            "2 of 2 examples failed\n"
        )

    def test_it_speaks_japanese(self, cli, write):
        write("own.yaml", OWN.replace("expect: [unit/a]", "expect: [unit/b]"))
        out = cli("rules", "test", "own.yaml", "--lang", "ja").out
        assert "期待: unit/b、実際: unit/a" in out
        assert out.endswith("例 2 件のうち 1 件が期待と異なります\n")

    def test_a_rule_that_does_not_check_stops_it_at_its_column(self, cli, write):
        write("own.yaml", OWN.replace("unit.name is None", "unit.nmae is None"))
        ended = cli("rules", "test", "own.yaml")
        assert (ended.code, ended.out) == (2, "")
        assert "own.yaml:9:17: error" in ended.err
        assert "name" in ended.err


class TestExplain:
    def test_a_rule_says_why_and_what_to_do_and_who_set_what(self, cli, write):
        write("own/unnamed.yaml", OWN)
        write(
            "orglint.yaml",
            "rule_paths: own\nrules:\n  unnamed-unit:\n    severity: error\n    params: {fewest: 5}\n",
        )
        out = cli("explain", "unnamed-unit").out
        assert out.startswith("error[unnamed-unit] own\n")
        for text in (
            "Why\n  People look for names.",
            "What to do\n  Give it a name.",
            "  fewest = 5 (set by orglint.yaml:5:22, default 0)\n      fewest people that need a name",
            "bad   none at all  finds unit/a",
            "good  a name",
            "A book <https://example.org/book>",
            "Convention: a model is easier to read",
            "on, as error: decided by orglint.yaml:3:3",
            "the rule is written in own/unnamed.yaml",
        ):
            assert text in out

    def test_a_rule_in_japanese(self, cli):
        out = cli("explain", "wide-span", "--lang", "ja").out
        assert "理由\n" in out
        assert "弱い:" in out

    def test_a_parameter_that_nobody_set_is_the_default(self, cli):
        assert "limit = 13 (default)" in cli("explain", "wide-span").out

    @pytest.mark.parametrize("name", ["unknown-reference", "unmatched-suppression"])
    def test_an_id_that_is_no_rule_of_a_file(self, cli, name: str):
        ended = cli("explain", name)
        assert ended.code == 0
        assert ended.out.startswith(f"{name}: ")
        assert "What to do" in ended.out

    def test_a_function_has_its_signature_and_what_it_does(self, cli):
        out = cli("explain", "direct_reports").out
        assert out.startswith("direct_reports(position: position) -> [position]\n")
        assert "Return the positions that report to this one" in out
        assert "直属の部下" in cli("explain", "direct_reports", "--lang", "ja").out

    @pytest.mark.parametrize("name", ["unit.head", "units.head"])
    def test_a_field_by_either_name(self, cli, name: str):
        out = cli("explain", name).out
        assert out.startswith("units.head: a field of unit\n")
        assert "the id of a position, or {id: ..., start: ..., end: ...}; or a list" in out

    def test_a_field_with_words_of_its_own(self, cli):
        out = cli("explain", "unit.type").out
        assert "company, division, business_unit" in out
        assert "事業部              business_unit" in out

    def test_a_sensitive_field_says_so(self, cli):
        assert "Sensitive: shown in no output" in cli("explain", "position.cost").out

    def test_a_kind_lists_its_fields(self, cli):
        assert "\n  reports_to " in cli("explain", "position").out

    def test_an_unknown_name_is_refused_with_the_near_one(self, cli):
        ended = cli("explain", "wide-spam")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "wide-span"?' in ended.err
