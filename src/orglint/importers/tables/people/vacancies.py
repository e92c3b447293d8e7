"""Rows that stand for a post nobody fills: a word such as 空席 or Vacant where the name would be."""

from __future__ import annotations

import re

from orglint.importers.tables.rows import as_id, fold_text

_WORDS = frozenset({
    "空席", "空き", "空席予定", "空ポスト", "欠員", "採用中", "採用予定", "採用活動中", "募集中", "求人中", "補充中", "補充予定", "増員", "増員予定",
    "後任未定", "後任調整中", "後任選考中", "未定", "未充足", "未配置", "選考中", "人選中", "調整中", "検討中", "募集", "新規採用",
    "vacant", "vacancy", "vacant position", "open", "open position", "open role", "open req", "open requisition", "unfilled",
    "to be hired", "tbh", "tbd", "tba", "to be determined", "to be decided", "to be announced", "recruiting", "hiring",
    "in recruitment", "new hire", "new position", "position vacant", "currently vacant", "backfill", "to be recruited",
})  # fmt: skip
_BRACKETS = re.compile(r"[()\[\]<>{}（）［］〔〕【】〈〉《》「」*＊※★☆■□●○◎]")
_SPLIT = re.compile(r"[(（［〔【\[:：・/／、]|\s+-+\s+|\s+–\s+")


def is_vacancy(name: str) -> bool:
    """Whether what stands where a name should says that nobody fills the post: 空席, （空席）, 空席(採用中), Vacant."""
    if not name:
        return False
    bare = _BRACKETS.sub(" ", name)
    if fold_text(bare) in _WORDS:
        return True
    parts = [fold_text(_BRACKETS.sub(" ", part)) for part in _SPLIT.split(name)]
    said = [part for part in parts if part]
    return bool(said) and said[0] in _WORDS and len(parts) > 1


def vacancy_id(unit: str | None, title: str) -> str:
    """Return the id of a vacant post that has no number: what it is and where."""
    return "-".join(("vacant", *(as_id(part) for part in (unit or "", title) if part)))
