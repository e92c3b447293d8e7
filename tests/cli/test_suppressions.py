"""Suppressions, overrides and extended config files, from the files to what a user sees."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import WIDE

TODAY = ("--today", "2026-04-01")
RULE = ("--select", "wide-span", *TODAY)
COMMENT = "# orglint: ignore[wide-span] 3交代制のため、2026-09-30まで"
NOTED = WIDE.replace("  top: {title: Top}\n", f"  {COMMENT}\n  top: {{title: Top}}\n")
FIRM = """\
format: orglint-rules/1
rules:
- id: unnamed-unit
  severity: error
  suppressible: false
  for: unit
  flag_if: unit.name is None
  message: {en: "{unit} has no name.", ja: "{unit}に名前がありません。"}
  rationale: {en: because, ja: 理由}
  fix: {en: name it, ja: 名前を付ける}
  examples:
    bad: [{name: no name, org: {units: {a: {}}}, expect: [unit/a]}]
    good: [{name: a name, org: {units: {a: {name: A}}}}]
"""


def found(cli, *arguments: str) -> list[dict[str, object]]:
    return json.loads(cli("check", "-f", "json", *arguments).out)["findings"]


def told(findings: list[dict[str, object]]) -> list[tuple[object, object, object]]:
    return [(one["rule"], one["entity"], one["status"]) for one in findings]


class TestComments:
    def test_every_format_marks_what_is_suppressed_with_reason_day_and_place(self, cli, write):
        write("org.yaml", NOTED)
        (one,) = found(cli, *RULE)
        assert (one["status"], one["reason"], one["until"]) == ("suppressed", "3交代制のため", "2026-09-30")
        assert one["suppressed_at"] == {
            "file": "org.yaml", "line": 3, "column": 3, "end_line": 3, "end_column": 3 + len(COMMENT), "exact": True,
        }  # fmt: skip
        text = cli("check", *RULE).out
        assert "suppressed warning[wide-span]" in text
        assert "= suppressed: 3交代制のため (until 2026-09-30, org.yaml:3:3)\n" in text
        concise = cli("check", "-f", "concise", *RULE).out
        assert concise.startswith("org.yaml:4:3: suppressed warning[wide-span] ")
        assert "3交代制のため (until 2026-09-30, org.yaml:3:3)\n" in concise
        japanese = cli("check", "--lang", "ja", *RULE).out
        assert "= 抑制: 3交代制のため(2026-09-30まで、org.yaml:3:3)\n" in japanese

    def test_it_no_longer_fails_the_run_until_its_day_has_passed(self, cli, write):
        write("org.yaml", NOTED)
        assert cli("check", *RULE, "--fail-on", "warning").code == 0
        later = cli("check", "--select", "wide-span", "--today", "2026-10-01", "-f", "concise", "--fail-on", "warning")
        assert later.code == 1
        assert "org.yaml:3:3: warning[expired-suppression]" in later.out
        assert "org.yaml:4:3: warning[wide-span]" in later.out

    def test_no_suppressions_shows_everything_as_active(self, cli, write):
        write("org.yaml", NOTED)
        write("orglint.yaml", "ignore:\n- {rule: wide-span, target: position/top, reason: known}\n")
        assert told(found(cli, *RULE)) == [("wide-span", "position/top", "suppressed")]
        (one,) = found(cli, *RULE, "--no-suppressions")
        assert (one["status"], one["reason"], one["suppressed_at"]) == ("active", None, None)
        assert cli("check", *RULE, "--no-suppressions", "--fail-on", "warning").code == 1

    def test_one_that_cannot_be_read_is_an_error_at_its_line(self, cli, write):
        write("org.yaml", NOTED.replace("ignore[wide-span]", "ignore wide-span"))
        ended = cli("check", *RULE, "-f", "concise")
        assert ended.code == 1
        assert "org.yaml:3:3: error[malformed-suppression] this cannot be read as a suppression\n" in ended.out
        assert "org.yaml:4:3: warning[wide-span]" in ended.out

    def test_a_comment_in_a_text_is_none(self, cli, write):
        write("org.yaml", NOTED.replace(f"  {COMMENT}\n", "").replace("Top}", f'Top, x-note: "x {COMMENT}"}}'))
        assert told(found(cli, *RULE)) == [("wide-span", "position/top", "active")]

    def test_they_hold_in_every_file_and_document_of_a_model(self, cli, write):
        write(
            "org/b.yaml", "units: {a: {}}\n---\n" + NOTED.replace("organization: {name: Wide, as_of: 2026-04-01}\n", "")
        )
        write("org/a.yaml", "organization: {name: Wide, as_of: 2026-04-01}\n")
        (one,) = found(cli, *RULE)
        assert (one["status"], one["location"]["line"]) == ("suppressed", 5)

    @pytest.mark.parametrize("name", ["malformed-suppression", "suppression-without-reason"])
    def test_what_is_said_of_them_is_explained(self, cli, name: str):
        assert name in cli("explain", name).out
        assert "orglint: ignore[" in cli("explain", name, "--lang", "ja").out

    def test_max_suppression_days_bounds_them_alike(self, cli, write):
        write("org.yaml", NOTED)
        write("orglint.yaml", "max_suppression_days: 30\n")
        assert told(found(cli, *RULE)) == [
            ("long-suppression", None, "active"),
            ("wide-span", "position/top", "active"),
        ]


class TestFirmRules:
    def test_a_rule_marked_so_is_suppressed_by_nothing(self, cli, write):
        write("own/rule.yaml", FIRM)
        write("org.yaml", "units:\n  a: {}  # orglint: ignore[unnamed-unit] planned\n  b: {}\n")
        write("orglint.yaml", "rule_paths: own\nignore:\n- {rule: unnamed-unit, target: unit/b, reason: planned}\n")
        findings = found(cli, "org.yaml", "--select", "unnamed-unit", *TODAY)
        assert [(one["rule"], one["message"]) for one in findings] == [
            ("unnamed-unit", "a has no name."),
            ("unknown-suppression", "unnamed-unit cannot be suppressed"),
            ("unnamed-unit", "b has no name."),
            ("unknown-suppression", "unnamed-unit cannot be suppressed"),
        ]

    def test_explain_says_so(self, cli, write):
        write("own/rule.yaml", FIRM)
        write("orglint.yaml", "rule_paths: own\n")
        assert "  its findings cannot be suppressed\n" in cli("explain", "unnamed-unit").out
        assert "cannot be suppressed" not in cli("explain", "wide-span").out

    def test_the_key_is_true_or_false(self, cli, write):
        write("own.yaml", FIRM.replace("suppressible: false", "suppressible: maybe"))
        ended = cli("rules", "test", "own.yaml")
        assert ended.code == 2
        assert "own.yaml:5:17: error: suppressible expects true, false, yes or no" in ended.err


class TestOverrides:
    def test_a_misspelt_rule_in_an_expired_one_is_still_a_mistake(self, cli, write):
        write("org.yaml", WIDE)
        override = "{inside: unit/a, rules: {wide-spna: off}, reason: shift model, until: 2026-03-31}"
        write("orglint.yaml", f"overrides:\n- {override}\n")
        ended = cli("check", *TODAY)
        assert ended.code == 2
        assert 'orglint.yaml:2:28: error: there is no rule "wide-spna"; did you mean "wide-span"?' in ended.err

    def test_an_expired_one_does_not_hold_and_is_a_finding(self, cli, write):
        write("org.yaml", WIDE.replace("positions:", "units: {all: {}}\npositions:").replace("Top}", "Top, unit: all}"))
        entry = "overrides:\n- {inside: unit/all, rules: {wide-span: off}, reason: shifts, until: 2026-04-01}\n"
        write("orglint.yaml", entry)
        assert found(cli, *RULE) == []
        later = found(cli, "--select", "wide-span", "--today", "2026-04-02")
        assert sorted(str(one["rule"]) for one in later) == ["expired-override", "wide-span"]

    def test_one_without_a_reason_is_refused(self, cli, write):
        write("orglint.yaml", "overrides:\n- {inside: unit/all, rules: {wide-span: off}}\n")
        ended = cli("check")
        assert (ended.code, ended.err) == (2, 'orglint.yaml:2:3: error: "reason" is missing\n')

    def test_one_turns_a_rule_on_that_is_off_elsewhere(self, cli, write):
        two = "units: {all: {}}\npositions:\n  other: {title: X}\n" + "".join(
            f"  q{n}: {{reports_to: other}}\n" for n in range(14)
        )
        write("org.yaml", WIDE.replace("positions:\n", two).replace("Top}", "Top, unit: all}"))
        write("orglint.yaml", "packs: []\noverrides:\n- {inside: unit/all, rules: {wide-span: on}, reason: try it}\n")
        assert told(found(cli, *TODAY)) == [("wide-span", "position/top", "active")]


class TestExtends:
    def test_a_base_outside_of_the_project_holds(self, cli, write):
        write("policy/base.yaml", "packs: []\nrules:\n  wide-span: {severity: error, params: {limit: 5}}\n")
        write("orglint.yaml", "extends: policy/base.yaml\nmodel: org\n")
        write("org/org.yaml", WIDE)
        (one,) = found(cli, *TODAY)
        assert (one["rule"], one["severity"]) == ("wide-span", "error")
        assert "limit = 5 (set by policy/base.yaml:3:48" in cli("explain", "wide-span").out

    def test_a_suppression_in_a_base_is_found_wanting_at_its_place_there(self, cli, write):
        write("policy/base.yaml", "ignore:\n- {rule: wide-span, target: position/tpo, reason: known}\n")
        write("orglint.yaml", "extends: policy/base.yaml\nmodel: org\n")
        write("org/org.yaml", WIDE)
        text = cli("check", *RULE).out
        assert "--> policy/base.yaml:2:3" in text
        assert 'did you mean "position/top"?' in text
        assert "- {rule: wide-span, target: position/tpo, reason: known}" in text

    def test_patterns_with_a_slash_hold_below_their_own_file_others_everywhere(self, cli, write):
        write("policy/base.yaml", 'exclude: [old/x.yaml, "*.bak.yaml", "**/tmp/"]\n')
        write("orglint.yaml", "extends: policy/base.yaml\nexclude: [/org/gone.yaml]\nmodel: [org, policy/org]\n")
        for name in ("org/old/x.yaml", "org/a.bak.yaml", "org/tmp/b.yaml", "org/gone.yaml", "org/kept.yaml"):
            write(name, "units: {}\n")
        write("policy/old/x.yaml", "units: {}\n")
        write("policy/org/kept.yaml", "units: {}\n")
        assert json.loads(cli("check", "-f", "json").out)["files"] == [
            "org/kept.yaml", "org/old/x.yaml", "policy/org/kept.yaml",
        ]  # fmt: skip
        assert json.loads(cli("check", "policy", "org", "-f", "json").out)["files"] == [
            "org/kept.yaml", "org/old/x.yaml", "policy/org/kept.yaml",
        ]  # fmt: skip

    def test_a_config_named_by_a_relative_path_excludes_too(self, cli, write):
        write("etc/my.yaml", "exclude: [drafts/]\nmodel: .\n")
        write("etc/drafts/a.yaml", "units: {}\n")
        write("etc/b.yaml", "units: {}\n")
        assert json.loads(cli("check", "etc", "--config", "etc/my.yaml", "-f", "json").out)["files"] == ["etc/b.yaml"]

    def test_a_base_inside_the_model_is_no_file_left_out(self, cli, write):
        write("org/base.yaml", "lang: en\n")
        write("org/org.yaml", WIDE)
        write("orglint.yaml", "extends: org/base.yaml\n")
        assert json.loads(cli("check", "-f", "json", *RULE).out)["left_out"] == []

    def test_every_mistake_is_told_at_once_of_shape_rules_and_packs(self, cli, write):
        write("policy/base.yaml", "rules: {wide-spam: off}\nfail_on: maybe\n")
        write(
            "orglint.yaml",
            "extends: policy/base.yaml\npacks: [croe]\nlang: fr\nrules: {wide-span: {params: {limti: 1}}}\n",
        )
        for command in ("check", "config", "explain"):
            ended = cli(command, *(["wide-span"] if command == "explain" else []))
            assert (ended.code, ended.out) == (2, "")
            assert [line.split(" error: ")[0] for line in ended.err.splitlines()] == [
                "orglint.yaml:2:9:",
                "orglint.yaml:3:7:",
                "orglint.yaml:4:37:",
                "policy/base.yaml:1:9:",
                "policy/base.yaml:2:10:",
            ]

    def test_config_says_which_file_sets_each_value(self, cli, write):
        write("policy/base.yaml", "rules: {wide-span: {severity: error}}\nexclude: [old/]\nmodel: org\n")
        write(
            "orglint.yaml", "extends: [policy/base.yaml]\nrules: {wide-span: {params: {limit: 9}}}\nexclude: [tmp/]\n"
        )
        out = cli("config").out
        assert out.startswith("config file: orglint.yaml, extending policy/base.yaml\n")
        rows = [line.split() for line in out.splitlines()]
        assert ["model", "policy/org", "policy/base.yaml:3:8"] in rows
        assert ["rules.wide-span.severity", "error", "policy/base.yaml:1:9"] in rows
        assert ["rules.wide-span.params.limit", "9", "orglint.yaml:2:37"] in rows
        assert ["rules.wide-span.params.much", "17", "built", "in"] in rows
        assert ["exclude[0]", "old/", "policy/base.yaml:2:11"] in rows
        assert ["exclude[1]", "tmp/", "orglint.yaml:3:11"] in rows
        shown = json.loads(cli("config", "-f", "json").out)
        assert (shown["file"], shown["extends"]) == ("orglint.yaml", ["policy/base.yaml"])
        by_key = {each["key"]: (each["value"], each["set_by"]) for each in shown["settings"]}
        assert by_key["rules.wide-span.params.much"] == ("17", None)
        assert by_key["exclude[1]"] == ("tmp/", "orglint.yaml:3:11")

    def test_pyproject_does_all_of_it_alike(self, cli, write):
        write("policy.toml", "[tool.orglint]\npacks = []\nmax_suppression_days = 400\n")
        write(
            "pyproject.toml",
            '[tool.orglint]\nextends = "policy.toml"\n[tool.orglint.rules]\nwide-span = "on"\n'
            '[[tool.orglint.overrides]]\ninside = "unit/none"\nreason = "r"\nrules = {wide-span = "off"}\n'
            '[[tool.orglint.ignore]]\nrule = "wide-span"\ntarget = "position/top"\nreason = "shifts"\nuntil = 2026-09-30\n',
        )
        write("org.yaml", WIDE)
        findings = found(cli, "org.yaml", *TODAY)
        assert [(one["rule"], one["status"], one["location"]["file"], one["location"]["line"]) for one in findings] == [
            ("wide-span", "suppressed", "org.yaml", 3),
            ("unmatched-override", "active", "pyproject.toml", 5),
        ]
        assert findings[0]["until"] == "2026-09-30"


def test_a_run_without_config_does_not_import_pydantic(cli, write, folder: Path):
    import subprocess
    import sys

    write("org.yaml", NOTED)
    code = "import sys; from orglint.cli import run; run(['check', 'org.yaml']); sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, check=False).returncode == 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("check", "--fail-on", "eror"), 'did you mean "error"?'),
        (("check", "--lang", "jaa"), 'did you mean "ja"?'),
        (("config", "-f", "jsn"), 'did you mean "json"?'),
    ],
)
def test_a_misspelt_choice_is_told_what_was_meant(cli, arguments: tuple[str, ...], hint: str):
    ended = cli(*arguments)
    assert ended.code == 2
    assert hint in ended.err.splitlines()[0]


class TestConfigTable:
    def test_one_very_long_value_does_not_push_every_place_out_of_sight(self, cli, write):
        items = ", ".join(f"item{number}" for number in range(40))
        write(
            "orglint.yaml", f"lang: en\nrules:\n  lead-handoff-without-owner: {{params: {{lead_items: [{items}]}}}}\n"
        )
        lines = cli("config").out.splitlines()
        assert max(len(line) for line in lines if "orglint.yaml:1:7" in line) < 120
        assert any(line.endswith(f"{items}  orglint.yaml:3:53") for line in lines)
