"""What can be wrong with a row of a table of people."""

from __future__ import annotations

from orglint.i18n import Text
from orglint.importers.tables.people.managers import Meant
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.rows import MappedTable
from orglint.importers.tables.table import TABLE_ROW, Cell
from orglint.location import Location
from orglint.model.problems import Problem, looks_like_name, quote

NO_ID = Text("the row has no id, so it is not read", "この行にはidがないため、読み込みません")
UNPAIRED = Text(
    "{units} units and {titles} titles do not belong together line by line; the titles are not read",
    "部署が{units}件、役職が{titles}件で、行ごとに対応しません。役職は読み込みません",
)
WITHOUT_ID = Text(
    "{headings} cannot be read: the table has no column for {name}",
    "{headings}は読めません。{name}に当たる列がありません",
)

SEVERAL_NAMES = Text(
    "the column says {n} things of the organization's {field}, so it is not read",
    "組織の{field}に当たる値が{n}通りあるため、この列は読み込みません",
)


def unknown_status(mapped: MappedTable, cell: Cell) -> Problem:
    """A status that nobody knows; it is not quoted, since it may say why somebody is away."""
    return Problem(
        TABLE_ROW,
        Text(
            "the status is no word that is known; the person counts as there",
            "在籍状況として読み取れない値です。在籍しているものとして扱います",
        ),
        mapped.location(cell),
        accepted=Text(
            "write active, on leave, seconded or terminated, or say in a --map what other words mean (values)",
            "在籍、休職、出向中、退職などと書くか、ほかの言葉の意味を--mapのvaluesで指定してください",
        ),
        values=("status",),
    )


def bad_fte(mapped: MappedTable, cell: Cell, entity: str, text: str) -> Problem:
    """An FTE that is no share of one person."""
    return Problem(
        "invalid-value",
        Text(f"fte cannot be {quote(text)}", f"fteの値として{quote(text)}は使えません"),
        mapped.location(cell),
        entity,
        Text("expected is a share such as 0.8 or 80%", "書けるのは割合(0.8または80%のように)です"),
        values=("fte", text),
    )


def ambiguous_unit(mapped: MappedTable, cell: Cell, entity: str, text: str, ids: list[str]) -> Problem:
    """A name that several units have."""
    return Problem(
        "ambiguous-reference",
        Text(
            f"{quote(text)} is the name of {len(ids)} units: {', '.join(ids)}",
            f"{quote(text)}という名前の部署が{len(ids)}つあります: {'、'.join(ids)}",
        ),
        mapped.location(cell),
        entity,
        Text(
            "write the units above it too (A/B), or its id",
            "上位の部署から「A/B」のように書くか、部署のIDを書いてください",
        ),
        values=("unit", text),
    )


def ambiguous(
    mapped: MappedTable, cell: Cell, entity: str, said: tuple[str, str], places: list[tuple[str, Location]]
) -> Problem:
    """A name that several people have, where one of them is meant; `said` is the field, and what stands there."""
    text = said[1]
    ids = [ident for ident, _ in places]
    return Problem(
        "ambiguous-reference",
        Text(
            f"{quote(text)} is the name of {len(ids)} people: {', '.join(ids)}",
            f"{quote(text)}という名前の人が{len(ids)}人います: {'、'.join(ids)}",
        ),
        mapped.location(cell),
        entity=entity,
        accepted=Text("write the manager's employee number", "上司の社員番号を書いてください"),
        related=tuple((Text("one of that name", "同じ名前の人"), place) for _, place in places),
        values=said,
        private=quote(text),
    )


def gone(mapped: MappedTable, cell: Cell, entity: str, said: tuple[str, str], meant: Meant) -> Problem:
    """A manager who is in the tables, but not there any more, or not yet."""
    text = said[1]
    return Problem(
        "unknown-reference",
        Text(
            f"the manager {quote(text)} is not there any more, or not yet",
            f"上司{quote(text)}は退職しているか、まだ入社していません",
        ),
        mapped.location(cell),
        entity=entity,
        accepted=Text("name who leads now", "現在の上司を書いてください"),
        related=tuple((Text("that row is not read", "この行は読み込んでいません"), _row(fact)) for fact in meant.gone),
        values=said,
        private=quote(text) if looks_like_name(text) else None,
    )


def without_zeros(mapped: MappedTable, cell: Cell, entity: str, said: tuple[str, str], near: str) -> Problem:
    """A manager's number that is nobody's, but somebody's with zeros in front."""
    text = said[1]
    return Problem(
        "unknown-reference",
        Text(f"unknown position {quote(text)}", f"{quote(text)}というポストは見つかりません"),
        mapped.location(cell),
        entity=entity,
        accepted=Text(
            f"did you mean {quote(near)}? Excel drops zeros in front of numbers; format the column as text",
            f"{quote(near)}ではありませんか。Excelは数字の先頭の0を消します。列の書式を文字列にしてください",
        ),
        values=said,
    )


def _row(fact: RowFacts) -> Location:
    table = fact.mapped.table
    return Location(table.file, table.row_span(fact.row), sheet=table.sheet)
