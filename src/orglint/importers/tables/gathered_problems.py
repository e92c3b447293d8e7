"""Problems that many rows of a table share: said once, with how many rows there are and the first places.

A few are better said one by one: each then names its entity.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from orglint.i18n import Text
from orglint.importers.imported import AnyDocument
from orglint.importers.tables.sensitive_headings import is_sensitive_heading
from orglint.importers.tables.table_document import TableDocument
from orglint.location import Location
from orglint.model.days import day_form
from orglint.model.problems import MASK, Problem, quote
from orglint.model.schema import COLLECTIONS
from orglint.model.types import DATE, Maybe

MOST_PLACES = 5
"""Up to so many problems that are alike are said one by one; of more the first so many places are named."""
_GATHERED = frozenset({"invalid-value", "unknown-reference", "ambiguous-reference", "table-row"})


def gather(problems: Iterable[Problem], documents: Sequence[AnyDocument]) -> tuple[Problem, ...]:
    """Return the problems, those alike in one table as one: of a field the same value, of days the same form.

    No value of a column with a sensitive heading is quoted in them, whatever the column was mapped to.
    """
    tables = {
        (document.file, document.sheet): document for document in documents if isinstance(document, TableDocument)
    }
    found: dict[object, list[Problem]] = {}
    for number, problem in enumerate(problems):
        place = problem.location
        table = tables.get((place.file, place.sheet)) if place is not None else None
        hidden = _hidden(problem, table) if table is not None else problem
        key: object = number if table is None else _key(hidden) or number
        found.setdefault(key, []).append(hidden)
    gathered = ((_as_one(alike),) if len(alike) > MOST_PLACES else alike for alike in found.values())
    return tuple(problem for problems_alike in gathered for problem in problems_alike)


def _key(problem: Problem) -> tuple[object, ...] | None:
    """Return what problems have in common that are said as one, None for one that stands alone."""
    if problem.rule not in _GATHERED or problem.location is None:
        return None
    where = problem.rule, problem.location.file, problem.location.sheet
    if problem.rule == "invalid-value" and len(problem.values) == 2:
        field, raw = problem.values
        return (*where, field, day_form(raw) if field in _days() else raw)
    if problem.rule == "table-row":
        return (*where, problem.message.en)
    return (*where, *problem.values)


@cache
def _days() -> frozenset[str]:
    """Return the names of fields that hold days."""
    fields = (item for kind in COLLECTIONS.values() for item in kind.written.items())
    return frozenset(name for name, field in fields if field.type == DATE or field.type == Maybe(DATE))


def _as_one(alike: Sequence[Problem]) -> Problem:
    """Return one problem for several: at the first place, with the next ones beside it; of its table, not of an entity."""
    ordered = sorted(alike, key=lambda problem: _place(problem.location))
    first = ordered[0]
    places = list(dict.fromkeys(problem.location for problem in ordered if problem.location is not None))
    message = Text(
        f"{first.message.en} ({len(places)} rows)",
        f"{first.message.ja}({len(places)}行)",
    )
    also = tuple((_ALSO, place) for place in places[1:MOST_PLACES])
    values = (*first.values, *((first.location.file, first.location.sheet) if first.location is not None else ()))
    return replace(first, message=message, entity=None, related=(*also, *first.related), values=values)


def _place(location: Location | None) -> tuple[int, int]:
    span = location.span if location is not None else None
    return (span.line, span.column) if span is not None else (0, 0)


def _hidden(problem: Problem, table: TableDocument) -> Problem:
    """Return the problem without the value it quotes where that stands under a sensitive heading."""
    if problem.rule != "invalid-value" or len(problem.values) != 2 or not _is_hidden(problem, table):
        return problem
    field, raw = problem.values
    masked = Text(*(text.replace(quote(raw), f'"{MASK}"') for text in (problem.message.en, problem.message.ja)))
    return replace(problem, message=masked, values=(field,), private=None)


def _is_hidden(problem: Problem, table: TableDocument) -> bool:
    span = problem.location.span if problem.location is not None else None
    if span is None:
        return False
    row = table.table.row_at(span.line)
    column = table.column_at(row, span) if row is not None and row >= 0 else None
    return column is not None and is_sensitive_heading(table.table.headings[column])


_ALSO = Text("here too", "ここも同じです")
