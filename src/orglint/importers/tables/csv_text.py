"""Text of a CSV file -> rows, each cell with its physical line and character column."""

from __future__ import annotations

import csv
import io
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeAlias

from orglint.i18n import Text
from orglint.importers.tables.csv_quotes import BrokenQuote, broken_quotes
from orglint.importers.tables.encodings import Decoded, decode, find_damage
from orglint.importers.tables.heading_row import LOOKED_AT, HeadingRows
from orglint.importers.tables.table import NOT_A_TABLE, TABLE_ROW, Cell, Row
from orglint.location import Span
from orglint.source.document import Fault

DELIMITERS = (",", ";", "\t")
NO_HEADING = " \t\r\n\u3000" + '",;'
FindHeadings: TypeAlias = Callable[[Sequence[Sequence[str]]], HeadingRows | None]
"""What finds the headings among the first rows of a file."""


@dataclass(frozen=True, slots=True)
class CsvTable:
    """A CSV file, parsed. Columns of cells are found by scanning a row again, and only when somebody asks."""

    file: str
    encoding: str
    guessed: bool
    delimiter: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    lines: tuple[str, ...]
    starts: tuple[int, ...]
    """The first line (1-based) of the heading row and of every data row, and last the line behind the file."""
    above: tuple[int, ...] = ()
    """The first lines of the rows above the headings, which are not read."""
    heading_lines: tuple[int, ...] = ()
    """The first lines of the rows that the headings stand in."""
    sheet: str = ""
    _scanned: dict[int, list[Span]] = field(default_factory=dict)

    def untrimmed(self, cell: Cell) -> str:
        """Return a cell's text with the blanks around it; empty where the row does not have the cell."""
        first, behind = self.starts[cell.row + 1], self.starts[cell.row + 2]
        cells = next(csv.reader(self.lines[first - 1 : behind - 1], delimiter=self.delimiter), [])
        return cells[cell.column] if cell.column < len(cells) else ""

    def span(self, cell: Cell) -> Span:
        """Return where a cell stands; of a cell that the row does not have, the end of the row."""
        spans = self._cells(cell.row)
        if cell.column < len(spans):
            return spans[cell.column]
        end = spans[-1]
        return Span(end.end_line, end.end_column, end.end_line, end.end_column)

    def row_span(self, row: int) -> Span:
        """Return where a whole row stands."""
        spans = self._cells(row)
        return Span(spans[0].line, spans[0].column, spans[-1].end_line, spans[-1].end_column)

    def row_at(self, line: int) -> int | None:
        """Return the row that a physical line belongs to (-1 for the headings), or None for a line of no row."""
        index = bisect_right(self.starts, line, hi=len(self.rows) + 1) - 2
        return index if index >= -1 and line <= self.row_span(index).end_line else None

    def _cells(self, row: int) -> list[Span]:
        if row not in self._scanned:
            first, behind = self.starts[row + 1], self.starts[row + 2]
            text = "".join(self.lines[first - 1 : behind - 1])
            self._scanned[row] = list(scan_cells(text, self.delimiter, first))
        return self._scanned[row]


@dataclass(frozen=True, slots=True)
class Reading:
    """A CSV file read: its table where it has one, and every fault found in it, with its place."""

    table: CsvTable | None
    faults: tuple[Fault, ...] = ()


def read_csv(data: bytes, file: str, find: FindHeadings | None = None) -> Reading:
    """Read a CSV file. Blank rows are no data; everything else that is left out is a fault that says so.

    `find` finds the headings among the first rows; where it finds none, or there is no `find`, the first row has them.
    """
    decoded = decode(data)
    if decoded is None:
        return Reading(None, (Fault(NOT_A_TABLE, DAMAGED, None),))
    damage = find_damage(data, decoded)
    if damage is not None:
        place = Span(damage.line, 1, damage.line, 1)
        return Reading(None, (Fault(NOT_A_TABLE, _BROKEN.filled(encoding=damage.encoding), place),))
    lines = tuple(io.StringIO(decoded.text, newline=""))
    if "\0" in decoded.text:
        return Reading(None, (nul_fault(lines),))
    delimiter = _delimiter(lines, find)
    faults: list[Fault] = []
    parsed = list(_parse(lines, delimiter, faults))
    if not parsed:
        return Reading(None, tuple(faults) or (Fault(NOT_A_TABLE, EMPTY, None),))
    table = _table(file, lines, parsed, delimiter, decoded, find)
    faults.extend(_check_rows(table))
    return Reading(table, tuple(faults))


def _delimiter(lines: tuple[str, ...], find: FindHeadings | None) -> str:
    """Return what separates cells: the delimiter with which headings are found, else that of the first line."""
    usual = find_delimiter(next((line for line in lines if line.strip(NO_HEADING)), ""))
    if find is None:
        return usual
    tried = (usual, *(mark for mark in DELIMITERS if mark != usual))
    return next((mark for mark in tried if find(_first_rows(lines, mark)) is not None), usual)


def _first_rows(lines: tuple[str, ...], delimiter: str) -> list[list[str]]:
    """Return the first rows that have something in them, as far as they can be read."""
    rows = (cells for _, cells in _parse(lines, delimiter, []))
    return [[cell.strip() for cell in cells] for cells in islice(rows, SAMPLE)]


def find_delimiter(header: str) -> str:
    """Return the delimiter that separates most headings; the data rows are not asked. A comma where none does."""
    outside = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=lambda mark: (outside.count(mark), -DELIMITERS.index(mark)))


def scan_cells(text: str, delimiter: str, line: int) -> Iterator[Span]:
    """Yield the place of each cell of one row, as Python's csv module cuts it; quotes belong to the cell."""
    column, start, quoted, fresh, index = 1, (line, 1), False, True, 0
    while index < len(text):
        char = text[index]
        if quoted:
            if char == '"' and text[index + 1 : index + 2] == '"':
                index, column = index + 1, column + 1
            elif char == '"':
                quoted = False
        elif char == '"' and fresh:
            quoted = True
        elif char == delimiter:
            yield Span(*start, line, column)
            start = (line, column + 1)
        elif char in "\r\n":
            break
        fresh = char == delimiter and not quoted
        index, column = index + 1, column + 1
        if char == "\n" or (char == "\r" and text[index : index + 1] != "\n"):
            line, column = line + 1, 1
    yield Span(*start, line, column)


def _parse(lines: tuple[str, ...], delimiter: str, faults: list[Fault]) -> Iterator[tuple[int, list[str]]]:
    """Yield the first line and the cells of each row that is neither blank nor broken."""
    reader = csv.reader(lines, delimiter=delimiter)
    start, has_headings = 1, False
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            faults.append(
                _fault(f"the row cannot be read: {error}", f"この行は読めません: {error}", Span(start, 1, start, 1))
            )
            return
        broken = broken_quotes("".join(lines[start - 1 : reader.line_num]), delimiter, start)
        if broken:
            faults.extend(_quote_faults(broken, start, reader.line_num, is_headings=not has_headings))
            if not has_headings or broken[-1].behind is None:
                return
        elif any(cell.strip() for cell in cells):
            has_headings = True
            yield start, cells
        start = reader.line_num + 1


def _quote_faults(broken: list[BrokenQuote], first: int, last: int, *, is_headings: bool) -> Iterator[Fault]:
    """Yield the first text behind a closing mark, and the mark that is never closed."""
    text = next((quote for quote in broken if quote.behind is not None), None)
    if text is not None:
        place = f"{text.opened.line}:{text.opened.column}"
        lost = Text(f"line {first} is", f"{first}行目") if first == last else _LINES.filled(first=first, last=last)
        yield _fault(
            f"text stands behind the closing quotation mark of the cell opened at {place}; {lost.en} not read; write a "
            "quotation mark inside a quoted cell twice",
            f"{place}で開いた引用符が閉じたあとに文字が続いています。{lost.ja}は読み込みません。引用符で囲んだセルの中の"
            '引用符は "" と書いてください',
            text.behind,
            NOT_A_TABLE if is_headings else TABLE_ROW,
        )
    if broken[-1].behind is None:
        yield _fault(
            "a quotation mark opened here is never closed; this row and those behind it are lost",
            "ここで開いた引用符が閉じられていません。この行以降は読めません",
            broken[-1].opened,
        )


def _table(
    file: str,
    lines: tuple[str, ...],
    parsed: list[tuple[int, list[str]]],
    delimiter: str,
    decoded: Decoded,
    find: FindHeadings | None,
) -> CsvTable:
    sample = [[cell.strip() for cell in cells] for _, cells in parsed[:SAMPLE]]
    found = (find(sample) if find is not None else None) or HeadingRows(0, 0, tuple(sample[0]))
    width = len(found.headings)
    rows = tuple(
        Row(line, tuple(cell.strip() for cell in cells[:width]) + ("",) * (width - len(cells)), _written(cells, width))
        for line, cells in parsed[found.last + 1 :]
    )
    starts = (*(line for line, _ in parsed[found.last :]), len(lines) + 1)
    return CsvTable(
        file=file,
        encoding=decoded.encoding,
        guessed=decoded.guessed,
        delimiter=delimiter,
        headings=found.headings,
        rows=rows,
        lines=lines,
        starts=starts,
        above=tuple(line for line, _ in parsed[: found.first]),
        heading_lines=tuple(line for line, _ in parsed[found.first : found.last + 1]),
    )


def _written(cells: list[str], width: int) -> int:
    """Return how many cells a row has; empty ones behind the last heading are none."""
    written = len(cells)
    while written > width and not cells[written - 1].strip():
        written -= 1
    return written


def _check_rows(table: CsvTable) -> Iterator[Fault]:
    width = len(table.headings)
    for row, cells in enumerate(table.rows):
        if cells.written > width:
            yield _fault(
                f"the row has {cells.written} cells, but there are {width} headings; the cells behind are not read",
                f"見出しは{width}列ですが、この行には {cells.written}個のセルがあります。余りのセルは読みません",
                table.span(Cell(row, width)),
                TABLE_ROW,
            )


def nul_fault(lines: tuple[str, ...]) -> Fault:
    """Return the fault of a file with a NUL character in one of its lines."""
    for number, line in enumerate(lines, 1):
        column = line.find("\0") + 1
        if column:
            return _fault(
                "a NUL character: this is no text, or UTF-16 without a byte order mark; save it as UTF-8",
                "NUL文字があります。テキストではないか、BOMのないUTF-16です。UTF-8で保存し直してください",
                Span(number, column, number, column + 1),
            )
    raise ValueError("no NUL character")


def _fault(en: str, ja: str, span: Span | None, rule: str = NOT_A_TABLE) -> Fault:
    return Fault(rule, Text(en, ja), span)


_LINES = Text("lines {first} to {last} are", "{first}行目から{last}行目まで")
SAMPLE = LOOKED_AT + 180
"""So many rows are enough to find the headings, and to tell what the table is."""
_BROKEN = Text(
    "the file is {encoding}, but it is damaged or cut: the bytes on this line are no text; export it again",
    "{encoding}のファイルですが、この行で文字として読めません。壊れているか途中で切れています。書き出し直してください",
)
DAMAGED = Text(
    "the file starts as UTF-16 or UTF-32 but is cut or damaged",
    "UTF-16またはUTF-32として始まりますが、途中で切れているか壊れています",
)
EMPTY = Text(
    "the file is empty; a table starts with a row of headings", "ファイルが空です。表は見出しの行から始まります"
)
