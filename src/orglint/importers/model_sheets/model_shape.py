"""The shape `model`: the sheets of the model itself, as `orglint template` writes them or as people make them."""

from __future__ import annotations

from collections.abc import Sequence

from orglint.i18n import Text
from orglint.importers.imported import Imported, Note
from orglint.importers.model_sheets.headings import (
    FIELD_HEADINGS,
    VALUE_HEADINGS,
    fits,
    form_of,
    is_sheet_name,
    may_be_people,
)
from orglint.importers.model_sheets.instructions import SHEET as INSTRUCTIONS
from orglint.importers.model_sheets.instructions import are_instructions
from orglint.importers.model_sheets.layout import Form
from orglint.importers.model_sheets.reading import by_file, read_sheets
from orglint.importers.tables.people_shape import PEOPLE
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Table
from orglint.model.problems import quote


def _fits(table: Table) -> bool:
    return fits(table) or are_instructions(table)


def may_be_of_model(sheet: str) -> bool:
    """Whether a sheet is called like one of a model, or like its instructions."""
    return sheet in (INSTRUCTIONS.en, INSTRUCTIONS.ja) or is_sheet_name(sheet)


def _read(tables: Sequence[Table], context: Context) -> Imported:
    """Read each file's sheets together, but for lists of people that tell units by their names."""
    result = Imported()
    known = [table for table in tables if form_of(table) is not None]
    for sheets in by_file(known):
        has_units = context.preset is not None or any(_is_of("units", table) for table in sheets)
        lists = [] if has_units else [table for table in sheets if may_be_people(table, context.units)]
        result += read_sheets([table for table in sheets if table not in lists])
        if lists:
            result += PEOPLE.read(lists, context)
    strangers = [table for table in tables if form_of(table) is None and not are_instructions(table)]
    return result + Imported(unrecognised=tuple(Note(table.file, _no_sheet(table)) for table in strangers))


def _is_of(name: str, table: Table) -> bool:
    form = form_of(table)
    return form is not None and form.name == name


def missing_column(table: Table) -> Text | None:
    """Say what a sheet lacks that is called like one of the model and is none; None where it is called otherwise."""
    form = form_of(table) if table.sheet else None
    if form is None:
        return None
    first = [FIELD_HEADINGS, VALUE_HEADINGS] if form.form is Form.FIELD else [form.columns[0].label]
    wanted = [label.text for label in first]
    english, japanese = ", ".join(quote(text.en) for text in wanted), "、".join(f"「{text.ja}」" for text in wanted)
    return Text(
        f"the sheet is called like one of the model, but lacks its columns ({english}), or has others than those of a "
        "model; it is not read",
        f"モデルのシートと同じ名前ですが、必要な列({japanese})がないか、ほかの列がモデルのものではないため、読みません",
    )


def _no_sheet(table: Table) -> Text:
    return Text(
        f"{quote(table.sheet or table.file)} is called like no sheet of a model",
        f"「{table.sheet or table.file}」という名前のシートはモデルにありません",
    )


MODEL = Shape("model", _fits, _read)
