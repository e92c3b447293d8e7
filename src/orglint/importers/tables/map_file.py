"""A column map of the user's own: `--map FILE`, YAML of the form `{columns: {heading: collection.field}}`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TypeAlias

from orglint.errors import ConfigError
from orglint.i18n import Language, Text
from orglint.importers.tables.column_map import CustomMap
from orglint.importers.tables.presets import PRESETS
from orglint.location import Span
from orglint.model.problems import quote
from orglint.model.schema import COLLECTIONS, POST_FIELDS
from orglint.source.document import Fault
from orglint.source.document import Mapping as Written
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument
from orglint.spelling import did_you_mean, meant, nearest

_Entry: TypeAlias = tuple[str, str | None, Span | None]
"""A heading, the field it is read as (None: not at all), and where the heading stands."""
OFTEN = ("people", "positions", "units")
"""Where a field of several collections is most likely meant."""


def read_map(file: str, data: bytes, language: Language = "en") -> CustomMap:
    """Read a map file. Raises ConfigError with every error of the file, each with line and column."""
    documents = read_yaml(file, data)
    if isinstance(documents, Fault):
        raise map_error([(documents.reason, documents.span)], file, language)
    found: list[tuple[Text, Span | None]] = []
    columns: dict[str, tuple[str, ...]] = {}
    ignored: set[str] = set()
    places: dict[str, Span | None] = {}
    for document in documents:
        for heading, name, span in _entries(document, found):
            places[heading] = span
            if name is None:
                ignored.add(heading)
            else:
                columns[name] = (*columns.get(name, ()), heading)
    if not columns and not ignored and not found:
        found.append(
            (
                Text(
                    "a map says `columns: {heading: collection.field}`; this one has no column",
                    "対応表はcolumns: {見出し: コレクション.項目}の形で書きます。列がひとつもありません。",
                ),
                None,
            )
        )
    if found:
        raise map_error(found, file, language)
    return CustomMap(columns, frozenset(ignored), file, places)


@cache
def known_fields() -> list[str]:
    """Return every `collection.field` that a column can be read as."""
    names = {f"{name}.{field}" for name, kind in COLLECTIONS.items() for field in ("id", *kind.written)}
    names |= {f"people.{field}" for field in (*POST_FIELDS, "allocation")}
    return sorted(names | {name for preset in PRESETS for name in preset.columns})


def _entries(document: YamlDocument, found: list[tuple[Text, Span | None]]) -> Iterable[_Entry]:
    root = document.root
    found.extend((fault.reason, fault.span) for fault in document.faults)
    found.extend((_TWICE.filled(key=quote(repeat.key)), repeat.second) for repeat in document.duplicates)
    found.extend((_NO_KEY.filled(key=quote(key)), document.key_span(root, key)) for key in root if key != "columns")
    columns = root.get("columns")
    if columns is None:
        return
    if not isinstance(columns, Written):
        found.append(
            (
                Text("columns is not a mapping of headings", "columnsが見出しを並べた形になっていません。"),
                document.value_span(root, "columns"),
            )
        )
        return
    for heading, value in columns.items():
        name = _field(value) if isinstance(value, str) else None
        if value is None or name is not None:
            yield heading, name, document.key_span(columns, heading)
        else:
            found.append((_unknown(value if isinstance(value, str) else "..."), document.value_span(columns, heading)))


def _field(text: str) -> str | None:
    """Return the full name of a field; one without a collection is a person's. None where there is no such field."""
    name = text.strip() if "." in text else f"people.{text.strip()}"
    collection, _, rest = name.partition(".")
    is_own = rest.startswith("x-") and (collection in COLLECTIONS)
    return name if is_own or name in known_fields() else None


def _unknown(text: str) -> Text:
    en = f"unknown field {quote(text)}; a field is written as collection.field, such as people.reports_to"
    ja = f"項目{quote(text)}はありません。people.reports_toのように「コレクション.項目」と書いてください。"
    return with_hint(Text(en, ja), _meant(text))


def _meant(text: str) -> Text | None:
    """Return a hint: the field of that very name in another collection, else the one spelled most alike."""
    collection, _, rest = text.strip().rpartition(".")
    named = [name for name in known_fields() if name.partition(".")[2] == rest]
    if not named:
        return did_you_mean(text if "." in text else f"people.{text}", known_fields())
    near = nearest(text.strip(), named) if collection and collection not in COLLECTIONS else None
    return meant(near or min(named, key=_likelihood))


def _likelihood(name: str) -> tuple[int, str]:
    collection = name.partition(".")[0]
    return (OFTEN.index(collection) if collection in OFTEN else len(OFTEN)), name


def with_hint(text: Text, hint: Text | None) -> Text:
    """Return a text whose Japanese ends its sentence, with a hint behind it."""
    if hint is None:
        return text
    return Text(f"{text.en}; {hint.en}", f"{text.ja}{hint.ja}" + ("" if hint.ja.endswith("。") else "。"))


def map_error(found: list[tuple[Text, Span | None]], file: str, language: Language) -> ConfigError:
    """Return one exception for all errors: the first gives its place, the others follow with theirs."""
    first = found[0][1]
    lines = [found[0][0].say(language)]
    for text, span in found[1:]:
        place = f"{file}:{span.line}:{span.column}" if span else file
        lines.append(f"{place}: {text.say(language)}")
    return ConfigError(
        "\n".join(lines), file=file, line=first.line if first else None, column=first.column if first else None
    )


_TWICE = Text("the heading {key} stands twice", "見出し{key}が二重に書かれています。")
_NO_KEY = Text(
    "unknown key {key}; a map has `columns` and nothing else", "キー{key}は使えません。使えるのはcolumnsだけです。"
)
