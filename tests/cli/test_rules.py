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

SHARP = OWN.replace(OWN[OWN.index("  params:") : OWN.index("  message:")], "  where: {name: {empty: true}}\n")
"""The same with a structured condition: its two examples notice both of its mutants."""
BLUNT = SHARP.replace("{units: {a: {name: A}}}", "{people: {mia: {}}}")
"""The same, with nothing to show that the condition is needed."""


class TestList:
    def test_it_names_every_rule_under_its_category(self, cli):
        out = cli("rules", "list").out
        assert "\nStructure\n" in out
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

    def test_those_of_one_file_may_name_a_rule_of_another(self, cli, write):
        write("own/a.yaml", OWN)
        other = OWN.replace("id: unnamed-unit", "id: other-rule").replace(
            "  for: unit\n", "  yields_to: [unnamed-unit]\n  for: unit\n", 1
        )
        write("own/b.yaml", other)
        write("orglint.yaml", "rule_paths: own\n")
        ended = cli("rules", "test", "own/b.yaml")
        assert (ended.code, ended.out, ended.err) == (0, "2 examples passed\n", "")

    def test_a_folder_in_the_config_that_is_gone_does_not_keep_a_file_from_being_tested(self, cli, write):
        write("own.yaml", OWN)
        write("orglint.yaml", "rule_paths: [gone/]\n")
        assert cli("rules", "test", "own.yaml").out == "2 examples passed\n"

    @pytest.mark.parametrize(("written", "column"), [("gone/", 13), ("[gone/]", 14)])
    def test_a_folder_in_the_config_that_is_gone_is_told_at_its_place(self, cli, write, written: str, column: int):
        write("orglint.yaml", f"lang: en\nrule_paths: {written}\n")
        ended = cli("rules", "list")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err == f"orglint.yaml:2:{column}: there is no rule file or folder gone/\n"

    def test_a_file_that_is_named_twice_is_read_once(self, cli, write):
        write("own/a.yaml", OWN)
        write("orglint.yaml", "rule_paths: [own/, own/a.yaml]\n")
        assert cli("rules", "test", "own", "own/a.yaml").out == "2 examples passed\n"
        assert cli("explain", "unnamed-unit").code == 0


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

    def test_the_signs_of_a_composite_rule(self, cli):
        out = cli("explain", "support-only-unit").out
        assert "Signs, of which at least 3 must hold\n  - it is run as a cost centre\n  - it is accountable" in out
        out = cli("explain", "support-only-unit", "--lang", "ja").out
        assert "兆候(3件以上で指摘)\n  - コストセンターとして運営されている\n" in out
        assert "Signs" not in cli("explain", "wide-span").out

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
        out = cli("explain", "position").out
        assert "\n  reports_to: [position]\n      The post it reports to: the solid line.\n" in out
        assert "\n  reports " in out.partition("Not written")[2]

    def test_an_unknown_name_is_refused_with_the_near_one(self, cli):
        ended = cli("explain", "wide-spam")
        assert (ended.code, ended.out) == (2, "")
        assert 'did you mean "wide-span"?' in ended.err


class TestMutants:
    def test_sharp_examples_leave_none(self, cli, write):
        write("own.yaml", SHARP)
        ended = cli("rules", "test", "--mutate", "own.yaml")
        assert (ended.code, ended.err) == (0, "")
        assert ended.out == "1 rule, 2 mutants: 2 noticed, 0 listed as equivalent, 0 survived\n"

    def test_those_left_are_shown_by_rule_with_their_place_and_how_to_list_them(self, cli, write):
        write("own.yaml", OWN)
        ended = cli("rules", "test", "--mutate", "own.yaml")
        assert ended.code == 1
        assert ended.out.startswith("own.yaml:3:7: unnamed-unit: 2 of 6 mutants are noticed by no example\n")
        assert "\n  own.yaml:8:5: params.fewest: 0 -> -1\n" in ended.out
        assert "\n1 rule, 6 mutants: 4 noticed, 0 listed as equivalent, 2 survived\n" in ended.out
        assert ended.out.endswith(
            "  equivalent:\n    'flag_if: len(unit.members) >= fewest -> len(unit.members) <= fewest':"
            " why no example can notice it\n"
        )

    def test_the_line_to_list_one_can_be_copied_as_it_is(self, cli, write):
        write("own.yaml", BLUNT)
        lines = cli("rules", "test", "--mutate", "own.yaml").out.splitlines()
        listed = "\n".join(lines[lines.index("  equivalent:") :])
        write("own.yaml", BLUNT + listed)
        ended = cli("rules", "test", "--mutate", "own.yaml")
        assert (ended.code, ended.out) == (0, "1 rule, 2 mutants: 1 noticed, 1 listed as equivalent, 0 survived\n")

    def test_a_list_out_of_date_is_said_at_its_line(self, cli, write):
        write("own.yaml", SHARP + "  equivalent:\n    'where.name -> none': because\n")
        ended = cli("rules", "test", "--mutate", "own.yaml")
        assert ended.code == 1
        assert ended.out.startswith(
            "own.yaml:3:7: unnamed-unit: the list of equivalents is out of date\n"
            '  own.yaml:22:5: there is no mutant "where.name -> none"\n'
        )

    def test_examples_that_fail_come_first(self, cli, write):
        write("own.yaml", SHARP.replace("expect: [unit/a]", "expect: [unit/b]"))
        ended = cli("rules", "test", "--mutate", "own.yaml")
        assert ended.code == 1
        assert ended.out.startswith(
            "own.yaml:3:7: unnamed-unit: not tried: its examples fail as it is\n"
            "  own.yaml:15:7: unnamed-unit: bad example: none at all\n"
            "      expected unit/b, found unit/a\n"
        )

    def test_it_speaks_japanese(self, cli, write):
        write("own.yaml", OWN)
        out = cli("rules", "test", "--mutate", "own.yaml", "--lang", "ja").out
        assert "変異 6 件のうち 2 件は、どの例でも見分けられません" in out
        assert "ルール 1 件、変異 6 件: 例で見分けたもの 4 件" in out
        assert "mutant" not in out
