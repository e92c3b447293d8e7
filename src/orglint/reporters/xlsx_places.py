"""Where findings stand in the workbook that is written: in the copy of the user's own, or on sheets made of tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from orglint.location import Location
from orglint.report import Report, TableSource
from orglint.workbook.limits import LAST_ROW
from orglint.workbook.outgoing import Grid, Link
from orglint.workbook.titles import sheet_title


@dataclass(frozen=True, slots=True)
class Places:
    """What is shown of the files: `copied` is the workbook that is copied, `grids` are titles of sheets by source.

    `too_long` are tables with more rows than a sheet has.
    """

    sources: Mapping[str, TableSource]
    copied: str | None
    grids: Mapping[str, str]
    too_long: tuple[str, ...]

    def link(self, location: Location | None) -> Link | None:
        """Return the cell that shows a place, None where there is none."""
        if location is None or location.span is None:
            return None
        span = location.span
        if location.sheet and location.file == self.copied:
            return Link(location.sheet, span.line, span.column)
        if location.source not in self.grids:
            return None
        place = self.sources[location.source].shown_place(span)
        return None if place is None else Link(self.grids[location.source], place.line, place.column + 1)


def places_in(report: Report, copied: str | None, taken: Iterable[str]) -> Places:
    """Return what is shown of a report's files; `taken` are names of sheets that are there already."""
    tables = dict(sorted(report.tables.items()))
    shown = {key: source for key, source in tables.items() if source.file != copied}
    names, grids, too_long = list(taken), {}, []
    for key, source in shown.items():
        if source.shown_table().last_line > LAST_ROW:
            too_long.append(key)
            continue
        wanted = source.sheet or source.file.rpartition("/")[2].rpartition(".")[0]
        grids[key] = sheet_title(wanted, names)
        names.append(grids[key])
    return Places(tables, copied, grids, tuple(too_long))


def grids_of(places: Places) -> Iterator[tuple[str, Grid]]:
    """Yield each table that becomes a sheet, under the name of its source: what is mapped, at the rows of its file."""
    for key, title in places.grids.items():
        table = places.sources[key].shown_table()
        cells = {(table.heading_line, column): text for column, text in enumerate(table.headings, 1)}
        for line, texts in table.rows:
            cells |= {(line, column): text for column, text in enumerate(texts, 1) if text}
        yield key, Grid(title, table.heading_line, cells)
