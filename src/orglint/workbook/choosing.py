"""What cells offer to choose from, and what is shown beside them: the validations of a sheet, which refuse nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from orglint.workbook.book import Choices, Hint

if TYPE_CHECKING:
    from openpyxl.worksheet.datavalidation import DataValidation
    from openpyxl.worksheet.worksheet import Worksheet

PREPARED_ROWS = 1000
"""So many rows below the headings offer their choices before anything stands in them."""
_LONGEST_LIST = 255
_LONGEST_HINT = 255
_LONGEST_HINT_TITLE = 32


def add_hint(target: Worksheet, hint: Hint, place: str) -> None:
    """Show a hint beside a cell while it is selected."""
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(allow_blank=True)
    _show(validation, hint)
    validation.add(place)
    target.add_data_validation(validation)


def add_choices(
    target: Worksheet, choices: Choices | None, places: str, rows: Mapping[str, int], hint: Hint | None
) -> None:
    """Offer what may be chosen; anything else may be written too, and is checked by orglint."""
    from openpyxl.worksheet.datavalidation import DataValidation

    validation = DataValidation(allow_blank=True)
    if choices is not None:
        validation.type, validation.formula1 = "list", _formula(choices, rows)
        validation.showErrorMessage = False
    if hint is not None:
        _show(validation, hint)
    validation.add(places)
    target.add_data_validation(validation)


def _show(validation: DataValidation, hint: Hint) -> None:
    title, text = hint.title[:_LONGEST_HINT_TITLE], _cut(hint.text)
    validation.promptTitle, validation.prompt, validation.showInputMessage = title, text, True


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_HINT else text[: _LONGEST_HINT - 1] + "…"


def _formula(choices: Choices, rows: Mapping[str, int]) -> str:
    """Return the formula of a list: words in quotes, or the cells of another sheet."""
    if choices.words:
        listed = ",".join(choices.words)
        assert len(listed) <= _LONGEST_LIST, "a list of words has to be short"
        return f'"{listed}"'
    last = max(rows.get(choices.sheet, 0), PREPARED_ROWS) + 1
    return f"{quoted(choices.sheet)}!$A$2:$A${last}"


def quoted(sheet: str) -> str:
    """Return the name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"
