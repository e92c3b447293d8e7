"""A staff list, an outline, a RACI matrix and an approval table of one organization link up, in CSV and in sheets."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.shape import Context
from orglint.importers.tables.shapes import SHAPES
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.reader import read_yaml
from tests.hr_workbook import saved

TABLES = {
    "組織": (
        "組織コード,組織名,責任者\nC,株式会社サンプル,社長\nS,　営業本部,佐藤 花子\nS1,　　営業一課,003\nS9,　　管理課,\n"
        "D,　開発本部,\nD9,　　管理課,004\n"
    ),
    "社員": (
        "社員番号,氏名,所属,役職,上長\n001,田中,株式会社サンプル,社長,\n002,佐藤花子,営業本部,本部長,001\n"
        "003,鈴木,営業本部/営業一課,課長,002\n004,高橋,開発本部/管理課,課長,001\n005,伊藤,D,主任,004\n"
    ),
    "責任分担": (
        "業務,営業本部長,営業一課長,開発本部,社長,取締役会\n価格改定,A,R,C,I,\n新製品の企画,C,,R,A,I\n値引き,A/R,R,,,A\n"
    ),
    "決裁権限": (
        "決裁事項,金額,課長,営業本部長,社長,取締役会\n広告宣伝予算の執行,100万円以下,決裁,報告,,\n,500万円以下,起案,決裁,報告,\n"
        ",500万円超,起案,承認,決裁,報告\n値引き,,起案,決裁,,\n"
    ),
}  # fmt: skip
BUDGETS = "budgets: {ads: {name: 広告宣伝予算, holder: S, amount: 8000000}}"


def csv_files() -> list[ForeignFile]:
    return [ForeignFile(f"{name}.csv", text.encode()) for name, text in TABLES.items()]


def budgets() -> list[Any]:
    documents = read_yaml("org.yaml", BUDGETS.encode())
    assert isinstance(documents, list)
    return documents


@pytest.fixture
def linked() -> tuple[Imported, Model]:
    documents = budgets()
    imported = read_tables(csv_files(), documents=documents)
    return imported, build([*documents, *imported.documents], as_of=None, today=date(2026, 6, 1))


def test_every_table_is_recognised_and_nothing_is_wrong_but_the_title_of_two_posts(linked: tuple[Imported, Model]):
    imported, model = linked
    assert imported.unrecognised == ()
    assert imported.problems == ()
    assert model.problems == []
    assert {note.file: None for note in imported.notes} == {"決裁権限.csv": None, "責任分担.csv": None}


def test_staff_are_in_the_units_of_the_outline_and_heads_are_staff(linked: tuple[Imported, Model]):
    units: Any = linked[1].entities["unit"]
    assert sorted(units) == ["C", "D", "D9", "S", "S1", "S9"]
    assert {ident: [person.id for person in unit.members] for ident, unit in units.items()} == {
        "C": ["001"], "S": ["002"], "S1": ["003"], "S9": [], "D": ["005"], "D9": ["004"],
    }  # fmt: skip
    assert {ident: [post.id for post in unit.head] for ident, unit in units.items()} == {
        "C": ["001"], "S": ["002"], "S1": ["003"], "S9": [], "D": [], "D9": ["004"],
    }  # fmt: skip


def test_decisions_are_those_of_the_staff_and_units(linked: tuple[Imported, Model]):
    decisions: Any = linked[1].entities["decision"]
    said = {
        ident: ([x.id for x in one.accountable], [x.id for x in one.responsible]) for ident, one in decisions.items()
    }
    assert said == {
        "価格改定": (["002"], ["003"]),
        "新製品の企画": (["001"], ["D"]),
        "値引き": (["002", "取締役会"], ["002", "003"]),
        "値引き (決裁)": (["002"], ["課長"]),
        "広告宣伝予算の執行 (100万円以下)": (["課長"], []),
        "広告宣伝予算の執行 (500万円以下)": (["002"], ["課長"]),
        "広告宣伝予算の執行 (500万円超)": (["001"], ["課長"]),
    }
    assert sorted(linked[1].entities["position"]) == ["001", "002", "003", "004", "005", "取締役会", "課長"]


def test_budget_of_the_model_is_approved_as_the_table_says(linked: tuple[Imported, Model]):
    model = linked[1]
    budget: Any = model.entities["budget"]["ads"]
    assert [post.id for post in budget.approver] == ["課長", "002", "001"]
    assert [tie.extras.get("up_to") for tie in model.ties[(budget, "approver")]] == [1_000_000, 5_000_000, None]


def test_order_of_the_files_changes_nothing():
    one = read_tables(csv_files())
    other = read_tables(csv_files()[::-1])
    assert [document.root for document in one.documents] == [document.root for document in other.documents]
    assert (one.problems, one.notes) == (other.problems, other.notes)


def test_sheets_of_a_workbook_say_the_same_as_csv(sheet: Any, linked: tuple[Imported, Model]):
    result = Imported()
    tables = [sheet(text, name) for name, text in TABLES.items()]
    by_shape: dict[str, list[Any]] = {}
    for table in tables:
        by_shape.setdefault(next(shape.name for shape in SHAPES if shape.fits(table)), []).append(table)
    for refers in (False, True):
        for shape in (shape for shape in SHAPES if shape.name in by_shape and shape.refers is refers):
            result += shape.read(by_shape[shape.name], Context((*budgets(), *result.documents)))
        result = result.completed(budgets())
    model = build([*budgets(), *result.documents], as_of=None, today=date(2026, 6, 1))
    for kind, entities in linked[1].entities.items():
        assert list(model.entities[kind]) == list(entities), kind
    assert str(model.location(model.entities["unit"]["S1"], "head")) == "book.xlsx:組織!C4"
    assert str(model.location(model.entities["decision"]["値引き"], "accountable")) == "book.xlsx:責任分担!B4"
    assert str(model.location(model.entities["budget"]["ads"], "approver")) == "book.xlsx:決裁権限!C2"


def test_a_workbook_with_indented_merged_and_titled_sheets_says_the_same(linked: tuple[Imported, Model]):
    from openpyxl import Workbook
    from openpyxl.styles import Alignment

    book = Workbook()
    book.remove(book.worksheets[0])
    for name, text in TABLES.items():
        rows = list(csv.reader(io.StringIO(text)))
        page = book.create_sheet(name)
        for row in rows if name == "組織" else [[f"{name}表"], [], *rows]:
            page.append([cell.strip("　") or None for cell in row])
        if name == "組織":
            for line, row in enumerate(rows, 1):
                depth = len(row[1]) - len(row[1].lstrip("　"))
                page.cell(line, 2).alignment = Alignment(indent=depth)
        if name == "決裁権限":
            page.merge_cells("A4:A6")
    imported = read_tables([ForeignFile("book.xlsx", saved(book))], documents=budgets())
    model = build([*budgets(), *imported.documents], as_of=None, today=date(2026, 6, 1))
    assert imported.problems == ()
    assert model.problems == []
    for kind, entities in linked[1].entities.items():
        assert list(model.entities[kind]) == list(entities), kind
    parents = {unit.id: unit.parent and unit.parent.id for unit in model.entities["unit"].values()}  # type: ignore[attr-defined]
    assert parents == {"C": None, "S": "C", "S1": "S", "S9": "S", "D": "C", "D9": "D"}
    assert str(model.location(model.entities["decision"]["値引き"], "accountable")) == "book.xlsx:責任分担!B6"
    assert {note.sheet for note in imported.notes} == {"社員", "責任分担", "決裁権限"}


def test_untrimmed_text_of_a_csv_cell_is_what_stands_there():
    from orglint.importers.tables.table import Cell

    table = read_csv('a,"b "\n　x," ""y"""\n'.encode(), "t.csv").table
    assert table is not None
    assert [table.untrimmed(Cell(row, column)) for row in (-1, 0) for column in (0, 1)] == ["a", "b ", "　x", ' "y"']
    assert table.untrimmed(Cell(0, 2)) == ""
