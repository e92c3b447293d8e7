"""Table files -> documents: which preset each file belongs to, what is read, what is left over, what is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers import presets
from orglint.importers.column_map import CustomMap, fold_heading, map_columns, recognise
from orglint.importers.csv_text import CsvTable, read_csv
from orglint.importers.expected_headings import listed, unknown_headings
from orglint.importers.map_file import map_error, with_hint
from orglint.importers.people_table import read_people
from orglint.importers.rows import MappedTable, missing_cells
from orglint.importers.table import NOT_A_TABLE, Cell
from orglint.importers.table_document import TableDocument
from orglint.importers.uk_organogram import is_senior, read_organogram, snapshot_date
from orglint.model.problems import Problem, quote, unreadable
from orglint.source.document import Document, Mapping
from orglint.spelling import did_you_mean, hinted

SUFFIXES = (".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class TableFile:
    """A table's bytes, under the path that users see."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Note:
    """Something a reader of the report should know about a file that is not wrong; it names headings, never values."""

    file: str
    text: Text


@dataclass(frozen=True, slots=True)
class Imported:
    """What tables became: documents for the model, input problems, and what was not read.

    `unreadable` says that a file could not be read as a table at all; `unrecognised` says of each file whose
    headings no preset knows what it has and what would be expected.
    """

    documents: tuple[TableDocument, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    unrecognised: tuple[Note, ...] = ()
    unreadable: bool = False


def unit_ids(documents: Iterable[Document]) -> frozenset[str]:
    """Return the ids of the units that documents describe, those inside other units too."""
    found: set[str] = set()
    waiting = [document.root.get("units") for document in documents]
    while waiting:
        units = waiting.pop()
        if isinstance(units, Mapping):
            found.update(units)
            waiting.extend(body.get("units") for body in units.values() if isinstance(body, Mapping))
    return frozenset(found)


def tables_at(path: Path) -> list[Path]:
    """Return the table files at a path: the file, all below a folder, or those whose path begins like this."""
    if path.is_dir():
        return sorted(found for found in path.rglob("*") if found.suffix.lower() in SUFFIXES and found.is_file())
    if path.exists():
        return [path]
    if not path.name or not path.parent.is_dir():
        return []
    beside = (found for found in path.parent.iterdir() if found.name.startswith(path.name))
    return sorted(found for found in beside if found.suffix.lower() in SUFFIXES and found.is_file())


def read_tables(
    files: Iterable[TableFile],
    *,
    preset: str | None = None,
    custom: CustomMap | None = None,
    units: frozenset[str] = frozenset(),
    language: Language = "en",
) -> Imported:
    """Read table files as one organization.

    Without `preset` each file is recognised by its headings. `units` are ids of units described elsewhere. Raises
    UsageError for an unknown preset, and for organograms of several dates or bodies; ConfigError for a heading of the
    map that no table has.
    """
    _check_preset(preset, language)
    problems: list[Problem] = []
    notes: list[Note] = []
    unknown: list[Note] = []
    people: list[MappedTable] = []
    organogram: list[MappedTable] = []
    is_unreadable = False
    for item in sorted(files, key=lambda item: item.file):
        reading = read_csv(item.data, item.file)
        problems.extend(unreadable(item.file, fault) for fault in reading.faults)
        is_unreadable |= any(fault.rule == NOT_A_TABLE for fault in reading.faults)
        if reading.table is None:
            continue
        chosen = _preset_of(reading.table, preset)
        if chosen is None and custom is None:
            unknown.append(Note(item.file, unknown_headings(reading.table.headings)))
            continue
        mapped = _map(reading.table, chosen, custom)
        problems.extend(missing_cells(mapped))
        problems.extend(_nothing_mapped(mapped))
        notes.extend(_notes(reading.table, mapped))
        (organogram if chosen in (presets.UK_SENIOR, presets.UK_JUNIOR) else people).append(mapped)
    if custom is not None and not is_unreadable:
        _check_headings(people + organogram, custom, language)
    documents: list[TableDocument] = []
    if organogram:
        _check_one_snapshot(organogram, language)
        notes.extend(_alone(organogram))
        _extend(documents, problems, read_organogram(organogram))
    if people:
        _extend(documents, problems, read_people(people, units | unit_ids(documents)))
    return Imported(tuple(documents), tuple(problems), tuple(notes), tuple(unknown), is_unreadable)


def all_problems(of_tables: Iterable[Problem], of_model: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems of tables and those the model found in them.

    A manager's name that several people have names nobody for the model: that is said once, with who is meant.
    """
    first = tuple(of_tables)
    said = {(problem.location, problem.values) for problem in first if problem.rule == "ambiguous-reference"}
    return (*first, *(problem for problem in of_model if (problem.location, problem.values) not in said))


def _extend(
    documents: list[TableDocument], problems: list[Problem], read: tuple[list[TableDocument], list[Problem]]
) -> None:
    documents.extend(read[0])
    problems.extend(read[1])


def _check_preset(name: str | None, language: Language) -> None:
    if name is None or name in presets.NAMES:
        return
    close = did_you_mean(name, presets.NAMES)
    known = ", ".join(presets.NAMES)
    text = Text(
        f'unknown preset "{name}"; there are {known}', f"プリセット「{name}」はありません。使えるのは{known}です"
    )
    raise UsageError(hinted(text, close).say(language))


def _preset_of(table: CsvTable, name: str | None) -> presets.Preset | None:
    """Return the preset of a table; of a named one with several tables, the one whose headings fit best."""
    if name is None:
        return recognise(table.headings)
    named = [preset for preset in presets.PRESETS if preset.name == name]
    found = recognise(table.headings)
    if found in named:
        return found
    return max(named, key=lambda preset: len(map_columns(table.headings, preset.columns).fields))


def _map(table: CsvTable, preset: presets.Preset | None, custom: CustomMap | None) -> MappedTable:
    columns = dict(preset.columns) if preset else {}
    ignored: frozenset[str] = frozenset()
    if custom is not None:
        columns = dict(custom.columns) | {name: found for name, found in columns.items() if name not in custom.columns}
        ignored = custom.ignored
    return MappedTable(table, map_columns(table.headings, columns, ignored))


def _notes(table: CsvTable, mapped: MappedTable) -> Iterable[Note]:
    if table.guessed:
        yield Note(
            table.file,
            Text(
                f"read as {table.encoding}: the file is not UTF-8",
                f"UTF-8ではないため、{table.encoding}として読みました",
            ),
        )
    if mapped.map.leftover:
        listed = mapped.map.leftover
        yield Note(table.file, Text(f"columns not read: {', '.join(listed)}", f"読まなかった列: {'、'.join(listed)}"))


def _nothing_mapped(mapped: MappedTable) -> Iterable[Problem]:
    """Yield a problem where a table has no column that is read at all."""
    if not mapped.map.fields:
        listed = mapped.map.leftover
        yield mapped.problem(
            Cell(-1, 0),
            Text(
                f"no column of this table is known; its headings are {', '.join(listed)}; name fields for them with --map",
                f"読める列がありません。見出しは {'、'.join(listed)}です。--mapで項目との対応を指定してください",
            ),
        )


def _check_headings(tables: list[MappedTable], custom: CustomMap, language: Language) -> None:
    """Refuse a map with headings that no table has, each at its place in the map."""
    headings = list(dict.fromkeys(heading for mapped in tables for heading in mapped.table.headings if heading))
    there = set(map(fold_heading, headings))
    wrong = [heading for heading in custom.places if fold_heading(heading) not in there]
    if tables and wrong:
        raise map_error([(_no_heading(name, headings), custom.places[name]) for name in wrong], custom.file, language)


def _no_heading(heading: str, headings: list[str]) -> Text:
    text = Text(
        f"no table has the heading {quote(heading)}",
        f"見出し{quote(heading)}の列はどの表にもありません。",
    )
    there = listed(headings)
    every = Text(f"headings are {there.en}", f"表の見出しは{there.ja}です。")
    return with_hint(text, did_you_mean(heading, headings) or every)


def _alone(tables: list[MappedTable]) -> Iterable[Note]:
    if not any(is_senior(mapped) for mapped in tables):
        yield Note(
            tables[0].table.file,
            Text(
                "the posts of this body were not given (DATE-senior.csv), so whom its staff report to is not read",
                "ポストの一覧 (DATE-senior.csv) が指定されていないため、職員の報告先は読みません",
            ),
        )


def _check_one_snapshot(tables: list[MappedTable], language: Language) -> None:
    """Refuse several dates, and several files of one kind: each is an organization of its own."""
    files = [mapped.table.file for mapped in tables]
    dates = sorted({snapshot_date(file) or "" for file in files})
    kinds = [is_senior(mapped) for mapped in tables]
    if len(dates) <= 1 and kinds.count(True) <= 1 and kinds.count(False) <= 1:
        return
    example = next((mapped.table.file for mapped in tables if is_senior(mapped)), files[0])
    if len(dates) > 1:
        text = Text(
            f"these organograms are of {len(dates)} dates ({', '.join(dates)}), each an organization of its own; name "
            f"the files of one date, such as {example}, or how their paths begin: {_prefix(example)}",
            f"{len(dates)}時点の組織図が混ざっています ({'、'.join(dates)})。それぞれ別の組織なので、1時点の"
            f"ファイル (例: {example})、またはパスの先頭部分 (例: {_prefix(example)}) を指定してください",
        )
    else:
        text = Text(
            f"these organograms are of several bodies ({', '.join(files)}); name the files of one",
            f"複数の機関の組織図が混ざっています ({'、'.join(files)})。1つの機関のファイルを指定してください",
        )
    raise UsageError(text.say(language))


def _prefix(file: str) -> str:
    date = snapshot_date(file)
    return file[: file.rindex(date) + len(date)] if date else file
