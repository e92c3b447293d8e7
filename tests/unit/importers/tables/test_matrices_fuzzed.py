"""Whatever stands in a table: no traceback, and every row that has anything is an entity, a problem or noted."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from orglint.importers.imported import ForeignFile, Imported
from orglint.importers.tables.csv_text import read_csv
from orglint.importers.tables.read_tables import read_tables
from orglint.importers.tables.shapes import SHAPES
from orglint.importers.tables.table import Cell
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.to_yaml import yaml_texts
from orglint.model.build import build
from orglint.source.document import Fault
from orglint.source.reader import read_yaml

ROLE_CELLS = [
    "",
    "A",
    "R",
    "A/R",
    "Ｃ",
    "i",
    "X",
    "◎",
    "○",
    "△",
    "決裁",
    "承認",
    "起案",
    "100万円以下",
    "全額",
    "500",
    "-",
    "未定",
    "佐藤",
]
NAMES = ["", "契約", "採用 (10万円未満)", "合計", "凡例: ◎=決裁", "※注", "a/b", "未定", "契約", "なし"]
HEADINGS = {
    "raci": ["業務", "分類", "ID", "部署", "備考", "営業部長", "課長", "氏名", "Responsible", "Accountable", "", "評価", "R", "A", "C"],
    "approval-table": ["決裁事項", "区分", "金額", "課長", "部長", "社長", "決裁者", "起案者", "報告先", "", "給与", "ID", "単位：千円"],
    "outline": ["組織名", "番号", "階層", "コード", "責任者", "人数", "機能", "レベル1", "レベル2", "レベル3", "", "x", "本部", "部", "課"],
}  # fmt: skip
OUTLINE_CELLS = ["", "本社", "　営業部", " 営業部", "\t開発部", "├─課", "1 本社", "1.1 営業部", "1.2.1 課", "1", "2", "1.1", "I. 本社", "A. 部",
                 "・課", "#", "※", "なし", "未定", "佐藤", "-"]  # fmt: skip


def table_of(name: str) -> st.SearchStrategy[list[list[str]]]:
    cells = OUTLINE_CELLS if name == "outline" else [*ROLE_CELLS, *NAMES]
    cell = st.one_of(st.sampled_from(cells), st.text(max_size=4))

    def rows(width: int) -> st.SearchStrategy[list[list[str]]]:
        headings = st.lists(
            st.sampled_from(HEADINGS[name]), min_size=width, max_size=width, unique_by=lambda text: text or object()
        )
        body = st.lists(st.lists(cell, min_size=1, max_size=width), max_size=7)
        return st.tuples(headings, body).map(lambda parts: [parts[0], *parts[1]])

    return st.integers(min_value=1, max_value=6).flatmap(rows)


def as_csv(rows: list[list[str]]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows)
    return out.getvalue().encode("utf-8", "surrogatepass").replace(b"\x00", b"")


def lines_of(imported: Imported) -> set[int]:
    """Return the lines that something was made of, or is said about."""
    made: set[int] = set()
    for document in imported.documents:
        assert isinstance(document, TableDocument)
        spots = [spot for spot in (*document.spots.values(), *document.places.values()) if isinstance(spot, Cell)]
        made |= {document.table.span(Cell(spot.row, 0)).line for spot in spots}
    told = {problem.location.span.line for problem in imported.problems if problem.location and problem.location.span}
    noted = {int(number) for note in imported.notes for number in re.findall(r"\d+", note.text.en)}
    return made | told | noted


def check(imported: Imported) -> None:
    """Check what must hold of anything that was read."""
    there = lines_of(imported)
    for document in imported.documents:
        assert isinstance(document, TableDocument)
        for number, row in enumerate(document.table.rows):
            lines = range(row.line, document.table.row_span(number).end_line + 1)
            assert not any(row.cells) or there.intersection(lines), (row, there)
    model = build(imported.documents, as_of=None, today=date(2026, 6, 1))
    for problem in (*imported.problems, *model.problems):
        assert problem.message.say("ja")
        if problem.location is not None and problem.location.span is not None:
            for document in imported.documents:
                document.excerpt(problem.location.span)
    for name, text in yaml_texts(imported.documents).items():
        assert not isinstance(read_yaml(f"{name}.yaml", text.encode("utf-8", "surrogatepass")), Fault)


@pytest.mark.parametrize("name", ["raci", "approval-table", "outline"])
@given(data=st.data())
def test_any_table_is_read_or_refused_and_nothing_is_dropped_without_a_word(name: str, data: Any):
    rows = data.draw(table_of(name))
    check(read_tables([ForeignFile("t.csv", as_csv(rows))], preset=name))


@given(st.data())
def test_any_table_is_recognised_without_failing(data: Any):
    name = data.draw(st.sampled_from(sorted(HEADINGS)))
    rows = as_csv(data.draw(table_of(name)))
    table = read_csv(rows, "t.csv").table
    shape = None if table is None else next((shape.name for shape in SHAPES if shape.fits(table)), None)
    imported = read_tables([ForeignFile("t.csv", rows)])
    assert bool(imported.documents) is (shape is not None)
    if shape in HEADINGS:
        check(imported)


@given(
    st.lists(st.sampled_from([*OUTLINE_CELLS, "- a", "  - b", "# c", "1. d", "", "\x1b", '"', "a,b"]), max_size=12),
    st.sampled_from(["md", "txt"]),
)
def test_any_text_is_an_outline_or_said(lines: list[str], suffix: str):
    data = "\n".join(lines).encode()
    imported = read_tables([ForeignFile(f"t.{suffix}", data)], preset="outline")
    if imported.documents:
        check(imported)
    else:
        assert imported.problems


@given(st.data())
def test_order_of_decisions_changes_nothing(data: Any):
    names = data.draw(st.lists(st.sampled_from(["契約", "採用", "購入", "売却"]), unique=True, min_size=1))
    cells = data.draw(
        st.lists(
            st.lists(st.sampled_from(["A", "R", "C", "I"]), min_size=3, max_size=3),
            min_size=len(names),
            max_size=len(names),
        )
    )
    rows = [["業務", "部長", "課長", "経理"], *([name, *row] for name, row in zip(names, cells, strict=True))]
    one = read_tables([ForeignFile("t.csv", as_csv(rows))], preset="raci")
    other = read_tables([ForeignFile("t.csv", as_csv([rows[0], *rows[:0:-1]]))], preset="raci")
    assert yaml_texts(one.documents) == yaml_texts(other.documents)
