"""`orglint template`: the workbook it writes is read back as what it says, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from orglint.app.checking import check
from orglint.app.inputs import Inputs
from orglint.app.template.example import EXAMPLE
from orglint.i18n import LANGUAGES, Language
from orglint.report import Report
from orglint.ruleset.choosing import Selection

EXAMPLES = Path(__file__).parents[2] / "examples"
IN_EXAMPLES = sorted(path.name for path in EXAMPLES.iterdir() if path.is_dir())
FOUND = {
    ("marketing-budget-held-by-business-unit", "F2"),
    ("self-approved-budget", "H2"),
    ("decision-with-several-accountables", "D2"),
    ("lead-handoff-without-owner", "A2"),
    ("handoff-partners-share-no-kpi", "A2"),
    ("kpi-not-linked-to-a-goal", "A4"),
    ("lead-lifecycle-gap", "B3"),
    ("overallocated-person", "A6"),
    ("isolated-function", "A4"),
    ("volume-only-kpis", "A4"),
    ("no-executive-dialogue", "F4"),
}
"""What there is to find in the example, and the cell it stands in; the same in both languages."""


def report_of(path: Path, language: Language = "en", *packs: str) -> Report:
    return check(Inputs(paths=(path,), language=language), Selection(packs=packs))


def told(report: Report) -> list[tuple[str, str, str]]:
    return sorted((found.rule, found.entity or "", str(found.message)) for found in report.findings)


def judged(report: Report) -> tuple[object, ...]:
    """Return what a report says of the organization besides its findings."""
    missing = sorted((one.rule, one.missing) for one in report.not_evaluated)
    return sorted(report.evaluated), missing, dict(report.counts), report.as_of, report.undecided


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_template_shows_what_findings_look_like_at_their_cells(cli, language: Language):
    ended = cli("template", "--lang", language)
    assert (ended.code, ended.err) == (0, "")
    assert "orglint check orglint-template.xlsx" in ended.out
    report = report_of(Path("orglint-template.xlsx"), language)
    assert {(found.rule, found.location.cell if found.location else None) for found in report.findings} == FOUND
    assert (report.notes, report.left_out) == ((), ())


def test_a_finding_about_a_detail_stands_on_the_sheet_of_details(cli):
    assert cli("template", "org.xlsx", "--lang", "ja").code == 0
    [gap] = [found for found in report_of(Path("org.xlsx"), "ja").findings if found.rule == "lead-lifecycle-gap"]
    assert str(gap.location) == "org.xlsx:ライフサイクルの段階!B3"
    shown = cli("check", "org.xlsx", "--lang", "ja", "--select", "lead-lifecycle-gap").out
    assert " 3 | ライフサイクル: lead | 段階名: 育成\n" in shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_example_of_a_template_is_the_same_model_in_yaml(cli, write, language: Language):
    assert cli("template", "org.xlsx", "--lang", language).code == 0
    yaml = write("org.yaml", EXAMPLE.say(language))
    in_sheets, in_yaml = (report_of(path, language, "strict") for path in (Path("org.xlsx"), yaml))
    assert told(in_sheets) == told(in_yaml)
    assert judged(in_sheets) == judged(in_yaml)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("example", IN_EXAMPLES)
def test_an_example_in_a_workbook_gives_the_findings_that_it_gives_in_yaml(cli, example: str, language: Language):
    assert cli("template", "org.xlsx", "--from", str(EXAMPLES / example), "--lang", language).code == 0
    in_sheets, in_yaml = (report_of(path, language, "strict") for path in (Path("org.xlsx"), EXAMPLES / example))
    assert len(in_yaml.evaluated) > 30
    assert told(in_sheets) == told(in_yaml)
    assert judged(in_sheets) == judged(in_yaml)
    assert (in_sheets.notes, in_sheets.left_out) == ((), ())


def test_a_workbook_of_a_workbook_is_the_same(cli):
    first = cli("template", "one.xlsx", "--from", str(EXAMPLES / "matrix-organization"))
    second = cli("template", "two.xlsx", "--from", "one.xlsx")
    assert (first.code, second.code, second.err) == (0, 0, "")
    assert told(report_of(Path("two.xlsx"))) == told(report_of(Path("one.xlsx")))


def test_a_blank_template_describes_nothing_and_nothing_is_found(cli):
    assert cli("template", "org.xlsx", "--blank").code == 0
    report = report_of(Path("org.xlsx"))
    assert (report.findings, report.notes, report.left_out) == ((), (), ())
    assert not any(report.counts.values())


def test_the_same_template_has_the_same_bytes(cli, folder: Path):
    assert cli("template", "one.xlsx").code == 0
    first = (folder / "one.xlsx").read_bytes()
    assert cli("template", "one.xlsx", "--force").code == 0
    assert (folder / "one.xlsx").read_bytes() == first


def test_what_is_there_is_not_overwritten_without_force(cli, write):
    mine = write("org.xlsx", b"mine")
    ended = cli("template", "org.xlsx")
    assert (ended.code, ended.out) == (2, "")
    assert "org.xlsx: already there; nothing was written" in ended.err
    assert mine.read_bytes() == b"mine"
    assert cli("template", "org.xlsx", "--force").code == 0
    assert report_of(mine).findings


def test_a_name_that_no_spreadsheet_opens_is_refused(cli, folder: Path):
    ended = cli("template", "org.xls")
    assert ended.code == 2
    assert "a workbook is called something.xlsx" in ended.err
    assert list(folder.glob("org.*")) == []


def test_an_empty_and_a_filled_template_exclude_each_other(cli, folder: Path):
    ended = cli("template", "org.xlsx", "--blank", "--from", str(EXAMPLES / "minimal"))
    assert ended.code == 2
    assert "--blank and --from" in ended.err
    assert not (folder / "org.xlsx").exists()


def test_a_model_with_something_wrong_is_not_copied(cli, write, folder: Path):
    write("org.yaml", "units: {sales: {type: department, parent: sale, colour: red}}")
    ended = cli("template", "org.xlsx", "--from", "org.yaml")
    assert ended.code == 2
    assert "(2, the first at org.yaml:1:" in ended.err
    assert not (folder / "org.xlsx").exists()


HR = "社員番号,氏名,所属,役職,上長,靴\n001,田中,本社,社長,,27\n002,佐藤,営業部,部長,001,25\n003,鈴木,営業部,主任,002,24\n"


def test_a_list_of_people_in_a_workbook_gives_the_findings_that_it_gives_itself(cli, write):
    hr = write("hr.csv", HR)
    assert cli("template", "org.xlsx", "--from", "hr.csv").code == 0
    in_sheets, in_table = (report_of(path, "en", "strict") for path in (Path("org.xlsx"), hr))
    assert "span" in " ".join(in_table.evaluated)
    assert told(in_sheets) == told(in_table)
    assert judged(in_sheets) == judged(in_table)


def test_what_several_kinds_of_files_say_of_one_thing_is_one_row(cli, write):
    hr = write("hr.csv", HR)
    own = write("own.yaml", "units: {営業部: {type: 部, head: '002', purpose: 販売}}\npeople: {'003': {title: 課長}}\n")
    assert cli("template", "org.xlsx", "--from", "hr.csv", "--from", "own.yaml").code == 0
    inputs = Inputs(paths=(hr, own), language="en")
    in_files, in_sheets = check(inputs, Selection(packs=("strict",))), report_of(Path("org.xlsx"), "en", "strict")
    assert told(in_sheets) == told(in_files)
    assert judged(in_sheets) == judged(in_files)


def test_what_of_the_source_is_not_read_is_said(cli, write):
    write("hr.csv", HR)
    ended = cli("template", "org.xlsx", "--from", "hr.csv")
    assert (ended.code, ended.err) == (0, "hr.csv: columns not read: 靴\n")
    assert {name: count for name, count in report_of(Path("org.xlsx")).counts.items() if count} == {
        "people": 3,
        "positions": 3,
        "units": 2,
    }


@pytest.mark.parametrize("text", ["x" * 32_001, "\\a bell"])
def test_what_no_cell_can_hold_is_refused_with_its_place(cli, write, folder: Path, text: str):
    write("org.yaml", f'units: {{sales: {{type: department, purpose: "{text}"}}}}')
    ended = cli("template", "org.xlsx", "--from", "org.yaml")
    assert ended.code == 2
    assert 'the sheet "Units" in the row of "sales", column "Purpose"' in ended.err
    assert not (folder / "org.xlsx").exists()
