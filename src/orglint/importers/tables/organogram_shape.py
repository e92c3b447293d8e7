"""The shape `uk-organogram`: the posts of one public body at one date, and its aggregated staff."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from orglint.errors import UsageError
from orglint.i18n import Language, Text
from orglint.importers.imported import Imported, Note
from orglint.importers.tables.column_map import recognise
from orglint.importers.tables.mapping_columns import leftovers, map_tables, mapping_problems
from orglint.importers.tables.presets import UK_JUNIOR, UK_SENIOR
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.shape import Context, Shape
from orglint.importers.tables.table import Table
from orglint.importers.tables.uk_organogram import is_senior, read_organogram, snapshot_date


def _read(tables: Sequence[Table], context: Context) -> Imported:
    mapped = map_tables(_OF_ORGANOGRAMS, tables, context)
    _check_one_snapshot(mapped, context.language)
    documents, problems = read_organogram(mapped)
    notes = (*leftovers(mapped), *_alone(mapped))
    return Imported(tuple(documents), (*mapping_problems(mapped), *problems), notes)


def _alone(tables: list[MappedTable]) -> Iterator[Note]:
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


_OF_ORGANOGRAMS = (UK_SENIOR, UK_JUNIOR)
ORGANOGRAM = Shape(UK_SENIOR.name, lambda table: recognise(table.headings) in _OF_ORGANOGRAMS, _read)
