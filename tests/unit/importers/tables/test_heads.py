"""Who heads units, and stands at the top, is read from lists of people where they tell it, and said to be a guess."""

from __future__ import annotations

from datetime import date

import pytest

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.read_tables import read_tables
from orglint.model.build import build
from orglint.model.organization import Model
from orglint.source.document import Mapping
from orglint.source.reader import read_yaml

HEAD = "社員番号,氏名,所属,役職,上長\n"
STAFF = (
    "1,青木,本社,社長,\n"
    "2,井上,営業部,営業部長,1\n"
    "3,上田,営業部,部員,2\n"
    "4,江口,営業一課,課長,2\n"
    "5,大野,営業一課,課員,4\n"
    "6,加藤,開発部,部長,1\n"
    "7,木村,開発部,部長,1\n"
    "8,工藤,総務部,部長,1\n"
)


def read(*texts: str, documents: str = "") -> Imported:
    files = [ForeignFile(f"{number}.csv", (HEAD + text).encode()) for number, text in enumerate(texts)]
    return read_tables(files, documents=read_yaml("org.yaml", documents.encode()) if documents else ())  # type: ignore[arg-type]


def model_of(imported: Imported) -> Model:
    model = build(imported.documents, as_of=None, today=date(2026, 4, 1))
    assert model.problems == []
    return model


def heads(model: Model) -> dict[str, list[str]]:
    return {ident: [post.id for post in unit.head] for ident, unit in model.entities["unit"].items()}


def test_one_title_of_a_unit_heads_it_and_of_others_the_head_is_unknown():
    model = model_of(read(STAFF))
    assert heads(model) == {"本社": [], "営業部": ["2"], "営業一課": ["4"], "開発部": [], "総務部": ["8"]}
    units = model.entities["unit"]
    assert [ident for ident in sorted(units) if model.is_unknown(units[ident], "head")] == ["本社", "開発部"]


def test_vacant_post_heads_its_unit():
    model = model_of(read(STAFF.replace("4,江口,営業一課,課長", ",（空席）,営業一課,課長").replace("課員,4", "課員,2")))
    (head,) = model.entities["unit"]["営業一課"].head
    assert head.status == "vacant"


def test_second_post_may_head_a_unit():
    model = model_of(read(STAFF.replace("7,木村,開発部,部長,1\n", "7,木村,開発部,部員,1\n2,井上,人事部,部長,1\n")))
    assert heads(model)["人事部"] == ["2@人事部"]


def test_unit_and_post_may_stand_in_two_tables():
    rows = STAFF.splitlines(keepends=True)
    others = [row for row in rows if row[0] in "35"]
    model = model_of(read("".join(others), "".join(row for row in rows if row not in others)))
    assert heads(model)["営業部"] == ["2"]
    assert heads(model)["営業一課"] == ["4"]


@pytest.mark.parametrize(
    ("unit", "title", "leads"),
    [
        ("営業部", "部長", True), ("営業部", "営業部長", True), ("営業部", "部長代理", False), ("営業部", "担当部長", False),
        ("営業部", "課長", False), ("横浜営業所", "所長", True), ("物流センター", "センター長", True), ("改善チーム", "リーダー", True),
        ("Sales", "Head of Sales", True), ("Sales Department", "Director, Sales", True), ("Product", "Product Manager", False),
    ],
)  # fmt: skip
def test_title_leads_a_unit_of_that_name_and_no_other(unit: str, title: str, *, leads: bool):
    model = model_of(
        read(
            STAFF.replace(
                "7,木村,開発部,部長,1",
                f'7,木村,{unit.replace("営業部", "購買部")},"{title.replace("営業部", "購買部")}",1',
            )
        )
    )
    assert heads(model)[unit.replace("営業部", "購買部")] == (["7"] if leads else [])


def test_nothing_is_guessed_from_few_rows_or_where_titles_tell_it_of_few_units():
    few = "".join(STAFF.splitlines(keepends=True)[:5])
    vague = STAFF.replace("課長", "主任").replace("営業部長", "マネージャー").replace("総務部,部長", "総務部,部員")
    for text in (few, vague):
        imported = read(text)
        model = model_of(imported)
        assert not any(heads(model).values())
        assert not any(model.is_unknown(unit, "head") for unit in model.entities["unit"].values())
        assert not any("heads of units" in note.text.en for note in imported.notes)


def test_the_one_who_leads_and_reports_to_nobody_is_the_top():
    imported = read(STAFF + "9,久保,営業一課,課員,\n")
    model = model_of(imported)
    assert [root.id for root in model.organization.roots] == ["1"]
    assert any("is taken for the top of the organization: row 2" in note.text.en for note in imported.notes)


def test_two_who_lead_and_report_to_nobody_are_left_for_the_rules():
    model = model_of(read(STAFF.replace("課長,2", "課長,")))
    assert model.organization.roots == ()


def test_roots_that_somebody_wrote_stand():
    imported = read(STAFF, documents="organization: {roots: ['2']}\n")
    assert not any("organization" in document.root for document in imported.documents)


def test_units_at_the_top_of_a_list_have_an_unknown_parent_where_there_are_several():
    imported = read(STAFF)
    unread = {name for document in imported.documents for body, name in document.unread if isinstance(body, Mapping)}
    assert "parent" in unread
    below = STAFF.replace("本社,", "本部,").replace("営業部,", "本部/営業部,").replace("開発部,", "本部/開発部,")
    below = below.replace("営業一課,", "本部/営業部/営業一課,").replace("総務部,", "本部/総務部,")
    model = model_of(read(below))
    assert not model.is_unknown(model.entities["unit"]["本部"], "parent")
    assert [root.id for root in model.organization.roots] == ["1", "本部"]
