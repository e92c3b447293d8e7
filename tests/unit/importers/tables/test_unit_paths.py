"""A department cell may be a whole path; its parts become nested units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.imported import ForeignFile
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.tables.unit_paths import UnitPaths, split_path
from tests.unit.importers.tables.reading import notes, read


def document_of(*cells: str) -> TableDocument:
    rows = "".join(f"{number},{cell}\n" for number, cell in enumerate(cells, 1))
    imported = read_tables([ForeignFile("staff.csv", f"社員番号,所属\n{rows}".encode())])
    assert imported.problems == ()
    return imported.documents[0]


def units_of_people(document: TableDocument) -> list[object]:
    return [person["unit"] for person in document.root["people"].values()]  # type: ignore[index, union-attr, call-overload]


@pytest.mark.parametrize("mark", ["/", "／", ">", "＞", " > ", " ", "　", "→", "->", "\\", "￥", "|"])
def test_path_is_split_at_every_separator(mark: str):
    assert split_path(mark.join(["鉄鋼本部", "鉄鋼第一部", "輸出課"])) == ("鉄鋼本部", "鉄鋼第一部", "輸出課")


@pytest.mark.parametrize(
    "cell",
    ["IT/Data", "営業部", "Sales Department", "開発 第一課", "人事部 課", "M&A/PMI", "東京/大阪", "営業部 Sales", "/"],
)
def test_plain_cell_stays_as_it_is(cell: str):
    assert split_path(cell) == (cell,)


def test_separator_at_the_end_and_levels_without_a_unit_are_passed_over():
    assert split_path("鉄鋼本部/鉄鋼第一部/-") == ("鉄鋼本部", "鉄鋼第一部")
    assert split_path("鉄鋼本部/") == ("鉄鋼本部",)


@pytest.mark.parametrize("mark", [" > ", "→", "->", "\\"])
def test_arrow_and_backslash_separate_whatever_the_units_are_called(mark: str):
    assert split_path(f"Sales{mark}EMEA{mark}Field") == ("Sales", "EMEA", "Field")


def test_company_may_stand_at_the_top_of_a_path():
    assert split_path("株式会社サンプル/営業本部/営業部") == ("株式会社サンプル", "営業本部", "営業部")
    assert document_of("㈱サンプル／営業部").root["units"] == {
        "㈱サンプル": {"type": "company"},
        "営業部": {"type": "department", "parent": "㈱サンプル"},
    }


def test_head_office_may_stand_at_the_top_of_a_path():
    assert split_path("本社/営業本部/第一営業部") == ("本社", "営業本部", "第一営業部")
    assert split_path("東京本社／大阪支社／管理部") == ("東京本社", "大阪支社", "管理部")
    assert split_path("本社/大阪") == ("本社/大阪",)


SLASHED = "units with a slash in their names, each read as one unit and not as levels: rows 2-3; where"


def test_slash_that_may_divide_levels_and_was_not_taken_for_it_is_said_by_row():
    said = notes("社員番号,所属\n1,HQ/Sales\n2,IT／データ\n3,営業本部/第一部\n4,HQ > Sales\n")
    assert [note for note in said if note.startswith(SLASHED)] != []


def test_nothing_is_said_of_a_slash_where_the_unit_is_described_elsewhere():
    described = document_of("HQ/Sales")
    imported = read("社員番号,所属\n7,HQ/Sales\n", documents=(described,))
    assert imported.notes == ()


def test_path_becomes_units_with_parents():
    document = document_of("鉄鋼本部/鉄鋼第一部/輸出課", "鉄鋼本部/鉄鋼第一部", "鉄鋼本部")
    assert document.root["units"] == {
        "鉄鋼本部": {"type": "division"},
        "鉄鋼第一部": {"type": "department", "parent": "鉄鋼本部"},
        "輸出課": {"type": "section", "parent": "鉄鋼第一部"},
    }
    assert units_of_people(document) == ["輸出課", "鉄鋼第一部", "鉄鋼本部"]


def test_name_that_stands_in_two_paths_has_its_path_in_the_id():
    document = document_of("鉄鋼本部/管理課", "化学本部/管理課")
    assert document.root["units"] == {
        "鉄鋼本部": {"type": "division"},
        "鉄鋼本部-管理課": {"name": "管理課", "type": "section", "parent": "鉄鋼本部"},
        "化学本部": {"type": "division"},
        "化学本部-管理課": {"name": "管理課", "type": "section", "parent": "化学本部"},
    }


def test_last_part_alone_is_the_unit_of_that_path_whatever_the_order():
    cells = ["輸出課", "鉄鋼本部/輸出課"]
    for order in (cells, cells[::-1]):
        document = document_of(*order)
        assert units_of_people(document) == ["輸出課", "輸出課"]
        assert document.root["units"]["輸出課"] == {"type": "section", "parent": "鉄鋼本部"}  # type: ignore[index, call-overload]


def test_units_of_a_path_stand_in_its_cell():
    document = document_of("鉄鋼本部/輸出課")
    span = document.key_span(document.root["units"], "鉄鋼本部")  # type: ignore[arg-type]
    assert span is not None
    assert (span.line, span.column) == (2, 3)


@given(st.lists(st.lists(st.sampled_from(["A部", "B部", "C課", "B課"]), min_size=1, max_size=3), max_size=6))
def test_every_path_has_one_id_and_parents_never_run_in_a_circle(paths: list[list[str]]):
    cells = ["/".join(path) for path in paths]
    units = UnitPaths(cells)
    parents: dict[str, str | None] = {}
    for cell in cells:
        for unit in units.path(cell):
            assert parents.setdefault(unit.id, unit.parent) == unit.parent
    for ident in parents:
        seen: list[str | None] = []
        above: str | None = ident
        while above is not None:
            assert above not in seen
            seen.append(above)
            above = parents[above]
