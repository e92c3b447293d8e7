"""A copy of the user's workbook with marks on its cells, or a workbook of our own; the original is never touched."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from zipfile import ZipFile

from orglint.i18n import Text
from orglint.workbook.contents import contents_of
from orglint.workbook.copying import copy_refused
from orglint.workbook.losses import CHANGES, losses
from orglint.workbook.outgoing import Front, Grid, Mark
from orglint.workbook.own_sheets import OWN_NAMES, sheet_of
from orglint.workbook.package import DAMAGE

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook as Book


@dataclass(frozen=True, slots=True)
class Copy:
    """A workbook's annotated copy; `lost` is what it does not have of the original, `changed` what is not the same."""

    data: bytes
    lost: tuple[Text, ...]
    changed: tuple[Text, ...]


FrontOf = Callable[[tuple[Text, ...], tuple[Text, ...]], Front]
"""Makes the front sheets of a copy, from what is lost and what is changed in it."""


def sheet_names(data: bytes) -> tuple[str, ...]:
    """Return the names of all sheets of a workbook that was read before."""
    with ZipFile(io.BytesIO(data)) as package:
        return tuple(sheet.name for sheet in contents_of(package).sheets)


def annotated(
    data: bytes, marks: Mapping[str, Sequence[Mark]], grids: Sequence[Grid], front: FrontOf, day: date
) -> Copy | Text:
    """Return a copy of a workbook that was read before, marked, with sheets of ours; or why it cannot be copied.

    `marks` are by sheet. What is lost is known when the copy is there; where anything is, it is made again to say so.
    """
    try:
        with ZipFile(io.BytesIO(data)) as original:
            refused = copy_refused(original)
            if refused is not None:
                return refused
            changed = tuple(change.what for change in CHANGES if change.count(original))
            written, warned = _written(data, marks, grids, front((), changed), day)
            with ZipFile(io.BytesIO(written)) as copy:
                lost = tuple(dict.fromkeys((*losses(original, copy), *warned)))
            if lost:
                written, _ = _written(data, marks, grids, front(lost, changed), day)
    except DAMAGE:
        return NOT_COPIED
    return Copy(written, lost, changed)


def of_our_own(grids: Sequence[Grid], front: Front, day: date) -> bytes:
    """Return a workbook that has only what we write."""
    from openpyxl import Workbook as NewBook

    book = NewBook()
    book.remove(book.worksheets[0])
    book.properties.creator = "orglint"
    book.properties.created = _midnight(day)
    return _finished(book, {}, grids, front, day)


def _midnight(day: date) -> object:
    from datetime import datetime

    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - the format's dates have no time zone


def _written(
    data: bytes, marks: Mapping[str, Sequence[Mark]], grids: Sequence[Grid], front: Front, day: date
) -> tuple[bytes, list[Text]]:
    """Return the copy, and what openpyxl warned of losing."""
    from openpyxl import load_workbook

    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always")
        book = load_workbook(io.BytesIO(data), rich_text=True)
        _take_ours(book)
        written = _finished(book, marks, grids, front, day)
    return written, list(_told(str(each.message) for each in warned))


def _take_ours(book: Book) -> None:
    """Take away what an earlier run has left in a workbook."""
    from orglint.workbook.marking import take_marks

    for name in OWN_NAMES & set(book.defined_names):
        title = sheet_of(book.defined_names[name].value)
        if title in book.sheetnames:
            del book[title]
        del book.defined_names[name]
    for sheet in book.worksheets:
        take_marks(sheet)


def _finished(book: Book, marks: Mapping[str, Sequence[Mark]], grids: Sequence[Grid], front: Front, day: date) -> bytes:
    from orglint.workbook.marking import put_mark
    from orglint.workbook.pages import put_front, put_grid
    from orglint.workbook.saving import saved

    for title, some in marks.items():
        for mark in some:
            put_mark(book[title], mark)
    for grid in grids:
        put_grid(book, grid, front.font)
    put_front(book, front)
    return saved(book, day)


def _told(messages: Iterator[str]) -> Iterator[Text]:
    for message in messages:
        yield from (text for part, text in _WARNINGS if part in message)


_WARNINGS = (
    ("comment which will be removed", Text("comments inside of merged cells", "結合セルの内側のコメント")),
    ("conditional formatting rule", Text("some conditional formats", "一部の条件付き書式")),
    ("Print area cannot be set", Text("a print area", "印刷範囲")),
    ("header or footer", Text("headers and footers", "ヘッダーとフッター")),
)
NOT_COPIED = Text("the workbook could not be copied", "ブックの写しを作れませんでした")
