"""Texts about fields in the words of a workbook: what is code in a file of the model is the name of a column there."""

from __future__ import annotations

import re

from orglint.i18n import Language, Text
from orglint.importers.model_sheets.cell_values import NONE_WORD
from orglint.model.schema import KINDS
from orglint.model.texts import field_text
from orglint.model.texts.labels import FIELDS, SHEETS, field_label

_CODE = re.compile("`([^`]+)`")


def about_field(kind: str, field: str, language: Language) -> str:
    """Return what a field of a kind is, for somebody who fills in a sheet. Raises KeyError where there is none."""
    text = field_text(kind, field).say(language)
    return _CODE.sub(lambda match: _named(match[1], kind, field, language), text)


def quoted(name: str, language: Language) -> str:
    """Return the name of a sheet or column in quotation marks."""
    return Text(f'"{name}"', f"「{name}」").say(language)


def _named(code: str, kind: str, field: str, language: Language) -> str:
    if code == "null":
        return quoted(NONE_WORD.say(language), language)
    part = FIELDS.get(f"{kind}.{field}.{code}")
    if part is not None:
        return quoted(part.text.say(language), language)
    collection, _, of_it = code.partition(".")
    if of_it and collection in SHEETS:
        owner = next(one for one in KINDS.values() if (one.collection or one.name) == collection)
        sheet, column = SHEETS[collection].text, field_label(owner.name, of_it).text
        return _COLUMN.filled(
            sheet=quoted(sheet.say(language), language), column=quoted(column.say(language), language)
        ).say(language)
    return code


_COLUMN = Text("the {column} of the sheet {sheet}", "{sheet}シートの{column}")
