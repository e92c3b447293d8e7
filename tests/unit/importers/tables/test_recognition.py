"""Which shape a table is taken for: never a list of people for a matrix or an outline, and always the same one."""

from __future__ import annotations

import itertools

import pytest

from orglint.importers.imported import ForeignFile
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.map_file import read_map
from orglint.importers.tables.presets import PRESETS, Preset
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import Table

RACI = "業務,部長,課長,経理\n価格改定,A,R,C\n値引き,I,A,R\n"
OUTLINE = "組織名,責任者\n本社,社長\n　営業部,佐藤\n　　営業課,鈴木\n"
APPROVAL = "決裁事項,課長,部長,社長\n契約,起案,決裁,報告\n採用,,起案,決裁\n"
STAFF = "社員番号,氏名,所属,役職\n1,佐藤,営業部,部長\n2,鈴木,営業部,課長\n"


def table(text: str) -> Table:
    found = read_csv(text.encode(), "t.csv").table
    assert found is not None
    return found


def shapes(text: str) -> list[str]:
    """Return the names of all shapes a table fits, in the order in which they are tried."""
    return [shape.name for shape in SHAPES if shape.fits(table(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (RACI, "raci"),
        ("ID,Task,CEO,CFO,Head of Sales\nT1,Pricing,A,R,C\nT2,Hiring,A/R,I,C\n", "raci"),
        ("ID,Task,Team,CEO,CFO\nT1,Pricing,Sales,A,R\nT2,Hiring,HR,R,A\n", "raci"),
        ("Task,Responsible,Accountable,Consulted,Informed\nPricing,Ann,Bob,Cem,Dee\n", "raci"),
        ("業務,実行責任者,説明責任者,協議先,報告先\n価格改定,営業課長,営業部長,経理部,社長\n", "raci"),
        ("Decision,R,A,C,I\nPricing,Ann,Bob,Cem,Dee\n", "raci"),
        ("Decision,Product,Sales,Legal\nPrice,D,A,I\nBrand,I,D,A\n", "raci"),
        ("Decision,Product,Sales,Legal\nPrice,R,D,A\nBrand,P,D,I\n", "raci"),
        ("業務,部長,課長\n価格,最終責任者,実行責任者\n値引き,報告先,最終責任者\n", "raci"),
        ("業務,部長,課長\n価格,◎,○\n値引き,○,◎\n凡例 ◎=最終責任者 ○=実行責任者,,\n", "raci"),
        (OUTLINE, "outline"),
        ("組織名\n本社\n├営業部\n└開発部\n", "outline"),
        ("code,level1,level2\nS,Sales,\nS1,Sales,North\n", "outline"),
        ("本部,部,課\n営業本部,,\n,営業部,\n,,営業課\n", "outline"),
        ("番号,部署名\n1,営業本部\n1.1,営業部\n", "outline"),
        ("部署名\n1 営業本部\n1.1 営業部\n2 開発本部\n", "outline"),
        ("階層,部署名\n1,本社\n2,営業部\n", "outline"),
        (APPROVAL, "approval-table"),
        ("項目,課長,部長,社長\n支出,100万円以下,500万円以下,上限なし\n", "approval-table"),
        ("区分,決裁事項,金額,決裁者\n契約,売買,100万円未満,課長\n契約,売買,100万円以上,部長\n", "approval-table"),
        ('Subject,Manager,Director,CEO\nPurchases,"up to $10,000","up to $50,000",unlimited\n', "approval-table"),
        (STAFF, "generic"),
    ],
)
def test_table_is_known_by_itself_and_by_one_shape_before_all_others(text: str, name: str):
    assert shapes(text)[:1] == [name]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda preset: preset.name)
@pytest.mark.parametrize("letters", ["A", "R", "ARCI", "○", "決裁", "100万円以下"])
def test_tables_of_the_presets_are_never_a_matrix_or_an_outline_whatever_their_cells_say(preset: Preset, letters: str):
    headings = [headings[-1] for headings in preset.columns.values()]
    cells = itertools.cycle(letters if letters == "ARCI" else [letters])
    rows = "".join(",".join(next(cells) for _ in headings) + "\n" for _ in range(8))
    found = next(shape for shape in SHAPES if shape.fits(table(f"{','.join(headings)}\n{rows}")))
    assert preset.name in found.names


LISTS_OF_PEOPLE = [
    "社員番号,業務内容,所属,上期,下期\n1,営業,営業部,A,R\n2,営業,営業部,R,A\n",
    "佐藤花子,A,R\n鈴木,R,A\n田中,A,R\n",
    "社員番号,氏名,所属,役職,評価上期,評価下期\n1,佐藤,営業部,部長,A,R\n2,鈴木,営業部,課長,R,A\n3,田中,営業部,課長,C,I\n",
    "氏名,上期,下期\n佐藤,A,R\n鈴木,R,A\n田中,C,I\n",
    "氏名,価格改定,値引き\n佐藤,A,R\n鈴木,R,A\n",
    "name,Q1,Q2\nAnn,A,R\nBob,R,A\n",
    "社員番号,氏名,本部,部,課\n1,佐藤,営業本部,営業部,営業課\n2,鈴木,営業本部,営業部,企画課\n",
    "社員番号,本部,部,課\n1,営業本部,営業部,営業課\n2,営業本部,営業部,営業課\n",
    "番号,本部,部,課\n1,営業本部,営業部,営業課\n2,営業本部,営業部,営業課\n",
    "id,name,level\n1,Ann,3\n2,Bob,4\n",
    "id,department,level\n1,Sales,3\n2,Sales,4\n",
    "氏名,部署,階層\n佐藤,営業部,1\n鈴木,営業部,2\n",
    "氏名,課長研修,部長研修\n佐藤,○,○\n鈴木,○,\n",
    "社員番号,氏名,部署,課長,部長\n1,佐藤,営業部,山田,伊藤\n",
    "申請番号,件名,金額,起案者,決裁者\n1,広告出稿,500000,佐藤,山田\n2,備品購入,30000,鈴木,山田\n",
    "日付,課長,部長\n4/1,○,○\n4/2,○,\n",
    "商品,課長,部長\nA,1000,2000\nB,A,3000\n",
    "部署,予算,実績\n営業部,100,90\n開発部,200,210\n",
    "id,name,unit,manager\n1,Ann,Sales,\n2,Bob, Sales,1\n",
    "id,unit,manager\n1,Sales,\n2,　Sales,1\n",
    "id,unit\n1,Sales\n2, Sales\n",
    "科目,1組,2組\n国語,A,C\n数学,C,A\n理科,D,A\n",
]


@pytest.mark.parametrize("text", LISTS_OF_PEOPLE)
def test_what_only_resembles_a_matrix_or_an_outline_is_none(text: str):
    assert set(shapes(text)) <= {"generic"}


@pytest.mark.parametrize("heading", ["評価", "給与", "rating", "人件費"])
def test_a_column_with_a_sensitive_heading_is_no_role(heading: str):
    assert shapes(f"業務,{heading},部長\n価格改定,A,R\n値引き,R,A\n") == []


def test_a_map_of_the_users_own_goes_before_what_cells_look_like():
    custom = read_map("map.yaml", "columns: {業務: decisions.id, 部長: decisions.x-boss}\n".encode())
    imported = read_tables([ForeignFile("t.csv", RACI.encode())], custom=custom)
    assert imported.documents[0].root["decisions"] == {"価格改定": {"x-boss": "A"}, "値引き": {"x-boss": "I"}}


def test_naming_a_shape_leaves_alone_what_another_shape_knows():
    marks = "業務,営業部長,経理部\n価格改定,◎,△\n"
    files = [ForeignFile("staff.csv", STAFF.encode()), ForeignFile("raci.csv", marks.encode())]
    imported = read_tables(files, preset="raci")
    assert imported.problems == ()
    by_file = {document.file: document.root for document in imported.documents}
    assert set(by_file["staff.csv"]) == {"people", "units"}
    assert by_file["raci.csv"]["decisions"]["価格改定"]["accountable"] == ["1"]  # type: ignore[index,call-overload]


def test_a_single_table_is_read_as_named_whatever_it_looks_like():
    imported = read_tables([ForeignFile("t.csv", "組織,責任者\n営業部,佐藤\n".encode())], preset="outline")
    assert list(imported.documents[0].root["units"]) == ["営業部"]
    people_like = "id,unit\nD1,本社\nD2,　営業部\n"
    assert shapes(people_like)[0] == "outline"
    as_people = read_tables([ForeignFile("t.csv", people_like.encode())], preset="generic")
    assert set(as_people.documents[0].root) == {"people", "units"}
