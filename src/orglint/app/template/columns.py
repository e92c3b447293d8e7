"""Columns of a template: in which order they stand, how wide they are, what they offer, and what explains them."""

from __future__ import annotations

import typing
from collections.abc import Collection, Iterator

from orglint.app.template.wording import about_field, quoted
from orglint.i18n import Language, Text
from orglint.importers.model_sheets.cell_values import BOOL_WORDS, enum_words, scalar_type
from orglint.importers.model_sheets.layout import Column, Form, SheetForm, has_plain_form, is_usual, sheet_forms
from orglint.model.entities import Described
from orglint.model.marks import Evidence, FieldPath, OwnField, Sensitive, Share, Short, Verbatim
from orglint.model.schema import COLLECTIONS, KINDS, Field, record
from orglint.model.types import BOOL, DATE, NUMBER, Structure
from orglint.workbook.book import Choices, Hint, Look, SheetColumn

REQUIRED = " *"
"""What a heading ends in whose cells must not be empty; it is not part of the heading's name."""
LAST = ("start", "end", "description", "tags", "unknown")
"""Fields that every entity has and few state: they stand behind the others."""
OF_A_POST = ("unit", "title", "reports_to", "grade", "start", "end", "allocation", "primary")
"""What is usually said of one of several posts, or of a member."""


def usual_columns(form: SheetForm) -> list[Column]:
    """Return the columns that a sheet has in a template, in order.

    Sensitive fields, other names of a field and what only sheets of details can say have none.
    """
    if form.form is Form.ENTITY:
        return sorted((column for column in form.columns if _is_usual(form, column)), key=lambda c: _rank(form, c))
    if form.form in (Form.POST, Form.MEMBER):
        first = 2 if form.form is Form.MEMBER else 1
        known = {column.key: column for column in form.columns[first:]}
        return [*form.columns[:first], *(known[key] for key in OF_A_POST if key in known)]
    return [column for column in form.columns if is_asked_for(column)]


def used_columns(form: SheetForm, keys: Collection[str]) -> list[Column]:
    """Return the usual columns of a sheet and behind them those of other keys that are used."""
    usual = usual_columns(form)
    there = {column.key for column in usual}
    return [*usual, *(column for column in form.columns if column.key in keys and column.key not in there)]


def _is_usual(form: SheetForm, column: Column) -> bool:
    is_first_name = column.key in (column.field.name, "id")
    is_shorthand = column.key == "members"
    return is_first_name and not is_shorthand and has_plain_form(column) and is_asked_for(column)


def is_asked_for(column: Column) -> bool:
    """Whether somebody who fills in a sheet is to think of a field: not of sensitive ones, nor of what imports note."""
    return not any(column.field.mark(mark) is not None for mark in (Sensitive, OwnField, FieldPath))


def _rank(form: SheetForm, column: Column) -> tuple[int, int]:
    """Return where a column stands: the id and name, a person's post, the fields of the kind, those of every entity."""
    place = form.columns.index(column)
    if column.key in ("id", "name"):
        return 0, place
    if column.key in LAST:
        return 3, LAST.index(column.key)
    is_post = form.name == "people" and column.about[0] == "position"
    return (1 if is_post else 2), place


def sheet_column(form: SheetForm, column: Column, language: Language, names: dict[str, str]) -> SheetColumn:
    """Return a column as it is written; `names` are what the sheets are called."""
    is_first = column is form.columns[0]
    label = column.label.text.say(language)
    return SheetColumn(
        heading=label + (REQUIRED if is_first else ""),
        width=width(column, label),
        look=look(column),
        hint=Hint(label, explanation(form, column, language, names)),
        choices=choices(form, column, language, names),
        cell_hint=_several(label, language) if column.listed and column.field.target else None,
    )


def look(column: Column) -> Look:
    """Return how the cells of a column look."""
    field, type_ = column.field, scalar_type(column.field)
    if type_ == NUMBER:
        return Look.SHARE if field.mark(Share) else Look.NUMBER
    if type_ == DATE:
        return Look.DAY
    is_free = field.mark(Evidence) is not None or (field.mark(Verbatim) is not None and column.key == "description")
    return Look.TEXT if is_free else Look.CODE


def width(column: Column, label: str) -> int:
    """Return how wide a column is, in characters."""
    least = sum(2 if ord(letter) > ord("\u2e80") else 1 for letter in label) + 5
    by_look = {Look.TEXT: 36, Look.NUMBER: 12, Look.SHARE: 10, Look.DAY: 13, Look.CODE: 18}[look(column)]
    if column.listed or column.key == "name":
        by_look = 24
    return max(min(least, 26), by_look)


def choices(form: SheetForm, column: Column, language: Language, names: dict[str, str]) -> Choices | None:
    """Return what the cells of a column offer: the words of an enum, yes and no, or the ids of another sheet."""
    if enum_words(column.field, language):
        return Choices(words=enum_words(column.field, language))
    if scalar_type(column.field) == BOOL:
        return Choices(words=tuple(text.say(language) for text in BOOL_WORDS.values()))
    if column is form.owner:
        return Choices(sheet=names[form.collection])
    target = offered(column.field)
    return Choices(sheet=names[target]) if target is not None else None


def offered(field: Field) -> str | None:
    """Return the collection whose ids a reference offers, None where the field is none.

    Of several kinds it is the first of the declaration. Where a post may stand, people are offered: they stand for theirs.
    """
    structure, short = scalar_type(field), field.mark(Short)
    if isinstance(structure, Structure):
        return offered(record(structure.name).declared[short.field]) if short is not None else None
    kind = next(_kinds_in(field.annotation), None)
    if kind is None:
        return None
    return "people" if kind == "position" else KINDS[kind].collection


def _kinds_in(annotation: object) -> Iterator[str]:
    """Yield the kinds of entities an annotation speaks of, in its order."""
    if isinstance(annotation, type) and issubclass(annotation, Described):
        yield annotation.KIND
        return
    for part in typing.get_args(annotation):
        yield from _kinds_in(part)


def explanation(form: SheetForm, column: Column, language: Language, names: dict[str, str]) -> str:
    """Return what a field is, and how it is written."""
    if column is form.owner:
        return _OWNER.filled(sheet=quoted(names[form.collection], language)).say(language)
    parts = [about_field(*column.about, language)]
    sheets = [quoted(names[name], language) for name in _referred_to(column.field)]
    if sheets:
        parts.append(_REFERENCE.filled(sheets=Text(" or ", "か").say(language).join(sheets)).say(language))
    elif column.key == "id":
        parts.append(_ABOUT_ID.say(language))
    if column.listed:
        parts.append(_LISTED.say(language))
    details = sheet_forms().get(f"{form.collection}.{column.field.name}")
    if details is not None and is_usual(details) and form.form in (Form.ENTITY, Form.FIELD):
        parts.append(_DETAILS.filled(sheet=quoted(names[details.name], language)).say(language))
    if words := enum_words(column.field, language):
        parts.append(_WORDS.filled(words=Text(", ", "、").say(language).join(words)).say(language))
    return (" " if language == "en" else "").join(parts)


def _referred_to(field: Field) -> list[str]:
    """Return the collections whose ids a field may hold; people stand for their posts."""
    kinds = field.target | ({"person"} if "position" in field.target else frozenset())
    return [name for name, kind in COLLECTIONS.items() if kind.name in kinds]


def _several(label: str, language: Language) -> Hint:
    return Hint(label, _LISTED.say(language))


_ABOUT_ID = Text(
    "Choose it freely, without a slash; no two may be the same.",
    "自由に決められます(「/」は使えません)。同じIDは1つだけです。",
)
_REFERENCE = Text("Write an ID of the sheet {sheets}.", "{sheets}シートのIDを書きます。")
_LISTED = Text(
    "Several: separated by commas, or each on a line of its own.", "複数書くときは「、」か改行で区切ります。"
)
_WORDS = Text("One of: {words}.", "選択肢: {words}。")
_DETAILS = Text("What else belongs to it goes to the sheet {sheet}.", "期間などを添えるときは{sheet}シートに書きます。")
_OWNER = Text(
    "Which entry the row belongs to: its ID on the sheet {sheet}.", "どれについての行か。{sheet}シートのIDを書きます。"
)
