"""Which sheets are sheets of the model, and which are lists of people or something else."""

from __future__ import annotations

import pytest

from orglint.i18n import LANGUAGES, Language
from orglint.importers.model_sheets.instructions import SHEET, TITLE
from orglint.importers.model_sheets.model_shape import MODEL
from orglint.importers.tables.organogram_shape import ORGANOGRAM
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context
from orglint.importers.tables.shapes import SHAPES
from tests.unit.importers.model_sheets.sheets import MemorySheet, linked, of_cells, read, said, sheet


def shape_of(table: MemorySheet) -> str | None:
    return next((shape.name for shape in SHAPES if shape.fits(table)), None)


def test_the_model_is_tried_before_all_other_tables():
    assert SHAPES[0] is MODEL
    assert set(SHAPES) >= {MODEL, ORGANOGRAM, PEOPLE}


@pytest.mark.parametrize(
    "table",
    [
        sheet("部署", "ID | 名前"),
        sheet("Hand-offs", "id"),
        sheet("予算", "ID | 備考 | 金額"),
        sheet("データ", "ID | 名前 | 管理部署"),
        sheet("人", "ID | 氏名 | 部署 | 役職 | 上司"),
        sheet("兼務", "人 | 部署 | 役職"),
        sheet("organization", "Field | Value"),
    ],
    ids=lambda table: table.sheet,
)
def test_a_sheet_of_a_collections_name_with_its_ids_is_one_of_the_model(table: MemorySheet):
    assert shape_of(table) == "model"


@pytest.mark.parametrize(
    "table",
    [
        sheet("社員", "社員番号 | 氏名 | 部署 | 役職 | 上長 | 入社日"),
        sheet("社員", "ID | 氏名 | 所属部署 | 役職 | 直属上司 | 入社年月日"),
        sheet("データ", "ID | 氏名 | 部署 | 役職"),
        sheet("Sheet1", "id | name | unit | title"),
        sheet("", "id | name | unit | title"),
    ],
    ids=lambda table: f"{table.sheet} {table.headings[0]}",
)
def test_a_list_of_people_is_one_whatever_its_sheet_is_called(table: MemorySheet):
    assert shape_of(table) == "generic"


@pytest.mark.parametrize(
    "table",
    [
        sheet("予算", "費目 | 金額"),
        sheet("units (2)", "id | name"),
        sheet("KPI", "ID | 担当者名 | 実績"),
        sheet("ライフサイクルの段階", "段階名 | 担当部署"),
        sheet("組織", "コード | 組織名称"),
        sheet("はじめに", "このブックについて"),
    ],
    ids=lambda table: table.sheet,
)
def test_a_sheet_that_only_has_the_name_is_none_of_the_model(table: MemorySheet):
    assert shape_of(table) is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_instructions_is_known_and_says_nothing_of_the_organization(language: Language):
    page = of_cells(SHEET.say(language), [TITLE.say(language)], [["units"], ["2"]])
    assert shape_of(page) == "model"
    imported = read(page)
    assert (imported.documents, imported.problems, imported.notes, imported.unrecognised) == ((), (), (), ())


NAMES = sheet("社員", "ID | 氏名 | 所属 | 役職 | 上司", "1 | 佐藤 | 営業部 | 部長 |", "2 | 伊藤 | 営業部 | 担当 | 佐藤")


def test_people_beside_no_units_at_all_have_units_by_their_names():
    model = linked(read(NAMES))
    assert [*model.entities["unit"]] == ["営業部"]
    assert model.problems == []


def test_people_whose_units_are_described_elsewhere_by_their_ids_are_a_sheet_of_the_model():
    [units] = read(sheet("units", "id", "営業部")).documents
    imported = MODEL.read([NAMES], Context((units,)))
    assert [note.text.en for note in imported.notes] == []
    assert imported.documents[0].sheet == "社員"
    assert [*imported.documents[0].root] == ["people"]


def test_people_beside_a_sheet_of_units_refer_to_its_ids():
    imported = read(NAMES, sheet("部署", "ID | 名前", "eigyo | 営業部"))
    assert said(linked(imported).problems)[0] == (
        "unknown-reference",
        "org.xlsx:社員!C2",
        'unknown unit "営業部"',
    )


def test_a_table_that_is_said_to_be_a_model_and_is_not_is_told():
    imported = MODEL.read([sheet("Sheet1", "id | name", "a | A")], Context(preset="model"))
    assert [note.text.en for note in imported.unrecognised] == ['"Sheet1" is called like no sheet of a model']


def test_a_file_without_sheets_may_be_said_to_be_a_sheet_of_its_own_name():
    table = sheet("", "id | type", "a | 部", file="org/units.csv")
    assert [*linked(MODEL.read([table], Context(preset="model"))).entities["unit"]] == ["a"]
