"""The sheets of a template: all that are usual, those that a model needs besides, each with the rows that fill it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from orglint.app.template.columns import LAST, choices, explanation, is_asked_for, look, sheet_column, used_columns
from orglint.app.template.groups import group_of, in_order
from orglint.i18n import Language
from orglint.importers.model_sheets.filling import Filled, FilledRow
from orglint.importers.model_sheets.headings import EXPLANATION_HEADINGS, FIELD_HEADINGS, OWN, VALUE_HEADINGS
from orglint.importers.model_sheets.layout import Column, Form, SheetForm, has_plain_form, is_usual, sheet_forms
from orglint.workbook.book import Choices, ColumnSheet, Look, SheetColumn, Value


def template_sheets(filled: Filled, language: Language, *, is_example: bool) -> list[ColumnSheet]:
    """Return the sheets of a template, in order: the usual ones, and every other that has rows."""
    names = sheet_names(language)
    return [
        _sheet(form, filled.rows.get(form.name, []), language, names, is_example=is_example)
        for form in in_order()
        if is_usual(form) or form.name in filled.rows
    ]


def sheet_names(language: Language) -> dict[str, str]:
    """Return what each sheet of a model is called in a language."""
    return {form.name: form.label.text.say(language) for form in sheet_forms().values()}


def _sheet(
    form: SheetForm, rows: list[FilledRow], language: Language, names: dict[str, str], *, is_example: bool
) -> ColumnSheet:
    color = group_of(form).color
    if form.form is Form.FIELD:
        return _organization(form, rows, language, names, color=color, is_example=is_example)
    keys = list(dict.fromkeys(key for row in rows for key in row))
    columns = used_columns(form, keys)
    own = [key for key in keys if key.startswith(OWN)]
    return ColumnSheet(
        name=names[form.name],
        columns=(
            *(sheet_column(form, column, language, names) for column in columns),
            *(SheetColumn(key, 16) for key in own),
        ),
        rows=tuple(tuple(row.get(key) for key in (*(column.key for column in columns), *own)) for row in rows),
        color=color,
        fixed=2 if form.form is Form.ENTITY else 1,
        examples=frozenset(range(len(rows))) if is_example else frozenset(),
        looks=dict(_looks(columns, rows)),
    )


def _looks(columns: Iterable[Column], rows: list[FilledRow]) -> Iterator[tuple[tuple[int, int], Look]]:
    """Yield the cells that must not look like their column: a share that is written as a number, a text for a number."""
    for number, column in enumerate(columns):
        for row, cells in enumerate(rows):
            own = cell_look(column, cells.get(column.key))
            if own is not look(column):
                yield (row, number), own


def cell_look(column: Column, value: Value | None) -> Look:
    """Return how a cell of a column has to look so that it is read back as it is."""
    usual = look(column)
    if isinstance(value, str) and usual in (Look.NUMBER, Look.SHARE, Look.DAY):
        return Look.CODE
    return usual


def _organization(
    form: SheetForm, rows: list[FilledRow], language: Language, names: dict[str, str], *, color: str, is_example: bool
) -> ColumnSheet:
    """Return the sheet of the organization itself: a row for each of its fields."""
    filled: Mapping[str, Value] = {str(row["field"]): row["value"] for row in rows}
    usual = [
        column
        for column in usual_columns_of_organization(form)
        if column.key in filled or (has_plain_form(column) and is_asked_for(column))
    ]
    cells: list[tuple[Value | None, ...]] = []
    looks: dict[tuple[int, int], Look] = {}
    offered: dict[tuple[int, int], Choices] = {}
    for row, column in enumerate(usual):
        value = filled.get(column.key)
        cells.append((column.label.text.say(language), value, explanation(form, column, language, names)))
        looks[row, 1] = cell_look(column, value)
        choice = choices(form, column, language, names)
        if choice is not None:
            offered[row, 1] = choice
    cells.extend((key, value, None) for key, value in filled.items() if key.startswith(OWN))
    headings = [label.text.say(language) for label in (FIELD_HEADINGS, VALUE_HEADINGS, EXPLANATION_HEADINGS)]
    columns = (
        SheetColumn(headings[0], 20),
        SheetColumn(headings[1], 40),
        SheetColumn(headings[2], 80, Look.TEXT),
    )
    examples = (
        frozenset(row for row, cell in enumerate(cells) if cell[1] is not None) if is_example else frozenset[int]()
    )
    return ColumnSheet(names[form.name], columns, tuple(cells), color, 1, examples, looks, offered)


def usual_columns_of_organization(form: SheetForm) -> list[Column]:
    """Return the fields of the organization, those that every entity has behind its own."""
    general = [column for column in form.columns if column.key in LAST]
    return [
        *(column for column in form.columns if column.key == "name"),
        *(column for column in form.columns if column not in general and column.key != "name"),
        *general,
    ]
