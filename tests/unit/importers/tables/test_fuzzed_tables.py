"""Random tables of people: no traceback, no row lost, and nothing but places depends on the order of rows and columns."""

from __future__ import annotations

import csv
import io
import random
import re
import unicodedata
from collections.abc import Iterator
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from orglint.importers.imported import ForeignFile, Imported, RowAccount
from orglint.importers.tables.read_tables import all_problems, read_tables
from orglint.importers.tables.table_document import TableDocument
from orglint.importers.to_yaml import yaml_texts
from orglint.model.build import build
from orglint.model.problems import Problem

HEADINGS = (
    *(
        "社員番号",
        "氏名",
        "姓",
        "名",
        "本部名",
        "部名",
        "課名",
        "所属",
        "部門",
        "役職",
        "兼務部署1",
        "兼務役職1",
        "兼務先",
        "上長",
    ),
    *(
        "上長氏名",
        "雇用形態",
        "在籍状況",
        "出向先",
        "派遣元",
        "会社名",
        "入社日",
        "退職日",
        "本務兼務区分",
        "FTE",
        "ポジションID",
        "給与",
    ),
    *("備考", "", "employee id", "last name", "division", "team", "userName", "active"),
)
CELLS = (
    *(
        "",
        "",
        "1",
        "2",
        "3",
        "００１",
        "001",
        "0001",
        "a/b",
        "佐藤 花子",
        "佐藤花子",
        "鈴木 一郎",
        "空席",
        "（空席）",
        "未定",
        "-",
        "なし",
    ),
    *(
        "営業部",
        "企画部",
        "営業本部/営業部",
        "営業本部",
        "一課",
        "営業部\n企画部",
        "IT/Data",
        "Sales > EMEA",
        "部長",
        "部長\n担当",
    ),
    *(
        "正社員",
        "派遣",
        "??",
        "在籍",
        "休職",
        "退職",
        "出向中",
        "Guest",
        "FALSE",
        "2020/4/1",
        "R2.4.1",
        "44000",
        "4/1/2020",
        "50%",
        "80",
    ),
    *("合計", "株式会社甲", "1 佐藤花子", "Sato, Ann", "Ann (On Leave)", "=1+1", '"', "本務", "○", "x" * 300),
)
TEXT = st.one_of(st.sampled_from(CELLS), st.text(max_size=4))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Return a file: headings, rows that may be ragged, perhaps a title above, in one of several encodings."""
    headings = draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=10))
    rows = draw(st.lists(st.lists(TEXT, max_size=len(headings) + 1), max_size=8))
    title = draw(st.sampled_from(([], [["社員一覧"]], [["人事部", "2026年4月"], []])))
    delimiter = draw(st.sampled_from((",", "\t", ";")))
    text = written([*title, headings, *rows], delimiter)
    codec = draw(st.sampled_from(("utf-8", "utf-8-sig", "cp932", "utf-16")))
    data = text.encode(codec, errors="replace")
    return data[: draw(st.integers(0, len(data)))] if draw(st.integers(0, 9)) == 0 else data


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def read(data: bytes) -> tuple[Imported, tuple[Problem, ...]]:
    imported = read_tables([ForeignFile("staff.csv", data)], preset="generic")
    model = build(imported.documents, as_of=None, today=date(2026, 4, 1))
    return imported, all_problems(imported.problems, model.problems, imported.documents)


@settings(max_examples=150)
@given(tables())
def test_no_table_ends_in_a_traceback_and_no_row_is_lost(data: bytes):
    imported, _ = read(data)
    yaml_texts(imported.documents)
    for account in imported.rows:
        assert account.lost == frozenset()
        assert account.in_entities | account.said <= account.rows


@settings(max_examples=150)
@given(tables())
def test_every_row_is_in_an_entity_or_named_in_a_problem_or_note(data: bytes):
    imported, _ = read(data)
    for document, account in zip(imported.documents, imported.rows, strict=True):
        assert isinstance(document, TableDocument)
        assert [row.line for row in document.table.rows] == sorted(account.rows)
        named = set(named_lines(imported, document))
        for row in document.table.rows:
            if row.line in account.said - account.in_entities:
                assert row.line in named
            else:
                assert_is_in_an_entity(document, account, row.line, row.cells)


def named_lines(imported: Imported, document: TableDocument) -> Iterator[int]:
    for problem in imported.problems:
        if problem.location is not None and problem.location.span is not None:
            row = document.table.row_at(problem.location.span.line)
            if row is not None and row >= 0:
                yield document.table.rows[row].line
    for note in imported.notes:
        for found in re.finditer(r"(?:rows? |, )(\d+)(?:-(\d+))?", note.text.en):
            first, last = int(found[1]), int(found[2] or found[1])
            yield from range(first, last + 1)


def assert_is_in_an_entity(document: TableDocument, account: RowAccount, line: int, cells: tuple[str, ...]) -> None:
    """Check by the id in the row, found without the importer's help, that there is such a person or post."""
    assert line in account.in_entities
    column = next((column for column, name in document.columns.items() if name == "people.id"), None)
    ids = {
        unicodedata.normalize("NFKC", ident)
        for name in ("people", "positions")
        for ident in document.root.get(name, {})
    }  # type: ignore[union-attr]
    if column is not None and cells[column] and not re.fullmatch(r"[-ー―]|なし|未定|空席", cells[column]):
        known = unicodedata.normalize("NFKC", cells[column])
        assert known in ids or any(ident.startswith("vacant") for ident in ids)


PEOPLE = st.lists(
    st.fixed_dictionaries(
        {
            "氏名": st.sampled_from(("佐藤 花子", "鈴木 一郎", "高橋", "（空席）", "")),
            "本部名": st.sampled_from(("", "営業本部", "管理本部")),
            "部名": st.sampled_from(("", "営業部", "営業 部", "企画部")),
            "所属": st.sampled_from(("", "一課", "営業部", "営業本部/営業部", "ＩＴ", "IT")),
            "部門": st.sampled_from(("", "甲", "乙")),
            "役職": st.sampled_from(("部長", "")),
            "兼務部署1": st.sampled_from(("", "", "企画部", "一課\n二課")),
            "上長": st.sampled_from(("", "1", "２", "佐藤花子", "7", "なし")),
            "雇用形態": st.sampled_from(("正社員", "派遣", "")),
            "在籍状況": st.sampled_from(("在籍", "退職", "出向中", "")),
            "入社日": st.sampled_from(("2020/4/1", "")),
        }
    ),
    max_size=8,
)


@settings(max_examples=150)
@given(PEOPLE, st.randoms(use_true_random=False))
def test_order_of_rows_and_columns_changes_nothing_but_places(people: list[dict[str, str]], chance: random.Random):
    numbered = [{"社員番号": str(number), **person} for number, person in enumerate(people, 1)]
    headings = [
        "社員番号",
        "氏名",
        "本部名",
        "部名",
        "所属",
        "部門",
        "役職",
        "兼務部署1",
        "上長",
        "雇用形態",
        "在籍状況",
        "入社日",
    ]
    first = said(headings, numbered)
    chance.shuffle(headings)
    chance.shuffle(numbered)
    assert said(headings, numbered) == first


def said(headings: list[str], rows: list[dict[str, str]]) -> object:
    """Return what a table says, without places."""
    text = written([headings, *([row[heading] for heading in headings] for row in rows)])
    imported, problems = read(text.encode())
    (document,) = imported.documents
    return (
        document.root,
        document.described,
        sorted((problem.rule, problem.entity or "", problem.message.en) for problem in problems),
    )
