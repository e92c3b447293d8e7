"""CSV text becomes rows whose cells know their lines and columns; bad files become faults, never tracebacks."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from orglint.importers.tables.csv_text import CsvTable, find_delimiter, read_csv
from orglint.importers.tables.encodings import decode
from orglint.importers.tables.table import Cell
from orglint.location import Span

JAPANESE = "職員番号,氏名,所属\n001,佐藤 花子,営業部\n"


def table_of(text: str | bytes) -> CsvTable:
    reading = read_csv(text if isinstance(text, bytes) else text.encode(), "staff.csv")
    assert reading.table is not None, reading.faults
    assert reading.faults == ()
    return reading.table


def the_fault(data: bytes) -> tuple[str, str, tuple[int, int] | None]:
    (fault,) = read_csv(data, "staff.csv").faults
    return fault.rule, fault.reason.en, (fault.span.line, fault.span.column) if fault.span else None


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (JAPANESE.encode("utf-8"), "UTF-8"),
        (JAPANESE.encode("utf-8-sig"), "UTF-8 (BOM)"),
        (JAPANESE.encode("utf-16"), "UTF-16"),
        (b"\xfe\xff" + JAPANESE.encode("utf-16-be"), "UTF-16"),
        (JAPANESE.encode("cp932"), "CP932"),
    ],
)
def test_japanese_reads_the_same_in_every_encoding(data: bytes, encoding: str):
    table = table_of(data)
    assert table.encoding == encoding
    assert table.headings == ("職員番号", "氏名", "所属")
    assert table.rows[0].cells == ("001", "佐藤 花子", "営業部")


@pytest.mark.parametrize(
    ("text", "codec", "encoding"),
    [
        ("id,name,office\n1,Zoë,Chief Land Registrar’s Office\n", "cp1252", "Windows-1252"),
        ("id,pay (£)\n1,Müller\n", "latin-1", "Windows-1252"),
        ("id,name\n1,Ren\x81e\n", "latin-1", "Latin-1"),
    ],
)
def test_western_text_is_not_taken_for_japanese(text: str, codec: str, encoding: str):
    decoded = decode(text.encode(codec))
    assert decoded is not None
    assert (decoded.text, decoded.encoding, decoded.guessed) == (text, encoding, True)


@pytest.mark.parametrize(
    ("header", "delimiter"),
    [("a,b,c", ","), ("a;b;c", ";"), ("a\tb\tc", "\t"), ('"a,b,c,d";e;f', ";"), ("alone", ","), ("a;b,c", ",")],
)
def test_delimiter_is_what_separates_the_headings(header: str, delimiter: str):
    assert find_delimiter(header) == delimiter


def test_delimiter_is_not_swayed_by_the_data():
    assert table_of("id;name\n1;a,b,c,d,e\n2;f,g\n").rows[1].cells == ("2", "f,g")


def test_cells_have_the_physical_line_and_character_column():
    table = table_of('社員番号,氏名,備考\r\n001,"佐藤\r\n花子",x\r\n\r\n002,鈴木,"a ""b"""\r\n')
    assert table.span(Cell(-1, 1)) == Span(1, 6, 1, 8)
    assert table.span(Cell(0, 0)) == Span(2, 1, 2, 4)
    assert table.span(Cell(0, 1)) == Span(2, 5, 3, 4)
    assert table.span(Cell(0, 2)) == Span(3, 5, 3, 6)
    assert table.span(Cell(1, 0)) == Span(5, 1, 5, 4)
    assert table.span(Cell(1, 2)) == Span(5, 8, 5, 17)
    assert table.row_span(0) == Span(2, 1, 3, 6)
    assert [table.row_at(line) for line in (1, 2, 3, 5)] == [-1, 0, 0, 1]


def test_byte_order_mark_takes_no_column():
    assert table_of("\ufeffid,name\n1,a\n".encode()).span(Cell(-1, 0)) == Span(1, 1, 1, 3)


def test_rows_without_any_text_are_no_data():
    table = table_of("\n , \nid,name\n1,a\n,,\n \n2,b\n")
    assert [(row.line, row.cells) for row in table.rows] == [(4, ("1", "a")), (7, ("2", "b"))]


def test_header_alone_is_a_table_without_rows():
    assert table_of("id,name").rows == ()


@pytest.mark.parametrize("data", [b"", b"\n\n", b"  \r\n", b"\xef\xbb\xbf"])
def test_empty_file_says_that_it_is_empty(data: bytes):
    rule, message, _ = the_fault(data)
    assert rule == "not-a-table"
    assert "empty" in message


def test_nul_is_shown_where_it_stands():
    rule, message, place = the_fault(b"id,name\n1,a\0b\n")
    assert (rule, place) == ("not-a-table", (2, 4))
    assert "NUL" in message


def test_utf_16_that_is_cut_in_a_character_is_said():
    rule, message, _ = the_fault(JAPANESE.encode("utf-16")[:-1])
    assert rule == "not-a-table"
    assert "UTF-16" in message


def test_quotation_mark_that_never_closes_is_said_at_its_row():
    reading = read_csv(b'id,name\n1,a\n2,"b\n3,c\n', "staff.csv")
    (fault,) = reading.faults
    assert fault.span is not None
    assert (fault.rule, fault.span.line, fault.span.column) == ("not-a-table", 3, 3)
    assert "never closed" in fault.reason.en
    assert reading.table is not None
    assert [row.cells for row in reading.table.rows] == [("1", "a")]


def test_text_behind_a_closing_quotation_mark_is_said_there_and_swallowed_into_no_cell():
    reading = read_csv(b'id,name,unit\n"1,x\n2,"B"c,A,1\n3,y,A\n', "staff.csv")
    (fault,) = reading.faults
    assert fault.span is not None
    assert (fault.rule, fault.span.line, fault.span.column) == ("table-row", 3, 4)
    assert "opened at 2:1" in fault.reason.en
    assert "lines 2 to 3 are not read" in fault.reason.en
    table = reading.table
    assert table is not None
    assert [row.cells for row in table.rows] == [("3", "y", "A")]
    assert [table.row_at(line) for line in (1, 2, 3, 4)] == [-1, None, None, 0]


def test_broken_quotation_in_the_headings_makes_it_no_table():
    reading = read_csv(b'"id"x,name\n1,a\n', "staff.csv")
    (fault,) = reading.faults
    assert fault.span is not None
    assert (reading.table, fault.rule, fault.span.line, fault.span.column) == (None, "not-a-table", 1, 5)


def test_quotation_that_opens_again_in_a_broken_row_is_said_too():
    reading = read_csv(b'id,name\n"1"x,"b\n3,c\n', "staff.csv")
    assert [(fault.rule, fault.span.line, fault.span.column) for fault in reading.faults if fault.span] == [
        ("table-row", 2, 4),
        ("not-a-table", 2, 6),
    ]


def test_quotation_marks_inside_plain_text_are_text():
    table = table_of('id,name\n1,a "b" c\n2, "x"\n3,"y ""z"""\n')
    assert [row.cells[1] for row in table.rows] == ['a "b" c', '"x"', 'y "z"']


def test_enormous_cell_is_a_fault_at_its_row():
    rule, message, place = the_fault(b"id,name\n1," + b"x" * 200_000 + b"\n")
    assert (rule, place) == ("not-a-table", (2, 1))
    assert "field larger than field limit" in message


def test_cells_behind_the_last_heading_are_said_at_the_first_of_them():
    rule, message, place = the_fault(b"id,name\n1,a,b,c\n")
    assert (rule, place) == ("table-row", (2, 5))
    assert "4 cells" in message


def test_empty_cells_behind_the_last_heading_are_nothing():
    assert table_of("id,name\n1,a,,\n").rows[0].cells == ("1", "a")


def test_cells_that_a_row_does_not_have_read_as_empty():
    row = table_of("id,name,unit\n1\n").rows[0]
    assert (row.cells, row.written) == (("1", "", ""), 1)


@given(st.text(alphabet='ab",;\n\r \té営', max_size=60))
def test_cells_stand_where_the_csv_module_cut_them(body: str):
    reading = read_csv(f"h1,h2,h3\n{body}".encode(), "staff.csv")
    table = reading.table
    assert table is not None
    assume(all(fault.rule == "table-row" for fault in reading.faults))
    lines = list(io.StringIO(f"h1,h2,h3\n{body}", newline=""))
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells[: row.written]):
            alone = next(csv.reader(_cut(lines, table.span(Cell(number, column)))), [""]) or [""]
            assert [part.strip() for part in alone] == [cell]


def _cut(lines: list[str], span: Span) -> list[str]:
    taken = lines[span.line - 1 : span.end_line]
    taken[-1] = taken[-1][: span.end_column - 1]
    taken[0] = taken[0][span.column - 1 :]
    return taken


@given(st.binary(max_size=200))
def test_no_bytes_end_in_a_traceback(data: bytes):
    reading = read_csv(data, "staff.csv")
    assert reading.table is not None or reading.faults


LONG = "社員番号,氏名,所属\n" + "".join(f"{number:03},佐藤 花子,営業部\n" for number in range(30))


@pytest.mark.parametrize(
    ("data", "encoding", "line"),
    [
        (LONG.encode()[:-3], "UTF-8", 31),
        (LONG.encode().replace("花".encode(), b"\xe8\x8a", 1), "UTF-8", 2),
        (LONG.encode("cp932")[:-2], "CP932", 31),
        (LONG.encode("cp932").replace("子,".encode("cp932"), b"\x81,", 1), "CP932", 2),
        (JAPANESE.encode()[:-2], "UTF-8", 2),
    ],
)
def test_file_that_is_cut_in_a_character_or_damaged_is_refused_at_its_line(data: bytes, encoding: str, line: int):
    rule, message, place = the_fault(data)
    assert (rule, place) == ("not-a-table", (line, 1))
    assert message.startswith(f"the file is {encoding}, but it is damaged or cut")


def test_signs_of_windows_survive_in_cp932():
    row = table_of("社員番号,氏名,所属\n①,髙﨑 德,㈱甲№1\n".encode("cp932")).rows[0]
    assert row.cells == ("①", "髙﨑 德", "㈱甲№1")
