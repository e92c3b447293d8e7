"""A workbook to fill in, or one filled with a model that is there already."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from orglint.app.inputs import Inputs, Loaded
from orglint.app.template.example import example_documents
from orglint.app.template.instructions import instructions
from orglint.app.template.sheets import template_sheets
from orglint.app.writing import write_whole
from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.model_sheets.filling import Filled, fill
from orglint.importers.model_sheets.instructions import TITLE
from orglint.workbook.book import ColumnSheet
from orglint.workbook.writing import is_writable, workbook_bytes

SUFFIX = ".xlsx"


def write_template(
    path: Path, language: Language, *, sources: Sequence[Path] = (), blank: bool = False, force: bool = False
) -> tuple[str, ...]:
    """Write a workbook to fill in: with an example, empty, or with the model at `sources`.

    Return what of the sources is not read, and what else is to be said of them. Raises UsageError where the file is
    there and is not to be replaced, is called like no workbook, or where something of the model is wrong or cannot stand
    in a cell; nothing is written then.
    """
    if path.suffix.lower() != SUFFIX:
        raise UsageError(_NO_WORKBOOK.say(language, suffix=SUFFIX), file=path.as_posix())
    if blank and sources:
        raise UsageError(_BLANK_AND_FROM.say(language))
    if (path.exists() or path.is_symlink()) and not force:
        raise UsageError(_EXISTS.say(language), file=path.as_posix())
    loaded = _described(sources, language) if sources else None
    if loaded is not None and os.path.realpath(path) in {os.path.realpath(file) for file in loaded.files}:
        raise UsageError(_IS_SOURCE.say(language), file=path.as_posix())
    documents = loaded.documents if loaded else () if blank else example_documents(language)
    data = template_bytes(fill(documents, language), path.name, language, is_example=not sources and not blank)
    write_whole({path: data}, language)
    return tuple(f"{file}: {text}" for file, text in (*loaded.left_out, *loaded.notes)) if loaded else ()


def template_bytes(filled: Filled, name: str, language: Language, *, is_example: bool) -> bytes:
    """Return a workbook of that file name with the rows of a model. Raises UsageError for what no cell can hold."""
    sheets = template_sheets(filled, language, is_example=is_example)
    for sheet in sheets:
        _check_texts(sheet, language)
    page = instructions(name, (sheet.name for sheet in sheets), language, is_example=is_example)
    return workbook_bytes([page, *sheets], TITLE.say(language))


def _described(sources: Sequence[Path], language: Language) -> Loaded:
    """Return a model that is there. Raises UsageError where anything is wrong with it: a copy would hide it."""
    from orglint.app.loading import load

    loaded = load(Inputs(paths=tuple(sources), language=language))
    if loaded.problems:
        first = loaded.problems[0]
        text = _PROBLEMS.say(
            language, n=len(loaded.problems), place=first.location or "", first=first.message.say(language)
        )
        raise UsageError(text)
    return loaded


def _check_texts(sheet: ColumnSheet, language: Language) -> None:
    for row in sheet.rows:
        for column, value in zip(sheet.columns, row, strict=True):
            if isinstance(value, str) and not is_writable(value):
                raise UsageError(_UNWRITABLE.say(language, sheet=sheet.name, row=row[0], column=column.heading))


_NO_WORKBOOK = Text(
    "a workbook is called something{suffix}; nothing was written",
    "ブックのファイル名は{suffix}で終わる必要があります。何も書き込んでいません",
)
_EXISTS = Text(
    "already there; nothing was written. Name another file, or replace it with --force",
    "すでにあるため、何も書き込んでいません。別のファイル名を指定するか、--forceで置き換えてください",
)
_IS_SOURCE = Text(
    "this is the model that is read, with whatever else stands in it; nothing was written. Name another file",
    "読み込むモデルのファイルです。ほかの内容が失われるため、何も書き込んでいません。別のファイル名を指定してください",
)
_BLANK_AND_FROM = Text(
    "--blank and --from exclude each other: one leaves the sheets empty, the other fills them",
    "--blankと--fromは同時に指定できません。一方はシートを空にし、もう一方は記入するためです",
)
_PROBLEMS = Text(
    "the model is not copied, since something in it is wrong ({n}, the first at {place}: {first}). "
    "orglint check shows all of it",
    "モデルの記述に問題が{n}件あるため、書き込みません(最初の1件は{place}: {first})。"
    "すべてを見るにはorglint checkを実行してください",
)
_UNWRITABLE = Text(
    'no cell can hold what is to be written on the sheet "{sheet}" in the row of "{row}", column "{column}": it is too '
    "long, or has control characters",
    "シート「{sheet}」の「{row}」の行、「{column}」の列に書く内容が長すぎるか、制御文字を含むため、セルに書き込めません",
)
