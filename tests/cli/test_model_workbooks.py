"""A workbook that is a model, or nearly one, on the command line."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from orglint.app.inputs import Inputs
from orglint.app.loading import load


def workbook(path, **sheets) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


UNITS = [["ID", "名前", "種類", "上位の部署"], ["aoba", "あおば", "会社"], ["eigyo", "営業部", "部", "aobaa"]]


def test_a_handmade_workbook_is_checked_at_its_cells(cli, folder):
    workbook(folder / "org.xlsx", 部署=UNITS, メモ=[["TODO", "メモ"], ["x", "y"]])
    ended = cli("check", "org.xlsx", "--lang", "ja")
    assert ended.code == 1
    assert "org.xlsx:部署!D3" in ended.out
    assert "aobaa" in ended.out
    assert "org.xlsx:メモ" in ended.out


def test_a_sheet_that_lacks_its_ids_is_told_what_it_lacks(cli, folder):
    workbook(folder / "org.xlsx", 部署=UNITS[:2], 予算=[["名前", "金額"], ["販促", 10]])
    ended = cli("check", "org.xlsx")
    assert 'org.xlsx:予算: the sheet is called like one of the model, but lacks its columns ("ID")' in ended.out


def test_a_workbook_of_which_nothing_is_known_is_told_what_its_sheets_lack(cli, folder):
    workbook(folder / "org.xlsx", 予算=[["名前", "金額"], ["販促", 10]])
    ended = cli("check", "org.xlsx", "--lang", "ja")
    assert ended.code == 2
    assert "予算: モデルのシートと同じ名前ですが、必要な列(「ID」)がない" in ended.err


def test_a_model_may_be_half_in_a_workbook_and_half_in_yaml(cli, folder, write):
    workbook(folder / "org.xlsx", 部署=[row[:3] for row in UNITS])
    write("people.yaml", "people: {sato: {unit: eigyo, title: 部長}}\n")
    ended = cli("stats", "org.xlsx", "people.yaml")
    assert ended.code == 0
    assert cli("check", "org.xlsx", "people.yaml", "--fail-on", "never").code == 0


def test_sensitive_details_are_shown_nowhere(cli, folder):
    workbook(
        folder / "org.xlsx",
        units=[["id", "head"], ["a", "nobody"]],
        positions=[["id", "unit", "cost", "successor"], ["p", "a", "much", "kato-taro"]],
        **{"positions.successor": [["position", "successor", "start"], ["p", "ito-hanako", "soon"]]},
    )
    ended = cli("check", "org.xlsx")
    assert "org.xlsx:positions!C2" in ended.out
    assert not [word for word in ("much", "kato", "ito-h") if word in ended.out + ended.err]
    json = cli("check", "org.xlsx", "--format", "json")
    assert not [word for word in ("much", "kato", "ito-h") if word in json.out]


def test_a_workbook_and_a_file_that_describe_the_same_unit_are_a_duplicate(cli, folder, write):
    workbook(folder / "org.xlsx", units=[["id", "name"], ["sales", "Sales"]])
    write("org.yaml", "units: {sales: {name: Selling}}\n")
    ended = cli("check", "org.xlsx", "org.yaml", "--format", "concise")
    assert "org.yaml:1:9: error[duplicate-entity] unit/sales is defined twice" in ended.out


def test_a_workbook_adds_to_what_a_list_of_people_says(cli, folder, write):
    write("staff.csv", "id,name,department,title\n1,Ann,Sales,Head of Sales\n2,Bob,Sales,Rep\n")
    workbook(folder / "org.xlsx", units=[["id", "type", "head"], ["Sales", "department", "1"]])
    ended = cli("check", "org.xlsx", "staff.csv", "--format", "concise")
    assert "duplicate-entity" not in ended.out
    assert "unknown-reference" not in ended.out
    assert ended.code == 0


def test_a_cell_that_shows_an_error_is_unknown_and_brings_no_second_finding(cli, folder):
    workbook(
        folder / "org.xlsx",
        units=[["id", "purpose", "備考"], ["a", "to sell", "x"], ["c", "to make"], ["b", "#N/A", "#N/A"]],
        lifecycles=[["id", "item"], ["lead", "lead"]],
        **{"lifecycles.stages": [["lifecycle", "name", "owner"], ["lead", "interest", "a"], ["lead", "talk", "#REF!"]]},
    )
    ended = cli("check", "org.xlsx", "--pack", "strict", "--format", "concise")
    [*found, _] = ended.out.splitlines()
    told = sorted(line.partition(" ")[0] for line in found if "table-row" in line)
    assert told == ["org.xlsx:lifecycles.stages!C3:", "org.xlsx:units!B4:"]
    assert not [line for line in found if "lead-lifecycle-gap" in line]
    model = load(Inputs(paths=(Path("org.xlsx"),))).model
    unread = {entity.ref: names for entity, names in model.unknown.items()}
    assert unread == {"unit/b": {"purpose"}, "lifecycle/lead": {"stages"}}
