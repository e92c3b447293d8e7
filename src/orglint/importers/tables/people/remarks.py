"""Notes on a table of people: rows that are no people, guesses, ids that are none. Headings and row numbers, no values."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from orglint.i18n import Text
from orglint.importers.imported import Note
from orglint.importers.tables.people.ids import KEYS, PersonIds, has_ids
from orglint.importers.tables.people.row_facts import RowFacts
from orglint.importers.tables.people.unit_columns import Levels
from orglint.importers.tables.row_numbers import rows_named
from orglint.importers.tables.rows import MappedTable

OF_PERSONS = (
    "employment", "employer", "agency", "vendor", "company", "start", "end", "allocation", "primary", "seconded_to",
)  # fmt: skip
"""What a row of a vacant post may say that is of no use without a person."""


def remarks(mapped: MappedTable, facts: Sequence[RowFacts], ids: PersonIds, levels: Levels) -> Iterator[Note]:
    """Yield what a reader should know of a table of people."""
    people = [fact for fact in facts if fact.about == "person"]
    if people and not has_ids(mapped):
        yield mapped.note(_NUMBERED)
    yield from _of_rows(mapped, [fact for fact in people if fact.is_read and _goes_by_login(mapped, fact)], _LOGINS)
    if levels.guessed:
        yield mapped.note(_LEVELS.filled(headings=_all(levels.guessed)))
    for heading in levels.unsure:
        yield mapped.note(_NO_LEVEL.filled(heading=" ".join(heading.split())))
    for standing, text in (("left", _LEFT), ("coming", _COMING), ("guest", _GUEST)):
        yield from _of_rows(mapped, [fact for fact in people if fact.standing == standing and not fact.is_read], text)
    yield from _of_rows(mapped, [fact for fact in people if fact.standing == "away"], _AWAY)
    vacancies = [fact for fact in facts if fact.about == "vacancy"]
    yield from _of_rows(mapped, vacancies, _VACANT)
    yield from _unused(mapped, vacancies)
    yield from _of_rows(mapped, [fact for fact in facts if fact.about == "total"], _TOTAL)
    yield from _of_rows(mapped, [fact for fact in facts if fact.about == "unused"], _NOT_USED)
    respelled = [fact for fact in people if ids.respelled(mapped, fact.row)]
    yield from _of_rows(mapped, respelled, _WIDTH)


def nothing_read(mapped: MappedTable, rows: Iterable[int]) -> Note:
    """Return the note on rows that have nothing in any column that is read."""
    return mapped.note(_NOTHING.filled(rows=rows_named(mapped.lines(rows))))


def taken_whole(mapped: MappedTable, facts: Sequence[RowFacts]) -> Iterator[Note]:
    """Yield the note on rows whose unit has a slash in its name that may divide levels."""
    yield from _of_rows(mapped, facts, _WHOLE)


def no_status(mapped: MappedTable, heading: str) -> Note:
    """Return the note on a column of status that is about something else."""
    return mapped.note(_NO_STATUS.filled(heading=" ".join(heading.split())))


def _of_rows(mapped: MappedTable, facts: Sequence[RowFacts], text: Text) -> Iterator[Note]:
    """Yield a note on some rows, with the headings of the columns that say so; none where there are no such rows."""
    if facts:
        headings = [_heading(mapped, name) for name in dict.fromkeys(fact.said_by for fact in facts) if name]
        yield mapped.note(
            text.filled(rows=rows_named(mapped.lines(fact.row for fact in facts)), headings=_all(headings))
        )


def _unused(mapped: MappedTable, vacancies: Sequence[RowFacts]) -> Iterator[Note]:
    names = [f"people.{field}" for field in OF_PERSONS]
    unused = [name for name in names if any(mapped.text(fact.row, name) for fact in vacancies)]
    if unused:
        yield mapped.note(_UNUSED.filled(headings=_all([_heading(mapped, name) for name in unused])))


def _goes_by_login(mapped: MappedTable, fact: RowFacts) -> bool:
    """Whether a person goes by the name they log in with, for want of a number."""
    return bool(fact.id) and fact.id_cell.column == mapped.map.column(KEYS[-1])


def _heading(mapped: MappedTable, name: str) -> str:
    """Return the heading of a field; a name may stand in two columns."""
    column = mapped.map.column(name)
    if column is None and name == "people.name":
        column = mapped.map.column("people.family_name")
    return mapped.table.headings[column] if column is not None else name


def _all(headings: Sequence[str]) -> Text:
    bare = [" ".join(heading.split()) for heading in headings]
    return Text(", ".join(bare), "、".join(bare))


_NUMBERED = Text(
    "no column has an employee number: people are numbered by row (row-1, ...), and are others when rows move",
    "社員番号の列がないため、行の順に番号(row-1、…)を付けました。行を並べ替えると番号も変わります",
)
_LOGINS = Text(
    "people without an employee number go by the name they log in with, which says who they are: {rows}",
    "社員番号がない人は、ログイン名をIDにしました。個人が分かるIDです: {rows}",
)
_LEVELS = Text(
    "read as levels of units, not as several posts, because each is a part of the one before: {headings}",
    "順に下位の部署になっているため、兼務ではなく部署の階層として読みました: {headings}",
)
_NO_LEVEL = Text(
    'the column "{heading}" is not read as a level: units of one name lie in several parts of it; if it is one, map it to '
    "people.unit_1 and the unit to people.unit_2",
    "列「{heading}」は階層として読みません。同じ名前の部署が複数の区分にまたがっています。階層であれば、--mapでpeople.unit_1に、"
    "部署の列をpeople.unit_2に対応させてください",
)
_WHOLE = Text(
    "units with a slash in their names, each read as one unit and not as levels: {rows}; where levels are meant, write > "
    "between them",
    "部署名の「/」は、階層の区切りかどうか分からないため、名前の一部として読みました: {rows}。階層であれば「>」で区切ってください",
)
_NO_STATUS = Text(
    'the column "{heading}" is not read: few of its words say whether somebody is there',
    "列「{heading}」は在籍状況を示す値が少ないため、読み込みません",
)
_LEFT = Text(
    "people who have left ({headings}) are not read: {rows}",
    "退職などで在籍していない人({headings})は読み込みません: {rows}",
)
_COMING = Text(
    "people who are yet to come ({headings}, without a date) are not read: {rows}",
    "入社前の人({headings}、入社日の記入なし)は読み込みません: {rows}",
)
_GUEST = Text("guests ({headings}) are not read: {rows}", "ゲスト({headings})は読み込みません: {rows}")
_AWAY = Text(
    "people seconded to other organizations ({headings}) are read without a post here: {rows}",
    "他社へ出向中の人({headings})は、社内のポストなしで読み込みます: {rows}",
)
_VACANT = Text(
    "vacant posts, read as such and not as people: {rows}",
    "空席のポストとして読み込みました(人ではありません): {rows}",
)
_UNUSED = Text(
    "of vacant posts these columns are not read: {headings}", "空席のポストでは次の列を読み込みません: {headings}"
)
_TOTAL = Text("sums and remarks below the people are not read: {rows}", "合計や注記の行は読み込みません: {rows}")
_NOT_USED = Text("numbers that nobody has are not read: {rows}", "欠番の行は読み込みません: {rows}")
_WIDTH = Text(
    "employee numbers that differ from another spelling in width alone are taken for the same: {rows}",
    "全角と半角だけが異なる社員番号は、同じ番号として扱いました: {rows}",
)
_NOTHING = Text(
    "rows without anything in the columns that are read: {rows}", "読み込む列に何も書かれていない行: {rows}"
)
