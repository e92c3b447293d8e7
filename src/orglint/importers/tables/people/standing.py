"""Whether somebody is there: what columns of status, words behind a name and kinds of employment say about it."""

from __future__ import annotations

from functools import cache
from typing import Literal, TypeAlias

from orglint.importers.tables.column_map import fold_heading
from orglint.importers.tables.people.ids import names_nobody
from orglint.importers.tables.people.vacancies import is_vacancy
from orglint.importers.tables.rows import MappedTable, fold_text
from orglint.model.schema import COLLECTIONS
from orglint.model.values import BadValue, FieldReader, NotSaidError
from orglint.model.words import FunctionNames

Standing: TypeAlias = Literal["here", "leave", "away", "coming", "left", "guest"]
"""`here` and on `leave`: in their post. `away`: seconded to another organization. `coming`: not yet there. `left`: gone.
`guest`: somebody else's person with an account."""

_HERE = (
    "在籍", "在籍中", "在籍者", "在職", "在職中", "在勤", "現職", "勤務", "勤務中", "就業中", "就業", "稼働中", "有効", "通常", "試用期間",
    "退職予定", "退職予定者", "active", "current", "employed", "enabled", "working", "hired", "regular", "normal",
    "filled", "provisioned", "recovery", "locked out", "locked_out", "password expired", "password_expired", "notice period",
)  # fmt: skip
_LEAVE = (
    "休職", "休職中", "休業", "休業中", "休暇中", "長期休暇", "産休", "産休中", "育休", "育休中", "産育休", "産前産後休業", "産休・育休",
    "育児休業", "育児休業中", "介護休業", "介護休業中", "病気休職", "私傷病休職", "傷病休職", "自己啓発休職", "on leave", "leave",
    "leave of absence", "loa", "absent", "paid leave", "unpaid leave", "parental leave", "maternity leave", "suspended",
    "dormant", "furlough", "furloughed", "sabbatical",
)  # fmt: skip
_AWAY = (
    "出向",
    "出向中",
    "在籍出向",
    "在籍出向中",
    "社外出向",
    "外部出向",
    "派遣出向",
    "出向(出)",
    "seconded",
    "on secondment",
    "secondment",
)
_COMING = (
    "入社予定", "入社前", "内定", "内定者", "内定承諾", "採用予定", "入職予定", "未入社", "pre-hire", "prehire", "pending", "staged",
    "onboarding", "future hire", "offer accepted", "not started", "preboarding", "pre-boarding",
)  # fmt: skip
_LEFT = (
    "退職", "退職済", "退職済み", "退職者", "退社", "退社済", "退社済み", "離職", "離職済", "転籍", "転籍済", "転出", "解雇", "死亡", "死亡退職",
    "定年退職", "契約終了", "契約満了", "除籍", "無効", "在籍なし", "削除", "terminated", "inactive", "left", "leaver", "former",
    "resigned", "retired", "separated", "dismissed", "deceased", "disabled", "deactivated", "deprovisioned", "deleted",
    "ended", "contract ended", "no longer employed", "withdrawn", "discarded",
)  # fmt: skip
_GUEST = ("guest", "ゲスト")
_NO_WORD = ("member",)
"""What directories say of everybody with an account of their own: it names no kind of employment."""

_WORDS: tuple[tuple[Standing, tuple[str, ...]], ...] = (
    ("here", ("here", *_HERE)),
    ("leave", _LEAVE),
    ("away", ("away", *_AWAY)),
    ("coming", ("coming", *_COMING)),
    ("left", _LEFT),
    ("guest", _GUEST),
)
WORDS: dict[str, Standing] = {fold_text(word): standing for standing, words in _WORDS for word in words}
_OF_EMPLOYMENT = frozenset({"出向", "regular", "normal", "通常", "試用期間"})
"""Words that in a column of employment say how somebody is employed: 出向 there is somebody received, not sent."""
_PARTS: tuple[tuple[str, Standing], ...] = (
    ("退職予定", "here"),
    ("退職", "left"),
    ("退社", "left"),
    ("離職", "left"),
    ("入社予定", "coming"),
    ("内定", "coming"),
    ("休", "leave"),
    ("出向受入", "here"),
    ("受入出向", "here"),
    ("出向者受入", "here"),
    ("出向", "away"),
    ("在籍", "here"),
    ("在職", "here"),
)
"""Parts of words that say it too, tried in this order: 退職(定年), 育児休業(2回目)."""
_TRUE = frozenset({"true", "1", "yes", "y", "t", "有効", "はい", "○", "〇", "on", "active", "enabled", "在籍", "在職"})
_FALSE = frozenset({"false", "0", "no", "n", "f", "無効", "いいえ", "×", "off", "inactive", "disabled"})
_GONE = frozenset({"退職", "退職済", "退職済み", "退職者", "terminated", "inactive", "済"})
"""What a column that asks whether somebody left says of those who did, beside yes."""
_OF_ANYTHING = frozenset({"status", "ステータス", "就業状況", "就業状態", "勤務状況"})
"""Headings of columns that may be about something else than whether people are there."""
COLUMNS = ("people.status", "people.active", "people.left")
_WORST: tuple[Standing, ...] = ("left", "guest", "coming", "away", "leave", "here")


@cache
def standing_by_word(text: str) -> Standing | None:
    """Return what a word for the status of an employment says, None where it is no such word."""
    folded = fold_text(text)
    known = WORDS.get(folded)
    if known is not None or folded.isascii():
        return known
    return next((standing for part, standing in _PARTS if part in folded), None)


@cache
def standing_by_employment(text: str) -> Standing | None:
    """Return what a kind of employment says beside it: `Terminated` stands there in some exports."""
    folded = fold_text(text)
    return None if folded in _OF_EMPLOYMENT else WORDS.get(folded)


@cache
def says_nothing(text: str) -> bool:
    """Whether a kind of employment is none: a guest, a member of a directory, a status."""
    folded = fold_text(text)
    return folded in _NO_WORD or standing_by_employment(text) is not None


def standing_of(mapped: MappedTable, row: int) -> tuple[Standing, str | None]:
    """Return the standing of a row's person, and the name of the column that says it; `here` where none does."""
    found: dict[Standing, str | None] = {}
    for name in COLUMNS:
        text = mapped.text(row, name)
        said = _by_column(name, text) if text else None
        if said is not None:
            found.setdefault(said, name)
    employment = standing_by_employment(mapped.text(row, "people.employment"))
    if employment is not None:
        found.setdefault(employment, "people.employment")
    host = mapped.text(row, "people.seconded_to")
    if host and not names_nobody(host):
        found.setdefault("away", "people.seconded_to")
    for standing in _WORST:
        if standing in found:
            return standing, found[standing]
    return "here", None


def without_other_status(mapped: MappedTable) -> tuple[MappedTable, str | None]:
    """Return the table without a column that is called Status and is of something else, and its heading.

    Other headings (在籍状況, Employment Status) leave no doubt; there a word that nobody knows is a problem.
    """
    column = mapped.map.column("people.status")
    if (
        column is None
        or "people.status" in mapped.chosen
        or fold_heading(mapped.table.headings[column]) not in _OF_ANYTHING
    ):
        return mapped, None
    texts = [text for row in range(len(mapped.table.rows)) if (text := mapped.said(row, column))]
    known = sum(standing_by_word(text) is not None or employment_in_status(text) or is_vacancy(text) for text in texts)
    if known * 2 >= len(texts):
        return mapped, None
    return mapped.without([column]), mapped.table.headings[column]


def is_unknown(mapped: MappedTable, row: int, name: str) -> bool:
    """Whether a column of status says something in a row that nobody knows, and that is no kind of employment either."""
    text = mapped.text(row, name)
    if not text or names_nobody(text) or _by_column(name, text) is not None:
        return False
    return name != "people.status" or employment_of(text) is None


@cache
def employment_in_status(text: str) -> bool:
    """Whether a column of status says how somebody is employed, not how they stand: BambooHR has `Full-Time` there."""
    return standing_by_word(text) is None and employment_of(text) is not None


def employment_of(text: str) -> str | None:
    """Return the kind of employment that a text spells, None where it spells none."""
    try:
        value = _employment_reader()(text)
    except (BadValue, NotSaidError):
        return None
    return value if isinstance(value, str) else None


def _by_column(name: str, text: str) -> Standing | None:
    folded = fold_text(text)
    if name == "people.status":
        return standing_by_word(text)
    if name == "people.active":
        return "here" if folded in _TRUE else "left" if folded in _FALSE else None
    return "left" if folded in _TRUE or folded in _GONE else "here" if folded in _FALSE else None


@cache
def _employment_reader() -> FieldReader:
    return FieldReader(COLLECTIONS["people"].written["employment"], FunctionNames())
