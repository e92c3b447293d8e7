"""A column map of the user's own: `--map FILE`.

    columns:                        # of all tables: heading -> collection.field; a field alone is a person's
      番号: people.id
      呼び名: name
      備考:                         # nothing: the column is not read
    tables:                         # of single ones, by the name of the sheet or file
      社員一覧:
        preset: jp-hr               # how to read it, as --from says it for all
        columns: {主任: title}      # goes before what is said of all tables
      作業用: {ignore: true}        # not read at all
    values:                         # what texts in cells mean, for fields that take one of several words
      people.employment: {P: agency, C: contractor}
      people.status: {Z: left}

Every error is said at once, with its line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.importers.tables.custom_map import CustomMap, TableMap
from orglint.importers.tables.map_fields import field_named, unknown_field, with_hint
from orglint.importers.tables.map_values import meaning_of, takes_values
from orglint.importers.tables.rows import fold_text
from orglint.importers.tables.shapes import SHAPES
from orglint.location import Span
from orglint.model.problems import quote
from orglint.model.values import BadValue, read_bool
from orglint.source.document import Fault
from orglint.source.document import Mapping as Written
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean

KEYS = ("columns", "tables", "values")
TABLE_KEYS = ("preset", "columns", "ignore")


def read_map(file: str, data: bytes, language: Language = "en") -> CustomMap:
    """Read a map file. Raises ConfigError with every error of the file, each with line and column."""
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        raise map_error([(documents.reason, documents.span)], file, language)
    found: list[tuple[Text, Span | None]] = []
    columns, tables, values = _Columns(), dict[str, TableMap](), dict[str, Mapping[str, str]]()
    for document in documents:
        reading = _Reading(document, found)
        reading.columns(document.root, columns)
        tables.update(reading.tables())
        values.update(reading.values())
    if not columns.places and not tables and not values and not found:
        found.append((_EMPTY, None))
    if found:
        raise map_error(found, file, language)
    return CustomMap(columns.fields, frozenset(columns.ignored), file, columns.places, tables, values)


@dataclass(slots=True)
class _Columns:
    """Headings by field, headings that are not to be read, and where each is written."""

    fields: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ignored: set[str] = field(default_factory=set)
    places: dict[str, Span | None] = field(default_factory=dict)


class _Reading:
    """Reads one document of a map; what is wrong goes to `found`."""

    def __init__(self, document: YamlDocument, found: list[tuple[Text, Span | None]]) -> None:
        self.document, self.found = document, found
        found.extend((fault.reason, fault.span) for fault in document.faults)
        found.extend((_TWICE.filled(key=quote(repeat.key)), repeat.second) for repeat in document.duplicates)
        self._known_keys(document.root, KEYS, _NO_KEY)

    def columns(self, above: Written, into: _Columns) -> None:
        """Read the key `columns` of the map or of one of its tables."""
        for heading, value, place in self._items(above, "columns", _NO_HEADINGS):
            name = field_named(value) if isinstance(value, str) else None
            into.places[heading] = self.document.key_span(place, heading)
            if value is None:
                into.ignored.add(heading)
            elif name is not None:
                into.fields[name] = (*into.fields.get(name, ()), heading)
            else:
                self._say(unknown_field(value if isinstance(value, str) else "..."), place, heading)

    def tables(self) -> Iterator[tuple[str, TableMap]]:
        """Yield what is said of single tables, by name."""
        for name, body, place in self._items(self.document.root, "tables", _NO_TABLES):
            if not isinstance(body, Written):
                self._say(_NO_TABLE, place, name)
                continue
            self._known_keys(body, TABLE_KEYS, _NO_TABLE_KEY)
            columns = _Columns()
            self.columns(body, columns)
            yield (
                name,
                TableMap(
                    columns=columns.fields,
                    ignored=frozenset(columns.ignored),
                    places=columns.places,
                    preset=self._checked(body, "preset", _preset),
                    is_ignored=bool(self._checked(body, "ignore", read_bool)),
                    place=self.document.key_span(place, name),
                ),
            )

    def values(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Yield by field what texts in cells mean; texts are folded as cells are compared."""
        for written, body, place in self._items(self.document.root, "values", _NO_VALUES):
            name = field_named(written)
            if name is None:
                self.found.append((unknown_field(written), self.document.key_span(place, written)))
            elif not takes_values(name):
                self.found.append((_NO_ENUM.filled(field=name), self.document.key_span(place, written)))
            elif not isinstance(body, Written):
                self._say(_NO_MEANINGS, place, written)
            else:
                yield name, dict(self._meanings(name, body))

    def _meanings(self, name: str, body: Written) -> Iterator[tuple[str, str]]:
        for text in body:
            meaning = self._checked(body, text, lambda value: meaning_of(name, value))
            if meaning is not None:
                yield fold_text(text), meaning

    def _items(self, above: Written, key: str, wrong: Text) -> Iterator[tuple[str, object, Written]]:
        """Yield the entries below a key, each with the mapping it stands in."""
        body = above.get(key)
        if isinstance(body, Written):
            for name, value in body.items():
                yield name, value, body
        elif body is not None:
            self._say(wrong, above, key)

    def _checked(self, above: Written, key: str, read: Callable[[str], object]) -> str | None:
        """Return the value under a key as `read` reads it; a bad one is said."""
        raw = above.get(key)
        if raw is None:
            return None
        try:
            value = read(raw) if isinstance(raw, str) else None
        except BadValue as bad:
            hint = did_you_mean(bad.hint, [bad.hint]) if bad.hint else None
            text = _BAD.filled(value=quote(raw if isinstance(raw, str) else "..."), accepted=bad.accepted)
            self._say(with_hint(text, hint), above, key)
            return None
        if value is None:
            self._say(_BAD.filled(value=quote("..."), accepted=_ONE_VALUE), above, key)
            return None
        return str(value) if value is not False else None

    def _known_keys(self, body: Written, known: tuple[str, ...], text: Text) -> None:
        for key in body:
            if key not in known:
                message = with_hint(text.filled(key=quote(key)), did_you_mean(key, known))
                self.found.append((message, self.document.key_span(body, key)))

    def _say(self, text: Text, container: Written, key: str) -> None:
        self.found.append((text, self.document.value_span(container, key)))


def _preset(text: str) -> str:
    """Return the name of a preset. Raises BadValue."""
    names = sorted({name for shape in SHAPES for name in shape.names})
    if text in names:
        return text
    from orglint.spelling import nearest

    raise BadValue(Text("one of " + ", ".join(names), "、".join(names) + "のいずれか"), nearest(text, names))


def map_error(found: list[tuple[Text, Span | None]], file: str, language: Language) -> ConfigError:
    """Return one exception for all errors, in the order of their places: the first gives its own, the others follow."""
    ordered = sorted(found, key=lambda item: (item[1].line, item[1].column) if item[1] else (0, 0))
    first = ordered[0][1]
    lines = [ordered[0][0].say(language)]
    for text, span in ordered[1:]:
        place = f"{file}:{span.line}:{span.column}" if span else file
        lines.append(f"{place}: {text.say(language)}")
    return ConfigError(
        "\n".join(lines), file=file, line=first.line if first else None, column=first.column if first else None
    )


_TWICE = Text("the key {key} stands twice", "キー{key}が二重に書かれています。")
_NO_KEY = Text(
    "unknown key {key}; a map has `columns`, `tables` and `values`",
    "キー{key}は使えません。使えるのはcolumns、tables、valuesです。",
)
_NO_TABLE_KEY = Text(
    "unknown key {key}; of a table a map says `preset`, `columns` and `ignore`",
    "キー{key}は使えません。表ごとに使えるのはpreset、columns、ignoreです。",
)
_EMPTY = Text(
    "a map says `columns: {heading: collection.field}`; this one has no column",
    "対応表はcolumns: {見出し: コレクション.項目}の形で書きます。列がひとつもありません。",
)
_NO_HEADINGS = Text("columns is not a mapping of headings", "columnsが見出しを並べた形になっていません。")
_NO_TABLES = Text(
    "tables is not a mapping of names of sheets or files", "tablesがシート名やファイル名を並べた形になっていません。"
)
_NO_TABLE = Text(
    "a table is written as {{preset: ..., columns: ..., ignore: ...}}".replace("{{", "{").replace("}}", "}"),
    "表は {preset: ..., columns: ..., ignore: ...} の形で書いてください。",
)
_NO_VALUES = Text("values is not a mapping of fields", "valuesが項目を並べた形になっていません。")
_NO_MEANINGS = Text(
    "the values of a field are written as {text in the cell: meaning}",
    "項目の値は {セルの文字: 意味} の形で書いてください。",
)
_NO_ENUM = Text(
    "{field} takes any text, so its values cannot be mapped",
    "{field}には任意の文字を書けるため、値の対応は指定できません。",
)
_BAD = Text(
    "{value} cannot stand here; expected is {accepted}", "{value}はここに書けません。書けるのは{accepted}です。"
)
_ONE_VALUE = Text("a single value", "単一の値")
