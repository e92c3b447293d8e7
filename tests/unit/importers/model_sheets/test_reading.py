"""Sheets of a model: what they describe, where each thing stands, and what is wrong with a row."""

from __future__ import annotations

import pytest

from orglint.model.entities import Budget, Kpi, Lifecycle, Meeting, Person, Position, Unit
from orglint.model.organization import Model
from tests.unit.importers.model_sheets.sheets import MemorySheet, linked, model_of, read, said, sheet

UNITS = sheet(
    "部署", "ID | 名前 | 種類 | 上位の部署 | 部署の長", "aoba | あおば | 会社", "sales | 営業部 | 部 | aoba | sato"
)
PEOPLE = sheet("人", "ID | 氏名 | 部署 | 役職 | 上司", "sato | 佐藤 | sales | 部長", "ito | 伊藤 | sales | 担当 | sato")


def unit(model: Model, ident: str) -> Unit:
    found = model.entities["unit"][ident]
    assert isinstance(found, Unit)
    return found


def post(model: Model, ident: str) -> Position:
    found = model.entities["position"][ident]
    assert isinstance(found, Position)
    return found


def problems_of(*tables: MemorySheet) -> list[tuple[str, str, str]]:
    imported = read(*tables)
    return said([*imported.problems, *linked(imported).problems])


def test_japanese_sheets_become_entities_in_the_words_of_their_sheets():
    model = model_of(UNITS, PEOPLE)
    sales = unit(model, "sales")
    assert (sales.name, sales.type, sales.parent, sales.head) == (
        "営業部",
        "department",
        unit(model, "aoba"),
        (post(model, "sato"),),
    )
    assert post(model, "ito").reports_to == (post(model, "sato"),)
    assert model.problems == []


@pytest.mark.parametrize("name", ["units", "Units", "UNITS", "部署", "部署一覧", " ｕｎｉｔｓ"])
@pytest.mark.parametrize(
    "headings", ["id | name | parent", "ID | Name | Parent", "ID * | 名前 | parent", "ＩＤ | Name | 上位の部署"]
)
def test_sheets_and_headings_may_be_called_in_either_language_or_as_in_files(name: str, headings: str):
    model = model_of(sheet(name, headings, "a | A", "b | B | a"))
    assert unit(model, "b").parent is unit(model, "a")
    assert unit(model, "b").name == "B"


def test_ids_stay_as_they_are_written():
    model = model_of(sheet("people", "id | name", "001234 | A", "1-2 | B", "a, b | C"))
    assert [*model.entities["person"]] == ["001234", "1-2", "a, b"]


def test_places_are_cells_and_rows():
    model = model_of(UNITS, PEOPLE)
    sales, ito = unit(model, "sales"), post(model, "ito")
    assert str(model.location(sales)) == "org.xlsx:部署!A3"
    assert str(model.location(sales, "head")) == "org.xlsx:部署!E3"
    assert str(model.location(ito, "reports_to")) == "org.xlsx:人!E3"
    assert str(model.location(sales, "purpose")) == "org.xlsx:部署!A3"


def test_an_empty_cell_says_nothing_and_a_word_for_none_that_there_is_none():
    model = model_of(sheet("units", "id | head | purpose | type", "a | なし | none", "b"), PEOPLE)
    assert model.coverage["units"].stated == {"head": 1, "purpose": 1}
    assert unit(model, "a").head == ()


def test_a_column_without_a_word_states_nothing():
    model = model_of(sheet("units", "id | name | vision", "a | A", "b | B"))
    assert model.share_stated("units.vision") == 0.0


def test_only_columns_of_lists_are_split():
    model = model_of(
        sheet("units", "id | name | purpose | tags", "a | A, B | sell, and keep、客 | x、y", "b | B"),
        sheet("meetings", "id | attendees", "board | a, unit/b"),
    )
    board = model.entities["meeting"]["board"]
    assert isinstance(board, Meeting)
    assert (unit(model, "a").name, unit(model, "a").purpose, unit(model, "a").tags) == (
        "A, B",
        "sell, and keep、客",
        ("x", "y"),
    )
    assert [one.id for one in board.attendees] == ["a", "b"]


def test_a_wrong_value_is_told_at_its_cell_also_inside_a_list():
    assert problems_of(
        sheet("units", "id | type | start", "a | galaxy | 2026/4/31"), sheet("meetings", "id | attendees", "m | a, b")
    ) == [
        ("invalid-value", "org.xlsx:units!B2", 'type cannot be "galaxy"'),
        ("invalid-value", "org.xlsx:units!C2", 'start cannot be "2026/4/31"'),
        ("unknown-reference", "org.xlsx:meetings!B2", 'unknown person or position or unit "b"'),
    ]


def test_a_second_row_of_an_id_is_a_duplicate_and_what_they_say_differently_is_unknown():
    table = sheet("units", "id | name | type", "a | A | 部", "b", "a | A | 課")
    model = model_of(table)
    assert problems_of(table) == [("duplicate-entity", "org.xlsx:units!A4", "unit/a is defined twice")]
    assert model.unknown[unit(model, "a")] == {"type"}


def test_the_same_id_on_two_sheets_of_a_collection_is_a_duplicate():
    first, second = sheet("units", "id | name", "a | A"), sheet("部署", "ID | 名前", "a | A")
    assert ("duplicate-entity", "org.xlsx:部署!A2", "unit/a is defined twice") in problems_of(first, second)


def test_a_row_without_an_id_is_told_and_not_read():
    imported = read(sheet("units", "id | name", "a | A", " | Sales", " | "))
    assert said(imported.problems) == [
        ("table-row", "org.xlsx:units!A3", 'the row has nothing in the column "id", so it is not read')
    ]
    assert [*linked(imported).entities["unit"]] == ["a"]


def test_headings_that_nobody_reads_are_told_with_what_they_may_mean():
    imported = read(sheet("units", "id | name | Purpos | 備考 |", "a | A | x | y | z"))
    assert [(note.sheet, note.text.en) for note in imported.notes] == [
        ("units", "columns without a heading, not read: E"),
        ("units", 'columns not read: Purpos (did you mean "Purpose"?), 備考'),
    ]
    assert unit(linked(imported), "a").purpose is None


def test_headings_that_begin_with_x_are_the_users_own_fields():
    model = model_of(sheet("units", "id | name | x-floor | Ｘ-棟", "a | A | 3 | 東"))
    assert model.extras[unit(model, "a")] == {"x-floor": "3", "x-棟": "東"}
    assert model.problems == []


def test_two_columns_of_one_field_may_not_contradict_each_other():
    table = sheet("units", "id | type | 種類", "a | 部 | 課", "b | | 課", "c | 部 | 部")
    model = model_of(table)
    assert [(rule, place) for rule, place, _ in problems_of(table)] == [("duplicate-key", "org.xlsx:units!C2")]
    assert model.unknown == {unit(model, "a"): {"type"}}
    assert (unit(model, "b").type, unit(model, "c").type) == ("section", "department")


def test_the_organization_is_a_sheet_of_fields_and_values():
    model = model_of(
        sheet(
            "組織",
            "項目 | 値 | 説明",
            "名前 | あおば | x",
            "基準日 | 2025-04-01",
            "Grades | 一般、主任",
            "通貨 |",
            "x-own | 1",
        )
    )
    organization = model.organization
    assert (organization.name, organization.as_of, organization.grades) == ("あおば", model.as_of, ("一般", "主任"))
    assert str(model.location(organization, "grades")) == "org.xlsx:組織!B4"
    assert model.extras[organization] == {"x-own": "1"}


def test_rows_of_the_organization_that_nobody_knows_are_told():
    imported = read(sheet("organization", "field | value | remark", "name | A | x", "colour | red", "name | B"))
    assert [(note.sheet, note.text.en) for note in imported.notes] == [
        ("organization", "rows not read: colour"),
        ("organization", "columns not read: remark"),
    ]
    assert [(rule, place) for rule, place, _ in said(linked(imported).problems)] == [
        ("duplicate-key", "org.xlsx:organization!B4")
    ]


# ---- details


STAGES = sheet(
    "ライフサイクルの段階",
    "ライフサイクル | 段階名 | 担当部署",
    "lead | 認知 | sales",
    "order | 受注",
    "lead | 育成 | saels",
)


def test_rows_of_details_are_the_list_of_their_entity_in_order_and_stand_at_their_own_cells():
    model = model_of(UNITS, PEOPLE, sheet("lifecycles", "id | item", "lead | lead", "order | order"), STAGES)
    lead = model.entities["lifecycle"]["lead"]
    assert isinstance(lead, Lifecycle)
    assert [(stage.name, stage.owner) for stage in lead.stages] == [("認知", unit(model, "sales")), ("育成", None)]
    assert said(model.problems) == [("unknown-reference", "org.xlsx:ライフサイクルの段階!C4", 'unknown unit "saels"')]
    assert [(stage.id, str(model.location(stage))) for stage in model.in_force["stage"]] == [
        ("lead/認知", "org.xlsx:ライフサイクルの段階!B2"),
        ("lead/育成", "org.xlsx:ライフサイクルの段階!B4"),
        ("order/受注", "org.xlsx:ライフサイクルの段階!B3"),
    ]


def test_a_report_can_show_the_rows_of_every_sheet():
    imported = read(UNITS, PEOPLE, sheet("lifecycles", "id", "lead", "order"), STAGES)
    shown = {document.sheet: document for document in imported.documents}
    assert set(shown) == {"部署", "人", "lifecycles", "ライフサイクルの段階"}
    [problem] = linked(imported).problems
    assert problem.location is not None
    assert problem.location.span is not None
    excerpt = shown[problem.location.sheet].excerpt(problem.location.span)
    assert excerpt is not None
    assert (excerpt.line, excerpt.text) == (4, "ライフサイクル: lead | 段階名: 育成 | 担当部署: saels")
    assert excerpt.text[excerpt.start : excerpt.end] == "saels"


def test_a_head_may_have_a_history_on_a_sheet_of_its_own():
    history = sheet(
        "部署の長の履歴",
        "部署 | 部署の長 | 開始日 | 終了日",
        "sales | ito | 2020-04-01 | 2024-03-31",
        "sales | sato | 2024/4/1",
    )
    model = model_of(UNITS, PEOPLE, history)
    sales = unit(model, "sales")
    assert sales.head == (post(model, "sato"),)
    assert [(tie.target.id, str(tie.start), str(tie.end)) for tie in model.ties[sales, "head"]] == [
        ("ito", "2020-04-01", "2024-03-31"),
        ("sato", "2024-04-01", "None"),
    ]
    assert model.problems == []


def test_what_the_entity_says_itself_stays_where_the_details_do_not_say_it_too():
    history = sheet("units.head", "unit | head | start | end", "sales | ito | 2020-04-01 | 2024-03-31")
    model = model_of(UNITS, PEOPLE, history)
    assert [tie.target.id for tie in model.ties[unit(model, "sales"), "head"]] == ["sato", "ito"]


def test_what_stands_beside_a_reference_has_columns_of_its_own():
    model = model_of(
        UNITS,
        PEOPLE,
        sheet("budgets", "id | holder", "ads | sales"),
        sheet("予算の承認者", "予算 | 承認者 | 上限額", "ads | sato | 1,000,000", "ads | aoba"),
    )
    ads = model.entities["budget"]["ads"]
    assert isinstance(ads, Budget)
    assert [one.ref for one in ads.approver] == ["position/sato", "unit/aoba"]
    assert [dict(tie.extras) for tie in model.ties[ads, "approver"]] == [{"up_to": 1_000_000}, {}]


def test_several_posts_of_a_person_are_rows_and_details_may_belong_to_one_of_them():
    model = model_of(
        UNITS,
        sheet("people", "id | name", "ito | Ito", "sato | Sato"),
        sheet("兼務", "人 | 部署 | 役職 | 配分 | 主務", "ito | sales | 主任 | 80% | はい", "ito | aoba | 企画 | 0.2"),
        sheet("点線の報告先", "ポスト | 報告先 | 目的", "ito@aoba | sato | 予算"),
    )
    ito = model.entities["person"]["ito"]
    assert isinstance(ito, Person)
    assert [(one.id, one.title) for one in ito.positions] == [("ito@aoba", "企画"), ("ito@sales", "主任")]
    assert [(line.to.id if line.to else None, line.purpose) for line in post(model, "ito@aoba").dotted_reports_to] == [
        ("sato", "予算")
    ]
    assert str(model.location(post(model, "ito@aoba"), "title")) == "org.xlsx:兼務!C3"
    assert str(model.location(post(model, "ito@aoba"), "dotted_reports_to")) == "org.xlsx:点線の報告先!B2"


def test_members_of_a_unit_may_be_listed_in_its_row_or_have_a_row_each():
    model = model_of(
        sheet("units", "id | members", "sales | ito, sato", "board | なし"),
        sheet("people", "id", "ito", "sato", "kato"),
        sheet("units.members", "unit | person | allocation | title", "sales | kato | 0.3 | 兼務"),
    )
    assert [person.id for person in unit(model, "sales").members] == ["ito", "kato", "sato"]
    assert unit(model, "board").members == ()
    assert post(model, "kato@sales").title == "兼務"
    assert model.problems == []


def test_functions_of_the_organization_are_rows_by_name():
    imported = read(
        sheet("組織の機能", "機能名 | 別の表記 | 依存する機能", "広報 | PR、宣伝広報 | marketing", "広報 | x", " | y"),
        sheet("units", "id | function", "pr | 宣伝広報"),
    )
    model = linked(imported)
    [function] = model.organization.functions
    assert (function.name, function.aliases, function.depends_on) == ("広報", ("PR", "宣伝広報"), ("marketing",))
    assert unit(model, "pr").function == "広報"
    assert [(rule, place) for rule, place, _ in said(imported.problems)] == [
        ("duplicate-key", "org.xlsx:組織の機能!A3"),
        ("table-row", "org.xlsx:組織の機能!A4"),
    ]


def test_details_of_nobody_are_told_and_not_read():
    imported = read(
        sheet("kpis", "id | owner", "revenue"),
        sheet("kpis.owner", "kpi | owner | start", "revenu | sales | 2026-01-01", " | sales | 2026-01-01"),
    )
    assert said(imported.problems) == [
        (
            "unknown-reference",
            "org.xlsx:kpis.owner!A2",
            'there is no kpi "revenu" on the sheets of this workbook, so the row is not read',
        ),
        ("table-row", "org.xlsx:kpis.owner!A3", 'the row has nothing in the column "kpi", so it is not read'),
    ]
    assert imported.problems[0].accepted is not None
    assert imported.problems[0].accepted.en == 'did you mean "revenue"?'
    assert isinstance(linked(imported).entities["kpi"]["revenue"], Kpi)


def test_details_belong_to_the_entities_of_their_own_workbook():
    other = sheet("units.head", "unit | head", "sales | sato", file="other.xlsx")
    imported = read(UNITS, PEOPLE, other)
    assert [(rule, place) for rule, place, _ in said(imported.problems)] == [
        ("unknown-reference", "other.xlsx:units.head!A2")
    ]
