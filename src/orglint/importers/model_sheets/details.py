"""Sheets of details: each row is one item of a list that belongs to an entity of another sheet."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from orglint.i18n import Text
from orglint.importers.model_sheets.layout import Form
from orglint.importers.model_sheets.sheet_rows import SheetRows
from orglint.importers.model_sheets.written_entities import Written, WrittenEntities
from orglint.model.entries import member_id, post_ids
from orglint.model.kind_words import KIND_WORDS
from orglint.model.marks import Short
from orglint.model.problems import Problem, quote
from orglint.model.schema import COLLECTIONS
from orglint.source.document import Mapping

_MADE_UNDER = {Form.POST: "posts", Form.MEMBER: "members"}


def add_details(rows: SheetRows, written: WrittenEntities) -> Iterator[Problem]:
    """Add the rows of a sheet to the entities they name, in their order; yield what is wrong with a row."""
    by_owner: dict[int, tuple[Written, list[int]]] = {}
    for row in rows.filled():
        owner = _owner(rows, row, written)
        if isinstance(owner, Problem):
            yield owner
        else:
            by_owner.setdefault(id(owner.body), (owner, []))[1].append(row)
    for owner, found in by_owner.values():
        if rows.form.form is Form.KEYED:
            yield from _keyed(rows, owner, found)
        else:
            _listed(rows, owner, found, written)


def _owner(rows: SheetRows, row: int, written: WrittenEntities) -> Written | Problem:
    """Return the entity that a row belongs to, or why there is none."""
    column, collection = rows.form.owner, rows.form.collection
    if column is None:
        return written.organization()
    text = unicodedata.normalize("NFC", rows.text(row, column.key))
    if not text:
        return rows.without_id(row)
    found = written.find(collection, text, rows.form.field)
    return found if found is not None else _nobody(rows, row, text, written.close_to(collection, text))


def _nobody(rows: SheetRows, row: int, text: str, close: str | None) -> Problem:
    kind, column = COLLECTIONS[rows.form.collection], rows.form.columns[0]
    message = Text(
        f"there is no {kind.name} {quote(text)} on the sheets of this workbook, so the row is not read",
        f"{quote(text)}という{KIND_WORDS[kind.name]}がこのブックのシートにないため、この行は読み込みません",
    )
    hint = Text(f"did you mean {quote(close)}?", f"{quote(close)}ではありませんか。") if close is not None else None
    return rows.problem(rows.spot(row, column.key), message, hint, rule="unknown-reference")


def _listed(rows: SheetRows, owner: Written, found: list[int], written: WrittenEntities) -> None:
    """Add rows to the list of a field. What the entity's own row says of it stays, where the rows do not say it too."""
    builder, body = owner
    key = _MADE_UNDER.get(rows.form.form, rows.form.field)
    builder.keep_but(body, key, (rows.text(row, _short(rows)) for row in found))
    items = []
    for row in found:
        item = builder.item(body, key, rows.spot(row, _short(rows)))
        rows.fill(builder, item, row, *_named(rows))
        items.append(item)
        for name in rows.damaged(row):
            builder.unread(*((item, name) if key in _MADE_UNDER.values() else (body, key)))
    if rows.form.form is Form.POST:
        person = rows.text(found[0], rows.form.columns[0].key)
        _note_posts(written, owner, person, items)
    elif rows.form.form is Form.MEMBER:
        _note_members(written, owner, rows.text(found[0], rows.form.columns[0].key), items)


def _note_posts(written: WrittenEntities, owner: Written, person: str, items: list[Mapping]) -> None:
    """Take note of the posts of a person: details may belong to them."""
    for ident, item in zip(post_ids(person.removeprefix("person/"), items), items, strict=True):
        written.add("positions", ident, owner.builder, item)


def _note_members(written: WrittenEntities, owner: Written, unit: str, items: list[Mapping]) -> None:
    for item in items:
        person = item.get("id")
        if isinstance(person, str):
            written.add("positions", member_id(person, unit.removeprefix("unit/")), owner.builder, item)


def _named(rows: SheetRows) -> tuple[str, ...]:
    """Return the keys of the columns that are no part of an item: the one that says whose it is."""
    return (rows.form.owner.key,) if rows.form.owner is not None else ()


def _short(rows: SheetRows) -> str:
    """Return the key of what a cell of the entity's own row would name an item by."""
    if rows.form.form is not Form.RECORD:
        return "id"
    kind = COLLECTIONS[rows.form.collection]
    mark = kind.declared[rows.form.field].mark(Short)
    return mark.field if mark is not None else rows.form.columns[1].key


def _keyed(rows: SheetRows, owner: Written, found: list[int]) -> Iterator[Problem]:
    """Add rows to the records that the organization has by name."""
    builder, body = owner
    field, first = rows.form.field, rows.form.columns[0].key
    records = builder.records(body, field, rows.spot(found[0], first))
    for row in found:
        name = rows.text(row, first)
        if not name:
            yield rows.without_id(row)
        elif name in records:
            yield _twice(rows, row, name)
        else:
            rows.fill(builder, builder.record(records, name, rows.spot(row, first)), row, first)


def _twice(rows: SheetRows, row: int, name: str) -> Problem:
    message = Text(f"{quote(name)} stands in two rows", f"{quote(name)}の行が2つあります")
    accepted = Text("keep one of them", "どちらか一方にしてください")
    return rows.problem(rows.spot(row, rows.form.columns[0].key), message, accepted, rule="duplicate-key")
