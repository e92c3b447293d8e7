"""Whether the headings and tables that a map names are there; each that is not is said at its place in the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from orglint.i18n import Language, Text
from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.custom_map import CustomMap, fold_table, names_of
from orglint.importers.tables.expected_headings import listed
from orglint.importers.tables.map_fields import with_hint
from orglint.importers.tables.map_file import map_error
from orglint.importers.tables.table import Table
from orglint.location import Span
from orglint.model.problems import quote
from orglint.spelling import did_you_mean


def check_map(tables: Sequence[Table], custom: CustomMap, language: Language) -> None:
    """Refuse a map with headings that no table has, or with tables that are not there. Raises ConfigError."""
    if not tables:
        return
    wrong = [*_unknown_headings(custom.places, tables), *_unknown_tables(custom, tables)]
    if wrong:
        raise map_error(wrong, custom.file, language)


def _unknown_headings(places: Mapping[str, Span | None], tables: Sequence[Table]) -> Iterator[tuple[Text, Span | None]]:
    headings = list(dict.fromkeys(heading for table in tables for heading in table.headings if heading))
    there = set(map(fold_heading, headings))
    for heading, place in places.items():
        if fold_heading(heading) not in there:
            yield _no_heading(heading, headings), place


def _unknown_tables(custom: CustomMap, tables: Sequence[Table]) -> Iterator[tuple[Text, Span | None]]:
    for name, own in custom.tables.items():
        meant = [table for table in tables if fold_table(name) in names_of(table)]
        if meant:
            yield from _unknown_headings(own.places, meant)
        else:
            yield _no_table(name, tables), own.place


def _no_heading(heading: str, headings: list[str]) -> Text:
    text = Text(
        f"no table has the heading {quote(heading)}",
        f"見出し{quote(heading)}の列はどの表にもありません。",
    )
    there = listed(headings)
    every = Text(f"headings are {there.en}", f"表の見出しは{there.ja}です。")
    return with_hint(text, did_you_mean(heading, headings) or every)


def _no_table(name: str, tables: Sequence[Table]) -> Text:
    called = list(dict.fromkeys(table.sheet or table.file for table in tables))
    text = Text(f"no table is called {quote(name)}", f"{quote(name)}という表はありません。")
    there = listed(called)
    every = Text(f"tables are {there.en}", f"表は{there.ja}です。")
    return with_hint(text, did_you_mean(name, called) or every)
