"""`orglint check --baseline`: known findings do not count, unless they got worse; what is gone is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import CIRCLE, MINIMAL, Cli

NAMED = """\
organization: {name: Named, as_of: 2026-04-01}
positions:
  top: {title: Top, holder: mia}
people:
  mia: {name: Mia Musterfrau}
"""


def wide(reports: int, ident: str = "top") -> str:
    """Return an organization in which one post leads so many others."""
    lines = "".join(f"  {ident}{number:02}: {{title: Clerk, reports_to: {ident}}}\n" for number in range(reports))
    return f"organization: {{name: Wide, as_of: 2026-04-01}}\npositions:\n  {ident}: {{title: Top}}\n{lines}"


def found(cli: Cli, *arguments: str) -> list[tuple[str, str | None, str, str | None]]:
    """Return rule, entity, status and change of every finding, and check that the command ran."""
    ended = cli("check", "-f", "json", *arguments)
    assert ended.code in (0, 1), ended.err
    findings = json.loads(ended.out)["findings"]
    return [(item["rule"], item["entity"], item["status"], item["change"]) for item in findings]


def test_known_findings_do_not_count(cli: Cli, write):
    write("org/a.yaml", wide(14))
    assert cli("check", "--fail-on", "warning").code == 1
    ended = cli("check", "--fail-on", "warning", "--baseline", "known.json", "--update-baseline")
    assert ended.code == 0
    assert ended.err == "known.json: findings added: 1, taken out: 0; it holds 1 now\n"
    assert found(cli, "--baseline", "known.json") == [("wide-span", "position/top", "baselined", None)]


def test_a_line_of_the_file_is_a_finding_and_tells_no_line_and_no_name(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14) + "people:\n  mia: {name: Mia Musterfrau, unit: x}\nunits:\n  x: {type: team}\n")
    cli("check", "--baseline", "known.json", "--update-baseline")
    text = (folder / "known.json").read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if "wide-span" in line)
    assert json.loads(line.rstrip(",")).items() >= {
        "rule": "wide-span", "entity": "position/top", "severity": "warning", "measure": 14
    }.items()  # fmt: skip
    assert json.loads(text)["format"] == "orglint-baseline/1"
    assert "Musterfrau" not in text
    rules = [(item["rule"], item["entity"]) for item in json.loads(text)["findings"]]
    assert rules == sorted(rules, key=lambda item: (item[0], item[1] or ""))


def test_a_known_finding_that_got_worse_counts_and_says_so(cli: Cli, write):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    write("org/a.yaml", wide(15))
    assert found(cli, "--baseline", "known.json") == [("wide-span", "position/top", "active", "worse")]
    ended = cli("check", "--baseline", "known.json", "--fail-on", "warning")
    assert ended.code == 1
    assert "worse than in the baseline: 14 -> 15" in ended.out
    concise = cli("check", "--baseline", "known.json", "-f", "concise", "--lang", "ja").out
    assert "ベースラインより悪化: 14 -> 15" in concise


def test_a_known_finding_that_got_better_stays_known(cli: Cli, write):
    write("org/a.yaml", wide(16))
    cli("check", "--baseline", "known.json", "--update-baseline")
    write("org/a.yaml", wide(14))
    assert found(cli, "--baseline", "known.json") == [("wide-span", "position/top", "baselined", None)]


def test_a_higher_severity_is_worse(cli: Cli, write):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    write("orglint.yaml", "rules: {wide-span: error}\n")
    assert "worse than in the baseline: warning -> error" in cli("check", "--baseline", "known.json").out


def test_exchanging_one_finding_for_another_is_noticed(cli: Cli, write):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    write("org/a.yaml", wide(14, "other"))
    assert found(cli, "--baseline", "known.json") == [
        ("stale-baseline-entry", None, "active", None),
        ("wide-span", "position/other", "active", None),
    ]


def test_moved_lines_and_renamed_files_are_not_new(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    (folder / "org/a.yaml").unlink()
    write("org/sub/b.yaml", "\n\n# moved\n" + wide(14))
    assert found(cli, "--baseline", "known.json") == [("wide-span", "position/top", "baselined", None)]


class TestStaleEntries:
    def test_they_are_found_at_their_line(self, cli: Cli, write):
        write("org/a.yaml", wide(14))
        cli("check", "--baseline", "known.json", "--update-baseline")
        write("org/a.yaml", wide(3))
        ended = cli("check", "--baseline", "known.json", "-f", "concise")
        assert ended.out.splitlines()[0] == (
            "known.json:4:5: warning[stale-baseline-entry] the baseline holds wide-span at position/top, which is no longer found"
        )

    def test_nothing_is_said_of_a_rule_that_was_not_evaluated(self, cli: Cli, write):
        write("org/a.yaml", wide(14))
        cli("check", "--baseline", "known.json", "--update-baseline")
        write("org/a.yaml", wide(3))
        assert found(cli, "--baseline", "known.json", "--select", "reporting-cycle") == []

    def test_an_update_takes_them_out_and_keeps_what_was_not_evaluated(self, cli: Cli, write):
        write("org/a.yaml", wide(14) + CIRCLE.partition("positions:\n")[2])
        cli("check", "--baseline", "known.json", "--update-baseline")
        ended = cli("check", "--select", "reporting-cycle", "--baseline", "known.json", "--update-baseline")
        assert ended.err == "known.json: findings added: 0, taken out: 0; it holds 2 now\n"
        write("org/a.yaml", wide(3))
        ended = cli("check", "--baseline", "known.json", "--update-baseline")
        assert ended.err == "known.json: findings added: 0, taken out: 2; it holds 0 now\n"
        assert cli("check", "--baseline", "known.json").code == 0

    def test_a_suppressed_finding_is_still_there(self, cli: Cli, write):
        write("org/a.yaml", wide(14))
        cli("check", "--baseline", "known.json", "--update-baseline")
        write("orglint.yaml", "ignore:\n- {rule: wide-span, target: position/top, reason: agreed}\n")
        assert found(cli, "--baseline", "known.json") == [("wide-span", "position/top", "suppressed", None)]


def test_what_is_wrong_with_the_input_is_never_known(cli: Cli, write, folder: Path):
    write("org/a.yaml", MINIMAL + "positions:\n  x: {reports_to: nobody}\n")
    ended = cli("check", "--baseline", "known.json", "--update-baseline")
    assert ended.code == 1
    assert "unknown-reference" not in (folder / "known.json").read_text(encoding="utf-8")


def test_nothing_is_written_while_a_file_cannot_be_read(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14))
    write("org/b.yaml", "units: [\n")
    ended = cli("check", "--baseline", "known.json", "--update-baseline")
    assert ended.code == 2
    assert "known.json is left as it is" in ended.err
    assert not (folder / "known.json").exists()


def test_the_configuration_names_it_relative_to_itself(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14))
    write("orglint.yaml", "baseline: ci/known.json\n")
    (folder / "ci").mkdir()
    assert cli("check", "--update-baseline").code == 0
    assert found(cli) == [("wide-span", "position/top", "baselined", None)]
    assert "ci/known.json" in cli("config").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "known.json:1:1: this is no baseline of orglint"),
        ("{}", "known.json:1:1: this is no baseline of orglint"),
        ("nothing", "known.json:1:1: this is no baseline of orglint"),
        ("[1]", "known.json:1:1: this is no baseline of orglint"),
        (
            '{"format": "orglint-baseline/1", "findings": [\n<<<<<<< ours\n=======\n{"rule": 1}\n>>>>>>> theirs\n]}',
            "known.json:2:1: the baseline cannot be read: a merge has left this mark",
        ),
        (
            (
                '{"format": "orglint-baseline/1", "findings": [\n{"rule": {"a": 1}, "entity": null, "severity": "error", '
                '"measure": null, "fingerprint": "x"}]}'
            ),
            'known.json:2:1: this entry of the baseline is damaged: "rule" is no text',
        ),
        (
            (
                '{"format": "orglint-baseline/1", "findings": [\n{"rule": "wide-span", "entity": null, "severity": "error", '
                '"measure": "nan", "fingerprint": "x"}]}'
            ),
            'known.json:2:1: this entry of the baseline is damaged: "measure" is nan; expected is a number or null',
        ),
        (
            (
                '{"format": "orglint-baseline/1", "findings": [\n{"rule": "wide-span", "entity": null, "severity": "error", '
                '"measure": 1e999, "fingerprint": "x"}]}'
            ),
            'known.json:2:1: this entry of the baseline is damaged: "measure" is 1e999',
        ),
        ('{"format": "orglint-baseline/9", "findings": []}', "known.json:1:12: this baseline was written by another"),
        (
            '{"format": "orglint-baseline/1", "findings": [\n3]}',
            "known.json:2:1: this entry of the baseline is damaged",
        ),
        (
            (
                '{"format": "orglint-baseline/1", "findings": [\n{"rule": "wide-span", "entity": null, "severity": "bad", '
                '"measure": null, "fingerprint": "x"}]}'
            ),
            'known.json:2:1: this entry of the baseline is damaged: "severity" is bad; expected is note, warning or error',
        ),
        (
            (
                '{"format": "orglint-baseline/1", "findings": [\n{"rule": "yaml-syntax", "entity": null, "severity": '
                '"error", "measure": null, "fingerprint": "x"}]}'
            ),
            "yaml-syntax cannot be in a baseline",
        ),
    ],
)
def test_a_file_that_is_none_stops_the_run_at_its_line(cli: Cli, write, text: str, told: str):
    write("org/a.yaml", wide(14))
    write("known.json", text)
    ended = cli("check", "--baseline", "known.json")
    assert ended.code == 2
    assert told in ended.err
    assert ended.out == ""


def test_an_entry_that_stands_twice_is_refused(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    text = (folder / "known.json").read_text(encoding="utf-8")
    line = text.splitlines()[3]
    write("known.json", text.replace(line, f"{line},\n{line}"))
    ended = cli("check", "--baseline", "known.json")
    assert (ended.code, "known.json:5:5: " in ended.err, "line 4 already" in ended.err) == (2, True, True)


def test_a_file_that_is_missing_is_no_empty_baseline(cli: Cli, write):
    write("org/a.yaml", wide(14))
    ended = cli("check", "--baseline", "known.json")
    assert (ended.code, ended.err) == (2, "there is no baseline known.json; --update-baseline writes it\n")


@pytest.mark.parametrize(
    "options", [[], ["--baseline", "x.json", "--base", "main"], ["--baseline", "x", "--no-suppressions"]]
)
def test_what_cannot_be_meant_together_is_refused(cli: Cli, write, options: list[str]):
    write("org/a.yaml", wide(14))
    ended = cli("check", "--update-baseline", *options)
    assert (ended.code, ended.out) == (2, "")
    assert "--update-baseline" in ended.err


def test_an_update_of_nothing_new_changes_no_byte(cli: Cli, write, folder: Path):
    write("org/a.yaml", wide(14))
    cli("check", "--baseline", "known.json", "--update-baseline")
    before = (folder / "known.json").read_bytes()
    cli("check", "--baseline", "known.json", "--update-baseline")
    assert (folder / "known.json").read_bytes() == before
